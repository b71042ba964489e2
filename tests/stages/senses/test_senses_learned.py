"""The classifier of senses: what it looks at, what it learned, and how it is made."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import annotate
from annotate.cli import main
from annotate.stages import assembly
from annotate.stages.senses.classify import SHIPPED, read_weights, shipped
from annotate.stages.senses.features import SLOTS, features, leaning, slots
from annotate.stages.senses.rules import RULES, applying
from annotate.stages.senses.syntax import frame
from annotate.stages.senses.values import Setting
from annotate.values.errors import InputError
from annotate.values.model import Sense
from annotate_train.senses import corpora as sense_corpora
from annotate_train.senses import grammar
from annotate_train.senses import learn as senses
from annotate_train.senses import vectors as sense_vectors

words = st.lists(
    st.sampled_from(["the", "army", "of", "signed", "born", "in", "with", "qwxz", ",", "1960"]), max_size=12
)


@settings(deadline=None)  # the weights are read on first use
@given(words, words)
def test_every_estimate_is_a_likelihood_that_words_of_the_sentence_explain(before: list[str], after: list[str]) -> None:
    estimate = shipped().estimate(Setting(tuple(before), tuple(after)))
    assert 0 < estimate.metonymic < 1
    assert set(estimate.words) <= {*before, *after}


@given(words, words, st.booleans())
def test_features_have_names_of_their_own_and_slots_exist(before: list[str], after: list[str], seat: bool) -> None:
    setting = Setting(tuple(before), tuple(after), seat)
    found = frame(setting)
    names = [name for name, _ in features(setting, found)]
    assert len(names) == len(set(names))
    assert all(0 <= slot < len(SLOTS) and word in {*before, *after} for slot, word, _ in slots(setting, found))


@given(words, words)
def test_words_asked_once_lean_as_the_same_words_in_their_slots(before: list[str], after: list[str]) -> None:
    setting, leanings = Setting(tuple(before), tuple(after)), shipped().leanings
    found = frame(setting)
    plain = sum(share * leanings[word][slot] for slot, word, share in slots(setting, found) if word in leanings)
    assert leaning(setting, found, leanings.get) == pytest.approx(plain, abs=1e-6)


@pytest.mark.parametrize(
    "before, after, place, word",
    [
        ("they praised", "warmly", "object of", "praised"),
        ("the fall of", "in may", "of", "fall"),
        ("the mission to", "in may", "to", "mission"),
        ("exports from", "in may", "from", "exports"),
        ("the war with", "in may", "other preposition", "war"),
        ("", "'s coast", "owned", "coast"),
        ("", "was invaded", "undergone", "invaded"),
    ],
)
def test_a_word_has_a_place_of_its_own_for_each_way_a_name_hangs_on_it(
    before: str, after: str, place: str, word: str
) -> None:
    setting = Setting(tuple(before.split()), tuple(after.split()))
    own = {(SLOTS[slot], found) for slot, found, _ in slots(setting, frame(setting)) if slot >= 14}
    assert own == {(place, word)}


near = st.lists(st.sampled_from(sorted({word for rule in RULES for word in rule.last | rule.next})), max_size=6)


@given(near, near, st.booleans())
def test_rules_found_by_the_words_beside_a_name_are_all_that_apply(
    before: list[str], after: list[str], seat: bool
) -> None:
    setting = Setting(tuple(before), tuple(after), seat)
    assert applying(setting) == tuple((rule, told) for rule in RULES if (told := rule.test(setting)))


def test_the_name_itself_is_not_looked_at() -> None:
    (one,) = sense_corpora.examples("Trains from Ruritania arrive late.", [(12, 21, False)])
    (other,) = sense_corpora.examples("Trains from Moscow arrive late.", [(12, 18, False)])
    assert one.setting == other.setting


def test_words_never_met_in_training_speak_through_their_vectors() -> None:
    known = " ".join(path.read_text(encoding="utf-8") for path in (*sense_corpora.OWN, grammar.GRAMMAR))
    assert "reproached" not in known
    assert "homestead" not in known
    weights = shipped()
    acting = weights.estimate(Setting((), ("reproached", "its", "neighbours", "."))).metonymic
    lying = weights.estimate(Setting(("a", "homestead", "near"), (".",))).metonymic
    assert acting > 0.5 > lying


def test_the_weights_are_small_and_say_where_they_come_from() -> None:
    assert SHIPPED.stat().st_size < 1_300_000
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
    known = sense_vectors.read_vectors(vectors(tmp_path), 5)
    senses.write(tmp_path / "w.json", senses.learn(some(), known))
    weights = read_weights(tmp_path / "w.json")
    for example in some(1):
        assert (weights.estimate(example.setting).metonymic > 0.5) is example.metonymic
    unseen = Setting((), ("refused", "it"))
    assert weights.estimate(unseen).metonymic > weights.estimate(Setting(("near",), ("it",))).metonymic
    assert json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))["slots"] == list(SLOTS)


def test_learning_again_gives_the_same_file(tmp_path: Path) -> None:
    known = sense_vectors.read_vectors(vectors(tmp_path), 5)
    for name in ("one", "two"):
        senses.write(tmp_path / name, senses.learn(some(), known))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@given(st.integers(1, 40), st.integers(0, 5))
def test_folds_hold_every_example_once_and_both_senses(times: int, seed: int) -> None:
    examples = some(times)
    found = senses.folds(examples, seed)
    assert sorted(n for fold in found for n in fold) == list(range(len(examples)))
    if times >= senses.FOLDS:
        assert all({examples[n].metonymic for n in fold} == {True, False} for fold in found)


def test_cross_validation_learns_only_from_the_other_folds(tmp_path: Path) -> None:
    known = sense_vectors.read_vectors(vectors(tmp_path), 5)
    assert senses.cross_validate(some(), known) == (1.0,) * senses.FOLDS


def test_at_the_weights_that_are_learned_the_loss_is_flat() -> None:
    import numpy as np

    chance = np.random.default_rng(0)
    rows, signs = chance.normal(size=(30, 4)), np.where(np.arange(30) % 2, 1.0, -1.0)

    def loss(weights: senses.Floats) -> tuple[float, senses.Floats]:
        margins = signs * (rows @ weights)
        slope = weights - rows.T @ (signs / (1 + np.exp(margins)))
        return float(np.logaddexp(0, -margins).sum() + weights @ weights / 2), slope

    least = senses._minimum(loss, np.zeros(4))
    assert np.abs(loss(least)[1]).max() < 1e-3
    assert all(loss(least)[0] < loss(least + chance.normal(size=4))[0] for _ in range(20))


def test_what_weighs_nothing_teaches_nothing(tmp_path: Path) -> None:
    known = sense_vectors.read_vectors(vectors(tmp_path), 5)
    wrong = tuple(senses.Example(example.setting, not example.metonymic, 0.0) for example in some())
    one, other = senses.learn(some(), known), senses.learn((*some(), *wrong), known)
    assert one.bias == pytest.approx(other.bias, abs=1e-3)
    assert one.features == pytest.approx(other.features, abs=1e-3)


def test_vectors_of_unequal_length_are_refused(tmp_path: Path) -> None:
    (tmp_path / "v.txt").write_text("a 1 2\nb 1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"v\.txt:2: not a word and 2 numbers"):
        sense_vectors.read_vectors(tmp_path / "v.txt", 5)


def test_the_form_of_relocar_is_read_and_mixed_counts_as_metonymic(tmp_path: Path) -> None:
    rows = (("lit", "He lived in ", "."), ("met", "", " refused."), ("mix", "Old ", " voted."))
    body = "".join(f'<sample>{a}<loc reading="{r}">Ruritania</loc>{b}</sample>' for r, a, b in rows)
    (tmp_path / "r.xml").write_text(f"<data>{body}</data>", encoding="utf-8")
    found = sense_corpora.relocar(tmp_path / "r.xml")
    assert [(one.metonymic, one.example.metonymic) for one in found] == [(False, False), (True, True), (True, True)]
    assert found[0].example.setting.before == ("he", "lived", "in")
    assert found[0].text[found[0].start : found[0].end] == "Ruritania"
    (tmp_path / "r.xml").write_text("<data>", encoding="utf-8")
    with pytest.raises(InputError, match="not ReLocaR's XML"):
        sense_corpora.relocar(tmp_path / "r.xml")


def test_the_card_says_how_many_unlearned_names_of_diplomacy_the_pipeline_gets_right(edition_root: Path) -> None:
    nlp = annotate.pipeline(edition_root / "data" / "gazetteer")
    learned = {line for path in sense_corpora.OWN for line in path.read_text(encoding="utf-8").splitlines()}
    right = names = 0
    lines = (Path(__file__).parent / "diplomacy.txt").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        assert line not in learned
        text, marks = re.sub(r"[{}\[\]]", "", line), list(re.finditer(r"[{\[]([^}\]]+)[}\]]", line))
        found = {(one.start, one.quote): one.sense for one in assembly.run(nlp, [text], "1993")}
        for n, mark in enumerate(marks):
            sense = Sense.METONYMIC if mark[0][0] == "{" else Sense.LITERAL
            right += found.get((mark.start() - 2 * n, mark[1])) is sense
        names += len(marks)
    card = " ".join(SHIPPED.with_name("weights-card.md").read_text(encoding="utf-8").split())
    assert f"Of {names} names in sentences in the language of diplomacy" in card
    assert f"the pipeline gets {right} right" in card


def test_our_own_sentences_hold_both_senses() -> None:
    found = list(sense_corpora.own_sentences())
    share = sum(example.weight * example.metonymic for example in found) / sum(example.weight for example in found)
    assert len(found) > 4000
    assert 0.4 < share < 0.6


def test_no_sentence_of_our_own_is_there_twice() -> None:
    lines = [line for path in sense_corpora.OWN for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == len(set(lines))


def test_a_seat_of_government_is_learned_from_as_one_and_as_any_name() -> None:
    one, other = sense_corpora.marked("The road to [Oslo] is long.", seats=grammar.seats())
    assert (one.setting.seat, other.setting.seat, one.weight, other.weight) == (False, True, 0.5, 0.5)
    assert len(sense_corpora.marked("The road to [Bergen] is long.", seats=grammar.seats())) == 1


def test_the_grammar_makes_different_sentences_that_all_mark_a_name() -> None:
    for made in grammar.sentences():
        assert len(made) == len(set(made)) > 2
        assert all(sense_corpora.marked(line) and "<" not in line for line in made)


def test_a_template_makes_the_same_whatever_stands_around_it(tmp_path: Path) -> None:
    (tmp_path / "g.txt").write_text("TOWN: Oslo | Lima\n= [<TOWN>] fell.\n", encoding="utf-8")
    (one,) = grammar.sentences(tmp_path / "g.txt")
    (tmp_path / "g.txt").write_text("TOWN: Oslo | Lima\n= In [<TOWN>].\n= [<TOWN>] fell.\n", encoding="utf-8")
    assert list(grammar.sentences(tmp_path / "g.txt"))[1] == one


def test_a_template_with_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "g.txt").write_text("TOWN: Oslo\n= [<TOWN>] <FELL>.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"g\.txt:2: no list 'FELL'"):
        list(grammar.sentences(tmp_path / "g.txt"))


def test_rules_weights_and_pipeline_are_tested_on_what_was_read_and_on_what_was_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    samples = (
        "<sample>The envoy was born in <loc reading='lit'>Poland</loc>.</sample>"
        "<sample><loc reading='met'>Poland</loc> signed the treaty.</sample>"
        "<sample><loc reading='lit'>Blue</loc> is the sea.</sample>"
    )
    (tmp_path / "r.xml").write_text(f"<root>{samples}</root>", encoding="utf-8")
    assert main(["senses", "--test", str(tmp_path / "r.xml")]) == 0
    # Blue is no place: the pipeline gets it wrong, whatever the weights say of its sentence.
    assert capsys.readouterr().out.splitlines() == [
        "rules alone:    1.0000 (3 of 3)  1.0000 (2 of 2)  1.0000 (1 of 1)",
        "weights:        1.0000 (3 of 3)  1.0000 (2 of 2)  1.0000 (1 of 1)",
        "whole pipeline: 0.6667 (2 of 3)  0.5000 (1 of 2)  1.0000 (1 of 1)",
    ]


def test_without_the_package_of_vectors_it_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sense_vectors, "PACKAGE", "no_such_package")
    assert main(["senses"]) == 2
    assert "no_such_package is not installed" in capsys.readouterr().err


def test_vectors_are_read_from_the_package_of_the_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy as np

    folder = tmp_path / "some_encoder" / "model"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    pieces = {"[CLS]": 0, "in": 1, "##ing": 2, "town": 3, "war": 4}
    (folder / "tokenizer.json").write_text(json.dumps({"model": {"vocab": pieces}}), encoding="utf-8")
    table = np.arange(10, dtype="<f4").reshape(5, 2) ** 2
    header = {sense_vectors._PIECES: {"dtype": "F32", "shape": [5, 2], "data_offsets": [0, 40]}}
    head = json.dumps(header).encode()
    (folder / "model.safetensors").write_bytes(len(head).to_bytes(8, "little") + head + table.tobytes())
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sense_vectors, "PACKAGE", "some_encoder")
    found = sense_vectors.of_package(2)
    assert found.words == ("in", "town")
    assert found.table.shape == (2, 2)
    assert np.allclose(found.table.mean(0), 0)


# Kinds of setting that earlier weights got wrong; none of these sentences was learned from.
UNLEARNED = [
    "[Rabat], 4 June. The minister left for home last night.",
    "[LUSAKA], Zambia — Three people were killed when a bus overturned on Monday.",
    "[Tashkent] (Reuters) - A strong earthquake was felt early on Sunday.",
    "In the autumn of 1918 the cavalry rode into [Aleppo].",
    "[Harar] fell to the Egyptians in 1875.",
    "The column took [Oruro] in May.",
    "The insurgents captured [Bamako] and burned the barracks.",
    "The shelling of [Sarajevo] went on all winter.",
    "The princess had visited [Tallinn] only once.",
    "The skink is endemic to [Vanuatu] and the Banks group.",
    "Her collection contains ferns from [Assam], [Bhutan] and [Yunnan].",
    "She grew up in [Dundee], the daughter of a jute merchant.",
    "His firm built bridges all over [Thailand].",
    "Landslide blocks road in [Sikkim]",
    "A [Belfast] printer set the type.",
    "The mayor of [Graz] handed over the keys.",
    "The winner was Elif Kaya of [Turkey].",
    "{Bhutan} turned down the offer.",
    "{Tashkent} accused its neighbour of diverting water.",
    "{Rabat} Recalls Envoy After Vote",
    "The pipeline deal was welcomed by {Baku}.",
    "Relations between {Dhaka} and {Delhi} soured.",
    "{Wales} scored four tries and beat {Italy} 30–8.",
    "That autumn he was capped by {Ghana}.",
    "She won bronze for {Latvia} in the luge.",
    "{Latvia}'s decision to join was taken in 1998.",
    "Paris sold {Pakistan} thirty fighters.",
    "The reef is claimed by {Vietnam}.",
    "The general distrusted {Rhodesia} and said so.",
    "Loans from {Kuwait} paid for the harbour.",
    "{Botswana} has never recognised the junta.",
]


@pytest.mark.parametrize("line", UNLEARNED)
def test_settings_of_kinds_once_judged_wrongly(line: str) -> None:
    plain = line.replace("{", "[").replace("}", "]")
    assert line not in {known for path in sense_corpora.OWN for known in path.read_text("utf-8").splitlines()}
    for example in sense_corpora.marked(line):
        assert (shipped().estimate(example.setting).metonymic > 0.5) is example.metonymic, plain


@pytest.mark.parametrize(
    "before, after, expected",
    [
        ("the victory over", ".", ("over", "victory", "", "", "")),
        ("they defeated the northern", "in may .", ("", "defeated", "defeated", "", "")),
        ("", "had finally refused it .", ("", "", "", "refused", "")),
        ("", "'s national team left .", ("", "", "", "", "team")),
        ("", "'s offer came late .", ("", "", "", "", "offer")),
        ("", "offered a loan .", ("", "", "", "offered", "")),
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
