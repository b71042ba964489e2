"""What an editor decides: accept, reject, link. Each returns what it changes; `keep` writes it.

Nothing is deleted, and who decided, when and why is kept beside the rows (`data/decisions`). Of two readings of the
same words one is accepted by adjudication: the others are rejected by the same act, which needs a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.curate.choose import MACHINE, Item
from annotate.edition import Edition
from annotate.files import rows
from annotate.files.canonical import into_form
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.files.together import alone, write_together
from annotate.stages.merge import anchor
from annotate.values.authority import Entity
from annotate.values.curation import Act, Decision
from annotate.values.edtf import Edtf
from annotate.values.errors import UsageError
from annotate.values.model import Kind, Mention, Sense, Status


@dataclass(frozen=True, slots=True)
class Editor:
    """Who decides, on which day, and why."""

    by: str
    date: Edtf
    why: str = ""

    def decision(self, mention: Mention, act: Act) -> Decision:
        """Return the record that this editor decided so on an annotation."""
        return Decision(mention.id, self.date, act, self.by, self.why)


@dataclass(frozen=True, slots=True)
class Change:
    """An annotation before (None: it is new) and after, and the record of the decision."""

    before: Mention | None
    after: Mention
    decision: Decision

    def __str__(self) -> str:
        after, before = self.after, self.before
        where = f"{after.id}  {after.text} ¶{after.para}  {after.kind} {after.quote!r}"
        if before is not None and before.entity != after.entity:
            return f"{where}: {before.entity or 'nothing'} → {after.entity}"
        was = before.status if before else "machine" if after.by == MACHINE else "proposed"
        return f"{where}: {was} → {after.status}"


def accept(edition: Edition, items: Iterable[Item], editor: Editor) -> tuple[Change, ...]:
    """Return the changes by which annotations and proposals are accepted.

    Raises
    ------
    UsageError
        If there is another reading of the same words and no reason is given.
    """
    found: list[Change] = []
    for item in items:
        mention = item.mention
        rivals = [m for m in _readings(edition, mention) if m.status in (Status.ACCEPTED, Status.DISPUTED)]
        if mention.status is Status.ACCEPTED and item.row:
            continue
        if rivals and not editor.why:
            other = ", ".join(rival.id for rival in rivals)
            raise UsageError(
                f"{mention.id} ({mention.quote!r}) is read otherwise by {other}.",
                remedy="Accepting one rejects the other: say why with --why.",
            )
        act = Act.ADJUDICATED if rivals else Act.ACCEPTED
        after = replace(mention, status=Status.ACCEPTED)
        found.append(Change(mention if item.row else None, after, editor.decision(mention, act)))
        found += [_rejected(rival, editor, new=False) for rival in rivals]
    return _once(found)


def reject(edition: Edition, items: Iterable[Item], editor: Editor) -> tuple[Change, ...]:
    """Return the changes by which annotations and proposals are rejected; of a dispute the last reading is accepted.

    Raises
    ------
    UsageError
        If no reason is given.
    """
    if not editor.why:
        raise UsageError("A rejection needs a reason.", remedy="Say why with --why.")
    wanted = [item for item in items if item.mention.status is not Status.REJECTED or not item.row]
    found = [_rejected(item.mention, editor, new=not item.row) for item in wanted]
    gone = {item.mention.id for item in wanted}
    for item in wanted:
        left = [m for m in _readings(edition, item.mention) if m.status is Status.DISPUTED and m.id not in gone]
        if item.mention.status is Status.DISPUTED and len(left) == 1:
            (last,) = left
            accepted = replace(last, status=Status.ACCEPTED)
            found.append(Change(last, accepted, editor.decision(last, Act.ADJUDICATED)))
    return _once(found)


@dataclass(frozen=True, slots=True)
class Link:
    """What a name is linked to: the record, and of a place the sense and who is meant."""

    entity: Entity
    sense: Sense | None = None
    refers_to: str = ""


def link(items: Iterable[Item], to: Link, editor: Editor) -> tuple[Change, ...]:
    """Return the changes by which annotations are linked to a record.

    Raises
    ------
    UsageError
        If one is a date, or of another kind than the record.
    """
    found = []
    for item in items:
        mention = item.mention
        if mention.kind is Kind.DATE or mention.kind is not to.entity.kind:
            raise UsageError(
                f"{mention.id} ({mention.quote!r}) is of kind {mention.kind}, {to.entity.id} of kind {to.entity.kind}.",
                remedy="Choose a record of the same kind, or correct the kind of the annotation in its row first.",
            )
        sense, meant = (to.sense, to.refers_to) if to.sense else (mention.sense, mention.refers_to)
        after = replace(mention, entity=to.entity.id, entity_label=to.entity.label, sense=sense, refers_to=meant)
        if after != mention:
            found.append(Change(mention if item.row else None, after, editor.decision(mention, Act.LINKED)))
    return _once(found)


Files = Iterable[tuple[Path, bytes | None]]


def keep(project: Project, changes: Sequence[Change], also: Callable[[Snapshot], Files] = lambda _: ()) -> None:
    """Write changes: all of them or none, then everything into form.

    What was decided is put down before the rows that it changes, and once: where a process was killed between the two,
    the same decision again completes it.

    Parameters
    ----------
    project
        The project.
    changes
        What becomes of annotations.
    also
        A function from what stands there now to other files that change with them.

    Raises
    ------
    DataError
        If a file that is to be changed cannot be read.
    UsageError
        If a file cannot be written.
    """
    with alone(project.data):
        snapshot = Snapshot(project)
        write_together((*also(snapshot), *_decisions(snapshot, changes), *_annotations(snapshot, changes)))
        into_form(project)


def _decisions(snapshot: Snapshot, changes: Sequence[Change]) -> Iterator[tuple[Path, bytes]]:
    for text in sorted({change.after.text for change in changes}):
        path = snapshot.project.inside(snapshot.project.decisions(text))
        known = snapshot.values(Decision, path)
        last = {one.annotation: replace(one, line=0) for one in known}
        made = [change.decision for change in changes if change.after.text == text]
        yield path, rows.dump(Decision, [*known, *(one for one in made if last.get(one.annotation) != one)])


def _annotations(snapshot: Snapshot, changes: Sequence[Change]) -> Iterator[tuple[Path, bytes]]:
    for text, para in sorted({(change.after.text, change.after.para) for change in changes}):
        path = snapshot.project.inside(snapshot.project.annotation_file(text, para))
        known = snapshot.values(Mention, path)
        here = [c for c in changes if (c.after.text, c.after.para) == (text, para)]
        after = {change.after.id: change.after for change in here}
        new = [c.after for c in here if c.before is None and c.after.id not in {m.id for m in known}]
        yield path, rows.dump(Mention, [*(after.get(m.id, m) for m in known), *new])


def _rejected(mention: Mention, editor: Editor, *, new: bool) -> Change:
    note = f"{mention.note.rstrip('.')}. Rejected: {editor.why}" if mention.note else editor.why
    after = replace(mention, status=Status.REJECTED, note=note)
    return Change(None if new else mention, after, editor.decision(mention, Act.REJECTED))


def _readings(edition: Edition, mention: Mention) -> list[Mention]:
    """Return the other readings of the same words."""
    at = anchor(mention)
    return [row for row in edition.all_rows(mention.text) if anchor(row) == at and row.id != mention.id]


def _once(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes, of two of one annotation the first."""
    found: dict[str, Change] = {}
    for change in changes:
        found.setdefault(change.after.id, change)
    return tuple(found.values())
