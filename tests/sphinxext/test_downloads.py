"""A figure's downloads leave the page: the same bytes, as files, with the picture for print among them."""

from __future__ import annotations

import base64

import pytest

from annotate.figures.kit.page import _link
from annotate.sphinxext.build.downloads import Aside, add_picture, put_aside

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
TABLE = 'town,"quoted, and"\nŁódź & co,<b>%41 "x"</b>\n'


def figure(*links: str) -> str:
    return f'<figure><p class="an-small">Download: {" · ".join(links)}</p><p class="an-small">Made</p></figure>'


def test_files_hold_what_the_page_carried(tmp_path):
    markup = figure(
        str(_link("table", "towns.csv", "text/csv", TABLE)), str(_link("d", "towns.svg", "image/svg+xml", "<svg/>"))
    )
    aside = put_aside(markup, tmp_path, "../_downloads/notebooks/a page")
    assert aside.names == ("towns.csv", "towns.svg")
    assert (tmp_path / "towns.csv").read_text("utf-8") == TABLE
    assert (tmp_path / "towns.svg").read_text("utf-8") == "<svg/>"
    assert 'href="../_downloads/notebooks/a%20page/towns.csv" download="towns.csv"' in aside.markup
    assert "data:" not in aside.markup


@pytest.mark.parametrize("name", ["../towns.csv", "/etc/towns.csv", "a/towns.csv", "..", ".hidden", ""])
def test_a_name_that_leads_elsewhere_is_left_alone(tmp_path, name):
    markup = f'<a href="data:text/csv;charset=utf-8,a" download="{name}">table</a>'
    assert put_aside(markup, tmp_path / "here", "x") == Aside(markup, ())
    assert list(tmp_path.iterdir()) == []


def test_the_picture_for_print_is_the_last_of_the_downloads(tmp_path):
    (tmp_path / "hash.png").write_bytes(PIXEL)
    aside = put_aside(figure(str(_link("table", "towns.csv", "text/csv", TABLE))), tmp_path, "d")
    after = add_picture(aside, tmp_path / "hash.png", tmp_path, "d")
    assert after.names == ("towns.csv", "towns.png")
    assert (tmp_path / "towns.png").read_bytes() == PIXEL
    assert (
        '<a href="d/towns.png" download="towns.png">picture for print (PNG)</a></p><p class="an-small">Made'
        in after.markup
    )


def test_what_carries_no_download_gets_no_picture(tmp_path):
    (tmp_path / "hash.png").write_bytes(PIXEL)
    plain = Aside("<table></table>", ())
    assert add_picture(plain, tmp_path / "hash.png", tmp_path, "d") == plain


NOTEBOOK = """{"cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Chapter"},
{"cell_type": "code", "execution_count": 1, "id": "b", "metadata": {}, "source": "1",
"outputs": [{"output_type": "execute_result", "execution_count": 1, "metadata": {},
"data": {"text/html": HTML, "image/png": PNG, "text/plain": "figure"}}]}],
"metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
"nbformat": 4, "nbformat_minor": 5}"""


def test_in_a_book_they_lie_beside_the_pages_and_go_with_the_figure(mini, build):
    import json

    html = figure(str(_link("table", "towns.csv", "text/csv", TABLE)))
    notebook = NOTEBOOK.replace("HTML", json.dumps(html)).replace("PNG", json.dumps(base64.b64encode(PIXEL).decode()))
    (mini / "parts").mkdir()
    (mini / "parts/chapter.ipynb").write_text(notebook, "utf-8")
    with (mini / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('nb_execution_mode = "off"\n')
    with (mini / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n```{toctree}\nparts/chapter\n```\n")
    built = build(mini)
    links = {
        a["download"]: a["href"] for a in built.page("parts/chapter.html").select("a[download$=csv], a[download$=png]")
    }
    assert set(links) == {"towns.csv", "towns.png"}
    for name, address in links.items():
        assert (built.out / "parts" / address).resolve() == built.out / "_downloads/parts/chapter" / name
    assert (built.out / "_downloads/parts/chapter/towns.csv").read_text("utf-8") == TABLE
    assert (built.out / "_downloads/parts/chapter/towns.png").read_bytes() == PIXEL
    (mini / "parts/chapter.ipynb").write_text(notebook.replace("towns.csv", "places.csv"), "utf-8")
    again = build(mini)
    assert {p.name for p in (again.out / "_downloads/parts/chapter").iterdir()} == {"places.csv", "places.png"}
