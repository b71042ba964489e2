"""Names in a row with places that are known: "in Japan and X", "X, Germany", "Peru, X and Chile".

What is named in one row is of one kind ("in Japan and Dumas" is no English), and a land behind a comma says where the
place before it lies. The network judges each name by its form; here the neighbours decide whose kinds are certain. To
let a word open or hedge a row, put it into its list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import BESIDE, FRAMED, IN_GAZETTEER, ROW, Candidate, Placed
from annotate.stages.recognise.known import TOWN
from annotate.stages.recognise.unmarked import Span, Text
from annotate.stages.recognise.whereabouts import closes
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

_CERTAIN = frozenset((IN_GAZETTEER, TOWN, BESIDE, FRAMED))
_WITHIN = listed("in throughout across between near outside from through including")
_WHERE = listed("in at near outside around via through born")
_AND = frozenset(("and", "or"))
_AFTER_LAND = frozenset((",", ".", ";", ")", ":", "", "(", "where", "and", "in", "on", "with", "from", "to", "who"))

_OPENING = listed("in throughout across between including")
# Institutions that stand in a place.
_SEATED = listed(
    "Academy Airport Barracks Base Castle Cathedral Church College Hospital Palace Prison School Seminary Station",
    "Theatre University",
)
_AFTER_SEAT = frozenset((".", ";", ")", ""))
_FEW = 2
_NO_LINK: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    """What stands in a row: its tokens, what links it to the one before, whether it is certainly a place."""

    start: int
    end: int
    link: tuple[str, ...]
    sure: bool


def in_rows(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make places of the names that stand in a row with certain ones, marked or not."""
    certain = [c for c in candidates if c.kind is Kind.PLACE and not _CERTAIN.isdisjoint(c.reasons)]
    text, found = Text(tokens, candidates), Placed(candidates)
    sure = {c.start: c.end for c in certain}
    for start, end in (*_in_rows(text, sure), *_lying_in(text, certain), *_seats(text, candidates)):
        touching = found.within(start, end)
        if not touching:
            found.replace((), Candidate(start, end, Kind.PLACE, (ROW,)))
        elif len(touching) == 1 and touching[0].kind is Kind.PERSON and not touching[0].decided:
            found.replace(touching, touching[0].because(ROW, Kind.PLACE))
    return found.all()


def _in_rows(text: Text, sure: Mapping[int, int]) -> Iterator[Span]:
    """ "in Japan and X", "(Peru, X)", "Peru, X and Chile": what a row of places holds beside them."""
    free = 0
    for first in sorted(sure):
        if first < free:
            continue
        row = [*_leading(text, first), _Item(first, sure[first], _NO_LINK, True)]
        while link := text.link(row[-1].end):
            start = row[-1].end + len(link)
            span = (start, sure[start]) if start in sure else text.item(start)
            if span is None:
                break
            row.append(_Item(*span, link, start in sure))
        free = row[-1].end
        yield from _told(text, row)


def _leading(text: Text, first: int) -> Iterator[_Item]:
    """ "including X, Peru": what stands between a preposition of place and the first that is certain."""
    end = first - (text.word(first - 1) == "the")
    end -= text.word(end - 1) in _AND
    end -= text.word(end - 1) == ","
    start = text.starting(end)
    if start < end < first and text.word(start - 1) in _OPENING:
        yield _Item(start, end, _NO_LINK, False)


def _told(text: Text, row: Sequence[_Item]) -> Iterator[Span]:
    opening = text.word(row[0].start - 1)
    opening = text.word(row[0].start - 2) if opening == "the" else opening
    governed = opening.lower() in _WITHIN
    last = max(at for at, item in enumerate(row) if item.sure)
    for at, item in enumerate(row):
        if item.sure:
            continue
        joined = _AND.intersection(item.link) and (row[at - 1].sure and ("," not in item.link or at > _FEW))
        bracketed = opening == "(" and text.word(item.end) == ")"
        if at < last or bracketed or (governed and joined and closes(text.word(item.end))):
            yield item.start, item.end


def _lying_in(text: Text, certain: Sequence[Candidate]) -> Iterator[Span]:
    """ "born in X, Germany": the land behind the comma says where it lies."""
    for land in certain:
        end = land.start - 1
        if text.word(end) != "," or text.word(land.end) not in _AFTER_LAND:
            continue
        start = text.starting(end)
        if start < end and text.word(start - 1).lower() in _WHERE:
            yield start, end


def _seats(text: Text, candidates: Sequence[Candidate]) -> Iterator[Span]:
    """ "at University College, X.": where an institution stands."""
    for body in candidates:
        if text.word(body.end) != "," or body.length() < 2 or text.word(body.end - 1) not in _SEATED:
            continue
        span = text.item(body.end + 1)
        if span and text.word(span[1]) in _AFTER_SEAT:
            yield span
