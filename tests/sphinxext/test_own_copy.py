"""“I have a copy”: the page shows it as a private build would, says where it differs, and tells nobody."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import until
from tests.sphinxext.conftest import RESERVED, add_private_copy, build_book, write_edition

pytestmark = pytest.mark.browser
COPY = "\n".join(RESERVED)
STORED = """async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie,
  await indexedDB.databases(), globalThis.caches ? await caches.keys() : []])"""


@pytest.fixture(scope="module")
def on_disk(mini_book) -> str:
    """The page of the text that is not shown, read from the disk."""
    return (mini_book.out / "paper.html").as_uri()


@pytest.fixture(scope="module")
def served(mini_book, serve) -> str:
    """The same, served."""
    return f"{serve(mini_book.out)}/paper.html"


@pytest.fixture(params=["on_disk", "served"])
def address(request) -> str:
    """Both, one after the other."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def open_page(browser) -> Iterator[Callable[..., object]]:
    contexts = []

    def opened(address: str, **given: object):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", **given)
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url.rpartition("/")[2].partition("?")[0]))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


def paste(page, source: str) -> None:
    if not page.locator(".own-copy").evaluate("box => box.open"):
        page.locator(".own-copy > summary").click()
    page.locator(".own-copy textarea").fill(source)
    page.locator(".own-copy-form button").click()
    until(page, "() => !/^$|^Comparing/.test(document.querySelector('.own-copy-said').textContent)")


def said(page) -> str:
    return page.locator(".own-copy-said").inner_text()


def test_the_page_shows_a_copy_as_a_private_build_does(address, open_page, private_paper):
    page, wanted = open_page(address), open_page((private_paper / "paper.html").as_uri())
    paste(page, COPY)
    ask = """() => [...document.querySelectorAll('.strand')].map(strand => [...strand.children]
      .filter(part => !part.matches('dialog')).map(part => part.outerHTML.replace(' own-copy-text', '')))"""
    assert page.evaluate(ask) == wanted.evaluate(ask)
    assert said(page) == "2 of 2 paragraphs are the same as the edition’s."
    assert page.locator(".own-copy-shown li").count() == 0


@pytest.fixture(scope="module")
def private_paper(tmp_path_factory) -> Path:
    root = write_edition(tmp_path_factory.mktemp("private-paper") / "edition")
    add_private_copy(root)
    return build_book(root).out


def test_nothing_of_it_is_asked_for_sent_or_stored(address, open_page):
    page = open_page(address)
    before = page.evaluate(STORED)
    page.locator(".own-copy > summary").click()
    page.locator(".own-copy textarea").wait_for()
    loaded = sorted(name for name in page.asked if name.startswith("own-copy-"))
    assert loaded == ["own-copy-align.js", "own-copy-paper.js", "own-copy-show.js"]
    page.asked.clear()
    paste(page, COPY)
    page.locator(".strand a.mention").first.click()
    page.keyboard.press("Escape")
    page.wait_for_timeout(50)
    assert page.evaluate(STORED) == before
    page.locator(".own-copy-mark button").click()
    assert [name for name in page.asked if not name.endswith(".svg")] == []
    assert RESERVED[0] not in page.evaluate("() => location.href + JSON.stringify(history.state) + document.title")
    field = page.locator(".own-copy textarea")
    assert (field.get_attribute("spellcheck"), field.get_attribute("autocomplete")) == ("false", "off")


def test_what_is_put_away_leaves_the_page_as_it_was(on_disk, open_page):
    page = open_page(on_disk)
    ask = """() => [...document.querySelectorAll('.strand, .reading-bar, .standoff-statement > p')].map(
      part => { const copy = part.cloneNode(true); copy.querySelector('dialog')?.remove(); return copy.outerHTML; })"""
    before = page.evaluate(ask)
    paste(page, COPY)
    mark = page.locator(".own-copy-mark")
    assert "Not for publication" in mark.inner_text()
    page.emulate_media(media="print")
    assert mark.is_visible()
    page.emulate_media(media="screen")
    assert page.evaluate(ask) != before
    page.locator(".strand a.mention").first.click()
    mark.locator("button").click()
    assert mark.count() == 0
    assert not page.locator("dialog.edition-card").is_visible()
    assert page.evaluate(ask) == before
    assert RESERVED[0] not in page.content()
    assert page.evaluate("document.activeElement.matches('.own-copy > summary')")


def test_where_a_copy_differs_is_said_paragraph_by_paragraph(on_disk, open_page):
    page = open_page(on_disk)
    paste(page, f"A headline\n{RESERVED[1]}")
    assert said(page) == "1 of 2 paragraphs are the same as the edition’s."
    told = page.locator(".own-copy-shown li").all_inner_texts()
    assert told == ["extra text: in this copy only, left out (line 1 of your copy)", "paragraph 0: not in this copy"]
    assert page.locator("#paper-p00").inner_text().startswith("¶0\nSummary 0")
    assert "not in this copy" in page.locator("#p00 .own-copy-note").inner_text()
    assert page.locator("#p01 .own-copy-note").count() == 0


