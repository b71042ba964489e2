"""Conditions over the facts: what holds, what does not, and what cannot be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.checks.claims import facts_of
from annotate.facts.conditions import outcome, outcomes
from annotate.files.project import Project
from annotate.values.errors import UsageError


@pytest.fixture
def facts(mini):
    return facts_of(mini)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("event ev-storting date = 1905-06-07", True),
        ("event ev-storting date = 1905-06", False),
        ("event ev-storting date in 1905-06", True),
        ("event ev-storting date in 1905-07", False),
        ("event ev-storting date < event ev-sweden date", True),
        ("event ev-sweden date < event ev-storting date", False),
        ("event ev-storting date < 1905", False),
        ("event ev-storting date > 1905-06", False),
        ("event ev-storting date > 1904", True),
        ("event ev-storting date <= 1905-06", True),
        ("event ev-storting date >= 1905-06", True),
        ("event ev-storting date >= 1905-06-08", False),
        ("days ev-storting ev-sweden = 141", True),
        ("days ev-storting ev-sweden > 141", False),
        ("days ev-storting ev-sweden >= 141", True),
        ("rok_on 1989-02-01 < 1", False),
        ("rok_on 1989-01-31 < dprk_on 1989-01-31", True),
    ],
)
def test_a_condition_comes_out(facts, condition, holds):
    assert outcome(facts, condition).holds is holds


def test_the_value_is_told_in_words(facts):
    found = outcomes(facts, "event ev-storting date in 1905; days ev-storting ev-sweden > 5")
    assert [(o.left, o.found) for o in found] == [
        ("event ev-storting date", "7 June 1905"),
        ("days ev-storting ev-sweden", "141"),
    ]


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("event ev-storting date", "compares nothing"),
        ("event ev-storting date = rok_on 1989-02-01", "compares a date with a number"),
        ("rok_on 1989-02-01 = 1905-06-07", "no expression"),
        ("rok_on 1989-02-01 in 7", "compares dates"),
        ("event ev-oslo date = 1905", "Unknown event"),
    ],
)
def test_what_cannot_be_asked_is_told(facts, condition, told):
    with pytest.raises(UsageError, match=told):
        outcome(facts, condition)


def test_the_editions_own_verdicts_rest_on_what_holds(edition_root):
    import annotate
    from annotate.values.record import DOCUMENTARY

    project = Project(Path(edition_root))
    facts = facts_of(project)
    claims = annotate.load(project.root).claims("lankov-2010")
    assert len(claims) > 50
    tested = [claim for claim in claims if claim.test != DOCUMENTARY]
    assert all(found.holds for claim in tested for found in outcomes(facts, claim.test))
    assert list(claims) == sorted(claims, key=lambda claim: (claim.para, claim.id))
