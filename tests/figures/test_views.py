"""The switch of every figure: which has it, what belongs to which view, how the drawings of views are joined."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from annotate.figures.capitals import figure as capitals
from annotate.figures.kit import views
from annotate.figures.kit.scene import Bar, Group, Line, Mark, Scene, Shape, Text
from annotate.figures.kit.views import SCOPES, WORDS, View, by_view, overlay, scope, seen_in, verified
from annotate.figures.places import data as places_data
from annotate.figures.places import figure as places
from annotate.figures.told import figure as told
from annotate.values.model import Certainty, Sense, Status
from tests.figures.conftest import IDS

SVG = "{http://www.w3.org/2000/svg}"
SWITCHED = [id for id in IDS if scope(id).views]


def _shown(part: ElementTree.Element, view: str) -> bool:
    return part.get("data-views") is None or view in part.get("data-views").split()


def test_every_figure_says_which_views_it_has_and_why_not_the_others(built):
    assert {scope(id) for id in IDS} == set(SCOPES)
    for id in IDS:
        each = scope(id)
        assert tuple(told.view for told in built[id].views) == each.views
        for view, words in ((View.VERIFIED, each.verified), (View.LITERAL, each.literal)):
            assert words.startswith("no: ") is (view not in each.views)


@pytest.mark.parametrize(
    ("certainty", "status", "seen", "expected"),
    [
        (Certainty.HIGH, Status.ACCEPTED, "", True),
        (Certainty.MEDIUM, Status.ACCEPTED, "standard-reference", True),
        (Certainty.LOW, Status.ACCEPTED, "seen", False),
        (None, Status.ACCEPTED, "seen", False),
        (Certainty.HIGH, Status.DISPUTED, "", False),
        (Certainty.HIGH, Status.ACCEPTED, "from-memory", False),
    ],
)
def test_what_is_verified(certainty, status, seen, expected):
    assert verified(certainty, status, seen) is expected


def test_a_metonymic_mention_is_in_every_view_but_one():
    assert seen_in(True, Sense.METONYMIC) == (View.ALL, View.VERIFIED)
    assert seen_in(True, Sense.LITERAL) == (View.ALL, View.VERIFIED, View.LITERAL)
    assert seen_in(False, Sense.METONYMIC) == (View.ALL,)
    assert seen_in(False) == (View.ALL, View.LITERAL)


@pytest.mark.parametrize("id", SWITCHED)
def test_caption_table_and_counts_follow_the_view(shown, id):
    figure = shown[id].figure
    tree = ElementTree.fromstring(shown[id].html())
    caption, table = tree.find("figcaption"), tree.find(".//table")
    for view in (View.ALL, *scope(id).views):
        rows = [e for e in table.iterfind(".//tbody/tr") if _shown(e, view)]
        assert len(rows) == len(figure.seen(view))
        titles = [e.text for e in caption.iterfind("strong") if _shown(e, view)]
        told_there = next((t.title for t in figure.views if t.view is view), figure.title)
        assert titles == [told_there]
        assert [e.text for e in table.iterfind("caption/span") if _shown(e, view)] == titles
        (state,) = [e.text for e in tree.iterfind(".//p/span") if e.get("class") == "an-state" and _shown(e, view)]
        assert state == f"Shown: {WORDS[view]}, {len(rows)} of {len(figure.seen(View.ALL))} rows."
        folded = [e for e in tree.iterfind("details/summary/span") if _shown(e, view)]
        assert [e.text for e in folded] == [f" ({len(rows)} rows)"]


@pytest.mark.parametrize("id", SWITCHED)
def test_before_a_choice_and_without_script_everything_is_shown(shown, id):
    tree = ElementTree.fromstring(shown[id].html())
    for part in tree.iter():
        if part.get("data-views") is not None:
            away = part.get("display") == "none" if part.tag.startswith(SVG) else part.get("hidden") is not None
            assert away is not _shown(part, View.ALL)
    choice = next(e for e in tree.iter("fieldset") if "an-views" in e.get("class"))
    assert choice.get("hidden") is not None
    boxes = list(choice.iter("input"))
    assert [b.get("value") for b in boxes] == [View.ALL, *scope(id).views]
    assert [b.get("checked") is not None for b in boxes] == [True, *(False for _ in scope(id).views)]
    assert all(b.get("type") == "radio" for b in boxes)


@pytest.mark.parametrize("id", SWITCHED)
def test_marks_of_rows_are_in_the_drawing_of_every_view_that_shows_the_row(built, id):
    figure = built[id]
    for view in (View.ALL, *scope(id).views):
        drawn = {
            item.key
            for scene in figure.panels
            for group in scene.groups
            if not group.views or view in group.views
            for item in group.items
            if isinstance(item, Mark | Bar) and item.key
        }
        assert drawn == {row.key for row in figure.seen(view) if row.key}


def test_what_is_left_out_by_hand_is_what_the_views_leave_out(built, project):
    rows = [
        row
        for file in sorted((project.root / "data" / "annotations").glob("*/*.csv"))
        for row in _csv(file)
        if row["kind"] == "PLACE" and row["sense"] and row["status"] in ("accepted", "disputed")
    ]
    doubtful = sum(row["status"] == "disputed" or row["certainty"] == "low" for row in rows)
    acting = sum(row["sense"] == "metonymic" for row in rows)
    figure = built["places"]
    assert len(figure.seen(View.ALL)) == len(rows)
    assert len(figure.seen(View.VERIFIED)) == len(rows) - doubtful
    assert len(figure.seen(View.LITERAL)) == len(rows) - acting
    events = _csv(project.history / "events.csv")
    kept = [e for e in events if e["certainty"] != "low" and e["seen"] != "from-memory"]
    assert len(built["timeline"].seen(View.VERIFIED)) == len(kept) < len(events)
    claims = _csv(project.data / "claims" / "lankov-2010.csv")
    assert len(built["claims"].seen(View.VERIFIED)) == sum(c["certainty"] != "low" for c in claims)


def _csv(path):
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_that_turns_doubtful_leaves_the_view(changed, texts):
    copy = changed("annotations/lankov-2010/p07.csv", (",high,", ",low,"))
    later = told.build(copy, texts["lankov-2010"])
    assert len(later.seen(View.VERIFIED)) < len(later.rows)
    assert later.views[0].title != later.title
    assert any(group.views == (View.ALL,) for group in later.panels[0].groups)
    maps = capitals.build(copy)
    assert len(maps.seen(View.VERIFIED)) < len(maps.rows)


def _scene(*items) -> Scene:
    return Scene("one", "One", 10, 10, (Group(items, "layer"),))


def test_overlay_draws_once_what_views_share_and_keeps_the_order():
    first, second, third = (Mark("town", Shape.CIRCLE, x, 0) for x in (1, 2, 3))
    words = Text("3", 0, 0), Text("2", 0, 0)
    joined = overlay({View.ALL: _scene(first, second, third, words[0]), View.VERIFIED: _scene(first, third, words[1])})
    assert [(g.items, g.views) for g in joined.groups] == [
        ((first,), ()),
        ((second,), (View.ALL,)),
        ((third,), ()),
        ((words[1],), (View.VERIFIED,)),
        ((words[0],), (View.ALL,)),
    ]
    assert {g.layer for g in joined.groups} == {"layer"}


def test_overlay_of_equal_drawings_is_the_drawing():
    scene = _scene(Line("grid", ((0, 0), (1, 1))), Mark("town", Shape.CIRCLE, 1, 1))
    assert overlay({View.ALL: scene, View.VERIFIED: scene}) == scene
    taller = replace(scene, height=20)
    assert overlay({View.ALL: scene, View.VERIFIED: taller}).height == 20
    assert overlay({View.ALL: _scene()}) == _scene()


def test_rows_by_view_begin_with_all():
    found = by_view("places", (True, False), lambda known: seen_in(known))
    assert found == {View.ALL: (True, False), View.VERIFIED: (True,), View.LITERAL: (True, False)}
    with pytest.raises(KeyError):
        views.scope("no-such-figure")


def test_the_file_of_places_counts_as_the_table_does(built, edition):
    (file,) = built["places"].files
    features = json.loads(file.content)["features"]
    of = {one.of.words for one in places_data.read(edition)}
    total = sum(f["properties"][f"{words}_{sense}"] for f in features for words in of for sense in Sense)
    assert total == len(built[places.ID].rows)
