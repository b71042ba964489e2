"""HTML and TEI read as their text: tags, comments, what is no text, and characters written as entities.

Known elements (HTML Living Standard; TEI P5) are taken for tags, and any other that is closed somewhere; "<" and ">" in
prose stay. Elements that begin a paragraph end the one before; notes are read in brackets where they stand; of the two
readings of a `choice` the edited one is read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from annotate.stages.lists import listed
from annotate.stages.plain.value import BREAK, Edit, Piece, pieces

_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]{0,40})((?:\s[^<>]*)?/?)>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


_BLOCK = listed(
    "address article aside blockquote body caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header",
    "hr html li main nav ol option p pre section table tbody td tfoot th thead title tr ul",
    # TEI
    "ab argument back bibl byline cell closer dateline div1 div2 div3 docdate doctitle epigraph figdesc front group",
    "head imprint item l lg list listbibl opener postscript row salute signed sp speaker stage tei text",
    "titlepage trailer",
)
_INLINE = listed(
    "a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label link mark meta q rp rt ruby s samp",
    "small span strike strong sub sup time tt u var wbr",
    # TEI
    "add anchor choice corr date ex expan foreign forename gap gloss hi lem measure mentioned name num orgname",
    "persname placename ptr rdg ref reg rolename rs said seg settlement socalled supplied surname surplus term",
    "unclear w pc c damage subst graphic geogname country region objectname",
)
# Elements that mark a place and hold nothing: a new line, page or column.
_LINES = frozenset(("br", "lb"))
_MARKS = frozenset(("pb", "cb", "gb", "milestone"))
# Elements whose content is no running text.
_UNREAD = frozenset(("script", "style", "teiheader", "fw", "del", "template", "noscript", "svg", "math"))
_HTML_HEAD = frozenset(("meta", "link", "style", "script", "base"))
_CHOSEN = {"sic": "corr", "orig": "reg", "abbr": "expan"}
_NOTES = frozenset(("note", "footnote"))
_KNOWN = _BLOCK | _INLINE | _LINES | _MARKS | _UNREAD | _NOTES | _HTML_HEAD | {"sic", "orig"}
_HIDDEN = (("<!--", "-->"), ("<![CDATA[", ""), ("<?", "?>"), ("<!DOCTYPE", ">"))
_MARK = re.compile(r"[\[(]?(?:\d{1,4}|[a-z]|note \d{1,3}|[*†‡§])[\])]?")
_NEAR = 20
_SPACE = re.compile(r"[ \t\r]*\n\s*")


def without_tags(text: str) -> Iterable[Piece]:
    """Return the text of HTML or TEI; nothing where it is neither."""
    if "<" not in text:
        return ()
    tags = _tags(text)
    hidden = list(_hidden(text))
    if not tags and not hidden:
        return ()
    edits = [*hidden, *_elements(text, tags)]
    if any(tag[1] for tag in tags):
        edits += [Edit(*found.span(), " ") for found in _SPACE.finditer(text)]
    return pieces(text, edits)


def with_characters(text: str) -> Iterable[Piece]:
    """Return the text with its entities ("&nbsp;", "&#8217;") as the characters that they stand for."""
    found = ((*e.span(), html.unescape(e[0])) for e in _ENTITY.finditer(text)) if "&" in text else ()
    return pieces(text, [Edit(start, end, said) for start, end, said in found if said != text[start:end]])


def _tags(text: str) -> list[re.Match[str]]:
    found = list(_TAG.finditer(text))
    closed = {_plain(tag[2]) for tag in found if tag[1]}
    return [tag for tag in found if _plain(tag[2]) in _KNOWN or _plain(tag[2]) in closed]


def _plain(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _hidden(text: str) -> Iterator[Edit]:
    """Yield comments, instructions and the like."""
    for opening, closing in _HIDDEN:
        at = text.find(opening)
        while at >= 0:
            end = text.find(closing, at + len(opening))
            if end < 0:
                break
            end += len(closing)
            yield Edit(at, end, "")
            at = text.find(opening, end)
    if "<![CDATA[" in text:
        yield from (Edit(found.start(), found.end(), "") for found in re.finditer(r"\]\]>", text))


def _elements(text: str, tags: list[re.Match[str]]) -> Iterator[Edit]:
    ends = _ends(tags)
    skipped = 0
    for at, tag in enumerate(tags):
        if tag.start() < skipped:
            continue
        name = _plain(tag[2])
        end = ends.get(at)
        if end is not None and _unread(name, text, tags, at, end):
            skipped = tags[end].end()
            yield Edit(tag.start(), skipped, "")
        else:
            yield Edit(tag.start(), tag.end(), _said(tag, name, text))


def _ends(tags: list[re.Match[str]]) -> dict[int, int]:
    """Return, for each opening tag, which tag closes it."""
    found: dict[int, int] = {}
    standing: dict[str, list[int]] = {}
    for at, tag in enumerate(tags):
        name = _plain(tag[2])
        if not tag[1] and not tag[3].endswith("/"):
            standing.setdefault(name, []).append(at)
        elif tag[1] and standing.get(name):
            found[standing[name].pop()] = at
    return found


def _unread(name: str, text: str, tags: list[re.Match[str]], at: int, end: int) -> bool:
    if name in _UNREAD:
        return True
    if name == "head":
        return any(_plain(tag[2]) in _HTML_HEAD for tag in tags[at + 1 : min(end, at + 9)])
    if name in ("sup", "ref") or name in _NOTES:
        content = _TAG.sub("", text[tags[at].end() : min(tags[end].start(), tags[at].end() + 500)]).strip()
        return _MARK.fullmatch(content) is not None and (name != "ref" or content[:1] in "[(" or content.isdigit())
    if name in _CHOSEN:
        around = tags[max(0, at - 4) : end + 5] if end - at < _NEAR else []
        return any(_plain(tag[2]) == _CHOSEN[name] for tag in around)
    return False


def _said(tag: re.Match[str], name: str, text: str) -> str:
    """Return what a tag is read as."""
    if name in _LINES:
        unbroken = re.search(r"break\s*=\s*[\"']no", tag[3]) and text[tag.start() - 1 : tag.start()] != "-"
        return "" if unbroken else "\n"
    if name in _MARKS:
        return " "
    if name in _NOTES:
        return ")" if tag[1] else " ("
    return BREAK if name in _BLOCK and not (name == "title" and "level" in tag[3]) else ""
