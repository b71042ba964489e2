"""The index of the search: everything that can be found, nothing that may not be shown, and every address right."""

from __future__ import annotations

import json
import re
from gzip import compress
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

import annotate
from annotate.edition import Edition
from annotate.gazetteer.names import normalise
from annotate.sphinxext.build.search import INDEX, SPHINX, index_of
from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.vocabulary import KINDS
from tests.sphinxext.conftest import OPEN, RESERVED, add_private_copy, build_book, write_edition

LIMIT = 120_000
"""Bytes of the index, compressed."""
RECORDS = ["entity/{}.html" for _ in KINDS]


def read(out: Path) -> dict[str, Any]:
    return parsed((out / INDEX).read_text("utf-8"))


def parsed(written: str) -> dict[str, Any]:
    assert "<" not in written
    return json.loads(written.removeprefix("globalThis.editionIndex=").removesuffix(";\n"))


def addresses(index: dict[str, Any]) -> set[str]:
    """Return every address that a result may lead to."""
    texts = index["texts"]
    paragraphs = [f"{texts[row[0]][2]}#{row[2]}" for row in index["paragraphs"]]
    mentions = [f"{texts[index['paragraphs'][row[1]][0]][2]}#{row[0]}" for row in index["mentions"]]
    entities = [index["kinds"][row[1]][2].replace("{}", row[0]) for row in index["entities"]]
    return {*paragraphs, *mentions, *entities, *(row[0] for row in index["sections"])}


def broken(out: Path, index: dict[str, Any]) -> set[str]:
    """Return the addresses that lead nowhere."""
    ids: dict[str, set[str]] = {}
    missing = set()
    for address in addresses(index):
        page, _, fragment = address.partition("#")
        if page not in ids:
            written = (out / page).read_text("utf-8") if (out / page).is_file() else ""
            ids[page] = set(re.findall(r'\bid="([^"]+)"', written)) | ({""} if written else set())
        if fragment not in ids[page]:
            missing.add(address)
    return missing


def test_entities_carry_their_names_and_mentions_their_place(mini_book):
    index = read(mini_book.out)
    kinds = [slug for slug, _, _ in index["kinds"]]
    (vik,) = [row for row in index["entities"] if row[0] == "jon-vik"]
    assert vik == [
        "jon-vik",
        kinds.index("person"),
        "Jon Vik",
        "An envoy & writer",
        2,
        [["욘 빅", "ko"]],
        [],
        1920,
        1990,
    ]
    by_id = {row[0]: row for row in index["mentions"]}
    assert {"a-norl", "a-adam", "b-vik1", "a-trea"} <= set(by_id)
    assert not {"a-gone", "a-prop"} & set(by_id), "rejected and proposed mentions are not shown"
    _, paragraph, quote, start, kind, entity, meant, disputed, *years = by_id["a-adam"]
    words = index["paragraphs"][paragraph][3]
    assert words == OPEN[0]
    assert words[start:].startswith(quote)
    assert (kinds[kind], index["entities"][entity][0], index["entities"][meant][0]) == ("place", "ada", "ada-council")
    assert (disputed, years) == (1, [])
    assert by_id["b-vik1"][7] == 0
    assert by_id["a-may2"][-2:] == [1962, 1962]


def test_every_address_leads_to_something(mini_book):
    index = read(mini_book.out)
    assert len(addresses(index)) > 30
    assert broken(mini_book.out, index) == set()
    assert {"sources.html", "acts.html#acts-NOR"} <= addresses(index)
    assert "essay.html#list" not in addresses(index), "the parts of a text are records of their own"


def test_no_words_of_a_text_in_copyright_even_in_a_private_build(tmp_path):
    root = write_edition(tmp_path / "edition")
    add_private_copy(root)
    book = build_book(root)
    assert (book.out / "PRIVATE-BUILD.txt").exists()
    written = (book.out / INDEX).read_text("utf-8")
    assert OPEN[0] in written
    for paragraph in RESERVED:
        words = paragraph.split()
        assert not any(" ".join(words[at : at + 4]) in written for at in range(len(words) - 3))
    (paper,) = [at for at, row in enumerate(read(book.out)["texts"]) if row[0] == "paper"]
    said = [row[3] for row in read(book.out)["paragraphs"] if row[0] == paper]
    assert said == ["Summary 0 of <this>.", "Summary 1 of <this>."]


