"""The canonical form of every table: what `annotate fmt` makes of what a contributor wrote.

Form only: encoding, line ends, column order, blanks around cells, quoting, the order of annotations, and the cells a
machine can fill without deciding anything (the id, the label beside an entity's id). A file from which something
would be lost (a row with too many cells, an unknown column) is left as it is and reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from annotate.files import cells as rule
from annotate.files import citation, datapackage, schema, store, tables, texts
from annotate.files.project import Project, paragraph_of
from annotate.files.schema import TableSchema
from annotate.files.snapshot import Snapshot
from annotate.files.tables import Row
from annotate.values.authority import Entity
from annotate.values.errors import AnnotateError, DataError
from annotate.values.model import Mention, Status
from annotate.values.problems import Problem


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file, its canonical content, and why it could not be made canonical, if so."""

    path: Path
    content: str
    problems: tuple[Problem, ...] = ()


def canonical(project: Project) -> Iterator[Formatted]:
    """Yield every file that `annotate fmt` keeps in form, with its canonical content."""
    snapshot = Snapshot(project)
    labels = _labels(snapshot)
    for declared in schema.TABLES:
        for path in declared.files(project):
            yield _table(snapshot, declared, path, labels)
    yield Formatted(project.inside(project.data / "datapackage.json"), datapackage.dump(project))
    with suppress(DataError):  # a record that cannot be used is reported by `annotate validate`
        yield Formatted(
            project.inside(project.root / citation.ZENODO), citation.zenodo(citation.read_publication(project.root))
        )


def _labels(snapshot: Snapshot) -> dict[str, str]:
    rows = (row for sheet in snapshot.sheets(Entity) for row in sheet.rows)
    return {row["id"]: row["label"] for row in rows if row["id"]}


def _table(snapshot: Snapshot, declared: TableSchema, path: Path, labels: dict[str, str]) -> Formatted:
    read = snapshot.table(path, declared.columns)
    blocking = tuple(problem for problem in read.problems if problem.code in tables.LOSSY)
    if blocking:
        return Formatted(path, "", blocking)
    rows = [tuple(row[name].strip() for name in declared.columns) for row in read.rows]
    if declared.value is Mention:
        rows = _annotations(snapshot, path, read.rows, labels)
    return Formatted(path, tables.dump(declared.columns, rows))


def _annotations(
    snapshot: Snapshot, path: Path, rows: tuple[Row, ...], labels: dict[str, str]
) -> list[tuple[str, ...]]:
    text_id, para = path.parent.name, paragraph_of(path)
    declared = schema.table_of(Mention)
    columns = declared.columns
    filled = [{name: row[name].strip() for name in columns} for row in rows]
    taken = {cells["id"] for cells in filled if cells["id"]}
    for cells in filled:
        for field in declared.fields:
            cells[field.name] = cells[field.name] or field.default
        cells["entity_label"] = cells["entity_label"] or labels.get(cells["entity"], "")
        nth = _nth(cells)
        if not cells["id"] and para is not None and cells["quote"] and nth is not None:
            cells["id"] = _mint((text_id, para, cells["quote"], nth), cells["status"], taken)
            taken.add(cells["id"])
    paragraph = _paragraph(snapshot, text_id, para)
    if paragraph is not None:
        filled.sort(key=lambda cells: _place(paragraph, cells))
    return [tuple(cells[name] for name in columns) for cells in filled]


def _nth(cells: dict[str, str]) -> int | None:
    try:
        return cast(int, rule.read(schema.table_of(Mention).field("nth"), cells["nth"]))
    except rule.RefusedError:
        return None  # validate reports it


def _mint(anchor: tuple[str, int, str, int], status: str, taken: set[str]) -> str:
    """Mint the id of a row; further readings of a disputed mention get ids of their own, a plain double does not."""
    alternative = 1
    minted = store.mint_id(*anchor)
    while minted in taken and status == Status.DISPUTED:
        alternative += 1
        minted = store.mint_id(*anchor, alternative)
    return minted


def _paragraph(snapshot: Snapshot, text_id: str, para: int | None) -> str | None:
    try:
        text = snapshot.text(text_id)
    except AnnotateError:
        return None  # validate reports it; the order of the rows stays
    return text.paragraphs[para].text if para is not None and para < len(text.paragraphs) else None


def _place(paragraph: str, cells: dict[str, str]) -> tuple[float, int, str]:
    # Readings of one mention are not sorted: editors put the one they prefer first, and where no copy of the text is at
    # hand rows keep their order altogether.
    nth = _nth(cells)
    start = texts.find_quote(paragraph, cells["quote"], nth) if nth is not None else None
    return (float("inf") if start is None else start, -len(cells["quote"]), cells["kind"])
