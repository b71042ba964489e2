"""What rests on what: how the rows of each table are known, and the sources that carry rows alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.figures.kit.figure import Column, Figure, Row, Wording, numbers
from annotate.figures.kit.labels import fitted
from annotate.figures.kit.scene import PHONE, Bar, Entry, Group, Item, Line, Room, Scene, Text, stacked
from annotate.figures.kit.views import View
from annotate.figures.sources import data as sources_data
from annotate.figures.sources.data import TABLES, Resting, Seen, Support
from annotate.values.model import Certainty

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "sources"
_STEP, _HEIGHT, _ROW = 30.0, 20.0, 24.0
_WIDE, _NARROW = Room(728, 250, 716), Room(PHONE, 6, PHONE - 6)
_MOST = 12
_LEAST = 34.0
"""Of a bar, for the number in it."""

# How a way of knowing is drawn: role, certainty for the outline, colour of the number in the bar, words.
LOOKS: tuple[tuple[Seen, str, Certainty, str, str], ...] = (
    (Seen.SEEN, "american", Certainty.HIGH, "paper", "solid: source opened, in whole or at the passage"),
    (Seen.STANDARD, "american", Certainty.MEDIUM, "ink", "hollow: standard reference, not opened"),
    (Seen.MEMORY, "soviet", Certainty.LOW, "ink", "dashed: from memory, to be checked"),
    (Seen.NONE, "land", Certainty.HIGH, "ink", "grey: no source named"),
)


def draw_shares(rows: Sequence[Resting]) -> Scene:
    """Return one bar a table, cut by how its rows are known."""
    return replace(_shares(rows, _WIDE), narrow=_shares(rows, _NARROW))


def _shares(rows: Sequence[Resting], room: Room) -> Scene:
    items: list[Item] = []
    step = _STEP + room.above
    for n, table in enumerate(TABLES):
        top, x = 12 + room.above + n * step, room.left
        size = sum(row.table == table for row in rows)
        items.append(room.name(f"{table} ({size:,})", top - 4 if room.above else top + 15))
        for seen, role, certainty, inside, _ in LOOKS:
            share = sources_data.share(rows, table, seen)
            width = (room.right - room.left) * share / 100
            if not share:
                continue
            label = f"{table}: {share:.0f} percent {seen}"
            items.append(Bar(role, x, top, width, _HEIGHT, certainty, label=label))
            if width > _LEAST:
                items.append(Text(f"{share:.0f} %", x + width / 2, top + 15, 12, "middle", inside, bold=True))
            x += width
    return Scene(
        "shares", "How the rows are known", room.width, 20 + step * len(TABLES), (Group(tuple(items)),), wide=True
    )


def draw_alone(supports: Sequence[Support], name_of: Callable[[str], str]) -> Scene:
    """Return a bar for each of the sources that carry most rows alone, with its name as in citations."""
    return replace(_alone(supports, name_of, _WIDE), narrow=_alone(supports, name_of, _NARROW))


def _alone(supports: Sequence[Support], name_of: Callable[[str], str], room: Room) -> Scene:
    shown = [s for s in supports if sum(s.alone)][:_MOST]
    longest = max((sum(s.alone) for s in shown), default=1)
    looks = {look[0]: look for look in LOOKS}
    items: list[Item] = []
    step = _ROW + room.above
    for n, support in enumerate(shown):
        top, count = 8 + room.above + n * step, sum(support.alone)
        width = (room.right - room.left - 40) * count / longest
        name = _latin(name_of(support.key))
        _, role, certainty, _, _ = looks[support.seen]
        items.append(room.name(fitted(name, 11, 240), top - 4 if room.above else top + 13, 12))
        items.append(Bar(role, room.left, top, width, 16, certainty, label=f"{name}: {count} rows rest on it alone"))
        items.append(Text(str(count), room.left + width + 8, top + 13, 12))
    bottom = 14 + step * len(shown)
    items.append(Line("rule", ((room.left, 2), (room.left, bottom - 4))))
    return Scene("alone", "Rows that rest on one source alone", room.width, bottom, (Group(tuple(items)),), wide=True)


def _latin(words: str) -> str:
    """Return words without what the font of print has no letters for."""
    return " ".join(re.sub(r"[^\u0000-\u024f\u2010-\u2026]+", " ", words).split())


def _row(support: Support, words: str) -> Row:
    counts = (str(count) for count in support.rows)
    return Row("", (words, str(support.seen), *counts, str(sum(support.rows)), str(sum(support.alone)), support.key))


def _description(
    rows: Sequence[Resting], supports: Sequence[Support], name_of: Callable[[str], str]
) -> tuple[str, ...]:
    shares = "; ".join(
        f"{table}: "
        + ", ".join(
            f"{sources_data.share(rows, table, seen):.0f} percent {seen}"
            for seen in Seen
            if sources_data.share(rows, table, seen)
        )
        for table in TABLES
    )
    most = ", ".join(f"{name_of(s.key)} ({sum(s.alone)})" for s in supports[:_MOST] if sum(s.alone))
    return (
        f"Shares of the rows. {shares}.",
        f"Sources that carry most rows alone: {most}. If one of them errs, nothing here would tell.",
    )


def build(edition: Edition) -> Figure:
    """Return the figure.

    Raises
    ------
    DataError, InputError
        If a table cannot be read.
    """
    rows = sources_data.read(edition)
    supports = sources_data.supports(rows, edition.bibliography)
    shares, alone = draw_shares(rows), draw_alone(supports, edition.bibliography.name)
    seen = sum(row.seen is Seen.SEEN for row in rows)
    single = sum(bool(row.alone) for row in rows)
    part = f"{100 * seen / max(1, len(rows)):.0f} percent of {len(rows):,} rows"
    title = f"{part} name a source that was opened; {single:,} rest on one source alone"
    return Figure(
        id=ID,
        said=(Wording(View.ALL, title, _description(rows, supports, edition.bibliography.name)),),
        alt="Bars for five tables, cut by how the rows are known: source opened, standard reference, memory, none; "
        "below, the sources that carry most rows alone.",
        panels=(shares, alone),
        legend=tuple(Entry(Bar(role, 2, 3, 24, 10, certainty), words) for _, role, certainty, _, words in LOOKS),
        columns=(
            Column("Source"),
            Column("How it was seen"),
            *numbers(*(f"Rows: {table}" for table in TABLES), "Rows in all", "Rows on it alone"),
            Column("In the bibliography", sources=True),
        ),
        rows=tuple(_row(support, edition.bibliography.name(support.key)) for support in supports),
        cited=tuple(support.key for support in supports),
        method="Events say themselves how they are known. A row of another table counts by the best of its sources, "
        "though not every word of it need come from that one; so these shares are an upper bound. Sources that copy "
        "from one another are counted as several.",
        sheet=stacked(
            (shares, alone),
            "Source: data/bibliography.bib, and the columns of sources of the five tables.",
            room=132,
            below=20,
        ),
    )
