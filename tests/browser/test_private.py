"""A build with a private copy says so everywhere; a build without one holds nothing of it."""

from __future__ import annotations

import pytest

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
