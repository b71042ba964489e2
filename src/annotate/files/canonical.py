"""The canonical form of every table: what `annotate fmt` makes of what a contributor wrote.

Form only: encoding, line ends, column order, blanks around cells, quoting, the order of annotations, the place of
proposals, and the cells a machine can fill without deciding anything (the id, the label beside an entity's id). A file
from which something would be lost (a row with too many cells, an unknown column) is left as it is and reported.

Files are made one after the other, each of what is on disk by then: the ledger and the description of the tables come
last and speak of the tables as they were written before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from annotate.files import cells as rule
from annotate.files import citation, damage, datapackage, rows, schema, store, tables, texts
from annotate.files.ledger import Ledger, Place, key
from annotate.files.project import Project, paragraph_of, write_text
from annotate.files.schema import TableSchema
from annotate.files.snapshot import Snapshot
from annotate.files.tables import Row
from annotate.values.authority import Entity
from annotate.values.curation import Contribution, Decision, Given, Proposal
from annotate.values.errors import AnnotateError, DataError
from annotate.values.model import Mention, Paragraph, Status
from annotate.values.problems import Problem

Cells = dict[str, str]
# Tables that are written by the verbs of curation, and by what they are sorted.
_SORTED: Mapping[type, tuple[str, ...]] = {Decision: ("annotation", "date"), Contribution: ("file", "id", "date")}
# By what a proposal is known again that was put into place already.
_SAME = ("quote", "nth", "kind", "entity", "sense", "refers_to", "edtf", "relation", "by")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file, its canonical content (None: it goes away), and why it could not be made canonical, if so."""

    path: Path
    content: str | None
    problems: tuple[Problem, ...] = ()

    @property
    def in_form(self) -> bool:
        """Whether the file on disk is so already."""
        current = self.path.read_bytes() if self.path.exists() else None
        return current == (None if self.content is None else self.content.encode("utf-8"))


def canonical(project: Project) -> Iterator[Formatted]:
    """Yield every file that `annotate fmt` keeps in form, with its canonical content; write each before the next."""
    before = _Before(Snapshot(project))
    for declared in schema.TABLES:
        if declared.value is Mention:
            yield from before.annotations()
        elif declared.value is not Given:
            for path in declared.files(project):
                yield before.table(declared, path)
    yield from _ledger(project)
    yield Formatted(project.inside(project.data / "datapackage.json"), datapackage.dump(project))
    with suppress(DataError):  # a record that cannot be used is reported by `annotate validate`
        yield Formatted(
            project.inside(project.root / citation.ZENODO), citation.zenodo(citation.read_publication(project.root))
        )


def put(file: Formatted) -> bool:
    """Write a file as it should be, or take it away; return whether that changed anything."""
    if file.content is not None:
        return write_text(file.path, file.content)
    there = file.path.exists()
    file.path.unlink(missing_ok=True)
    return there


def into_form(project: Project) -> None:
    """Write every file as it should be; those from which something would be lost stay as they are."""
    for file in canonical(project):
        if not file.problems:
            put(file)


def _ledger(project: Project) -> Iterator[Formatted]:
    ledger = Ledger(Snapshot(project))
    declared = schema.table_of(Given)
    blocking = _lossy(ledger.sheet.table.problems) if ledger.sheet else ()
    content = "" if blocking else tables.dump(declared.columns, map(rows.written, ledger.lines()))
    yield Formatted(project.inside(project.ledger), content, blocking)


