"""What a scanner makes of letters, and which words a misread one may be."""

import pytest

from annotate.stages.plain.channel import Likely, others, outline, small_heads

KNOWN = Likely.of(
    ("should", "published", "commissioners", "recourse", "troublesome", "hearing", "bearing", "meets", "the"),
    first=frozenset(("bearing",)),
)


@pytest.mark.parametrize(
    ("read", "word"),
    [
        ("ihould", "should"),
        ("publifhcd", "published"),
        ("commilfioncrs", None),  # "lf" stands for no "ss"
        ("cornmiffioners", "commissioners"),
        ("rccourfe", "recourse"),
        ("troublefonie", "troublesome"),
        ("hcaring", "bearing"),  # of two that look alike the common one
        ("tbc", None),  # too short to tell
        ("harvest", None),
    ],
)
def test_a_word_with_many_confusions_is_known_by_its_outline(read, word):
    found = KNOWN.word(read)
    small = next((other for head in small_heads(read.capitalize()) if (other := KNOWN.word(head))), None)
    assert (found or small) == word


def test_signs_that_are_confused_have_one_outline_and_others_do_not():
    assert outline("tlie") == outline("the") == outline("ihc")
    assert outline("modern") == outline("modem")
    assert outline("ford") != outline("hill")


def test_one_sign_is_changed_in_the_order_of_the_table():
    assert "government" in set(others("govemment"))
    assert "house" in set(others("houfe"))
    assert "massachusetts" in set(others("maffachufetts"))
    assert list(others("www")) == []
