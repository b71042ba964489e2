"""Running prose for a teacher to label: the paragraphs of a folder of TEI (`*.xml`) and XHTML (`*.xhtml`) files.

Left out are notes, figures, tables, lists and headings inside a paragraph; the pages in which a publisher speaks of
the edition; paragraphs of fewer than `SHORTEST` words, which are captions, addresses and calls more often than prose,
and of more than `LONGEST`, which are enumerations; and a paragraph that has been read before.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from annotate.values.errors import InputError

SHORTEST = 12
LONGEST = 400
_ENDINGS = (".xml", ".xhtml")
_BODIES = ("text", "body")
_LEFT_OUT = frozenset(("note", "figure", "head", "table", "list", "bibl", "p"))
_PUBLISHER = frozenset(("colophon.xhtml", "imprint.xhtml", "titlepage.xhtml", "uncopyright.xhtml", "loi.xhtml"))
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u2060\ufeff"))
_TYPE = "{http://www.idpf.org/2007/ops}type"


def prose(path: Path) -> Iterator[tuple[str, str]]:
    """Yield a name and the text of every paragraph of the files in a folder and the folders in it, sorted.

    Raises
    ------
    InputError
        There is no prose, or a file is not well formed.
    """
    seen: set[str] = set()
    for file in sorted(file for file in path.rglob("*") if file.suffix in _ENDINGS and file.name not in _PUBLISHER):
        for number, paragraph in enumerate(_paragraphs(file), start=1):
            text = " ".join(_text(paragraph).translate(_UNSEEN).split())
            if SHORTEST <= text.count(" ") + 1 <= LONGEST and text not in seen:
                seen.add(text)
                yield f"{file.relative_to(path).as_posix()}:{number}", text
    if not seen:
        raise InputError(
            f"{path}: no prose in files {' or '.join(_ENDINGS)}.", remedy="Give a folder of a checkout that holds them."
        )


def _paragraphs(file: Path) -> Iterator[ElementTree.Element]:
    try:
        root = ElementTree.parse(file).getroot()
    except (OSError, ElementTree.ParseError) as problem:
        raise InputError(f"{file}: not well-formed XML: {problem}.", remedy="Check the file out again.") from problem
    for element in root:
        if _name(element) in _BODIES:
            yield from (inner for inner in element.iter() if _name(inner) == "p")


def _text(element: ElementTree.Element) -> str:
    out = element.text or ""
    for child in element:
        out += " " if _name(child) in ("lb", "br") else ""
        out += "" if _name(child) in _LEFT_OUT or child.get(_TYPE) == "noteref" else _text(child)
        out += child.tail or ""
    return out


def _name(element: ElementTree.Element) -> str:
    """Return an element's name without its namespace; comments and instructions have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