class _Before:
    """The tables as they stood when formatting began."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._project = snapshot.project
        self._ledger = Ledger(snapshot)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        found = (row for sheet in self._snapshot.sheets(Entity) for row in sheet.rows)
        return {row["id"]: row["label"] for row in found if row["id"]}

    @cached_property
    def _taken(self) -> set[str]:
        """Every id of an annotation that stands somewhere or was ever given."""
        files = (sheet for text_id in self._snapshot.text_ids for sheet in self._snapshot.mentions(text_id))
        standing = {row["id"] for sheet in files for row in sheet.table.rows}
        return standing | {id for scope, id in self._ledger.given if (scope, id) == key("annotations/", id)}

    @cached_property
    def _lost(self) -> set[tuple[str, str]]:
        """The ids that are gone, each with the file it stood in: a row at the same words may have it back."""
        return {(one.file, one.id) for one in self._ledger.gone}

    def table(self, declared: TableSchema, path: Path) -> Formatted:
        """Return a table in form."""
        read = self._snapshot.table(path, declared.columns)
        if blocking := _lossy(read.problems):
            return Formatted(path, "", blocking)
        found = [_cells(row, declared) for row in read.rows]
        for cells in found:
            cells.update({field.name: cells[field.name] or field.default for field in declared.fields})
        if by := _SORTED.get(declared.value):
            found.sort(key=lambda cells: tuple(cells[name] for name in by))
        if declared.value is Proposal:
            found = [cells for cells in found if self._target(cells) is None]
            if read.rows and not found:
                return Formatted(path, None)
        return Formatted(path, _dump(declared, found))

    def annotations(self) -> Iterator[Formatted]:
        """Yield the annotations of each paragraph in form, with what is proposed for it."""
        declared = schema.table_of(Mention)
        proposed = self._proposed
        for path in sorted({*declared.files(self._project), *proposed}):
            read = self._snapshot.table(path, declared.columns) if path.exists() else None
            if blocking := _lossy(read.problems) if read else ():
                yield Formatted(path, "", blocking)
            else:
                more = proposed.get(path, ())
                yield Formatted(path, _dump(declared, self._annotations(path, read.rows if read else (), more)))

    @cached_property
    def _proposed(self) -> dict[Path, list[Cells]]:
        """What is proposed for each paragraph, by the file it belongs in."""
        declared = schema.table_of(Proposal)
        found: dict[Path, list[Cells]] = {}
        for path in declared.files(self._project):
            read = self._snapshot.table(path, declared.columns)
            for row in () if _lossy(read.problems) else read.rows:
                cells = _cells(row, declared)
                if (target := self._target(cells)) is not None:
                    found.setdefault(target, []).append(cells)
        return found

    def _target(self, cells: Cells) -> Path | None:
        """Return the file that a proposal belongs in.

        None where there is no such paragraph, its words are not those that were chosen on the page, or the file is
        broken.
        """
        if cells["text"] not in self._snapshot.text_ids or not cells["para"].isdecimal() or len(cells["para"]) > 6:
            return None
        try:
            paragraphs = self._snapshot.text(cells["text"]).paragraphs
        except AnnotateError:
            return None
        if int(cells["para"]) >= len(paragraphs) or not _as_chosen(cells, paragraphs[int(cells["para"])]):
            return None
        path = self._project.annotation_file(cells["text"], int(cells["para"]))
        declared = schema.table_of(Mention)
        broken = path.exists() and _lossy(self._snapshot.table(path, declared.columns).problems)
        return None if broken else self._project.inside(path)

    def _annotations(self, path: Path, written: Sequence[Row], proposed: Iterable[Cells]) -> list[Cells]:
        text_id, para = path.parent.name, paragraph_of(path)
        declared = schema.table_of(Mention)
        file = path.relative_to(self._project.data).as_posix()
        filled = []
        for row in written:
            cells = _cells(row, declared)
            was = self._ledger.renamed.get((file, row.line))
            filled.append({**cells, "id": was.id} if was else cells)
        for cells in proposed:
            row_of = {name: cells.get(name, "") for name in declared.columns} | {"status": Status.PROPOSED.value}
            self._fill(row_of)
            if not any(all(other[name] == row_of[name] for name in _SAME) for other in filled):
                filled.append(row_of)
        for cells in filled:
            self._fill(cells)
            nth = _nth(cells)
            if not cells["id"] and para is not None and cells["quote"] and nth is not None:
                cells["id"] = self._mint(file, (text_id, para, cells["quote"], nth))
        paragraph = _paragraph(self._snapshot, text_id, para)
        if paragraph is not None:
            filled.sort(key=lambda cells: _place(paragraph, cells))
        return filled

    def _mint(self, file: str, anchor: tuple[str, int, str, int]) -> str:
        """Mint the id of a row; each further reading of the same words gets one of its own."""
        alternative = 1
        minted = store.mint_id(*anchor)
        while minted in self._taken and (file, minted) not in self._lost:
            alternative += 1
            minted = store.mint_id(*anchor, alternative)
        self._taken.add(minted)
        self._lost.discard((file, minted))
        return minted

    def _fill(self, cells: Cells) -> None:
        for field in schema.table_of(Mention).fields:
            cells[field.name] = cells[field.name] or field.default
        cells["entity_label"] = cells["entity_label"] or self._labels.get(cells["entity"], "")


def _lossy(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.code in tables.LOSSY)


def _cells(row: Row, declared: TableSchema) -> Cells:
    return {field.name: damage.mended(field, row[field.name].strip()) for field in declared.fields}


def _dump(declared: TableSchema, found: Iterable[Cells]) -> str:
    return tables.dump(declared.columns, ([cells[name] for name in declared.columns] for cells in found))


def _as_chosen(cells: Cells, paragraph: Paragraph) -> bool:
    """Return whether the words of a proposal are those that were chosen on a page, if they were."""
    place = Place(cells["text"], int(cells["para"]), cells["quote"], _nth(cells) or 0, paragraph)
    return cells["context"] in ("", place.anchor)


def _nth(cells: Cells) -> int | None:
    try:
        return cast(int, rule.read(schema.table_of(Mention).field("nth"), cells["nth"]))
    except rule.RefusedError:
        return None  # validate reports it


def _paragraph(snapshot: Snapshot, text_id: str, para: int | None) -> str | None:
    try:
        text = snapshot.text(text_id)
    except AnnotateError:
        return None  # validate reports it; the order of the rows stays
    return text.paragraphs[para].text if para is not None and para < len(text.paragraphs) else None


def _place(paragraph: str, cells: Cells) -> tuple[float, int, str]:
    # Readings of one mention are not sorted: editors put the one they prefer first, and where no copy of the text is at
    # hand rows keep their order altogether.
    nth = _nth(cells)
    start = texts.find_quote(paragraph, cells["quote"], nth) if nth is not None else None
    return (float("inf") if start is None else start, -len(cells["quote"]), cells["kind"])
