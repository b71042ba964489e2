"""The Content-Security-Policy of the pages, served and from the disk: it refuses what it should and nothing else."""

from __future__ import annotations

import pytest

from tests.conftest import until

pytestmark = pytest.mark.browser
PAGE = "book/help.html"
REFUSED = {
    "a script": "const s = document.createElement('script'); s.textContent = 'hit = 1'; document.body.append(s)",
    "a handler": "document.body.insertAdjacentHTML('beforeend', '<img src=data: onerror=\"hit = 1\">')",
    "a style": "document.body.insertAdjacentHTML('beforeend', '<p style=\"top: 0\">a</p>')",
    "another host": "const i = new Image(); i.src = 'http://localhost:9/a.png'; document.body.append(i)",
    "a request": "fetch('http://localhost:9/').catch(() => 0)",
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_data_might_bring_is_refused(site, visit, what):
    made = visit(f"{site}/{PAGE}")
    made.page.evaluate("addEventListener('securitypolicyviolation', e => { globalThis.told = e.effectiveDirective; })")
    made.page.evaluate(f"{{ {REFUSED[what]} }}")
    until(made.page, "globalThis.told")
    assert made.page.evaluate("globalThis.hit") is None


def test_a_script_of_the_book_may_be_loaded_later(site, visit):
    made = visit(f"{site}/{PAGE}")
    made.page.evaluate(
        "const s = document.createElement('script'); s.src = '../_static/search-index.js'; document.head.append(s)"
    )
    until(made.page, "globalThis.editionIndex")
    assert made.errors == []


def test_light_or_dark_is_kept(site, visit):
    made = visit(f"{site}/{PAGE}")
    page = made.page
    modes = []
    for _ in range(3):
        page.locator(".theme-switch-button").click()
        modes.append(page.evaluate("document.documentElement.dataset.mode"))
    assert sorted(modes) == ["auto", "dark", "light"]
    while page.evaluate("document.documentElement.dataset.mode") != "dark":
        page.locator(".theme-switch-button").click()
    page.reload()
    assert page.evaluate("({...document.documentElement.dataset}).theme") == "dark"
    assert made.errors == []


def test_what_only_scripts_work_is_not_shown_without_them(site, visit):
    assert visit(f"{site}/{PAGE}", script=False).page.locator(".theme-switch-button").is_hidden()
    assert visit(f"{site}/{PAGE}").page.locator(".theme-switch-button").is_visible()
