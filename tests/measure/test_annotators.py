"""Agreement between annotators: the published worked examples, and layers of the small edition."""

from __future__ import annotations

import json
from math import isnan

import pytest

from annotate import edition
from annotate.files import schema, tables
from annotate.measure.agreement import ALL
from annotate.measure.annotators import EDITION, cohen_kappa, compared, krippendorff_alpha, layers_of
from annotate.values.curation import Layered
from annotate.values.errors import InputError, UsageError


def test_kappa_of_two_who_judge_lectures():
    """Viera and Garrett, Family Medicine 37 (2005), 360-363: 15 yes, 70 no, 5 and 10 apart; kappa 0.57."""
    one = ["yes"] * 15 + ["yes"] * 5 + ["no"] * 10 + ["no"] * 70
    other = ["yes"] * 15 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 70
    assert round(cohen_kappa(one, other), 2) == 0.57


@pytest.mark.parametrize(
    ("judged", "alpha"),
    [
        # Krippendorff 2011, A: binary data, two observers, no missing data.
        (["0100000010", "1110010000"], 0.095),
        # B: nominal data, two observers.
        (["aabbdcccedda", "babbbccceddd"], 0.692),
        # C: nominal data, any number of observers, missing data.
        (["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 0.743),
    ],
)
def test_alpha_of_krippendorffs_examples(judged, alpha):
    found = krippendorff_alpha([[sign.replace(".", "") for sign in row] for row in judged])
    assert round(found, 3) == alpha


def test_whoever_says_one_thing_only_has_no_chance_to_correct_for():
    assert isnan(cohen_kappa(["no"] * 5, ["no"] * 5))
    assert isnan(cohen_kappa([], []))
    assert isnan(krippendorff_alpha([["no"] * 5, ["no"] * 5]))
    assert cohen_kappa(["a", "b"], ["b", "a"]) == -1.0
    with pytest.raises(ValueError, match="same units"):
        cohen_kappa(["a"], [])


COLUMNS = schema.table_of(Layered).columns
FIRST = [
    ("7 June 1905", "1", "DATE", "", "", "", "", "1905-06-07", "", "high", "ada", ""),
    ("the Storting", "1", "ORG", "storting", "", "", "", "", "", "high", "ada", ""),
    ("Kristiania", "1", "PLACE", "kristiania", "", "literal", "", "", "", "high", "ada", ""),
    ("Sweden", "1", "ORG", "swedish-government", "", "", "", "", "", "high", "ada", ""),
]


@pytest.fixture
def layered(mini):
    """Ada's layer of the essay: a date and a place alike, one span longer, one of another kind."""
    for number, rows in enumerate([FIRST, [], []]):
        tables.write(mini.layer_file("ada", "essay", number), COLUMNS, rows)
    return edition.load(mini.root)


def test_layers_are_compared_pair_by_pair_and_word_by_word(layered):
    found = compared(layered, "essay")
    assert found.names == (EDITION, "ada")
    (pair,) = found.pairs
    shares = {kind: (one.right, one.gold, one.proposed) for kind, one in pair.spans.items()}
    assert shares == {
        ALL: (2, 13, 4), "PERSON": (0, 0, 0), "PLACE": (1, 7, 1), "ORG": (0, 1, 2), "DATE": (1, 4, 1),
        "EVENT": (0, 1, 0), "TERM": (0, 0, 0),
    }  # fmt: skip
    assert pair.spans[ALL].f1 == pytest.approx(4 / 17)
    assert (pair.values.right, pair.values.gold) == (2, 2)
    assert 0 < pair.kappa[ALL] < 1
    assert isnan(pair.kappa["PERSON"])
    assert isnan(found.alpha["PERSON"])
    assert found.alpha[ALL] == pytest.approx(pair.kappa[ALL], abs=0.1)
    said = {(one.quote, one.says, one.but) for one in found.disagreements}
    assert ("Sweden", "PLACE sweden literal", "ORG swedish-government") in said
    assert ("Storting", "ORG storting", "") in said
    assert ("the Storting", "", "ORG storting") in said
    assert all(one.quote not in ("7 June 1905", "Kristiania") for one in found.disagreements if one.para == 0)


def test_who_agrees_wholly_agrees_by_every_measure(layered, mini):
    tables.write(mini.layer_file("bob", "essay", 0), COLUMNS, FIRST)
    found = compared(layered, "essay", ["ada", "bob"])
    assert (found.pairs[0].spans[ALL].f1, found.pairs[0].kappa[ALL], found.alpha[ALL]) == (1, 1, 1)
    assert found.disagreements == ()


def test_what_cannot_be_compared_is_said(layered, mini):
    with pytest.raises(UsageError, match="Unknown layer 'eve'"):
        compared(layered, "essay", ["eve"])
    with pytest.raises(UsageError, match="one layer"):
        compared(layered, "essay", [EDITION])
    with pytest.raises(InputError, match="not at hand"):
        layers_of(layered, "letter")


def test_readings_of_one_dispute_count_once(layered):
    (own, _) = layers_of(layered, "essay")
    assert [reading.quote for reading in own.readings[1]].count("Karlstad") == 1


def test_the_result_is_json_without_what_json_cannot_hold(layered, mini, capsys):
    from annotate.cli import main

    assert main(["layer", "agreement", "essay", "--format", "json", "--root", str(mini.root)]) == 0
    found = json.loads(capsys.readouterr().out, parse_constant=lambda name: pytest.fail(name))
    assert found["pairs"][0]["kappa"]["PERSON"] is None
