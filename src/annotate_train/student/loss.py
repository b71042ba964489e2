"""What is learned from a batch: the transitions, each given that all before it were right.

Outside a name the transitions compete that are valid there (cross entropy). Inside one the recogniser only goes on or
ends, because its label stands with the first word, so that a transition is judged against its one rival. That is
learned for a random label, too, at `OTHERWISE` of the weight: a name that was begun under the wrong label should still
end where it ends. Tokens that nobody has judged are left out. Needs the extra `teacher`.
"""

from __future__ import annotations

import torch
from torch.nn import functional

from annotate.measure.corpora import LABELS
from annotate_train.student.batch import Batch
from annotate_train.student.gold import BEGIN, NOBODY, ON, OUT, WHOLE
from annotate_train.student.network import Student, barred, inputs

OTHERWISE = 0.2
_BEGINS = {BEGIN: 0, WHOLE: len(LABELS)}
"""Where the transitions of a kind begin in `Student.outside`; the last of all is that of no name."""


def loss(net: Student, batch: Batch, device: str) -> torch.Tensor:
    """Return the mean loss of the judged tokens of a batch."""
    gold = batch.gold
    kinds, labels, firsts, last = (
        torch.from_numpy(x).to(device) for x in (gold.kinds, gold.labels, gold.firsts, batch.last)
    )
    features = net(*inputs(net, batch, device))
    judged = kinds >= OUT
    alone = (firsts == NOBODY) & judged
    scores = barred(net.alone(features[:, alone]), last[alone])
    outside = functional.cross_entropy(scores, _places(kinds[alone], labels[alone]), reduction="sum")
    at = ((firsts != NOBODY) & judged).nonzero()[:, 0]
    choice = at[~last[at]]  # on the last token of a document a name ends in any case
    scores = net.within(features, choice, firsts[choice])
    goes_on, label = kinds[choice] == ON, labels[choice]
    inside = _rivals(net, scores, label, goes_on)
    inside = inside + OTHERWISE * _rivals(net, scores, torch.randint_like(label, len(LABELS)), goes_on)
    return (outside + inside) / max(1, int(alone.sum()) + len(at))


def _places(kinds: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return where transitions stand in `Student.outside`."""
    found = torch.full_like(kinds, 2 * len(LABELS))
    for kind, begin in _BEGINS.items():
        found = torch.where(kinds == kind, labels + begin, found)
    return found


def _rivals(net: Student, scores: torch.Tensor, labels: torch.Tensor, goes_on: torch.Tensor) -> torch.Tensor:
    """Return the loss of going on against ending, in names of some labels."""
    on, over = (scores.gather(1, moves[labels][:, None])[:, 0] for moves in (net.moves_I, net.moves_L))
    return functional.binary_cross_entropy_with_logits(on - over, goes_on.float(), reduction="sum")
