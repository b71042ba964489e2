"""The text of a TEI file: paragraphs with what is marked in them; and, in `standOff`, what cannot stand there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotate.export.tei.common import TEI, mention, plain, sources, sub
from annotate.export.value import Annotated
from annotate.values.cited import Cited
from annotate.values.model import Mention, Paragraph, Status

if TYPE_CHECKING:
    from lxml.etree import _Element


def body(root: _Element, one: Annotated, responsible: dict[str, str]) -> frozenset[str]:
    """Add the text; return the ids of the mentions that stand in it."""
    div = made = sub(sub(root, "text", lang=one.text.meta.language), "body")
    placed: set[str] = set()
    for paragraph in one.text.paragraphs:
        if paragraph.heading:
            div = sub(made, "div")
            sub(div, "head", paragraph.heading)
        written = sub(div, "p", id=one.paragraph_id(paragraph.number), n=str(paragraph.number))
        if paragraph.text is None:
            sub(written, "gap", reason="copyright", unit="words", quantity=str(paragraph.words))
        else:
            placed |= _inline(written, paragraph, one, responsible)
    return frozenset(placed)


def _inline(made: _Element, paragraph: Paragraph, one: Annotated, responsible: dict[str, str]) -> set[str]:
    """Write a paragraph with the mentions that lie beside or within one another; return their ids."""
    from lxml.etree import SubElement

    text, placed = plain(paragraph.text or ""), set()
    opened: list[tuple[_Element, int]] = [(made, len(text))]
    before: _Element | None = None  # the element that was closed last, where the words go behind it
    at = 0

    def write(to: int) -> None:
        nonlocal at
        if to > at and before is not None:
            before.tail = text[at:to]
        elif to > at:
            opened[-1][0].text = text[at:to]
        at = max(at, to)

    for m in one.by_paragraph.get(paragraph.number, ()):
        if m.id not in one.spans:
            continue
        start, end = one.spans[m.id]
        while opened[-1][1] <= start and len(opened) > 1:
            write(opened[-1][1])
            before = opened.pop()[0]
        if end > opened[-1][1]:
            continue  # it overlaps with another
        write(start)
        name, given = mention(m, one.grade(m), responsible)
        opened.append((SubElement(opened[-1][0], f"{{{TEI}}}{name}", given), end))
        before = None
        placed.add(m.id)
    while opened:
        write(opened[-1][1])
        before = opened.pop()[0]
    return placed


def beside(stand_off: _Element, one: Annotated, placed: frozenset[str], responsible: dict[str, str]) -> None:
    """Add to `standOff` the mentions that do not stand in the text, disputes, and notes."""
    from lxml.etree import SubElement

    for number, found in one.by_paragraph.items():
        rest = [m for m in found if m.id not in placed]
        if rest:
            made = sub(stand_off, "list", type="mentions", corresp=f"#{one.paragraph_id(number)}")
            for m in rest:
                name, given = mention(m, one.grade(m), responsible, n=str(m.nth))
                SubElement(sub(made, "item"), f"{{{TEI}}}{name}", given).text = plain(m.quote)
    for ids in disputes(one.shown):
        sub(stand_off, "alt", mode="excl", target=" ".join(f"#{id}" for id in ids))
    _notes(stand_off, one, responsible)


def _notes(stand_off: _Element, one: Annotated, responsible: dict[str, str]) -> None:
    for m in one.shown:
        if m.note:
            sub(stand_off, "note", m.note, type="annotation", target=f"#{m.id}")
    for p in one.text.paragraphs:
        if p.precis:
            sub(stand_off, "note", p.precis, type="summary", target=f"#{one.paragraph_id(p.number)}")
    for n in one.notes:
        target = f"#{one.paragraph_id(n.para)}"
        id, credit = f"{one.text.id}-{n.id}", one.credits.get(n.id)
        resp = f"#{responsible[credit.suggested]}" if credit else ""
        made = sub(stand_off, "note", id=id, type="editorial", target=target, cert=n.certainty.value, resp=resp)
        _anchored(made, n.quote, n.nth, n.sources, n.note)
    for c in one.citations:
        made = sub(stand_off, "note", type="citation", target=f"#{one.paragraph_id(c.para)}")
        _anchored(made, c.quote, c.nth, c.sources)


def disputes(shown: Iterable[Mention]) -> list[tuple[str, ...]]:
    """Return the ids of the readings of each disputed mention."""
    found: dict[tuple[int, str, int], list[str]] = {}
    for m in shown:
        if m.status is Status.DISPUTED:
            found.setdefault((m.para, m.quote, m.nth), []).append(m.id)
    return [tuple(ids) for ids in found.values() if len(ids) > 1]


def _anchored(made: _Element, quote: str, nth: int, keys: Iterable[str], words: str = "") -> None:
    sub(made, "quote", quote, n=str(nth))
    if words:
        sub(made, "p", words)
    for key in keys:
        place = key.place if isinstance(key, Cited) else ""
        sub(made, "ref", place or str(key), target=sources([str(key)]))
