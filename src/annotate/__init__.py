"""Annotate: named entities, dates, links and senses for digital scholarly editions.

    >>> import annotate                                       # doctest: +SKIP
    >>> edition = annotate.load()                             # the edition whose folder you are in
    >>> edition.mentions.query("kind == 'PLACE'")             # a pandas frame
    >>> annotate.run("Moscow recognised Seoul on Sept. 30, 1990.", date="1990")

Importing this package loads neither spaCy nor pandas nor geopandas; they load when they are first needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from annotate.edition import Edition
    from annotate.values.model import Suggestion

__all__ = ["load", "pipeline", "run"]


def load(root: Path | str = ".") -> Edition:
    """Return the edition whose folder `root` is, or lies in; see `annotate.edition.Edition`."""
    from annotate import edition

    return edition.load(root)


def pipeline(gazetteer: Path | str | None = None, model: str | None = None) -> Language:
    """Return the spaCy pipeline; the gazetteer is the edition's own unless a folder is given."""
    from annotate.files.project import find_project
    from annotate.stages import assembly

    return assembly.pipeline(gazetteer or find_project().gazetteer, model)


def run(
    text: str,
    date: str = "",
    *,
    paragraphs: str = "blank",
    gazetteer: Path | str | None = None,
    model: str | None = None,
) -> tuple[Suggestion, ...]:
    """Return what the pipeline proposes for a plain text.

    `date` is the text's own date in EDTF; `paragraphs` says what ends one, a "blank" line or every "line".
    """
    from annotate.files.texts import Division, split_paragraphs
    from annotate.stages import assembly

    return assembly.run(pipeline(gazetteer, model), split_paragraphs(text, Division(paragraphs)), date)
