"""The one declaration of the tables hangs together and describes the files that are there."""

import pytest

from annotate.files import schema, tables
from annotate.files.cells import TYPES
from annotate.files.project import Project
from annotate.values.model import Certainty, Kind, Status


@pytest.mark.parametrize("table", schema.TABLES, ids=lambda t: t.name)
def test_a_table_is_whole(table):
    assert len(set(table.columns)) == len(table.columns)
    assert set(table.key) <= set(table.columns)
    assert table.title
    for field in table.fields:
        assert field.description.endswith((".", "?", "`")), field.name
        assert field.type in TYPES
        assert field.refers_to in ("", *schema.KEYED, schema.SOURCES)
        assert not field.values or field.type == "string"


def test_every_table_of_the_edition_is_declared(edition_root):
    project = Project(edition_root)
    declared = {path for table in schema.TABLES for path in table.files(project)}
    found = {p for p in project.data.rglob("*.csv") if not {"suggestions", "benchmarks"} & set(p.parts)}
    assert found == declared
    assert len({t.name for t in schema.TABLES}) == len(schema.TABLES)


def test_values_are_those_of_the_model():
    fields = {field.name: field for field in schema.table("annotations").fields}
    assert fields["kind"].values == tuple(Kind)
    assert fields["status"].values == tuple(Status)
    assert fields["certainty"].values == tuple(Certainty)


def test_the_tables_of_the_small_edition_have_their_columns(mini):
    for table in schema.TABLES:
        for path in table.files(mini):
            assert tables.read(path, table.columns).problems == ()
