"""What pages do not need leaves them, and nothing else."""

from __future__ import annotations

import pytest

from annotate.sphinxext.build import light
from annotate.sphinxext.build.offline import HERE

SHEET = """
@import "../basic.css";
@font-face { font-family: "Font Awesome 6 Free"; src: url(x.woff2); }
/* a note */
:root { --a: 1px; }
.used, .unused { color: red; }
.unused > .used { color: blue; }
a:not(.unused):hover { color: green; }
.used:is(.unused, .other), #gone { color: black }
@media (min-width: 10px) { .unused { top: 0 } .used::before { content: "a,b"; } }
@media print { .unused { top: 0 } }
.fa-star::before { font-family: "Font Awesome 6 Free"; }
.show { display: block }
"""


def test_rules_stay_that_a_page_or_a_script_may_need():
    kept = light.trimmed(SHEET, {"used"})
    for said in (
        ":root{--a: 1px}",
        ".used{color: red}",
        "a:not(.unused):hover{color: green}",
        ".used:is(.unused, .other){color: black}",
        '@media (min-width: 10px){.used::before{content: "a,b"}}',
        ".show{display: block}",
    ):
        assert said in kept
    for gone in ("@import", "Font Awesome", "blue", "#gone", "print", "note"):
        assert gone not in kept


def test_a_page_names_one_sheet_has_one_viewport_and_loads_no_index_of_sphinx():
    page = (
        '<meta name="viewport" content="a" /><meta name="viewport" content="b" />\n'
        '<link href="../_static/styles/theme.css?digest=1" rel="stylesheet" />\n'
        '<link href="../_static/styles/pydata-sphinx-theme.css?digest=1" rel="stylesheet" />\n'
        '<link rel="stylesheet" type="text/css" href="../_static/pygments.css?v=1" />\n'
        '<link rel="stylesheet" type="text/css" href="../_static/edition.css?v=1" />\n'
        '<link rel="stylesheet" type="text/css" href="../_static/reading.css?v=1" />\n'
        '<script src="../_static/searchtools.js"></script>\n<script src="../searchindex.js"></script>\n'
        '<script src="../_static/doctools.js?v=1"></script>\n'
        '<script defer src="../_static/sphinx_highlight.js"></script>\n'
        '<script src="../_static/mode.js?v=1"></script>\n<script src="../_static/documentation_options.js"></script>\n'
    )
    expected = (
        '<meta name="viewport" content="a" />\n<link rel="stylesheet" href="../_static/theme.css?v=7" />\n'
        '<link rel="stylesheet" type="text/css" href="../_static/reading.css?v=1" />\n'
        '<script src="../_static/mode.js?v=1"></script>\n'
        '<script defer="defer" src="../_static/documentation_options.js"></script>\n'
    )
    once = light.lighten(page, "7")
    assert once == expected
    assert light.lighten(once, "8") == expected.replace("v=7", "v=8")


@pytest.mark.parametrize(
    ("body", "loaded"),
    [
        ("<p>text</p>", set()),
        ('<svg class="an-drawing stage-korea"></svg>', set()),
        ('<figure class="wide an-figure"></figure>', {"figures.css", "drawings.css", "figures.js"}),
        (
            '<figure class="an-figure an-picture"></figure>',
            {"figures.css", "drawings.css", "figures.js", "landing.css"},
        ),
        ('<a data-bs-toggle="dropdown"></a>', {"scripts/bootstrap.js"}),
        ('<nav class="index-row"></nav>', {"lists.css"}),
        ('<dl class="field-list record"></dl>', {"lists.css"}),
        ("<p>a record</p>", set()),
    ],
)
def test_a_page_loads_what_something_on_it_asks_for(body, loaded):
    sheets = ("figures.css", "drawings.css", "landing.css", "lists.css")
    files = (*sheets, "figures.js", "scripts/bootstrap.js")
    links = [
        f'<link rel="stylesheet" href="../_static/{name}?v=1" />\n'
        if name in sheets
        else f'<script defer src="../_static/{name}?v=1"></script>\n'
        for name in files
    ]
    links.append('<link rel="preload" as="script" href="../_static/scripts/bootstrap.js?digest=1" />\n')
    made = light.lighten("".join(links) + body, "7")
    assert {name for name in files if f"_static/{name}" in made} == loaded
    assert made.endswith(body)
    assert "".join(link for link in links if any(f"_static/{name}" in link for name in loaded)) + body == made


def test_a_tip_is_the_title_of_its_button():
    tip = (
        '<button aria-label="Mode" data-bs-title="Mode"  data-bs-placement="bottom" data-bs-toggle="tooltip">x</button>'
    )
    assert light.lighten(tip, "7") == '<button aria-label="Mode" title="Mode">x</button>'


def test_the_sheets_of_every_page_are_one_ours_behind_the_theme_s_and_whole(tmp_path):
    assert light.bundle(tmp_path, {"used"}) is None
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "pydata-sphinx-theme.css").write_text(SHEET, "utf-8")
    for name in light.OURS:
        (tmp_path / name).write_text(f"/* why\n*/\n.of-{name.removesuffix('.css')} {{ top: 0 }}\n", "utf-8")
    made = light.bundle(tmp_path, {"used"})
    ours = "\n\n".join(f".of-{name.removesuffix('.css')} {{ top: 0 }}" for name in light.OURS)
    assert made == f"{light.trimmed(SHEET, {'used'})}\n{ours}\n\n"


def test_names_are_read_from_a_page():
    assert light.names_in('<p class="a b-c" id="d">x</p>') == {"a", "b-c", "d"}


def test_scripts_lose_their_comments_and_no_text_that_spans_lines():
    assert light.lean("// why\n(() => {\n  go(`//`); // on\n\n})();\n") == "(() => {\ngo(`//`); // on\n})();\n"
    for path in sorted((HERE / "static").glob("*.js")):
        lines = [line.replace("`´", "").replace("['`", "") for line in path.read_text("utf-8").splitlines()]
        assert [line for line in lines if line.count("`") % 2] == [], path.name
