"""How much of a text was compared with another copy of its source, and how many errors that leaves room for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from annotate.values.model import Collation, Paragraph

# 97.5 % of a normal distribution lie below.
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Collated:
    """Words of a text, those of them that were compared, and those of these that differ."""

    words: int
    compared: int
    differences: int

    @property
    def most(self) -> float:
        """The upper end of Wilson's 95 % interval for the share of words that differ; 1 where none was compared."""
        if not self.compared:
            return 1.0
        n, p, z2 = self.compared, self.differences / self.compared, _Z**2
        return min(1.0, (p + z2 / (2 * n) + _Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n))) / (1 + z2 / n))

    @property
    def said(self) -> str:
        """What it comes to, in two sentences."""
        share = f"{self.compared / self.words:.0%}" if self.words else "none"
        return (
            f"{self.compared:,} of {self.words:,} words ({share}) were compared, and {self.differences:,} differ. If "
            f"the rest were like them, at most {self.most:.1%} of the words would depart from the page (upper end of "
            "Wilson’s interval at 95%); but what was compared is no random sample."
        )


def collated(paragraphs: Iterable[Paragraph], found: Iterable[Collation]) -> Collated:
    """Return what was compared: each paragraph once, with the most differences that were found in it."""
    words = {p.number: p.words for p in paragraphs}
    differ: dict[int, int] = {}
    for one in found:
        if one.para in words:
            differ[one.para] = max(one.differences, differ.get(one.para, 0))
    return Collated(sum(words.values()), sum(words[para] for para in differ), sum(differ.values()))
