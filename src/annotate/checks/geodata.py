"""Geodata: every feature is identified, dated where it is a boundary, sourced, and lies on the earth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from annotate.checks.cells import unreadable
from annotate.files import bibliography
from annotate.files.project import Project, read_text
from annotate.values import edtf
from annotate.values.errors import AnnotateError
from annotate.values.model import Certainty
from annotate.values.problems import Problem


def check(project: Project) -> Iterator[Problem]:
    """Yield what is wrong with `data/geo/*.geojson`."""
    try:
        keys = bibliography.read_keys(project)
    except AnnotateError:
        keys = frozenset()  # reported by the check of sources
    for path in sorted(project.geo.glob("*.geojson")):
        yield from _file(project, path, keys)


def _file(project: Project, path: Path, keys: frozenset[str]) -> Iterator[Problem]:
    shown = project.relative(path)
    try:
        content = read_text(path)
    except AnnotateError as error:
        yield unreadable(shown, path, error)
        return
    try:
        features = _features(json.loads(content))
    except ValueError as error:
        what = f"not a GeoJSON feature collection ({error})"
        yield Problem(shown, 0, 0, "geojson", what, "RFC 7946", "Restore the file.")
        return
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") or {}
        identifier = properties.get("id") or "without id"
        # The canonical form has a feature a line.
        line = next((n for n, text in enumerate(content.split("\n"), 1) if f'"id":{json.dumps(identifier)}' in text), 0)
        found = (*_property_problems(properties, keys), *_geometry_problems(feature.get("geometry")))
        for code, what, expected, remedy in found:
            yield Problem(shown, line, 0, code, f"feature {number} ({identifier}): {what}", expected, remedy)


def _features(collection: Any) -> list[dict[str, Any]]:
    """Return the features of a collection; raise `ValueError` saying what it is that is none."""
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        raise ValueError("type is not FeatureCollection")
    features = collection.get("features")
    if not isinstance(features, list):
        raise ValueError("features is not a list")
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
            raise ValueError(f"feature {number} is not a feature")
    return features


def _property_problems(properties: dict[str, Any], keys: frozenset[str]) -> Iterator[tuple[str, str, str, str]]:
    for wanted in ("id", "name", "sources", "certainty"):
        if not properties.get(wanted):
            yield "geo-property", f"{wanted} is missing", "", "Add the property."
    sources = properties.get("sources") or []
    if not isinstance(sources, list):
        yield "geo-property", f"sources is {sources!r}", "a list of keys of data/bibliography.bib", ""
        sources = []
    for key in sources if keys else ():
        if key not in keys:
            near = get_close_matches(str(key), sorted(keys), n=1)
            remedy = f"Did you mean {near[0]!r}?" if near else "Add it to data/bibliography.bib first."
            yield "unknown-source", f"source {key!r} does not exist", "a key of data/bibliography.bib", remedy
    certainty = properties.get("certainty")
    if certainty and certainty not in tuple(Certainty):
        yield "value", f"certainty is {certainty!r}", f"one of: {', '.join(Certainty)}", ""
    if when := properties.get("when"):
        try:
            edtf.validate(str(when))
        except edtf.EdtfError as error:
            yield "edtf", f"when: {error.what}", "", error.remedy


def _geometry_problems(geometry: Any) -> Iterator[tuple[str, str, str, str]]:
    positions = list(_positions(geometry))
    if not positions:
        yield "geo-property", "geometry is missing", "", "Add the geometry, or remove the feature."
    bad = next(((x, y) for x, y in positions if not (-180 <= x <= 180 and -90 <= y <= 90)), None)
    if bad:
        expected = "longitude -180 to 180, latitude -90 to 90"
        yield "coordinate", f"{bad} is not on the earth", expected, "Longitude stands first."


def _positions(geometry: Any) -> Iterator[tuple[float, float]]:
    stack = [geometry.get("coordinates")] if isinstance(geometry, dict) else []
    while stack:
        item = stack.pop()
        if isinstance(item, list) and len(item) >= 2 and all(isinstance(x, (int, float)) for x in item):
            yield (item[0], item[1])
        elif isinstance(item, list):
            stack.extend(item)
