"""What leaves the package can be read again and says what the proposal said."""

import csv
import io
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.export import FORMATS
from annotate.export.catalogue import EXPORTS
from annotate.export.runs import Run
from annotate.files import datapackage, schema
from annotate.values.edtf import Edtf
from annotate.values.model import DateRelation, Kind, Sense, Suggestion
from tests.strategies import suggestions

WHOLE = Suggestion(
    1, 4, 8, 'O,"s\nlo', 2, Kind.PLACE, "kristiania", "Oslo", "Q585", Sense.METONYMIC, "government",
    Edtf.parse("1905-06"), DateRelation.BEFORE, 0.5, ("as written", "name in the gazetteer"),
)  # fmt: skip


@given(st.lists(suggestions(), max_size=5))
def test_lines_and_tables_have_a_row_a_proposal(proposals):
    named = {format_.name: format_.dump(Run(proposals)).decode() for format_ in FORMATS[:2]}
    assert len(named["jsonl"].splitlines()) == len(proposals)
    assert [row["quote"] for row in csv.DictReader(io.StringIO(named["csv"]))] == [s.quote for s in proposals]


def test_json_lines_hold_every_field_and_nothing_is_null_by_mistake():
    (line,) = FORMATS[0].dump(Run([WHOLE])).splitlines()
    read = json.loads(line)
    assert None not in read.values()
    assert read == {
        "para": 1, "start": 4, "end": 8, "quote": 'O,"s\nlo', "type": "PLACE", "entity": "kristiania",
        "label": "Oslo", "wikidata": "Q585", "sense": "metonymic", "refers_to": "government", "edtf": "1905-06",
        "earliest": "1905-06-01", "latest": "1905-06-30", "relation": "before", "score": 0.5,
        "reasons": ["as written", "name in the gazetteer"],
    }  # fmt: skip
    bare = json.loads(FORMATS[0].dump(Run([Suggestion(0, 0, 4, "Oslo", 1, Kind.PLACE)])))
    assert {name for name, value in bare.items() if value is None} == {
        *("entity", "label", "wikidata", "sense", "refers_to", "edtf", "earliest", "latest", "relation"),
    }


def test_csv_keeps_commas_quotes_and_lines():
    (row,) = csv.DictReader(io.StringIO(FORMATS[1].dump(Run([WHOLE])).decode(), newline=""))
    assert row["quote"] == WHOLE.quote
    assert (row["score"], row["reasons"]) == ("0.50", "as written; name in the gazetteer")


@pytest.mark.parametrize("format_", FORMATS, ids=lambda f: f.name)
def test_names_suffixes_and_titles(format_):
    assert format_.suffix.startswith(".")
    assert format_.title
    assert [f.name for f in FORMATS].count(format_.name) == 1
    assert format_.name in {"jsonl", "csv", *(export.name for export in EXPORTS)}


def test_lines_are_written_without_loading_what_an_edition_is_made_of():
    asked = "import sys, annotate.cli.run; sys.exit(any(name in sys.modules for name in sys.argv[1:]))"
    heavy = ("annotate.export.value", "annotate.export.catalogue", "annotate.edition", "spacy")
    assert subprocess.run([sys.executable, "-c", asked, *heavy]).returncode == 0
    assert subprocess.run([sys.executable, "-c", asked, "annotate.export.runs"]).returncode == 1


def test_the_data_package_describes_every_table_that_is_there(mini):
    package = json.loads(datapackage.dump(mini))
    tables = [resource for resource in package["resources"] if "schema" in resource]
    files = {path for resource in tables for path in resource["path"]}
    assert files == {p.relative_to(mini.data).as_posix() for s in schema.TABLES for p in s.files(mini)}
    names = [resource["name"] for resource in package["resources"]]
    assert len(names) == len(set(names))
    others = [resource["path"] for resource in package["resources"] if "schema" not in resource]
    wanted = [p for pattern in ("geo/*.geojson", "bibliography.bib", "benchmarks/*.*") for p in mini.data.glob(pattern)]
    assert sorted(others) == sorted(p.relative_to(mini.data).as_posix() for p in wanted) != []
    for resource in tables:
        fields = {field["name"] for field in resource["schema"]["fields"]}
        assert set(resource["schema"].get("primaryKey", [])) <= fields
        for key in resource["schema"].get("foreignKeys", []):
            assert key["fields"] in fields
            assert key["reference"]["resource"] in names
        first = (mini.data / resource["path"][0]).read_text(encoding="utf-8").splitlines()[0].split(",")
        assert first == [field["name"] for field in resource["schema"]["fields"]]


def test_the_data_package_of_a_sound_edition_is_the_one_on_file(edition_root):
    from annotate.files.project import Project

    project = Project(edition_root)
    assert (project.data / "datapackage.json").read_text(encoding="utf-8") == datapackage.dump(project)


def test_frictionless_finds_nothing_wrong_with_the_data_package(edition_root):
    """With every table, key and foreign key: an independent reader of Table Schemas."""
    from frictionless import validate

    report = validate(str(edition_root / "data" / "datapackage.json"), type="package")
    assert [(task.name, error.message) for task in report.tasks for error in task.errors] == []
    assert report.valid, report.errors
