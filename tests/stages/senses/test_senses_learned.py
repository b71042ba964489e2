"""The classifier of senses: what it looks at, what it learned, and how it is made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.cli import main
from annotate.stages.senses.classify import SHIPPED, read_weights, shipped
from annotate.stages.senses.features import SLOTS, features, slots
from annotate.stages.senses.syntax import frame
from annotate.stages.senses.values import Setting
from annotate.values.errors import InputError
from annotate_train.senses import corpora as sense_corpora
from annotate_train.senses import learn as senses

words = st.lists(
    st.sampled_from(["the", "army", "of", "signed", "born", "in", "with", "qwxz", ",", "1960"]), max_size=12
)


@settings(deadline=None)  # the weights are read on first use
@given(words, words)
def test_every_estimate_is_a_likelihood_that_words_of_the_sentence_explain(before: list[str], after: list[str]) -> None:
    estimate = shipped().estimate(Setting(tuple(before), tuple(after)))
    assert 0 < estimate.metonymic < 1
    assert set(estimate.words) <= {*before, *after}


@given(words, words)
def test_features_have_names_of_their_own_and_slots_exist(before: list[str], after: list[str]) -> None:
    setting = Setting(tuple(before), tuple(after))
    names = [name for name, _ in features(setting)]
    assert len(names) == len(set(names))
    assert all(0 <= slot < len(SLOTS) and word in {*before, *after} for slot, word, _ in slots(setting))


def test_the_name_itself_is_not_looked_at() -> None:
    (one,) = sense_corpora.examples("Trains from Ruritania arrive late.", [(12, 21, False)])
    (other,) = sense_corpora.examples("Trains from Moscow arrive late.", [(12, 18, False)])
    assert one.setting == other.setting


def test_words_never_met_in_training_speak_through_their_vectors() -> None:
    known = sense_corpora.OWN.read_text(encoding="utf-8")
    assert "reproached" not in known
    assert "hamlet" not in known
    weights = shipped()
    acting = weights.estimate(Setting((), ("reproached", "its", "neighbours", "."))).metonymic
    lying = weights.estimate(Setting(("a", "hamlet", "near"), (".",))).metonymic
    assert acting > 0.5 > lying


def test_the_weights_are_small_and_say_where_they_come_from() -> None:
    assert SHIPPED.stat().st_size < 1_000_000
    assert "Learned from" in (SHIPPED.parent / "weights-card.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["", "[]", '{"slots": []}', '{"slots": ["1 before"], "words": {}}'])
def test_what_is_no_file_of_weights_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "w.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="not weights of senses"):
        read_weights(tmp_path / "w.json")


def vectors(tmp_path: Path) -> Path:
    lines = ["in 1 0", "near 0.9 0", "signed -1 0.1", "refused -0.9 0", "the 0 1"]
    (tmp_path / "v.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path / "v.txt"


def some(times: int = 10) -> tuple[senses.Example, ...]:
    literal = senses.Example(Setting(("born", "in"), (".",)), False)
    metonymic = senses.Example(Setting((), ("signed", "the", "pact")), True)
    return (literal, metonymic) * times


def test_what_is_learned_and_written_is_read_back_and_right(tmp_path: Path) -> None:
    known, table = senses.read_vectors(vectors(tmp_path), 5)
    senses.write(tmp_path / "w.json", senses.learn(some(), known, table), known, table)
    weights = read_weights(tmp_path / "w.json")
    for example in some(1):
        assert (weights.estimate(example.setting).metonymic > 0.5) is example.metonymic
    unseen = Setting((), ("refused", "it"))
    assert weights.estimate(unseen).metonymic > weights.estimate(Setting(("near",), ("it",))).metonymic
    assert json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))["slots"] == list(SLOTS)


def test_learning_again_gives_the_same_file(tmp_path: Path) -> None:
    known, table = senses.read_vectors(vectors(tmp_path), 5)
    for name in ("one", "two"):
        senses.write(tmp_path / name, senses.learn(some(), known, table), known, table)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@given(st.integers(1, 40), st.integers(0, 5))
def test_folds_hold_every_example_once_and_both_senses(times: int, seed: int) -> None:
    examples = some(times)
    found = senses.folds(examples, seed)
    assert sorted(n for fold in found for n in fold) == list(range(len(examples)))
    if times >= senses.FOLDS:
        assert all({examples[n].metonymic for n in fold} == {True, False} for fold in found)


def test_cross_validation_learns_only_from_the_other_folds(tmp_path: Path) -> None:
    known, table = senses.read_vectors(vectors(tmp_path), 5)
    assert senses.cross_validate(some(), known, table) == (1.0,) * senses.FOLDS


def test_an_example_left_out_is_judged_as_by_weights_that_never_saw_it() -> None:
    import numpy as np

    chance = np.random.default_rng(0)
    rows, signs = chance.normal(size=(30, 4)), np.where(np.arange(30) % 2, 1.0, -1.0)
    rows += 0.4 * signs[:, None]
    kernel = rows @ rows.T / 10
    _, left_out = senses._solve(kernel, signs)
    for at in range(30):
        rest = np.arange(30) != at
        alpha, _ = senses._solve(kernel[np.ix_(rest, rest)], signs[rest])
        assert left_out[at] == pytest.approx(float(kernel[at, rest] @ alpha), abs=0.05)


def test_the_strength_is_chosen_among_those_on_offer(tmp_path: Path) -> None:
    known, table = senses.read_vectors(vectors(tmp_path), 5)
    assert senses.learn(some(), known, table).strength in senses.STRENGTHS


def test_vectors_of_unequal_length_are_refused(tmp_path: Path) -> None:
    (tmp_path / "v.txt").write_text("a 1 2\nb 1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"v\.txt:2: not a word and 2 numbers"):
        senses.read_vectors(tmp_path / "v.txt", 5)


def test_the_form_of_relocar_is_read_and_mixed_counts_as_metonymic(tmp_path: Path) -> None:
    rows = (("lit", "He lived in ", "."), ("met", "", " refused."), ("mix", "Old ", " voted."))
    body = "".join(f'<sample>{a}<loc reading="{r}">Ruritania</loc>{b}</sample>' for r, a, b in rows)
    (tmp_path / "r.xml").write_text(f"<data>{body}</data>", encoding="utf-8")
    found = sense_corpora.relocar(tmp_path / "r.xml")
    assert [example.metonymic for example in found] == [False, True, True]
    assert found[0].setting.before == ("he", "lived", "in")
    (tmp_path / "r.xml").write_text("<data>", encoding="utf-8")
    with pytest.raises(InputError, match="not ReLocaR's XML"):
        sense_corpora.relocar(tmp_path / "r.xml")


def test_our_own_sentences_hold_both_senses() -> None:
    found = list(sense_corpora.own_sentences())
    share = sum(example.metonymic for example in found) / len(found)
    assert len(found) > 100
    assert 0.4 < share < 0.6


def test_shipped_weights_are_tested_alone_and_after_the_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    samples = (
        "<sample>The envoy was born in <loc reading='lit'>Ruritania</loc>.</sample>"
        "<sample><loc reading='met'>Ruritania</loc> signed the treaty.</sample>"
    )
    (tmp_path / "r.xml").write_text(f"<root>{samples}</root>", encoding="utf-8")
    assert main(["senses", "--test", str(tmp_path / "r.xml")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "weights alone:       1.0000 (2 of 2)",
        "rules, then weights: 1.0000 (2 of 2)",
    ]


def test_neither_vectors_nor_a_test_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["senses"]) == 2
    assert "--test" in capsys.readouterr().err


@pytest.mark.parametrize(
    "before, after, expected",
    [
        ("the victory over", ".", ("over", "victory", "", "", "")),
        ("they defeated the northern", "in may .", ("", "defeated", "defeated", "", "")),
        ("", "had finally refused it .", ("", "", "", "refused", "")),
        ("", "'s national team left .", ("", "", "", "", "team")),
        ("", "was occupied by them .", ("", "", "", "occupied", "")),
        ("born in", ", and died", ("in", "born", "", "", "")),
    ],
)
def test_the_place_in_a_sentence_is_guessed_without_a_parser(
    before: str, after: str, expected: tuple[str, ...]
) -> None:
    found = frame(Setting(tuple(before.split()), tuple(after.split())))
    assert (found.preposition, found.governor, found.verb_before, found.verb_after, found.head) == expected
    assert found.passive is (expected[3] == "occupied")
    assert bool(found.possessive) is after.startswith("'s")
