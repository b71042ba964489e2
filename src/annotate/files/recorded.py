"""The declared tables of `data/history/`: events, acts between states and either Korea, figures.

They are tables of `annotate.files.schema` like any other.
"""

from __future__ import annotations

from dataclasses import replace

from annotate.files.fields import CITED, ENTITIES, EVENTS, GRADE, SEEN, STATES, Field, TableSchema
from annotate.values.acts import Act, ActKind, Preferred, Side, State, Total
from annotate.values.model import Event, Trade, ZoneStat

RECORDED: tuple[TableSchema, ...] = (
    TableSchema(
        EVENTS,
        "history/events.csv",
        "Events 1943–1994",
        (
            Field("id", "Identifier.", "id", True),
            Field("date", "When, EDTF.", "date", True),
            Field("label", "What happened.", "label", True),
            Field("places", "Where, ids of the gazetteer separated by semicolons.", "list", refers_to=ENTITIES),
            Field("persons", "Who, ids of the gazetteer.", "list", refers_to=ENTITIES),
            Field("orgs", "Which bodies and states, ids of the gazetteer.", "list", refers_to=ENTITIES),
            replace(CITED, required=True),
            GRADE,
            Field("seen", "Was the source opened?", required=True, values=SEEN),
            Field("note", "Differences between sources."),
        ),
        Event,
        ("id",),
    ),
    TableSchema(
        STATES,
        "history/recognition.csv",
        "States of the world, for their relations with either Korea",
        (
            Field("state", "State, as it is called now or was called last.", "label", True),
            Field("iso3", "ISO 3166-1 alpha-3, or the transitional code of a former state.", "code", True),
            Field("region", "Region, UN M49."),
            Field("bloc", "Editorial class."),
            Field("note", "What the row joins, or when the state ended."),
        ),
        State,
        ("state",),
        ("iso3",),
    ),
    TableSchema(
        "history/acts",
        "history/acts.csv",
        "Acts between states and either Korea: recognition, relations, consuls",
        (
            Field("id", "Identifier.", "id", True, example="hun-rok-established-1"),
            Field("state", "The state, by its code.", "code", True, refers_to=STATES, example="HUN"),
            Field("korea", "With which Korea.", required=True, values=tuple(Side)),
            Field("act", "What was done.", required=True, values=tuple(ActKind)),
            Field("date", "When, EDTF.", "date", True),
            replace(CITED, required=True),
            GRADE,
            Field("preferred", "Is it taken for what happened?", required=True, values=tuple(Preferred)),
            Field("note", "What the sources say; where they conflict, why one date is preferred."),
        ),
        Act,
        ("id",),
    ),
    TableSchema(
        "history/totals",
        "history/totals.csv",
        "Numbers of partners that were given at the time",
        (
            Field("date", "On which day, EDTF.", "date", True, example="1990-06-16"),
            Field(
                "korea",
                "Partners of the Republic of Korea, of the DPRK, of both; or governments that had recognised Seoul.",
                required=True,
                values=("rok", "dprk", "both", "recognised"),
            ),
            Field("total", "How many.", "count", True, example="141"),
            replace(CITED, required=True),
            Field("note", "Who gave it; why the acts come to another number."),
        ),
        Total,
        ("date", "korea"),
    ),
    TableSchema(
        "history/zone_stats",
        "history/zone_stats.csv",
        "Figures for the two zones",
        (
            Field("measure", "What is measured.", "label", True),
            Field("north", "North of 38 degrees.", "number"),
            Field("south", "South of 38 degrees.", "number"),
            Field("unit", "Unit.", required=True),
            Field("date", "Date or period the figure is for.", "date"),
            replace(CITED, required=True),
            GRADE,
            Field("note", "How it was measured; what is doubtful."),
        ),
        ZoneStat,
    ),
    TableSchema(
        "history/trade",
        "history/trade.csv",
        "South Korea’s trade in goods with a partner, by year",
        (
            Field("partner", "The other state, ISO 3166-1 alpha-3.", "code", True, example="CHN"),
            Field("year", "Calendar year.", "count", True, example="1992"),
            Field("exports", "South Korean exports to the partner, million US dollars of the year.", "number"),
            Field("imports", "South Korean imports from the partner, million US dollars of the year.", "number"),
            replace(CITED, required=True),
            GRADE,
            Field("note", "What is doubtful."),
        ),
        Trade,
        ("partner", "year"),
    ),
)
