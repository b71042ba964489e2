"""Reading of the sourced facts: events and the recognition of the two Koreas."""

from __future__ import annotations

from annotate import schema, tables
from annotate.errors import DataError
from annotate.model import Certainty, Event, Recognition
from annotate.project import Project
from annotate.tables import Row, split_list


def _rows(project: Project, name: str) -> tuple[tuple[str, Row], ...]:
    table = schema.table(name)
    path = project.data / table.pattern
    if not path.exists():
        return ()
    read = tables.require(tables.read(path, table.columns, project.relative(path)))
    return tuple((f"{project.relative(path)}:{row.line}", row) for row in read.rows)


def _certainty(where: str, value: str) -> Certainty:
    try:
        return Certainty(value)
    except ValueError:
        raise DataError(f"{where} certainty is {value!r}.", remedy=f"One of: {', '.join(Certainty)}.") from None


def read_events(project: Project) -> tuple[Event, ...]:
    """Return the events in file order.

    Raises
    ------
    DataError
        If a certainty is not one of the scale.
    """
    return tuple(
        Event(
            id=row["id"],
            date=row["date"],
            label=row["label"],
            places=split_list(row["places"]),
            persons=split_list(row["persons"]),
            orgs=split_list(row["orgs"]),
            sources=split_list(row["sources"]),
            certainty=_certainty(where, row["certainty"]),
            seen=row["seen"],
            note=row["note"],
            line=row.line,
        )
        for where, row in _rows(project, "history/events")
    )


def read_recognition(project: Project) -> tuple[Recognition, ...]:
    """Return the states with the dates of their relations with either Korea, in file order.

    Raises
    ------
    DataError
        If a certainty is not one of the scale.
    """
    return tuple(
        Recognition(
            state=row["state"],
            iso3=row["iso3"],
            region=row["region"],
            rok_established=row["rok_established"],
            dprk_established=row["dprk_established"],
            rok_severed=row["rok_severed"],
            dprk_severed=row["dprk_severed"],
            bloc=row["bloc"],
            note=row["note"],
            sources=split_list(row["sources"]),
            certainty=_certainty(where, row["certainty"]),
            rok_certainty=_certainty(where, row["rok_certainty"]) if row["rok_certainty"] else None,
            dprk_certainty=_certainty(where, row["dprk_certainty"]) if row["dprk_certainty"] else None,
            line=row.line,
        )
        for where, row in _rows(project, "history/recognition")
    )
