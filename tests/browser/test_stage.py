"""The stage follows the text, and leads back to it; by mouse, keyboard and address; without scripts a line says it."""

from __future__ import annotations

import re
import time

import pytest

from tests.conftest import until

ARTICLE, COMPANION = "book/article.html", "book/companion.html"
pytestmark = pytest.mark.browser
DIALOG = "dialog.edition-card"
WATCH = """() => new Promise(done => {
  const shifts = [];
  new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
  const strands = [...document.querySelectorAll(".strand")];
  const step = at => {
    if (at < strands.length) {
      window.scrollTo(0, strands[at].offsetTop - innerHeight * .2);
      return requestAnimationFrame(() => requestAnimationFrame(() => step(at + 1)));
    }
    const spent = performance.getEntriesByName("stage").map(entry => entry.duration).sort((a, b) => a - b);
    const moved = () => shifts.reduce((sum, entry) => sum + entry.value, 0);
    setTimeout(() => done([spent.length, spent[Math.floor(spent.length * .9)], moved()]), 60);
  };
  step(0);
})"""


@pytest.fixture
def essay(book, serve, visit):
    """Return a function that opens the essay."""
    return lambda rest="", **how: visit(f"{serve(book)}/{COMPANION}{rest}", **how).page


def situation(page) -> str:
    return page.locator(".stage-play").get_attribute("data-situation")


def at(page, paragraph: str) -> None:
    page.evaluate("id => document.getElementById(id).scrollIntoView({ block: 'start' })", paragraph)
    until(page, "id => document.getElementById(id).hasAttribute('data-now')", arg=paragraph)


def test_the_map_follows_the_paragraph(essay):
    page = essay()
    for paragraph in ("p03", "p05", "p08", "p16"):
        at(page, paragraph)
        wanted, year = page.evaluate(
            "id => { const s = document.getElementById(id).dataset; return [s.situation, s.year]; }", paragraph
        )
        assert situation(page) == wanted
        assert page.locator(".rail-slider").input_value() == year
        places = page.locator(f"#{paragraph}").get_attribute("data-places").split()
        shown = page.locator(".stage-places li.lit button").evaluate_all("all => all.map(b => b.dataset.place)")
        assert set(shown) == set(places)


def test_what_changes_costs_little_and_moves_nothing(essay):
    changes, spent, shifted = essay().evaluate(WATCH)
    assert changes > 10
    assert spent <= 8, "milliseconds of script, nine changes of ten"
    assert shifted < 0.01


def test_a_pin_holds_the_stage(essay):
    page = essay()
    at(page, "p03")
    page.locator(".stage-pin").click()
    at(page, "p16")
    assert situation(page) == "zones"
    page.locator(".stage-pin").click()
    assert situation(page) == "world"


def test_a_place_lists_its_sentences_and_next_walks_them(essay):
    page = essay("#p03")
    at(page, "p03")
    page.locator(".stage-places button[data-place=pyongyang]").focus()
    page.keyboard.press("Enter")
    found = page.locator(".stage-found li a")
    wanted = page.locator("a.mention[data-entity=pyongyang]:not(.metonymic)")
    assert found.count() == wanted.count() > 1
    page.get_by_role("button", name="Next sentence").press("Enter")
    first = wanted.first.get_attribute("id")
    assert page.url.endswith(f"#{first}")
    assert page.locator(".stage-found [aria-current]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".stage-found").is_hidden()
    assert page.evaluate("document.activeElement.closest('.stage') !== null")


def test_a_year_is_asked_by_slider_and_stands_in_the_address(essay):
    page = essay()
    slider = page.locator(".rail-slider")
    slider.focus()
    slider.evaluate(
        "s => { s.value = 1948; s.dispatchEvent(new Event('input')); s.dispatchEvent(new Event('change')); }"
    )
    assert situation(page) == "held"
    assert "year=1948" in page.url
    assert page.locator(".stage-found li a").count() > 3
    again = essay(f"?{page.url.partition('?')[2]}")
    until(again, "document.querySelector('.stage-found:not([hidden])')")
    assert situation(again) == "held"


def test_a_year_in_the_address_is_asked_also_where_a_script_comes_late(essay):
    page = essay()

    def late(route):
        time.sleep(0.5)
        route.continue_()

    page.route("**/reading-find.js*", late)
    page.goto(f"{page.url}?year=1948")
    until(page, "document.querySelector('.stage-found:not([hidden])')")
    assert situation(page) == "held"


def test_those_who_act_are_listed_and_not_drawn(essay):
    page = essay()
    at(page, "p05")
    acting = page.locator(".stage-acting li.lit button")
    assert acting.count() > 1
    name = acting.first.get_attribute("data-acting")
    acting.first.click()
    assert page.locator(".stage-found li").count() == page.locator(f"a.mention.metonymic[data-meant={name}]").count()


def test_a_card_stands_beside_its_sentence(essay):
    page = essay("#p03")
    mention = page.locator("#companion-p03 a.mention").nth(3)
    mention.click()
    card, text = page.locator(DIALOG).bounding_box(), page.locator("#companion-p03").bounding_box()
    assert card["x"] >= text["x"] + text["width"]
    page.get_by_role("button", name="Show in time").click()
    assert page.locator(".stage-found").is_visible()
    assert page.locator(DIALOG).is_visible()


@pytest.mark.parametrize("ink", ["quiet", "marked", "actors"])
def test_ink_has_three_strengths(essay, ink):
    page = essay()
    page.locator(f".bar-ink input[value={ink}]").check()
    assert page.locator("body").get_attribute("data-ink") == ink
    assert (f"ink={ink}" in page.url) == (ink != "quiet")


def test_on_a_phone_the_sheet_has_two_heights_and_two_tabs(essay):
    page = essay(width=390)
    stage = page.locator(".stage")
    low = stage.bounding_box()["height"]
    page.locator(".stage-raise").click()
    assert stage.bounding_box()["height"] > 2 * low
    page.locator(".stage-raise").click()
    page.locator("a.mention").nth(2).click()
    assert page.locator(DIALOG).is_visible()
    page.locator(".stage-tab[data-tab=stage]").click()
    assert page.locator(DIALOG).is_hidden()
    assert page.locator(".stage-play").is_visible()


def test_without_scripts_a_line_says_what_the_stage_would(essay):
    page = essay(script=False)
    assert page.locator(".stage").is_hidden()
    line = page.locator("#p03 .where")
    assert line.is_visible()
    assert "Pyongyang" in line.inner_text()
    assert line.locator("a").count() > 3
    page.locator(".site-menu summary").nth(1).click()
    assert page.locator(".site-menu details[open] a").first.is_visible()


def test_the_text_comes_first_in_the_tree_that_screen_readers_read(essay):
    page = essay()
    strand = page.locator("#p03")
    assert strand.evaluate("s => s.firstElementChild.matches('p.edition-paragraph')")
    tree = strand.aria_snapshot()
    assert tree.index("The line came in a hurry") < tree.index("10 to 11 August 1945")
    assert "aria-label" not in strand.locator("p.edition-paragraph").inner_html()


def test_the_essay_prints_on_ten_pages_at_most(book, serve, visit):
    page = visit(f"{serve(book)}/{COMPANION}").page
    printed = page.pdf(prefer_css_page_size=True)
    assert 3 < len(re.findall(rb"/Type\s*/Page\b", printed)) <= 10
