"""The volume: title page, the article's summary with notes, the essay, four maps, years, chronology, index, colophon.

Running heads and page numbers are margin boxes of named pages (CSS Paged Media Level 3); headings become bookmarks.
Notes stand at the foot of their page: no browser sets them there, so the script measures paragraphs and notes on sheets
of the size of the page (`leaves.js`). Marks, switches and controls of the pages have no place here.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.figures.kit import svg
from annotate.figures.kit.markup import Markup, el, join
from annotate.sphinxext.build.apostrophes import curved
from annotate.sphinxext.paper import parts
from annotate.sphinxext.paper.texts import essay, summary
from annotate.sphinxext.vocabulary import called
from annotate.values.model import Rights
from annotate.values.publication import Publication

if TYPE_CHECKING:
    from annotate.edition import Edition
    from annotate.values.model import Text

HERE = Path(__file__).parent
STYLE, SCRIPT = HERE / "static" / "volume.css", HERE / "static" / "leaves.js"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the volume: its anchor, its heading, and what makes it."""

    id: str
    heading: str
    make: Callable[[Edition], Markup]


def _texts(edition: Edition) -> Iterator[Part]:
    for text in edition.texts:
        if text.meta.rights is Rights.RESERVED:
            heading = f"{called(text)}: summary and notes"
            yield Part(text.id, heading, lambda e, text=text: _reserved(e, text))  # type: ignore[misc]
        else:
            yield Part(text.id, text.meta.title, lambda e, text=text: _open(e, text))  # type: ignore[misc]


def _reserved(edition: Edition, text: Text) -> Markup:
    meta = text.meta
    standing = (
        f"{meta.author}’s text, {meta.publisher}, {meta.date}, is in copyright and is not printed. What follows is the "
        "editors’ summary, paragraph by paragraph, with their notes."
    )
    return join((el("p", standing, class_="standing"), summary(edition, text)))


def _open(edition: Edition, text: Text) -> Markup:
    subtitle = el("p", text.meta.subtitle, class_="standing") if text.meta.subtitle else Markup("")
    return join((subtitle, essay(edition, text)))


PARTS = (
    Part("maps", "Four steps: from two zones to a line of truce", parts.maps),
    Part("years", "The world in five years", parts.years),
    Part("chronology", "Chronology", parts.chronology),
    Part("sources", "Sources of the essay", parts.sources),
    Part("index", "Index of names", parts.index),
)


def _title_page(edition: Edition, record: Publication) -> Markup:
    said = f"Version {record.version}, {record.date}"
    return el(
        "section",
        el("p", record.title, class_="title"),
        el("p", record.editors, class_="author"),
        parts.opening(edition),
        el("p", said, class_="imprint"),
        class_="titlepage",
    )


def _colophon(record: Publication) -> Markup:
    licences = ", ".join(record.licences)
    return join(
        (
            el("p", f"{record.editors}. {record.title}. Version {record.version}, {record.date[:4]}."),
            el(
                "p",
                f"Licences: {licences}; the article remains with its rights holder. The volume is made from the data "
                "of the edition, whose pages have every source, every decision and every certainty that it leaves out.",
            ),
        )
    )


def _quoted(words: str) -> str:
    """Return words as they can stand in a string of CSS within a page: no sign ends the string or the element."""
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ").replace("\n", " ")


def _policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy of a page whose style and script are these and that needs nothing else.

    The press opens the page as a file of this machine: nothing that data might bring may run there.
    """
    of_style, of_script = (b64encode(sha256(words.encode()).digest()).decode() for words in (style, script))
    return f"default-src 'none'; style-src 'sha256-{of_style}'; script-src 'sha256-{of_script}'; img-src data:"


def volume(edition: Edition, record: Publication) -> str:
    """Return the volume as one page of HTML that asks for no other file.

    Parameters
    ----------
    edition
        The edition.
    record
        Title, authors, version and date (`CITATION.cff`).

    Raises
    ------
    DataError, InputError
        If the data cannot be read.
    """
    rows = (*_texts(edition), *PARTS)
    sections = [
        el("section", el("h1", part.heading), part.make(edition), class_=f"part part-{part.id}", id=f"part-{part.id}")
        for part in rows
    ]
    heads = "\n".join(
        f'@page part-{part.id} {{ @top-left {{ content: "{_quoted(record.title)}" }} '
        f'@top-right {{ content: "{_quoted(part.heading)}" }} }}\n.part-{part.id} {{ page: part-{part.id} }}'
        for part in rows
    )
    style, script = STYLE.read_text("utf-8") + svg.sheet() + heads, SCRIPT.read_text("utf-8")
    contents = el("ol", *(el("li", el("a", p.heading, href=f"#part-{p.id}")) for p in rows), class_="contents")
    body = el(
        "body",
        _title_page(edition, record),
        el("nav", contents, class_="contents-page", aria_label="Contents"),
        *sections,
        el("section", el("h1", "About this volume"), _colophon(record), class_="part"),
        el("script", Markup(script)),
    )
    head = el(
        "head",
        el("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        el("meta", charset="utf-8"),
        el("title", record.title),
        el("meta", name="author", content=record.editors),
        el("style", Markup(style)),
    )
    return curved(f"<!doctype html>\n{el('html', head, body, lang='en')}\n")
