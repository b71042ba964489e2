"""A figure as a value: what it says, shows, rests on, and how a notebook, a page or a printer gets it."""

from __future__ import annotations

import hashlib
import os
from base64 import b64encode
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from annotate.figures.kit import png
from annotate.figures.kit.markup import NOTHING, Markup
from annotate.figures.kit.scene import Entry, Scene
from annotate.figures.kit.views import View
from annotate.files import tables
from annotate.files.project import Project

SCREEN_ONLY = "ANNOTATE_SCREEN_ONLY"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file a figure was made from: its path in the project and the first 12 hex digits of its SHA-256."""

    path: str
    digest: str


def data_file(project: Project, path: Path) -> DataFile:
    """Return a data file's place and digest."""
    return DataFile(project.relative(path), hashlib.sha256(path.read_bytes()).hexdigest()[:12])


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a figure's table.

    `lang` marks cells in another language (BCP 47), `numeric` aligns them, `sources` says that they list keys of the
    bibliography, separated by semicolons, and `leads` that they lead to the address of their row.
    """

    name: str
    lang: str = ""
    numeric: bool = False
    sources: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a figure's table; the first cell names it.

    `key` is that of its mark in the drawing, or ""; `views` are the views that show it, none named where all do;
    `address` is where the cell of a column with `leads` leads, as seen from a notebook of the book.
    """

    key: str
    cells: tuple[str, ...]
    views: tuple[View, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """What a reader may show or hide: its name in the drawing, its words, and whether it shows at first."""

    name: str
    words: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class Wording:
    """What a figure says in one of its views: the finding and the figure in words, counted from what the view shows."""

    view: View
    title: str
    description: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a figure offers beside table and drawings: what to call it, its name, media type and content."""

    words: str
    name: str
    kind: str
    content: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A source the data rest on: its key in the bibliography and the reference in words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step that a reader can follow: its name, the ids of the panels that show it, and what is said beside them."""

    name: str
    panels: tuple[str, ...]
    statements: Markup


class References(Protocol):
    """What can put the key of a source into words; `annotate.files.bibliography.Bibliography` does."""

    def text(self, key: str) -> str:
        """Return the reference, or raise `UsageError` if there is no such key."""


def references(bibliography: References, keys: Iterable[str]) -> tuple[Reference, ...]:
    """Return the references of some keys, each once, sorted by key."""
    return tuple(Reference(key, bibliography.text(key)) for key in sorted(set(keys)))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the edition.

    Attributes
    ----------
    id
        Stable; also the anchor on the page.
    title
        What the figure shows, said as a finding.
    alt
        One or two sentences in place of the picture.
    description
        The figure in words, a paragraph an item.
    panels, legend, layers
        The drawing, for the screen.
    columns, rows
        The data behind it.
    references
        The sources that the data name, in words.
    provenance
        The files it was made from.
    method
        Projection, method, what is left out.
    sheet
        The drawing, for print.
    list
        Accessible base that the drawing adds to, as markup; empty where the table is that base.
    controls
        What a reader may turn beside the layers, as markup above the drawing; hidden until a script serves it.
    steps
        Where the panels tell a sequence: every panel belongs to one step. Without script all are shown.
    views
        What the figure says in each view that it has beside `all`, whose words are `title` and `description`.
    files
        What it offers to save beside table and drawings.
    """

    id: str
    title: str
    alt: str
    description: tuple[str, ...]
    panels: tuple[Scene, ...]
    legend: tuple[Entry, ...]
    layers: tuple[Layer, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    references: tuple[Reference, ...]
    provenance: tuple[DataFile, ...]
    method: str
    sheet: png.Sheet
    list: Markup = NOTHING
    controls: Markup = NOTHING
    steps: tuple[Step, ...] = ()
    views: tuple[Wording, ...] = ()
    files: tuple[Attachment, ...] = ()

    def seen(self, view: View) -> tuple[Row, ...]:
        """Return the rows of the table that a view shows."""
        return tuple(row for row in self.rows if not row.views or view in row.views)

    def html(self) -> str:
        """Return the figure for a page: drawing, switches, legend, words, table and downloads, asking no other host."""
        from annotate.figures.kit.page import fragment

        return fragment(self)

    def svg(self) -> str:
        """Return the first panel as a file of its own, in the light colours."""
        from annotate.figures.kit.page import standalone

        return standalone(self, self.panels[0])

    def png(self) -> bytes:
        """Return the figure for print, the same bytes each time."""
        return png.render(self.sheet)

    def csv(self) -> str:
        """Return the data as a table in CSV."""
        return tables.dump([c.name for c in self.columns], (row.cells for row in self.seen(View.ALL)))

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return what a notebook shows: HTML on screens, PNG in print, the alternative text elsewhere.

        Where `SCREEN_ONLY` is set in the environment no PNG is made unless it is asked for by name: a build of web
        pages shows none, and drawing them takes half of a chapter's time.
        """
        every = {"text/plain", "text/html"} | (set() if os.environ.get(SCREEN_ONLY) else {"image/png"})
        wanted = every if include is None else set(include)
        wanted -= set(exclude or ())
        bundle = {"text/plain": f"{self.title}\n{self.alt}"} if "text/plain" in wanted else {}
        if "text/html" in wanted:
            bundle["text/html"] = self.html()
        if "image/png" in wanted:
            bundle["image/png"] = b64encode(self.png()).decode("ascii")
        return bundle
