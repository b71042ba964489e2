"""The reading page by keyboard alone, and as a screen reader is told of it; each walk goes through one page once."""

from __future__ import annotations

import pytest

COMPANION = "book/companion.html"
pytestmark = pytest.mark.browser
# What can be reached with the Tab key: what is shown and takes the focus; of radio buttons with one name, one.
REACHABLE = """() => {
  const names = new Set(), all = [];
  const shown = e =>
    e.checkVisibility({ visibilityProperty: true }) && !e.closest('details:not([open]) > :not(summary)');
  for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    if (e.disabled || e.tabIndex < 0 || !shown(e)) continue;
    if (e.type === 'radio') { if (names.has(e.name)) continue; names.add(e.name); }
    all.push(e);
  }
  globalThis.met = new Set();
  globalThis.unseen = [];
  // A ring stands on what has the focus, or on the words that stand for it.
  const ring = e => [e, e.nextElementSibling].some(one => one && getComputedStyle(one).outlineStyle !== 'none');
  addEventListener('focusin', ({ target }) => {
    met.add(target.type === 'radio' ? target.name : target);
    if (!ring(target)) unseen.push(target.outerHTML.slice(0, 120));
  });
  // The stage has by now what belongs to the last paragraph: what it had at first is gone.
  globalThis.missed = () => all.filter(e => shown(e) && !met.has(e.type === 'radio' ? e.name : e))
    .map(e => e.outerHTML.slice(0, 120));
  return all.length;
}"""
CARDS = """() => {
  const wrong = [], mentions = [...document.querySelectorAll('a.mention')];
  const card = () => document.querySelector('dialog.edition-card');
  for (const link of mentions) {
    link.focus({ preventScroll: true });
    link.click();
    if (!card().open || !card().contains(document.activeElement)) wrong.push(`${link.id} does not open`);
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    if (card().open || document.activeElement !== link) wrong.push(`${link.id} does not get the focus back`);
  }
  return [mentions.length, wrong];
}"""


@pytest.fixture
def essay(book, serve, visit):
    return visit(f"{serve(book)}/{COMPANION}").page


def tab(session, times: int) -> None:
    key = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
    for _ in range(times):
        session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})


def test_the_tab_key_reaches_everything_and_the_focus_is_seen(essay):
    number = essay.evaluate(REACHABLE)
    assert number > 300
    tab(essay.context.new_cdp_session(essay), number + 5)
    assert essay.evaluate("missed()") == []
    assert essay.evaluate("unseen") == []


def test_every_card_opens_and_gives_the_focus_back(essay):
    number, wrong = essay.evaluate(CARDS)
    assert number > 200
    assert wrong == []


def test_the_controls_of_a_card_and_its_list_of_sentences_are_reached_in_order(essay):
    session = essay.context.new_cdp_session(essay)
    essay.locator("#companion-p03 a.mention.mention-place:not(.metonymic)").first.focus()
    essay.keyboard.press("Enter")
    controls = essay.locator("dialog.edition-card").evaluate(
        "card => [...card.querySelectorAll('a[href], button')].map(one => one.textContent)"
    )
    met = []
    for _ in controls:
        met.append(essay.evaluate("document.activeElement.textContent"))
        tab(session, 1)
    assert met == controls
    assert "Show on the map" in controls
    essay.get_by_role("button", name="Show on the map").press("Enter")
    sentences = essay.locator(".stage-found a").count()
    buttons = essay.locator(".stage-found button").count()
    tab(session, buttons)
    within = [essay.evaluate("document.activeElement.closest('.stage-found li') !== null")]
    for _ in range(sentences - 1):
        tab(session, 1)
        within.append(essay.evaluate("document.activeElement.closest('.stage-found li') !== null"))
    assert within == [True] * sentences


def _tree(session, root: str) -> list[dict]:
    """Return the accessibility tree below an element, in the order in which it is read."""
    document = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": document, "selector": root})["nodeId"]
    top = session.send("DOM.describeNode", {"nodeId": node})["node"]["backendNodeId"]
    every = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {one["nodeId"]: one for one in every}
    found: list[dict] = []
    waiting = [next(one for one in every if one.get("backendDOMNodeId") == top)]
    while waiting:
        one = waiting.pop()
        if not one["ignored"]:
            found.append(one)
        waiting += [by_id[child] for child in reversed(one["childIds"]) if child in by_id]
    return found


def _said(one: dict) -> str:
    return one.get("name", {}).get("value", "")


def test_a_paragraph_reads_as_its_text_and_a_name_tells_kind_and_sense_when_asked(essay):
    session = essay.context.new_cdp_session(essay)
    session.send("Accessibility.enable")
    paragraph = essay.locator("#companion-p03")
    heard = _tree(session, "#companion-p03")
    words = " ".join(_said(one) for one in heard if one["role"]["value"] == "StaticText")
    assert "".join(words.split()) == "".join(paragraph.text_content().split())
    links = {_said(one): one for one in heard if one["role"]["value"] == "link"}
    mentions = paragraph.locator("a.mention").all_text_contents()
    assert set(mentions) <= set(links)
    for name in mentions:
        # Its name is its words alone: nothing is read into the sentence; that there is more is said as a property.
        assert not links[name].get("description", {}).get("value"), name
        assert {"name": "hasPopup", "value": {"type": "token", "value": "dialog"}} in links[name]["properties"], name
    essay.locator("a.mention.metonymic").first.press("Enter")
    told = " ".join(_said(one) for one in _tree(session, "dialog.edition-card") if one["role"]["value"] == "StaticText")
    assert "place" in told
    assert "here they mean" in told
