"""How sure the network must be of a name when rules follow it.

A network that finds names alone weighs a missed name against a false one alike. Behind it, rules add the names that
their form, their frame, the lists or their other occurrences tell, so that a missed one is often made good, while no
rule finds out that a smudge, a headline's word or a common noun is none. So before rules a name must outweigh none by
more.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

RESERVE = 1.0
"""What is added to the score of no name beside those of names; chosen on the development texts of the corpora."""
PLACES = 0.25
"""What is taken from the scores of places besides: the lists know most of them."""
_ADDED = MappingProxyType({"O": RESERVE, "B-PLACE": -PLACES, "U-PLACE": -PLACES})
_OURS = "history_ner"
_MARK = "reserve"
_SCORES = 2
"""The layer of spaCy's parser model that scores its transitions."""


def reserve(nlp: Language) -> None:
    """Make the recogniser of a pipeline more reserved, once; a network of others has other scores and is left alone."""
    if nlp.meta.get("name") != _OURS or "ner" not in nlp.pipe_names:
        return
    ner = nlp.get_pipe("ner")
    if _MARK in ner.cfg or not ner.model.layers[_SCORES].has_param("b"):
        return
    scores = ner.model.layers[_SCORES]
    bias = scores.get_param("b").copy()
    for number in range(ner.moves.n_moves):
        bias[number] += _ADDED.get(ner.moves.get_class_name(number), 0.0)
    scores.set_param("b", bias)
    ner.cfg[_MARK] = RESERVE
