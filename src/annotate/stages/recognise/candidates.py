"""What the rules pass to each other: candidates for a mention, as token spans of one document.

`kind` None marks a stretch that is known to be no name (a demonym, a date the model saw): it keeps other rules out
and is dropped at the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from annotate.stages.tokens import straight
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

FROM_MODEL = "found by the recogniser"
IN_GAZETTEER = "name in the gazetteer"
ADDRESSED = "a title that is said to nobody but persons stands before it"
IN_BRACKETS = "the holder of an office, in brackets"
IN_APPOSITION = "the holder of an office that is named before it"
AFTER_ABBREVIATION = "an abbreviation ends the sentence before it"
HEAD = "its last word says what it is"
FRONT = "its first word says that it is a place"
TITLE = "a title stands before it"
BESIDE = "a noun beside it says that it is a place"
FRAMED = "the frame that it stands in says its kind"
DATELINE = "the place of a dateline"
TEAM = "a country, as lists of results write it"
BODY = "a body that one word names"
SIGNED = "it signs, before or behind its office"
IN_ROLL = "a given name and another, in a roll"
STATE = "the state follows in which it lies"
ABBREVIATED = "a state in short behind a town"
ROW = "in a row with places that are known"
_DECIDED = frozenset(
    (
        ROW,
        ADDRESSED,
        IN_BRACKETS,
        IN_APPOSITION,
        AFTER_ABBREVIATION,
        HEAD,
        FRONT,
        BESIDE,
        TITLE,
        FRAMED,
        DATELINE,
        TEAM,
        BODY,
        SIGNED,
        STATE,
        ABBREVIATED,
        IN_ROLL,
    )
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token span (0-based, end-exclusive), its kind and why it was proposed."""

    start: int
    end: int
    kind: Kind | None
    reasons: tuple[str, ...]

    def __hash__(self) -> int:
        """Hash by place: hardly two stand on the same."""
        return hash((self.start, self.end))

    @property
    def decided(self) -> bool:
        """Whether what stands right beside it says its kind, whatever it is elsewhere in the text."""
        return not _DECIDED.isdisjoint(self.reasons)

    def covers(self, other: Candidate) -> bool:
        """Whether every token of the other is in this one."""
        return self.start <= other.start and other.end <= self.end

    def length(self) -> int:
        """Number of tokens."""
        return self.end - self.start

    def between(self, start: int, end: int) -> Candidate:
        """Return the candidate with other ends."""
        same = start == self.start and end == self.end
        return self if same else Candidate(start, end, self.kind, self.reasons)

    def because(self, reason: str, kind: Kind | None) -> Candidate:
        """Return the candidate with a kind and one more reason."""
        return Candidate(self.start, self.end, kind, (*self.reasons, reason))


class Placed:
    """Candidates that are found again by the tokens they stand on, so that no rule goes through all of them."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._all = dict.fromkeys(candidates)

    @cached_property
    def _at(self) -> dict[int, list[Candidate]]:
        """The candidates by token; most rules find nothing to ask for."""
        at: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in self._all:
            for token in range(candidate.start, candidate.end):
                at[token].append(candidate)
        return at

    def within(self, start: int, end: int) -> list[Candidate]:
        """Return the candidates that share a token with the stretch from `start` to `end` (end-exclusive)."""
        at = self._at
        near = [candidate for token in range(start, end) if token in at for candidate in at[token]]
        return [candidate for candidate in dict.fromkeys(near) if candidate in self._all] if near else near

    def replace(self, old: Iterable[Candidate], new: Candidate) -> None:
        """Put a candidate in the place of others."""
        at = self._at
        for candidate in old:
            self._all.pop(candidate, None)
        self._all[new] = None
        for token in range(new.start, new.end):
            at[token].append(new)

    def all(self) -> list[Candidate]:
        """Return the candidates that are left, the new ones last."""
        return list(self._all)


def surface(tokens: Tokens, candidate: Candidate) -> str:
    """Return the text of a candidate with single spaces and straight apostrophes, so that repeats compare equal."""
    return " ".join(straight(tokens.text(candidate.start, candidate.end)).split())


def in_order(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates in order of the text; of overlapping ones the longest stays (longest name wins)."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (-c.length(), c.start)):
        tokens = range(candidate.start, candidate.end)
        if taken.isdisjoint(tokens):
            kept.append(candidate)
            taken.update(tokens)
    return tuple(sorted(kept, key=lambda c: c.start))
