"""What the checks may say: every code, what it means, and what a contributor does about it.

To add a code: a row here, in the order of the alphabet, and a broken edition under `tests/broken/` whose expected
output holds it. The page *Contribute* shows this table.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A code of `annotate.values.problems.Problem`, what it means and how it is mended, in words for contributors."""

    code: str
    meaning: str
    remedy: str


_FMT = "Run `annotate fmt`."

CODES: tuple[Code, ...] = (
    Code(
        "anchor-mismatch",
        "The quoted words do not stand in the paragraph, or not so many times.",
        "Copy the words from the text; count the occurrences from 1.",
    ),
    Code(
        "bibtex",
        "The bibliography is not readable as BibTeX, or an entry lacks what its type needs.",
        "Mend the entry that the message names.",
    ),
    Code("blank-line", "A table has an empty line.", _FMT),
    Code("bom", "A file begins with a byte order mark, as some spreadsheets write it.", _FMT),
    Code(
        "cells",
        "A row has more or fewer cells than the first line; often a comma in a cell without quotation marks.",
        'Put the cell into double quotes: "Seoul, Korea".',
    ),
    Code(
        "citation",
        "The record of the edition, CITATION.cff, lacks something, or holds what stands in a template.",
        "Write what the message names; leave out what there is not yet.",
    ),
    Code(
        "cited",
        "An item of a list of sources is no citation.",
        "Write the key, or the key, # and the place: qian-2003#ch. 5.",
    ),
    Code(
        "claim",
        "The test of a claim cannot be computed or does not hold in the data, or its verdict has no witness but the "
        "text itself.",
        "Look at the verdict again; correct the test, the data or the sources.",
    ),
    Code("column-order", "The columns stand in another order.", _FMT),
    Code("columns", "A column is missing, not known, or there twice.", "Restore the first line of the table."),
    Code(
        "coordinate",
        "A place does not lie on the globe, or only one of its coordinates is given.",
        "Correct the coordinates: degrees, WGS 84.",
    ),
    Code("csv", "A table is not readable as CSV, often for a quotation mark left open.", "Close the quotation mark."),
    Code("datapackage", "The description of the tables is out of date.", _FMT),
    Code(
        "date-damage",
        "A spreadsheet has rewritten a date (Sep-90).",
        "Write it as EDTF again (1990-09), and open tables with all columns as text.",
    ),
    Code("date-entity", "A date has an entity.", "Move the value to `edtf`."),
    Code("date-kind", "Something that is no date has a date value.", "Empty `edtf` and `relation`."),
    Code("date-value", "A date has no value and no reason.", "Write the value, or the reason in `note`."),
    Code("delimiter", "Cells are separated by semicolons or tabs.", _FMT),
    Code(
        "drawn",
        "A figure of a notebook draws something that the data lack, or not as they have it.",
        "Restore what is missing, or take the figure out of the notebook.",
    ),
    Code("edtf", "A value is not a date in EDTF, or not in its canonical spelling.", "Write it as the message says."),
    Code("empty-file", "A table is empty.", "Restore its first line."),
    Code("entity-type", "The type of an entity is not one of the list.", "Choose one of those listed."),
    Code(
        "existence",
        "A link names something that did not exist at any date the paragraph speaks of.",
        "Link what is meant at that date, or write `retrospective: …` in `note`.",
    ),
    Code("file-name", "A file is not named after a text or paragraph.", "Rename or remove it."),
    Code("final-newline", "The last row has no line end.", _FMT),
    Code(
        "fingerprint",
        "The fingerprint by which the rights guard knows a text is not there.",
        "Restore fingerprint.txt from git.",
    ),
    Code("geo-property", "A feature of the geodata lacks a property or its geometry.", "Add it."),
    Code("geojson", "A file is not a GeoJSON feature collection.", "Restore the file."),
    Code(
        "geometry",
        "The geometry of a feature is of the wrong type, or its lines cross.",
        "Draw it again, or export it again as GeoJSON.",
    ),
    Code(
        "gone",
        "Something that a released version named is no longer there.",
        "Put it back; a page that moved goes into data/redirects.csv.",
    ),
    Code(
        "grade-copies",
        "Certainty is high on one source, or on copies of one, and it is neither a document nor the press of the day.",
        "Lower it to medium, or name a second source that does not go back to the first.",
    ),
    Code(
        "grade-unseen",
        "Certainty is high, and none of the sources was seen.",
        "Lower it, or open the source and say so in the bibliography (`keywords`).",
    ),
    Code(
        "hidden-sign",
        "A cell or a text holds a sign that is not seen, ends the line or turns the direction of writing.",
        "Remove the sign; the message gives its number in Unicode.",
    ),
    Code(
        "id-form",
        "An identifier has not the form that identifiers have: small letters a to z, digits and hyphens.",
        "Write it so; of an annotation, empty the cell and run `annotate fmt`.",
    ),
    Code("id-missing", "An annotation has no identifier yet.", _FMT),
    Code(
        "import",
        "A record of a gazetteer that is brought in cannot be used (`annotate gazetteer`).",
        "Mend it where it comes from, or leave such records out with --skip.",
    ),
    Code("kind-type", "Kind and type of an entity do not go together.", "Change one of them."),
    Code(
        "label-mismatch",
        "The label beside an entity's id is not its label: one of the two is mistyped.",
        "Correct the id, or empty the label and run `annotate fmt`.",
    ),
    Code("label-missing", "The label beside an entity's id is empty.", _FMT),
    Code("language", "The language of a name is not one of the list.", "Choose one of those listed."),
    Code("line-ends", "A file has Windows line ends.", _FMT),
    Code(
        "linked-differently",
        "One string is linked to different entities in one text (a warning).",
        "Link both alike, or list the name with both ids in data/gazetteer/namesakes.csv.",
    ),
    Code(
        "markup",
        "A name or title holds < or >, with which programs begin a tag.",
        "Say it without them.",
    ),
    Code("meta", "The description of a text (meta.toml) is missing or wrong.", "Mend it as the message says."),
    Code("missing-file", "A file that every edition has is not there.", "Restore it."),
    Code("name-twice", "An entity has the same name twice.", "Remove one of the rows."),
    Code(
        "nested",
        "A mention lies within a longer one (a warning).",
        "Write `nested` in its note if that is meant; else remove one.",
    ),
    Code(
        "nil-reason",
        "A mention is linked to nothing, without a reason.",
        "Write an id, or in `note` why there is none.",
    ),
    Code("no-break-space", "A cell holds a no-break space.", _FMT),
    Code("no-name", "An entity has no preferred English name.", "Add one to names.csv."),
    Code("no-paragraph", "There is no paragraph of this number.", "Correct the number."),
    Code(
        "not-preferred",
        "A date that is not preferred says nothing of why, or is graded high.",
        "Say in its note who gives it; grade it low or medium.",
    ),
    Code("number", "A cell that must be a number is none.", "Write figures with a point and no unit: 478.4."),
    Code("number-damage", "A spreadsheet has made a year a decimal (1966.0).", "Write the year alone."),
    Code(
        "opaque-file",
        "A file, or something packed in it, cannot be looked into: a picture, a cipher, an unknown kind, a link.",
        "Leave it out, or put it in a form that can be read.",
    ),
    Code("outer-blank", "A cell begins or ends with a blank.", _FMT),
    Code(
        "outline",
        "The outline of a text is missing or not numbered 0, 1, 2.",
        "Restore it, or run `annotate text seal`.",
    ),
    Code("overlap", "Two mentions cross.", "Let one end where the other begins, or nest them."),
    Code("part-circle", "Relations make something a part of itself.", "Remove one of them."),
    Code(
        "private-build",
        "Pages that were built with a private copy cannot be published.",
        "Run `annotate text forget`, then build again.",
    ),
    Code(
        "quotes-run",
        "Quotes of a work in copyright show more words than they may: eight in one, or more than twelve in a row.",
        "Shorten one of them.",
    ),
    Code("redirect", "An old address leads to no page, or is a page of the book.", "Correct or remove the row."),
    Code("refers-to-literal", "A literal place has a `refers_to`.", "Empty it, or write `metonymic`."),
    Code("refers-to-missing", "A metonymic place does not say who is meant.", "Write the id of who is meant."),
    Code("relation-time", "A relation lies outside the lifetime of an entity.", "Correct one of the spans."),
    Code("relation-type", "A relation joins entities of types that it does not join.", "Correct the ids."),
    Code(
        "relations-order",
        "Acts between a state and a Korea are in no possible order: broken before they were opened, recognised after.",
        "Correct the dates, or which of them is preferred.",
    ),
    Code("replaced", "An entity is no longer used.", "Write the id that replaces it."),
    Code("replaced-circle", "Entities replace each other in a circle.", "Leave one `replaced_by` empty."),
    Code("required", "A cell that must be filled is empty.", "Fill it."),
    Code("results", "A file of results of measurements cannot be read.", "Restore it, or measure anew."),
    Code(
        "rights",
        "A file holds running text of a work in copyright, however it is written, or a private copy is tracked.",
        "Say it in your own words; take private copies out of git.",
    ),
    Code(
        "rights-changed",
        "What keeps a work in copyright out of the repository was changed: the rights of a text, its outline or "
        "fingerprint, or the guard's own files.",
        "Undo the change; if it is meant, a maintainer who holds the text seals it anew (RELEASING.md).",
    ),
    Code(
        "same-span",
        "The same words are annotated twice.",
        "Remove one, or set the status of both to `disputed`.",
    ),
    Code("script", "The script of a name is not that of its language.", "Write the script that is expected."),
    Code("script-mixed", "A name holds letters of another script.", "Give each script a row of its own."),
    Code(
        "seen",
        "A source does not say whether it was opened.",
        "Set its `keywords` to `seen`, `standard-reference` or `from-memory`.",
    ),
    Code("sense-kind", "Something that is no place has a sense.", "Empty `sense` and `refers_to`."),
    Code("sense-missing", "A place has no sense.", "Write `literal` or `metonymic`."),
    Code("state-code", "The code of a state is not three capital letters.", "Write it as in ISO 3166-1, e.g. CHN."),
    Code(
        "stated-figure",
        "A number or date stated in a text is not what the data say, or cannot be computed from them as its row in "
        "figures.csv asks.",
        "Correct the text, its row in figures.csv, or the data.",
    ),
    Code("succession", "A successor began before what it succeeds.", "Swap the two, or correct the spans."),
    Code(
        "text-drift",
        "A text was changed after it was annotated.",
        "Look at the annotations of the paragraph, then run `annotate text seal`.",
    ),
    Code(
        "total",
        "A number of partners given at the time is far from what the acts come to, without a word on it.",
        "Correct the acts, or say in its note which states make the difference.",
    ),
    Code("twice", "A key stands twice; the message names both lines.", "Remove or change one of them."),
    Code(
        "unknown-id",
        "There is no entity, event or state of this id or code.",
        "Correct it, or add the row it names first.",
    ),
    Code("unknown-source", "There is no source of this key.", "Correct it, or add the source to bibliography.bib."),
    Code("unreadable", "A file cannot be read, often because it is not UTF-8.", "Save it as UTF-8."),
    Code("unsourced", "Certainty is high without a source.", "Name the source, or lower the certainty."),
    Code("url", "An address does not begin with https:// or http://.", "Correct it."),
    Code("value", "A value is not one of the list.", "Choose one of those listed."),
    Code("wikidata", "A Wikidata identifier is not one.", "Write Q and a number."),
    Code("wikidata-status", "Wikidata id and its status contradict each other.", "Correct one of them."),
    Code("wikidata-twice", "Two entities have one Wikidata id.", "Leave it with one, or replace one by the other."),
    Code("zenodo", "The metadata for the archive do not say what CITATION.cff says.", _FMT),
)
