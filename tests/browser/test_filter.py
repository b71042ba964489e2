"""The legend is a filter that is remembered and can be passed on."""

from __future__ import annotations

import pytest

ARTICLE, COMPANION = "book/article.html", "book/companion.html"
pytestmark = pytest.mark.browser


def marked(page, kind: str) -> int:
    return page.locator(f"a.mention-{kind}:not(.off)").count()


def open_legend(page) -> None:
    page.locator(".bar-legend > summary").click()


def test_a_kind_can_be_hidden_and_the_choice_survives_a_reload(site, visit):
    page = visit(f"{site}/{COMPANION}").page
    assert marked(page, "place") > 0
    open_legend(page)
    page.locator(".edition-legend input[value=place]").uncheck()
    assert marked(page, "place") == 0
    assert marked(page, "person") > 0
    assert "show=" in page.url
    page.reload()
    assert marked(page, "place") == 0
    assert not page.locator(".edition-legend input[value=place]").is_checked()
    page.goto(page.url.split("?")[0])
    assert marked(page, "place") == 0


def test_what_is_hidden_is_plain_text(site, visit):
    page = visit(f"{site}/{COMPANION}?show=person").page
    place = page.locator("a.mention-place").first
    assert place.get_attribute("href") is None
    assert place.evaluate("a => getComputedStyle(a).textDecorationLine") == "none"
    assert place.evaluate("a => { a.focus(); return document.activeElement === a; }") is False


def test_all_and_none(site, visit):
    page = visit(f"{site}/{COMPANION}").page
    open_legend(page)
    page.get_by_role("button", name="Show none").click()
    assert page.locator("a.mention:not(.off)").count() == 0
    page.get_by_role("button", name="Show all").click()
    assert page.locator("a.mention.off").count() == 0
    assert "show=" not in page.url


def test_metonymic_alone(site, visit):
    page = visit(f"{site}/{ARTICLE}?sense=metonymic").page
    assert page.locator("a.mention.metonymic:not(.off)").count() > 0
    assert page.locator("a.mention:not(.metonymic):not(.off)").count() == 0


def test_certainty_is_a_filter_like_the_others(site, visit):
    page = visit(f"{site}/{COMPANION}?sure=medium").page
    assert page.locator("a.mention.medium:not(.off)").count() > 0
    assert page.locator("a.mention:not(.medium):not(.off)").count() == 0


def test_a_link_to_a_hidden_mention_shows_it(site, visit):
    page = visit(f"{site}/{COMPANION}").page
    identifier = page.locator("a.mention-place").first.get_attribute("id")
    page = visit(f"{site}/{COMPANION}?show=person#{identifier}").page
    assert "off" not in page.locator(f"a.mention[id='{identifier}']").get_attribute("class").split()


def test_counts_in_the_legend_are_those_of_the_page(site, visit):
    page = visit(f"{site}/{COMPANION}").page
    for item in page.locator(".edition-legend label:has(input[name=show])").all():
        kind = item.locator("input").get_attribute("value")
        listed = page.evaluate("kind => document.querySelectorAll(`.card-entry.kind-${kind}`).length", kind)
        assert int(item.locator(".legend-count").text_content().replace(",", "")) == listed


def test_every_mark_differs_by_more_than_colour(site, visit):
    page = visit(f"{site}/{COMPANION}").page
    drawn = page.evaluate(
        """() => ['person', 'place', 'org', 'date', 'event', 'term'].map(kind => {
          const a = document.querySelector(`.edition-legend .mention-${kind}`);
          const s = getComputedStyle(a), before = getComputedStyle(a, '::before');
          return [s.textDecorationStyle, s.textDecorationLine, s.textDecorationThickness, before.maskImage].join('|');
        })"""
    )
    assert len(set(drawn)) == len(drawn)
    assert len({item.rpartition("|")[0] for item in drawn}) == len(drawn)
