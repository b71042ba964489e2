"""The one rule for a cell: every type, what it accepts and refuses, and that readers elsewhere say the same."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotate.files import cells, schema
from annotate.files.cells import TYPES, RefusedError
from annotate.files.fields import Field
from annotate.stages.dates.notation import own_date
from annotate.values.edtf import NO_DATE, Edtf, EdtfError
from annotate.values.model import Certainty

ACCEPTED = {
    "string": [("a <b> c", "a <b> c")],
    "label": [("Kim Il-sung", "Kim Il-sung"), ("Q&A “x”", "Q&A “x”")],
    "id": [("soviet-union", "soviet-union"), ("38th-parallel", "38th-parallel")],
    "code": [("CHN", "CHN")],
    "place-id": [("AFG", "AFG"), ("seoul", "seoul")],
    "sha256": [("0a" * 32, "0a" * 32)],
    "anchor": [("0123abcd-0123456789ab", "0123abcd-0123456789ab")],
    "integer": [("0", 0), ("007", 7)],
    "count": [("1", 1), ("120", 120), ("01", 1)],
    "number": [("43.2525", 43.2525), ("-0.5", -0.5), ("12", 12.0)],
    "date": [(text, Edtf.parse(text)) for text in ("1990-09-30", "1960~", "../1985")],
    "own-date": [(text, Edtf.parse(text)) for text in ("2010", "2010-09", "2010-09-24", "-0043")],
    "list": [("a; b;", ("a", "b"))],
    "cited": [("a#p. 3, n. 1; b;c # §5 ", ("a", "b", "c"))],
    "wikidata": [("Q15180", "Q15180")],
    "page": [(text, text) for text in ("book/old.html#part", "a.b/c-d_e.html")],
    "url": [("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"), ("http://a.b", "http://a.b")],
}
REFUSED = {
    "label": ["<b>", "a > b"],
    "id": ["Soviet-Union", "-a", "a b", "a_b", "é", 'a"', "<a>", "a\n"],
    "code": ["chn", "CN", "CHNA"],
    "place-id": ["Afg", "AF"],
    "sha256": ["0" * 63, "G" * 64],
    "anchor": ["0123ABCD-0123456789ab", "0123abcd", "0123abcd-0123456789abc"],
    "integer": ["-1", "+1", "1.0", "1e3", "٣", "³", "9" * 5000, " 1", "1_0"],
    "count": ["0", "000", "-1", "one"],
    "number": ["+43.2525", "1e3", "nan", "inf", "1,5", "1.", ".5", "٣", "9" * 5000, "0." + "9" * 5000, "0x1"],
    "date": ["June 1905", "1905-13", "1905/1904", "9" * 5000, "[" * 40],
    "own-date": ["2010/2011", "201X", "2010-21", "2010-13", "2010~", "2010-02-30", "..", "1905-XX"],
    "cited": ["#p. 3", "a#", "a; b#{c}", "a#`b`", "a#<b>", "a#b\\c"],
    "page": ["javascript:alert(1)", "/a.html", "../a.html", "//a.b/c", "a b.html", 'a"b.html', 'a.html#b"', "<a>"],
    "wikidata": ["q20", "Q0", "Q", "Q1x", "Q" + "1" * 30],
    "url": ["javascript:alert(1)", "//a.b", "ftp://a.b", "https://", "https://a b", 'https://a"b', "data:text/html,x"],
}


@pytest.mark.parametrize("type", TYPES)
def test_what_a_type_accepts_and_refuses(type):
    field = Field("cell", "A cell.", type)
    assert ACCEPTED[type]
    for written, value in ACCEPTED[type]:
        assert cells.read(field, written) == value
        assert cells.read(field, cells.write(field, value)) == value
    for written in REFUSED.get(type, []):
        with pytest.raises(RefusedError) as caught:
            cells.read(field, written)
        assert caught.value.faults == cells.faults(field, written)
        assert all(fault.code and fault.what and (fault.expected or fault.remedy) for fault in caught.value.faults)
        assert all(len(fault.what) < 200 for fault in caught.value.faults)


@pytest.mark.parametrize("sign", ["\x00", "\t", "\n", "\x1b", "\x7f", "\x85", "\u202a", "\u202e", "\u2066", "\ufeff"])
def test_signs_that_are_not_seen_stand_in_no_cell(sign):
    for type in ("string", "label", "list"):
        with pytest.raises(RefusedError, match=f"holds U\\+{ord(sign):04X}"):
            cells.read(Field("cell", "A cell.", type), f"a{sign}b")


def test_a_citation_is_its_key_and_keeps_its_place():
    field = Field("sources", "Keys.", "cited", refers_to="bibliography")
    first, second = cells.read(field, "a-2000 # p. 3; b-2001")
    assert (first, first.place, second, second.place) == ("a-2000", "p. 3", "b-2001", "")
    assert cells.write(field, (first, second)) == "a-2000#p. 3; b-2001"
    keys = {"bibliography": frozenset({"a-2000"})}
    assert [fault.what for fault in cells.pointing(field, "a-2000#p. 3; b-2001#p. 4", keys)] == [
        "sources: 'b-2001' does not exist"
    ]


def test_an_empty_cell_is_nothing_what_it_means_or_told():
    assert cells.read(Field("a", ""), "") == ""
    assert cells.read(Field("a", "", "number"), "") is None
    assert cells.read(Field("a", "", "cited"), "") == ()
    assert cells.read(Field("a", "", "date"), "") is cells.read(Field("a", "", "own-date"), "") is NO_DATE
    assert cells.read(Field("a", "", values=tuple(Certainty)), "") is None
    assert cells.read(Field("a", "", "string", True, tuple(Certainty), default="low"), "") is Certainty.LOW
    assert cells.read(Field("a", "", "count", True, default="1"), "") == 1
    with pytest.raises(RefusedError, match="a is empty"):
        cells.read(Field("a", "What it is.", required=True), "")


def test_a_value_of_a_list_is_told_with_the_nearest():
    field = Field("certainty", "How sure.", values=tuple(Certainty))
    assert cells.read(field, "high") is Certainty.HIGH
    ((code, what, expected, remedy),) = cells.faults(field, "hihg")
    assert (code, what, expected) == ("value", "certainty is 'hihg'", "one of: high, medium, low")
    assert remedy == "Did you mean 'high'?"


def test_keys_are_judged_where_they_are_known():
    field = Field("sources", "", "list", refers_to=schema.SOURCES)
    assert list(cells.pointing(field, "a; b", {})) == []
    (fault,) = cells.pointing(field, "abc-1990; b", {schema.SOURCES: frozenset({"abc-1991", "b"})})
    assert (fault.code, fault.remedy) == ("unknown-source", "Did you mean 'abc-1991'?")


YEARS = st.integers(-9999, 9999).map(lambda year: f"-{-year:04d}" if year < 0 else f"{year:04d}")
DATES = st.builds("-".join, st.tuples(YEARS, *[st.integers(0, 40).map(lambda n: f"{n:02d}")] * 2)) | YEARS
MANGLED = DATES | st.builds("{}/{}".format, DATES, DATES) | st.text("0123456789-X~?/. ", max_size=12)


@settings(deadline=None)
@given(MANGLED)
@example("2010/2011")
@example("0000")
@example("-0000")
@example("2010-09-24")
def test_the_date_of_a_text_is_judged_as_the_pipeline_judges_it(text):
    def accepted(read) -> bool:
        try:
            read(text)
        except (RefusedError, EdtfError):
            return False
        return True

    if text.strip() == text and text:
        ours = accepted(lambda t: cells.read(Field("date", "", "own-date"), t))
        assert not ours or accepted(own_date)
