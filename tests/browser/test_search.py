"""The search in the browser: keyboard alone, every script, served and from the disk; data are text."""

from __future__ import annotations

import json

import pytest

from tests.browser.test_pages import RULES
from tests.conftest import until

pytestmark = pytest.mark.browser
PAGE, PHONE = "book/help.html", 390
NAMES = {
    "Горбачев": "gorbachev-mikhail",
    "Горбачёв": "gorbachev-mikhail",
    "Gorbachov": "gorbachev-mikhail",
    "서울": "seoul",
    "서우": "seoul",
    "seoul": "seoul",
    "김일성": "kim-il-sung",
    "Kim Il Sung": "kim-il-sung",
    "Kim Il-sung": "kim-il-sung",
    "kim ilsong": "kim-il-sung",
    "Sung Kim Il": "kim-il-sung",
    "Ro Tae U": "roh-tae-woo",
    "P'yŏngyang": "pyongyang",
    "Moscow": "moscow",
    "gorb*ev": "gorbachev-mikhail",
    "*sung": "kim-il-sung",
    "mosc?w": "moscow",
}
PAYLOAD = "<img src=x onerror=\"document.title='PWN'\">"


def found(page, words: str, part: str = "") -> list[str]:
    """Type words into the open search and return where the results lead."""
    page.locator(".search-form input[name=q]").fill(words)
    settled(page)
    return page.locator(f".search-found {part} a.search-hit").evaluate_all("a => a.map(x => x.getAttribute('href'))")


def settled(page) -> None:
    """Let the results of what was typed come; the wait is on the page, whose own is shorter."""
    page.evaluate("() => new Promise((done) => setTimeout(done, 80))")


def opened(page) -> None:
    page.keyboard.press("/")
    until(page, "globalThis.editionIndex && globalThis.editionSearch")


def test_keyboard_alone(site, visit):
    made = visit(f"{site}/{PAGE}")
    page = made.page
    page.locator(".site-home a").focus()
    opened(page)
    page.keyboard.type("Горбачев")
    settled(page)
    assert "1 record" in page.locator(".search-said").text_content()
    focused = "document.activeElement.getAttribute('href') || document.activeElement.name"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "../entity/gorbachev-mikhail.html"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused).startswith("../book/article.html#a-")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "q"
    page.keyboard.press("Escape")
    assert not page.locator(".search-dialog").is_visible()
    assert page.evaluate("document.activeElement.matches('.site-home a')")
    page.keyboard.press("Control+k")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity/gorbachev-mikhail.html")
    assert (made.errors, made.outside) == ([], [])


def test_names_in_every_script_and_spelling_lead_to_their_entity(book, serve, visit):
    page = visit(f"{serve(book)}/{PAGE}").page
    opened(page)
    leads = {words: found(page, words)[0] for words in NAMES}
    assert leads == {words: f"../entity/{entity}.html" for words, entity in NAMES.items()}
    assert found(page, "zzzzqqq") == []
    assert "Nothing found" in page.locator(".search-said").text_content()
    # By kind and by year.
    every = found(page, "Moscow")
    page.locator(".search-form select[name=kind]").select_option("person")
    assert len(found(page, "Moscow")) < len(every)
    page.locator(".search-form select[name=kind]").select_option("date")
    page.locator(".search-form input[name=year]").fill("1990")
    dated = found(page, "")
    assert dated
    assert all("#a-" in address for address in dated if "search.html" not in address)


def test_the_page_of_the_search_keeps_its_question_in_the_address(site, visit):
    made = visit(f"{site}/search.html?q=김일성&kind=person")
    made.page.locator(".search-found a").first.wait_for()
    assert made.page.locator(".search-form select[name=kind]").input_value() == "person"
    assert found(made.page, "서울") == []
    assert made.page.url.endswith("&kind=person")
    assert made.errors == []
    made.page.locator(".search-form select[name=kind]").select_option("")
    assert found(made.page, "서울")[0] == "./entity/seoul.html"
    made.page.locator(".search-form select[name=status]").select_option("disputed")
    disputed = found(made.page, "")
    assert disputed
    assert made.page.url.endswith("?status=disputed")
    assert len(disputed) < 20


def test_without_a_script_the_button_leads_to_the_indexes(book, serve, visit):
    page = visit(f"{serve(book)}/{PAGE}", script=False).page
    page.locator("a.search-open").click()
    page.wait_for_url("**/search.html")
    assert not page.locator(".search-form").is_visible()
    assert page.locator("article li a").count() >= 6
    assert page.locator("article li a").first.is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_results_are_accessible_and_fit_a_phone(book, serve, visit, theme):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(f"{serve(book)}/{PAGE}", theme=theme, width=PHONE).page
    assert page.locator("a.search-open i").is_visible()
    opened(page)
    assert len(found(page, "Korea")) > 10
    dialog = page.locator(".search-dialog")
    assert dialog.evaluate("d => d.scrollWidth <= d.clientWidth")
    small = page.evaluate(
        """() => [...document.querySelectorAll('.search-dialog :is(a, button, input, select)')]
          .filter(e => e.getBoundingClientRect().height < 24).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []
    report = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    assert [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in report.response["violations"]] == []


def test_what_the_index_holds_is_text(book, serve, visit):
    written = (book / "_static/search-index.js").read_text("utf-8")
    head, _, rest = written.partition("=")
    index = json.loads(rest.rstrip().rstrip(";"))
    for row in index["entities"]:
        row[2] = row[3] = PAYLOAD + row[2]
    for row in index["sections"]:
        row[1] = row[2] = row[3] = PAYLOAD + row[2]
    for row in index["paragraphs"]:
        row[3] = PAYLOAD + row[3]
    page = visit(f"{serve(book)}/{PAGE}").page
    script = f"{head}={json.dumps(index)};"
    page.route("**/search-index.js*", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    opened(page)
    assert found(page, "Moscow")
    assert "<img" in page.locator(".search-found").text_content()
    assert page.locator(".search-found img").count() == 0
    assert "PWN" not in page.title()
