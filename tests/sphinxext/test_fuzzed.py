"""Editions made at random that `annotate validate` passes: each is built, and nothing that came from data acts.

Cells of all tables, and fields of descriptions and sources, get what attackers send in any combination, and what a
column allows, nearly allows or does not; what `validate` refuses is taken back. What is left is valid, and a book of it
is made: every page, record, index, download and the search. `make fuzz` makes more of them.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checks.test_fuzz import cell, signs
from tests.checks.test_mutations import drawable
from tests.sphinxext import hostile
from tests.sphinxext.acting import acting
from tests.sphinxext.conftest import Built, build_book
from tests.sphinxext.test_payloads import FORMULA, NUMBER, well_formed
from tests.sphinxext.test_policy import pages

OPENS = (
    '"', "'", "`", ">", "\">", "'>", "</p>", "</a>", "</script>", "</title>", "</textarea>", "-->", "]]>", "}", "}}",
    ")", "```\n", ":::", "|", "\\", "%", "&lt;", "&#60;", "\\u003c", "", "PWN ", "서울 ", "؟", "--", "; ", ", ",
)  # fmt: skip
ACTS = (
    "<script>PWN()</script>", "<img src=x onerror=PWN()>", "<svg onload=PWN()>", "<svg/onload=PWN()//", "<pwn-x pwn=1>",
    "javascript:PWN()", "JaVaScRiPt:PWN()", " onfocus=PWN() autofocus x=", "<a href=javascript:PWN()>PWN</a>",
    "[PWN](javascript:PWN())", "![PWN](x)", "<https://x.invalid/PWN>", "`PWN <javascript:PWN()>`_", "**PWN**", "*PWN*",
    "{raw}`<b>PWN</b>`", "{eval-rst}`PWN`", "{cite}`PWN`", "{{PWN}}", "$PWN$", "|PWN|",
    "<style>*{display:none}</style>",
    "<base href=//x.invalid/>", "<details open ontoggle=PWN()>", "<iframe srcdoc='<script>parent.PWN()</script>'>",
    "<math><mi xlink:href=javascript:PWN()>", "<!--PWN", "<![CDATA[PWN", "&lt;img src=x onerror=PWN()&gt;", "#PWN",
    '=HYPERLINK("javascript:PWN()")', "@PWN", "+PWN", "-PWN()", "<meta http-equiv=refresh content=0;url=//x.invalid>",
    "https://x.invalid/PWN", "//x.invalid/PWN", "../../PWN", "data:text/html,PWN", "\\href{javascript:PWN()}{PWN}",
)  # fmt: skip
#: Of so many editions the figures of one are drawn, which takes longest.
DRAWN = 3
#: The share of places into which something is written.
SHARE = 0.25


def sent(at: Random) -> str:
    """Return what an attacker might send: some of the parts above, in any order."""
    return "".join(at.choice(at.choice((OPENS, ACTS, ACTS))) for _ in range(at.randint(1, 5)))


def tries(at: Random) -> hostile.Tries:
    """Return what says what is tried in a place: mostly what attackers send, else what columns may hold."""

    def of(_: int, file: hostile.Cells, place: tuple[int, int]) -> list[str]:
        if file.column(place) == "entity_label":
            return [hostile.Whole("")]  # `annotate fmt` fills it in, whatever the label is by then
        if at.random() > SHARE:
            return []
        if file.declared is not None and at.random() < 0.4:
            field = file.declared.fields[place[1]]
            return [hostile.Whole(cell(field, file.sound[place], at)) for _ in range(2)]
        made = [sent(at), sent(at).replace("<", "").replace(">", ""), signs(at, 60)]
        return [hostile.Whole(one) if at.random() < 0.3 else one for one in made]

    return of


COUNTED: Counter[str] = Counter()
SAMPLE = 1
MOST = 250
EXAMPLES = min(settings().max_examples, MOST) if settings().max_examples > 100 else SAMPLE


@pytest.fixture(scope="module")
def sound(tmp_path_factory, request) -> Iterator[Path]:
    """A sound edition with a row in every table; at the end `make fuzz` says how many were made of it."""
    yield laid_out(tmp_path_factory.mktemp("fuzzed") / "edition")
    terminal = request.config.pluginmanager.get_plugin("terminalreporter")
    if EXAMPLES > SAMPLE and terminal:
        terminal.write_line(f"\n{dict(COUNTED)}")


def laid_out(root: Path) -> Path:
    """Write a sound edition with a row in every table, whose notebooks show what figures can be drawn of it."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        hostile.lay_out(root)
    (root / "notebooks").mkdir()
    shown = [f'figures.show("{id}", edition)' for id in drawable()]
    (root / "notebooks" / "all.ipynb").write_text(json.dumps(shown), "utf-8")
    (root / "conf.py").write_text(
        f'{(root / "conf.py").read_text("utf-8")}exclude_patterns += ["notebooks"]\n', "utf-8"
    )
    return root


def fuzzed(sound: Path, seed: int) -> Path:
    """Make a valid edition at random and return its folder."""
    root = sound.parent / "made"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(sound, root)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        made = hostile.poison(root, tries=tries(Random(seed)))
    if seed % DRAWN == 0:
        hostile.draw(root, drawable())
    COUNTED["editions"] += 1
    COUNTED["cells that stand"] += sum(map(len, made.stands.values()))
    COUNTED["cells refused"] += sum(map(len, made.refused.values()))
    return root


def harmless(book: Built) -> None:
    """Hold a book to it that no page, download or index of it holds what acts."""
    assert "Traceback" not in book.warnings, book.warnings
    assert len(pages(book.out)) > 20
    for path in pages(book.out):
        written = path.read_text("utf-8")
        assert acting(written) == [], path
        COUNTED["pages"] += 1
        COUNTED["pages that show it"] += "PWN" in lxml.html.document_fromstring(written).text_content()
    for path in sorted(book.out.rglob("*")):
        if path.suffix == ".csv" and "_sources" not in path.parts:
            found = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
            assert [c for row in found for c in row if FORMULA.match(c) and not NUMBER.fullmatch(c)] == [], path
        elif path.suffix in (".svg", ".xml", ".rdf"):
            assert well_formed(path) == [], path
        elif path.suffix in (".json", ".jsonld", ".geojson"):
            json.loads(path.read_text("utf-8"))
        COUNTED["files"] += path.is_file()
    assert "<" not in (book.out / "_static/search-index.js").read_text("utf-8")


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**48))
def test_a_book_of_any_valid_edition_holds_nothing_that_acts(sound, seed):
    harmless(build_book(fuzzed(sound, seed)))


@pytest.mark.parametrize("act", [act for act in ACTS if act.startswith("<") and not act.startswith("<!")])
def test_what_would_act_on_a_page_is_seen(mini_book, act):
    page = (mini_book.out / "index.html").read_text("utf-8")
    assert acting(page) == []
    if not act.startswith("<https:"):  # no element in HTML
        assert acting(page.replace("</main>", f"{act}</main>", 1)) != [], act
