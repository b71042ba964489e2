"""Who is thanked on a card, in words."""

import pytest

from annotate.curate.credit import Credit, credit
from annotate.sphinxext.pages.contributors import credited, kept
from annotate.sphinxext.vocabulary import STATUS, sentence
from annotate.values.curation import Act, Contribution, Decision, Objection
from annotate.values.edtf import Edtf
from annotate.values.model import Kind, Mention, Status

DAY = Edtf.parse("2026-03-01")


def mention(status, by="ada"):
    return Mention("a-22222222", "essay", 0, "Sweden", 1, Kind.PLACE, status=status, by=by)


@pytest.mark.parametrize(
    ("one", "decisions", "words"),
    [
        (mention(Status.ACCEPTED, "editors"), (), "Accepted by the editors"),
        (mention(Status.PROPOSED), (), f"Suggested by ada. {sentence(STATUS[Status.PROPOSED])}"),
        (mention(Status.DISPUTED), (), sentence(STATUS[Status.DISPUTED])),
        (
            mention(Status.ACCEPTED),
            (Decision("a-22222222", DAY, Act.ACCEPTED, "bob"),),
            "Suggested by ada. Accepted by bob on 1 March 2026",
        ),
        (
            mention(Status.ACCEPTED, "machine"),
            (Decision("a-33333333", DAY, Act.REJECTED, "eve"), Decision("a-22222222", DAY, Act.ACCEPTED, "editors")),
            "Suggested by the machine. Accepted by the editors on 1 March 2026",
        ),
        (
            mention(Status.ACCEPTED),
            (Decision("a-22222222", DAY, Act.ADJUDICATED, "bob", "The state is meant."),),
            "Suggested by ada. Accepted by bob, who chose it on 1 March 2026 among the readings of these words: "
            "The state is meant",
        ),
        (
            mention(Status.ACCEPTED, "bob"),
            (Decision("a-22222222", DAY, Act.ACCEPTED, "bob"), Decision("a-22222222", DAY, Act.LINKED, "eve")),
            "Accepted by bob on 1 March 2026",
        ),
    ],
)
def test_words(one, decisions, words):
    assert credited(one, credit(one, decisions)) == words


def test_of_a_row_that_nobody_decided_nobody_is_named_twice():
    assert credit(mention(Status.REJECTED), ()) == Credit(decided="ada")


@pytest.mark.parametrize(("why", "said"), [("", ""), ("The country is meant.", ": The country is meant")])
def test_who_objected_and_who_kept_a_mention_are_named_with_both_reasons(why, said):
    objection = Objection("essay", 0, "Sweden", 1, by="ada", note="The ship of that name.")
    decided = Contribution("proposals/objections/ada.csv", "o-22222222", DAY, Act.REJECTED, "ada", "editors", why)
    assert kept(objection, decided) == (
        f"Ada objected that this is no mention: The ship of that name. Kept by the editors on 1 March 2026{said}."
    )
