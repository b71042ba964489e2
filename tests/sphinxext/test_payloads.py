"""What contributors send is text: no cell that the checks let pass becomes markup, script or link on a page."""

from __future__ import annotations

import csv
import fnmatch
import io
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from annotate.files import cells, schema
from tests.sphinxext.conftest import Built, build_book, write_edition

MARKED = (
    'PWN"><img src=x onerror=PWN()><script>PWN()</script></details><svg onload=PWN()> [PWN](javascript:PWN) '
    "<https://x.invalid/PWN> {eval-rst}`PWN` {{PWN}} ${PWN} `PWN <javascript:PWN>`_ *PWN* $PWN$ &lt;PWN&gt; 'PWN"
)
# Where < and > are refused.
LABEL = re.sub("[<>]", "", MARKED) + '" onmouseover="PWN() x="'
# What is looked up, computed or looked for in the text.
BOUND = {"quote", "computed_from", "expression", "test", "lang", "script", "type", "geonames", "viaf"}


def table_of(name: str) -> schema.TableSchema | None:
    return next((t for t in schema.TABLES if fnmatch.fnmatch(name, f"data/{t.pattern}")), None)


def poisoned(name: str, content: str) -> tuple[str, int]:
    """Return a table with the payload in each cell that holds words, and in how many."""
    declared = table_of(name)
    if declared is None:
        return content, 0
    rows, count = list(csv.DictReader(io.StringIO(content))), 0
    for row in rows:
        for field in declared.fields:
            words = field.type in ("string", "label") and not field.values and not field.refers_to
            if words and field.name not in BOUND:
                row[field.name] = f"{row[field.name]} {MARKED if field.type == 'string' else LABEL}".strip()
                assert cells.faults(field, row[field.name]) == ()
                count += 1
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, declared.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue(), count


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Built:
    root = write_edition(tmp_path_factory.mktemp("payloads") / "edition")
    every = 0
    for path in sorted((root / "data").rglob("*.csv")):
        content, count = poisoned(path.relative_to(root).as_posix(), path.read_text("utf-8"))
        path.write_text(content, "utf-8")
        every += count
    assert every > 60
    bib = root / "data/bibliography.bib"
    harmful = MARKED.replace("{", "").replace("}", "").replace("$", "").replace("&", "")
    bib.write_text(bib.read_text("utf-8").replace("{Memoirs}", f"{{Memoirs {harmful}}}"), "utf-8")
    for meta in (root / "data/texts").glob("*/meta.toml"):
        content, said = meta.read_text("utf-8"), json.dumps(LABEL)[1:-1]
        field = re.compile(r'^((?:title|author|publisher) = ".*)"$', re.M)
        meta.write_text(field.sub(lambda match, said=said: f'{match[1]} {said}"', content), "utf-8")
    return build_book(root)


def pages(book: Built) -> list[Path]:
    return sorted(p for p in book.out.rglob("*.html") if "_static" not in p.parts)


def test_nothing_that_was_sent_acts_on_a_page(book):
    shown = 0
    for path in pages(book):
        page = book.page(path.relative_to(book.out).as_posix())
        shown += "PWN" in page.get_text()
        for element in page.find_all(True):
            where = f"{path.name}: {str(element)[:300]}"
            handlers = [name for name in element.attrs if name.startswith("on")]
            assert not any("PWN" in str(element[name]) for name in handlers), where
            assert not any("pwn" in name or "<" in name for name in element.attrs), where
            assert element.get("src") != "x", where
            assert element.name not in ("svg", "script", "style", "iframe", "object") or _own(element), where
            for name in ("href", "src", "action", "xlink:href", "formaction", "data"):
                assert urlsplit(str(element.get(name, ""))).scheme in ("", "http", "https", "mailto", "data"), where
                assert "x.invalid" not in str(element.get(name, "")), where
            assert element.name not in ("em", "strong", "a", "code", "cite") or element.get_text() != "PWN", where
    assert shown > 10


def _own(element) -> bool:
    """Tell whether an element that could act holds nothing that was sent, but as data or as the words of a drawing."""
    if element.name == "script":
        return "PWN" not in element.get_text() or element.get("type") == "application/ld+json"
    return "PWN" not in str(element.attrs)


def test_the_search_index_holds_data_and_no_markup(book):
    written = (book.out / "_static/search-index.js").read_text("utf-8")
    assert "PWN" in written
    assert "<" not in written
    json.loads(written[written.index("=") + 1 : written.rindex(";")])


def test_it_builds(book):
    assert "Traceback" not in book.warnings
