"""Reading of the sourced facts: events, the recognition of the two Koreas, figures for the zones, trade."""

from __future__ import annotations

from annotate.files import schema, tables
from annotate.files.project import Project
from annotate.files.tables import Row, split_list
from annotate.values.errors import DataError
from annotate.values.model import Certainty, Event, Recognition, Trade, ZoneStat


def _rows(project: Project, name: str) -> tuple[tuple[str, Row], ...]:
    table = schema.table(name)
    path = project.data / table.pattern
    if not path.exists():
        return ()
    read = tables.require(tables.read(path, table.columns, project.relative(path)))
    return tuple((f"{project.relative(path)}:{row.line}", row) for row in read.rows)


def _certainty(where: str, row: Row, column: str = "certainty") -> Certainty:
    try:
        return Certainty(row[column])
    except ValueError:
        raise DataError(f"{where}: {column} is {row[column]!r}.", remedy=f"One of: {', '.join(Certainty)}.") from None


def _side_certainty(where: str, row: Row, column: str) -> Certainty | None:
    return _certainty(where, row, column) if row[column] else None


def _number(where: str, row: Row, column: str) -> float | None:
    if not row[column]:
        return None
    try:
        return float(row[column])
    except ValueError:
        raise DataError(
            f"{where}: {column} is {row[column]!r}.", remedy="Write a number with a point and no unit: 478.4."
        ) from None


def _year(where: str, row: Row) -> int:
    if not row["year"].isdecimal():
        raise DataError(f"{where}: year is {row['year']!r}.", remedy="Write the year in figures: 1992.")
    return int(row["year"])


def read_events(project: Project) -> tuple[Event, ...]:
    """Return the events in file order.

    Raises
    ------
    DataError
        If a certainty is not one of the scale.
    InputError
        If the file cannot be read as a table with its columns.
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
            certainty=_certainty(where, row),
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
    InputError
        If the file cannot be read as a table with its columns.
    """
    return tuple(
        Recognition(
            state=row["state"],
            iso3=row["iso3"],
            region=row["region"],
            rok_established=row["rok_established"],
            dprk_established=row["dprk_established"],
            rok_severed=split_list(row["rok_severed"]),
            dprk_severed=split_list(row["dprk_severed"]),
            rok_restored=split_list(row["rok_restored"]),
            dprk_restored=split_list(row["dprk_restored"]),
            bloc=row["bloc"],
            note=row["note"],
            sources=split_list(row["sources"]),
            certainty=_certainty(where, row),
            rok_certainty=_side_certainty(where, row, "rok_certainty"),
            dprk_certainty=_side_certainty(where, row, "dprk_certainty"),
            line=row.line,
        )
        for where, row in _rows(project, "history/recognition")
    )


def read_zone_stats(project: Project) -> tuple[ZoneStat, ...]:
    """Return the figures for the two zones, in file order.

    Raises
    ------
    DataError
        If a figure is not a number, or a certainty is not one of the scale.
    InputError
        If the file cannot be read as a table with its columns.
    """
    return tuple(
        ZoneStat(
            measure=row["measure"],
            north=_number(where, row, "north"),
            south=_number(where, row, "south"),
            unit=row["unit"],
            date=row["date"],
            sources=split_list(row["sources"]),
            certainty=_certainty(where, row),
            note=row["note"],
            line=row.line,
        )
        for where, row in _rows(project, "history/zone_stats")
    )


def read_trade(project: Project) -> tuple[Trade, ...]:
    """Return South Korea's trade by partner and year, in file order; million US dollars of the year.

    Raises
    ------
    DataError
        If a year or a sum is not a number, or a certainty is not one of the scale.
    InputError
        If the file cannot be read as a table with its columns.
    """
    return tuple(
        Trade(
            partner=row["partner"],
            year=_year(where, row),
            exports=_number(where, row, "exports"),
            imports=_number(where, row, "imports"),
            sources=split_list(row["sources"]),
            certainty=_certainty(where, row),
            note=row["note"],
            line=row.line,
        )
        for where, row in _rows(project, "history/trade")
    )
