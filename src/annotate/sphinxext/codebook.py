"""`{codebook}` shows every table and column of the data, from the one declaration of them (`annotate.schema`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from annotate.schema import TABLES, Field, TableSchema
from annotate.sphinxext.nodes import Inline, code, joined, para, section, table

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TYPES = {
    "string": "text",
    "integer": "whole number from 0",
    "count": "whole number from 1",
    "number": "number",
    "date": "date in EDTF",
    "dates": "dates in EDTF, separated by semicolons",
    "list": "list, separated by semicolons",
    "wikidata": "Wikidata identifier",
}


class Codebook(SphinxDirective):
    """`{codebook}`."""

    def run(self) -> list[nodes.Node]:
        """Return one section a table."""
        return [_table(schema) for schema in TABLES]


def _table(schema: TableSchema) -> nodes.section:
    rows: list[list[Inline]] = [[[code(field.name)], [field.description], _values(field)] for field in schema.fields]
    anchor = "table-" + schema.name.replace("/", "-")
    key = [", identified by ", *joined([[code(name)] for name in schema.key], ", ")] if schema.key else []
    where = para("Files: ", code(f"data/{schema.pattern}"), *key, ".")
    return section(schema.title, anchor, where, table(("Column", "Meaning", "Values"), rows, f"Columns: {schema.name}"))


def _values(field: Field) -> Inline:
    said: Inline = [", ".join(field.values) if field.values else TYPES.get(field.type, field.type)]
    if field.refers_to:
        said.append(f"; refers to {field.refers_to}")
    if field.example:
        said += ["; e.g. ", code(field.example)]
    said.append("; always given" if field.required else "; may be empty")
    return said


def setup_codebook(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("codebook", Codebook)
