"""Cards open by mouse and keyboard, close, and lead on; without scripts mentions are links."""

from __future__ import annotations

import re

import pytest

from tests.conftest import until

ARTICLE, COMPANION = "book/article.html", "book/companion.html"
pytestmark = pytest.mark.browser
CARD = "dialog.edition-card"


@pytest.mark.parametrize("text", [ARTICLE, COMPANION])
def test_card_opens_by_click_and_closes_by_its_button(site, visit, text):
    page = visit(f"{site}/{text}").page
    mention = page.locator("a.mention").first
    mention.click()
    card = page.locator(CARD)
    assert card.is_visible()
    assert mention.inner_text() in card.inner_text() or card.locator(".card-name strong").inner_text()
    assert page.url.split("#")[0].split("?")[0].endswith(text)
    card.locator(".card-close").click()
    assert not card.is_visible()
    assert page.evaluate("document.activeElement.id") == mention.get_attribute("id")


def test_card_opens_by_enter_and_escape_gives_the_focus_back(site, visit):
    page = visit(f"{site}/{COMPANION}").page
    mention = page.locator("a.mention").nth(2)
    mention.focus()
    page.keyboard.press("Enter")
    assert page.locator(CARD).is_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    assert not page.locator(CARD).is_visible()
    until(page, "id => document.activeElement.id === id", arg=mention.get_attribute("id"))


def test_a_click_beside_the_card_closes_it(site, visit):
    page = visit(f"{site}/{COMPANION}").page
    page.locator("a.mention").nth(2).click()
    page.mouse.click(5, 5)
    assert not page.locator(CARD).is_visible()


def test_next_leads_to_the_next_mention_of_the_same_thing(site, visit):
    page = visit(f"{site}/{COMPANION}").page
    first = page.locator(".mention-list .card-next").first.evaluate("a => a.closest('.card-entry').id.slice(6)")
    page.locator(f"a.mention[id='{first}']").click()
    target = page.locator(f"{CARD} .card-next").get_attribute("href").rpartition("#")[2]
    page.locator(f"{CARD} .card-next").click()
    assert page.locator(CARD).is_visible()
    assert page.url.endswith(f"#{target}")
    page.keyboard.press("Escape")
    assert not page.locator(CARD).is_visible()
    # The card gives the focus back once the browser has told that it is closed.
    until(page, "id => document.activeElement.id === id", arg=target)


def test_every_mention_has_a_card_that_names_it(site, visit):
    page = visit(f"{site}/{ARTICLE}").page
    missing = page.evaluate(
        "[...document.querySelectorAll('a.mention')]"
        ".filter(a => !document.getElementById('about-' + a.id)?.querySelector('.card-name')).map(a => a.id)"
    )
    assert missing == []


def test_metonymy_is_said_in_words(site, visit):
    page = visit(f"{site}/{ARTICLE}").page
    page.locator("a.mention.metonymic").first.click()
    words = page.locator(f"{CARD} .card-meaning").inner_text()
    assert "name" in words
    assert "here they mean" in words


@pytest.mark.parametrize("text", [ARTICLE, COMPANION])
def test_there_and_back_between_mention_and_record(site, visit, text):
    page = visit(f"{site}/{text}").page
    mention = page.locator("a.mention.mention-place").first
    identifier = mention.get_attribute("id")
    mention.click()
    page.locator(f"{CARD} .card-links a").first.click()
    page.wait_for_load_state("load")
    entity = page.url.rpartition("/")[2].removesuffix(".html")
    record = page.locator(f"[id='ent-{entity}']")
    assert record.count() == 1
    back = record.locator(f"a[href$='#{identifier}']").first
    back.click()
    page.wait_for_load_state("load")
    assert page.url.endswith(f"#{identifier}")
    assert page.locator(f"a.mention[id='{identifier}']").is_visible()


def test_on_a_phone_the_card_is_a_sheet_at_the_foot(site, visit):
    page = visit(f"{site}/{COMPANION}", width=390).page
    page.locator("a.mention").nth(2).click()
    box = page.locator(CARD).bounding_box()
    assert box["width"] == pytest.approx(390, abs=1)
    assert box["y"] + box["height"] == pytest.approx(900, abs=1)


def test_without_scripts_a_mention_is_a_link_to_the_index(site, visit):
    page = visit(f"{site}/{COMPANION}", script=False).page
    page.locator(".bar-legend > summary").click()
    assert page.locator(".edition-legend input").first.is_hidden()
    assert page.locator(".edition-legend").is_visible()
    page.locator("a.mention.mention-place").first.click()
    assert re.search(r"/entity/[a-z0-9-]+\.html$", page.url)


def test_without_scripts_the_list_holds_every_card(book):
    from bs4 import BeautifulSoup

    for text in (ARTICLE, COMPANION):
        tree = BeautifulSoup((book / text).read_text("utf-8"), "html.parser")
        mentions = {a["id"] for a in tree.select("a.mention")}
        assert mentions
        assert {f"about-{identifier}" for identifier in mentions} <= {
            e["id"] for e in tree.select("details .card-entry")
        }
