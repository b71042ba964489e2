"""One declaration of every table that people edit: its columns, their types, allowed values and what they point to.

From it come the rule for a cell (`annotate.files.cells`), reading and writing (`annotate.files.rows`),
`data/datapackage.json` (Frictionless Table Schema v1, with foreign keys), and the codebook in the book. To add a
column, add a `Field` to its table's row in `TABLES` and a field of the same name to its dataclass; to add a table, add
a row and a dataclass.
"""

from __future__ import annotations

from dataclasses import replace

from annotate.files.curated import CURATED
from annotate.files.drawn import DRAWN
from annotate.files.fields import (
    CITED,
    ENTITIES,
    EVENTS,
    GRADE,
    NTH,
    PARA,
    QUOTE,
    READING,
    SEEN,
    SOURCES,
    STATES,
    Field,
    TableSchema,
)
from annotate.files.recorded import RECORDED
from annotate.values.authority import Entity, Name, Namesake, Relation
from annotate.values.kept import Redirect
from annotate.values.model import (
    Certainty,
    Citation,
    Collation,
    DateRelation,
    Emendation,
    Heading,
    Kind,
    Mention,
    Note,
    Outline,
    Sense,
    StatedFigure,
    Status,
    Suggestion,
)
from annotate.values.record import Claim, Verdict

__all__ = [
    "CITED", "ENTITIES", "EVENTS", "GRADE", "KEYED", "PARA", "SEEN", "SOURCES", "STATES", "SUGGESTIONS", "TABLES",
    "Field", "TableSchema", "table", "table_of",
]  # fmt: skip

#: The column by which rows of a table are pointed to.
KEYED = {ENTITIES: "id", EVENTS: "id", STATES: "iso3"}


