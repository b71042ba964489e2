"""Every form in which a date is written reads back to the date it was written from."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.stages.dates import find_dates
from annotate.stages.dates.catalogue import parse_date
from annotate.stages.dates.catalogue.wordings import WORDINGS, Wording, reworded
from annotate.stages.dates.lexicon import ORDINAL, ROMAN
from annotate.values.edtf import Edtf

OWN = "2010-09-24"
_WORDS = {number: word for word, number in ORDINAL.items()}
_ROMAN = {number: figure for figure, number in ROMAN.items()}

#: ISO 8601, the Chicago Manual, newspapers, offices, telegrams, continental and East Asian use.
DAYS = """\
{d} {month} {y}|{month} {d}, {y}|{nth} {month} {y}|the {nth} of {month} {y}|the {nth} of {month}, {y}
{month} {nth}, {y}|{month} the {nth}, {y}|{weekday}, {month} {d}, {y}|{weekday}, {d} {month} {y}
{weekday} {d} {month} {y}|{weekday}, the {nth} of {month} {y}|{wd}., {short} {d}, {y}|{wd} {d} {mon} {y}
{short} {d}, {y}|{d} {short} {y}|{dd} {mon} {y}|{dd} {MON} {yy}|{dd}{MON}{yy}|{dd}{MON}{y}|{d}-{mon}-{yy}
{dd}-{mon}-{y}|{y}-{mon}-{dd}|{y}-{mm}-{dd}|{y}-{mm}-{dd}T15:30Z|{y}.{m}.{d}|{y}-{m}-{d}|{y}.{mm}.{dd}|{y}. {m}. {d}
{y}/{mm}/{dd}|{d}.{m}.{y}|{dd}.{mm}.{y}|{d}. {month} {y}|{d}.{roman}.{y}|{d} {roman} {y}|{d}/{roman}/{y}
{y} {month} {d}|{y}, {month} {d}|{y} {mon} {dd}|the {word} of {month}, {y}|the {word} day of {month}, {y}
the {nth} day of {month}, {y}|{month} {word}, {y}|{dd}1530Z {MON} {yy}|{dd}0900I {MON} {y}|{MONTH} {d}, {y}
{d} {MONTH} {y}|{month}\u00a0{d},\u00a0{y}|{d}\u00a0{month}\u00a0{y}|{y}\u5e74{m}\u6708{d}\u65e5
{y}\ub144 {m}\uc6d4 {d}\uc77c|{month} {d}, A.D. {y}|{d} {month} AD {y}|{d} {month} {y} AD
the night of {d} {month} {y}|noon on {d} {month} {y}|Juche {juche}.{m}.{d}|Juche {juche} ({y}).{m}.{d}
{d} {month} Juche {juche}|{month} {d}, Juche {juche}|Minguo {juche}.{m}.{d}"""
STRETCHES = """\
{d}\u2013{e} {month} {y}|{d}-{e} {month} {y}|{month} {d}\u2013{e}, {y}|{d} to {e} {month} {y}
{month} {d} to {e}, {y}|{d} through {e} {month} {y}|{month} {d} to {month} {e}, {y}
{d} {month} to {e} {month} {y}|{d} until {e} {month} {y}|{month} {d}\u2013{month} {e}, {y}
{d} {month} \u2013 {e} {month} {y}|{y}-{mm}-{dd}/{y}-{mm}-{ee}|{y}-{mm}-{dd} to {y}-{mm}-{ee}"""
BETWEEN = """\
between {d} and {e} {month} {y}|between {month} {d} and {e}, {y}
between the {nth} and the {nth_e} of {month} {y}|between {month} {d} and {month} {e}, {y}
from the {nth} to the {nth_e} of {month} {y}|from {d} until {e} {month} {y}"""
NIGHTS = """\
the night of {d}\u2013{f} {month} {y}|the night of {d}/{f} {month} {y}|the night of {month} {d}/{f}, {y}
{d} and {f} {month} {y}|the {nth} and {nth_f} of {month} {y}|{month} {d} and {f}, {y}|{d} or {f} {month} {y}"""
MONTHS = """\
{month} {y}|{month}, {y}|{month} of {y}|{mon} {y}|{MONTH} {y}|{y}.{mm}|{m}/{y}|{mm}/{y}|{y} {month}
the month of {month} {y}|{y}\u5e74{m}\u6708|{y}\ub144 {m}\uc6d4"""
PARTS = {
    "early {month} {y}": "{y}-{mm}-01/{y}-{mm}-10", "mid-{month} {y}": "{y}-{mm}-11/{y}-{mm}-20",
    "the first half of {month} {y}": "{y}-{mm}-01/{y}-{mm}-15",
    "the first week of {month} {y}": "{y}-{mm}-01/{y}-{mm}-07",
    "the third week of {month} {y}": "{y}-{mm}-15/{y}-{mm}-21",
    "the first days of {month} {y}": "{y}-{mm}-01/{y}-{mm}-10",
    "the first day of {month} {y}": "{y}-{mm}-01", "early {y}": "{y}-01/{y}-04", "late in {y}": "{y}-09/{y}-12",
    "the first three months of {y}": "{y}-01/{y}-03", "the last six months of {y}": "{y}-07/{y}-12",
    "the closing months of {y}": "{y}-09/{y}-12", "the first weeks of {y}": "{y}-01", "the last days of {y}": "{y}-12",
    "the last day of {y}": "{y}-12-31", "the second quarter of {y}": "{y}-04/{y}-06", "Q2 {y}": "{y}-04/{y}-06",
    "the spring of {y}": "{y}-21", "Fall {y}": "{y}-23", "the late spring of {y}": "{y}-05",
}  # fmt: skip

_dates = st.dates(date(1912, 1, 1), date(2009, 12, 31))


def _nth(number: int) -> str:
    return f"{number}{'th' if 10 <= number <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _fields(day: date) -> dict[str, object]:
    month = calendar.month_name[day.month]
    short = month if len(month) < 5 else {9: "Sept."}.get(day.month, month[:3] + ".")
    end, next_day = day + timedelta(3), day + timedelta(1)
    weekday = calendar.day_name[day.weekday()]
    return {
        "y": day.year, "yy": f"{day.year % 100:02d}", "m": day.month, "mm": f"{day.month:02d}", "d": day.day,
        "dd": f"{day.day:02d}", "nth": _nth(day.day), "word": _WORDS[day.day], "month": month, "MONTH": month.upper(),
        "mon": month[:3], "MON": month[:3].upper(), "short": short, "roman": _ROMAN[day.month], "weekday": weekday,
        "wd": weekday[:3], "juche": day.year - 1911, "e": end.day, "ee": f"{end.day:02d}", "nth_e": _nth(end.day),
        "f": next_day.day, "nth_f": _nth(next_day.day),
    }  # fmt: skip


def _reads(written: str, edtf: str) -> bool:
    """Tell whether a date is read in a sentence, at its end, and in brackets."""
    sentences = (f"They met on {written} and left.", f"They met on {written}.", f"They met ({written}).")
    return all(edtf in {mention.edtf for mention in find_dates(sentence, OWN)} for sentence in sentences)


def _unread(forms: str, day: date, edtf: str) -> list[str]:
    written = [form.format(**_fields(day)) for form in forms.replace("\n", "|").split("|")]
    return [text for text in written if not _reads(text, edtf)]


@settings(max_examples=12)
@given(_dates)
def test_every_form_of_a_day_reads_back(day: date) -> None:
    assert _unread(DAYS, day, day.isoformat()) == []


@settings(max_examples=12)
@given(_dates.filter(lambda day: day.day <= 25))
def test_every_form_of_days_of_a_month_reads_back(day: date) -> None:
    end, next_day = (day + timedelta(days) for days in (3, 1))
    assert _unread(STRETCHES, day, f"{day}/{end}") == []
    assert _unread(NIGHTS, day, f"{day}/{next_day}") == []
    texts = [form.format(**_fields(day)) for form in BETWEEN.replace("\n", "|").split("|")]
    assert [text for text in texts if f"{day}/{end}" not in {m.edtf for m in find_dates(f"It rained {text}.")}] == []


@settings(max_examples=12)
@given(_dates)
def test_every_form_of_a_month_and_of_its_parts_reads_back(day: date) -> None:
    assert _unread(MONTHS, day, f"{day:%Y-%m}") == []
    fields = _fields(day)
    parts = {form.format(**fields): edtf.format(**fields) for form, edtf in PARTS.items()}
    assert [written for written, edtf in parts.items() if not _reads(written, edtf)] == []


@settings(max_examples=12)
@given(_dates)
def test_a_catalogue_reads_what_prose_reads(day: date) -> None:
    fields, edtf = _fields(day), day.isoformat()
    forms = (
        "{d} {month} {y}",
        "{month} {d}, {y}",
        "{nth} of {month} {y}",
        "{y} {month} {d}",
        "{y}-{mm}-{dd}",
        "{d}-{mon}-{y}",
    )
    for form in forms:
        assert parse_date(form.format(**fields)) == edtf
        assert parse_date(f"c. {form.format(**fields)}") == f"{edtf}~"
        assert Edtf.parse(parse_date(f"not before {form.format(**fields)}")).earliest == Edtf.parse(edtf).earliest


#: What cataloguing rules give as examples, and other wordings of the same; told on Monday, 24 April 1950.
CATALOGUED = {
    "[1872?]": "1872?", "[ca. 1872]": "1872~", "[187-]": "187X", "[187-?]": "1870?/1879?", "[18--]": "18XX",
    "187?": "187X",
    "18??": "18XX", "[1872 or 3]": "[1872,1873]", "1872 [i.e. 1873]": "1873", "[not after 1872]": "../1872",
    "on or before 1872": "../1872", "1872 at the latest": "../1872", "in or after 1872": "1872/..",
    "shortly after 1872": "1872/..", "begun 1872": "1872/..", "closed 1872": "../1872", "1872 to date": "1872/..",
    "copyright 1872": "1872", "\u00a91872": "1872", "p1972": "1972", "fl. 1872-1880": "1872/1880", "d. 1872": "1872",
    "1872 or so": "1872~", "some time around 1872": "1872~", "prob. 1872": "1872?", "1872 (est.)": "1872~",
    "1872 & 1874": "{1872,1874}", "1872 H1": "1872-01/1872-06",
    "1872-1874, 1877": "{1872..1874,1877}", "1st half of 1872": "1872-01/1872-06", "H2 1872": "1872-07/1872-12",
    "1872 Q3": "1872-07/1872-09", "19th century, first half": "1800/1849", "3rd quarter 19th century": "1850/1874",
    "early-mid 1870s": "1870/1876", "C19th": "18XX", "XIX c.": "18XX", "5th-4th century BC": "-0499/-0300",
    "18th or 19th century": "1700/1899", "first week of May 1872": "1872-05-01/1872-05-07",
    "last week of May 1872": "1872-05-25/1872-05-31", "5 May 1872 at 5pm": "1872-05-05",
    "1872-05-05T10:00": "1872-05-05",
    "the year two thousand ten": "2010", "now": "1950-04-24", "the 5th": "1950-04-05", "past month": "1950-03",
    "next weekend": "1950-05-06/1950-05-07", "last quarter": "1950-01/1950-03", "a fortnight ago": "1950-04-10",
    "first day of the month": "1950-04-01", "christmas eve": "1949-12-24",
}  # fmt: skip


@pytest.mark.parametrize(("written", "edtf"), CATALOGUED.items())
def test_wordings_of_catalogues(written: str, edtf: str) -> None:
    assert parse_date(written, "1950-04-24") == edtf


@pytest.mark.parametrize("row", WORDINGS, ids=lambda row: row.example)
def test_every_wording_has_an_example_that_it_rewords(row: Wording) -> None:
    example = row.example.lower()
    assert row.pattern.search(example)
    assert reworded(example) != example
    assert parse_date(example, "1950-04-24")
