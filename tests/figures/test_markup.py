from __future__ import annotations

import math
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from annotate.figures.kit.markup import Markup, el, join, number

# What XML 1.0 can hold at all; the files are checked for control characters elsewhere.
TEXT = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xD7FF, exclude_categories=["Cc", "Cs"]))


@given(TEXT, TEXT)
def test_text_and_attributes_come_back_as_they_went_in(text, attribute):
    element = ElementTree.fromstring(el("p", text, title=attribute))
    assert (element.text or "") == text
    assert element.get("title") == attribute
    assert not list(element)


def test_markup_is_not_escaped_twice_and_strings_are_escaped_once():
    assert el("p", Markup("<b>x</b>"), "<b>") == "<p><b>x</b>&lt;b&gt;</p>"
    assert join(["<", Markup("<br/>")], " & ") == "&lt; & <br/>"


def test_attribute_names_and_absent_values():
    assert el("input", data_layer="a", class_="b", checked=True, disabled=False, id=None) == (
        '<input data-layer="a" class="b" checked="checked"/>'
    )


def test_only_void_elements_are_closed_short():
    assert el("p") == "<p></p>"
    assert el("circle", cx=1.0) == '<circle cx="1"/>'


@given(st.floats(-5000, 5000))
def test_numbers_keep_a_tenth_and_no_negative_zero(value):
    text = number(value)
    assert math.isclose(float(text), value, abs_tol=0.0500001)
    assert text != "-0"
    assert not text.endswith(".0")


def test_signs_that_xml_does_not_know_are_left_out():
    made = el("text", "a\x00b\x1bc\ufffe\n", title="\x07d")
    assert made == '<text title="d">abc\n</text>'
    assert ElementTree.fromstring(made).text == "abc\n"
