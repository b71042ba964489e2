"""Every page: asks nobody, complains of nothing, fits a phone, is accessible in both themes."""

from __future__ import annotations

import pytest

from tests.conftest import VIEWS

pytestmark = pytest.mark.browser
PHONE = 390
# axe's own tags for WCAG 2.0 to 2.2, levels A and AA, and its best practices.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def test_page_asks_nobody_and_complains_of_nothing(site, visit, page_name):
    made = visit(f"{site}/{page_name}")
    made.page.wait_for_timeout(100)
    assert made.outside == []
    assert made.errors == []


def test_page_fits_a_phone(book, serve, visit, page_name):
    page = visit(f"{serve(book)}/{page_name}", width=PHONE).page
    wide = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
          [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, wide


INDEXES = ("people", "places", "organisations", "dates", "events-terms", "a-z")


@pytest.mark.parametrize(
    ("name", "wide", "narrow"),
    [*((f"index-{of}", 6, 6) for of in INDEXES), ("help", 1, 2), ("acts", 6, 12), ("bibliography", 45, 7)],
)
def test_nothing_that_is_looked_up_is_long(book, serve, visit, name, wide, narrow):
    page = visit(f"{serve(book)}/book/{name}.html").page
    for window, screens in (((1280, 800 if name == "help" else 900), wide), ((PHONE, 844), narrow)):
        page.set_viewport_size(dict(zip(("width", "height"), window, strict=True)))
        assert page.evaluate("document.documentElement.scrollHeight / innerHeight") <= screens, window


def test_the_map_of_the_world_prints_as_lines_and_not_as_pictures(book, serve, visit):
    page = visit(f"{serve(book)}/notebooks/recognition.html").page
    fill = "e => getComputedStyle(e).fill"
    hatched = page.locator("#fig-recognition .an-drawing .dprk-only").first
    assert "fig-recognition-hatch-dprk-only" in hatched.evaluate(fill)
    assert len(page.pdf()) < 2_000_000, "with a picture for each hatched state it is 26 MB"
    page.emulate_media(media="print")
    assert "an-paper-dprk-only" in hatched.evaluate(fill)


@pytest.mark.parametrize(("theme", "width"), VIEWS)
def test_page_is_accessible(book, serve, visit, page_name, theme, width):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(f"{serve(book)}/{page_name}", width=width, theme=theme).page
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    said = [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {node['failureSummary'][:240]}"
        for rule in found.response["violations"]
        for node in rule["nodes"][:3]
    ]
    assert said == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_open_card_is_accessible(book, serve, visit, theme):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(f"{serve(book)}/book/companion.html", theme=theme).page
    page.locator("a.mention").first.click()
    found = Axe().run(page, context="dialog.edition-card", options={"runOnly": {"type": "tag", "values": RULES}})
    assert [rule["id"] for rule in found.response["violations"]] == []
