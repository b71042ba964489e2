"""Halfway between two models: every weight the mean of two, and what is written says how it reads."""

import numpy
import pytest
import spacy

from annotate_train import train
from annotate_train.mean import meet, weights


@pytest.fixture(scope="module")
def models(tmp_path_factory, pack):
    root = tmp_path_factory.mktemp("mean")
    tiny = pack(root / "corpora")

    def build(name, **settings):
        said = []
        report = train(
            tiny.folder, root / name, sources=tiny.sources, progress=said.append, template_paragraphs=0, max_steps=2,
            **settings,
        )  # fmt: skip
        return report, said

    first, _ = build("first")
    last, _ = build("last", start=first.model, seed=1)
    return first, last, *build("between", start=first.model, seed=1, halfway=0.5)


def learned(report):
    return [node.get_param(name) for node, name in weights(spacy.load(report.model))]


def test_every_weight_is_the_mean_of_two(models):
    first, last, between, _ = models
    assert any(not numpy.array_equal(a, b) for a, b in zip(learned(first), learned(last), strict=True))
    for a, b, c in zip(learned(first), learned(last), learned(between), strict=True):
        numpy.testing.assert_allclose(c, (a + b) / 2, rtol=1e-6, atol=1e-8)


def test_it_is_judged_as_what_it_is(models):
    *_, between, said = models
    (line,) = (line for line in said if line.startswith("halfway:"))
    assert f"dev F1 {between.dev_f1:.3f}" in line


def test_the_mean_of_a_model_with_itself_is_the_model(models):
    first = models[0]
    nlp = spacy.load(first.model)
    meet(nlp, first.model)
    for (node, name), before in zip(weights(nlp), learned(first), strict=True):
        assert numpy.array_equal(node.get_param(name), before)


def test_a_share_says_how_much_of_the_other_model_stays(models):
    first, last, *_ = models
    nlp = spacy.load(last.model)
    meet(nlp, first.model, 0.25)
    for (node, name), a, b in zip(weights(nlp), learned(first), learned(last), strict=True):
        numpy.testing.assert_allclose(node.get_param(name), 0.25 * a + 0.75 * b, rtol=1e-6, atol=1e-8)
