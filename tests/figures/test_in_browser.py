"""Figures in Chromium: switches with and without script, marks and rows, both themes, narrow and wide."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate import figures
from annotate.figures.kit import scene
from annotate.figures.kit.views import WORDS, View, scope
from tests.conftest import VIEWS, until
from tests.figures.conftest import IDS

pytestmark = pytest.mark.browser

ARMISTICE = 'g[data-layer="armistice"]'
SWITCH = 'input[data-layer="armistice"]'


@pytest.fixture
def visit(browser, shown, tmp_path):
    """Open a page that holds one figure; it complains and asks for nothing."""
    contexts = []
    faults: list[str] = []

    def opened(
        id: str, *, theme: str = "light", width: int = 1280, script: bool = True, tail: str = "", touch: bool = False
    ):
        sheets = "".join((figures.STATIC / name).read_text("utf-8") for name in figures.STYLE_SHEETS)
        script_text = (figures.STATIC / figures.SCRIPT).read_text("utf-8")
        content = (
            f'<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8"><title>Figure</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<style>body{{margin:1rem;--an-margin:1rem;background:{'#121212' if theme == 'dark' else '#fff'}}}"
            f'{sheets}</style></head><body><main><h1 style="color:#777">Figure</h1>'
            f"{shown[id].html()}</main><script>{script_text}</script></body></html>"
        )
        (tmp_path / "page.html").write_text(content, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script, has_touch=touch, is_mobile=touch
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: faults.append(asked.url) if asked.url.startswith("http") else None)
        page.goto((tmp_path / "page.html").as_uri() + tail)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.parametrize("script", [True, False])
def test_layers_switch_with_and_without_script(visit, script):
    page = visit("division-1945", script=script)
    assert not page.locator(ARMISTICE).first.is_visible()
    page.locator(SWITCH).focus()
    page.keyboard.press("Space")
    assert page.locator(ARMISTICE).first.is_visible()
    page.keyboard.press("Space")
    assert not page.locator(ARMISTICE).first.is_visible()
    zones = page.locator('g[data-layer="zones"]').first
    page.locator('input[data-layer="zones"]').uncheck()
    assert not zones.is_visible()


def test_the_address_keeps_what_is_shown(visit):
    page = visit("division-1945")
    page.check(SWITCH)
    assert "layers-fig-division-1945=" in page.url
    page.reload()
    assert page.locator(ARMISTICE).first.is_visible()
    page.uncheck(SWITCH)
    assert "layers-" not in page.url


def test_a_mark_leads_to_its_row_and_the_row_to_its_mark(visit):
    page = visit("division-1945")
    page.locator("#fig-division-1945-mark-kaesong").click(force=True)
    row = page.locator("#fig-division-1945-row-kaesong")
    assert row.is_visible()
    assert page.evaluate("document.activeElement.id") == "fig-division-1945-row-kaesong"
    row.locator("a").first.click()
    assert page.url.endswith("#fig-division-1945-mark-kaesong")


def test_steps_are_followed_with_the_keyboard(visit):
    page = visit("division-steps")
    parts = page.locator(".an-step")
    assert [parts.nth(n).is_visible() for n in range(4)] == [True, False, False, False]
    page.get_by_role("radio", name="1.").focus()
    page.keyboard.press("ArrowDown")
    assert [parts.nth(n).is_visible() for n in range(4)] == [False, True, False, False]
    assert parts.nth(1).locator("svg.an-drawing").count() == 2
    page.get_by_role("radio", name="all, one below").check()
    assert all(parts.nth(n).is_visible() for n in range(4))


def test_a_row_leads_into_the_step_that_draws_it(visit):
    page = visit("division-steps")
    page.locator(".an-data summary").click()
    page.locator("#fig-division-steps-row-ev-seoul2 a").first.click()
    assert page.locator("#fig-division-steps-mark-ev-seoul2").is_visible()


def test_the_address_keeps_the_step_and_back_returns_to_the_one_before(visit):
    page = visit("division-steps")
    parts = page.locator(".an-step")
    page.get_by_role("radio", name="3.").check()
    assert "step-fig-division-steps=3" in page.url
    page.reload()
    assert [parts.nth(n).is_visible() for n in range(4)] == [False, False, True, False]
    page.go_back()
    assert [parts.nth(n).is_visible() for n in range(4)] == [True, False, False, False]


def test_on_a_phone_a_row_leads_to_the_mark_that_is_shown_there(visit):
    page = visit("division-1945", width=390)
    page.locator(".an-data summary").click()
    page.locator("#fig-division-1945-row-kaesong a").first.click()
    lit = page.locator(".an-narrow .mark.an-asked")
    assert lit.count() == 1
    assert lit.is_visible()


def test_all_steps_stand_on_the_page_without_script_and_in_print(visit):
    without = visit("division-steps", script=False)
    assert all(without.locator(".an-step").nth(n).is_visible() for n in range(4))
    assert without.get_by_role("radio").count() == 0
    page = visit("division-steps")
    page.emulate_media(media="print")
    assert all(page.locator(".an-step").nth(n).is_visible() for n in range(4))


def test_an_address_into_a_fold_opens_it(visit):
    page = visit("division-1945", tail="#fig-division-1945-row-kaesong")
    assert page.locator("#fig-division-1945-row-kaesong").is_visible()


def test_the_slider_of_years_shows_the_map_of_its_year_at_once(visit):
    page = visit("recognition")
    germany = page.locator("#fig-recognition-place-DDR")
    assert page.locator("output").inner_text() == "1973"
    slider = page.locator('.an-years input[type="range"]')
    slider.focus()
    assert "framed" in germany.get_attribute("class")
    for _ in range(17):
        page.keyboard.press("ArrowRight")
    assert page.locator("output").inner_text() == "1990"
    assert germany.get_attribute("class").startswith("gone")
    assert page.locator("#fig-recognition-place-UKR").get_attribute("class") == "both-koreas dashed"
    said = page.locator(".an-year-words p[role=status]").inner_text()
    assert "both 84; consuls without relations 1, recognition only 0" in said
    assert said.endswith("both 78; consuls without relations 1, recognition only 0. Difference in both: 6.")
    assert slider.get_attribute("aria-valuetext") == (
        "1990: Seoul only 59, Pyongyang only 19, both 84; consuls without relations 1, recognition only 0"
    )
    assert "1990" in page.locator(".an-panel-title").inner_text()
    page.keyboard.press("Home")
    assert page.locator("#fig-recognition-place-CHN").get_attribute("class") == "neither"
    page.keyboard.press("End")
    assert page.locator("#fig-recognition-place-CHN title").text_content() == "China: relations with both"
    page.get_by_role("radio", name="verified only").check()
    assert page.locator("#fig-recognition-place-ALB").get_attribute("class") == "both-koreas"
    assert page.locator("#fig-recognition-place-DZA").get_attribute("class") == "rok-only"


def _rest(page) -> None:
    """Wait until the slider has rested and its year stands in the address."""
    until(page, "new URL(location.href).searchParams.has('year-fig-recognition')")


def test_the_address_keeps_the_year_and_back_returns_to_the_one_before(visit):
    page = visit("recognition")
    germany, year = page.locator("#fig-recognition-place-DDR"), page.locator("output")
    slider = page.locator('.an-years input[type="range"]')
    for value in ("1988", "1991"):
        slider.fill(value)
        until(page, "v => new URL(location.href).searchParams.get('year-fig-recognition') === v", arg=value)
    assert germany.get_attribute("class").startswith("gone")
    page.go_back()
    assert year.inner_text() == slider.input_value() == "1988"
    assert not germany.get_attribute("class").startswith("gone")
    page.reload()
    assert year.inner_text() == slider.input_value() == "1988"
    page.go_back()
    assert year.inner_text() == slider.input_value() == "1973"
    assert "year-" not in page.url
    page.go_forward()
    assert year.inner_text() == "1988"


def test_one_slide_is_one_step_of_the_history(visit):
    page = visit("recognition")
    before = page.evaluate("history.length")
    page.locator('.an-years input[type="range"]').focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    _rest(page)
    assert page.evaluate("history.length") == before + 1
    assert page.url.endswith("year-fig-recognition=1978")


@pytest.mark.parametrize(
    ("tail", "year"), [("?year-fig-recognition=1951", "1951"), ("?year-fig-recognition=2051", "1973")]
)
def test_a_year_in_the_address_is_shown_and_a_wrong_one_is_not(visit, tail, year):
    page = visit("recognition", tail=f"{tail}#fig-recognition")
    assert page.locator("output").inner_text() == year
    assert year in page.locator(".an-panel-title").inner_text()


SWITCHED = [id for id in IDS if scope(id).views]


def _state(page) -> dict[str, object]:
    return page.evaluate(
        """() => {
          const seen = e => e.getClientRects().length > 0;
          const titles = [...document.querySelectorAll('figcaption .an-title')].filter(seen);
          const states = [...document.querySelectorAll('.an-said .an-state')].filter(seen);
          document.querySelectorAll('.an-data').forEach(fold => { fold.open = true; });
          const rows = [...document.querySelectorAll('.an-data tbody tr')].filter(seen);
          return { titles: titles.map(e => e.textContent), states: states.map(e => e.textContent), rows: rows.length };
        }"""
    )


@pytest.mark.parametrize("id", SWITCHED)
def test_the_switch_shows_what_it_says_and_the_address_keeps_it(visit, built, id):
    page, figure = visit(id), built[id]
    every = len(figure.seen(View.ALL))
    assert _state(page) == {
        "titles": [figure.title],
        "states": [f"Shown: all, {every} of {every} rows."],
        "rows": every,
    }
    page.locator('.an-views input[value="all"]').focus()
    for told in figure.views:
        page.keyboard.press("ArrowDown")
        left = len(figure.seen(told.view))
        expected = {
            "titles": [told.title],
            "states": [f"Shown: {WORDS[told.view]}, {left} of {every} rows."],
            "rows": left,
        }
        assert _state(page) == expected
        assert f"view-fig-{id}={told.view}" in page.url
        page.reload()
        assert _state(page) == expected
        assert page.locator(f'.an-views input[value="{told.view}"]').is_checked()
        page.locator(f'.an-views input[value="{told.view}"]').focus()
    page.go_back()
    before = figure.views[-2].title if len(figure.views) > 1 else figure.title
    assert _state(page)["titles"] == [before]


@pytest.mark.parametrize("id", SWITCHED)
def test_without_script_all_is_shown_and_no_dead_switch(visit, built, id):
    page = visit(id, script=False)
    assert not page.locator(".an-views").is_visible()
    titles = [title for title in page.locator("figcaption .an-title").all() if title.is_visible()]
    assert [title.inner_text() for title in titles] == [built[id].title]
    assert page.locator(".an-data tbody tr:not([hidden])").count() == len(built[id].seen(View.ALL))


def test_marks_leave_the_drawing_with_their_rows(visit):
    page = visit("places-by-paragraph")
    diamonds = page.locator("svg.an-drawing path.soviet.mark")
    circles = page.locator("svg.an-drawing circle.american.mark")
    assert diamonds.first.is_visible()
    page.get_by_role("radio", name="without metonymic").check()
    assert not any(diamonds.nth(n).is_visible() for n in range(diamonds.count()))
    assert circles.first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".an-said").inner_text().count("without metonymic") == 1


def test_a_symbol_of_the_map_leads_to_its_paragraphs(visit):
    page = visit("places", width=390)
    page.locator("#fig-places-mark-vladivostok-essay").click(force=True)
    assert page.evaluate("document.activeElement.id") == "fig-places-row-vladivostok-essay"
    link = page.locator("#fig-places-row-vladivostok-essay a").first
    assert "companion.html#a-" in link.get_attribute("href")


def test_a_drawing_is_saved_as_png(visit):
    page = visit("zone-shares")
    with page.expect_download() as saved:
        page.get_by_role("button", name="PNG").first.click()
    assert saved.value.suggested_filename == "zone-shares.png"
    content = Path(saved.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == 3 * 728


def test_without_script_the_years_are_small_maps_and_no_dead_slider(visit):
    page = visit("recognition", script=False)
    assert not page.locator(".an-years").is_visible()
    assert page.locator(".an-multiples svg").count() == 5
    box = page.locator(".an-multiples use").first.bounding_box()
    assert box["width"] > 0


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize(("theme", "width"), VIEWS)
def test_no_barrier_is_found_and_nothing_runs_out_of_the_page(visit, id, theme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = visit(id, theme=theme, width=width)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = axe.Axe().run(page, context=".an-figure").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []


_SMALLEST = """() => Array.from(document.querySelectorAll("svg.an-drawing text")).filter(t => t.getClientRects().length)
  .map(t => { const m = t.getScreenCTM(); return parseFloat(getComputedStyle(t).fontSize) * Math.hypot(m.a, m.b); })
  .reduce((a, b) => Math.min(a, b), 99)"""
# Controls that stand alone; a box within a label is hit through the label.
_TARGETS = """() => Array.from(document.querySelectorAll(
    ".an-figure a, .an-figure button, .an-figure label, .an-figure summary, .an-figure input[type=range]"))
  .filter(e => !e.closest("details:not([open])") || e.tagName === "SUMMARY")
  .map(e => [e.tagName, e.textContent.slice(0, 30), e.getBoundingClientRect()])
  .filter(([, , box]) => box.width && (box.width < 23.9 || box.height < 23.9))
  .map(([tag, words]) => tag + " " + words)"""


# Words that begin or end outside their drawing; half a pixel is rounding.
_OUTSIDE = """() => Array.from(document.querySelectorAll("svg.an-drawing text")).filter(t => t.getClientRects().length)
  .filter(t => { const b = t.getBBox(), v = t.ownerSVGElement.viewBox.baseVal;
                 return b.x < -.5 || b.x + b.width > v.width + .5; }).map(t => t.textContent)"""


# Drawings that a reader does not see whole without moving anything sideways.
_CROPPED = """() => Array.from(document.querySelectorAll("svg.an-drawing")).map(s => [s, s.getBoundingClientRect()])
  .filter(([s, box]) => {
    let shown = { left: 0, right: innerWidth };
    for (let e = s.parentElement; e; e = e.parentElement) {
      const around = e.getBoundingClientRect();
      if (getComputedStyle(e).overflowX !== "visible") {
        shown = { left: Math.max(shown.left, around.left), right: Math.min(shown.right, around.right) };
      }
    }
    return box.width && (box.left < shown.left - .5 || box.right > shown.right + .5);
  }).map(([s]) => s.getAttribute("aria-labelledby"))"""


@pytest.mark.parametrize("id", IDS)
def test_words_on_a_phone_are_legible_and_targets_large_enough(visit, id):
    page = visit(id, width=390, touch=True)
    assert page.evaluate(_SMALLEST) >= scene.LEGIBLE - 0.05
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate(_TARGETS) == []
    assert page.evaluate(_OUTSIDE) == []
    assert page.evaluate(_CROPPED) == []


@pytest.mark.parametrize("id", IDS)
def test_nothing_is_cut_off_in_print_and_the_legend_is_there(visit, id):
    page = visit(id, width=700)  # about the width of A4 within its margins
    page.emulate_media(media="print")
    cut = page.evaluate(
        """() => Array.from(document.querySelectorAll(".an-scroll")).filter(f => f.getClientRects().length)
          .filter(f => !f.closest("details") && f.scrollWidth > f.clientWidth + 1)
          .map(f => f.getAttribute("aria-label"))"""
    )
    assert cut == []
    legends = page.locator(".an-legend")
    assert all(legends.nth(n).is_visible() for n in range(legends.count()))
    assert page.locator(".an-title").first.is_visible()
    controls = page.locator(".an-figure input, .an-figure button, .an-figure a[download]")
    assert not any(controls.nth(n).is_visible() for n in range(controls.count()))
