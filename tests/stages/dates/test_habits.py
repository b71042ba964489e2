"""What is so every year is of no year."""

from __future__ import annotations

import pytest

from annotate.stages.dates import find_dates

OWN = "2010-09-24"

EVERY_YEAR = [
    ("The town has 900 people. Skiing is popular in the winter.", "winter"),
    ("It fell in 1886. The race takes place in May.", "May"),
    ("It fell in 1886. The moths fly from May to July.", "May to July"),
    ("It fell in 1886. Births peak between March and October.", "March and October"),
    ("It fell in 1886. The feast is celebrated on 8 September.", "8 September"),
    ("It fell in 1886. Elections are usually held in November.", "November"),
    ("It fell in 1886. In the summer, there are boats to Rome.", "summer"),
    ("It fell in 1886. It is painted by men who work from April to October.", "April to October"),
    ("It fell in 1886. Elections now come in November every four years.", "November"),
    ("It fell in 1886. They march each October and November.", "November"),
]

OF_A_YEAR = [
    ("It fell in 1886. The race took place in May.", "May", "1886-05"),
    ("In May 1968 students occupy the theatre. The play is held in June.", "June", ""),
    ("In May 1968 students occupy the theatre. In the summer they are gone.", "summer", "1968-22"),
    ("It fell in 1886. In the summer it was popular.", "summer", "1886-22"),
    ("It fell in 1886. The fair will take place in October.", "October", "2010-10"),
    ("Prices rise. The fall in output comes despite a cut in June. It ends on 3 May 2010.", "June", "2010-06"),
    ("He fell in 1886. He has been ill for much of the season, since a fall in May.", "May", "1886-05"),
    ("He fell in 1886. Some are racing to bring them through the winter.", "winter", "1886-24"),
    ("It is known that they fled in the spring. On 3 May 1950 they met.", "spring", "1950-21"),
    ("1968\nMay. The play is held.", "May", "1968-05"),
]


@pytest.mark.parametrize(("text", "quote"), EVERY_YEAR)
def test_what_is_told_in_the_present_of_a_time_of_year_is_of_no_year(text: str, quote: str) -> None:
    (mention,) = (m for m in find_dates(text, OWN) if m.quote == quote)
    assert (mention.edtf, mention.reason) == ("", "it comes round every year")


@pytest.mark.parametrize(("text", "quote", "edtf"), OF_A_YEAR)
def test_what_is_told_once_is_of_its_year(text: str, quote: str, edtf: str) -> None:
    assert [m.edtf for m in find_dates(text, OWN) if m.quote == quote] == [edtf]
