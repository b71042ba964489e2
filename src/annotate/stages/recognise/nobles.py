"""Who bears a title of nobility by the name of a land or town: "the Duke of Vask", "the Marquess of Ormel".

The name is a person's there, whatever else it names. Kings, bishops and mayors have what they are called after; who is
meant by "the king of Vask" has another name, and the land keeps its own. To add a title, add it to its list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import TITLE, Candidate, Placed
from annotate.stages.recognise.lexicon import heads
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

_TITLES = listed(
    "Countess Duchess Duke Earl Marchioness Marquess Marquis Viscount Viscountess DUCHESS DUKE EARL MARQUESS MARQUIS",
    "COUNTESS VISCOUNT",
)
_OF = frozenset(("of", "OF"))
_LONGEST = 2


def ennobled(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make persons of the names behind titles of nobility and "of", marked or not."""
    if _TITLES.isdisjoint(tokens.forms):
        return list(candidates)
    found = Placed(candidates)
    for at, word in enumerate(tokens.forms[:-2]):
        if word not in _TITLES or tokens[at + 1] not in _OF:
            continue
        start = at + 2
        touching = found.within(start, start + 1)
        end = touching[0].end if touching else start + 1
        if not _is_name(tokens, start, end) or any(one.start != start or one.decided for one in touching):
            continue
        found.replace(touching, Candidate(start, end, Kind.PERSON, (TITLE,)))
    return found.all()


def _is_name(tokens: Tokens, start: int, end: int) -> bool:
    """Whether words are a name of one or two words, which no longer name goes on from ("Duke of Vask Street")."""
    words, after = tokens[start:end], tokens[end] if end < len(tokens) else ""
    capital = all(word[:1].isupper() and word.replace("-", "").isalpha() for word in words)
    goes_on = after[:1].isupper() or after == "-"
    return capital and len(words) <= _LONGEST and not goes_on and heads().keys().isdisjoint(words)
