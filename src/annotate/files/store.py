"""Reading and writing of what people decide and what the machine proposes.

Rows are parsed at this edge into values. A row with a cell that cannot be read (an unknown kind, a number that is
none) is reported and left out of the values, but its id stays known, so that one slip does not raise others.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.files import schema, tables
from annotate.files.project import Project, paragraph_of
from annotate.files.tables import Row, Table, split_list
from annotate.values.errors import DataError
from annotate.values.model import Certainty, Citation, DateRelation, Kind, Mention, Note, Sense, Status, Suggestion

ANNOTATION_COLUMNS = schema.table("annotations").columns
NOTE_COLUMNS = schema.table("notes").columns
CITATION_COLUMNS = schema.table("citations").columns
SUGGESTION_COLUMNS = (
    "para", "start", "end", "quote", "nth", "kind", "entity", "label", "wikidata", "sense", "refers_to",
    "edtf", "relation", "score", "reasons",
)  # fmt: skip


def mint_id(text: str, para: int, quote: str, nth: int, alternative: int = 1) -> str:
    """Return the id of a new annotation: `a-` and eight letters or digits, from where it is anchored.

    Two people who mark the same mention mint the same id, so the unique-id check finds it. An id once in a file is
    never computed again, whatever is corrected later. `alternative` counts the readings of one disputed mention.
    """
    anchor = (text, str(para), quote, str(nth), *([str(alternative)] if alternative > 1 else []))
    digest = hashlib.sha256("\x1f".join(anchor).encode("utf-8")).digest()
    return "a-" + base64.b32encode(digest).decode("ascii")[:8].lower()


@dataclass(frozen=True, slots=True)
class AnnotationFile:
    """A paragraph's annotations as they stand in their file."""

    path: Path
    text: str
    para: int
    table: Table
    mentions: tuple[Mention, ...]

    @property
    def left_out(self) -> int:
        """How many rows could not be read."""
        return len(self.table.rows) - len(self.mentions)


def _mention(row: Row, text: str, para: int) -> Mention | None:
    nth = row["nth"] or "1"
    if not row.whole or not nth.isdecimal() or int(nth) < 1:
        return None
    try:
        return Mention(
            id=row["id"],
            text=text,
            para=para,
            quote=row["quote"],
            nth=int(nth),
            kind=Kind(row["kind"]),
            entity=row["entity"],
            entity_label=row["entity_label"],
            sense=Sense(row["sense"]) if row["sense"] else None,
            refers_to=row["refers_to"],
            edtf=row["edtf"],
            relation=DateRelation(row["relation"]) if row["relation"] else None,
            certainty=Certainty(row["certainty"] or "medium"),
            status=Status(row["status"] or "proposed"),
            by=row["by"],
            note=row["note"],
            line=row.line,
        )
    except ValueError:
        return None


def read_annotation_file(project: Project, text: str, path: Path) -> AnnotationFile:
    """Read one paragraph's annotations; rows that cannot be read are in `table` and not in `mentions`."""
    table = tables.read(path, ANNOTATION_COLUMNS, project.relative(path))
    para = paragraph_of(path)
    number = -1 if para is None else para
    found = (_mention(row, text, number) for row in table.rows)
    return AnnotationFile(path, text, number, table, tuple(m for m in found if m is not None))


def read_annotations(project: Project, text: str) -> tuple[Mention, ...]:
    """Return all annotations of a text, in the order of the paragraphs and of the rows in their files.

    Raises
    ------
    DataError
        If a file has a row that cannot be read, or a name that is not of a paragraph.
    """
    files = [read_annotation_file(project, text, path) for path in project.annotation_files(text)]
    bad = [project.relative(f.path) for f in files if f.para < 0 or not f.table.readable or f.left_out]
    if bad:
        raise DataError(f"Annotations that cannot be read: {', '.join(bad)}.", remedy="Run: annotate validate")
    return tuple(mention for f in files for mention in f.mentions)


def annotation_row(mention: Mention) -> tuple[str, ...]:
    """Return the cells of an annotation, in the order of the columns."""
    return (
        mention.id,
        mention.quote,
        str(mention.nth),
        mention.kind,
        mention.entity,
        mention.entity_label,
        mention.sense or "",
        mention.refers_to,
        mention.edtf,
        mention.relation or "",
        mention.certainty,
        mention.status,
        mention.by,
        mention.note,
    )


