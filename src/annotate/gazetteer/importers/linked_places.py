"""Linked Places Format (LinkedPasts, v1.2): a GeoJSON feature collection with names, spans, links and relations.

Taken over are title, toponyms with language and span, the point (of other shapes the first position), the outer years,
links to Wikidata, GeoNames and VIAF, and "broader" relations among the features; everything else stays behind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotate.files.project import read_text
from annotate.gazetteer.importers.place import DateReader, Harvest, Place, Spelling, harvest, interval, slug
from annotate.values import edtf
from annotate.values.problems import Problem

# GeoNames feature classes, as LPF's `fclasses` has them.
TYPES = {"A": "territory", "P": "settlement", "S": "building", "R": "line"}
_SAME = ("closeMatch", "exactMatch", "primaryTopicOf", "same_as")


def read(path: Path, _: DateReader = edtf.canonical) -> Harvest:
    """Read a feature collection.

    Raises
    ------
    InputError
        If the file cannot be read or is not UTF-8.
    """
    try:
        content = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        return Harvest((), (Problem(path.name, line, 0, "import", f"not readable as JSON ({error})"),))
    features = _list(content, "features")
    if not features:
        remedy = "Give a FeatureCollection in Linked Places Format."
        return Harvest((), (Problem(path.name, 0, 0, "import", "no features", "", remedy),))
    # JSON has no lines: the number of the feature, from 1, stands in their place.
    return harvest(path.name, enumerate(map(_record, features), start=1))


def _record(feature: Any) -> Place | str:
    try:
        return _place(feature)
    except (AttributeError, TypeError, ValueError, KeyError, IndexError) as error:
        return f"the feature is not in the form of Linked Places ({type(error).__name__}: {error})"


def _place(feature: Any) -> Place:
    properties = feature.get("properties") or {}
    title = str(properties.get("title") or "")
    names = [Spelling(title, "und")] if title else []
    names += [
        Spelling(str(one["toponym"]), str(one.get("lang") or "und"), _span(one.get("when")))
        for one in _list(feature, "names")
    ]
    lat, lon = _point(feature.get("geometry"))
    links = [str(one["identifier"]) for one in _list(feature, "links") if one.get("type") in _SAME]
    return Place(
        id=slug(_local(str(feature.get("@id") or feature.get("id") or title))),
        names=tuple(names),
        type=next((TYPES[one] for one in properties.get("fclasses") or () if one in TYPES), "region"),
        description=next((str(one.get("value") or "") for one in _list(feature, "descriptions")), ""),
        wikidata=_linked(links, "wd:", "wikidata.org/"),
        geonames=_linked(links, "gn:", "geonames.org/"),
        viaf=_linked(links, "viaf:", "viaf.org/"),
        lat=lat,
        lon=lon,
        span=_span(feature.get("when")),
        part_of=tuple(
            slug(_local(str(one["relationTo"])))
            for one in _list(feature, "relations")
            if "broader" in str(one.get("relationType"))
        ),
    )


def _list(holder: Any, key: str) -> list[Any]:
    found = holder.get(key) if isinstance(holder, dict) else None
    return found if isinstance(found, list) else []


def _local(id: str) -> str:
    """Return the last part of an identifier: after a slash, or after the sign of a fragment."""
    return id.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _linked(links: list[str], prefix: str, host: str) -> str:
    for link in links:
        if link.startswith(prefix) or host in link:
            return _local(link.removeprefix(prefix))
    return ""


def _point(geometry: Any) -> tuple[float | None, float | None]:
    if not geometry:
        return None, None
    if geometry["type"] == "GeometryCollection":
        return _point(next(iter(geometry["geometries"]), None))
    position = geometry["coordinates"]
    while isinstance(position[0], list):
        position = position[0]
    lon, lat = (float(degrees) for degrees in position[:2])
    return lat, lon


def _span(when: Any) -> str:
    spans = _list(when, "timespans")
    starts = [one for one in (_year(span.get("start"), "earliest") for span in spans) if one]
    ends = [one for one in (_year(span.get("end"), "latest") for span in spans) if one]
    return interval(min(starts, default=""), max(ends, default="") if len(ends) == len(spans) else "")


def _year(moment: Any, outer: str) -> str:
    values = list(_values(moment, outer))
    return values[0] if values else ""


def _values(moment: Any, outer: str) -> Iterator[str]:
    if isinstance(moment, dict):
        for key in ("in", outer, "earliest", "latest"):
            if moment.get(key):
                yield str(moment[key])
