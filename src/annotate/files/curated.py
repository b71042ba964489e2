"""The declared tables of how the edition came about: what is proposed, other layers, decisions, ids that were given.

They are tables of `annotate.files.schema` like any other.
"""

from __future__ import annotations

from dataclasses import replace

from annotate.files.fields import CITED, GRADE, MEANT, NTH, PARA, QUOTE, READING, SENSE, Field, TableSchema
from annotate.values.curation import (
    Act,
    Contribution,
    Decision,
    Given,
    Layered,
    Objection,
    Proposal,
    ProposedNote,
    ProposedRecord,
)
from annotate.values.model import Certainty

_TEXT = Field("text", "The text, by its id.", "id", True, example="companion")
_GRADE = replace(GRADE, default=Certainty.MEDIUM)
_BY = Field("by", "Whose proposal it is.", required=True, example="ada")
# The form on a page writes it; whoever writes a row by hand needs no such column (`annotate.files.tables.OPTIONAL`).
_CONTEXT = Field("context", "Short hashes of the paragraph and of the words in it, as the page had them.", "anchor")
_PLACE = (_TEXT, PARA, QUOTE, replace(NTH, default="1"))

CURATED: tuple[TableSchema, ...] = (
    TableSchema(
        "proposals",
        "proposals/*.csv",
        "Proposed annotations for any text; `annotate fmt` puts each row into the file of its paragraph",
        (_TEXT, PARA, *READING, _CONTEXT),
        Proposal,
    ),
    TableSchema(
        "proposals/notes",
        "proposals/notes/*.csv",
        "Proposed notes on any text, until `annotate accept` takes them in",
        (
            *_PLACE,
            Field("note", "The note.", required=True),
            CITED,
            _GRADE,
            _BY,
            Field("remark", "What the editors should know beside it: a source that the bibliography lacks, say."),
            _CONTEXT,
        ),
        ProposedNote,
    ),
    TableSchema(
        "proposals/records",
        "proposals/records/*.csv",
        "Proposed authority records, each with words that name it, until `annotate accept` takes them in",
        (
            *_PLACE,
            Field("id", "Identifier of the record; by default made of its label.", "id", example="busan"),
            Field("type", "What sort of person, place or thing it is.", required=True, example="settlement"),
            Field("label", "Preferred name in English.", "label", True, example="Busan"),
            Field("description", "One line."),
            Field("names", "Other names, each after its language.", "list", example="ko:부산; zh:釜山"),
            Field("wikidata", "Wikidata identifier, if it was seen beside the name.", "wikidata", example="Q16520"),
            Field("span", "When it existed, an EDTF interval.", "date", example="1922-12-30/1991-12-26"),
            SENSE,
            MEANT,
            CITED,
            _GRADE,
            _BY,
            Field("note", "Why, where it is not obvious; what tells it from others of that name."),
            _CONTEXT,
        ),
        ProposedRecord,
    ),
    TableSchema(
        "proposals/objections",
        "proposals/objections/*.csv",
        "Objections: that the words of a mention name nothing, until an editor rejects the mention or the objection",
        (
            *_PLACE,
            Field(
                "annotation",
                "The mention, by its id; needed where several readings stand at the words.",
                "id",
                example="a-4k7q2mzn",
            ),
            Field("note", "Why it is no mention.", required=True, example="a verb, no name"),
            _BY,
            _CONTEXT,
        ),
        Objection,
    ),
    TableSchema(
        "layers",
        "layers/*/*/p*.csv",
        "Annotations of another annotator, who did not see the first: one folder a person and text",
        READING,
        Layered,
    ),
    TableSchema(
        "decisions",
        "decisions/*.csv",
        "What was decided on annotations, by whom and why, one file a text",
        (
            Field("annotation", "The annotation, by its id.", "id", True, example="a-4k7q2mzn"),
            Field("date", "The day of the decision.", "date", True, example="2026-03-01"),
            Field("decision", "What was decided.", required=True, values=tuple(Act)),
            Field("by", "Who decided.", required=True, example="editors"),
            Field("why", "For what reason."),
        ),
        Decision,
    ),
    TableSchema(
        "contributions",
        "contributions.csv",
        "Notes, authority records, objections of readers, and what was decided on them; written by `annotate accept`",
        (
            Field("file", "The file whose row it is.", required=True, example="notes/companion.csv"),
            Field("id", "The id of the row.", "id", True, example="n01"),
            Field("date", "The day of the decision.", "date", True, example="2026-03-01"),
            Field("decision", "What was decided.", required=True, values=(Act.ACCEPTED, Act.REJECTED)),
            Field("suggested", "Whose proposal it was.", required=True, example="ada"),
            Field("by", "Who decided.", required=True, example="editors"),
            Field("why", "For what reason."),
        ),
        Contribution,
        ("file", "id", "date"),
    ),
    TableSchema(
        "ledger",
        "ledger.csv",
        "Every identifier that was ever given; written by `annotate fmt`",
        (
            Field("file", "The file whose row has it.", required=True, example="annotations/companion/p00.csv"),
            Field("id", "The identifier.", required=True, example="a-4k7q2mzn"),
            Field(
                "anchor", "Short hashes of the paragraph, and of the quote and its place, as they were found.", "anchor"
            ),
            Field("retired", "Why the row is no longer there; empty where it must be."),
        ),
        Given,
    ),
)
