"""The record of relations tells a possible story, says why it prefers one date, and answers the totals of its time."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.facts import counts
from annotate.facts.counts import periods
from annotate.files.history import joined
from annotate.files.rows import Sheet
from annotate.files.snapshot import Snapshot
from annotate.values.acts import Act, ActKind, Preferred, Recognition, Side, State, Total
from annotate.values.errors import AnnotateError, DataError
from annotate.values.model import Certainty
from annotate.values.problems import Problem

#: A total that differs by more must say why.
MOST = 2


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield acts in no possible order, dates passed over without a reason, and totals that are not explained."""
    states = tuple(state for sheet in snapshot.sheets(State) for state in sheet.values)
    for sheet in snapshot.sheets(Act):
        bad = {line for line, _ in sheet.bad}
        sound = tuple(act for act in sheet.values if act.line not in bad)  # a bad cell is reported by its own check
        for row in joined(states, sound):
            for side in Side:
                yield from _story(sheet, row, side)
        yield from _unexplained(sheet, sound)
    yield from _totals(snapshot)


def _at(sheet: Sheet[Act], row: Recognition, side: Side, *kinds: ActKind) -> int:
    return min(act.line for act in row.told(side, *kinds))


def _story(sheet: Sheet[Act], row: Recognition, side: Side) -> Iterator[Problem]:
    """Yield what is impossible in the acts between a state and one Korea."""
    code = "relations-order"
    try:
        stood = periods(row, side)
    except DataError as error:
        yield Problem(sheet.shown, _at(sheet, row, side, *counts.RELATIONS), 0, code, error.what, "", error.remedy)
        return
    for act in row.told(side, ActKind.RECOGNISED, ActKind.CONSULAR):
        if stood and act.date.earliest > stood[0].first:
            what = f"{row.state}: {act.act} {act.date}, after relations with the {side.upper()} had begun"
            yield Problem(sheet.shown, act.line, 0, code, what, "", "Correct the date, or do not prefer the act.")
    if row.told(side, ActKind.CONSULAR_ENDED) and not row.told(side, ActKind.CONSULAR):
        line = _at(sheet, row, side, ActKind.CONSULAR_ENDED)
        what = f"{row.state}: consular relations with the {side.upper()} end without having begun"
        yield Problem(sheet.shown, line, 0, code, what, "", "Add the act by which they began.")


def _unexplained(sheet: Sheet[Act], acts: tuple[Act, ...]) -> Iterator[Problem]:
    for act in acts:
        if act.preferred is Preferred.NO and (not act.note or act.certainty is Certainty.HIGH):
            what = f"{act.id} is not preferred, {'without a reason' if not act.note else 'and graded high'}"
            remedy = "Say in its note who gives this date." if not act.note else "Lower its certainty, or prefer it."
            yield Problem(sheet.shown, act.line, 0, "not-preferred", what, "", remedy)


def _totals(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield totals from which the counts are far, without a word on it."""
    try:
        recognition = joined(snapshot.values(State), snapshot.values(Act))
        for sheet in snapshot.sheets(Total):
            for row in sheet.required():
                found = counts.total(recognition, str(row.date), row.korea)
                if abs(found - row.total) > MOST and not row.note:
                    what = f"{row.korea} on {row.date}: {row.total} were given, the acts come to {found}"
                    remedy = "Correct the acts, or say in the note which states make the difference."
                    yield Problem(sheet.shown, row.line, 0, "total", what, f"at most {MOST} apart", remedy)
    except AnnotateError:
        return  # a cell, a day that is none, or a story, reported elsewhere
