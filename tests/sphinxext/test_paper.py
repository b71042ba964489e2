"""The edition on paper: what is printed, where notes stand, and what a PDF has beside its pages."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import annotate
from annotate.files.citation import read_publication
from annotate.sphinxext.paper import press
from annotate.sphinxext.paper.texts import essay, summary
from annotate.sphinxext.paper.volume import volume
from annotate.values.errors import UsageError

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def edition():
    return annotate.load(ROOT)


@pytest.fixture(scope="module")
def page(edition) -> str:
    return volume(edition, read_publication(ROOT))


def test_a_volume_asks_for_no_other_file_and_its_links_have_ends(page):
    tree = BeautifulSoup(page, "html.parser")
    assert not tree.select("[src], link")
    ids = [e["id"] for e in tree.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in tree.select("a[href^='#']")} <= set(ids)
    assert {a["href"][0] for a in tree.select("a[href]")} == {"#"}


def test_a_volume_runs_its_own_style_and_script_and_nothing_else(page):
    tree = BeautifulSoup(page, "html.parser")
    first = tree.head.find(True)
    assert first["http-equiv"] == "Content-Security-Policy"
    (style,), (script,) = tree.select("style"), tree.select("script")
    for part, name in ((style, "style-src"), (script, "script-src")):
        digest = b64encode(sha256(part.string.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in first["content"]
    assert "default-src 'none'" in first["content"]
    assert "unsafe" not in first["content"]
    assert not [e for e in tree.find_all(True) if any(n.startswith("on") or n == "style" for n in e.attrs)]


def test_a_volume_has_its_parts_in_order_each_with_a_running_head(page, edition):
    tree = BeautifulSoup(page, "html.parser")
    headings = [h.get_text() for h in tree.select("h1")]
    assert headings[:2] == ["The article: summary and notes", edition.text("companion").meta.title]
    assert headings[2:] == [
        "Four steps: from two zones to a line of truce",
        "The world in five years",
        "Chronology",
        "Sources of the essay",
        "Index of names",
        "About this volume",
    ]
    assert len(tree.select(".part-maps .drawing")) == 5
    assert len(tree.select(".multiples .drawing")) == 5
    assert len(tree.select(".chronology li")) == len(edition.events)
    assert page.count("@top-right") == len(headings) - 1


def test_every_note_stands_with_its_paragraph(edition):
    shown = BeautifulSoup(essay(edition, edition.text("companion")), "html.parser")
    assert len(shown.select(".note")) == len(edition.citations("companion"))
    for block in shown.select(".block"):
        marks = [a["href"] for a in block.select("p:not(.note) sup a")]
        assert marks == [f"#{note['id']}" for note in block.select(".note")]


def test_a_text_in_copyright_is_never_printed_with_a_copy_at_hand_either(edition):
    text = edition.text("lankov-2010")
    with_copy = replace(text, paragraphs=tuple(replace(p, text="Not to be printed.") for p in text.paragraphs))
    shown = summary(edition, with_copy)
    assert "Not to be printed." not in shown
    assert all(p.precis.partition("’")[0] in BeautifulSoup(shown, "html.parser").get_text() for p in text.paragraphs)


def test_without_a_browser_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(press.shutil, "which", lambda name: None)
    monkeypatch.setattr(press, "MAC_CHROME", tmp_path / "none")
    with pytest.raises(UsageError, match="No browser was found"):
        press.press("<p>x</p>", tmp_path / "x.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_title_cannot_leave_its_style_rule_nor_a_name_its_attribute(edition):
    record = read_publication(ROOT)
    agent = replace(record.authors[0], name='A "name" <script>')
    shown = volume(edition, replace(record, title='A "title" \\ with </style>', authors=(agent,)))
    heads = re.findall(r"@top-left \{ content: (.*?) \} @top-right", shown)
    assert set(heads) == {'"A \\"title\\" \\\\ with \\3c /style>"'}
    head = BeautifulSoup(shown, "html.parser").head
    assert head.select_one("meta[name=author]")["content"] == 'A "name" <script>'
    assert [e.name for e in head.find_all(True)] == ["meta", "meta", "title", "meta", "style"]


@pytest.mark.browser
def test_the_pdf_is_tagged_small_and_has_bookmarks_and_notes_at_the_foot(page, tmp_path):
    pikepdf = pytest.importorskip("pikepdf")
    out = tmp_path / "made" / "volume.pdf"
    press.press(page, out)
    assert out.stat().st_size < 5_000_000
    assert [path.name for path in out.parent.iterdir()] == ["volume.pdf"]
    with pikepdf.open(out) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
            starts = {item.title: pdf.pages.index(pikepdf.Page(item.destination[0])) for item in outline.root}
        assert "Chronology" in titles
        essay_pages = starts["Four steps: from two zones to a line of truce"] - starts["In Due Course"]
        assert essay_pages <= 10
        assert pdf.check_pdf_syntax() == []
