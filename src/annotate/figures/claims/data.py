"""What the claims figure shows: claims with the values their verdicts rest on, put into words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.facts.conditions import outcomes
from annotate.facts.expressions import Facts
from annotate.figures.kit.scene import Shape
from annotate.figures.kit.views import View, seen_in, verified
from annotate.files.claims import DOCUMENTARY
from annotate.values.edtf import Edtf
from annotate.values.model import Claim, Verdict

if TYPE_CHECKING:
    from annotate.edition import Edition


@dataclass(frozen=True, slots=True)
class Look:
    """How a verdict looks and what it says."""

    verdict: Verdict
    role: str
    shape: Shape
    words: str
    meaning: str


LOOKS = (
    Look(Verdict.SUPPORTED, "american", Shape.CIRCLE, "supported", "the record says the same"),
    Look(Verdict.WITH_LIMITS, "american", Shape.SQUARE, "supported within limits", "right for a part, or in the main"),
    Look(Verdict.IMPRECISE, "later", Shape.DIAMOND, "imprecise", "near the mark; a date, a place or an office differs"),
    Look(Verdict.CONTRADICTED, "soviet", Shape.DOWN, "contradicted", "the record says otherwise"),
    Look(Verdict.OPEN, "town", Shape.UP, "open", "our sources do not decide it"),
    Look(Verdict.NOT_TESTABLE, "town", Shape.CROSS, "not testable", "testimony, or what people thought"),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim, and what its test found, in words; "" where it was held against documents alone."""

    claim: Claim
    computed: str

    @property
    def views(self) -> tuple[View, ...]:
        """The views that show it."""
        return seen_in(verified(self.claim.certainty))


def look(verdict: Verdict) -> Look:
    """Return how a verdict looks."""
    return next(item for item in LOOKS if item.verdict is verdict)


def read(edition: Edition, text: str) -> tuple[Checked, ...]:
    """Return a text's claims in the order of its paragraphs, each with the values computed for it.

    Raises
    ------
    DataError, InputError
        If a table cannot be read.
    UsageError
        If a test names what is not in the data.
    """
    claims = edition.claims(text)
    facts = Facts(edition.events, edition.recognition, edition.zone_stats, edition.trade)
    return tuple(Checked(claim, _computed(facts, claim)) for claim in claims)


def _computed(facts: Facts, claim: Claim) -> str:
    if claim.test == DOCUMENTARY:
        return ""
    found = {outcome.left: outcome.found for outcome in outcomes(facts, claim.test)}
    return "; ".join(f"{in_words(facts, left)}: {value}" for left, value in found.items())


_SIDES = {"both": "both Koreas", "rok": "Seoul", "dprk": "Pyongyang"}
_FLOWS = {"export": "exports to", "import": "imports from", "total": "trade with"}


def _label(facts: Facts, id: str) -> str:
    return next((event.label for event in facts.events if event.id == id), id)


def _state(facts: Facts, code: str) -> str:
    return next((row.state for row in facts.recognition if row.iso3 == code), code)


# Forms of expressions (`annotate.facts.expressions`) and their words; the difference stands first there too.
_WORDS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (re.compile(r"(.+) - (.+)"), lambda facts, a, b: f"{in_words(facts, a)}, less {in_words(facts, b)}"),
    (
        re.compile(r"(both|rok|dprk)_on (\S+)"),
        lambda _, side, day: f"states with relations to {_SIDES[side]} on {Edtf.parse(day).words}",
    ),
    (re.compile(r"event (\S+) date"), _label),
    (re.compile(r"zone (.+) (north|south)"), lambda _, measure, zone: f"{measure}, {zone}"),
    (
        re.compile(r"trade (\S+) (\d+) (export|import|total)"),
        lambda facts, partner, year, flow: (
            f"South Korean {_FLOWS[flow]} {_state(facts, partner)} in {year}, US dollars"
        ),
    ),
    (
        re.compile(r"(days|months|years) (\S+) (\S+)"),
        lambda facts, unit, a, b: f"{unit} from “{_label(facts, a)}” to “{_label(facts, b)}”",
    ),
)


def in_words(facts: Facts, expression: str) -> str:
    """Return an expression in words, for readers; one of a form without words here is returned as it is written."""
    for pattern, words in _WORDS:
        if match := pattern.fullmatch(expression):
            return words(facts, *match.groups())
    return expression


def of_verdict(checked: Iterable[Checked], verdict: Verdict) -> tuple[Checked, ...]:
    """Return the claims with a verdict."""
    return tuple(item for item in checked if item.claim.verdict is verdict)


def paragraphs(checked: Sequence[Checked]) -> tuple[tuple[int, tuple[Checked, ...]], ...]:
    """Return the claims by paragraph, in order, without paragraphs that have none."""
    numbers = sorted({item.claim.para for item in checked})
    return tuple((n, tuple(item for item in checked if item.claim.para == n)) for n in numbers)
