"""Weights learned from neighbours: they tell kinds apart, hold no names, and come out the same again."""

import csv

import pytest
import spacy

from annotate.measure.corpora import Example, Labelled
from annotate.stages.recognise.contexts import KINDS
from annotate_train.lessons.contexts import LEAST, Seen, fit, learned, seen, write

IN, BY, RARE = "-1 in", "-1 by", "-1 aboard"
NAMES = [*[Seen((IN, "+1 ."), 1)] * 60, *[Seen((BY, "+1 ."), 0)] * 60, *[Seen((RARE,), 2)] * (LEAST - 1)]


def test_features_speak_for_the_kinds_they_stood_with():
    weights = fit(NAMES)
    assert max(range(3), key=lambda k: weights[IN][k]) == 1
    assert max(range(3), key=lambda k: weights[BY][k]) == 0
    assert RARE not in weights
    for row in weights.values():
        assert sum(row) == pytest.approx(0)


def test_what_stands_with_all_kinds_says_little():
    weights = fit([Seen((feature, "+1 ."), k) for k, feature in ((0, BY), (1, IN), (2, "-1 the")) for _ in range(60)])
    assert max(map(abs, weights["+1 ."])) < 0.1 < max(map(abs, weights[IN]))


def test_a_seed_gives_the_same_weights():
    assert fit(NAMES, seed=3) == fit(NAMES, seed=3)


def test_names_are_seen_with_their_neighbours_and_others_passed_over():
    example = Example(
        "Peder Holm left Ormel in 1951.",
        (Labelled(0, 10, "PERSON"), Labelled(16, 21, "PLACE"), Labelled(25, 29, "DATE")),
    )
    person, place = seen(spacy.blank("en"), [example])
    assert (person.kind, place.kind) == (0, 1)
    assert place.features == ("-1 left", "-2 Aa left", "+1 in", "+2 in #")


def test_the_training_texts_of_a_pass_are_learned_from():
    line = Example("Peder Holm was born in Ormel.", (Labelled(0, 10, "PERSON"), Labelled(23, 28, "PLACE")), (), "gmb")
    weights = learned(spacy.blank("en"), [line] * 30)
    assert weights["-1 in"][1] > 0.5


def test_small_weights_are_dropped(tmp_path):
    write(tmp_path / "contexts.csv", {"-1 of": (0.01, 0.02, -0.03), "-1 in": (-1.5, 2.004, -0.504)})
    rows = list(csv.DictReader((tmp_path / "contexts.csv").read_text(encoding="utf-8").splitlines()))
    assert rows == [{"feature": "-1 in", "person": "-1.50", "place": "2.00", "org": "-0.50"}]
    assert [kind.value for kind in KINDS] == ["PERSON", "PLACE", "ORG"]
