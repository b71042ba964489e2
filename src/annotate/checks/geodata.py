"""Geodata: every feature is identified, dated where it is a boundary, sourced, and lies on the earth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotate import bibliography, edtf
from annotate.errors import AnnotateError
from annotate.model import Certainty
from annotate.problems import Problem
from annotate.project import Project, read_text


def check(project: Project) -> Iterator[Problem]:
    """Yield what is wrong with `data/geo/*.geojson`."""
    keys = bibliography.read_keys(project)
    for path in sorted(project.geo.glob("*.geojson")):
        yield from _file(project, path, keys)


def _file(project: Project, path: Path, keys: frozenset[str]) -> Iterator[Problem]:
    shown = project.relative(path)
    try:
        collection = json.loads(read_text(path))
        features = collection["features"]
    except AnnotateError as error:
        yield Problem(shown, 0, 0, "unreadable", error.what, "", error.remedy)
        return
    except (ValueError, KeyError, TypeError) as error:
        yield Problem(
            shown, 0, 0, "geojson", f"not a GeoJSON feature collection ({error})", "RFC 7946", "Restore the file."
        )
        return
    for number, feature in enumerate(features, start=1):
        yield from _feature(shown, number, feature, keys)


def _feature(shown: str, number: int, feature: dict[str, Any], keys: frozenset[str]) -> Iterator[Problem]:
    properties = feature.get("properties") or {}
    name = f"feature {number} ({properties.get('id', 'without id')})"
    for wanted in ("id", "name", "sources", "certainty"):
        if not properties.get(wanted):
            yield Problem(shown, 0, 0, "geo-property", f"{name}: {wanted} is missing", "", "Add the property.")
    for key in properties.get("sources") or ():
        if key not in keys:
            yield Problem(
                shown,
                0,
                0,
                "unknown-source",
                f"{name}: source {key!r} does not exist",
                "a key of data/bibliography.bib",
            )
    if properties.get("certainty") not in (*Certainty, None):
        yield Problem(
            shown, 0, 0, "value", f"{name}: certainty is {properties['certainty']!r}", f"one of: {', '.join(Certainty)}"
        )
    if value := properties.get("when"):
        try:
            edtf.validate(str(value))
        except edtf.EdtfError as error:
            yield Problem(shown, 0, 0, "edtf", f"{name}: when: {error.what}", "", error.remedy)
    if bad := next(
        (p for p in _positions(feature.get("geometry")) if not (-180 <= p[0] <= 180 and -90 <= p[1] <= 90)), None
    ):
        yield Problem(
            shown, 0, 0, "coordinate", f"{name}: {bad} is not on the earth", "longitude -180 to 180, latitude -90 to 90"
        )


def _positions(geometry: Any) -> Iterator[tuple[float, float]]:
    stack = [geometry.get("coordinates")] if isinstance(geometry, dict) else []
    while stack:
        item = stack.pop()
        if isinstance(item, list) and len(item) >= 2 and all(isinstance(x, (int, float)) for x in item):
            yield (item[0], item[1])
        elif isinstance(item, list):
            stack.extend(item)
