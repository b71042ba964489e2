from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.figures.kit.labels import Box, Label, place

POINTS = st.tuples(st.floats(60, 340), st.floats(40, 260))


@given(st.lists(POINTS, min_size=1, max_size=12))
def test_every_label_is_placed_the_same_way_each_time_and_inside(points):
    labels = tuple(Label(x, y, (f"Town {n}", "second line")) for n, (x, y) in enumerate(points))
    placed = place(labels, (), 400, 300)
    assert placed == place(labels, (), 400, 300)
    assert [tuple(t.words for t in texts) for texts in placed] == [label.lines for label in labels]
    assert all(0 <= t.y <= 300 and 0 <= t.x <= 400 for texts in placed for t in texts)


def test_a_lone_label_stands_to_the_right_and_the_next_avoids_it():
    one, two = place((Label(100, 100, ("First",)), Label(104, 100, ("Second",))), (), 400, 300)
    assert (one[0].anchor, one[0].x) == ("start", 107)
    assert (two[0].anchor, two[0].y) != (one[0].anchor, one[0].y)


def test_a_mark_is_kept_free():
    free = place((Label(100, 100, ("Name",)),), (Box(108, 90, 150, 110, weight=8),), 400, 300)
    assert free[0][0].anchor == "end"
