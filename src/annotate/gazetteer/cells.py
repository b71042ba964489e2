"""What may stand in a cell of the gazetteer, by the one declaration of its tables (`annotate.files.schema`).

To add a type of entity: one row in `TYPES`, and one in the codebook (`data/gazetteer/README.md`). Roles of names,
kinds of relations and columns are added in `annotate.files.schema`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from annotate.files import schema
from annotate.files.schema import Field
from annotate.files.tables import Row
from annotate.values import edtf
from annotate.values.edtf import EdtfError
from annotate.values.model import Kind
from annotate.values.problems import Problem

# Which kind an entity of a type has.
TYPES: Mapping[str, Kind] = MappingProxyType(
    {
        "person": Kind.PERSON,
        "state": Kind.PLACE,
        "territory": Kind.PLACE,
        "settlement": Kind.PLACE,
        "region": Kind.PLACE,
        "building": Kind.PLACE,
        "line": Kind.PLACE,
        "government": Kind.ORG,
        "organisation": Kind.ORG,
        "group": Kind.ORG,
        "event": Kind.EVENT,
        "concept": Kind.TERM,
        "document": Kind.TERM,
    }
)

_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def edtf_problem(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a cell that must be EDTF and the remedy, or None."""
    try:
        edtf.validate(text)
    except EdtfError as error:
        return error.what, error.remedy
    return None


def number(text: str) -> float | None:
    """Return the number in a cell, or None."""
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        return None


def cell_problems(shown: str, row: Row, fields: Sequence[Field], ids: frozenset[str]) -> Iterator[Problem]:
    """Yield what keeps the cells of a row from being read, each at its line and column.

    Parameters
    ----------
    shown
        The file as written in problems.
    fields
        The columns of its table.
    ids
        The ids of all entities, which names and relations must point to.
    """
    for field in fields:
        value = row[field.name]
        found = _wrong(field, value, ids) if value else _absent(field)
        if found is not None:
            code, what, expected, remedy = found
            yield Problem(shown, row.line, row.column(field.name), code, what, expected, remedy)


def _absent(field: Field) -> tuple[str, str, str, str] | None:
    if not field.required:
        return None
    return "required", f"{field.name} is empty", field.description, "Fill the cell."


def _wrong(field: Field, value: str, ids: frozenset[str]) -> tuple[str, str, str, str] | None:
    if field.values and value not in field.values:
        return "value", f"{field.name} is {value!r}", f"one of: {', '.join(field.values)}", ""
    if field.type == "date" and (problem := edtf_problem(value)):
        return "edtf", f"{field.name}: {problem[0]}", "", problem[1]
    if field.type == "number" and number(value) is None:
        return "number", f"{field.name} is {value!r}", "a number with a point, no unit", ""
    if field.type == "wikidata" and not _WIKIDATA.fullmatch(value):
        return "wikidata", f"{field.name} is {value!r}", "Q and a number, e.g. Q15180", ""
    if field.refers_to == schema.ENTITIES and value not in ids:
        return "unknown-id", f"{field.name}: {value!r} does not exist", "an id of entities.csv", ""
    return None
