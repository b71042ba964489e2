"""A town and the state behind it in short are one name: "Fargo, N. D.", "Harrisburg, Ill.".

The state in short says which of several towns is meant, as in an address; on the open pages of HIPE-2020, whose
conventions hold where ours are silent, the two are marked as one. Written in full, or behind a place of the gazetteer,
it is a name of its own ("Moscow, Idaho"), and so is the district of the capital.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.stages.recognise.candidates import ABBREVIATED, IN_GAZETTEER, Candidate, Placed
from annotate.stages.recognise.old_forms import STATES
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

# Short forms that may be words or titles.
_WORDS = frozenset(
    ("Me", "Me.", "Miss", "Miss.", "O", "O.", "La", "Wash", "Mass", "Ill", "Ore", "Mo", "Del", "Pa", "Cal")
)
_STATE = re.compile(rf"{STATES}?")


def with_states(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Let a town take along the state in short behind a comma, whatever that was taken for."""
    found = Placed(candidates)
    if "," not in tokens.forms:
        return found.all()
    for town in candidates:
        end = _end_of_state(tokens, town.end + 1) if _is_town(tokens, town) else 0
        if not end:
            continue
        touching = found.within(town.end + 1, end)
        if any(one.start <= town.end or (one.end > end and one.decided) for one in touching):
            continue
        # "Troy, Ky. Authority": what is left of a name that went on behind the state stays one.
        rest = [one.between(end, one.end) for one in touching if one.end > end and _is_left(one, end)]
        found.replace((town, *touching), Candidate(town.start, end, Kind.PLACE, (*town.reasons, ABBREVIATED)))
        for one in rest:
            found.replace((), one)
    return found.all()


def _is_town(tokens: Tokens, town: Candidate) -> bool:
    behind = town.end + 1 < len(tokens) and tokens[town.end] == ","
    return behind and town.kind is Kind.PLACE and IN_GAZETTEER not in town.reasons and not _is_state(tokens, town)


def _end_of_state(tokens: Tokens, start: int) -> int:
    """Return where a state in short ends that begins at a token; 0 where none does."""
    for end in (start + 2, start + 1):
        written = " ".join(tokens[start:end])
        if end <= len(tokens) and _STATE.fullmatch(written) and written not in _WORDS:
            return end
    return 0


def _is_left(one: Candidate, start: int) -> bool:
    """Whether what is left of a name is one: somebody's, or of more than a word that opens a sentence."""
    return one.kind is Kind.PERSON or one.end - start > 1


def _is_state(tokens: Tokens, candidate: Candidate) -> bool:
    words = tokens[candidate.start : candidate.end]
    return candidate.kind is Kind.PLACE and _STATE.fullmatch(" ".join(words)) is not None
