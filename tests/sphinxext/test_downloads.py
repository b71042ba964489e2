"""A figure's downloads leave the page: the same bytes, as files, with the picture for print among them."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict

import pytest

from annotate.figures.kit.figure import Attachment, DataFile
from annotate.figures.kit.page import Link, carried, downloads
from annotate.figures.kit.shown import MIME, Record
from annotate.sphinxext.build.downloads import put_aside

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
TABLE = 'town,"quoted, and"\nŁódź & co,<b>%41 "x"</b>\n'
FILES = (
    Attachment("table", "towns.csv", "text/csv", TABLE),
    Attachment("drawing", "towns.svg", "image/svg+xml", "<svg/>"),
)


def test_files_hold_what_the_page_carried(tmp_path):
    links = put_aside(FILES, None, tmp_path, "../_downloads/notebooks/a page")
    assert links == (
        Link("table", "towns.csv", "../_downloads/notebooks/a%20page/towns.csv"),
        Link("drawing", "towns.svg", "../_downloads/notebooks/a%20page/towns.svg"),
    )
    assert (tmp_path / "towns.csv").read_text("utf-8") == TABLE
    assert (tmp_path / "towns.svg").read_text("utf-8") == "<svg/>"


@pytest.mark.parametrize("name", ["../towns.csv", "/etc/towns.csv", "a/towns.csv", "..", ".hidden", ""])
def test_a_file_whose_name_leads_elsewhere_stays_in_the_page(tmp_path, name):
    file = Attachment("table", name, "text/csv", "a")
    (link,) = put_aside([file], None, tmp_path / "here", "x")
    assert link == carried(file)
    assert link.address == "data:text/csv;charset=utf-8,a"
    assert list(tmp_path.iterdir()) == []


def test_the_picture_for_print_is_the_last_of_the_downloads(tmp_path):
    (tmp_path / "hash.png").write_bytes(PIXEL)
    *_, last = put_aside(FILES, tmp_path / "hash.png", tmp_path / "here", "d")
    assert last == Link("picture for print (PNG)", "towns.png", "d/towns.png")
    assert (tmp_path / "here" / "towns.png").read_bytes() == PIXEL


def _notebook(files: tuple[Attachment, ...]) -> str:
    record = Record("towns", "Towns", (), (), (), (), (DataFile("data/x.csv", "0"),), files)
    line = downloads(carried(file) for file in files)
    bundle = {
        "text/html": f"<figure>{line}<p>Made</p></figure>",
        "image/png": base64.b64encode(PIXEL).decode(),
        "text/plain": "figure",
        MIME: asdict(record),
    }
    output = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": bundle}
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Chapter"},
        {"cell_type": "code", "execution_count": 1, "id": "b", "metadata": {}, "source": "1", "outputs": [output]},
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return json.dumps({"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5})


def test_in_a_book_they_lie_beside_the_pages_and_go_with_the_figure(mini, build):
    (mini / "parts").mkdir()
    (mini / "parts/chapter.ipynb").write_text(_notebook(FILES[:1]), "utf-8")
    with (mini / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('nb_execution_mode = "off"\n')
    with (mini / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n```{toctree}\nparts/chapter\n```\n")
    built = build(mini)
    assert built.warnings == ""
    page = built.page("parts/chapter.html")
    links = {a["download"]: a["href"] for a in page.select("a[download$=csv], a[download$=png]")}
    assert set(links) == {"towns.csv", "towns.png"}
    assert "data:" not in str(page.select_one("figure"))
    for name, address in links.items():
        assert (built.out / "parts" / address).resolve() == built.out / "_downloads/parts/chapter" / name
    assert (built.out / "_downloads/parts/chapter/towns.csv").read_text("utf-8") == TABLE
    assert (built.out / "_downloads/parts/chapter/towns.png").read_bytes() == PIXEL
    (mini / "parts/chapter.ipynb").write_text(_notebook((Attachment("t", "places.csv", "text/csv", "a"),)), "utf-8")
    again = build(mini)
    assert {p.name for p in (again.out / "_downloads/parts/chapter").iterdir()} == {"places.csv", "places.png"}
