"""The network of a recogniser, run from its weights so that nothing is computed twice.

spaCy's own components find the same names, and are what training and `nlp.pipe` use; they take two to three times as
long. Here a word is embedded once for all the places where it stands, the convolution is done in blocks that stay in
the processor's cache, and transitions are not made token by token: what a token is outside a name depends on that token
alone and is told for all tokens at once, so that only the inside of names is walked.

`network_of` gives None for a pipeline that is built otherwise than those that `annotate train` makes; that one runs as
it is. What the parts are: `spacy.MultiHashEmbed.v2`, `spacy.MaxoutWindowEncoder.v2`, `spacy.TransitionBasedParser.v2`
in spaCy's documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc
    from thinc.api import Model

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.intp]
    Marks = NDArray[np.bool_]

_MAXOUT = "maxout>>layernorm>>dropout"
_EMBEDDED = r"ints-getitem>>hashembed"
_WINDOW = rf"residual\(expand_window>>{_MAXOUT}\)"
_TOK2VEC = re.compile(
    rf"extract_features>>list2ragged>>with_array\({_EMBEDDED}(?:\|{_EMBEDDED})*\)>>with_array\({_MAXOUT}\)>>ragged2list"
    rf">>with_array\({_WINDOW}(?:>>{_WINDOW})*\)"
)
_NER = ["tok2vec-listener>>list2array>>linear", "precomputable_affine", "linear"]
_PIPES = ["tok2vec", "ner"]
_FEATURES = 3
"""What the transitions look at: the token, the first token of the open name, the last one."""
_BLOCK = 512
"""Tokens that are convolved at once."""
_TINY = 1e-08
"""What spaCy adds to a variance."""
_AT_ONCE = 3
"""Tokens inside a name that are walked for all names at once; in a longer name, the rest is walked one by one."""
_MIX = np.uint64(0x9E3779B97F4A7C15)

_Found = tuple[int, int, str]
"""First token, one past the last, label."""


def network_of(nlp: Language) -> Network | None:
    """Return the network of a pipeline, None if it is not of the form that is known here."""
    if nlp.pipe_names[: len(_PIPES)] != _PIPES:
        return None
    tok2vec, ner = (nlp.get_pipe(name) for name in _PIPES)
    layers = [layer.name for layer in ner.model.layers]
    windows = [layer.attrs["window_size"] for layer in tok2vec.model.walk() if layer.name == "expand_window"]
    if not _TOK2VEC.fullmatch(tok2vec.model.name) or set(windows) != {1} or layers != _NER:
        return None
    if ner.cfg["beam_width"] != 1 or ner.model.layers[1].get_dim("nF") != _FEATURES:
        return None
    return Network(_Embedding.of(tok2vec.model), _Encoder.of(tok2vec.model), _Transitions.of(ner))


@dataclass(frozen=True, slots=True)
class Network:
    """A recogniser's network: words to vectors, vectors to those in context, these to names."""

    embedding: _Embedding
    encoder: _Encoder
    transitions: _Transitions

    def recognise(self, docs: Sequence[Doc]) -> None:
        """Set the entities of documents that have no annotations yet."""
        from spacy.attrs import IS_SPACE
        from spacy.tokens import Span

        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        lengths = [len(doc) for doc in docs]
        vectors = self.encoder.encoded(self.embedding.embedded(docs), lengths)
        blank = np.concatenate([doc.to_array(IS_SPACE) for doc in docs]).astype(bool)
        for doc, found in zip(docs, self.transitions.names(vectors, lengths, blank), strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in found], default="outside")


@dataclass(frozen=True, slots=True)
class _Maxout:
    """A layer of maxout units, normalised; the weights of each piece lie side by side."""

    weights: Floats
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats

    @classmethod
    def all_of(cls, model: Model[Any, Any]) -> tuple[_Maxout, ...]:
        """Return those of a model, in the order in which they are applied."""
        maxouts = [layer for layer in model.walk(order="dfs_pre") if layer.name == "maxout"]
        norms = [layer for layer in model.walk(order="dfs_pre") if layer.name == "layernorm"]
        return tuple(
            cls(
                *_by_piece(maxout.get_param("W"), maxout.get_param("b")),
                maxout.get_dim("nP"),
                norm.get_param("G"),
                norm.get_param("b"),
            )
            for maxout, norm in zip(maxouts, norms, strict=True)
        )

    def __call__(self, given: Floats) -> Floats:
        best = _most(given @ self.weights + self.bias, self.pieces)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / best.shape[1] + _TINY
        best *= (variance**-0.5)[:, None]
        best *= self.scale
        best += self.shift
        return best


def _by_piece(weights: Floats, bias: Floats) -> tuple[Floats, Floats]:
    """Return the weights (units, pieces, inputs) and the bias (units, pieces) of maxout units as inputs by outputs."""
    inputs = weights.shape[-1]
    by_piece = weights.transpose(1, 0, 2).reshape(-1, inputs).T
    return np.ascontiguousarray(by_piece), np.ascontiguousarray(bias.T.reshape(-1))


def _most(pieces: Floats, count: int) -> Floats:
    """Return the greatest of the pieces of each unit."""
    return reduce(np.maximum, np.split(pieces, count, axis=1))


