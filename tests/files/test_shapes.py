"""Geometries: what is plain without shapely is valid to shapely, and shapely is not loaded for the edition's own."""

import json
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.files import shapes

POINTS = st.tuples(st.integers(0, 5), st.integers(0, 5))
RINGS = st.lists(POINTS, min_size=3, max_size=6).map(lambda ring: [*ring, ring[0]])
SURFACES = st.lists(st.lists(RINGS, min_size=1, max_size=2), min_size=1, max_size=3)


@settings(deadline=None, max_examples=400)
@given(SURFACES)
def test_a_surface_passes_where_shapely_finds_it_valid_and_nowhere_else(surfaces):
    from shapely import is_valid
    from shapely.geometry import shape

    geometry = {"type": "MultiPolygon", "coordinates": [[[list(at) for at in r] for r in s] for s in surfaces]}
    assert (shapes.fault(geometry) is None) == bool(is_valid(shape(geometry)))


def test_the_layers_of_this_edition_are_plain(edition_root):
    code = (
        "import json, pathlib, sys\n"
        "from annotate.files import geodata\n"
        "for path in pathlib.Path(sys.argv[1]).glob('*.geojson'):\n"
        "    assert geodata.parse(path.read_text(encoding='utf-8'), path.name).features\n"
        "assert not {'shapely', 'numpy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(edition_root / "data" / "geo")], check=True)


def test_surfaces_that_touch_in_corners_are_valid():
    one, other = [[0, 0], [4, 0], [4, 4], [0, 0]], [[4, 4], [5, 4], [5, 5], [4, 4]]
    assert shapes.fault({"type": "MultiPolygon", "coordinates": [[one], [other]]}) is None
    along = [[0, 0], [4, 0], [4, -4], [0, 0]]
    assert "not valid" in shapes.fault({"type": "MultiPolygon", "coordinates": [[one], [along]]})[0]


def test_positions_are_all_of_them():
    text = '{"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [1, 2]]]}'
    assert sorted(shapes.positions(json.loads(text))) == [(1, 2), (1, 2), (3, 4), (5, 6)]