@pytest.mark.parametrize(
    ("source", "words"),
    [(" \n", "The copy is empty."), ("Something else.", "This is not a copy of this text: none of its 2 paragraphs")],
)
def test_what_is_no_copy_is_refused(on_disk, open_page, source, words):
    page = open_page(on_disk)
    paste(page, source)
    assert said(page).startswith(words)
    assert page.locator(".own-copy-mark").count() == 0
    assert page.locator(".own-copy textarea").input_value() == source, "what was pasted can be mended"


def file_of(name: str, content: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "text/plain", "buffer": content}


def test_a_file_is_taken(on_disk, open_page):
    page = open_page(on_disk)
    page.locator(".own-copy > summary").click()
    chosen = page.locator(".own-copy input[type=file]")
    chosen.set_input_files(file_of("latin.txt", "Kjære".encode("latin-1")))
    page.locator(".own-copy-form button").click()
    page.wait_for_selector(".own-copy-said.refused")
    assert said(page).startswith("latin.txt: is not UTF-8.")
    chosen.set_input_files(file_of("copy.txt", b"\xef\xbb\xbf" + COPY.replace("\n", "\r\n\r\n").encode()))
    page.locator(".own-copy-form button").click()
    page.wait_for_selector(".own-copy-mark")
    assert said(page).startswith("2 of 2 ")


def drop(page, source: str) -> None:
    page.evaluate(
        """source => { const data = new DataTransfer(); data.items.add(new File([eval(source)], 'copy.txt'));
        for (const kind of ['dragover', 'drop']) document.querySelector('h1').dispatchEvent(
          new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true })); }""",
        source,
    )


def test_a_file_may_be_dropped_anywhere(on_disk, open_page):
    page = open_page(on_disk)
    drop(page, "'a '.repeat(4_000_001)")
    page.wait_for_selector(".own-copy-said.refused")
    assert said(page).startswith("This is too long to be a copy of this text")
    drop(page, json.dumps(COPY))
    page.wait_for_selector(".own-copy-mark")
    assert said(page).startswith("2 of 2 ")


def test_a_copy_is_kept_only_where_that_is_ticked_and_gone_when_put_away(address, open_page):
    page = open_page(address)
    paste(page, COPY)
    page.reload()
    assert page.locator(".own-copy-mark").count() == 0
    paste(page, COPY)
    page.locator(".own-copy-keep input").check()
    assert RESERVED[0] in page.evaluate(STORED)
    page.goto(address.replace("paper.html", "essay.html"))
    page.goto(address)
    page.wait_for_selector(".own-copy-mark")
    assert page.locator("#paper-p00").inner_text().endswith("until 1963, wrote Jon Vik.")
    assert page.locator(".own-copy-keep input").is_checked()
    assert open_page(address).locator(".own-copy-mark").count() == 0, "another tab has nothing of it"
    page.locator(".own-copy-mark button").click()
    assert "Norland" not in page.evaluate(STORED)
    page.reload()
    assert page.locator(".own-copy-mark").count() == 0


def test_the_keyboard_does_all_of_it(on_disk, open_page):
    page = open_page(on_disk)
    page.locator(".own-copy > summary").focus()
    page.keyboard.press("Enter")
    page.locator(".own-copy textarea").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.insert_text(COPY)
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".own-copy-mark")
    until(page, "() => document.activeElement.matches('.own-copy-said')")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".own-copy-keep input").is_checked()
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.own-copy-mark button')"):
            break
    else:
        page.locator(".own-copy-mark button").focus()
    page.keyboard.press("Enter")
    assert page.locator(".own-copy-mark").count() == 0
    assert page.evaluate("document.activeElement.matches('.own-copy > summary')")


def test_without_scripts_the_way_in_says_how_else(on_disk, open_page):
    page = open_page(on_disk, java_script_enabled=False)
    page.locator(".own-copy > summary").click()
    assert "annotate text add" in page.locator(".own-copy").inner_text()


def test_texts_that_are_shown_need_no_copy(mini_book, private_paper):
    assert mini_book.page("essay.html").select(".own-copy, script[src*=own-copy]") == []
    assert sorted(path.name for path in (mini_book.out / "_static").glob("own-copy-*.js")) == [
        "own-copy-align.js",
        "own-copy-paper.js",
        "own-copy-show.js",
    ]
    assert "own-copy" not in (private_paper / "paper.html").read_text("utf-8")
    assert not (private_paper / "_static" / "own-copy-paper.js").exists()
