"""Persons in rolls and reports: "Resolved, That Samuel Post, Elihu Brothers and Wm. Fields be a committee".

A given name before another word with a capital, in a row with persons or where rolls, weddings and deaths are told, is
a person, though the other word be an ordinary one or that of a body. Given names of which towns have the name as well
("Charlotte") count where no other word speaks for a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import FROM_MODEL, IN_ROLL, Candidate, Placed
from annotate.stages.recognise.lexicon import common_words, given_names, heads
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

_LINKS = frozenset((",", ";", "and", "&"))
_BEFORE = frozenset((",", ";", "and", "&", "That", "that", ":"))
_AFTER = frozenset((",", ";", "and", "&", ".", ")", "\n", "be", "is", "to"))
# What follows the name of a person in notices of deaths, weddings and accidents.
_TOLD = frozenset(
    (("aged",), (",", "aged"), (",", "son"), (",", "daughter"), (",", "widow"), (",", "wife"), (",", "Esq"))
)
# Last words of bodies, streets and buildings that are named after persons; some are surnames, too.
_BODIES = listed(
    "Avenue Bank Branch Building Center Centre Chapel Church Club College Company County Court Courthouse Fund",
    "Hall High Home Hospital Hotel House Institute Library Lodge Mine Museum Park Place Press School Seminary",
    "Society Station Street University",
)
_MARRIED = frozenset((word, title) for word in ("to", "and") for title in ("Miss", "Mrs", "Mrs."))
_OPENERS = frozenset(("That", "Whereas", "Resolved"))
_STOPS = frozenset((".", "\n", "be"))
_LONGEST = 4
_ROLL = 400
"""Tokens of a roll behind which its opening is not looked for."""


def in_rolls(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make persons of full names that stand in a roll, and add those that nobody marked."""
    if given_names().isdisjoint(tokens.forms):
        return list(candidates)
    names = list(_full_names(tokens))
    if not names:
        return list(candidates)
    found = Placed(candidates)
    persons = {c.start for c in candidates if _is_full(c)} | {c.end for c in candidates if _is_full(c)}
    for start, end in names:
        touching = found.within(start, end)
        if all(map(_gives_way, touching)) and _is_told(tokens, start, end, persons):
            before = [c for c in touching if c.start < start and not _OPENERS.issuperset(tokens[c.start : start])]
            if not before and all(c.end <= end for c in touching):
                found.replace(touching, Candidate(start, end, Kind.PERSON, (IN_ROLL,)))
                persons |= {start, end}
    return found.all()


def _is_full(candidate: Candidate) -> bool:
    return candidate.kind is Kind.PERSON and candidate.length() > 1


def _gives_way(candidate: Candidate) -> bool:
    return candidate.reasons[0] == FROM_MODEL and not candidate.decided


def _full_names(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield where a given name, initials and one more name stand, and no further capital."""
    given, rolls = given_names(), "That" in tokens.forms
    for at in [at for at, word in enumerate(tokens.forms) if word in given]:
        end = at + 1
        while end < len(tokens) and end - at < _LONGEST - 1 and _is_initial(tokens[end]):
            end += 1
        called = rolls and _is_called(tokens, at)
        if end < len(tokens) and _is_surname(tokens[end], called=called) and not _goes_on(tokens, at, end + 1):
            yield at, end + 1


def _is_called(tokens: Tokens, at: int) -> bool:
    """Whether "Resolved, That" stands before a name in its sentence, and its verb does not."""
    last = max(1, at - _ROLL)
    while at > last and tokens[at - 1] not in _STOPS:
        at -= 1
        if tokens[at] == "That" and tokens[at - 1] == ",":
            return True
    return False


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _is_surname(word: str, *, called: bool) -> bool:
    """Whether a word may be a surname; after "Resolved, That" bodies and pieces of land are surnames, too."""
    body = word in _BODIES or heads().get(word) is Kind.PLACE
    return word.istitle() and word.isalpha() and len(word) > 1 and (called or not body)


def _goes_on(tokens: Tokens, start: int, end: int) -> bool:
    before, after = tokens[start - 1] if start else "", tokens[end] if end < len(tokens) else ""
    named = before[:1].isupper() and before not in _OPENERS and before.lower() not in common_words()
    return after[:1].isupper() or "-" in (before, after) or named


def _is_told(tokens: Tokens, start: int, end: int, persons: set[int]) -> bool:
    """Whether a person stands beside a name in its row, or what follows it is said of persons."""
    behind = tokens[end : end + 2]
    if behind[:1] in _TOLD or behind in _TOLD or behind in _MARRIED:
        return True
    if behind[:1] == ("of",) and behind[1:] and behind[1][:1].isupper() and tokens[start - 1 : start] == ("to",):
        return True
    before, after = tokens[start - 1] if start else "", tokens[end] if end < len(tokens) else "."
    if before not in _BEFORE or after not in _AFTER:
        return before == "That" and tokens[start - 2 : start - 1] == (",",)
    ahead = start - 1 - (start > 1 and tokens[start - 2] in _LINKS)
    next_one = end + 1 + (tokens[end + 1 : end + 2] == ("and",))
    return (before in _LINKS and ahead in persons) or (after in _LINKS and next_one in persons) or before == "That"
