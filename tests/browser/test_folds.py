"""What folds up in narrow windows alone, and the rows of letters: with scripts and without, on screens and on paper."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
ARTICLE = "book/article.html"
PHONE = 390


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("things", [".edition-note", ".edition-claim > summary"])
def test_notes_and_claims_fold_up_on_a_telephone_alone(book, serve, visit, script, things):
    page = visit(f"{serve(book)}/{ARTICLE}", script=script).page
    thing = page.locator(things).first
    fold = page.locator("details.open-wide").filter(has=thing).first.locator("> summary")
    assert (thing.is_visible(), fold.is_visible()) == (True, False)
    page.set_viewport_size({"width": PHONE, "height": 844})
    assert (thing.is_visible(), fold.is_visible()) == (False, True)
    page.emulate_media(media="print")
    assert (thing.is_visible(), fold.is_visible()) == (True, False)
    page.emulate_media(media="screen")
    fold.click()
    assert thing.is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_link_opens_what_it_leads_to(book, serve, visit, script):
    at = f"{serve(book)}/book"
    for page, anchor in (("article", "note-"), ("acts", "acts-"), ("bibliography", "ref-"), ("index-people", "ent-")):
        shown = visit(f"{at}/{page}.html", width=PHONE, script=script).page
        last = shown.locator(f"[id^={anchor}]").last
        assert not last.is_visible(), page
        shown.goto(f"{at}/{page}.html#{last.get_attribute('id')}")
        assert last.is_visible(), page


def test_a_way_to_a_letter_opens_it(book, serve, visit):
    page = visit(f"{serve(book)}/book/index-dates.html", width=PHONE).page
    page.locator("nav.index-row a").last.click()
    page.wait_for_function("document.querySelectorAll('details.open-wide[open]').length === 1")
    assert page.locator(".date-entry").last.is_visible()


@pytest.mark.parametrize("width", [1280, PHONE])
@pytest.mark.parametrize("name", ["index-people", "acts", "bibliography"])
def test_the_letters_stay_in_view(book, serve, visit, name, width):
    page = visit(f"{serve(book)}/book/{name}.html", width=width, script=False).page
    row = page.locator("nav.index-row:not([aria-label=Parts])").first
    box = row.locator("xpath=..").bounding_box()
    page.mouse.move(200, 400)
    page.mouse.wheel(0, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    assert row.locator("xpath=..").bounding_box()["y"] < -100
    assert abs(row.bounding_box()["y"]) < 2