TABLES: tuple[TableSchema, ...] = (
    TableSchema(
        "outlines",
        "texts/*/outline.csv",
        "Paragraphs of a text: fingerprint, length, précis",
        (
            PARA,
            Field("fingerprint", "SHA-256 (hex) of the normalised paragraph.", "sha256", True),
            Field("words", "Words in the paragraph.", "integer", True),
            Field("precis", "What the paragraph says, in the editors' words."),
        ),
        Outline,
        ("para",),
    ),
    TableSchema(
        "sections",
        "texts/*/sections.csv",
        "Headings of a text",
        (PARA, Field("heading", "Heading that stands before the paragraph.", "label", True)),
        Heading,
        ("para",),
    ),
    TableSchema(
        "citations",
        "texts/*/citations.csv",
        "Stand-off citations: the sources of what is said up to the end of the quote",
        (PARA, QUOTE, NTH, replace(CITED, required=True)),
        Citation,
        ("para", "quote", "nth"),
    ),
    TableSchema(
        "emendations",
        "texts/*/emendations.csv",
        "Places where the text shown is not as its source has it",
        (
            PARA,
            QUOTE,
            NTH,
            Field("original", "What the source has.", required=True),
            Field("reason", "Why it was changed.", required=True),
        ),
        Emendation,
        ("para", "quote", "nth"),
    ),
    TableSchema(
        "collation",
        "texts/*/collation.csv",
        "Paragraphs that were compared with another copy of their source",
        (
            PARA,
            Field("date", "The day on which it was compared, EDTF.", "date", True, example="2026-11-26"),
            Field("by", "Who compared it.", "label", True),
            Field("witness", "Which copy that is, and how it was seen.", required=True),
            Field("differences", "How many words differ.", "integer", True),
            Field("note", "Remark."),
        ),
        Collation,
        ("para", "date", "witness"),
    ),
    TableSchema(
        "figures",
        "texts/*/figures.csv",
        "Numbers in a text and the rows of data they are computed from",
        (
            PARA,
            QUOTE,
            NTH,
            Field("computed_from", "File the number comes from.", required=True),
            Field("expression", "What is computed: see annotate.facts.expressions.", required=True),
        ),
        StatedFigure,
        ("para", "quote", "nth"),
    ),
    TableSchema(
        "annotations",
        "annotations/*/p*.csv",
        "Decided annotations, one file a paragraph, one row a mention",
        (
            Field("id", "Identifier, minted once by `annotate fmt` and never changed.", "id", example="a-4k7q2mzn"),
            *READING[:-2],
            Field("status", "Where the annotation stands.", "string", True, tuple(Status), default=Status.PROPOSED),
            *READING[-2:],
        ),
        Mention,
        ("id",),
    ),
    TableSchema(
        "notes",
        "notes/*.csv",
        "Editors' notes on passages",
        (
            Field("id", "Identifier within the text.", "id", True),
            PARA,
            QUOTE,
            NTH,
            Field("note", "The note.", required=True),
            CITED,
            GRADE,
        ),
        Note,
        ("id",),
    ),
    TableSchema(
        "claims",
        "claims/*.csv",
        "What a text claims, and what the record says",
        (
            Field("id", "Identifier within the text.", "id", True, example="c01"),
            PARA,
            QUOTE,
            NTH,
            Field("claim", "The claim, in the editors' words.", required=True),
            Field(
                "test",
                "Conditions over the data that the verdict rests on (annotate.facts.conditions), separated by "
                "semicolons; or `documentary`.",
                required=True,
                example="event ev-rok date < event ev-dprk date",
            ),
            Field("evidence", "What the sources say, in the editors' words.", required=True),
            CITED,
            Field("verdict", "What the record makes of the claim.", required=True, values=tuple(Verdict)),
            Field("certainty", "How sure the verdict is.", required=True, values=tuple(Certainty)),
            Field("note", "What would settle it; what else is to be said."),
        ),
        Claim,
        ("id",),
    ),
    TableSchema(
        ENTITIES,
        "gazetteer/entities.csv",
        "Authority records",
        (
            Field("id", "Identifier; never deleted.", "id", True, example="soviet-union"),
            Field("kind", "The kind of its mentions.", required=True, values=tuple(Kind)),
            Field("type", "What sort of person, place or thing it is.", required=True, example="state"),
            Field("label", "Preferred name in English.", "label", True),
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
            Field("lat", "Latitude, degrees north, WGS 84.", "number", decimals=4),
            Field("lon", "Longitude, degrees east, WGS 84.", "number", decimals=4),
            Field("span", "When it existed, an EDTF interval.", "date", example="1922-12-30/1991-12-26"),
            CITED,
            GRADE,
            Field("replaced_by", "The id to use instead.", refers_to=ENTITIES),
        ),
        Entity,
        ("id",),
    ),
    TableSchema(
        "gazetteer/names",
        "gazetteer/names.csv",
        "Names of entities, with language, romanisation and period",
        (
            Field("entity", "Whose name.", required=True, refers_to=ENTITIES),
            Field("name", "The name.", "label", True),
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
            replace(CITED, name="source"),
        ),
        Name,
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
            replace(CITED, name="source"),
            GRADE,
        ),
        Relation,
    ),
    TableSchema(
        "gazetteer/namesakes",
        "gazetteer/namesakes.csv",
        "Strings that may name different entities in one text",
        (
            Field("name", "The string, as in the text.", "label", True, example="North"),
            Field("entity", "What it may name.", required=True, refers_to=ENTITIES),
            Field("reason", "What tells them apart.", required=True, example="until 9 September 1948"),
        ),
        Namesake,
        ("name", "entity"),
    ),
    TableSchema(
        "redirects",
        "redirects.csv",
        "Addresses of earlier versions and what stands for them now",
        (
            Field("old", "The old address, from the root of the pages.", "page", True, example="book/old.html"),
            Field("new", "The address now.", "page", True, example="book/new.html#part"),
        ),
        Redirect,
        ("old",),
    ),
    *RECORDED,
    *DRAWN,
    *CURATED,
)


#: What the machine proposes; no table that people edit, and read by the same rules.
SUGGESTIONS = TableSchema(
    "suggestions",
    "suggestions/*.csv",
    "Proposals of the machine",
    (
        replace(PARA, example=""),
        Field("start", "Where it begins: characters from the start of the paragraph, from 0.", "integer", True),
        Field("end", "Where it ends, that character not included.", "integer", True),
        QUOTE,
        NTH,
        Field("kind", "What the mention names.", required=True, values=tuple(Kind)),
        Field("entity", "Who or what it names."),
        Field("label", "The entity's label."),
        Field("wikidata", "Wikidata identifier of the entity.", "wikidata"),
        Field("sense", "For places: the place, or those who act there?", values=tuple(Sense)),
        Field("refers_to", "Who is meant, where the sense is metonymic."),
        Field("edtf", "For dates: the value in EDTF.", "date"),
        Field("relation", "For dates: until/before or since/after.", values=tuple(DateRelation)),
        Field("score", "How sure the machine is, 0 to 1.", "number", True, decimals=2),
        Field("reasons", "Why.", "list"),
    ),
    Suggestion,
)


def table(name: str) -> TableSchema:
    """Return the schema with a name."""
    return next(schema for schema in (*TABLES, SUGGESTIONS) if schema.name == name)


def table_of(value: type) -> TableSchema:
    """Return the schema whose rows become values of a class."""
    return next(schema for schema in (*TABLES, SUGGESTIONS) if schema.value is value)
