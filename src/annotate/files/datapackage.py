"""`data/datapackage.json`: the tables as Frictionless Data Package v1 resources with Table Schemas and foreign keys.

Generated from `annotate.files.schema`; `annotate fmt` writes it and `annotate validate` says when it is out of date.
Files that are no such tables are rows of `OTHERS`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate.files import schema
from annotate.files.cells import LISTS, TYPES
from annotate.files.citation import read_publication
from annotate.files.fields import Field, TableSchema
from annotate.files.project import Project
from annotate.files.texts import read_meta
from annotate.values.errors import AnnotateError, DataError

_TYPES = {"integer": "integer", "count": "integer", "number": "number"}


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": _TYPES.get(field.type, "string"),
        "description": field.description,
    }
    constraints: dict[str, Any] = {}
    if field.required:
        constraints["required"] = True
    if field.values:
        constraints["enum"] = [str(v) for v in field.values]
    if field.type in ("integer", "count"):
        constraints["minimum"] = 1 if field.type == "count" else 0
    pattern = TYPES[field.type].pattern
    if pattern and field.type not in _TYPES:
        constraints["pattern"] = pattern
    if field.type == "date":
        described["rdfType"] = "http://id.loc.gov/datatypes/edtf"
    if constraints:
        described["constraints"] = constraints
    return described


def _name(table: TableSchema) -> str:
    return table.name.rpartition("/")[2]


def _resource(table: TableSchema, paths: list[str]) -> dict[str, Any]:
    keys = [
        {"fields": field.name, "reference": {"resource": field.refers_to.rpartition("/")[2], "fields": column}}
        for field in table.fields
        if (column := schema.KEYED.get(field.refers_to)) and field.type not in LISTS
    ]
    described: dict[str, Any] = {"fields": [_field(field) for field in table.fields], "missingValues": [""]}
    if table.key and len(paths) == 1:
        described["primaryKey"] = list(table.key)
    if keys:
        described["foreignKeys"] = keys
    return {
        "name": _name(table).replace("_", "-"),
        "title": table.title,
        "profile": "tabular-data-resource",
        "path": paths,
        "encoding": "utf-8",
        "schema": described,
    }


@dataclass(frozen=True, slots=True)
class OtherFiles:
    """Files of the data that are no tables people edit: their place below `data/`, what they are, their form."""

    pattern: str
    title: str
    format: str
    mediatype: str


OTHERS = (
    OtherFiles("bibliography.bib", "Every source, by key", "bib", "application/x-bibtex"),
    OtherFiles(
        "geo/*.geojson", "Dated, sourced boundaries, lines and points (WGS 84)", "geojson", "application/geo+json"
    ),
    OtherFiles("benchmarks/*.json", "Results of measurements on public corpora", "json", "application/json"),
    OtherFiles("benchmarks/*.csv", "Results of measurements on public corpora", "csv", "text/csv"),
)


def _other(project: Project, path: Path, files: OtherFiles) -> dict[str, Any]:
    name = re.sub(r"[^a-z0-9]+", "-", path.relative_to(project.data).as_posix().lower())
    place = path.relative_to(project.data).as_posix()
    made = {"name": name, "title": files.title, "path": place, "format": files.format, "mediatype": files.mediatype}
    # Said, because Frictionless takes a JSON file that has a key "errors" for one of its own reports otherwise.
    return {**made, "type": "json"} if files.format == "json" else made


def _paths(project: Project, table: TableSchema) -> list[str]:
    """Return the files of a table below `data/`."""
    return [project.relative(path).removeprefix("data/") for path in table.files(project)]


def _described(project: Project) -> dict[str, Any]:
    """Return what `CITATION.cff` says of the edition; without a record, only the name of its folder."""
    try:
        found = read_publication(project.root)
    except DataError:
        return {"name": re.sub(r"[^a-z0-9._-]+", "-", project.root.name.lower()) or "edition"}
    title = found.title.partition(":")[0]
    made = {
        "name": found.slug,
        "id": found.uri(),
        "title": f"{title}: annotations, authority records and facts",
        "description": found.abstract,
        "homepage": found.url,
        "version": found.version,
        "created": f"{found.date}T00:00:00Z",
        "keywords": list(found.keywords),
        "contributors": [{"title": agent.shown, "role": "author"} for agent in found.authors],
    }
    return {key: value for key, value in made.items() if value}


def _sources(project: Project) -> list[dict[str, str]]:
    """Return the texts that are annotated and stand elsewhere, and the bibliography with all other sources."""
    made = []
    for text in project.text_ids():
        try:
            meta = read_meta(project, text)
        except AnnotateError:
            continue  # reported by the check of texts
        if meta.url:
            said = f"{meta.author}, {meta.title}, {meta.publisher}, {meta.date.text}"
            made.append({"title": said, "path": meta.url})
    if project.bibliography.is_file():
        made.append(
            {"title": "Every source, by key", "path": project.relative(project.bibliography).removeprefix("data/")}
        )
    return made


def dump(project: Project) -> str:
    """Return the content of `datapackage.json` for the files that are there."""
    package = {
        "profile": "data-package",
        **_described(project),
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0 International",
            }
        ],
        "sources": _sources(project),
        "resources": [
            *(_resource(table, paths) for table in schema.TABLES if (paths := _paths(project, table))),
            *(_other(project, path, o) for o in OTHERS for path in sorted(project.data.glob(o.pattern))),
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"