def test_prose_is_that_of_the_page_with_sources_by_their_names(mini_book):
    (words,) = (row[-1] for row in read(mini_book.out)["sections"] if row[0] == "sources.html")
    assert words.startswith("As (")
    assert "Daily" in words
    assert "wp-ada" not in words
    assert "ada-nd" not in words


def test_sphinx_makes_no_index_beside_it(mini_book):
    for name in SPHINX:
        assert not (mini_book.out / name).exists(), name
    assert "searchindex" not in (mini_book.out / "essay.html").read_text("utf-8")


def test_the_page_leads_to_the_indexes(mini_book):
    page = mini_book.page("search.html")
    assert len(page.select("article noscript")) == 1, "what does not work says so"
    links = {a["href"] for a in page.select("article ul a")}
    assert links == {f"{name}.html" for name in ("look", "places", "organisations", "events-terms", "dates", "names")}
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select("article script, article style, article [style]") == []
    (form,) = page.select("form")
    assert form["role"] == "search"
    assert page.select("dialog.search-dialog") == []


def test_a_page_has_the_dialog_and_loads_nothing_of_the_index(mini_book):
    page = mini_book.page("entity/ada.html")
    (form,) = page.select("dialog.search-dialog form")
    assert form["action"] == "../search.html"
    files = [name.partition("?")[0] for name in form["data-scripts"].split()]
    assert files == [f"../_static/search-{part}.js" for part in ("find", "show", "index")]
    assert [s["src"] for s in page.select("script[src]") if "search-" in s["src"] or "searchtools" in s["src"]] == []
    assert [a["href"] for a in page.select("a.search-open")] == ["../search.html"]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return annotate.load(Path(__file__).parents[2])


@pytest.fixture(scope="module")
def whole(edition) -> dict[str, Any]:
    return parsed(index_of(Concordance(edition), {text.id: f"{text.id}.html" for text in edition.texts}, RECORDS, ()))


def test_every_name_of_the_gazetteer_but_descriptions_leads_to_its_entity(edition, whole):
    listed = {row[0]: {row[2], *(n if isinstance(n, str) else n[0] for n in row[5])} for row in whole["entities"]}
    living = {entity.id for entity in edition.gazetteer.entities if not entity.replaced_by}
    assert set(listed) == living
    for name in edition.gazetteer.names:
        if name.entity in living and name.role != "descriptor":
            assert name.name in listed[name.entity], name


@pytest.mark.parametrize(
    ("spelling", "entity"),
    [("Ro Tae U", "roh-tae-woo"), ("Shtikov", "shtykov-terentii"), ("Gorbačov", "gorbachev-mikhail")],
)
def test_spellings_that_nobody_listed_are_patterns_of_their_entity(whole, spelling, entity):
    key = normalise(spelling)
    fitting = [row[0] for row in whole["entities"] if any(re.fullmatch(pattern, key) for pattern in row[6])]
    names = {row[0]: {normalise(n if isinstance(n, str) else n[0]) for n in row[5]} for row in whole["entities"]}
    assert entity in fitting or key in names[entity]


def test_the_index_is_the_same_twice(edition, whole):
    again = index_of(Concordance(edition), {text.id: f"{text.id}.html" for text in edition.texts}, RECORDS, ())
    assert parsed(again) == whole


def test_the_index_of_the_book_is_light_and_right(published):
    index = read(published)
    assert len(compress((published / INDEX).read_bytes(), 6)) <= LIMIT
    assert broken(published, index) == set()
    titles = {row[2] for row in index["sections"]}
    menu = BeautifulSoup((published / "index.html").read_text("utf-8"), "html.parser").select(".site-menu li a")
    assert menu
    assert sum(a.get_text() in titles for a in menu) >= len(menu) // 2
