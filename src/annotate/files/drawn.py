"""The declared tables of `data/figures/`: what is drawn by an editor's choice and not computed.

They are tables of `annotate.files.schema` like any other; their rows are the values of `annotate.values.drawn`.
"""

from __future__ import annotations

from dataclasses import replace

from annotate.files.fields import CITED, ENTITIES, EVENTS, GRADE, Field, TableSchema
from annotate.values.drawn import Landmark, Lane, Move, Side, Stage, Statement, Surface

ROLES = ("soviet", "american", "later", "town")


STEPS = ("zones", "states", "war", "line")


def _table(name: str, title: str, value: type, key: tuple[str, ...], *fields: Field) -> TableSchema:
    return TableSchema(f"figures/{name}", f"figures/{name}.csv", title, fields, value, key)


DRAWN: tuple[TableSchema, ...] = (
    _table(
        "lanes",
        "Rows of the timeline, from the top: who takes part in an event",
        Lane,
        ("id",),
        Field("id", "Identifier.", "id", True, example="moscow"),
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
        Landmark,
        ("event",),
        Field("event", "Which.", required=True, refers_to=EVENTS),
        Field("words", "Its short name.", required=True),
    ),
    _table(
        "shapes",
        "Places that are drawn as a surface or line, and where their symbols stand",
        Surface,
        ("entity",),
        Field("entity", "Whose surface or line it is.", required=True, refers_to=ENTITIES),
        Field("words", "What it is, and of which date.", required=True, example="line: 38° N, 1945 to 1950"),
        Field("label", "What is written beside the symbol.", required=True),
        Field("map", "On which map the symbol stands.", required=True, values=("korea", "north")),
        Field("lon", "Longitude of the symbol, degrees east, WGS 84.", "number", True),
        Field("lat", "Latitude of the symbol, degrees north, WGS 84.", "number", True),
        Field("to_lon", "Where a line leads from a symbol that stands off its surface: longitude.", "number"),
        Field("to_lat", "The same: latitude.", "number"),
        Field("within", "Code of the state whose outlines of world_110m it is, if it is drawn from them.", "code"),
        Field("day", "The day on which they were its outlines, EDTF.", "date", example="1991-12-25"),
        Field("legend", "What the legend says of a surface that is drawn from them."),
    ),
    _table(
        "steps",
        "Steps of the division of Korea, and the events that tell each of them",
        Stage,
        ("id",),
        Field("id", "Which maps show it.", required=True, values=STEPS),
        Field("name", "What the step is called.", required=True),
        Field("events", "Ids of its events, in order.", "list", True, refers_to=EVENTS),
    ),
    _table(
        "moves",
        "Events of the war on the map of the steps",
        Move,
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
        Side,
        ("side",),
        Field("side", "North or south of the parallel.", required=True, values=("north", "south")),
        Field("name", "What the state is called on the maps.", required=True),
        Field("proclaimed", "The event of its proclamation.", required=True, refers_to=EVENTS),
    ),
    _table(
        "statements",
        "What is said beside a map of the steps and is no event",
        Statement,
        (),
        Field("step", "Beside the maps of which step.", required=True, values=STEPS),
        Field("words", "The statement, in the editors' words.", required=True),
        Field("date", "Of what time it speaks, EDTF.", "date", True),
        replace(CITED, required=True),
        GRADE,
        Field("note", "What bears it out, and how far."),
    ),
)
