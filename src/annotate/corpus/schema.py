"""What the three tables of a dataset hold: one row of `TABLES` a table, one `Column` a column, each with its meaning.

The meanings are written into the Parquet files, too, as the field metadata `description`. To add a column: its row
here, and its value in `annotate.corpus.reading`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow

#: Raised where a dataset written earlier could not be read as one written now.
VERSION = 1
#: The column that the Hive partitions are named after: the year of the document.
PARTITION = "year"
#: Its value for documents without a date: not Hive's own word for it, which pandas cannot read.
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its Arrow type as `pyarrow.type_for_alias` knows it ("strings": a list), and its meaning."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, which is its folder's, what a row is, its columns, and whether it is partitioned."""

    name: str
    row: str
    columns: tuple[Column, ...]
    partitioned: bool = True


_DOCUMENT = Column("document", "string", "The document's id: as the source gives it, else its file and row.")

DOCUMENTS = Table(
    "documents",
    "One document that was read.",
    (
        _DOCUMENT,
        Column("title", "string", "Its title, where the source gives one."),
        Column("date", "string", "Its own date, EDTF: a year, a month or a day; null where none is given."),
        Column("source", "string", "The file it came from, relative to what was given."),
        Column("row", "int64", "Its row there, from 1; a file of text has one."),
        Column("paragraphs", "int32", "Paragraphs."),
        Column("characters", "int64", "Characters (code points) of its paragraphs."),
        Column("words", "int64", "Words: what white space divides."),
        Column("mentions", "int32", "Mentions found in it."),
        Column("text_sha256", "string", "SHA-256 (hex) of its paragraphs, joined by line ends."),
        Column("model", "string", "Name and version of the recogniser."),
        Column("model_sha256", "string", "SHA-256 (hex) of every file that bears on what it predicts."),
        Column("made_from", "string", "Twelve hex digits over the code of the stages, twelve over the gazetteer."),
    ),
)
MENTIONS = Table(
    "mentions",
    "One mention of a name or a date.",
    (
        Column("id", "string", "16 hex digits of document id, text, paragraph and offsets: the same in every run."),
        _DOCUMENT,
        Column("date", "string", "The document's own date."),
        Column("para", "int32", "Number of its paragraph, from 0."),
        Column("start", "int32", "Offset of its first character in the paragraph, in code points, from 0."),
        Column("end", "int32", "Offset behind its last character."),
        Column("quote", "string", "Its words."),
        Column("nth", "int32", "Which occurrence of these words in the paragraph, from 1."),
        Column("kind", "string", "PERSON, PLACE, ORG, EVENT, TERM or DATE."),
        Column("entity", "string", "Id of the authority record; null where none was found."),
        Column("label", "string", "Its name there."),
        Column("wikidata", "string", "Its Wikidata item."),
        Column("sense", "string", "Of a place: literal (the place) or metonymic (those who act there)."),
        Column("refers_to", "string", "Id of the authority record of those who are meant."),
        Column("edtf", "string", "Of a date: its value, EDTF; null where the words do not tell."),
        Column("earliest", "string", "Its first day, ISO 8601; open dates as EDTF has them."),
        Column("latest", "string", "Its last day."),
        Column("relation", "string", "Whether the sentence speaks of the time before or after it."),
        Column("score", "float", "How sure the machine is, 0 to 1."),
        Column("reasons", "strings", "Why, in words."),
    ),
)
PROBLEMS = Table(
    "problems",
    "One document, or stretch of a file, that could not be read, or not all of it.",
    (
        Column("source", "string", "The file, relative to what was given."),
        Column("row", "int64", "The row there, from 1."),
        _DOCUMENT,
        Column("reason", "string", "One of a few words: see `annotate.corpus.sources.REASONS`."),
        Column("detail", "string", "What was met, and where."),
    ),
    partitioned=False,
)
TABLES = (DOCUMENTS, MENTIONS, PROBLEMS)


def arrow(table: Table) -> pyarrow.Schema:
    """Return the Arrow schema of a table's files; the partition is in the names of folders and not among them."""
    import pyarrow as pa

    def type_of(column: Column) -> pyarrow.DataType:
        return pa.list_(pa.string()) if column.type == "strings" else pa.type_for_alias(column.type)

    fields = [pa.field(c.name, type_of(c), metadata={"description": c.meaning}) for c in table.columns]
    return pa.schema(fields, metadata={"table": table.row, "annotate_corpus": str(VERSION)})
