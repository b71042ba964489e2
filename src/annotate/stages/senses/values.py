"""The values of the senses stage: how a place name stands in its sentence, and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.values.model import Sense


@dataclass(frozen=True, slots=True)
class Setting:
    """A place name, or several coordinated ones, in a sentence.

    Attributes
    ----------
    before, after
        The words of the sentence before and after the name or the whole coordination, in small letters, articles and
        "both" next to it left out; the nearest word stands last in `before` and first in `after`.
    seat
        Whether the name is that of a place that is or was a capital or a seat of government.
    article
        The article left out before the name, or "".
    capitals_before, capitals_after
        Whether the nearest words on either side are written with a capital, the nearest first; two at most.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    seat: bool = False
    article: str = ""
    capitals_before: tuple[bool, ...] = ()
    capitals_after: tuple[bool, ...] = ()

    def previous(self, count: int = 1) -> tuple[str, ...]:
        """Return the last words before the name."""
        return self.before[-count:]

    @property
    def last(self) -> str:
        """The word before the name, or ""."""
        return self.before[-1] if self.before else ""

    @property
    def next(self) -> str:
        """The word after the name, or ""."""
        return self.after[0] if self.after else ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sense of a place name and why: the name of the rule, the words that made it apply, and how sure it is."""

    sense: Sense
    rule: str
    words: str
    score: float
