"""The last part of a recogniser's network: from vectors in context to names.

Transitions are not made token by token: what a token is outside a name depends on that token alone and is told for all
tokens at once, so that only the inside of names is walked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from annotate.stages.recognise.layers import by_piece, greatest

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer

    from annotate.stages.recognise.layers import Floats

    Numbers = NDArray[np.intp]
    Marks = NDArray[np.bool_]

FEATURES = 3
"""What the transitions look at: the token, the first token of the open name, the last one."""
_WORN = 1.5
"""What no name gains where a scanner misread many words: smudges look like names that nobody met."""
_WORN_PLACE = 0.25
"""What a place loses there besides: the lists know most of them. Both chosen on the opened pages of HIPE-2020."""
_AT_ONCE = 3
"""Tokens inside a name that are walked for all names at once; in a longer name, the rest is walked one by one."""

_Found = tuple[int, int, str]
"""First token, one past the last, label."""


@dataclass(frozen=True, slots=True)
class Transitions:
    """Vectors in context to names: begin, go on, end, or stand alone; the best valid transition at each token.

    Attributes
    ----------
    narrow, narrow_bias
        To the width that the features have.
    features, bias
        The weights of each feature as in `Maxout`, and what is added to their sum.
    outside
        The same sum where no name is open, without what the token itself adds.
    scores, score_bias
        The last layer: the scores of all transitions.
    valid
        Those that are valid outside a name.
    moves
        What they are, and the label.
    on, over
        For each of them that begins a name: the transition that goes on in that name, and the one that ends it.
    """

    narrow: Floats
    narrow_bias: Floats
    features: tuple[Floats, ...]
    bias: Floats
    outside: Floats
    pieces: int
    scores: Floats
    score_bias: Floats
    valid: Numbers
    moves: tuple[tuple[str, str], ...]
    on: Numbers
    over: Numbers

    @classmethod
    def of(cls, ner: EntityRecognizer) -> Transitions:
        """Return those of a recogniser."""
        narrow, affine, last = ner.model.layers[0].layers[-1], ner.model.layers[1], ner.model.layers[2]
        pairs = [by_piece(weights, affine.get_param("b")) for weights in affine.get_param("W")]
        bias = pairs[0][1]
        padding = affine.get_param("pad")[0].transpose(0, 2, 1).reshape(FEATURES, -1)
        names = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
        number = {name: at for at, name in enumerate(names)}
        # "U-" without a label is for tokens that are barred from names; here none is.
        valid = [at for at, name in enumerate(names) if name[:1] in "BUO" and name != "U-"]
        moves = tuple((names[at][:1], names[at][2:]) for at in valid)
        return cls(
            np.ascontiguousarray(narrow.get_param("W").T),
            narrow.get_param("b"),
            tuple(weights for weights, _ in pairs),
            bias,
            padding[1] + padding[2] + bias,
            affine.get_dim("nP"),
            np.ascontiguousarray(last.get_param("W").T),
            last.get_param("b"),
            np.array(valid),
            moves,
            np.array([number.get(f"I-{label}", -1) for _, label in moves]),
            np.array([number.get(f"L-{label}", -1) for _, label in moves]),
        )

    def names(self, vectors: Floats, lengths: Sequence[int], blank: Marks, worn: Marks) -> Iterator[list[_Found]]:
        """Yield the names of each document.

        `blank` marks tokens of white space, on which no name begins, `worn` those of documents whose words a scanner
        misread: there a name must outweigh none by more.
        """
        state: Floats = vectors @ self.narrow + self.narrow_bias
        own: Floats = state @ self.features[0]
        stops = np.cumsum(lengths)
        last = np.zeros(len(state), dtype=bool)
        last[stops - 1] = True
        best = self._outside(own, last, blank, worn)
        walk = _Walk(self, state, own, last, best)
        start = 0
        for stop in stops.tolist():
            yield walk.names(start, stop)
            start = stop

    def _outside(self, own: Floats, last: Marks, blank: Marks, worn: Marks) -> Numbers:
        """Return the best transition at each token as if no name were open before it, by its place in `moves`."""
        hidden = greatest(own + self.outside, self.pieces)
        scores = hidden @ self.scores[:, self.valid] + self.score_bias[self.valid]
        kinds = np.array([move for move, _ in self.moves])
        if worn.any():
            places = np.array([label == "PLACE" for _, label in self.moves])
            scores[worn] += np.where(kinds == "O", _WORN, np.where(places, -_WORN_PLACE, 0)).astype(np.float32)
        scores[np.ix_(last, kinds == "B")] = -np.inf
        scores[np.ix_(blank, kinds != "O")] = -np.inf
        best: Numbers = scores.argmax(axis=1)
        return best


class _Walk:
    """Goes from name to name."""

    def __init__(self, transitions: Transitions, state: Floats, own: Floats, last: Marks, best: Numbers) -> None:
        self._transitions, self._state, self._own, self._last, self._best = transitions, state, own, last, best
        kinds = np.array([move for move, _ in transitions.moves])[best]
        self._named = np.flatnonzero(kinds != "O").tolist()
        self._kinds = kinds[self._named].tolist()
        self._ends = self._near_ends(np.flatnonzero(kinds == "B"))
        self._at = 0

    def names(self, start: int, stop: int) -> list[_Found]:
        """Return the names of the next document, which goes from one token to another."""
        found, free = [], start
        while self._at < len(self._named) and (begin := self._named[self._at]) < stop:
            if begin >= free:
                free = begin + 1 if self._kinds[self._at] == "U" else self._ends.get(begin) or self._far_end(begin)
                label = self._transitions.moves[self._best[begin]][1]
                found.append((begin - start, free - start, label))
            self._at += 1
        return found

    def _near_ends(self, begins: Numbers) -> dict[int, int]:
        """Return where names end that would begin at some tokens, as far as they are not longer than `_AT_ONCE`."""
        ends: dict[int, int] = {}
        for length in range(2, 2 + _AT_ONCE):
            over = ~self._goes_on(begins, begins + length - 1)
            ends.update((begin, begin + length) for begin in begins[over].tolist())
            begins = begins[~over]
        return ends

    def _far_end(self, begin: int) -> int:
        begins, at = np.array([begin]), begin + 1 + _AT_ONCE
        while self._goes_on(begins, np.array([at]))[0]:
            at += 1
        return at + 1

    def _goes_on(self, begins: Numbers, at: Numbers) -> Marks:
        """Tell for names that are open whether they go on behind a token of theirs, rather than end with it."""
        them, number = self._transitions, self._best[begins]
        summed = self._own[at] + self._state[begins] @ them.features[1] + self._state[at - 1] @ them.features[2]
        scores = greatest(summed + them.bias, them.pieces) @ them.scores + them.score_bias
        rows = np.arange(len(at))
        goes: Marks = (scores[rows, them.on[number]] >= scores[rows, them.over[number]]) & ~self._last[at]
        return goes
