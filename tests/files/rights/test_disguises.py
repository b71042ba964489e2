"""However running text is written, it is found or the file is refused; what passes is named: ten at most."""

import pytest

from annotate.checks.rights import guard
from tests.files.rights.disguises import DISGUISES, PASSING, files_of

FOUND = {"rights", "opaque-file"}


@pytest.fixture
def passage(letter):
    """Some sixty words of the letter, in one line."""
    return " ".join(letter.read_text(encoding="utf-8").splitlines()[1:4]).replace("’", "'")


def _told(mini, files):
    for name, content in files.items():
        path = mini.root / "book" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return {problem.code for problem in guard(mini)}


@pytest.mark.parametrize("name", DISGUISES)
def test_a_disguise_is_seen_through_or_named(mini, passage, name):
    found = bool(_told(mini, files_of(DISGUISES[name], passage)) & FOUND)
    assert found == (name not in PASSING)


@pytest.mark.parametrize("name", DISGUISES)
def test_a_disguise_of_nothing_is_no_finding(mini, name):
    harmless = (
        "The pump in the yard was mended on Monday, and all of us who had carried water from the well were glad. " * 2
    )
    assert "rights" not in _told(mini, files_of(DISGUISES[name], harmless))


def test_few_disguises_pass():
    assert len(DISGUISES) >= 103
    assert PASSING.keys() <= DISGUISES.keys()
    assert len(PASSING) <= 10
