"""A figure as people get it: in a notebook, on a page, on paper, as files; with its sources in words and its files.

`annotate.figures.show` makes it. What the book needs of a figure beside its page (words, table, sources, files to save)
travels in a form of its own, `Record`, which the book's extension reads as data.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from annotate.figures.kit import page, png
from annotate.figures.kit.figure import Attachment, DataFile, Figure, Reference
from annotate.figures.kit.views import View
from annotate.files.tables import split_list

SCREEN_ONLY = "ANNOTATE_SCREEN_ONLY"
MIME = "application/vnd.annotate.figure+json"


@dataclass(frozen=True, slots=True)
class Record:
    """What a figure is beside its drawing, as plain values that JSON can hold.

    Attributes
    ----------
    id, title, words
        Its id, the finding, and the figure in words with its method, a paragraph an item.
    columns
        Names of the columns of its table, each with the language of its cells ("" for English).
    rows
        The cells, as the view that shows everything has them.
    references
        The sources that the data name, in words.
    made_from
        The files it rests on.
    files
        What it offers to save.
    """

    id: str
    title: str
    words: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]
    references: tuple[Reference, ...]
    made_from: tuple[DataFile, ...]
    files: tuple[Attachment, ...]

    @classmethod
    def read(cls, found: dict[str, Any]) -> Record:
        """Return the record that `asdict` and JSON made a mapping of."""
        return cls(
            found["id"],
            found["title"],
            tuple(found["words"]),
            tuple((name, lang) for name, lang in found["columns"]),
            tuple(tuple(cells) for cells in found["rows"]),
            tuple(Reference(**each) for each in found["references"]),
            tuple(DataFile(**each) for each in found["made_from"]),
            tuple(Attachment(**each) for each in found["files"]),
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure with its sources in words and the files that it was found to rest on."""

    figure: Figure
    references: tuple[Reference, ...]
    made_from: tuple[DataFile, ...]

    def html(self) -> str:
        """Return the figure for a page: drawing, switches, legend, words, table and downloads, asking no other host."""
        return page.fragment(self.figure, self.references, self.made_from)

    def svg(self) -> str:
        """Return the first panel as a file of its own, in the light colours."""
        return page.standalone(self.figure, self.figure.panels[0])

    def png(self) -> bytes:
        """Return the figure for print, the same bytes each time."""
        return png.render(self.figure.sheet, self.figure.title, self.figure.legend)

    def csv(self) -> str:
        """Return the data as a table in CSV."""
        return page.csv(self.figure)

    def record(self) -> Record:
        """Return what the book needs of the figure beside its page."""
        figure, names = self.figure, {each.key: each.name for each in self.references}
        return Record(
            figure.id,
            figure.title,
            (*figure.description, figure.method),
            tuple((column.name, column.lang) for column in figure.columns),
            tuple(_cells(figure, row.cells, names) for row in figure.seen(View.ALL)),
            self.references,
            self.made_from,
            page.files(figure),
        )

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, Any]:
        """Return what a notebook shows: HTML on screens, PNG in print, the alternative text elsewhere, and the record.

        Where `SCREEN_ONLY` is set in the environment no PNG is made unless it is asked for by name: a build of web
        pages shows none, and drawing them takes half of a chapter's time.
        """
        forms: dict[str, Callable[[], Any]] = {
            "text/plain": lambda: f"{self.figure.title}\n{self.figure.alt}",
            "text/html": self.html,
            MIME: lambda: asdict(self.record()),
            "image/png": lambda: b64encode(self.png()).decode("ascii"),
        }
        every = set(forms) - ({"image/png"} if os.environ.get(SCREEN_ONLY) else set())
        wanted = (every if include is None else set(include)) - set(exclude or ())
        return {form: make() for form, make in forms.items() if form in wanted}


def _cells(figure: Figure, cells: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the cells of a row as they are read: sources by their names."""
    return tuple(
        "; ".join(names[key] for key in split_list(cell)) if column.sources else cell
        for column, cell in zip(figure.columns, cells, strict=True)
    )
