"""The figures of the edition: maps, charts, timelines, each a view of the edition, each with its words and its table.

`show(id, edition)` makes one. To add a figure: a folder with a module `figure`, whose function `build` takes the
edition and returns an `annotate.figures.kit.figure.Figure` (drawn as a `Scene`, so that screen and print show the
same); then a row in `FIGURES` (in `annotate.figures.catalogue`), and in `annotate.figures.kit.views` which views it
has. It asks the edition for what it needs and opens no file: what the edition was asked for is what the figure rests
on. The tests go through the table: title, alternative text, description, data, provenance and equal bytes of two
renders are asked of every row. Style sheet and script for pages: `STATIC`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.edition import Edition
    from annotate.figures.kit.shown import Shown

STATIC = Path(__file__).parent / "static"
STYLE_SHEETS, SCRIPT = ("figures.css", "drawings.css"), "figures.js"


def show(id: str, edition: Edition) -> Shown:
    """Return a figure of an edition: see `annotate.figures.catalogue.show`."""
    from annotate.figures import catalogue

    return catalogue.show(id, edition)
