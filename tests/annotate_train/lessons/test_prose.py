"""Paragraphs out of TEI and XHTML, on pages of our own."""

import pytest

from annotate.values.errors import InputError
from annotate_train.lessons.prose import LONGEST, SHORTEST, prose

BOOK = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>p</title></head><body><!-- a remark --><section><h2>I</h2>{paragraphs}</section></body></html>"""
LINE = "The harbour board met again in the spring and sent its clerk to look for another ferry"


def page(folder, name, *paragraphs):
    text = BOOK.format(paragraphs="".join(f"<p>{p}</p>" for p in paragraphs))
    (folder / name).write_text(text, encoding="utf-8")


def test_a_page_gives_its_paragraphs_without_marks_of_notes(tmp_path):
    page(tmp_path, "a.xhtml", f'{LINE}.<a href="n" epub:type="noteref">3</a> It\u2060—Holm<br/>said so.')
    assert list(prose(tmp_path)) == [("a.xhtml:1", f"{LINE}. It—Holm said so.")]


def test_short_and_endless_and_repeated_paragraphs_are_left_out(tmp_path):
    endless = "and so on " * LONGEST
    short = " ".join(["word"] * (SHORTEST - 1))
    page(tmp_path, "a.xhtml", short, LINE, endless, short + " word")
    page(tmp_path, "b.xhtml", LINE)
    assert [name for name, _ in prose(tmp_path)] == ["a.xhtml:2", "a.xhtml:4"]


def test_what_a_publisher_says_of_the_edition_is_left_out(tmp_path):
    page(tmp_path, "colophon.xhtml", LINE)
    with pytest.raises(InputError, match="no prose"):
        list(prose(tmp_path))


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "broken.xml").write_text("<TEI><p>", encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.xml: not well-formed"):
        list(prose(tmp_path))
