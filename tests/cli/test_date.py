"""`annotate date`: dates in words become EDTF, one line each; what is none is said, and its line stays empty."""

import pytest

from annotate.cli.date import as_edtf
from annotate.values.edtf import canonical
from tests.bench_peers.edtf import FORMS


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("circa 1920s", "1920~/1929~"),
        ("before 1907", "../1907"),
        ("late 19th century", "1867/1899"),
        ("1861-67 (later print)", "1861/1867"),
        ("194X", "194X"),
        ("[1900,1901]", "[1900,1901]"),
    ],
)
def test_words_and_edtf_are_read(call, words, value):
    done = call("date", words)
    assert (done.code, done.out, done.words) == (0, f"{value}\n", "")


def test_what_is_no_date_leaves_its_line_empty_and_is_said(call):
    done = call("date", "before 1907", "soon\x1b[2J", "1860")
    assert done.code == 1
    assert done.out == "../1907\n\n1860\n"
    assert done.words.startswith("annotate: 'soon\\x1b[2J' is not a date in a form known here. Write e.g. 1860")
    assert done.words.count("\n") == 1


def test_the_day_of_writing_tells_yesterday(call):
    assert call("date", "yesterday", "--date", "2010-09-24").out == "2010-09-23\n"
    assert call("date", "yesterday").code == 1
    done = call("date", "yesterday", "--date", "not a day")
    assert (done.code, done.out) == (2, "")
    assert done.words.startswith("annotate: --date: ")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_edtf_is_read_as_itself(form):
    assert as_edtf(form) == canonical(form)
