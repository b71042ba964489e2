"""The bibliography: readable, no key twice, and each entry says how its source was seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple

from annotate.files.cells import near
from annotate.files.fields import SEEN
from annotate.files.snapshot import Snapshot
from annotate.values.problems import Problem


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what is wrong with `data/bibliography.bib`."""
    parsed = snapshot.sources
    if not snapshot.project.bibliography.exists():
        yield Problem(parsed.shown, 0, 0, "missing-file", "there is no bibliography", "", "Restore the file.")
    for line, code, what, expected, remedy in map(astuple, parsed.faults):
        yield Problem(parsed.shown, line, 1 if line else 0, code, what, expected, remedy)
    for source in parsed.sources:
        for key in source.derived:
            if key not in parsed.keys:
                what, remedy = (
                    f"{source.key}: derives_from names {key!r}",
                    near(key, parsed.keys - {source.key}) or "Add it first.",
                )
                yield Problem(parsed.shown, source.line, 1, "unknown-source", what, "a key of this file", remedy)
        if source.field("keywords") not in SEEN:
            what, expected = f"{source.key}: keywords is {source.field('keywords')!r}", f"one of: {', '.join(SEEN)}"
            yield Problem(parsed.shown, source.line, 1, "seen", what, expected, "Say whether the source was opened.")
