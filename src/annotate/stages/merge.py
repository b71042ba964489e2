"""What people decided and what the machine proposes, side by side.

A person's decision is never overwritten by a machine run: `merge` returns every decided row as it is, and adds only
those proposals that no decided row, accepted, disputed or rejected, already speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.files.texts import fold
from annotate.values.model import Mention, Suggestion


@dataclass(frozen=True, slots=True)
class Merged:
    """The decided rows, untouched, and the proposals that are new to them."""

    decided: tuple[Mention, ...]
    proposed: tuple[Suggestion, ...]


def anchor(item: Mention | Suggestion) -> tuple[int, str, int]:
    """Return where a row or a proposal stands in its text: paragraph, words, occurrence."""
    return (item.para, fold(item.quote), item.nth)


def merge(decided: Sequence[Mention], proposed: Sequence[Suggestion], spans: Sequence[tuple[int, int, int]]) -> Merged:
    """Return decided rows and the proposals that are not spoken of by one of them.

    Parameters
    ----------
    decided
        All rows of a text, whatever their status.
    proposed
        The machine's proposals.
    spans
        (paragraph, start, end) of the decided rows whose place in the text is known; a proposal that overlaps one of
        them is about the same words and is left out.
    """
    anchors = {anchor(m) for m in decided}
    by_para: dict[int, list[tuple[int, int]]] = {}
    for para, start, end in spans:
        by_para.setdefault(para, []).append((start, end))
    new = tuple(
        s
        for s in proposed
        if anchor(s) not in anchors and not any(a < s.end and s.start < b for a, b in by_para.get(s.para, []))
    )
    return Merged(tuple(decided), new)
