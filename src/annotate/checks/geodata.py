"""Geodata: every feature is identified, dated, sourced, and of sound shape on the earth (`annotate.files.geodata`)."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.files.snapshot import Snapshot
from annotate.values.problems import Problem


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what is wrong with `data/geo/*.geojson`."""
    for path in sorted(snapshot.project.geo.glob("*.geojson")):
        yield from snapshot.layer(path).problems
