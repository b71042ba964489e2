"""The edition's GeoJSON files as typed values, and their one canonical spelling.

Every feature has `id`, `name`, `when` (EDTF, or "" where no date belongs to it), `sources` (keys of the
bibliography), `certainty`, `note` and `entity` (id in the gazetteer, or ""); what else it has is described in
`data/geo/README.md`. Coordinates are WGS 84 longitude and latitude in degrees (RFC 7946, section 4).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from annotate.files import cells, damage, schema, shapes
from annotate.files.fields import Field
from annotate.files.project import Project
from annotate.values.cited import Cited
from annotate.values.edtf import Edtf
from annotate.values.model import Certainty
from annotate.values.problems import Problem, first_of

DECIMALS = 4
#: Longest text of a property (characters); as long as a cell of a table may be.
LONGEST = 131_072

#: The properties that every feature has; `note`, `when` and `entity` may be empty, but must be there.
FEATURE: tuple[Field, ...] = (
    Field("id", "Identifier, or the code of a state (ISO 3166-1 alpha-3).", "place-id", True),
    Field("name", "The name shown on maps.", "label", True),
    Field("when", "EDTF date or span of what is shown.", "date"),
    replace(schema.CITED, required=True),
    schema.GRADE,
    Field("note", "What is doubtful or simplified."),
    Field("entity", "Id in the gazetteer.", refers_to=schema.ENTITIES),
)


@dataclass(frozen=True, slots=True)
class Feature:
    """A dated, sourced geometry, in degrees; `more` holds the properties of its kind.

    `geometry` is shapely's; in a `Layer`, which does without shapely, it is as GeoJSON has it.
    """

    id: str
    name: str
    when: Edtf
    sources: tuple[str, ...]
    certainty: Certainty
    note: str
    entity: str
    geometry: Any
    more: tuple[tuple[str, str], ...] = ()

    def __getitem__(self, name: str) -> str:
        return dict(self.more).get(name, "")


@dataclass(frozen=True, slots=True)
class Layer:
    """A file of geodata: its features, those apart that break a rule, and everything that is wrong with it.

    `lines` holds the line of the file on which each feature stands, 0 where it is not written in canonical form.
    """

    shown: str
    features: tuple[Feature, ...]
    lines: tuple[int, ...]
    problems: tuple[Problem, ...]

    def required(self) -> tuple[Feature, ...]:
        """Return the features in file order, which is by id; raise `DataError` if anything is wrong with the file."""
        if self.problems:
            raise first_of(self.problems)
        from shapely.geometry import shape

        return tuple(replace(feature, geometry=shape(feature.geometry)) for feature in self.features)


def path(project: Project, name: str) -> Path:
    """Return where a layer of the edition's geodata lies."""
    return project.geo / f"{name}.geojson"


def parse(content: str, shown: str, keys: cells.Keys | None = None) -> Layer:
    """Return the layer that the content of a GeoJSON file is.

    Parameters
    ----------
    content
        What stands in the file.
    shown
        The path to show in problems.
    keys
        What sources and entities must be among; nothing is looked up without it.
    """
    if harm := damage.of_file(content):
        return Layer(shown, (), (), tuple(Problem(shown, found.line, 0, *found[1:]) for found in harm))
    try:
        records = _records(json.loads(content, parse_constant=_no_number))
    except (ValueError, RecursionError) as error:
        said = "nested too deep" if isinstance(error, RecursionError) else error
        what = f"not a GeoJSON feature collection ({said})"
        return Layer(shown, (), (), (Problem(shown, 0, 0, "geojson", what, "RFC 7946", "Restore the file."),))
    features, lines, problems = [], [], []
    first: dict[str, int] = {}
    at, line = 0, 1
    for number, record in enumerate(records, start=1):
        properties = record.get("properties") or {}
        id = properties.get("id")
        name = id if isinstance(id, str) and id else "without id"
        start = content.find(f'"id":{json.dumps(name)}', at)  # the canonical form has a feature a line, by id
        if start >= 0:
            line += content.count("\n", at, start)
            at = start
        place = line if start >= 0 else 0
        found = [*_faults(properties, keys or {}), *_geometry_faults(record.get("geometry"))]
        if first.setdefault(name, number) != number and id:
            what = f"id stands twice, first in feature {first[name]}"
            found.append(cells.Fault("twice", what, "", "Give one of them another id."))
        problems += [Problem(shown, place, 0, c, f"feature {number} ({name}): {w}", e, r) for c, w, e, r in found]
        if not found:
            features.append(_feature(properties, record["geometry"]))
            lines.append(place)
    return Layer(shown, tuple(features), tuple(lines), tuple(problems))


def _no_number(written: str) -> NoReturn:
    raise ValueError(f"{written} is no number")


def _records(collection: Any) -> list[dict[str, Any]]:
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


def _line(content: str, id: str) -> int:
    """Return the line on which a feature with an id begins, 0 where it is not written in canonical form."""
    at = content.find(f'"id":{json.dumps(id)}')
    return content.count("\n", 0, at) + 1 if at >= 0 else 0


def _faults(properties: dict[str, Any], keys: cells.Keys) -> Iterator[cells.Fault]:
    """Yield what is wrong with the properties of a feature."""
    for field in FEATURE:
        value = properties.get(field.name)
        if value is None or (field.required and not value):
            yield cells.Fault("geo-property", f"{field.name} is missing", "", "Add the property.")
        elif field.type in cells.LISTS:
            if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
                shown = json.dumps(value)[:60]
                yield cells.Fault("geo-property", f"{field.name} is {shown}", "a list of keys of data/bibliography.bib")
            else:
                yield from cells.pointing(field, ";".join(value), keys)
        elif not isinstance(value, str) or len(value) > LONGEST:
            yield cells.Fault("geo-property", f"{field.name} is {json.dumps(value)[:60]}", "text")
        else:
            yield from cells.faults(field, value)
            yield from cells.pointing(field, value, keys)
    for name, value in properties.items():
        if name in _NAMES:
            continue
        if not isinstance(value, str) or len(value) > LONGEST:
            yield cells.Fault("geo-property", f"{name} is {json.dumps(value)[:60]}", "text")
        else:
            yield from cells.faults(Field(name, ""), value)


_NAMES = frozenset(field.name for field in FEATURE)


def _geometry_faults(geometry: Any) -> Iterator[cells.Fault]:
    fault = shapes.fault(geometry)
    if fault is not None:
        code = "geo-property" if fault[0] == "geometry is missing" else "geometry"
        yield cells.Fault(code, *fault, "Correct the geometry, or remove the feature.")
        return
    bad = next(((x, y) for x, y in shapes.positions(geometry) if not (-180 <= x <= 180 and -90 <= y <= 90)), None)
    if bad:
        expected = "longitude -180 to 180, latitude -90 to 90"
        yield cells.Fault("coordinate", f"{bad} is not on the earth", expected, "Longitude stands first.")


def _feature(properties: dict[str, Any], geometry: dict[str, Any]) -> Feature:
    known = {name: value for name, value in properties.items() if name in _NAMES}
    known |= {
        "sources": tuple(map(Cited.parse, known["sources"])),
        "certainty": Certainty(known["certainty"]),
        "when": Edtf.optional(known["when"]),
    }
    more = tuple(sorted((name, value) for name, value in properties.items() if name not in _NAMES))
    return Feature(**known, geometry=geometry, more=more)


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
        If it is not GeoJSON, or a feature breaks a rule.
    """
    file = path(project, name)
    return parse(project.content(file), project.relative(file)).required()


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
