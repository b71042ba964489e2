"""The layers of a recogniser's network, run from its weights: words to vectors, vectors to those in context.

A word is embedded once for all the places where it stands; the convolution is done in blocks that stay in the
processor's cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from thinc.api import Model

    Floats = NDArray[np.float32]

_BLOCK = 512
"""Tokens that are convolved at once."""
_TINY = 1e-08
"""What spaCy adds to a variance."""
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Maxout:
    """A layer of maxout units, normalised; the weights of each piece lie side by side."""

    weights: Floats
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats

    @classmethod
    def all_of(cls, model: Model[Any, Any]) -> tuple[Maxout, ...]:
        """Return those of a model, in the order in which they are applied."""
        maxouts = [layer for layer in model.walk(order="dfs_pre") if layer.name == "maxout"]
        norms = [layer for layer in model.walk(order="dfs_pre") if layer.name == "layernorm"]
        return tuple(
            cls(
                *by_piece(maxout.get_param("W"), maxout.get_param("b")),
                maxout.get_dim("nP"),
                norm.get_param("G"),
                norm.get_param("b"),
            )
            for maxout, norm in zip(maxouts, norms, strict=True)
        )

    def __call__(self, given: Floats, scratch: Floats | None = None) -> Floats:
        """Return what the layer makes of vectors, one a row; `scratch` is memory for the pieces of as many rows."""
        pieces = np.matmul(given, self.weights, out=None if scratch is None else scratch[: len(given)])
        pieces += self.bias
        best = greatest(pieces, self.pieces)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / best.shape[1] + _TINY
        best *= (variance**-0.5)[:, None]
        best *= self.scale
        best += self.shift
        return best


def by_piece(weights: Floats, bias: Floats) -> tuple[Floats, Floats]:
    """Return the weights (units, pieces, inputs) and the bias (units, pieces) of maxout units as inputs by outputs."""
    inputs = weights.shape[-1]
    by_piece = weights.transpose(1, 0, 2).reshape(-1, inputs).T
    return np.ascontiguousarray(by_piece), np.ascontiguousarray(bias.T.reshape(-1))


def greatest(pieces: Floats, count: int) -> Floats:
    """Return the greatest of the pieces of each unit."""
    width = pieces.shape[1] // count
    parts = [pieces[:, at * width : (at + 1) * width] for at in range(count)]
    best: Floats = np.maximum(parts[0], parts[-1])
    for part in parts[1:-1]:
        np.maximum(best, part, out=best)
    return best


@dataclass(frozen=True, slots=True)
class Embedding:
    """Words to vectors, by hashes of some of their attributes."""

    columns: tuple[str, ...]
    tables: tuple[Model[Any, Any], ...]
    mixed: Maxout

    @classmethod
    def of(cls, model: Model[Any, Any]) -> Embedding:
        """Return that of a `tok2vec`."""
        embed = model.get_ref("embed")
        columns = next(layer.attrs["columns"] for layer in embed.walk() if layer.name == "extract_features")
        tables = tuple(layer for layer in embed.walk() if layer.name == "hashembed")
        (mixed,) = Maxout.all_of(embed)
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
class Encoder:
    """Vectors to those in context: layers that each see a token and its two neighbours."""

    layers: tuple[Maxout, ...]

    @classmethod
    def of(cls, model: Model[Any, Any]) -> Encoder:
        """Return that of a `tok2vec`."""
        return cls(Maxout.all_of(model.get_ref("encode")))

    def encoded(self, vectors: Floats, lengths: Sequence[int]) -> Floats:
        """Return the vectors of tokens in context; documents, of so many tokens each, do not see each other."""
        pad, width = len(self.layers), vectors.shape[1]
        begins = list(accumulate((length + pad for length in lengths), initial=1 + pad))
        tokens = np.concatenate([np.arange(begin, begin + n) for begin, n in zip(begins, lengths, strict=False)])
        now = np.zeros((begins[-1] + 1, width), dtype=np.float32)
        now[tokens] = vectors
        following = np.zeros_like(now)
        window = np.empty((_BLOCK, 3 * width), dtype=np.float32)
        scratch = np.empty((_BLOCK, len(self.layers[0].bias)), dtype=np.float32)
        for layer in self.layers:
            for start in range(1, len(now) - 1, _BLOCK):
                end = min(start + _BLOCK, len(now) - 1)
                seen = window[: end - start]
                for place in range(3):
                    seen[:, place * width : (place + 1) * width] = now[start - 1 + place : end - 1 + place]
                np.add(now[start:end], layer(seen, scratch), out=following[start:end])
            now, following = following, now
        encoded: Floats = now[tokens]
        return encoded
