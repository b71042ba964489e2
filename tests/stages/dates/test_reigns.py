"""Years of reigns and foundings, and years of three figures and less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.stages.dates import find_dates
from annotate.stages.dates.reigns import REIGNS

# sentence, quote, EDTF
REIGN_YEARS = [
    ("The almanac of Juche 35 is lost.", "Juche 35", "1946"),
    ("It was printed in Dangi 4281.", "Dangi 4281", "1948"),
    ("It was printed in Tan’gi 4281.", "Tan’gi 4281", "1948"),
    ("It was printed in Meiji 43.", "Meiji 43", "1910"),
    ("It was printed in Taishō 8.", "Taishō 8", "1919"),
    ("It was printed in Shōwa 20.8.15.", "Shōwa 20.8.15", "1945-08-15"),
    ("It was printed in Showa 20 (1945).", "Showa 20", "1945"),
    ("It was printed in the 20th year of Shōwa.", "20th year of Shōwa", "1945"),
    ("It was printed in Minguo 35.", "Minguo 35", "1946"),
    ("It was printed in Kwangmu 9.", "Kwangmu 9", "1905"),
    ("It was printed in Guangxu 20.7.1.", "Guangxu 20.7.1", "1894"),
    ("It was printed in Heisei gannen.", "Heisei gannen", "1989"),
]
SMALL_YEARS = [
    ("In 427 the court moved.", "427", "0427"),
    ("In 427, the court moved.", "427", "0427"),
    ("The court moved in 427.", "427", "0427"),
    ("Since 427 it had stood there.", "427", "0427"),
    ("A king (c. 391 – 413) built it.", "391 – 413", "0391~/0413"),
    ("Kwanggaet’o (391–413) built it.", "391–413", "0391/0413"),
    ("The kingdom stood from 427 to 586.", "427 to 586", "0427/0586"),
    ("It stood from 37 BC to 668.", "37 BC to 668", "-0036/0668"),
    ("It stood in AD 427–586.", "AD 427–586", "0427/0586"),
    ("It fell in September of 668.", "September of 668", "0668-09"),
    ("It fell in September 668.", "September 668", "0668-09"),
    ("It fell on 22 October 668.", "22 October 668", "0668-10-22"),
    ("It fell on October 22, 668.", "October 22, 668", "0668-10-22"),
    ("It fell in the year 57.", "57", "0057"),
    ("It fell in 668. In November they mourned.", "November", "0668-11"),
]


@pytest.mark.parametrize(("sentence", "quote", "edtf"), REIGN_YEARS + SMALL_YEARS)
def test_old_eras_are_read(sentence: str, quote: str, edtf: str) -> None:
    assert [(m.quote, m.edtf) for m in find_dates(sentence, "1999-05-05") if m.quote == quote] == [(quote, edtf)]


def test_the_reason_names_the_first_year() -> None:
    (mention,) = find_dates("It stops in Shōwa 20.")
    assert mention.reason == "as written; Shōwa 1 is 1926"


@pytest.mark.parametrize("text", ["Shōwa 65", "Meiji 46", "meiji 3", "Juche 0", "the Juche idea", "Taisho 99"])
def test_years_that_an_era_did_not_have_are_no_dates(text: str) -> None:
    assert find_dates(f"It says {text} here.") == ()


@given(st.sampled_from(REIGNS), st.data())
def test_every_year_of_every_reign_is_read(reign, data) -> None:
    name, year = data.draw(st.sampled_from(reign.names)), data.draw(st.integers(1, reign.last))
    (mention,) = find_dates(f"It ends in {name[0].upper()}{name[1:]} {year}.")
    expected = reign.before + year
    assert mention.edtf == (f"{expected:04d}" if expected >= 0 else f"-{-expected:04d}")
