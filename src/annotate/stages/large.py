"""Text of any size and shape: what is read at once is bounded, so that time and memory grow with the length alone.

Three bounds, none of which prose of ordinary length meets. A text is read in *parts* of at most `PART` characters, cut
at paragraph ends: names are voted on and dates told within a part. In a part the network sees `PIECE` tokens at a time,
for it needs several kilobytes for each. A stretch without a blank that is longer than `RUN` characters is no word; it
is cut before it is tokenised, since the tokeniser takes one bracket after the other from its ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from annotate.stages.recognise.network import Network, network_of
from annotate.stages.tokeniser import tokenised
from annotate.stages.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PART = 250_000
PIECE = 16_000
RUN = 1_000
BATCH = 16
_CUT = 200
_LONG_RUN = re.compile(rf"\S{{{RUN + 1},}}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]?\s")
# Components of a spaCy pipeline that look at words only and are run on pieces.
_NETWORK = ("transformer", "tok2vec", "ner")
_NETWORKS: WeakKeyDictionary[Language, Network | None] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs that are read together.

    Attributes
    ----------
    first
        The number of the first, from 0.
    offset
        How many characters of that one are in the part before.
    paragraphs
        The paragraphs; the first and the last may be cut.
    """

    first: int
    offset: int
    paragraphs: tuple[str, ...]


def parts(paragraphs: Sequence[str], most: int = PART) -> Iterator[Part]:
    """Yield a text in parts of at most `most` characters; only a paragraph that is longer is cut itself."""
    first, kept, length = 0, list[str](), 0
    for number, paragraph in enumerate(paragraphs):
        if kept and length + len(paragraph) + 1 > most:
            yield Part(first, 0, tuple(kept))
            first, kept, length = number, [], 0
        if len(paragraph) <= most:
            kept.append(paragraph)
            length += len(paragraph) + 1
            continue
        for start, end in _stretches(paragraph, most):
            yield Part(number, start, (paragraph[start:end],))
        first = number + 1
    if kept:
        yield Part(first, 0, tuple(kept))


def _stretches(paragraph: str, most: int) -> Iterator[tuple[int, int]]:
    """Yield where a paragraph is cut: behind a sentence or a blank in the second half of each stretch."""
    start = 0
    while start < len(paragraph):
        end = min(start + most, len(paragraph))
        if end < len(paragraph):
            ends = [match.end() for match in _SENTENCE_END.finditer(paragraph, start + most // 2, end)]
            end = ends[-1] if ends else paragraph.rfind(" ", start + most // 2, end) + 1 or end
        yield start, end
        start = end


def make_doc(nlp: Language, text: str) -> Doc:
    """Return a text as a document of tokens."""
    from spacy.tokens import Doc

    runs = [match.span() for match in _LONG_RUN.finditer(text)]
    if not runs:
        return tokenised(nlp, text)
    forms: list[str] = []
    blanks: list[bool] = []
    for stretch in _around(text, runs):
        tokens = Tokens.of(tokenised(nlp, stretch))
        forms += tokens.forms
        blanks += map(bool, tokens.blanks)
    return Doc(nlp.vocab, words=forms, spaces=blanks)


def _around(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in runs:
        if start > at:
            yield text[at:start]
        yield from (text[cut : min(cut + _CUT, end)] for cut in range(start, end, _CUT))
        at = end
    if at < len(text):
        yield text[at:]


def annotated(nlp: Language, doc: Doc) -> Doc:
    """Run the components of a pipeline over a document, its network over pieces where the document is long."""
    return next(all_annotated(nlp, [doc]))


def all_annotated(nlp: Language, docs: Iterable[Doc]) -> Iterator[Doc]:
    """Yield documents with the components of a pipeline run over them, in their order, short ones in batches."""
    rest = [component for name, component in nlp.pipeline if name not in _NETWORK]
    for batch in _batches(docs):
        if len(batch[0]) > PIECE:
            _recognise_pieces(nlp, batch[0])
        else:
            _recognise(nlp, batch)
        for doc in batch:
            yield reduce(lambda doc, component: component(doc), rest, doc)


def _batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Yield documents that the network reads at once: together they are no longer than a piece."""
    batch, length = list["Doc"](), 0
    for doc in docs:
        if batch and length + len(doc) > PIECE:
            yield batch
            batch, length = [], 0
        batch.append(doc)
        length += len(doc)
    if batch:
        yield batch


def _recognise(nlp: Language, docs: list[Doc]) -> None:
    """Set the entities that the network finds in documents without any."""
    if (network := _network(nlp)) is not None:
        network.recognise(docs)
        return
    for component in (component for name, component in nlp.pipeline if name in _NETWORK):
        docs = list(component.pipe(docs, batch_size=BATCH))


def _network(nlp: Language) -> Network | None:
    """Return the network of a pipeline; its weights are read once."""
    if nlp not in _NETWORKS:
        _NETWORKS[nlp] = network_of(nlp)
    return _NETWORKS[nlp]


def _recognise_pieces(nlp: Language, doc: Doc) -> None:
    """Set the entities that the network finds in each piece."""
    from spacy.tokens import Doc, Span

    tokens = Tokens.of(doc)
    found = []
    for start, end in _pieces(tokens.forms):
        piece = Doc(nlp.vocab, words=tokens.forms[start:end], spaces=list(map(bool, tokens.blanks[start:end])))
        _recognise(nlp, [piece])
        found += [Span(doc, start + ent.start, start + ent.end, label=ent.label) for ent in piece.ents]
    doc.ents = found


def _pieces(forms: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield pieces of at most `PIECE` tokens: cut behind a line end or a full stop in the second half."""
    start = 0
    while start < len(forms):
        end = start + PIECE
        if end < len(forms):
            second_half = range(end, start + PIECE // 2, -1)
            line = next((at for at in second_half if "\n" in forms[at - 1]), 0)
            end = line or next((at for at in second_half if forms[at - 1] == "."), end)
        yield start, min(end, len(forms))
        start = end
