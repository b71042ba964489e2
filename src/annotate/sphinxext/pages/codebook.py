"""What contributors look up, shown from where it is declared, so that it cannot fall behind.

`{codebook}`: every table and column (`annotate.files.schema`). `{problem-codes}`: every message of the checks
(`annotate.checks.codes`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from annotate.checks.codes import Code, codes
from annotate.files.cells import TYPES
from annotate.files.schema import TABLES, Field, TableSchema
from annotate.sphinxext.nodes import Inline, code, joined, para, section, table

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Codebook(SphinxDirective):
    """`{codebook}`."""

    def run(self) -> list[nodes.Node]:
        """Return one section a table."""
        return [_table(schema) for schema in TABLES]


class ProblemCodes(SphinxDirective):
    """`{problem-codes}`."""

    def run(self) -> list[nodes.Node]:
        """Return one section a code, each with an anchor of its own."""
        return [_problem(row) for row in codes()]


def _problem(row: Code) -> nodes.section:
    said: list[nodes.Node] = [
        para(*_marked(row.meaning), " ", *_marked(row.why)),
        para("What to do: ", *_marked(row.remedy[:1].lower() + row.remedy[1:])),
    ]
    if row.example:
        block = nodes.literal_block(row.example, row.example)
        block["language"] = "none"
        said.append(block)
    return section(row.code, f"code-{row.code}", *said)


def _marked(words: str) -> Inline:
    """Return words with what stands in backquotes as code."""
    return [code(part) if odd else part for index, part in enumerate(words.split("`")) for odd in [index % 2]]


def _table(schema: TableSchema) -> nodes.section:
    rows: list[list[Inline]] = [
        [[code(field.name)], _marked(field.description), _values(field)] for field in schema.fields
    ]
    anchor = "table-" + schema.name.replace("/", "-")
    key = [", identified by ", *joined([[code(name)] for name in schema.key], ", ")] if schema.key else []
    where = para("Files: ", code(f"data/{schema.pattern}"), *key, ".")
    return section(schema.title, anchor, where, table(("Column", "Meaning", "Values"), rows, f"Columns: {schema.name}"))


def _values(field: Field) -> Inline:
    said: Inline = [", ".join(field.values) if field.values else TYPES[field.type].words]
    if field.refers_to:
        said.append(f"; refers to {field.refers_to}")
    if field.example:
        said += ["; e.g. ", code(field.example)]
    said.append("; always given" if field.required else "; may be empty")
    return said


def setup_codebook(app: Sphinx) -> None:
    """Register both directives."""
    app.add_directive("codebook", Codebook)
    app.add_directive("problem-codes", ProblemCodes)