@dataclass(frozen=True, slots=True)
class _Embedding:
    """Words to vectors, by hashes of some of their attributes."""

    columns: tuple[str, ...]
    tables: tuple[Model[Any, Any], ...]
    mixed: _Maxout

    @classmethod
    def of(cls, model: Model[Any, Any]) -> _Embedding:
        embed = model.get_ref("embed")
        columns = next(layer.attrs["columns"] for layer in embed.walk() if layer.name == "extract_features")
        tables = tuple(layer for layer in embed.walk() if layer.name == "hashembed")
        (mixed,) = _Maxout.all_of(embed)
        return cls(tuple(columns), tables, mixed)

    def embedded(self, docs: Sequence[Doc]) -> Floats:
        """Return the vectors of all tokens."""
        from spacy.attrs import NORM, ORTH

        # Two words that are written alike differ, if in anything, in their norm ("'d" for "would" and for "had").
        written = np.concatenate([doc.to_array([ORTH, NORM]) for doc in docs])
        _, first, which = np.unique(written[:, 0] * _MIX ^ written[:, 1], return_index=True, return_inverse=True)
        attributes = np.concatenate([doc.to_array(list(self.columns)) for doc in docs])[first]
        looked_up = [table.predict(attributes[:, table.attrs["column"]]) for table in self.tables]
        return self.mixed(np.concatenate(looked_up, axis=1))[which]


@dataclass(frozen=True, slots=True)
class _Encoder:
    """Vectors to those in context: layers that each see a token and its two neighbours."""

    layers: tuple[_Maxout, ...]

    @classmethod
    def of(cls, model: Model[Any, Any]) -> _Encoder:
        return cls(_Maxout.all_of(model.get_ref("encode")))

    def encoded(self, vectors: Floats, lengths: Sequence[int]) -> Floats:
        """Return the vectors of tokens in context; documents, of so many tokens each, do not see each other."""
        pad, width = len(self.layers), vectors.shape[1]
        begins = list(accumulate((length + pad for length in lengths), initial=1 + pad))
        tokens = np.concatenate([np.arange(begin, begin + n) for begin, n in zip(begins, lengths, strict=False)])
        now = np.zeros((begins[-1] + 1, width), dtype=np.float32)
        now[tokens] = vectors
        following = np.zeros_like(now)
        window = np.empty((_BLOCK, 3 * width), dtype=np.float32)
        for layer in self.layers:
            for start in range(1, len(now) - 1, _BLOCK):
                end = min(start + _BLOCK, len(now) - 1)
                seen = window[: end - start]
                for place in range(3):
                    seen[:, place * width : (place + 1) * width] = now[start - 1 + place : end - 1 + place]
                np.add(now[start:end], layer(seen), out=following[start:end])
            now, following = following, now
        encoded: Floats = now[tokens]
        return encoded


@dataclass(frozen=True, slots=True)
class _Transitions:
    """Vectors in context to names: begin, go on, end, or stand alone; the best valid transition at each token.

    Attributes
    ----------
    narrow, narrow_bias
        To the width that the features have.
    features, bias
        The weights of each feature as in `_Maxout`, and what is added to their sum.
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
    def of(cls, ner: EntityRecognizer) -> _Transitions:
        narrow, affine, last = ner.model.layers[0].layers[-1], ner.model.layers[1], ner.model.layers[2]
        pairs = [_by_piece(weights, affine.get_param("b")) for weights in affine.get_param("W")]
        bias = pairs[0][1]
        padding = affine.get_param("pad")[0].transpose(0, 2, 1).reshape(_FEATURES, -1)
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

    def names(self, vectors: Floats, lengths: Sequence[int], blank: Marks) -> Iterator[list[_Found]]:
        """Yield the names of each document; `blank` marks tokens of white space, on which no name begins."""
        state: Floats = vectors @ self.narrow + self.narrow_bias
        own: Floats = state @ self.features[0]
        stops = np.cumsum(lengths)
        last = np.zeros(len(state), dtype=bool)
        last[stops - 1] = True
        best = self._outside(own, last, blank)
        walk = _Walk(self, state, own, last, best)
        start = 0
        for stop in stops.tolist():
            yield walk.names(start, stop)
            start = stop

    def _outside(self, own: Floats, last: Marks, blank: Marks) -> Numbers:
        """Return the best transition at each token as if no name were open before it, by its place in `moves`."""
        hidden = _most(own + self.outside, self.pieces)
        scores = hidden @ self.scores[:, self.valid] + self.score_bias[self.valid]
        kinds = np.array([move for move, _ in self.moves])
        scores[np.ix_(last, kinds == "B")] = -np.inf
        scores[np.ix_(blank, kinds != "O")] = -np.inf
        best: Numbers = scores.argmax(axis=1)
        return best


class _Walk:
    """Goes from name to name."""

    def __init__(self, transitions: _Transitions, state: Floats, own: Floats, last: Marks, best: Numbers) -> None:
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
        scores = _most(summed + them.bias, them.pieces) @ them.scores + them.score_bias
        rows = np.arange(len(at))
        goes: Marks = (scores[rows, them.on[number]] >= scores[rows, them.over[number]]) & ~self._last[at]
        return goes
