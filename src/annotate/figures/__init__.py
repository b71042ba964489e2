"""The figures of the edition: maps, charts, timelines, each a view of the data, each with its words and its table.

To add a figure: write a module with a function that takes what it needs as plain values and returns a
`annotate.figures.kit.figure.Figure` (drawn as a `Scene`, so that screen and print show the same), then add a row to
`FIGURES` (in `annotate.figures.catalogue`) and say in `annotate.figures.kit.views` which views it has. The tests go
through the table: title, alternative text, description, data, provenance and equal bytes of two renders are asked of
every row. Style sheet and script for pages: `STATIC`.

The table loads every figure, so it waits until it is asked for: a notebook that imports the module of its own figure
loads no other.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotate.figures.catalogue import FIGURES as FIGURES
    from annotate.figures.catalogue import Data as Data
    from annotate.figures.kit.figure import Figure

STATIC = Path(__file__).parent / "static"
STYLE_SHEET, SCRIPT = "figures.css", "figures.js"


def build(id: str, data: Data) -> Figure:
    """Return a figure made from an edition's data: see `annotate.figures.catalogue.build`."""
    from annotate.figures import catalogue

    return catalogue.build(id, data)


def __getattr__(name: str) -> Any:
    if name in ("FIGURES", "Data"):
        from annotate.figures import catalogue

        return getattr(catalogue, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
