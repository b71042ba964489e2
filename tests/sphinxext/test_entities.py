"""A page for each entity: what it holds, where its links lead, and that replaced ids lead on."""

from __future__ import annotations

import json

import pytest

from tests.sphinxext.conftest import build_book, write_edition


def test_every_living_entity_has_a_page_and_the_index_a_line(mini_book):
    line = mini_book.page("places.html").select_one("#ent-norland")
    assert line.parent["id"] == "named-n"
    assert line.select_one("h4").get_text().startswith("Norland")
    assert line.select_one(".record-short").get_text() == "Named twice · Нордландия"
    assert line.select_one("h4 a")["href"] == "entity/norland.html"
    assert not line.select(".kwic, dl")
    page = mini_book.page("entity/norland.html")
    assert page.select_one("article h1").get_text().startswith("Norland")
    assert "Existed" in page.select_one("dl.record").get_text()


def test_links_of_a_record_lead_from_its_own_page(mini_book):
    page = mini_book.page("entity/ada-council.html")
    hrefs = {a["href"] for a in page.select("article section a")}
    assert {"../organisations.html#ent-ada-council", "ada.html", "../essay.html#a-adam"} <= hrefs
    sourced = mini_book.page("entity/ada.html").select_one("dl.record a[href*='sources.html#']")
    assert sourced["href"].startswith("../sources.html#")


def test_a_page_says_what_it_is_to_machines(mini_book):
    page = mini_book.page("entity/ada.html")
    assert page.select_one("meta[name=description]")["content"] == "A town"
    record = json.loads(page.select_one("script[type='application/ld+json']").string)
    assert (record["@type"], record["name"], record["sameAs"]) == (
        "Place",
        "Ada",
        ["https://www.wikidata.org/entity/Q1"],
    )
    assert record["geo"] == {"@type": "GeoCoordinates", "latitude": 1.5, "longitude": 2.5}
    unsure = json.loads(mini_book.page("entity/jon-vik.html").select_one("script[type='application/ld+json']").string)
    assert "sameAs" not in unsure
    assert unsure["description"] == "An envoy & writer"


def test_a_replaced_id_leads_on_and_a_page_of_nobody_goes(tmp_path):
    root = write_edition(tmp_path / "edition")
    entities = root / "data/gazetteer/entities.csv"
    entities.write_text(
        entities.read_text("utf-8") + "adah,PLACE,settlement,Adah,Once spelt so,,none,,,,,,,medium,ada\n", "utf-8"
    )
    stale = root / "out" / "html" / "entity" / "gone.html"
    stale.parent.mkdir(parents=True)
    stale.write_text("old", "utf-8")
    made = build_book(root)
    assert made.warnings == ""
    assert made.page("entity/adah.html").select_one("a")["href"] == "ada.html"
    assert not stale.exists()


def test_pages_that_were_lost_are_made_again(tmp_path):
    root = write_edition(tmp_path / "edition")
    made = build_book(root)
    lost = made.out / "entity" / "ada.html"
    before = made.page("entity/ada.html").select_one("article")
    lost.unlink()
    again = build_book(root)
    assert again.warnings == ""
    assert again.page("entity/ada.html").select_one("article") == before


@pytest.mark.parametrize("builder", ["text", "singlehtml"])
def test_other_formats_keep_the_records_in_the_index(tmp_path, builder):
    root = write_edition(tmp_path / "edition")
    made = build_book(root, builder=builder)
    words = "\n".join(p.read_text("utf-8") for p in made.out.rglob("*.txt" if builder == "text" else "*.html"))
    assert "5 times: 3 as the place itself" in words
    assert "Нордландия · Named" not in words
