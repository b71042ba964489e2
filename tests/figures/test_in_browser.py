"""Figures in Chromium: switches with and without script, marks and rows, both themes, narrow and wide."""

from __future__ import annotations

import pytest

from annotate import figures

pytestmark = pytest.mark.browser

ARMISTICE = 'g[data-layer="armistice"]'
SWITCH = 'input[data-layer="armistice"]'


@pytest.fixture
def visit(browser, built, tmp_path):
    """Open a page that holds one figure; it complains and asks for nothing."""
    contexts = []
    faults: list[str] = []

    def opened(id: str, *, theme: str = "light", width: int = 1280, script: bool = True, tail: str = ""):
        parts = {name: (figures.STATIC / name).read_text("utf-8") for name in (figures.STYLE_SHEET, figures.SCRIPT)}
        content = (
            f'<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8"><title>Figure</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<style>body{{margin:1rem;background:{'#14181e' if theme == 'dark' else '#fff'}}}"
            f'{parts[figures.STYLE_SHEET]}</style></head><body><main><h1 style="color:#777">Figure</h1>'
            f"{built[id].html()}</main><script>{parts[figures.SCRIPT]}</script></body></html>"
        )
        (tmp_path / "page.html").write_text(content, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
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
    page.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    assert [parts.nth(n).is_visible() for n in range(4)] == [False, True, False, False]
    assert parts.nth(1).locator("svg.an-drawing").count() == 2
    page.get_by_role("radio", name="all").check()
    assert all(parts.nth(n).is_visible() for n in range(4))


def test_a_row_leads_into_the_step_that_draws_it(visit):
    page = visit("division-steps")
    page.locator(".an-data summary").click()
    page.locator("#fig-division-steps-row-ev-seoul2 a").first.click()
    assert page.locator("#fig-division-steps-mark-ev-seoul2").is_visible()


def test_all_steps_stand_on_the_page_without_script_and_in_print(visit):
    without = visit("division-steps", script=False)
    assert all(without.locator(".an-step").nth(n).is_visible() for n in range(4))
    assert without.get_by_role("radio").count() == 0
    page = visit("division-steps")
    page.emulate_media(media="print")
    assert all(page.locator(".an-step").nth(n).is_visible() for n in range(4))


def test_an_address_into_a_fold_opens_it(visit):
    page = visit("timeline", tail="#fig-timeline-source-tass-2015")
    assert page.locator("#fig-timeline-source-tass-2015").is_visible()


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
    said = page.locator(".an-years p").inner_text()
    assert "both 82" in said
    assert said.endswith("both 65. Difference in both: 17.")
    assert slider.get_attribute("aria-valuetext") == "1990: Seoul only 61, Pyongyang only 19, both 82"
    assert "1990" in page.locator(".an-panel-title").inner_text()
    page.keyboard.press("Home")
    assert page.locator("#fig-recognition-place-CHN").get_attribute("class") == "neither"
    page.keyboard.press("End")
    assert page.locator("#fig-recognition-place-CHN title").text_content() == "China: relations with both"
    page.locator('.an-years input[type="checkbox"]').check()
    assert page.locator("#fig-recognition-place-DZA").get_attribute("class") == "both-koreas"
    assert page.locator("#fig-recognition-place-ALB").get_attribute("class") == "rok-only"


def test_without_script_the_years_are_small_maps_and_no_dead_slider(visit):
    page = visit("recognition", script=False)
    assert not page.locator(".an-years").is_visible()
    assert page.locator(".an-multiples svg").count() == 5
    box = page.locator(".an-multiples use").first.bounding_box()
    assert box["width"] > 0


@pytest.mark.parametrize("id", [row.id for row in figures.FIGURES])
@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)])
def test_no_barrier_is_found_and_nothing_runs_out_of_the_page(visit, id, theme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = visit(id, theme=theme, width=width)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = axe.Axe().run(page, context=".an-figure").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
