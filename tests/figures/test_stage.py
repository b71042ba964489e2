"""The stage: what each paragraph shows, by rules that are stated; who is meant; drawings without style of their own."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotate.figures.kit.labels import Box
from annotate.figures.kit.scene import Text
from annotate.figures.recognition.data import FIRST
from annotate.figures.stage import page, scene
from annotate.figures.stage.actors import OTHERS, actors, meant_by
from annotate.figures.stage.playhead import (
    WORLD,
    Playhead,
    _carried,
    drawn_year,
    moment,
    playheads,
    situation_at,
    situations,
)
from annotate.figures.stage.rail import rail_of
from annotate.values.authority import Relation
from annotate.values.edtf import Day, Edtf
from annotate.values.model import Kind, Sense

TEXTS = ("companion", "lankov-2010")


@pytest.fixture(scope="module", params=TEXTS)
def staged(request, edition):
    return page.stage(edition, request.param)


def dates(*texts: str) -> list[Edtf]:
    return [Edtf.parse(text) for text in texts]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ((), None),
        (("1948",), Day(1948, 12, 31)),
        (("1945-08-16", "1945-09-08", "1949"), Day(1945, 9, 8)),
        (("1949", "1950-06"), Day(1949, 12, 31)),
        (("195X",), Day(1950, 12, 31)),  # ten years of equal weight: the first
        (("1960/1969", "1965-02", "1965"), Day(1965, 12, 31)),
    ],
)
def test_the_moment_is_the_end_of_what_is_named_in_the_year_named_most(told, expected):
    assert moment(dates(*told)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (Day(1943, 12, 1), "before"),
        (Day(1945, 8, 9), "before"),
        (Day(1945, 9, 8), "zones"),
        (Day(1948, 8, 14), "zones"),
        (Day(1948, 8, 15), "held"),
        (Day(1950, 6, 24), "held"),
        (Day(1950, 6, 25), "war"),
        (Day(1953, 7, 27), "line"),
        (Day(1953, 12, 31), "line"),
        (Day(1954, 1, 1), WORLD),
        (Day(2010, 9, 1), WORLD),
    ],
)
def test_situations_begin_on_the_days_of_the_record(edition, day, expected):
    assert situation_at(situations(edition), day) == expected


def test_a_paragraph_without_a_date_keeps_the_moment_of_the_one_before():
    told = [
        Playhead(0, (), (), ()),
        Playhead(1, (), (), ((1948, 1948),), "held", 1948, own=True),
        Playhead(2, (), (), ()),
    ]
    assert [(one.situation, one.year) for one in _carried(told)] == [("held", 1948)] * 3
    assert _carried(told[:1]) == (told[0],)


def test_the_record_of_recognition_stands_in_for_years_beyond_it():
    assert [drawn_year(year) for year in (1922, 1948, 1973, 2010)] == [1948, 1948, 1973, 1994]


@pytest.mark.parametrize("text", TEXTS)
def test_places_are_literal_and_actors_metonymic(edition, text):
    heads = playheads(edition, text)
    assert len(heads) == len(edition.text(text).paragraphs)
    for mention in edition.decided(text):
        head = heads[mention.para]
        if mention.kind is Kind.PLACE and mention.sense is Sense.LITERAL:
            assert mention.entity in head.places
        if mention.sense is Sense.METONYMIC:
            assert mention.refers_to in head.actors
    assert all(head.situation for head in heads)


def test_nobody_acts_on_the_map(edition, staged):
    drawn = set(re.findall(r'data-layer="at-([^"]+)"', staged.markup.partition('class="stage-rail"')[0]))
    assert drawn <= {place for head in staged.heads for place in head.places}
    assert drawn & {"seoul", "pyongyang", "moscow"}


def test_states_and_regions_are_never_points(edition):
    for text in TEXTS:
        shown = scene.spots(edition, text)
        for spot in shown:
            assert spot.point == (edition.gazetteer.entity(spot.entity).type == "settlement"), spot


def test_before_the_line_of_1945_no_zone_is_drawn(edition):
    drawn = scene.ground(edition).korea
    roles = {
        getattr(item, "role", "")
        for group in drawn.groups
        if not group.views or "before" in group.views
        for item in group.items
    }
    assert not roles & {"soviet-zone", "american-zone", "parallel", "armistice", "exchanged"}
    assert "land" in roles


def test_each_situation_is_the_drawing_of_the_division_in_steps(edition):
    from annotate.figures.korea import data as korea_data
    from annotate.figures.steps import data as steps_data
    from annotate.figures.steps import scene as steps_scene

    drawn = scene.ground(edition).korea
    division = korea_data.read(edition)
    for step in steps_scene.draw(division, korea_data.areas(division), steps_data.read(edition)):
        if step.id == "claimed":
            continue
        shown = {
            i for g in drawn.groups if not g.views or step.id in g.views for i in g.items if not hasattr(i, "words")
        }
        assert {i for g in step.groups if g.at_first for i in g.items if not hasattr(i, "words")} == shown


def test_markup_carries_no_style_and_every_class_of_its_drawings_has_a_rule(edition, staged):
    assert "style=" not in staged.markup
    assert "<style" not in staged.markup
    drawings = "".join(re.findall(r"<svg.*?</svg>", staged.markup, re.S))
    looks = re.search(r'data-looks="([^"]+)"', staged.markup)[1].split("|")
    used = {name for names in re.findall(r'class="([^"]*)"', drawings) for name in names.split()}
    used |= {"dashed", *(look.split(" ")[1] for look in looks)}  # what the script gives to outlines
    own = Path(page.__file__).parents[2] / "sphinxext" / "static" / "reading-stage.css"
    ruled = set(re.findall(r"\.([a-z][\w-]*)", page.css(scene.ground(edition, FIRST)) + own.read_text("utf-8")))
    assert {"land", "soviet-zone", "ink-quiet", "rok-only"} <= used
    assert used - ruled == {"high"}, "of the grades of certainty the highest is drawn as its role is"


def test_every_year_of_the_record_has_a_sign_for_every_outline(staged):
    signs = re.search(r'data-signs="([^"]+)"', staged.markup)[1]
    counts = re.search(r'data-counts="([^"]+)"', staged.markup)[1].split("|")
    looks = {entry.split(" ")[0] for entry in re.search(r'data-looks="([^"]+)"', staged.markup)[1].split("|")}
    for entry in signs.split("|"):
        _, every, *_ = entry.split(" ")
        assert len(every) == len(counts)
        assert set(every.lower()) <= looks


def test_names_of_one_paragraph_do_not_cover_one_another(edition):
    for text in TEXTS:
        drawn = scene.korea(scene.ground(edition), scene.spots(edition, text))
        words = {
            g.layer: i for g in drawn.groups if g.layer.startswith(scene.AT) for i in g.items if isinstance(i, Text)
        }
        for head in playheads(edition, text):
            shown = [words[scene.AT + place] for place in head.places if scene.AT + place in words]
            boxes = [_box(word) for word in shown]
            covered = [
                (a.words, b.words)
                for (a, x), (b, y) in combinations(zip(shown, boxes, strict=True), 2)
                if x.overlap(y) > 20
            ]
            assert covered == [], head.para


def _box(word: Text) -> Box:
    wide = len(word.words) * word.size * 0.5
    left = {"start": word.x, "middle": word.x - wide / 2, "end": word.x - wide}[word.anchor]
    return Box(left, word.y - word.size * 0.8, left + wide, word.y + word.size * 0.2)


def test_the_rail_runs_from_decade_to_decade(staged):
    rail = rail_of(staged.heads)
    years = [year for head in staged.heads for span in head.years for year in span]
    assert rail.first % 10 == rail.last % 10 == 0
    assert rail.first <= min(years)
    assert max(years) < rail.last
    assert rail_of([Playhead(0, (), (), ())]) is None


def _gazetteer(*relations: tuple[str, str, str]) -> SimpleNamespace:
    return SimpleNamespace(relations=tuple(Relation(*each) for each in relations))


def test_an_actor_is_found_step_by_step_and_a_tie_is_nobodys():
    known = actors(
        _gazetteer(
            ("rok-government", "government-of", "republic-of-korea"),
            ("ministry", "part-of", "rok-government"),
            ("broker", "leader-of", "dprk"),
            ("broker", "member-of", "prc"),
            ("prc", "member-of", "united-nations"),
        )
    )
    assert known["ministry"].id == "seoul"
    assert known["prc"].id == "beijing"
    assert "broker" not in known
    assert "united-nations" not in known


def test_places_in_the_literal_sense_and_dates_mean_nobody(edition):
    known = actors(edition.gazetteer)
    for mention in edition.decided("companion"):
        found = meant_by(mention, known)
        if mention.kind is Kind.DATE or mention.sense is Sense.LITERAL:
            assert found is None
        if mention.sense is Sense.METONYMIC:
            assert found is known.get(mention.refers_to, OTHERS)


def test_an_edition_without_maps_has_no_stage(mini):
    import annotate

    other = annotate.load(mini.root)
    assert page.stage(other, "essay") is None
