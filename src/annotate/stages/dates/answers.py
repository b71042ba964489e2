"""What an expression means, and what is said where it cannot be told."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotate.stages.dates import moments
from annotate.stages.dates.moments import Grain, Moment, Part, Value


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression means: a value, or None; why; a factor for the score (1 where the words say it all).

    `aside` marks a date counted from the text's own present, or back from the account, which doesn't move the account;
    `unsure` one whose year the account leaves open.
    """

    value: Value | None
    reason: str
    trust: float = 1.0
    aside: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Year:
    """A year found for a date that names none, with reason, trust and whether it is of the text's own present."""

    year: int
    reason: str
    trust: float
    aside: bool = False


NO_REFERENCE = Answer(None, "the text's own date is not known", 0.5)
NOTHING_BEFORE = Answer(None, "no date was spoken of before", 0.5)
UNKNOWN_WEEKDAY = Answer(None, "which of these weekdays is meant is not said", 0.5)
GRAIN_WORDS = {
    Grain.CENTURY: "century", Grain.DECADE: "decade", Grain.YEAR: "year", Grain.SEASON: "season",
    Grain.MONTH: "month", Grain.DAY: "month and day",
}  # fmt: skip


def checked(moment: Moment, reason: str, trust: float) -> Answer:
    """Return the answer, or why it is not on the calendar."""
    why = moments.problem(moment)
    return Answer(None, why, 0.5) if why else Answer(moment, reason, trust)


def with_part(answer: Answer, part: Part) -> Answer:
    """Return the part of an answer that the words name."""
    if not isinstance(answer.value, Moment) or part is Part.WHOLE or answer.value.grain is Grain.DAY:
        # "late that day" is that day
        return answer
    value = moments.part_of(answer.value, part)
    if value is None:
        return Answer(None, f"a {GRAIN_WORDS[answer.value.grain]} has no {part} that can be dated", 0.5)
    words = f"its {part}" if part in {Part.FIRST_DAY, Part.LAST_DAY} else f"{part} part of it"
    return replace(answer, value=value, reason=f"{answer.reason}; {words}")
