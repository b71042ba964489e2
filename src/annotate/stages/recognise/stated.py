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

_STATE = re.compile(rf"{STATES}?")


def with_states(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Let a town take along the state in short behind a comma."""
    found = Placed(candidates)
    for state in candidates:
        if not _is_state(tokens, state):
            continue
        town = _town_before(tokens, found, state.start)
        if town is not None:
            found.replace((town, state), Candidate(town.start, state.end, Kind.PLACE, (*town.reasons, ABBREVIATED)))
    return found.all()


def _town_before(tokens: Tokens, found: Placed, start: int) -> Candidate | None:
    """Return the town that ends right before a state, if nothing but a comma stands between them."""
    end = start - 1
    if end < 1 or tokens[end] != ",":
        return None
    town = next((one for one in found.within(end - 1, end) if one.end == end), None)
    if town is None or town.kind is not Kind.PLACE or IN_GAZETTEER in town.reasons or _is_state(tokens, town):
        return None
    return town


def _is_state(tokens: Tokens, candidate: Candidate) -> bool:
    words = tokens[candidate.start : candidate.end]
    return candidate.kind is Kind.PLACE and _STATE.fullmatch(" ".join(words)) is not None
