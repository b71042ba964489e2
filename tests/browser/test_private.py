"""A build with a private copy says so everywhere; a build without one holds nothing of it, but can be given one."""

from __future__ import annotations

import pytest

from tests.browser.test_pages import RULES

pytestmark = pytest.mark.browser


def test_every_private_page_has_banner_class_and_noindex(private_book, pages):
    from bs4 import BeautifulSoup

    assert (private_book / "PRIVATE-BUILD.txt").is_file()
    for name in pages(private_book):
        tree = BeautifulSoup((private_book / name).read_text("utf-8"), "html.parser")
        assert "private-build" in tree.body.get("class", []), name
        assert any("noindex" in meta["content"] for meta in tree.select("meta[name=robots]")), name
        assert "Private build" in tree.select_one("aside.bd-header-announcement").get_text(), name


def test_the_banner_is_seen_on_screen_and_on_paper(private_book, serve, visit):
    page = visit(f"{serve(private_book)}/book/article.html").page
    banner = page.locator(".bd-header-announcement")
    assert banner.is_visible()
    page.emulate_media(media="print")
    assert banner.is_visible()


def test_the_private_article_is_shown_in_full(private_book, serve, visit):
    page = visit(f"{serve(private_book)}/book/article.html").page
    assert page.locator(".standoff-statement").count() == 0
    assert page.locator(".note-mark").count() > 0
    page.locator("a.mention.metonymic").first.click()
    assert page.locator("dialog.edition-card").is_visible()


def test_the_public_book_has_no_marks_of_a_private_one(book, pages):
    assert not (book / "PRIVATE-BUILD.txt").exists()
    for name in pages(book):
        assert '<body class="private-build"' not in (book / name).read_text("utf-8"), name


PARAGRAPHS = """() => [...document.querySelectorAll('.strand')].map(strand => [
  strand.querySelector('.edition-paragraph').textContent,
  [...strand.querySelectorAll('.edition-paragraph :is(a, sup)')]
    .map(e => [e.id, e.className, e.getAttribute('href'), e.textContent]),
  [...strand.querySelectorAll('.note-back')].map(a => a.getAttribute('href'))])"""
EVERY = "() => [...document.querySelectorAll('.strand a.mention')].map(a => a.id).sort()"


@pytest.mark.article
def test_a_copy_put_on_the_public_page_shows_the_article_as_the_private_book_does(
    book, private_book, article, serve, visit
):
    page = visit(f"{serve(book)}/book/article.html").page
    names = page.evaluate(EVERY)
    page.locator(".own-copy > summary").click()
    page.locator(".own-copy input[type=file]").set_input_files(article)
    page.locator(".own-copy-form button").click()
    page.wait_for_selector(".own-copy-mark")
    assert page.evaluate(PARAGRAPHS) == visit(f"{serve(private_book)}/book/article.html").page.evaluate(PARAGRAPHS)
    assert page.evaluate(EVERY) == names, "names within names stay within reach"
    page.locator(".strand a.mention.metonymic").first.click()
    assert page.locator("dialog.edition-card").is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_way_in_is_accessible_and_fits(book, serve, visit, theme, width):
    page = visit(f"{serve(book)}/book/article.html", width=width, theme=theme).page
    page.locator(".own-copy > summary").click()
    page.locator(".own-copy textarea").fill("Another text.")
    page.locator(".own-copy-form button").click()
    page.wait_for_selector(".own-copy-said.refused")
    assert violations(page, ".own-copy") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.article
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_page_with_a_copy_is_accessible_and_fits(book, article, serve, visit, theme, width):
    page = visit(f"{serve(book)}/book/article.html", width=width, theme=theme).page
    page.locator(".own-copy > summary").click()
    changed = article.read_text("utf-8").replace(" the ", " a ", 1).splitlines(keepends=True)
    page.locator(".own-copy textarea").fill("".join(["Headline\n", *changed[:5], *changed[6:]]))
    page.locator(".own-copy-form button").click()
    page.wait_for_selector(".own-copy-mark")
    assert page.locator(".own-copy-shown li").count() == 3
    assert violations(page, None) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        "() => [...document.querySelectorAll('.own-copy-mark button, .own-copy summary, .own-copy-keep')]"
        ".filter(e => e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"
    )
    assert small == []


def violations(page, part: str | None) -> list[str]:
    """Return what axe finds on a page, or in a part of it."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=part, options={"runOnly": {"type": "tag", "values": RULES}})
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found.response["violations"] for node in rule["nodes"]]
