"""What is drawn against what it is drawn on, in every figure: contrast in both themes; sight without some colours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest

from annotate.figures.kit import style
from annotate.figures.kit.scene import Area, Bar, Item, Mark, Ring, Scene, Text
from tests.figures.conftest import IDS
from tests.figures.vision import DEFICIENCIES, distance, simulated

THEMES = ("light", "dark")
# Fine lines that help to read off a value and carry none; the surface of a row of the timeline.
QUIET = {"grid", "band"}
# Words of a legend that name the row or side on which a sign stands.
BY_PLACE = ("row “", "above the line", "below the line")
# In CIELAB; four times what is just noticeable.
APART = 9.2


def _inside(point: tuple[float, float], rings: tuple[Ring, ...]) -> bool:
    """Tell by the even-odd rule whether a point lies within some rings."""
    x, y = point
    crossings = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
            crossings += (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
    return crossings % 2 == 1


class Ground:
    """The surfaces of a scene in the order of drawing, asked for the colour under a point."""

    def __init__(self, scene: Scene) -> None:
        self.items = [item for group in scene.groups for item in group.items]
        self.layers = [group.layer for group in scene.groups for _ in group.items]
        self.surfaces = [(n, item, _box(item)) for n, item in enumerate(self.items) if _fill(item)]

    def under(self, point: tuple[float, float], before: int, hidden: frozenset[str]) -> str:
        """Return the name of the colour on top at a point, of what was drawn before an item."""
        for n, item, (left, top, right, bottom) in reversed(self.surfaces):
            if n >= before or self.layers[n] in hidden:
                continue
            within = left <= point[0] <= right and top <= point[1] <= bottom
            if within and (isinstance(item, Bar) or _inside(point, item.rings)):
                return _fill(item)
        return "paper"


def _fill(item: Item) -> str:
    if not isinstance(item, Area | Bar):
        return ""
    solid = isinstance(item, Area) or style.certainty_style(item.certainty).solid
    return style.role(item.role).fill if solid else "paper"


def _box(item: Item) -> tuple[float, float, float, float]:
    if isinstance(item, Bar):
        return item.x, item.y, item.x + item.width, item.y + item.height
    xs, ys = zip(*(point for ring in item.rings for point in ring), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _points(item: Item) -> list[tuple[float, float]]:
    """Return points at which an item is seen: along words and lines, in the middle of a mark."""
    if isinstance(item, Text):
        width = 0.5 * item.size * len(item.words)
        start = item.x - {"start": 0, "middle": width / 2, "end": width}[item.anchor]
        return [(start + width * part, item.y - item.size / 3) for part in (0.02, 0.25, 0.5, 0.75, 0.98)]
    if isinstance(item, Mark):
        return [(item.x, item.y)]
    steps = max(1, len(item.points) // 40)
    return [
        ((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in list(zip(item.points, item.points[1:], strict=False))[::steps]
    ]


def _front(item: Item) -> str:
    """Return the name of the colour that has to be seen."""
    if isinstance(item, Text):
        return item.colour
    role = style.role(item.role)
    if isinstance(item, Mark) and style.certainty_style(item.certainty).solid:
        return role.fill or role.stroke
    return role.stroke or role.fill


def meetings(scene: Scene) -> Iterator[tuple[str, str, float, str]]:
    """Yield the colours that meet in a scene, the contrast they need, and where: every layer shown, and each hidden."""
    ground = Ground(scene)
    states = [frozenset[str](), *(frozenset({layer}) for layer in sorted({*ground.layers} - {""}))]
    for n, item in enumerate(ground.items):
        where = getattr(item, "words", "") or getattr(item, "label", "") or getattr(item, "role", "")
        if isinstance(item, Area):
            role = style.role(item.role)
            if role.stroke and item.role not in QUIET:
                yield role.stroke, role.fill or "paper", style.LINE_MINIMUM, where
        elif not isinstance(item, Bar) and getattr(item, "role", "") not in QUIET:
            least = style.TEXT_MINIMUM if isinstance(item, Text) else style.LINE_MINIMUM
            for hidden in states:
                halo = item.halo if isinstance(item, Text) else ""
                for back in {halo or ground.under(point, n, hidden) for point in _points(item)}:
                    yield _front(item), back, least, where


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("theme", THEMES)
def test_everything_drawn_stands_out_from_its_ground(built, id, theme):
    faint = set()
    for scene in built[id].panels:
        for front, back, least, where in meetings(scene):
            pair = getattr(style.colour(front), theme), getattr(style.colour(back), theme)
            if front != back and style.contrast(*pair) < least:
                faint.add((scene.id, where, front, back, round(style.contrast(*pair), 2)))
    assert faint == set()


def _form(item: Item) -> tuple[object, ...]:
    """Return what tells a sign apart from others without its colour."""
    role = style.role(item.role)
    form: tuple[object, ...] = (type(item).__name__, role.hatch, role.dash, role.width)
    if isinstance(item, Mark):
        return (*form, item.shape, item.certainty)
    if isinstance(item, Bar):
        return (*form, item.certainty, item.fade_start, item.fade_end)
    return (*form, item.edge, len(item.rings[0]), item.rings[0][0]) if isinstance(item, Area) else form


def _apart(one: Item, other: Item, theme: str, deficiency: str = "") -> float:
    """Return how far apart the fills of two signs are, or their strokes where those differ more."""

    def seen(name: str) -> str:
        value = getattr(style.colour(name or "paper"), theme)
        return simulated(value, deficiency) if deficiency else value

    first, second = style.role(one.role), style.role(other.role)
    pairs = ((first.fill, second.fill), (first.stroke, second.stroke))
    return max(distance(seen(a), seen(b)) for a, b in pairs)


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_signs_of_a_legend_differ_in_form_or_for_every_eye(built, id, theme, deficiency):
    """A sign may stand twice, once for its shape and once for its certainty: then it is the same for all eyes.

    Signs that are told apart by where they stand, and whose words say so, may be alike: blue and purple are to many.
    """
    alike = [
        (one.words, other.words, round(_apart(one.sample, other.sample, theme, deficiency), 1))
        for one, other in combinations(built[id].legend, 2)
        if not (one.words.startswith(BY_PLACE) and other.words.startswith(BY_PLACE))
        and _form(one.sample) == _form(other.sample)
        and _apart(one.sample, other.sample, theme) > 0
        and _apart(one.sample, other.sample, theme, deficiency) < APART
    ]
    assert alike == []


def test_the_ground_is_the_last_surface_under_a_point():
    square = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    hole = ((2.0, 2.0), (8.0, 2.0), (8.0, 8.0), (2.0, 8.0))
    words = Text("a", 5, 5, colour="land")
    from annotate.figures.kit.scene import Group

    groups = (Group((Area("sea", (square,)),)), Group((Area("land", (square, hole)),), "towns"), Group((words,)))
    ground = Ground(Scene("s", "S", 10, 10, groups))
    assert ground.under((1, 1), 9, frozenset()) == "land"
    assert ground.under((5, 5), 9, frozenset()) == "sea"
    assert ground.under((1, 1), 9, frozenset({"towns"})) == "sea"
    assert ground.under((11, 1), 9, frozenset()) == "paper"
    assert ("land", "sea", style.TEXT_MINIMUM, "a") in set(meetings(Scene("s", "S", 10, 10, groups)))


def test_distances_of_known_colours():
    assert distance("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    assert distance("#777777", "#777777") == 0
    assert distance(simulated("#9c3a00", "deutan"), simulated("#00568c", "deutan")) > APART
