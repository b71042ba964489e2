"""Who bears a title of nobility by the name of a land or town: "the Duke of Vask", "the Marquess of Ormel".

The name is a person's there, whatever else it names. Kings, bishops and mayors have what they are called after; who is
meant by "the king of Vask" has another name, and the land keeps its own. Before a surname "Earl" is a given name ("Earl
Warren"), unless it is one of the few of which there were earls. To add a title or an earl, add it to its list.
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
# Surnames borne by earls without "of"; listed by hand.
_EARLS = listed(
    "Alexander Amherst Attlee Baldwin Balfour Bathurst Beatty Beauchamp Brassey Cadogan Cairns Camden Cathcart Cawdor",
    "Cornwallis Cowley Cromer Curzon Dudley Egerton Ferrers Fitzwilliam Fortescue Granville Grey Grosvenor Haig Howe",
    "Jellicoe Jowitt Kitchener Lathom Lloyd Lytton Manvers Minto Mountbatten Nelson Peel Poulett Roberts Russell",
    "Spencer Stanhope Swinton Temple Waldegrave Wavell Winterton Woolton",
)
_EARL, _GENTLE = "Earl", listed("Mr. Mrs. Miss Mr Mrs Dr. Dr")
_OF = frozenset(("of", "OF"))
_LONGEST = 2


def ennobled(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make persons of the names behind titles of nobility and "of", marked or not, and let "Earl" be a given name."""
    if _TITLES.isdisjoint(tokens.forms):
        return list(candidates)
    found = Placed(_with_given(tokens, one) for one in candidates)
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


def _with_given(tokens: Tokens, one: Candidate) -> Candidate:
    """Return a person with "Earl" before it where that is a given name."""
    at = one.start - 1
    if one.kind is not Kind.PERSON or at < 0 or tokens[at] != _EARL:
        return one
    before = tokens[at - 1] if at else ""
    noble = tokens[one.end - 1] in _EARLS and one.length() == 1 and before not in _GENTLE
    return one if noble or before in ("the", "The") else one.between(at, one.end)


def _is_name(tokens: Tokens, start: int, end: int) -> bool:
    """Whether words are a name of one or two words, which no longer name goes on from ("Duke of Vask Street")."""
    words, after = tokens[start:end], tokens[end] if end < len(tokens) else ""
    capital = all(word[:1].isupper() and word.replace("-", "").isalpha() for word in words)
    goes_on = after[:1].isupper() or after == "-"
    return capital and len(words) <= _LONGEST and not goes_on and heads().keys().isdisjoint(words)
