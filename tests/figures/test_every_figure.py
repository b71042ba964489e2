"""What is asked of every row of FIGURES."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable
from functools import cache
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from annotate import figures
from annotate.figures.kit import scene
from annotate.figures.kit.scene import Bar, Mark
from annotate.figures.kit.shown import MIME, SCREEN_ONLY, Record, Shown
from annotate.figures.kit.views import View
from annotate.values.errors import UsageError
from tests.figures.conftest import IDS


@pytest.fixture(params=IDS)
def whole(request, shown):
    return shown[request.param]


@pytest.fixture
def figure(whole):
    return whole.figure


@pytest.fixture(scope="session")
def drawn(shown) -> Callable[[str], bytes]:
    """Return the picture for print of a figure, drawn once."""
    return cache(lambda id: shown[id].png())


@pytest.fixture(scope="session")
def elsewhere(project) -> dict[str, list[str]]:
    """Digests of picture and HTML of every figure, as another process makes them."""
    code = (
        "import sys, hashlib, annotate; from annotate import figures; edition = annotate.load(sys.argv[1])\n"
        "for id in sys.argv[2:]:\n"
        "    f = figures.show(id, edition)\n"
        "    print(id, hashlib.sha256(f.png()).hexdigest(), hashlib.sha256(f.html().encode()).hexdigest())"
    )
    env = {"PYTHONHASHSEED": "7", "PYTHONPATH": os.environ.get("PYTHONPATH", ""), "PATH": "", "HOME": str(project.root)}
    command = [sys.executable, "-c", code, str(project.root), *IDS]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return {id: digests for id, *digests in map(str.split, done.stdout.splitlines())}


@pytest.fixture
def tree(whole):
    return ElementTree.fromstring(whole.html())


def test_ids_are_unique():
    assert len(set(IDS)) == len(IDS)


def test_unknown_figure_names_the_known_ones(edition):
    with pytest.raises(UsageError, match=r"division-1944.*Did you mean 'division-1945'.*timeline.*told-essay"):
        figures.show("division-1944", edition)


def test_says_what_it_shows_and_what_it_rests_on(figure):
    assert re.search(r"\d", figure.title), "a title states a finding, with its number"
    assert 40 < len(figure.alt) < 260
    assert len(" ".join(figure.description)) > len(figure.alt)
    assert figure.method
    assert figure.rows
    assert all(len(row.cells) == len(figure.columns) for row in figure.rows)


def test_provenance_is_the_files_as_they_are(whole, project):
    assert whole.made_from
    for file in whole.made_from:
        assert hashlib.sha256((project.root / file.path).read_bytes()).hexdigest().startswith(file.digest)


def test_sources_in_the_table_are_explained_in_words(figure, whole):
    column = next((n for n, c in enumerate(figure.columns) if c.sources), None)
    if column is None:  # its rows lead to a page that cites them
        assert figure.id in {"recognition", "opening"}
        assert figure.id == "opening" or any(r.address.startswith("../book/acts.html#") for r in figure.rows)
        return
    named = {key.strip() for row in figure.rows for key in row.cells[column].split(";") if key.strip()}
    explained = {r.key: r.words for r in whole.references}
    assert named <= set(explained)
    assert all(len(words) > len(key) for key, words in explained.items())
    html = whole.html()
    assert all(f'bibliography.html#ref-{key}">' in html for key in named)
    assert not any(f">{key}<" in html for key in named), "a key is no name"


def test_html_is_well_formed_with_unique_ids_and_whole_references(tree):
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    for element in tree.iter():
        for name in ("aria-labelledby", "aria-describedby"):
            assert set((element.get(name) or "").split()) <= set(ids)
        target = element.get("href") or ""
        assert not target.startswith("#") or target[1:] in ids
        for use in re.findall(r"url\(#([^)]+)\)", " ".join(element.attrib.values())):
            assert use in ids


def test_marks_and_rows_belong_together(tree, figure):
    ids = {e.get("id") for e in tree.iter()}
    marks = [e for e in tree.iter() if e.get("data-for")]
    assert all(e.get("data-for") in ids for e in marks)
    keyed = {row.key for row in figure.rows if row.key}
    assert {e.get("data-for").rpartition("-row-")[2] for e in marks} == keyed
    # Of the drawings of a mark in several views one has the name that its row leads to.
    assert {e.get("id").rpartition("-mark-")[2] for e in marks if e.get("id")} == keyed


def test_nothing_is_asked_of_another_host(whole):
    html = re.sub(r'href="data:[^"]*"', "", whole.html())
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", html)
    assert "@import" not in html
    assert set(re.findall(r"https?://[^\s\"<]+", html)) <= {
        "http://www.w3.org/2000/svg",
        *re.findall(r"https?://[^\s\"<]+", " ".join(r.words for r in whole.references).replace("&", "&amp;")),
    }


def test_drawings_have_names_and_the_table_has_headers(tree):
    svg = "{http://www.w3.org/2000/svg}"
    drawings = [e for e in tree.iter(f"{svg}svg") if e.get("role") == "img"]
    assert drawings
    assert all(e.find(f"{svg}title").text for e in drawings)
    assert all(e.get("aria-hidden") == "true" for e in tree.iter(f"{svg}svg") if e.get("role") != "img")
    table = tree.find(".//table")
    assert "".join(table.find("caption").itertext())
    assert all(e.get("scope") == "col" and e.text for e in table.iterfind(".//thead//th"))
    assert all(e.get("scope") == "row" for e in table.iterfind(".//tbody//th"))


def test_every_switch_has_a_layer_and_every_layer_a_style_rule(tree, figure):
    sheet = (figures.STATIC / figures.STYLE_SHEETS[0]).read_text(encoding="utf-8")
    switches = {e.get("data-layer"): e.get("checked") for e in tree.iter("input") if e.get("data-layer")}
    groups = [e for e in tree.iter("{http://www.w3.org/2000/svg}g") if e.get("data-layer")]
    assert set(switches) == {g.get("data-layer") for g in groups} == {layer.name for layer in figure.layers}
    for group in groups:
        on = switches[group.get("data-layer")] is not None
        assert (group.get("display") == "none") is not on
    for layer in figure.layers:
        assert f'input[data-layer="{layer.name}"]:not(:checked)) g[data-layer="{layer.name}"]' in sheet
        if not layer.on:
            assert f'input[data-layer="{layer.name}"]:checked) g[data-layer="{layer.name}"]' in sheet


def test_downloads_hold_the_table_and_the_drawings(tree, figure):
    links = {e.get("download"): unquote(e.get("href").partition(",")[2]) for e in tree.iter("a") if e.get("download")}
    read = list(csv.reader(io.StringIO(links.pop(f"{figure.id}.csv"))))
    assert read == [[c.name for c in figure.columns], *([*row.cells] for row in figure.seen(View.ALL))]
    assert {file.name: file.content for file in figure.files} == {
        name: links.pop(name) for name in list(links) if not name.endswith(".svg")
    }
    assert len(links) == len(figure.panels)
    for content in links.values():
        assert "data-views" not in content
        assert ElementTree.fromstring(content).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_drawing_can_be_read_at_the_width_at_which_it_is_shown(figure):
    for panel in figure.panels:
        if panel.narrow is None:
            assert panel.legible_width <= scene.PHONE, panel.id
        else:
            assert panel.legible_width <= (scene.PAGE if panel.wide else scene.COLUMN + 12), panel.id
            assert panel.narrow.legible_width <= scene.PHONE, panel.id
            assert panel.narrow.width == scene.PHONE


def test_both_forms_of_a_drawing_show_the_same(figure):
    def keys(form):
        return sorted(i.key for g in form.groups for i in g.items if isinstance(i, Mark | Bar) and i.key)

    for panel in figure.panels:
        if panel.narrow is not None:
            assert set(keys(panel.narrow)) == set(keys(panel)), panel.id


def test_no_element_has_a_style_or_a_handler_of_its_own(tree):
    for element in tree.iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")], element.attrib
    styled = [e for e in tree.iter() if e.tag.endswith("style")]
    assert len(styled) == 1, "the one that pages leave out"


def test_two_renders_are_the_same_bytes(whole, figure, drawn):
    image = drawn(figure.id)
    assert image.startswith(b"\x89PNG")
    assert image == whole.png()
    assert b"Software" not in image
    assert whole.html() == whole.html()


def test_render_does_not_depend_on_the_process(whole, figure, drawn, elsewhere):
    made = (drawn(figure.id), whole.html().encode())
    assert elsewhere[figure.id] == [hashlib.sha256(content).hexdigest() for content in made]


def test_a_build_for_the_screen_draws_no_png_unless_it_is_asked_for(whole, monkeypatch):
    monkeypatch.setattr(Shown, "png", lambda _: b"drawn")
    monkeypatch.setenv(SCREEN_ONLY, "1")
    assert set(whole._repr_mimebundle_()) == {"text/plain", "text/html", MIME}
    assert set(whole._repr_mimebundle_(include=["image/png"])) == {"image/png"}


def test_notebook_bundle(whole, figure, monkeypatch):
    monkeypatch.setattr(Shown, "png", lambda _: b"drawn")
    bundle = whole._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html", MIME, "image/png"}
    assert b64decode(bundle["image/png"]) == b"drawn"
    assert figure.alt in bundle["text/plain"]
    assert set(whole._repr_mimebundle_(include=["image/png"])) == {"image/png"}
    assert "image/png" not in whole._repr_mimebundle_(exclude=["image/png"])


def test_the_record_comes_through_json_as_it_went_in(whole):
    carried = json.loads(json.dumps(whole._repr_mimebundle_(include=[MIME])[MIME]))
    record = Record.read(carried)
    assert record == whole.record()
    assert record.made_from == whole.made_from
    assert len(record.rows) == len(whole.figure.seen(View.ALL))
    assert {len(cells) for cells in record.rows} == {len(record.columns)}
