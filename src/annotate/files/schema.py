"""One declaration of every table that people edit: its columns, their types, allowed values and what they point to.

From it come the checks of cells (`annotate.checks.cells`), `data/datapackage.json` (Frictionless Table Schema v1, with
foreign keys), and the codebook in the book. To add a column, add a `Field` to its table's row in `TABLES`; to add a
table, add a row.
"""

from __future__ import annotations

from pathlib import Path

from annotate.files.drawn import DRAWN
from annotate.files.fields import CERTAINTY, CITED, ENTITIES, EVENTS, GRADE, SOURCES, Field, TableSchema
from annotate.files.project import Project
from annotate.values.model import DateRelation, Kind, Sense, Status, Verdict

__all__ = ["ENTITIES", "EVENTS", "SOURCES", "TABLES", "Field", "TableSchema", "schema_of", "table"]

_PARA = Field("para", "Paragraph, counted from 0 over the non-empty lines of the source.", "integer", True, example="6")
_QUOTE = Field("quote", "The exact words in the paragraph.", required=True, example="Soviet Union")
_NTH = Field("nth", "Which occurrence of the quote in the paragraph, counted from 1.", "count", True, example="1")

TABLES: tuple[TableSchema, ...] = (
    TableSchema(
        "outlines",
        "texts/*/outline.csv",
        "Paragraphs of a text: fingerprint, length, précis",
        (
            _PARA,
            Field("fingerprint", "SHA-256 (hex) of the normalised paragraph.", required=True),
            Field("words", "Words in the paragraph.", "integer", True),
            Field("precis", "What the paragraph says, in the editors' words."),
        ),
        ("para",),
    ),
    TableSchema(
        "sections",
        "texts/*/sections.csv",
        "Headings of a text",
        (_PARA, Field("heading", "Heading that stands before the paragraph.", required=True)),
        ("para",),
    ),
    TableSchema(
        "citations",
        "texts/*/citations.csv",
        "Stand-off citations: the sources of what is said up to the end of the quote",
        (_PARA, _QUOTE, _NTH, Field("sources", CITED.description, "list", True, refers_to=SOURCES)),
        ("para", "quote", "nth"),
    ),
    TableSchema(
        "figures",
        "texts/*/figures.csv",
        "Numbers in a text and the rows of data they are computed from",
        (
            _PARA,
            _QUOTE,
            _NTH,
            Field("computed_from", "File the number comes from.", required=True),
            Field("expression", "What is computed: see annotate.facts.expressions.", required=True),
        ),
        ("para", "quote", "nth"),
    ),
    TableSchema(
        "annotations",
        "annotations/*/p*.csv",
        "Decided annotations, one file a paragraph, one row a mention",
        (
            Field("id", "Identifier, minted once by `annotate fmt` and never changed.", example="a-4k7q2mzn"),
            _QUOTE,
            _NTH,
            Field("kind", "What the mention names.", required=True, values=tuple(Kind)),
            Field(
                "entity",
                "Who or what it names: an id of the gazetteer; empty with a reason in `note`.",
                refers_to=ENTITIES,
            ),
            Field("entity_label", "The entity's label; filled by `annotate fmt`, checked against the id."),
            Field("sense", "For places: does the name mean the place, or those who act there?", values=tuple(Sense)),
            Field("refers_to", "Who is meant, where the sense is metonymic.", refers_to=ENTITIES),
            Field("edtf", "For dates: the value in EDTF.", "date", example="1990-09-30"),
            Field("relation", "For dates: until/before or since/after.", values=tuple(DateRelation)),
            GRADE,
            Field("status", "Where the annotation stands.", required=True, values=tuple(Status)),
            Field("by", "Who decided.", required=True, example="editors"),
            Field("note", "Why, where it is not obvious."),
        ),
        ("id",),
    ),
    TableSchema(
        "notes",
        "notes/*.csv",
        "Editors' notes on passages",
        (
            Field("id", "Identifier within the text.", required=True),
            _PARA,
            _QUOTE,
            _NTH,
            Field("note", "The note.", required=True),
            CITED,
            GRADE,
        ),
        ("id",),
    ),
    TableSchema(
        "claims",
        "claims/*.csv",
        "What a text claims, and what the record says",
        (
            Field("id", "Identifier within the text.", required=True, example="c01"),
            _PARA,
            _QUOTE,
            _NTH,
            Field("claim", "The claim, in the editors' words.", required=True),
            Field(
                "test",
                "Conditions over the data that the verdict rests on (annotate.facts.conditions), separated by "
                "semicolons; or `documentary`.",
                required=True,
                example="event ev-rok date < event ev-dprk date",
            ),
            Field("evidence", "What the sources say, in the editors' words.", required=True),
            Field("sources", CITED.description, "list", refers_to=SOURCES),
            Field("verdict", "What the record makes of the claim.", required=True, values=tuple(Verdict)),
            Field("certainty", "How sure the verdict is.", required=True, values=CERTAINTY),
            Field("note", "What would settle it; what else is to be said."),
        ),
        ("id",),
    ),
    TableSchema(
        ENTITIES,
        "gazetteer/entities.csv",
        "Authority records",
        (
            Field("id", "Identifier; never deleted.", required=True, example="soviet-union"),
            Field("kind", "The kind of its mentions.", required=True, values=tuple(Kind)),
            Field("type", "What sort of person, place or thing it is.", required=True, example="state"),
            Field("label", "Preferred name in English.", required=True),
            Field("description", "One line."),
            Field("wikidata", "Wikidata identifier.", "wikidata", example="Q15180"),
            Field(
                "wikidata_status",
                "Was the identifier seen beside the name in a source?",
                required=True,
                values=("verified", "from-memory", "none"),
            ),
            Field("geonames", "GeoNames identifier."),
            Field("viaf", "VIAF identifier."),
            Field("lat", "Latitude, degrees north, WGS 84.", "number"),
            Field("lon", "Longitude, degrees east, WGS 84.", "number"),
            Field("span", "When it existed, an EDTF interval.", "date", example="1922-12-30/1991-12-26"),
            CITED,
            GRADE,
            Field("replaced_by", "The id to use instead.", refers_to=ENTITIES),
        ),
        ("id",),
    ),
    TableSchema(
        "gazetteer/names",
        "gazetteer/names.csv",
        "Names of entities, with language, romanisation and period",
        (
            Field("entity", "Whose name.", required=True, refers_to=ENTITIES),
            Field("name", "The name.", required=True),
            Field("lang", "Language, BCP 47.", required=True, example="ko"),
            Field("script", "Script, ISO 15924.", example="Hang"),
            Field("system", "Romanisation.", example="RR"),
            Field(
                "role",
                "What sort of name.",
                required=True,
                values=("preferred", "variant", "historical", "metonym", "descriptor"),
            ),
            Field("span", "When it was in use, EDTF.", "date"),
            Field("source", "Keys of the bibliography.", "list", refers_to=SOURCES),
        ),
    ),
    TableSchema(
        "gazetteer/relations",
        "gazetteer/relations.csv",
        "Dated statements about two entities",
        (
            Field("subject", "The entity spoken of.", required=True, refers_to=ENTITIES),
            Field(
                "relation",
                "What it is to the other.",
                required=True,
                values=(
                    "part-of",
                    "capital-of",
                    "government-of",
                    "seat-of",
                    "predecessor",
                    "successor",
                    "leader-of",
                    "member-of",
                ),
            ),
            Field("object", "The other entity.", required=True, refers_to=ENTITIES),
            Field("span", "When, EDTF.", "date"),
            Field("source", "Keys of the bibliography.", "list", refers_to=SOURCES),
            GRADE,
        ),
    ),
    TableSchema(
        "gazetteer/namesakes",
        "gazetteer/namesakes.csv",
        "Strings that may name different entities in one text",
        (
            Field("name", "The string, as in the text.", required=True, example="North"),
            Field("entity", "What it may name.", required=True, refers_to=ENTITIES),
            Field("reason", "What tells them apart.", required=True, example="until 9 September 1948"),
        ),
        ("name", "entity"),
    ),
    TableSchema(
        EVENTS,
        "history/events.csv",
        "Events 1943–1994",
        (
            Field("id", "Identifier.", required=True),
            Field("date", "When, EDTF.", "date", True),
            Field("label", "What happened.", required=True),
            Field("places", "Where, ids of the gazetteer separated by semicolons.", "list", refers_to=ENTITIES),
            Field("persons", "Who, ids of the gazetteer.", "list", refers_to=ENTITIES),
            Field("orgs", "Which bodies and states, ids of the gazetteer.", "list", refers_to=ENTITIES),
            Field("sources", CITED.description, "list", True, refers_to=SOURCES),
            GRADE,
            Field(
                "seen", "Was the source opened?", required=True, values=("seen", "standard-reference", "from-memory")
            ),
            Field("note", "Differences between sources."),
        ),
        ("id",),
    ),
    TableSchema(
        "history/recognition",
        "history/recognition.csv",
        "Relations of states with either Korea",
        (
            Field("state", "State, as it is called now or was called last.", required=True),
            Field("iso3", "ISO 3166-1 alpha-3, or the transitional code of a former state."),
            Field("region", "Region, UN M49."),
            Field("rok_established", "Relations with the Republic of Korea opened, EDTF.", "date"),
            Field("dprk_established", "Relations with the DPRK opened, EDTF.", "date"),
            Field("rok_severed", "Relations with the Republic of Korea broken, EDTF; each break.", "dates"),
            Field("dprk_severed", "Relations with the DPRK broken, EDTF; each break.", "dates"),
            Field("rok_restored", "Relations with the Republic of Korea restored, EDTF; one a break.", "dates"),
            Field("dprk_restored", "Relations with the DPRK restored, EDTF; one a break.", "dates"),
            Field("bloc", "Editorial class."),
            Field("note", "Differences between sources."),
            Field("sources", CITED.description, "list", True, refers_to=SOURCES),
            GRADE,
            Field("rok_certainty", "Certainty of the dates with the Republic of Korea.", values=CERTAINTY),
            Field("dprk_certainty", "Certainty of the dates with the DPRK.", values=CERTAINTY),
        ),
        ("state",),
    ),
    TableSchema(
        "history/zone_stats",
        "history/zone_stats.csv",
        "Figures for the two zones",
        (
            Field("measure", "What is measured.", required=True),
            Field("north", "North of 38 degrees.", "number"),
            Field("south", "South of 38 degrees.", "number"),
            Field("unit", "Unit.", required=True),
            Field("date", "Date or period the figure is for."),
            Field("sources", CITED.description, "list", True, refers_to=SOURCES),
            GRADE,
            Field("note", "How it was measured; what is doubtful."),
        ),
    ),
    TableSchema(
        "history/trade",
        "history/trade.csv",
        "South Korea’s trade in goods with a partner, by year",
        (
            Field("partner", "The other state, ISO 3166-1 alpha-3.", required=True, example="CHN"),
            Field("year", "Calendar year.", "count", True, example="1992"),
            Field("exports", "South Korean exports to the partner, million US dollars of the year.", "number"),
            Field("imports", "South Korean imports from the partner, million US dollars of the year.", "number"),
            Field("sources", CITED.description, "list", True, refers_to=SOURCES),
            GRADE,
            Field("note", "What is doubtful."),
        ),
        ("partner", "year"),
    ),
    *DRAWN,
)


def table(name: str) -> TableSchema:
    """Return the schema with a name."""
    return next(schema for schema in TABLES if schema.name == name)


def schema_of(project: Project, path: Path) -> TableSchema | None:
    """Return the schema a file must follow, or None for a file that is no table of the edition."""
    resolved = path.resolve()
    return next((s for s in TABLES if any(f.resolve() == resolved for f in s.files(project))), None)
