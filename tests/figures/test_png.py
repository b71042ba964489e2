"""What is printed: bars that fade keep the look of their certainty."""

from __future__ import annotations

import io
from itertools import product

import pytest

from annotate.figures.kit import png, style
from annotate.figures.kit.scene import Bar, Group, Placed, Scene, Sheet
from annotate.values.model import Certainty

# Scene pixels to pixels of the image.
_SCALE = png._DPI / png._PIXELS_PER_INCH
_BAR = (40.0, 60.0, 120.0, 30.0)


def _pixels(bar: Bar):
    from matplotlib.image import imread

    scene = Scene("one", "One", 200, 120, (Group((bar,)),))
    sheet = Sheet(140, (Placed(scene, "", 0, 0),), (0, 130), 200, "", width=200)
    return imread(io.BytesIO(png.render(sheet)))[:, :, :3]


def _share_of_ink(image, x: float, y: float) -> float:
    """Return how dark the bar is at a point: 0 on paper, 1 in full colour."""
    value = style.colour(style.role("soviet").fill).light
    full = sum(1 - int(value[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = image[round(y * _SCALE), round(x * _SCALE)]
    return float((3 - red - green - blue) / full)


def _bar(certainty: Certainty, start: bool = True, end: bool = True) -> Bar:
    return Bar("soviet", *_BAR, certainty, start, end)


@pytest.mark.parametrize("certainty", list(Certainty))
def test_a_fading_bar_is_filled_or_hollow_as_its_certainty_says(certainty):
    image = _pixels(_bar(certainty))
    x, y, width, height = _BAR
    inside = _share_of_ink(image, x + width / 2, y + height / 2)
    assert inside == pytest.approx(1 if style.certainty_style(certainty).solid else 0, abs=0.1)
    edge = [_share_of_ink(image, x + width * k / 200, y) for k in range(80, 120)]
    assert max(edge) > 0.5, "its edge is seen"
    assert (min(edge) < 0.2) is style.certainty_style(certainty).dashed


@pytest.mark.parametrize(("certainty", "start", "end"), [*product(Certainty, (True, False), (True, False))])
def test_an_end_fades_where_it_is_not_sharp(certainty, start, end):
    image = _pixels(_bar(certainty, start, end))
    x, y, width, height = _BAR
    for at, fades in ((x, start), (x + width, end)):
        side = [_share_of_ink(image, at, y + height * k / 40) for k in range(4, 37)]
        assert (max(side) < 0.35) is fades


def test_looks_of_fading_bars_differ():
    assert len({_pixels(_bar(certainty)).tobytes() for certainty in Certainty}) == len(Certainty)
