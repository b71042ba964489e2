"""The edition's GeoJSON files as typed values, and their one canonical spelling.

Every feature has `id`, `name`, `when` (EDTF, or "" where no date belongs to it), `sources` (keys of the
bibliography), `certainty`, `note` and `entity` (id in the gazetteer, or ""); what else it has is described in
`data/geo/README.md`. Coordinates are WGS 84 longitude and latitude in degrees (RFC 7946, section 4).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate.files.project import Project, read_text
from annotate.values import edtf
from annotate.values.errors import DataError
from annotate.values.model import Certainty

DECIMALS = 4
_REQUIRED = ("id", "name", "when", "sources", "certainty", "note", "entity")


@dataclass(frozen=True, slots=True)
class Feature:
    """A dated, sourced geometry: `geometry` is shapely's, in degrees; `more` holds the properties of its kind."""

    id: str
    name: str
    when: str
    sources: tuple[str, ...]
    certainty: Certainty
    note: str
    entity: str
    geometry: Any
    more: tuple[tuple[str, str], ...] = ()

    def __getitem__(self, name: str) -> str:
        return dict(self.more).get(name, "")


def path(project: Project, name: str) -> Path:
    """Return where a layer of the edition's geodata lies."""
    return project.geo / f"{name}.geojson"


def _wrong(where: str, what: str, remedy: str) -> DataError:
    return DataError(f"{where}: {what}.", remedy=remedy)


def _feature(where: str, record: dict[str, Any]) -> Feature:
    from shapely.geometry import shape

    properties = record.get("properties") or {}
    missing = [name for name in _REQUIRED if name not in properties]
    if missing:
        raise _wrong(where, f"lacks {', '.join(missing)}", "Every feature needs them; see data/geo/README.md.")
    if properties["when"]:
        edtf.validate(properties["when"])
    if properties["certainty"] not in tuple(Certainty):
        raise _wrong(where, f"certainty is {properties['certainty']!r}", f"One of: {', '.join(Certainty)}.")
    if not properties["sources"]:
        raise _wrong(where, "has no source", "Name at least one key of data/bibliography.bib.")
    return Feature(
        id=properties["id"],
        name=properties["name"],
        when=properties["when"],
        sources=tuple(properties["sources"]),
        certainty=Certainty(properties["certainty"]),
        note=properties["note"],
        entity=properties["entity"],
        geometry=shape(record["geometry"]),
        more=tuple(sorted((k, str(v)) for k, v in properties.items() if k not in _REQUIRED)),
    )


def read(project: Project, name: str) -> tuple[Feature, ...]:
    """Return a layer's features in file order, which is by id.

    Parameters
    ----------
    project
        The edition.
    name
        Name of the file in `data/geo`, without `.geojson`.

    Raises
    ------
    InputError
        If the file is missing or not UTF-8.
    DataError
        If it is not GeoJSON, or a feature lacks an obligatory property, a source or a valid date.
    """
    file = path(project, name)
    shown = project.relative(file)
    try:
        collection = json.loads(read_text(file))
        records = list(collection["features"])
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise _wrong(shown, f"not a GeoJSON FeatureCollection ({error})", "Export it again as GeoJSON.") from error
    return tuple(_feature(f"{shown}: feature {index}", record) for index, record in enumerate(records, start=1))


def _rounded(value: Any) -> Any:
    return [_rounded(v) for v in value] if isinstance(value, list) else round(float(value), DECIMALS)


def canonical(text: str) -> str:
    """Return GeoJSON in the edition's spelling: a feature a line, by id; keys sorted; four decimals (about 10 m)."""
    features = json.loads(text)["features"]
    for feature in features:
        feature["geometry"]["coordinates"] = _rounded(feature["geometry"]["coordinates"])
    lines = [
        json.dumps(f, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for f in sorted(features, key=lambda f: str(f["properties"]["id"]))
    ]
    return '{"features":[\n' + ",\n".join(lines) + '\n],"type":"FeatureCollection"}\n'
