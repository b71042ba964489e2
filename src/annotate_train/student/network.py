"""The recogniser's network in PyTorch: a multi-hash embedding, maxout layers that see a word and its two neighbours,
and the scores of the transitions.

It is spaCy's (`spacy.MultiHashEmbed.v2`, `spacy.MaxoutWindowEncoder.v2` with a window of one,
`spacy.TransitionBasedParser.v2` with an upper layer), takes its weights from a pipeline and puts them back into it.
Needs the extra `teacher`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from annotate.measure.corpora import LABELS
from annotate.values.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

    from annotate_train.student.batch import Batch
    from annotate_train.student.gold import Numbers

_TINY = 1e-8
"""What spaCy adds to a variance."""


class Student(nn.Module):  # type: ignore[misc]
    """The network of a pipeline with a `tok2vec` and an `ner` as `data/config.cfg` has them.

    The buffers `moves_B`, `moves_I`, `moves_L`, `moves_U` hold the numbers of the transitions that begin a name, go on
    in it, end it or are one, by label in the order of `LABELS`; `moves_O` that of no name.
    """

    def __init__(self, nlp: Language, *, dropout: float = 0.0) -> None:
        """Take the weights of a pipeline; see `of`."""
        super().__init__()
        places = _places(nlp)
        self.weights = nn.ParameterDict(
            {
                name: nn.Parameter(torch.from_numpy(np.array(node.get_param(key))))
                for name, (node, key) in places.items()
            }
        )
        self.tables = sum(name.startswith("table") for name in places)
        self.depth = sum(name.startswith("scale") for name in places) - 1
        self.dropout = dropout
        moves = nlp.get_pipe("ner").moves
        number = {moves.get_class_name(at): at for at in range(moves.n_moves)}
        lacking = [label for label in LABELS if f"B-{label}" not in number]
        if lacking:
            raise InputError(
                f"The recogniser knows no {', '.join(lacking)}.",
                remedy="Give training texts in which every kind is marked.",
            )
        for kind in "BILU":
            self.register_buffer(f"moves_{kind}", torch.tensor([number[f"{kind}-{label}"] for label in LABELS]))
        self.register_buffer("moves_O", torch.tensor([number["O"]]))

    @property
    def outside(self) -> torch.Tensor:
        """Numbers of the transitions that are valid where no name is open: begin or be one, by label; be none."""
        return torch.cat((self.moves_B, self.moves_U, self.moves_O))

    @classmethod
    def of(cls, nlp: Language, *, dropout: float = 0.0) -> Student:
        """Return the network of a pipeline.

        Parameters
        ----------
        nlp
            Initialised, so that its layers have their shapes and its recogniser the labels of `LABELS`.
        dropout
            Share of the outputs of each layer that is left out while training.

        Raises
        ------
        InputError
            A label is missing.
        """
        return cls(nlp, dropout=dropout)

    def into(self, nlp: Language) -> None:
        """Put the weights into a pipeline of the same shape."""
        for name, (node, key) in _places(nlp).items():
            node.set_param(key, np.ascontiguousarray(self.weights[name].detach().float().cpu().numpy()))

    def forward(self, rows: torch.Tensor, at: torch.Tensor) -> torch.Tensor:
        """Return the features of tokens.

        Parameters
        ----------
        rows
            Rows of the tables, tokens by tables by four.
        at
            The places of the tokens, `places(lengths, depth)`; documents do not see each other.

        Returns
        -------
        torch.Tensor
            Features by tokens by units by pieces: what a token adds as the one at hand, as the first of the open name,
            as the last before the one at hand.
        """
        w = self.weights
        embedded = [functional.embedding(rows[:, n], w[f"table_{n}"]).sum(1) for n in range(self.tables)]
        words = self._maxout(0, torch.cat(embedded, 1))
        now = words.new_zeros(int(at[-1]) + self.depth + 1, words.shape[1]).index_copy(0, at, words)
        for layer in range(1, self.depth + 1):
            wide = functional.pad(now, (0, 0, 1, 1))
            now = now + self._maxout(layer, torch.cat((wide[:-2], wide[1:-1], wide[2:]), 1))
        narrow = now[at] @ w["narrow"].T + w["narrow_bias"]
        features: torch.Tensor = torch.einsum("th,fkph->ftkp", narrow, w["features"])
        return features

    def scores(self, summed: torch.Tensor) -> torch.Tensor:
        """Return the scores of all transitions from the sum of the features that are looked at."""
        w = self.weights
        found: torch.Tensor = (summed + w["features_bias"]).amax(-1) @ w["scores"].T + w["scores_bias"]
        return found

    def alone(self, features: torch.Tensor) -> torch.Tensor:
        """Return the scores of the transitions of `outside` at tokens where no name is open."""
        padding = self.weights["padding"][0]
        return self.scores(features[0] + padding[1] + padding[2])[:, self.outside]

    def within(self, features: torch.Tensor, at: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        """Return the scores of all transitions at tokens `at` inside names that begin at `first`."""
        return self.scores(features[0][at] + features[1][first] + features[2][at - 1])

    def _maxout(self, layer: int, given: torch.Tensor) -> torch.Tensor:
        w = self.weights[f"weights_{layer}"]
        units, pieces, inputs = w.shape
        found = functional.linear(given, w.reshape(-1, inputs), self.weights[f"bias_{layer}"].reshape(-1))
        best = found.view(-1, units, pieces).amax(-1)
        normal = functional.layer_norm(
            best, (units,), self.weights[f"scale_{layer}"], self.weights[f"shift_{layer}"], _TINY
        )
        dropped: torch.Tensor = functional.dropout(normal, self.dropout, self.training)
        return dropped


def places(lengths: Numbers, depth: int) -> NDArray[np.int64]:
    """Return the places of tokens in a row of documents between which lies what `depth` layers can see."""
    documents = np.repeat(np.arange(len(lengths)), lengths)
    return np.arange(len(documents)) + (documents + 1) * depth + 1


def inputs(net: Student, batch: Batch, device: str) -> tuple[torch.Tensor, torch.Tensor]:
    """Return what `forward` takes, of a batch."""
    at = places(batch.lengths, net.depth)
    return torch.from_numpy(batch.rows).to(device), torch.from_numpy(at).to(device)


def barred(scores: torch.Tensor, last: torch.Tensor) -> torch.Tensor:
    """Return scores of the transitions of `outside` with no name begun on the last token of a document."""
    begins = torch.arange(scores.shape[1], device=scores.device) < len(LABELS)
    return scores.masked_fill(last[:, None] & begins, -1e4)


def _places(nlp: Language) -> dict[str, tuple[Any, str]]:
    """Return the layers of a pipeline and the name of a weight in each, by the name it has here."""
    tok2vec, ner = nlp.get_pipe("tok2vec").model, nlp.get_pipe("ner").model
    walked = list(tok2vec.walk(order="dfs_pre"))
    tables = [layer for layer in tok2vec.walk() if layer.name == "hashembed"]
    maxouts = [layer for layer in walked if layer.name == "maxout"]
    norms = [layer for layer in walked if layer.name == "layernorm"]
    narrow, affine, last = ner.layers[0].layers[-1], ner.layers[1], ner.layers[2]
    found: dict[str, tuple[Any, str]] = {f"table_{n}": (table, "E") for n, table in enumerate(tables)}
    for n, (maxout, norm) in enumerate(zip(maxouts, norms, strict=True)):
        found |= {f"weights_{n}": (maxout, "W"), f"bias_{n}": (maxout, "b")}
        found |= {f"scale_{n}": (norm, "G"), f"shift_{n}": (norm, "b")}
    return found | {
        "narrow": (narrow, "W"),
        "narrow_bias": (narrow, "b"),
        "features": (affine, "W"),
        "features_bias": (affine, "b"),
        "padding": (affine, "pad"),
        "scores": (last, "W"),
        "scores_bias": (last, "b"),
    }
