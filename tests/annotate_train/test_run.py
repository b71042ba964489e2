"""The whole path on twenty lines: corpora to package, the package loads, the run can be repeated."""

import json
import re
from dataclasses import replace

import pytest
import spacy

from annotate.measure.agreement import ALL
from annotate.measure.corpora import Use
from annotate.stages.recognise import load_recogniser, model_id
from annotate.values.errors import InputError, UsageError
from annotate_train import train
from annotate_train.learn import Stop
from annotate_train.package import SIZE_LIMIT

STEPS = 90


@pytest.fixture(scope="module")
def trained(tmp_path_factory, pack):
    root = tmp_path_factory.mktemp("train")
    tiny = pack(root / "corpora")
    said = []

    def build(name, **settings):
        return train(
            tiny.folder,
            root / name,
            sources=tiny.sources,
            progress=said.append,
            template_paragraphs=10,
            max_steps=STEPS,
            **settings,
        )

    return build("first"), build, said


def test_the_package_is_complete_and_loads(trained):
    report, _, _ = trained
    assert report.stop is Stop.STEPS
    assert report.size < SIZE_LIMIT
    assert {path.name for path in report.model.iterdir()} >= {
        "meta.json", "config.cfg", "scores.json", "ATTRIBUTION.md", "LICENSE-MODEL", "ner", "tok2vec",
    }  # fmt: skip
    meta = json.loads((report.model / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC-BY-SA-4.0"
    assert re.fullmatch(r">=3\.\d+\.0,<3\.\d+\.0", meta["spacy_version"])
    assert meta["sources"][0]["url"].endswith("0" * 40)
    doc = spacy.load(report.model)("Peder Holm left Marwick.")
    assert {ent.label_ for ent in doc.ents} <= {"PERSON", "PLACE", "ORG", "DATE", "NORP", "EVENT"}


def test_it_learns_its_own_lines(trained):
    report, _, _ = trained
    assert report.dev_f1 > 0.5
    assert report.scores[0].agreement[ALL].recall > 0.3


def test_no_word_of_the_corpora_is_carried_along(trained):
    report, _, _ = trained
    for path in report.model.rglob("*"):
        if path.is_file():
            assert b"Marwick" not in path.read_bytes()


def test_the_same_seed_gives_the_same_model(trained):
    report, build, _ = trained
    again = build("again")
    first, second = (model_id(load_recogniser(str(r.model))) for r in (report, again))
    assert first == second
    other = model_id(load_recogniser(str(build("other", seed=1).model)))
    assert other.sha256 != first.sha256


def test_the_clock_ends_the_training(trained):
    _, build, _ = trained
    report = build("hurried", max_minutes=0)
    assert report.stop is Stop.TIME
    assert report.steps == 1


def test_an_interrupted_run_ends_as_if_it_had_not_been(trained):
    report, build, said = trained
    first = build("halves", max_minutes=0)
    assert first.stop is Stop.TIME
    resumed = build("halves", resume=True)
    assert f"resumed at step {first.steps} of {STEPS}" in said
    assert resumed.stop is Stop.STEPS
    whole, halves = (model_id(load_recogniser(str(r.model))) for r in (report, resumed))
    assert whole == halves
    assert not (resumed.model.parent / "halves.checkpoint").exists()


def test_a_checkpoint_of_another_run_is_refused(trained):
    _, build, _ = trained
    build("foreign", max_minutes=0)
    with pytest.raises(InputError, match="another seed"):
        build("foreign", resume=True, seed=5)


def test_progress_is_told_in_words(trained):
    _, _, said = trained
    assert said[0].startswith("checking 1 corpora")
    assert any("dev F1" in line for line in said)
    assert any(line.startswith("Twenty lines: F1") for line in said)


def test_a_foreign_folder_is_not_overwritten(trained, tmp_path):
    report, build, _ = trained
    precious = report.model.parent / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("do not lose", encoding="utf-8")
    with pytest.raises(UsageError, match="not a model package"):
        build("precious")
    assert (precious / "thesis.txt").read_text(encoding="utf-8") == "do not lose"


def test_missing_corpora_stop_before_the_work(tmp_path):
    with pytest.raises(InputError, match="missing"):
        train(tmp_path, tmp_path / "out", progress=print)
    assert not (tmp_path / "out").exists()


def test_a_corpus_that_is_only_learned_from_may_be_missing_and_is_named(tiny, tmp_path):
    extra = replace(tiny.sources[0], file="extra.jsonl.gz", name="Extra", use=Use.TRAIN_ONLY)
    said = []
    settings = {"progress": said.append, "template_paragraphs": 3, "max_steps": 4}
    report = train(tiny.folder, tmp_path / "model", sources=(*tiny.sources, extra), **settings)
    assert any(line.startswith("extra.jsonl.gz is not there: trained without it") for line in said)
    names = {source["name"] for source in json.loads((report.model / "meta.json").read_text("utf-8"))["sources"]}
    assert names == {"Twenty lines"}, "the model owes nothing to what it was not given"
