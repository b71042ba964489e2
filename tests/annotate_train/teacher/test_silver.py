"""From corpora to a folder that a teacher labelled, and from there to what the small network learns."""

import gzip
import hashlib
import json
import re
from dataclasses import replace

import pytest

from annotate.measure.corpora import Example, Labelled, Split, Use, read_corpus
from annotate.values.errors import InputError, UsageError
from annotate_train import run, train
from annotate_train.lessons.convert import write_examples
from annotate_train.teacher import encoder, silver
from annotate_train.teacher.decode import Found
from annotate_train.teacher.fit import Fitting
from annotate_train.teacher.judge import Answer
from annotate_train.teacher.taught import CARD, Teacher, read_silver, read_teachers

COPY = "Anna Lindt came to Marwick in 1931 as a clerk of the Harbour Board."
PROSE = ("In Marwick the clerk of the port waited for a ferry that did not come for days.", COPY)
TEACHER = Teacher("an-encoder 1.0", 3, 7, "ab" * 32)


@pytest.fixture
def corpora(tiny):
    """Give the tiny corpus and one of prose, of which a text stands in the tiny one's part for measuring."""
    path = tiny.folder / "prose.jsonl.gz"
    unread = [Example(text, (), ((0, len(text)),), "prose", Split.TRAIN) for text in PROSE]
    write_examples(path, unread)
    prose = replace(
        tiny.sources[0],
        file="prose.jsonl.gz",
        name="Prose",
        use=Use.UNLABELLED,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    lines = gzip.decompress((tiny.folder / "tiny.jsonl.gz").read_bytes()).decode().splitlines()
    lines = [line.replace('"split": "train"', '"split": "test"') if COPY in line else line for line in lines]
    packed = gzip.compress("\n".join(lines).encode(), mtime=0)
    (tiny.folder / "tiny.jsonl.gz").write_bytes(packed)
    known = replace(tiny.sources[0], sha256=hashlib.sha256(packed).hexdigest())
    return tiny.folder, (known, prose)


@pytest.fixture
def weights(tmp_path, monkeypatch):
    """Stand in for a trained encoder: Marwick is a place, of the rest it is sure that it is none."""

    def ask(_nets, _cut, docs):
        texts = [doc.text for doc in docs]
        spans = [[Labelled(m.start(), m.end(), "PLACE") for m in re.finditer("Marwick", t)] for t in texts]
        return tuple(Answer(tuple(Found(span, 0.99) for span in row), ()) for row in spans)

    for name in ("require", "load", "cut"):
        monkeypatch.setattr(encoder, name, lambda *_: None)
    monkeypatch.setattr(silver, "ask", ask)
    monkeypatch.setattr(silver, "CONTESTED", frozenset(("tiny",)))
    path = tmp_path / "weights"
    (tmp_path / "weights.json").write_text(json.dumps(_fields()), encoding="utf-8")
    return path


def _fields():
    return {name: getattr(TEACHER, name) for name in ("encoder", "seed", "steps", "sha256")}


def test_prose_is_labelled_silver_contested_and_copies_dropped(corpora, weights, tmp_path):
    folder, sources = corpora
    counts = silver.label([weights], folder, tmp_path / "silver", sources, progress=lambda _: None)
    labelled = read_corpus(tmp_path / "silver", sources[1])
    assert [x.text for x in labelled] == [PROSE[0]]
    assert labelled[0].spans == (Labelled(3, 10, "PLACE"),)
    assert labelled[0].missing == ()
    contested = read_corpus(tmp_path / "silver", sources[0])
    assert counts == {"prose": 1, "tiny": len(contested)}
    assert {x.split for x in contested} == {Split.TRAIN}
    assert all(s.label in ("PLACE", "DATE", "NORP") for x in contested for s in x.spans)
    assert read_teachers(tmp_path / "silver" / CARD) == (TEACHER,)


def test_the_small_network_learns_from_it_and_says_so(corpora, weights, tmp_path):
    folder, sources = corpora
    silver.label([weights], folder, tmp_path / "silver", sources, progress=lambda _: None)
    said = []
    report = train(
        folder, tmp_path / "model", sources=sources, silver=tmp_path / "silver", progress=said.append,
        template_paragraphs=0, max_steps=2,
    )  # fmt: skip
    scores = json.loads((report.model / "scores.json").read_text(encoding="utf-8"))
    assert scores["training"]["teacher"] == "an-encoder 1.0, seed 3, 7 steps, abababababab"
    assert [score.source.id for score in report.scores] == ["tiny"]
    assert "an-encoder 1.0" in (report.model / "training.csv").read_text(encoding="utf-8")
    assert "Prose" in (report.model / "ATTRIBUTION.md").read_text(encoding="utf-8")
    taught = read_silver(tmp_path / "silver", sources)
    read = read_corpus(folder, sources[0])
    texts = [x.text for x in taught.settled(sources[0], read) if x.split is Split.TRAIN]
    assert f"{len(texts) + 1} training texts" in said[1]


def test_a_model_that_goes_on_owes_what_the_one_before_owed(corpora, weights, tmp_path):
    folder, sources = corpora
    silver.label([weights], folder, tmp_path / "silver", sources, progress=lambda _: None)
    settings = {"sources": sources, "progress": lambda _: None, "template_paragraphs": 0, "max_steps": 1}
    first = train(folder, tmp_path / "first", silver=tmp_path / "silver", **settings)
    second = train(folder, tmp_path / "second", start=first.model, **settings)
    training = json.loads((second.model / "scores.json").read_text(encoding="utf-8"))["training"]
    assert training["teacher"] == str(TEACHER)
    assert training["begun"].startswith("en_history_ner")
    for model in (first.model, second.model):
        assert "Prose" in (model / "ATTRIBUTION.md").read_text(encoding="utf-8")
    (first.model / "scores.json").write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match="not a model that was trained here"):
        train(folder, tmp_path / "third", start=first.model, **settings)


