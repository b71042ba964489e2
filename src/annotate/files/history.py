"""The sourced facts on their own; an `Edition` has them beside everything else."""

from __future__ import annotations

from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.model import Event, Recognition


def read_events(project: Project) -> tuple[Event, ...]:
    """Return the events in file order; raise `DataError` if a row cannot be read."""
    return Snapshot(project).values(Event)


def read_recognition(project: Project) -> tuple[Recognition, ...]:
    """Return the states with their relations with either Korea, in file order; raise `DataError` as above."""
    return Snapshot(project).values(Recognition)
