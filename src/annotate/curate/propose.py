"""Edits of decided rows as what they are: proposals by who made them, beside the decision that stands.

A person who corrects an accepted row in a table has not decided it. The row becomes again what it was, and the
correction a row of its own, proposed by its author, for an editor to accept or reject. What an editor decided with
`annotate accept`, `reject` or `link` is on record and stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.curate.meaning import WAYS
from annotate.files import past, rows, schema, tables
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.curation import Decision
from annotate.values.model import Mention, Status
from annotate.values.problems import visible

# The cells in which a reading consists; certainty and note may be mended beside it.
_READING = tuple(cell for way, of in WAYS.items() if way not in ("status", "remarks") for cell in of)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A decided row as it stands again, and the correction that was written over it."""

    decided: Mention
    proposal: Mention

    def __str__(self) -> str:
        one = self.decided
        return f"{one.id}  {one.text} ¶{one.para}  {one.kind} {one.quote!r}: proposed by {self.proposal.by}"


def propose(before: Project, after: Project, by: Callable[[Path], str]) -> tuple[Proposed, ...]:
    """Turn edits of decided rows into proposals, and write them.

    Parameters
    ----------
    before, after
        The edition before the edits, and the one that holds them, which is changed.
    by
        Says who edited a file.

    Returns
    -------
    tuple
        What became a proposal. Files that cannot be read are left: `annotate validate` says why.
    """
    one, other = Snapshot(before), Snapshot(after)
    decided = {
        m.id: m for sheet in one.sheets(Mention) for m in sheet.values if m.id and m.status is not Status.PROPOSED
    }
    on_record = set(_decisions(other) - _decisions(one))
    found: list[Proposed] = []
    for sheet in other.sheets(Mention):
        if not sheet.sound:
            continue
        path = sheet.table.path
        made = list(_edited(sheet.values, decided, on_record, by(path)))
        if made:
            stands = {each.decided.id: each.decided for each in made}
            kept = [stands.get(m.id, m) for m in sheet.values] + [each.proposal for each in made]
            tables.write(after.inside(path), schema.table_of(Mention).columns, map(rows.written, kept))
            found += made
    return tuple(found)


def _edited(
    mentions: tuple[Mention, ...], decided: Mapping[str, Mention], on_record: set[str], by: str
) -> Iterator[Proposed]:
    for mention in mentions:
        was = decided.get(mention.id)
        if was is None or mention.id in on_record or mention.status is not was.status:
            continue
        if any(getattr(mention, cell) != getattr(was, cell) for cell in _READING):
            note = mention.note if mention.note != was.note else ""
            label = mention.entity_label if mention.entity == was.entity else ""
            proposal = replace(mention, id="", entity_label=label, status=Status.PROPOSED, by=by, note=note)
            yield Proposed(was, proposal)


def _decisions(snapshot: Snapshot) -> Counter[str]:
    """Return how many decisions are on record, by annotation."""
    return Counter(one.annotation for sheet in snapshot.sheets(Decision) for one in sheet.values)


def author(project: Project, path: Path) -> str:
    """Return who made the newest commit that changed a file; "a contributor" where git does not know."""
    named = " ".join(" ".join(past.log(project, path, "-1", "--format=%an")).split())
    return named if named and visible(named) == named else "a contributor"
