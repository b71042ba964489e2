"""What a changed machine would now propose otherwise: a report, and never a change of what people decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotate.stages.merge import anchor
from annotate.values.model import Mention, Status, Suggestion

_WAYS = ("added", "dropped", "changed")


@dataclass(frozen=True, slots=True)
class Drift:
    """A proposal that is new, gone or otherwise (`way`), and how a decided row of the same words reads, "" for none."""

    way: str
    para: int
    quote: str
    before: str
    after: str
    decided: str

    def __str__(self) -> str:
        said = " → ".join(one for one in (self.before, self.after) if one)
        return f"¶{self.para} {self.quote!r} {self.way}: {said}" + (f" ({self.decided})" if self.decided else "")


def drift(before: Iterable[Suggestion], after: Iterable[Suggestion], rows: Sequence[Mention]) -> tuple[Drift, ...]:
    """Return what is proposed otherwise than before, in the order of the text.

    Parameters
    ----------
    before, after
        The proposals on file, and those of now.
    rows
        Every annotation of the text: what is said of it tells whether the machine came nearer to it.
    """
    was, now = ({anchor(one): one for one in proposals} for proposals in (before, after))
    decided: dict[tuple[int, str, int], Mention] = {}
    for row in rows:
        if row.status is not Status.PROPOSED:
            decided.setdefault(anchor(row), row)
    found = []
    for at in sorted({*was, *now}):
        one, other = was.get(at), now.get(at)
        said, says = (_said(each) if each else "" for each in (one, other))
        if said != says:
            way = "added" if one is None else "dropped" if other is None else "changed"
            quote = other.quote if other else one.quote if one else ""
            found.append(Drift(way, at[0], quote, said, says, _decided(decided.get(at), said, says)))
    return tuple(found)


def counted(found: Iterable[Drift]) -> Mapping[str, int]:
    """Return how many proposals were added, dropped and changed."""
    counts = Counter(one.way for one in found)
    return {way: counts[way] for way in _WAYS}


def _said(one: Suggestion | Mention) -> str:
    return " ".join(str(each) for each in (one.kind, one.entity, one.sense, one.refers_to, one.edtf.text) if each)


def _decided(row: Mention | None, before: str, after: str) -> str:
    if row is None:
        return ""
    if row.status is Status.REJECTED:
        return "rejected by the editors, and not proposed again"
    right = _said(row)
    return "now as decided" if after == right else "no longer as decided" if before == right else f"decided: {right}"
