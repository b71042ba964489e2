"""The network in PyTorch finds the names that spaCy's finds, and learns; skipped where PyTorch is not installed."""

import numpy as np
import pytest
import spacy

torch = pytest.importorskip("torch", reason="the extra 'teacher' is not installed")

from annotate.measure.corpora import LABELS, Example, Labelled  # noqa: E402
from annotate.stages.recognise import load_recogniser  # noqa: E402
from annotate.values.errors import InputError, UsageError  # noqa: E402
from annotate_train import train  # noqa: E402
from annotate_train.documents import to_doc  # noqa: E402
from annotate_train.mean import weights  # noqa: E402
from annotate_train.student.batch import Hashing  # noqa: E402
from annotate_train.student.learn import Schooling, learn  # noqa: E402
from annotate_train.student.loss import loss  # noqa: E402
from annotate_train.student.network import Student, barred, inputs  # noqa: E402

pytestmark = pytest.mark.filterwarnings("default")
TEXTS = (
    "Anna Lindt of the Harbour Board went from Marwick to Osterby in May 1931.",
    "The Ministry of Foreign Affairs in Moscow told Peder Holm that Korea and the Soviet Union would not wait.",
    "He was born in Paris.",
)


@pytest.fixture(scope="module")
def nlp():
    torch.set_num_threads(1)
    return load_recogniser(None)


def names(net, hashing, docs):
    """Return the names that the network finds, walked one transition after another."""
    batch = hashing.batch([hashing.lesson(doc) for doc in docs])
    with torch.no_grad():
        features = net(*inputs(net, batch, "cpu"))
        last = torch.from_numpy(batch.last)
        best = barred(net.alone(features), last).argmax(1).tolist()
        found, at = [], 0
        while at < len(best):
            kind, label = divmod(best[at], len(LABELS))
            stop = at + 1
            if kind == 0:
                while True:
                    (scores,) = net.within(features, torch.tensor([stop]), torch.tensor([at]))
                    stop += 1
                    if batch.last[stop - 1] or scores[net.moves_L[label]] > scores[net.moves_I[label]]:
                        break
            if kind < 2:
                found.append((at, stop, LABELS[label]))
            at = stop
    return found


def spacys(docs):
    starts = np.cumsum([0, *map(len, docs)])
    return [(e.start + s, e.end + s, e.label_) for doc, s in zip(docs, starts, strict=False) for e in doc.ents]


def test_it_finds_the_names_that_spacy_finds(nlp):
    net = Student.of(nlp).eval()
    found = list(nlp.pipe(TEXTS))
    assert len(spacys(found)) > 6
    assert names(net, Hashing.of(nlp), found) == spacys(found)


def test_the_weights_go_back_unchanged_and_others_too(nlp):
    net, twin = Student.of(nlp), load_recogniser(None)
    with torch.no_grad():
        for value in net.parameters():
            value.mul_(1.5)
    net.into(twin)
    again = Student.of(twin)
    for name, value in net.named_parameters():
        assert torch.equal(value, dict(again.named_parameters())[name])
    assert not torch.equal(Student.of(nlp).weights["narrow"], again.weights["narrow"])


def test_what_nobody_judged_costs_nothing_and_what_is_found_costs_little(nlp):
    hashing, net = Hashing.of(nlp), Student.of(nlp).eval()
    docs = list(nlp.pipe(TEXTS))

    def cost():
        return loss(net, hashing.batch([hashing.lesson(doc) for doc in docs]), "cpu").item()

    right = cost()
    for doc in docs:
        doc.set_ents([], missing=[doc[:]])
    assert cost() == 0
    for doc in docs:
        doc.set_ents([], default="outside")
    assert 0 < right < cost()


def lines():
    spans = (Labelled(0, 10, "PERSON"), Labelled(19, 26, "PLACE"))
    kinds = [Example("x", (Labelled(0, 1, label),)) for label in LABELS]
    return [to_doc(x, spacy.blank("en")) for x in (Example("Anna Lindt came to Marwick.", spans), *kinds)]


def test_it_learns_and_the_same_seed_gives_the_same_weights():
    said, schooling = [], Schooling(steps=60, words=20, rate=4e-3, kept=0.9, passes=1)

    def taught(seed, **settings):
        return learn(
            lambda _: iter(lines()), {"lines": lines()[:1]}, schooling, seed=seed, width=32, progress=said.append,
            **settings,
        )  # fmt: skip

    first, again, other = taught(1), taught(1), taught(2)
    assert first.dev_f1 == 1.0
    assert (first.steps, first.stop.value) == (60, "steps")
    weights = [Student.of(x.nlp).weights for x in (first, again, other)]
    assert all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0])
    assert not torch.equal(weights[0]["table_0"], weights[2]["table_0"])
    assert weights[0]["narrow"].shape == (64, 32)
    assert taught(1, max_minutes=0).stop.value == "time"
    assert said[0] == "7 lessons, 12 words, on cpu"


def test_a_kind_that_is_nowhere_marked_is_named():
    with pytest.raises(InputError, match="knows no PLACE"):
        learn(lambda _: iter([d for d in lines() if len(d) == 1 and d.ents[0].label_ != "PLACE"]), {},
              Schooling(steps=1), seed=0, progress=print)  # fmt: skip


def test_a_package_is_made_with_it(tiny, tmp_path):
    report = train(tiny.folder, tmp_path / "model", sources=tiny.sources, progress=lambda _: None,
                   template_paragraphs=20, max_steps=3, torch=True)  # fmt: skip
    assert report.steps == 3
    assert load_recogniser(str(report.model))("Anna Lindt came.") is not None


def test_it_goes_on_from_a_model_and_keeps_a_share_of_it(tiny, tmp_path):
    def build(name, **settings):
        return train(tiny.folder, tmp_path / name, sources=tiny.sources, progress=lambda _: None, max_steps=3,
                     template_paragraphs=20, torch=True, **settings).model  # fmt: skip

    first = build("first")
    last, between = build("last", start=first), build("between", start=first, halfway=0.25)
    weighed = ([node.get_param(name) for node, name in weights(spacy.load(model))] for model in (first, last, between))
    for a, b, c in zip(*weighed, strict=True):
        np.testing.assert_allclose(c, 0.25 * a + 0.75 * b, rtol=1e-5, atol=1e-6)


def test_it_is_not_resumed(tiny, tmp_path):
    with pytest.raises(UsageError, match="it is not resumed"):
        train(tiny.folder, tmp_path / "m", sources=tiny.sources, progress=print, torch=True, resume=True)
