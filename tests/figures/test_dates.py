from __future__ import annotations

import csv
import json

import pytest

from annotate.figures.dates.figure import _LOWEST, _WIDE, MEASURES, OTHERS, PEER, build
from annotate.figures.kit.scene import Mark, Shape
from annotate.measure.dates import FILE


@pytest.fixture(scope="module")
def stored(edition):
    return json.loads((edition.project.data / FILE.place).read_text("utf-8"))["measures"]


def _share(measure) -> float:
    return 100 * measure["right"] / measure["gold"]


def test_title_and_table_say_what_is_stored(edition, stored):
    figure = build(edition)
    for key in ("wikiwars-explicit-all", "wikiwars-context-all"):
        assert f"{_share(stored[key]):.1f}" in figure.title
    for row, (key, *_) in zip(figure.rows, MEASURES, strict=True):
        assert row.cells[2:5] == (f"{stored[key]['right']:,}", f"{stored[key]['gold']:,}", f"{_share(stored[key]):.1f}")


def test_dots_stand_at_their_shares_and_the_other_program_at_its_own(edition, stored):
    with (edition.project.data / OTHERS).open(encoding="utf-8", newline="") as file:
        peers = {row["measure"]: float(row["value"]) for row in csv.DictReader(file) if row["system"] == PEER}
    marks = [item for group in build(edition).panels[0].groups for item in group.items if isinstance(item, Mark)]
    percent = {
        shape: [
            _LOWEST + (100 - _LOWEST) * (m.x - _WIDE.left) / (_WIDE.right - _WIDE.left)
            for m in marks
            if m.shape is shape
        ]
        for shape in (Shape.CIRCLE, Shape.DIAMOND)
    }
    assert percent[Shape.CIRCLE] == pytest.approx([_share(stored[key]) for key, *_ in MEASURES])
    assert percent[Shape.DIAMOND] == pytest.approx([peers[key] for key, *_ in MEASURES if key in peers])
