"""The tables of `data/figures/`: what is drawn by an editor's choice, row by row, and not computed.

They are declared here and are tables of `annotate.files.schema` like any other. What a row becomes is a frozen class
of the figure that draws it, whose fields are columns: text, a list (`tuple[str, ...]`), a number (`float | None`), or
one of the values of an enumeration.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from annotate.files import tables
from annotate.files.fields import CITED, ENTITIES, EVENTS, GRADE, SOURCES, Field, TableSchema
from annotate.files.project import Project
from annotate.files.tables import split_list
from annotate.values.errors import DataError

T = TypeVar("T")

ROLES = ("soviet", "american", "later", "town")


def _table(name: str, title: str, key: tuple[str, ...], *fields: Field) -> TableSchema:
    return TableSchema(f"figures/{name}", f"figures/{name}.csv", title, fields, key)


DRAWN: tuple[TableSchema, ...] = (
    _table(
        "lanes",
        "Rows of the timeline, from the top: who takes part in an event",
        ("id",),
        Field("id", "Identifier.", required=True, example="moscow"),
        Field("label", "What stands beside the row.", required=True),
        Field("meaning", "What the row holds, in words.", required=True),
        Field("said", "Which events those are.", required=True, example="with Moscow"),
        Field("role", "In which colour its marks are drawn.", required=True, values=ROLES),
        Field(
            "fits",
            "Which of an event's bodies must belong to one of `parties`: one of them, or all of them; an event "
            "stands in the first row that it fits.",
            required=True,
            values=("any", "all"),
        ),
        Field(
            "parties",
            "States and bodies; what is part of one of them, or its government, belongs to it. Empty: no row "
            "fits, so that this one takes what is left.",
            "list",
            refers_to=ENTITIES,
        ),
    ),
    _table(
        "landmarks",
        "Events that bear a short name in the timeline",
        ("event",),
        Field("event", "Which.", required=True, refers_to=EVENTS),
        Field("words", "Its short name.", required=True),
    ),
    _table(
        "shapes",
        "Places that are drawn as a surface or line, and where their symbols stand",
        ("entity",),
        Field("entity", "Whose surface or line it is.", required=True, refers_to=ENTITIES),
        Field("words", "What it is, and of which date.", required=True, example="line: 38° N, 1945 to 1950"),
        Field("label", "What is written beside the symbol.", required=True),
        Field("map", "On which map the symbol stands.", required=True, values=("korea", "north")),
        Field("lon", "Longitude of the symbol, degrees east, WGS 84.", "number", True),
        Field("lat", "Latitude of the symbol, degrees north, WGS 84.", "number", True),
        Field("to_lon", "Where a line leads from a symbol that stands off its surface: longitude.", "number"),
        Field("to_lat", "The same: latitude.", "number"),
        Field("within", "Code of the state whose outlines of world_110m it is, if it is drawn from them."),
        Field("day", "The day on which they were its outlines, EDTF.", "date", example="1991-12-25"),
        Field("legend", "What the legend says of a surface that is drawn from them."),
    ),
    _table(
        "steps",
        "Steps of the division of Korea, and the events that tell each of them",
        ("id",),
        Field("id", "Which maps show it.", required=True, values=("zones", "states", "war", "line")),
        Field("name", "What the step is called.", required=True),
        Field("events", "Ids of its events, in order.", "list", True, refers_to=EVENTS),
    ),
    _table(
        "moves",
        "Events of the war on the map of the steps",
        ("event",),
        Field("event", "Which.", required=True, refers_to=EVENTS),
        Field("town", "Where: a town of data/geo/towns.geojson.", required=True, refers_to=ENTITIES, example="seoul"),
        Field(
            "shape",
            "Who acts: down, northern or Chinese forces; up, southern or United Nations forces; square, the latter "
            "from the sea; diamond, talks.",
            required=True,
            values=("down", "up", "square", "diamond"),
        ),
    ),
    _table(
        "sides",
        "The two states on the maps of the steps",
        ("side",),
        Field("side", "North or south of the parallel.", required=True, values=("north", "south")),
        Field("name", "What the state is called on the maps.", required=True),
        Field("proclaimed", "The event of its proclamation.", required=True, refers_to=EVENTS),
    ),
    _table(
        "statements",
        "What is said beside a map of the steps and is no event",
        (),
        Field("step", "Beside the maps of which step.", required=True, values=("zones", "states", "war", "line")),
        Field("words", "The statement, in the editors' words.", required=True),
        Field("date", "Of what time it speaks, EDTF.", "date", True),
        Field("sources", CITED.description, "list", True, refers_to=SOURCES),
        GRADE,
        Field("note", "What bears it out, and how far."),
    ),
)


def read(project: Project, name: str, kind: type[T]) -> tuple[T, ...]:
    """Return the rows of a table in file order, none where the edition does not have it.

    Parameters
    ----------
    project
        The edition.
    name
        Name of the table: "figures/lanes".
    kind
        A class whose fields are columns of the table.

    Raises
    ------
    DataError
        If a cell is no number, or none of the values that there are.
    InputError
        If the file cannot be read as a table with its columns.
    """
    table = next(each for each in DRAWN if each.name == name)
    hints = get_type_hints(kind)
    found = []
    for path in table.files(project):
        shown = project.relative(path)
        for row in tables.require(tables.read(path, table.columns, shown)).rows:
            cells = {field: _value(f"{shown}:{row.line}: {field}", row[field], hint) for field, hint in hints.items()}
            found.append(kind(**cells))
    return tuple(found)


def _value(where: str, cell: str, hint: Any) -> Any:
    if hint == tuple[str, ...]:
        return split_list(cell)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if cell not in tuple(hint):
            raise DataError(f"{where} is {cell!r}.", remedy=f"One of: {', '.join(hint)}.")
        return hint(cell)
    if hint == float | None:
        try:
            return float(cell) if cell else None
        except ValueError:
            raise DataError(f"{where} is {cell!r}.", remedy="Write a number with a point and no unit: 38.5.") from None
    return cell
