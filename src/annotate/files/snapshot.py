"""Every file of `data/` as it is at one moment: read once, parsed once, with everything that is wrong with it.

`annotate.checks` lists what is wrong; `annotate.edition.Edition` gives the values. Both ask here and nowhere else, so
that what the one passes the other takes. Nothing is read before it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from annotate.files import bibliography, cells, geodata, rows, schema, tables, texts
from annotate.files.bibliography import Parsed
from annotate.files.fields import TableSchema
from annotate.files.geodata import Feature, Layer
from annotate.files.project import Project, paragraph_of
from annotate.files.rows import Sheet
from annotate.files.tables import Table
from annotate.values.curation import Layered
from annotate.values.errors import AnnotateError, InputError, unknown
from annotate.values.model import Heading, Mention, Outline, Rights, Text, TextMeta
from annotate.values.problems import Problem

T = TypeVar("T")


class Snapshot:
    """The files of an edition, each read when it is first asked for and kept as it was then."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._kept: dict[tuple[str, object], Any] = {}

    def once(self, what: str, of: object, make: Callable[[], T]) -> T:
        """Return what `make` makes, made when it is first asked for; an error that it raises is kept as well."""
        key = (what, of)
        if key not in self._kept:
            try:
                self._kept[key] = make()
            except AnnotateError as error:
                self._kept[key] = error
        found: T = self._kept[key]
        if isinstance(found, AnnotateError):
            raise found
        return found

    @property
    def text_ids(self) -> tuple[str, ...]:
        """The ids of the texts, sorted."""
        return self.once("ids", "", self.project.text_ids)

    def content(self, path: Path) -> str:
        """Return what stands in a file, without a byte order mark; raise `InputError` where it cannot be read."""
        return self.written(path).removeprefix("\ufeff")

    def written(self, path: Path) -> str:
        """Return what stands in a file as it stands; raise `InputError` where it cannot be read."""
        return self.once("content", path, lambda: self.project.content(path))

    def table(self, path: Path, columns: tuple[str, ...]) -> Table:
        """Return a table as it stands; one that cannot be read is empty and says so in its problems."""

        def read() -> Table:
            shown = self.project.relative(path)
            try:
                return tables.parse(path, self.project.content(path), columns, shown)  # the rows are kept, not the text
            except InputError as error:
                return Table(path, columns, (), (unreadable(shown, path, error),))

        return self.once("table", path, read)

    def sheet(self, declared: TableSchema, path: Path) -> Sheet[Any]:
        """Return a file of a declared table as values."""

        def read() -> Sheet[Any]:
            given = {}
            if declared.value in (Mention, Layered):
                number = paragraph_of(path)
                given = {"text": path.parent.name, "para": -1 if number is None else number}
            return rows.sheet(declared, self.table(path, declared.columns), self.project.relative(path), **given)

        return self.once("sheet", path, read)

    def paths(self, declared: TableSchema) -> tuple[Path, ...]:
        """Return the files of a table, sorted: looked for once, as there may be many."""
        return self.once("paths", declared, lambda: tuple(declared.files(self.project)))

    def sheets(self, value: type[T]) -> tuple[Sheet[T], ...]:
        """Return every file of the table whose rows are values of a class, by path."""
        declared = schema.table_of(value)
        return self.once("sheets", value, lambda: tuple(self.sheet(declared, path) for path in self.paths(declared)))

    def files(self, value: type) -> tuple[Sheet[Any], ...]:
        """Return the same as `sheets`, for rules that ask the same of several tables."""
        return self.sheets(value)

    def values(self, value: type[T], path: Path | None = None) -> tuple[T, ...]:
        """Return the rows of the table whose rows are values of a class, of all its files or of one.

        Raises
        ------
        DataError
            If a row or a cell cannot be read.
        """
        if path is None:
            return self.once("values", value, lambda: tuple(v for s in self.sheets(value) for v in s.required()))
        sheet: Sheet[T] = self.sheet(schema.table_of(value), path)
        return sheet.required() if path.exists() else ()

    def mentions(self, text_id: str) -> tuple[Sheet[Mention], ...]:
        """Return the annotations of a text, by paragraph; files that are named after none are left out."""

        def read() -> tuple[Sheet[Mention], ...]:
            files = (path for path in self.paths(schema.table_of(Mention)) if path.parent.name == text_id)
            named = sorted((number, path) for path in files if (number := paragraph_of(path)) is not None)
            return tuple(self.sheet(schema.table_of(Mention), path) for _, path in named)

        return self.once("mentions", text_id, read)

    @property
    def keys(self) -> cells.Keys:
        """What cells may point to."""
        return self.keys_of(*schema.KEYED)

    def keys_of(self, *names: str) -> cells.Keys:
        """Return the ids of some tables, and the keys of the bibliography.

        Ids of bad rows count, so that one mistake raises no others. A table that cannot be read is left out: what
        points to it cannot be judged.
        """

        def read() -> cells.Keys:
            known: dict[str, frozenset[str]] = {}
            for name in names:
                declared = schema.table(name)
                found = [self.table(path, declared.columns) for path in self.paths(declared)]
                if found and all(table.readable for table in found):
                    known[name] = frozenset(row[schema.KEYED[name]] for table in found for row in table.rows) - {""}
            sources = self.sources
            return known | ({schema.SOURCES: sources.keys} if sources.keys or sources.readable else {})

        return self.once("keys", names, read)

    @property
    def sources(self) -> Parsed:
        """The bibliography as it was parsed; without entries where there is none or it cannot be read."""
        path = self.project.bibliography
        shown = self.project.relative(path)

        def read() -> Parsed:
            if not path.exists():
                return bibliography.nothing(shown)
            try:
                return bibliography.parse(self.content(path), shown)
            except InputError as error:
                fault = bibliography.Fault(0, "unreadable", unreadable(shown, path, error).what, "", error.remedy)
                return bibliography.nothing(shown, fault)

        return self.once("sources", "", read)

    def layer(self, path: Path) -> Layer:
        """Return a file of geodata."""
        shown = self.project.relative(path)

        def read() -> Layer:
            try:
                return geodata.parse(self.content(path), shown, self.keys_of(schema.ENTITIES))
            except InputError as error:
                return Layer(shown, (), (), (unreadable(shown, path, error),))

        return self.once("layer", path, read)

    def features(self, path: Path) -> tuple[Feature, ...]:
        """Return the features of a file of geodata, with geometries of shapely; raise `DataError` if one is wrong."""
        return self.once("features", path, lambda: self.layer(path).required())

    def meta(self, text_id: str) -> TextMeta:
        """Return the description of a text.

        Raises
        ------
        DataError, InputError
            If it cannot be read.
        """
        path = self.project.texts / text_id / "meta.toml"
        shown = self.project.relative(path)
        return self.once("meta", text_id, lambda: texts.required_meta(self.content(path), text_id, shown))

    def text(self, text_id: str) -> Text:
        """Return a text with what is at hand of its paragraphs.

        Raises
        ------
        UsageError
            If there is no such text.
        DataError, InputError
            If one of its files cannot be read.
        """
        if text_id not in self.text_ids:  # asked of every page: the folders are looked through once
            raise unknown("text", text_id, self.text_ids)
        folder = self.project.texts / text_id

        def read() -> Text:
            meta = self.meta(text_id)
            outline = self.sheet(schema.table_of(Outline), folder / "outline.csv").required()
            return texts.assemble(meta, outline, self.values(Heading, folder / "sections.csv"), self._at_hand(meta))

        return self.once("text", text_id, read)

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts, the edition's subject first; raises what `text` raises."""

        def read() -> tuple[Text, ...]:
            return tuple(sorted(map(self.text, self.text_ids), key=lambda text: (text.meta.role != "subject", text.id)))

        return self.once("texts", "", read)

    def _at_hand(self, meta: TextMeta) -> dict[int, str]:
        """Return the paragraphs of a text that are at hand, by number."""
        if meta.rights is Rights.OPEN:
            content = self.content(self.project.texts / meta.id / "text.txt")
            return dict(enumerate(texts.split_paragraphs(content, texts.Division.LINE)))
        path = self.project.private_copy(meta.id)
        if not path.exists():
            return {}
        table = tables.require(self.table(path, texts.PRIVATE_COLUMNS))
        try:
            return {cells.read(schema.PARA, row["para"]): row["text"] for row in table.rows if row["text"]}
        except cells.RefusedError as error:
            fault = error.faults[0]
            raise InputError(
                f"{self.project.relative(path)}: {fault.what}, not {fault.expected}.",
                remedy=f"Take your copy in again: annotate text add {meta.id} FILE",
            ) from error


def load_text(project: Project, text: str) -> Text:
    """Return a text of an edition; see `Snapshot.text`."""
    return Snapshot(project).text(text)


def unreadable(shown: str, path: Path, error: AnnotateError) -> Problem:
    """Return the problem that a file cannot be read."""
    what = error.what.removeprefix(f"{path}: ").removeprefix(f"{shown}: ")
    return Problem(shown, 0, 0, "unreadable", what, "", error.remedy)
