"""The canonical form of every table: what `annotate fmt` makes of what a contributor wrote.

Form only: encoding, line ends, column order, blanks around cells, quoting, the order of annotations, and the cells a
machine can fill without deciding anything (the id, the label beside an entity's id). A file from which something
would be lost (a row with too many cells, an unknown column) is left as it is and reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotate.files import datapackage, schema, store, tables, texts
from annotate.files.project import Project, paragraph_of
from annotate.files.schema import TableSchema
from annotate.files.tables import Row
from annotate.values.errors import AnnotateError
from annotate.values.model import Status, Text
from annotate.values.problems import Problem

_DEFAULTS = (("nth", "1"), ("certainty", "medium"), ("status", Status.PROPOSED.value))


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file, its canonical content, and why it could not be made canonical, if so."""

    path: Path
    content: str
    problems: tuple[Problem, ...] = ()


def canonical(project: Project) -> Iterator[Formatted]:
    """Yield every file that `annotate fmt` keeps in form, with its canonical content."""
    labels = _labels(project)
    for declared in schema.TABLES:
        for path in declared.files(project):
            yield _table(project, declared, path, labels)
    yield Formatted(project.data / "datapackage.json", datapackage.dump(project))


def _labels(project: Project) -> dict[str, str]:
    declared = schema.table(schema.ENTITIES)
    try:
        read = [tables.read(path, declared.columns) for path in declared.files(project)]
    except AnnotateError:
        return {}  # reported where the table itself is brought into form
    return {row["id"]: row["label"] for table in read for row in table.rows if row["id"] and row.whole}


def _table(project: Project, declared: TableSchema, path: Path, labels: dict[str, str]) -> Formatted:
    shown = project.relative(path)
    try:
        read = tables.read(path, declared.columns, shown)
    except AnnotateError as error:
        return Formatted(path, "", (Problem(shown, 0, 0, "unreadable", error.what, "", error.remedy),))
    blocking = tuple(problem for problem in read.problems if problem.code in tables.LOSSY)
    if blocking:
        return Formatted(path, "", blocking)
    rows = [tuple(row[name].strip() for name in declared.columns) for row in read.rows]
    if declared.name == "annotations":
        rows = _annotations(project, path, read.rows, labels)
    return Formatted(path, tables.dump(declared.columns, rows))


def _annotations(project: Project, path: Path, rows: tuple[Row, ...], labels: dict[str, str]) -> list[tuple[str, ...]]:
    text_id, para = path.parent.name, paragraph_of(path)
    columns = store.ANNOTATION_COLUMNS
    filled = [{name: row[name].strip() for name in columns} for row in rows]
    taken = {cells["id"] for cells in filled if cells["id"]}
    for cells in filled:
        for name, default in _DEFAULTS:
            cells[name] = cells[name] or default
        cells["entity_label"] = cells["entity_label"] or labels.get(cells["entity"], "")
        if not cells["id"] and para is not None and cells["quote"] and cells["nth"].isdecimal():
            cells["id"] = _mint(text_id, para, cells, taken)
            taken.add(cells["id"])
    paragraph = _paragraph(project, text_id, para)
    if paragraph is not None:
        filled.sort(key=lambda cells: _place(paragraph, cells))
    return [tuple(cells[name] for name in columns) for cells in filled]


def _mint(text_id: str, para: int, cells: dict[str, str], taken: set[str]) -> str:
    """Mint the id of a row; further readings of a disputed mention get ids of their own, a plain double does not."""
    alternative = 1
    minted = store.mint_id(text_id, para, cells["quote"], int(cells["nth"]))
    while minted in taken and cells["status"] == Status.DISPUTED:
        alternative += 1
        minted = store.mint_id(text_id, para, cells["quote"], int(cells["nth"]), alternative)
    return minted


def _paragraph(project: Project, text_id: str, para: int | None) -> str | None:
    try:
        text: Text = texts.load_text(project, text_id)
    except AnnotateError:
        return None  # validate reports it; the order of the rows stays
    return text.paragraphs[para].text if para is not None and para < len(text.paragraphs) else None


def _place(paragraph: str, cells: dict[str, str]) -> tuple[float, int, str]:
    # Readings of one mention are not sorted: editors put the one they prefer first, and where no copy of the text is at
    # hand rows keep their order altogether.
    start = texts.find_quote(paragraph, cells["quote"], int(cells["nth"])) if cells["nth"].isdecimal() else None
    return (float("inf") if start is None else start, -len(cells["quote"]), cells["kind"])