def test_the_doubts_can_be_left_aside(corpora, weights, tmp_path):
    folder, sources = corpora
    silver.label([weights], folder, tmp_path / "silver", sources, progress=lambda _: None)
    read = read_corpus(folder, sources[0])
    taught = read_silver(tmp_path / "silver", sources, contested=False)
    assert taught.settled(sources[0], read) == read
    assert taught.of(sources[1]) is not None
    assert taught.sha256 != read_silver(tmp_path / "silver", sources).sha256


def test_without_a_teacher_prose_is_left_out(corpora, tmp_path):
    folder, sources = corpora
    (folder / "prose.jsonl.gz").unlink()
    report = train(
        folder, tmp_path / "model", sources=sources, progress=lambda _: None, template_paragraphs=0, max_steps=1
    )
    assert "Prose" not in (report.model / "ATTRIBUTION.md").read_text(encoding="utf-8")


def test_a_folder_without_the_prose_is_refused(corpora, weights, tmp_path):
    folder, sources = corpora
    silver.label([weights], folder, tmp_path / "silver", sources, progress=lambda _: None)
    (tmp_path / "silver" / "prose.jsonl.gz").unlink()
    with pytest.raises(InputError, match=r"missing prose\.jsonl\.gz"):
        read_silver(tmp_path / "silver", sources)
    for wrong in ("[]", "[{}]", "nobody"):
        (tmp_path / "silver" / CARD).write_text(wrong, encoding="utf-8")
        with pytest.raises(InputError, match="does not describe a teacher"):
            read_silver(tmp_path / "silver", sources)


def test_what_is_not_installed_is_named_before_any_work(corpora, tmp_path, monkeypatch):
    monkeypatch.setattr(encoder, "NEEDS", ("json", "no_such_encoder"))
    for call in (
        lambda: silver.teach(corpora[0], tmp_path / "w", corpora[1], Fitting(), seed=0, progress=print),
        lambda: silver.label([tmp_path / "w"], corpora[0], tmp_path / "s", corpora[1], progress=print),
    ):
        with pytest.raises(UsageError, match=r"not installed: no_such_encoder.*\[teacher\]"):
            call()
    assert not (tmp_path / "s").exists()


def test_a_teacher_is_told_how_much_it_learns_from_and_signs_its_weights(corpora, tmp_path, monkeypatch):
    folder, sources = corpora
    for name in ("require", "cut"):
        monkeypatch.setattr(encoder, name, lambda *_: None)
    monkeypatch.setattr(encoder, "save", lambda net, out: out.write_bytes(net))
    monkeypatch.setattr(silver, "fit", lambda *_, **__: b"weights")
    monkeypatch.setattr(silver, "version", lambda _: "1.0")
    said = []
    teacher = silver.teach(folder, tmp_path / "w", sources, Fitting(steps=7), seed=3, progress=said.append)
    assert said[0].startswith("checking 1 corpora"), "prose that nobody marked is nothing to learn from"
    assert "training texts" in said[1]
    assert (teacher.seed, teacher.steps, teacher.sha256) == (3, 7, hashlib.sha256(b"weights").hexdigest())
    assert json.loads((tmp_path / "w.json").read_text("utf-8"))["sha256"] == teacher.sha256


def test_teachers_answer_together_and_both_are_named(corpora, weights, tmp_path):
    folder, sources = corpora
    silver.label([weights, weights], folder, tmp_path / "silver", sources, progress=lambda _: None)
    taught = read_silver(tmp_path / "silver", sources)
    assert taught.teachers == (TEACHER, TEACHER)
    assert taught.teacher == f"{TEACHER}; {TEACHER}"


def test_a_contested_corpus_can_be_had_in_both_forms(corpora, weights, tmp_path):
    folder, sources = corpora
    silver.label([weights], folder, tmp_path / "silver", sources, progress=lambda _: None)
    taught, read = read_silver(tmp_path / "silver", sources), read_corpus(folder, sources[0])
    assert taught.settled(sources[0], read, both=True) == (*(taught.of(sources[0]) or ()), *read)


def test_with_pytorch_prose_comes_once_in_all_passes_and_each_form_half_as_often(corpora, weights, tmp_path):
    folder, sources = corpora
    silver.label([weights], folder, tmp_path / "silver", sources, progress=lambda _: None)
    taught = read_silver(tmp_path / "silver", sources)
    assert run._less_often(sources, taught, {"tiny": 4.0}, 3) == {"tiny": 2.0, "prose": pytest.approx(1 / 3)}
    as_marked = read_silver(tmp_path / "silver", sources, contested=False)
    assert set(run._less_often(sources, as_marked, {}, 3)) == {"prose"}
