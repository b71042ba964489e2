"""What is so every year: told in the present of a month, a season or a day, and so of no year."""

from __future__ import annotations

import re

from annotate.stages.dates.tense import NOW, PASSIVE, PAST, PRESENT

#: What is so every year: "beaches are crowded in the summer", "the race takes place in May".
_HABIT = re.compile(
    r"\b(?:(?:usual|general|normal|typical|regular|traditional)ly|often|always|sometimes|seasonal|popular|on average|"
    r"(?:dry|wet|rainy|hot|cold|high|low|hunting|fishing|breeding|growing|the|its|their) seasons?|takes? place|occurs?|"
    r"(?:average|mean) (?:\w+ )?temperatures?|temperatures? (?:are|range|average|reach)|lasts(?= from| until)|peaks?|"
    r"last (?=from|until)|blooms?|flowers?|ripens?|breeds?|nests?|fly|flies|freezes?|migrates?|"
    r"(?:is|are) (?:[a-z]{2,12}ly )?(?:held|open|closed|common|known|permitted|allowed|used|harvested|sown|planted|"
    r"found|visited|dry|wet|hot|cold|warm|cool|mild|frequent|rare|crowded))\b",
    re.IGNORECASE,
)
_FEAST = re.compile(
    r"\b(?:celebrates?|commemorates?|(?:is|are) (?:[a-z]{2,12}ly )?(?:celebrated|observed|commemorated|marked)|"
    r"annually|yearly|falls (?:on|in)|feast of|holidays?)\b",
    re.IGNORECASE,
)
#: What goes on at the time, or is over, is no habit.
_ONCE = re.compile(r"\b(?:is|are) (?:[a-z]{2,12}ly )?[a-z]{2,20}ing\b|\b(?:has|have) been\b")


def tells_past(words: str) -> bool:
    """Tell whether words tell something past, by a verb that is no passive of the present ("is celebrated")."""
    return bool(PAST.search(PASSIVE.sub("", words)))


def is_present(words: str) -> bool:
    """Tell whether words are told in the present, of nothing that goes on or is over."""
    return bool(PRESENT.search(words)) and not _ONCE.search(words) and not tells_past(words)


def is_told(words: str, day: bool) -> bool:
    """Tell whether the words of a sentence say of a month or a season, or of a `day`, what is so in it every year."""
    habit = _FEAST.search(words) or (not day and _HABIT.search(words))
    return bool(habit) and not NOW.search(words) and not _ONCE.search(words) and not tells_past(words)
