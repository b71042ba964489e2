"""Expressions over the tables of `data/history/`, by which a text says what its numbers are computed from.

The forms are the rows of `EXPRESSIONS`. To add one: write a function that takes the `Facts` and the parts of the
expression and returns an `Amount` or a `When` (raise `UsageError` for what is not in the data), and add a row with its
form and its pattern. An earlier row wins, so `A - B` comes first and no measure can have " - " in its name.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from annotate.facts import counts
from annotate.facts.stated import SCALES
from annotate.files.history import recognition_of
from annotate.files.snapshot import Snapshot
from annotate.values.acts import Recognition
from annotate.values.edtf import Edtf
from annotate.values.errors import UsageError, unknown
from annotate.values.model import Event, Trade, ZoneStat


@dataclass(frozen=True, slots=True)
class Facts:
    """The tables that expressions look into."""

    events: tuple[Event, ...]
    recognition: tuple[Recognition, ...]
    zone_stats: tuple[ZoneStat, ...]
    trade: tuple[Trade, ...]


def facts_of(snapshot: Snapshot) -> Facts:
    """Return the tables of an edition; raise `DataError` if a row of one of them cannot be read."""
    return Facts(snapshot.values(Event), recognition_of(snapshot), snapshot.values(ZoneStat), snapshot.values(Trade))


@dataclass(frozen=True, slots=True)
class Amount:
    """A computed number in plain units (dollars, not millions), and the table it comes from."""

    value: Decimal
    table: str


@dataclass(frozen=True, slots=True)
class When:
    """A date, and the table it comes from."""

    date: Edtf
    table: str


Value = Amount | When


@dataclass(frozen=True, slots=True)
class Expression:
    """A form of expression: how it is written, the pattern of its parts, and what computes it."""

    form: str
    pattern: re.Pattern[str]
    compute: Callable[..., Value]


#: No difference has more terms; each is computed from a whole table.
MOST_TERMS = 16


def _difference(facts: Facts, whole: str) -> Value:
    if whole.count(" - ") >= MOST_TERMS:
        raise UsageError(f"{whole.count(' - ') + 1} terms are too many.", remedy=f"Write at most {MOST_TERMS}.")
    first, *others = (evaluate(facts, part) for part in whole.split(" - "))
    total = first
    for other in others:
        if not isinstance(total, Amount) or not isinstance(other, Amount):
            raise UsageError("Dates are not subtracted.", remedy="Write: days ID ID.")
        if total.table != other.table:
            raise UsageError(
                f"{total.table} and {other.table} are two tables.", remedy="Subtract numbers of one table."
            )
        total = Amount(total.value - other.value, total.table)
    return total


def _partners(facts: Facts, side: str, day: str) -> Value:
    found = counts.partners(facts.recognition, day)
    chosen = {"both": found.both, "rok": found.rok, "dprk": found.dprk}[side]
    return Amount(Decimal(len(chosen)), "acts.csv")


def _event(facts: Facts, identifier: str) -> Event:
    for event in facts.events:
        if event.id == identifier:
            return event
    near = unknown("event", identifier, [e.id for e in facts.events]).what
    raise UsageError(near, remedy="Write an id of data/history/events.csv.")


def _event_date(facts: Facts, identifier: str) -> Value:
    return When(_event(facts, identifier).date, "events.csv")


def _zone(facts: Facts, measure: str, zone: str) -> Value:
    rows = [s for s in facts.zone_stats if measure in (s.measure, f"{s.measure} {s.date}")]
    if not rows:
        near = unknown("measure", measure, [s.measure for s in facts.zone_stats]).what
        raise UsageError(near, remedy="Write a measure of data/history/zone_stats.csv.")
    if len(rows) > 1:
        dates = ", ".join(s.date.text for s in rows)
        raise UsageError(
            f"{measure!r} stands in {len(rows)} rows.", remedy=f"Write the date after it, one of: {dates}."
        )
    figure = rows[0].north if zone == "north" else rows[0].south
    return _scaled(figure, rows[0].unit, "zone_stats.csv", f"{measure!r} has no figure for the {zone}.")


def _scaled(figure: float | None, unit: str, table: str, missing: str) -> Amount:
    if figure is None:
        raise UsageError(missing, remedy="Leave the row out, or add the figure and its source.")
    return Amount(Decimal(str(figure)) * SCALES.get(unit.split(maxsplit=1)[0], Decimal(1)), table)


def _trade(facts: Facts, partner: str, year: str, direction: str) -> Value:
    row = next((t for t in facts.trade if t.partner == partner and t.year == int(year)), None)
    if row is None:
        raise UsageError(
            f"There is no trade with {partner!r} in {year}.",
            remedy="Write a partner and year of data/history/trade.csv.",
        )
    wanted = {"export": (row.exports,), "import": (row.imports,), "total": (row.exports, row.imports)}[direction]
    missing = f"The trade with {partner} in {year} lacks a figure for {direction}."
    value = sum((_scaled(sum_, "million", "trade.csv", missing).value for sum_ in wanted), Decimal(0))
    return Amount(value, "trade.csv")


def _day(facts: Facts, identifier: str) -> date:
    value = _event(facts, identifier).date
    if value.day and (day := value.day.date()):  # None in a year that the standard library does not count in
        return day
    raise UsageError(f"Event {identifier!r} is dated {value}, not to a day.", remedy="Name an event of one day.")


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _elapsed(facts: Facts, unit: str, first: str, second: str) -> Value:
    """Return the days between two events, or the months or years with the running one in proportion of its days."""
    begin, end = _day(facts, first), _day(facts, second)
    if end < begin:
        raise UsageError(f"{second!r} comes before {first!r}.", remedy="Name the earlier event first.")
    if unit == "days":
        return Amount(Decimal((end - begin).days), "events.csv")
    step = {"months": 1, "years": 12}[unit]
    whole = ((end.year - begin.year) * 12 + end.month - begin.month) // step
    if _add_months(begin, whole * step) > end:
        whole -= 1
    since, until = _add_months(begin, whole * step), _add_months(begin, (whole + 1) * step)
    return Amount(whole + Decimal((end - since).days) / Decimal((until - since).days), "events.csv")


EXPRESSIONS: tuple[Expression, ...] = (
    Expression("A - B", re.compile(r"(.+ - .+)"), _difference),
    Expression("both_on DATE", re.compile(r"(both)_on (\S+)"), _partners),
    Expression("rok_on DATE", re.compile(r"(rok)_on (\S+)"), _partners),
    Expression("dprk_on DATE", re.compile(r"(dprk)_on (\S+)"), _partners),
    Expression("event ID date", re.compile(r"event (\S+) date"), _event_date),
    Expression("zone MEASURE north|south", re.compile(r"zone (.+) (north|south)"), _zone),
    Expression(
        "trade PARTNER YEAR export|import|total", re.compile(r"trade (\S+) ([0-9]{4}) (export|import|total)"), _trade
    ),
    Expression("days ID ID", re.compile(r"(days) (\S+) (\S+)"), _elapsed),
    Expression("months ID ID", re.compile(r"(months) (\S+) (\S+)"), _elapsed),
    Expression("years ID ID", re.compile(r"(years) (\S+) (\S+)"), _elapsed),
)


def evaluate(facts: Facts, expression: str) -> Value:
    """Return the value of an expression.

    Raises
    ------
    UsageError
        If it has none of the forms, or names what is not in the data.
    DataError
        If the data it needs contradict themselves.
    """
    for form in EXPRESSIONS:
        match = form.pattern.fullmatch(expression)
        if match:
            return form.compute(facts, *match.groups())
    listed = "; ".join(form.form for form in EXPRESSIONS)
    raise UsageError(f"{expression!r} is no expression.", remedy=f"Forms: {listed}.")
