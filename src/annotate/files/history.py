"""The sourced facts on their own; an `Edition` has them beside everything else."""

from __future__ import annotations

from annotate.files.snapshot import Snapshot
from annotate.values.acts import Act, ActKind, Preferred, Recognition, Side, State


def recognition_of(snapshot: Snapshot) -> tuple[Recognition, ...]:
    """Return the states with their acts, in file order of the states.

    Raises
    ------
    DataError
        If a row of either table cannot be read.
    """
    return snapshot.once("recognition", "", lambda: joined(snapshot.values(State), snapshot.values(Act)))


def joined(states: tuple[State, ...], acts: tuple[Act, ...]) -> tuple[Recognition, ...]:
    """Return states with their acts, by Korea, day and kind; acts of other states are left out."""
    order, sides = list(ActKind), list(Side)
    by_state: dict[str, list[Act]] = {}

    def place(act: Act) -> tuple[object, ...]:
        rejected = act.preferred is Preferred.NO
        return sides.index(act.korea), act.date.earliest, order.index(act.act), rejected, act.id

    for act in sorted(acts, key=place):
        by_state.setdefault(act.state, []).append(act)
    return tuple(
        Recognition(s.state, s.iso3, s.region, s.bloc, s.note, s.line, tuple(by_state.get(s.iso3, ()))) for s in states
    )