def write_annotations(path: Path, mentions: Iterable[Mention]) -> bool:
    """Write a paragraph's annotations in canonical form; return whether the file changed."""
    return tables.write(path, ANNOTATION_COLUMNS, map(annotation_row, mentions))


def suggestion_row(s: Suggestion) -> tuple[str, ...]:
    """Return the cells of a proposal, in the order of the columns."""
    return (
        str(s.para), str(s.start), str(s.end), s.quote, str(s.nth), s.kind, s.entity, s.label, s.wikidata,
        s.sense or "", s.refers_to, s.edtf, s.relation or "", f"{s.score:.2f}", "; ".join(s.reasons),
    )  # fmt: skip


def write_suggestions(path: Path, suggestions: Sequence[Suggestion]) -> bool:
    """Write the machine's proposals for a text; return whether the file changed."""
    return tables.write(path, SUGGESTION_COLUMNS, map(suggestion_row, suggestions))


def read_suggestions(project: Project, text: str) -> tuple[Suggestion, ...]:
    """Return the machine's proposals for a text; none where there is no file.

    Raises
    ------
    DataError
        If the file is not as the machine wrote it.
    """
    path = project.suggestions(text)
    if not path.exists():
        return ()
    table = tables.require(tables.read(path, SUGGESTION_COLUMNS, project.relative(path)))
    try:
        return tuple(map(_suggestion, table.rows))
    except ValueError as error:
        raise DataError(
            f"{project.relative(path)}: not as the machine wrote it ({error}).",
            remedy=f"Run: annotate suggest {text} --force",
        ) from error


def _suggestion(row: Row) -> Suggestion:
    return Suggestion(
        para=int(row["para"]),
        start=int(row["start"]),
        end=int(row["end"]),
        quote=row["quote"],
        nth=int(row["nth"]),
        kind=Kind(row["kind"]),
        entity=row["entity"],
        label=row["label"],
        wikidata=row["wikidata"],
        sense=Sense(row["sense"]) if row["sense"] else None,
        refers_to=row["refers_to"],
        edtf=row["edtf"],
        relation=DateRelation(row["relation"]) if row["relation"] else None,
        score=float(row["score"]),
        reasons=split_list(row["reasons"]),
    )


def _whole(project: Project, path: Path, row: Row, column: str) -> int:
    value = row[column]
    if not value.isdecimal():
        where = f"{project.relative(path)}:{row.line}:{row.column(column)}"
        raise DataError(f"{where} {column} is {value!r}, not a whole number.", remedy="Run: annotate validate")
    return int(value)


def _certainty(project: Project, path: Path, row: Row) -> Certainty:
    try:
        return Certainty(row["certainty"])
    except ValueError:
        raise DataError(
            f"{project.relative(path)}:{row.line}:{row.column('certainty')} certainty is {row['certainty']!r}.",
            remedy=f"One of: {', '.join(Certainty)}.",
        ) from None


def read_notes(project: Project, text: str) -> tuple[Note, ...]:
    """Return the editors' notes on a text, in file order; none where there is no file."""
    path = project.notes(text)
    if not path.exists():
        return ()
    table = tables.require(tables.read(path, NOTE_COLUMNS, project.relative(path)))
    return tuple(
        Note(
            id=row["id"],
            para=_whole(project, path, row, "para"),
            quote=row["quote"],
            nth=_whole(project, path, row, "nth"),
            note=row["note"],
            sources=split_list(row["sources"]),
            certainty=_certainty(project, path, row),
            line=row.line,
        )
        for row in table.rows
    )


def read_citations(project: Project, text: str) -> tuple[Citation, ...]:
    """Return the stand-off citations of a text, in file order; none where there is no file."""
    path = project.text_dir(text) / "citations.csv"
    if not path.exists():
        return ()
    table = tables.require(tables.read(path, CITATION_COLUMNS, project.relative(path)))
    return tuple(
        Citation(
            para=_whole(project, path, row, "para"),
            quote=row["quote"],
            nth=_whole(project, path, row, "nth"),
            sources=split_list(row["sources"]),
            line=row.line,
        )
        for row in table.rows
    )
