"""What contributors send is text: what the checks let pass becomes no markup, script, link or formula, anywhere.

The edition of `hostile` holds a payload in every cell of every table, field of a description or source, and property of
the geodata where `annotate validate` lets one stand, and in the words of a text. One book is built of it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import pytest

from annotate.files import schema
from tests.checks.test_mutations import drawable
from tests.conftest import until
from tests.sphinxext import hostile
from tests.sphinxext.acting import acting
from tests.sphinxext.conftest import Built, build_book
from tests.sphinxext.test_policy import pages


@pytest.fixture(scope="module")
def sent(tmp_path_factory) -> hostile.Hostile:
    return hostile.poison(hostile.lay_out(tmp_path_factory.mktemp("payloads") / "edition"))


@pytest.fixture(scope="module")
def book(sent) -> Built:
    hostile.draw(sent.root, drawable())
    return build_book(sent.root)


#: The tables of `data/figures` that the small edition lacks, since it has no Korea; and the figures made from them.
DRAWN = tuple(f"data/figures/{name}.csv" for name in ("shapes", "steps", "moves", "sides", "statements"))
FIGURES = ("division-steps", "places")
"""Of the second a notebook may speak only where there is a text with places; it is drawn all the same."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> tuple[hostile.Hostile, Built]:
    """The tables of this edition's figures with a payload in each of their cells, and a book of the figures."""
    root = hostile.lay_out_figures(tmp_path_factory.mktemp("drawn") / "edition", FIGURES[:1])
    sent = hostile.poison(root, DRAWN, only=("cells", "drawn"))
    hostile.draw(root, FIGURES)
    return sent, build_book(root)


def test_every_column_is_either_refused_or_stands_in_the_book(sent):
    tried = {(Path(name).parent.name, Path(name).name, column) for name, column in [*sent.stands, *sent.refused]}
    tables = {hostile.table_of(name) for name, _ in [*sent.stands, *sent.refused]} - {None}
    columns = {(table.name, column) for table in tables for column in table.columns}
    found = {(t.name, c) for n, c in [*sent.stands, *sent.refused] if (t := hostile.table_of(n))}
    assert found == columns
    every = {table.name for table in schema.TABLES if not table.name.startswith("figures/")}
    assert {table.name for table in tables} >= every - {"ledger"}
    assert len(tried) > 200
    assert len(sent.stands) > 90
    assert sum(map(len, sent.refused.values())) > 1000


def test_it_builds_without_an_error(book):
    assert "Traceback" not in book.warnings
    assert len(pages(book.out)) > 20


def test_nothing_that_was_sent_acts_on_a_page(book):
    shown = 0
    for path in pages(book.out):
        written = path.read_text("utf-8")
        assert acting(written) == [], path
        shown += "PWN" in lxml.html.document_fromstring(written).text_content()
    assert shown > 15


def test_every_column_of_the_tables_of_figures_is_refused_or_stands_in_a_figure_and_nothing_acts(drawn):
    sent, book = drawn
    columns = {(name, column) for name in DRAWN for column in hostile.table_of(name).columns}
    assert set(sent.stands) | set(sent.refused) == columns
    stand = {(name.rpartition("/")[2], column) for name, column in sent.stands}
    assert stand == {
        ("shapes.csv", "words"), ("shapes.csv", "label"), ("shapes.csv", "legend"), ("steps.csv", "name"),
        ("sides.csv", "name"), ("statements.csv", "words"), ("statements.csv", "note"),
    }  # fmt: skip
    assert sum(map(len, sent.refused.values())) > 150
    assert "Traceback" not in book.warnings
    written = (book.out / "figures.html").read_text("utf-8")
    assert written.count("PWN") > 20
    for path in pages(book.out):
        assert acting(path.read_text("utf-8")) == [], path
    for path in book.out.rglob("*.svg"):
        assert well_formed(path) == [], path


def well_formed(path: Path) -> list[str]:
    """Return what of a drawing or another file in XML acts; raise where it is not well-formed."""
    found = []
    for element in ElementTree.parse(path).iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        found += [name] if name in ("script", "foreignObject", "iframe") else []
        found += [key for key in element.attrib if key.startswith("on")]
    return found


def test_the_search_index_holds_data_and_no_markup(book):
    written = (book.out / "_static/search-index.js").read_text("utf-8")
    assert "PWN" in written
    assert "<" not in written
    json.loads(written[written.index("=") + 1 : written.rindex(";")])


FORMULA = re.compile(r"[=@+\-\t\r]")
NUMBER = re.compile(r"[-+]?[0-9.]+")


def test_downloads_hold_no_formula_and_are_well_formed(book):
    tables, drawings = 0, 0
    for path in sorted(book.out.rglob("*")):
        if path.suffix == ".csv" and "_sources" not in path.parts:
            tables += 1
            for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")):
                acting = [c for c in row if FORMULA.match(c) and not NUMBER.fullmatch(c)]
                assert acting == [], (path.name, acting)
        elif path.suffix in (".svg", ".xml", ".rdf"):
            drawings += "PWN" in path.read_text("utf-8")
            assert well_formed(path) == [], path.name
        elif path.suffix in (".json", ".jsonld", ".geojson"):
            json.loads(path.read_text("utf-8"))
    assert tables > 5
    assert drawings > 3


@pytest.mark.browser
@pytest.mark.parametrize("guarded", [True, False], ids=["under the policy", "without it"])
def test_nothing_that_was_sent_acts_in_a_browser(book, drawn, browser, guarded):
    """Without the policy nothing acts either: it is the second wall, not the first."""
    context = browser.new_context(bypass_csp=not guarded, reduced_motion="reduce")
    context.add_init_script("globalThis.hit = 0; globalThis.PWN = () => { globalThis.hit += 1; };")
    page, said, asked = context.new_page(), [], []
    page.on("console", lambda m: said.append((page.url, m.text)) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append((page.url, str(error))))
    page.on("dialog", lambda dialog: (said.append((page.url, "dialog")), dialog.dismiss()))
    page.on("request", lambda r: asked.append(r.url) if "invalid" in r.url or r.url.endswith("/x") else None)
    for path in (*pages(book.out), drawn[1].out / "figures.html"):
        if 'http-equiv="refresh"' in path.read_text("utf-8"):
            continue  # leads on to a page that is asked
        page.goto(path.as_uri())
        page.wait_for_load_state("load")
        if path.stem in ("essay", "letter"):
            for mention in page.locator("a.mention").all():
                mention.evaluate("m => m.click()")
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        if path.stem == "search":
            page.locator("input[name=q]").fill("PWN")
            until(page, "document.querySelector('.search-found a')")
        assert page.evaluate("globalThis.hit") == 0, path.name
    assert said == []
    assert asked == []
    if guarded:  # a page that can be hit is one on which a hit would be seen
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=PWN()>')")
        page.wait_for_timeout(200)
        assert page.evaluate("globalThis.hit") == 0
        assert any("Content Security Policy" in words for _, words in said)
    else:
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=PWN()>')")
        until(page, "globalThis.hit === 1")
    context.close()
