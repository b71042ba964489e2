"""Before rules, a network that has other scores is left alone, and the shipped one is made more reserved, once."""

import numpy as np
import spacy

from annotate.stages.recognise import load_recogniser
from annotate.stages.recognise.reserve import PLACES, RESERVE, reserve


def bias(nlp):
    return nlp.get_pipe("ner").model.layers[2].get_param("b").copy()


def test_rules_make_the_network_more_reserved_once():
    nlp = load_recogniser()
    before, moves = bias(nlp), nlp.get_pipe("ner").moves
    nlp.add_pipe("annotate_names")
    added = dict(zip((moves.get_class_name(at) for at in range(moves.n_moves)), bias(nlp) - before, strict=True))
    assert np.isclose(added.pop("O"), RESERVE)
    assert np.isclose(added.pop("B-PLACE"), -PLACES)
    assert np.isclose(added.pop("U-PLACE"), -PLACES)
    assert not any(added.values())
    after = bias(nlp)
    reserve(nlp)
    assert (bias(nlp) == after).all()


def test_other_pipelines_are_left_alone():
    nlp = spacy.blank("en")
    reserve(nlp)
    nlp.add_pipe("ner")
    reserve(nlp)
    nlp.meta["name"] = "history_ner"  # whose weights are not read yet
    reserve(nlp)
    assert "reserve" not in nlp.get_pipe("ner").cfg
