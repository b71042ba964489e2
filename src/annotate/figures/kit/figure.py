"""A figure as a value: what it says and shows, before anyone renders it (`annotate.figures.kit.shown`)."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.figures.kit.markup import NOTHING, Markup
from annotate.figures.kit.scene import Entry, Scene, Sheet
from annotate.figures.kit.views import View


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file a figure was made from: its path in the project and the first 12 hex digits of its SHA-256."""

    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A source the data rest on: its key in the bibliography, its name in citations, the reference in words."""

    key: str
    name: str
    words: str


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


def numbers(*names: str) -> tuple[Column, ...]:
    """Return columns of numbers."""
    return tuple(Column(name, numeric=True) for name in names)


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
    """What a figure says in one of its views: a finding, and paragraphs, counted from what the view shows."""

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
class Step:
    """A step that a reader can follow: its name, the ids of the panels that show it, and what is said beside them."""

    name: str
    panels: tuple[str, ...]
    statements: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the edition.

    Attributes
    ----------
    id
        Stable; also the anchor on the page.
    said
        What it says in each view that it has, the one that shows everything first.
    alt
        One or two sentences in place of the picture.
    panels, legend, layers
        The drawing, for the screen.
    columns, rows
        The data behind it.
    cited
        Keys of the sources that the data name, in any order and as often as they are named.
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
    files
        What it offers to save beside table and drawings.
    """

    id: str
    said: tuple[Wording, ...]
    alt: str
    panels: tuple[Scene, ...]
    legend: tuple[Entry, ...]
    layers: tuple[Layer, ...] = ()
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cited: tuple[str, ...]
    method: str
    sheet: Sheet
    list: Markup = NOTHING
    controls: Markup = NOTHING
    steps: tuple[Step, ...] = ()
    files: tuple[Attachment, ...] = ()

    @property
    def title(self) -> str:
        """What the figure shows, said as a finding."""
        return self.said[0].title

    @property
    def description(self) -> tuple[str, ...]:
        """The figure in words, a paragraph an item."""
        return self.said[0].description

    @property
    def views(self) -> tuple[Wording, ...]:
        """What it says in the views that it has beside the one that shows everything."""
        return self.said[1:]

    def seen(self, view: View) -> tuple[Row, ...]:
        """Return the rows of the table that a view shows."""
        return tuple(row for row in self.rows if not row.views or view in row.views)
