"""The whole book as it would be published: every link leads somewhere, every name in the data has its place."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

import annotate
from annotate.sphinxext.build.apostrophes import curved
from annotate.sphinxext.build.offline import STATIC_FOLDERS
from annotate.sphinxext.concordance import Concordance

pytestmark = pytest.mark.book
ROOT = Path(__file__).parents[2]
PAGE_LIMIT = 60_000
"""Bytes of a chapter with its figures and tables, compressed, without the files that all pages share."""
FIRST_LOAD = 150_000
"""Bytes that a reader who comes for the first time is sent, compressed: a page with its sheets and scripts."""
PLACEHOLDERS = re.compile(r"lorem ipsum|\bTODO\b|\bFIXME\b|\bTBD\b|not yet written|\[[a-z-]+(?: [a-z-]+)?\?\]", re.I)


@cache
def tree(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


@cache
def anchors(path: Path) -> frozenset[str]:
    return frozenset(e["id"] for e in tree(path).find_all(id=True))


def pages(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*.html") if "_static" not in p.parts)


@pytest.fixture(scope="module")
def edition():
    return annotate.load(ROOT)


def test_every_internal_link_and_fragment_resolves(published):
    broken = []
    for page in pages(published):
        for element in tree(page).find_all(["a", "link", "script", "img", "source", "iframe"]):
            address = element.get("href") or element.get("src") or ""
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not address:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            target = target / "index.html" if target.is_dir() else target
            fragment = unquote(parts.fragment) if target.suffix == ".html" else ""
            if not target.is_file() or (fragment and fragment not in anchors(target)):
                broken.append(f"{page.name}: {address}")
    assert broken == []


def test_no_page_loads_anything_from_another_host(published):
    loaded = []
    for page in pages(published):
        for element in tree(page).select("script[src], link[href], img[src], iframe[src], source[src], object[data]"):
            address = element.get("src") or element.get("href") or element.get("data") or ""
            if urlsplit(address).netloc:
                loaded.append(f"{page.name}: {address}")
    for style in published.rglob("*.css"):
        loaded += re.findall(r"url\(['\"]?(https?:[^)]*)\)", style.read_text("utf-8"))
        loaded += re.findall(r"@import[^;]*https?:[^;]*", style.read_text("utf-8"))
    assert loaded == []


def test_ids_are_unique_on_every_page(published):
    for page in pages(published):
        found = [e["id"] for e in tree(page).find_all(id=True)]
        twice = sorted({i for i in found if found.count(i) > 1}) if len(found) != len(set(found)) else []
        assert twice == [], page.name


def test_every_image_and_drawing_has_words(published):
    for page in pages(published):
        for image in tree(page).find_all("img"):
            assert image.get("alt", "").strip(), f"{page.name}: {image}"
        for drawing in tree(page).select("article svg"):
            named = drawing.get("aria-label") or drawing.get("aria-labelledby") or drawing.find("title")
            assert named or drawing.get("aria-hidden") == "true", f"{page.name}: an svg without a name"


def test_every_page_has_one_heading_a_language_and_a_title(published):
    for page in pages(published):
        shown = tree(page)
        assert shown.html["lang"] == "en", page.name
        assert shown.title.get_text(strip=True), page.name
        if page.stem != "search":
            assert len(shown.select("main article h1")) == 1, page.name


def test_every_page_of_prose_has_a_description(published):
    prose = [*pages(published / "book"), *pages(published / "notebooks")]
    missing = [p.name for p in prose if len(tree(p).select("meta[name=description]")) != 1]
    assert missing == []


def test_no_page_holds_a_placeholder(published):
    for page in pages(published):
        article = tree(page).select_one("main article")
        found = PLACEHOLDERS.search(article.get_text(" ")) if article else None
        assert found is None, f"{page.name}: {found}"
        assert not tree(page).select(".edition-problem, .problematic, .system-message"), page.name


def test_what_is_unused_or_fetched_elsewhere_is_gone(published):
    unused = ("bootstrap.js*", "doctools.js", "sphinx_highlight.js")
    for pattern in ("*.map", "fontawesome*.js", "*.ttf", "*thebe*", *unused):
        assert list(published.rglob(pattern)) == [], pattern
    for page in pages(published):
        text = page.read_text("utf-8")
        for word in ("mathjax", "requirejs", "cdnjs", "unpkg", "jsdelivr"):
            assert word not in text.lower(), f"{page.name}: {word}"


def test_every_decided_mention_is_on_its_page_and_in_an_index(published, edition):
    indexed = {
        urlsplit(a["href"]).fragment
        for page in [*pages(published / "entity"), *pages(published / "book")]
        if page.parent.name == "entity" or page.name.startswith("index-")
        for a in tree(page).select("article a[href*='#']")
    }
    for text, name in (("lankov-2010", "article"), ("companion", "companion")):
        shown = anchors(published / "book" / f"{name}.html")
        ids = {mention.id for mention in edition.decided(text)}
        assert ids
        assert ids <= shown
        assert ids <= indexed


def test_every_entity_has_a_record_and_every_name_is_in_the_list(published, edition):
    records = {i for p in pages(published / "book") if p.name.startswith("index-") for i in anchors(p)}
    living = [entity for entity in edition.gazetteer.entities if not entity.replaced_by]
    assert {f"ent-{entity.id}" for entity in living} <= records
    assert {entity.id for entity in living} <= {page.stem for page in pages(published / "entity")}
    listed = {a.get_text() for a in tree(published / "book" / "index-a-z.html").select("article ul.name-list a")}
    for entity in living:
        assert {curved(name.name) for name in edition.gazetteer.names_of(entity.id)} <= listed, entity.id


def test_every_source_is_in_the_bibliography(published, edition):
    assert {f"ref-{key}" for key in edition.bibliography.keys} <= anchors(published / "book" / "bibliography.html")


def test_every_note_is_shown(published, edition):
    shown = anchors(published / "book" / "article.html")
    assert {f"note-{note.id}" for note in edition.notes("lankov-2010")} <= shown


def test_every_claim_and_its_verdict_stands_at_its_paragraph(published, edition):
    page = tree(published / "book" / "article.html")
    for claim in edition.claims("lankov-2010"):
        summaries = [s.get_text() for s in page.select(f"#p{claim.para:02d} .edition-claim > summary")]
        assert any(claim.claim in summary for summary in summaries), claim.id


def test_a_paragraph_says_without_a_script_what_the_stage_shows(published, edition):
    for text, name in (("lankov-2010", "article"), ("companion", "companion")):
        page = tree(published / "book" / f"{name}.html")
        assert len(page.select(".strand .where")) == len(edition.text(text).paragraphs)
        for strand in page.select(".strand"):
            line = strand.select_one(".where")
            assert len(strand["data-places"].split()) <= len(line.select("a[href*='entity/']"))
            assert line.select("a[href*='#fig-']"), strand["id"]


def test_what_the_reading_room_adds_brings_no_style_and_no_script_of_its_own(published):
    for name in ("article", "companion"):
        for part in tree(published / "book" / f"{name}.html").select(".site-header, .reading-bar, .stage, .strand"):
            assert not part.select("style, script, [style], [onclick]")


def test_a_reading_page_weighs_no_more_than_a_phone_should_be_sent(published):
    from gzip import compress

    for name in ("article", "companion"):
        assert len(compress((published / "book" / f"{name}.html").read_bytes(), 6)) < 92_000, name
    ours = {path.name for folder in STATIC_FOLDERS for path in folder.glob("*.js")}
    for name in ("article", "companion"):
        loaded = [urlsplit(e["src"]).path for e in tree(published / "book" / f"{name}.html").select("script[src]")]
        own = {published / "book" / path for path in loaded if Path(path).name in ours}
        assert len(own) >= 7, name
        assert sum(len(compress(path.read_bytes(), 6)) for path in own) < 15_000, name


def test_the_essay_stands_word_for_word_on_its_page(published, edition):
    page = tree(published / "book" / "companion.html")
    for paragraph in edition.text("companion").paragraphs:
        shown = BeautifulSoup(str(page.select_one(f"#companion-p{paragraph.number:02d}")), "html.parser")
        for mark in shown.select(".para-number, .cite-mark, .note-mark"):
            mark.decompose()
        words = re.sub(r"\s+([.,;:)])", r"\1", " ".join(shown.get_text().split()))
        assert words == re.sub(r"\s+([.,;:)])", r"\1", " ".join((paragraph.text or "").split()))


def test_context_is_never_shown_of_a_reserved_text(edition):
    found = Concordance(edition)
    for text in edition.texts:
        for mention in edition.decided(text.id):
            if text.meta.rights == "reserved":
                assert found.context(mention) is None


def test_no_chapter_weighs_more_than_a_phone_should_be_sent(published):
    from gzip import compress

    weights = {page.stem: len(compress(page.read_bytes(), 6)) for page in (published / "notebooks").glob("*.html")}
    assert weights["recognition"] > 10_000, "the map is not there"
    assert {name: weight for name, weight in weights.items() if weight > PAGE_LIMIT} == {}


def test_no_page_asks_for_more_than_a_phone_should_be_sent(published):
    from gzip import compress

    @cache
    def weight(path: Path) -> int:
        return len(compress(path.read_bytes(), 6))

    heavy = {}
    texts = [published / "book" / f"{name}.html" for name in ("article", "companion")]
    for page in [published / "index.html", *texts, *pages(published / "notebooks")]:
        parts = tree(page).select("link[rel=stylesheet][href], script[src]")
        files = {(page.parent / urlsplit(e.get("href") or e["src"]).path).resolve() for e in parts}
        whole = weight(page) + sum(weight(file) for file in files)
        if whole > FIRST_LOAD:
            heavy[page.stem] = whole
        assert not any(file.name.startswith(("searchindex", "search-", "pydata-sphinx-theme.css")) for file in files)
    assert heavy == {}


def test_a_chapter_is_its_lead_figure_its_prose_and_one_drawer(published):
    for page in pages(published / "notebooks"):
        (chapter,) = tree(page).select("section.chapter")
        children = [e for e in chapter.find_all(recursive=False) if e.name != "span"]
        figures = chapter.select("figure.an-figure")
        if figures:
            before = children[: next(n for n, e in enumerate(children) if e.select_one("figure.an-figure"))]
            assert [e.name for e in before] in (["h1"], ["h1", "p"]), page.stem
        (drawer,) = chapter.select("details.made")
        assert children[-1] is drawer, page.stem
        assert len(chapter.select("div.cell_input")) == len(drawer.select("div.cell_input")) > 0
        assert len(chapter.select("p.made-from")) == len(drawer.select("p.made-from")) == len(figures)
        assert drawer.select_one("a[href$='.ipynb']")


def test_words_of_a_chapter_lead_to_its_figures(published):
    from annotate.sphinxext.build.chapters import declared_figures

    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        page = tree(published / "notebooks" / f"{path.stem}.html")
        for words, figure in declared_figures(path).items():
            links = [a.get_text() for a in page.select(f"p a[href='#fig-{figure}']")]
            assert words in links, (path.stem, words)


def test_no_key_of_the_bibliography_is_read_in_a_chapter(published, edition):
    keys = edition.bibliography.keys
    for page in pages(published / "notebooks"):
        article = BeautifulSoup(str(tree(page).select_one("section.chapter")), "html.parser")
        for code in article.select("details.made, code, pre, .an-data"):
            code.decompose()
        said = set(re.findall(r"[\w.:+-]+", article.get_text(" ")))
        assert not {key for key in keys & said if "-" in key}, page.stem


def test_pages_have_one_viewport_no_half_address_and_say_what_they_are(published):
    for page in pages(published):
        shown = tree(page)
        assert len(shown.select("meta[name=viewport]")) == 1, page.name
        if page.parent.name in {"book", "notebooks"} or page.name == "index.html":
            # Nobody has said yet where the site lies; a canonical address is a whole one.
            assert all(urlsplit(link["href"]).netloc for link in shown.select("link[rel=canonical]")), page.name
            assert shown.select_one("script[type='application/ld+json']"), page.name


def test_figures_and_tables_have_no_style_of_their_own(published):
    for page in [published / "index.html", *pages(published / "notebooks")]:
        for part in tree(page).select("figure.an-figure, table"):
            assert not part.select("style, [style]"), page.stem


def test_every_figure_can_be_taken_home_as_table_drawing_and_picture(published):
    for page in (published / "notebooks").glob("*.html"):
        for figure in tree(page).select("figure.an-figure"):
            kinds = {Path(a["href"]).suffix for a in figure.select("a[download]")}
            assert kinds >= {".csv", ".svg", ".png"}, (page.stem, figure["id"])
