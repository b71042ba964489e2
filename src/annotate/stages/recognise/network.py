"""The network of a recogniser, run from its weights so that nothing is computed twice (`layers`, `transitions`).

spaCy's own components find the same names, and are what training and `nlp.pipe` use; they take two to three times as
long.

`network_of` gives None for a pipeline that is built otherwise than those that `annotate train` makes; that one runs as
it is. What the parts are: `spacy.MultiHashEmbed.v2`, `spacy.MaxoutWindowEncoder.v2`, `spacy.TransitionBasedParser.v2`
in spaCy's documentation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from annotate.stages.extensions import is_worn
from annotate.stages.recognise.layers import Embedding, Encoder
from annotate.stages.recognise.transitions import FEATURES, Transitions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MAXOUT = "maxout>>layernorm>>dropout"
_EMBEDDED = r"ints-getitem>>hashembed"
_WINDOW = rf"residual\(expand_window>>{_MAXOUT}\)"
_TOK2VEC = re.compile(
    rf"extract_features>>list2ragged>>with_array\({_EMBEDDED}(?:\|{_EMBEDDED})*\)>>with_array\({_MAXOUT}\)>>ragged2list"
    rf">>with_array\({_WINDOW}(?:>>{_WINDOW})*\)"
)
_NER = ["tok2vec-listener>>list2array>>linear", "precomputable_affine", "linear"]
_PIPES = ["tok2vec", "ner"]


def network_of(nlp: Language) -> Network | None:
    """Return the network of a pipeline, None if it is not of the form that is known here."""
    if nlp.pipe_names[: len(_PIPES)] != _PIPES:
        return None
    tok2vec, ner = (nlp.get_pipe(name) for name in _PIPES)
    layers = [layer.name for layer in ner.model.layers]
    windows = [layer.attrs["window_size"] for layer in tok2vec.model.walk() if layer.name == "expand_window"]
    if not _TOK2VEC.fullmatch(tok2vec.model.name) or set(windows) != {1} or layers != _NER:
        return None
    if ner.cfg["beam_width"] != 1 or ner.model.layers[1].get_dim("nF") != FEATURES:
        return None
    return Network(Embedding.of(tok2vec.model), Encoder.of(tok2vec.model), Transitions.of(ner))


@dataclass(frozen=True, slots=True)
class Network:
    """A recogniser's network: words to vectors, vectors to those in context, these to names."""

    embedding: Embedding
    encoder: Encoder
    transitions: Transitions

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
        worn = np.repeat([is_worn(doc) for doc in docs], lengths)
        for doc, found in zip(docs, self.transitions.names(vectors, lengths, blank, worn), strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in found], default="outside")
