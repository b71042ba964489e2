"""What speaks for each kind of a name, over the whole text: the model's votes, the words around it, its neighbours.

Every occurrence of a one-word name counts, marked or not. A name in a row of names ("Marwick, Odessa and Genoa") is
likely of their kind. Longer names tell their kind by their own words and have the model's votes alone. How much each
thing counts was chosen on the development texts of the corpora and on the essay with its names replaced.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.stages.recognise.candidates import Candidate, surface
from annotate.stages.recognise.contexts import KINDS, by_ending, evidence, framed
from annotate.stages.recognise.known import leaning
from annotate.stages.recognise.lexicon import Lexicon
from annotate.stages.tokens import straightened
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

VOTE = 1.75
"""Log-odds that a mark of the model gives its kind."""
ROW = 2.5
"""Log-odds that a neighbour in a row gives its own kind, if its kind is certain."""
ENDING = 0.8
"""How much the ending of a name counts beside the words around it."""
PART = 2.5
"""Log-odds that a part of a person's full name in the same text gives to persons."""
_CERTAIN = 20.0
_ROUNDS = 2
_BETWEEN = frozenset((",", "and", "or", ", and", ", or", "-", "–"))
_BEGINNING = frozenset((*(words.split()[0] for words in _BETWEEN), ""))

Scores = dict[str, dict[Kind, float]]


def weighed(
    tokens: Tokens,
    candidates: Sequence[Candidate],
    votes: Mapping[str, Counter[Kind]],
    lexicon: Lexicon,
    parts: Container[str] = (),
) -> Scores:
    """Return what speaks for each kind of each one-word form, as log-odds that are not normalised.

    Parameters
    ----------
    tokens, candidates
        The text and the names marked in it.
    votes
        How often each form was marked as each kind.
    lexicon
        Names of one known kind are certain and speak for their neighbours.
    parts
        Words of the full names of persons in the text.
    """
    own = {form: {kind: VOTE * counts[kind] for kind in KINDS} for form, counts in votes.items()}
    around = _around(tokens, candidates, {form for form in own if _single(form)})
    told = _told(tokens, candidates)
    for form, each in own.items():
        for kind, weight in around.get(form, {}).items():
            each[kind] += weight
        for kind, weight in told.get(form, {}).items():
            each[kind] += weight
        for kind, weight in by_ending(form).items() if _single(form) else ():
            each[kind] += ENDING * weight
        if _single(form):
            for kind, weight in leaning(form).items():
                each[kind] += weight
            each[Kind.PERSON] += PART if form in parts else 0.0
        known = lexicon.kinds_of(form.split())
        if len(known) == 1 and known[0] in each:
            each[known[0]] += _CERTAIN
    rows = [pair for pair in _rows(tokens, candidates) if pair[0] in own and pair[1] in own]
    scores = own
    for _ in range(_ROUNDS):
        scores = _with_neighbours(own, scores, rows)
    return {form: found for form, found in scores.items() if _single(form) or form in told}


def _single(form: str) -> bool:
    return " " not in form


def _around(tokens: Tokens, candidates: Sequence[Candidate], forms: set[str]) -> Scores:
    """Return what the words around all occurrences of each form say, leaving out those inside longer names."""
    inside = {at for c in candidates if c.length() > 1 for at in range(c.start, c.end)}
    found: dict[str, dict[Kind, float]] = defaultdict(lambda: dict.fromkeys(KINDS, 0.0))
    words = tokens.forms
    for at, form in enumerate(straightened(words)):
        if form in forms and at not in inside:
            for kind, weight in evidence(words, at, at + 1).items():
                found[form][kind] += weight
    return found


def _told(tokens: Tokens, candidates: Sequence[Candidate]) -> Scores:
    """Return what frames of lands and bodies say of each form of several words."""
    found: dict[str, dict[Kind, float]] = {}
    for candidate in candidates:
        if candidate.length() > 1 and candidate.kind in KINDS:
            for kind, weight in framed(tokens.forms, candidate.start, candidate.end):
                each = found.setdefault(surface(tokens, candidate), dict.fromkeys(KINDS, 0.0))
                each[kind] += weight
    return found


def _rows(tokens: Tokens, candidates: Sequence[Candidate]) -> Iterator[tuple[str, str]]:
    """Yield the forms of each two names in a row that only a comma or an "and" divides, or one more name, too."""
    ordered = sorted((c for c in candidates if c.kind in KINDS), key=lambda c: c.start)
    last: str | None = None
    for one, other in pairwise(ordered):
        beside = one.end < other.start and tokens[one.end].strip() in _BEGINNING
        if beside and tokens.text(one.end, other.start).strip() in _BETWEEN:
            form, following = surface(tokens, one), surface(tokens, other)
            yield form, following
            if last is not None:
                yield last, following
            last = form
        else:
            last = None


def _with_neighbours(own: Scores, last: Scores, rows: Sequence[tuple[str, str]]) -> Scores:
    shares = {form: _shares(scores) for form, scores in last.items()}
    new = {form: dict(scores) for form, scores in own.items()}
    for pair in rows:
        for form, neighbour in (pair, pair[::-1]):
            for kind in KINDS:
                new[form][kind] += ROW * (shares[neighbour][kind] - 1 / len(KINDS))
    return new


def _shares(scores: Mapping[Kind, float]) -> dict[Kind, float]:
    top = max(scores.values())
    raised = {kind: math.exp(score - top) for kind, score in scores.items()}
    return {kind: value / sum(raised.values()) for kind, value in raised.items()}
