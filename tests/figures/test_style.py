from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from annotate import figures
from annotate.figures.kit import scene, style, svg
from annotate.figures.kit.scene import Area
from annotate.values.model import Certainty


def test_contrast_of_known_pairs():
    assert style.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert style.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert style.contrast("#ffffff", "#777777") == style.contrast("#777777", "#ffffff")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), style.PAIRS)
def test_colours_that_meet_can_be_told_apart(theme, front, back, least):
    one, other = (getattr(style.colour(name), theme) for name in (front, back))
    assert style.contrast(one, other) >= least


def test_every_stroke_and_text_colour_is_checked_somewhere():
    checked = {front for front, _, _ in style.PAIRS}
    strokes = {role.stroke for role in style.ROLES if role.stroke} - {"grid"}
    assert strokes <= checked


def _variables(sheet: str, start: str) -> dict[str, str]:
    block = sheet[sheet.index(start) :].partition("}")[0]
    return dict(re.findall(r"--an-([a-z-]+): (#[0-9a-f]{6});", block))


def test_the_style_sheet_has_the_palette():
    sheet = (figures.STATIC / figures.STYLE_SHEETS[0]).read_text(encoding="utf-8")
    assert _variables(sheet, ".an-figure {") == {c.name: c.light for c in style.PALETTE}
    assert _variables(sheet, 'html[data-theme="dark"] .an-figure,') == {c.name: c.dark for c in style.PALETTE}


def test_the_sheet_of_the_drawings_is_what_the_roles_say(request):
    path = figures.STATIC / figures.STYLE_SHEETS[1]
    made = f"/* Looks of drawn things, made by annotate.figures.kit.svg.sheet (a test compares them). */\n{svg.sheet()}"
    if request.config.getoption("--regen-goldens"):
        path.write_text(made, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made


def test_what_a_map_has_many_of_has_lines_for_paper_that_the_sheet_names():
    many = [role for role in style.ROLES if role.many]
    assert {role.name for role in many} >= {"dprk-only", "both-koreas"}
    made = svg.paper(Area(role.name, (((0, 0), (1, 0), (1, 1)),)) for role in style.ROLES)
    drawn = {g["id"]: g for g in BeautifulSoup(made, "html.parser").find_all("lineargradient")}
    assert set(drawn) == {f"an-paper-{role.name}" for role in many}
    on_paper = svg.sheet().split("@media print", 1)[1]
    for role in many:
        assert f".{role.name}{{fill:url(#an-paper-{role.name}) " in on_paper
    # Without colour: those with one ground have lines of different directions or widths.
    looks = [(role.fill, *(drawn[f"an-paper-{role.name}"][at] for at in ("x2", "y2"))) for role in many]
    assert len(set(looks)) == len(many)


def test_the_style_sheet_changes_forms_where_words_become_legible():
    sheet = (figures.STATIC / figures.STYLE_SHEETS[0]).read_text(encoding="utf-8")
    assert [float(w) for w in re.findall(r"@container \(max-width: ([\d.]+)px\)", sheet)] == [
        scene.COLUMN - 0.1,
        scene.PAGE - 0.1,
    ]


def test_no_sheet_or_script_names_another_host():
    for name in (*figures.STYLE_SHEETS, figures.SCRIPT):
        assert not re.search(r"https?:|//[a-z]|@import|url\((?!#)", (figures.STATIC / name).read_text(encoding="utf-8"))


def test_each_degree_of_certainty_looks_different():
    looks = {style.certainty_style(c).look for c in Certainty}
    drawn = {(style.certainty_style(c).solid, style.certainty_style(c).dashed) for c in Certainty}
    assert len(looks) == len(drawn) == len(Certainty)


def test_roles_name_colours_of_the_palette():
    known = {c.name for c in style.PALETTE}
    assert all({role.fill, role.stroke} - {""} <= known for role in style.ROLES)
    assert len({role.name for role in style.ROLES}) == len(style.ROLES)
