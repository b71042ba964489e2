"""Ask the encoder about texts: its names with a confidence, and the words that it is not sure are no name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from annotate_train.teacher import encoder
from annotate_train.teacher.decode import Word, best_path, found
from annotate_train.teacher.judge import SURE, Answer
from annotate_train.teacher.pieces import Cut, Window, windows

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AT_ONCE = 4096
"""Pieces of a batch, filled up."""
_TINY = 1e-30


def ask(nets: Sequence[Any], cut: Cut, docs: Sequence[Doc]) -> tuple[Answer, ...]:
    """Return the answers to some documents, in their order; the entities that they have play no part.

    Of several networks the mean of their probabilities counts.
    """
    cuts = [(number, window) for number, doc in enumerate(docs) for window in windows(doc, cut)]
    words: list[list[Word]] = [[] for _ in docs]
    for group in _groups(cuts):
        for (number, _), scored in zip(group, _scored(nets, [w for _, w in group]), strict=True):
            words[number] += scored
    return tuple(_answer(doc, sorted(row, key=lambda w: w.at)) for doc, row in zip(docs, words, strict=True))


def _scored(nets: Sequence[Any], group: Sequence[Window]) -> Iterator[list[Word]]:
    import numpy
    import torch

    side_by_side = encoder.batch(group)
    with torch.inference_mode(), torch.autocast(side_by_side.pieces.device.type, dtype=torch.bfloat16):
        each = torch.stack([torch.softmax(net(side_by_side).float(), -1) for net in nets])
    scores = torch.log(each.mean(0).clamp(min=_TINY)).cpu().numpy()
    for window, rows in zip(group, scores, strict=True):
        path = best_path(rows[: len(window.words)])
        sure = numpy.exp(rows[range(len(path)), path])
        yield [Word(*row) for row in zip(window.words, path, map(float, sure), strict=True)]


def _answer(doc: Doc, words: Sequence[Word]) -> Answer:
    doubtful = ((doc[w.at].idx, doc[w.at].idx + len(doc[w.at])) for w in words if not w.tag and w.sure < SURE)
    return Answer(found(doc, words), tuple(doubtful))


def _groups(cuts: Sequence[tuple[int, Window]]) -> Iterator[list[tuple[int, Window]]]:
    group: list[tuple[int, Window]] = []
    for cut in sorted(cuts, key=lambda c: len(c[1].pieces)):
        if group and len(cut[1].pieces) * (len(group) + 1) > _AT_ONCE:
            yield group
            group = []
        group.append(cut)
    if group:
        yield group
