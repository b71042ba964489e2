"""Notes and authority records that readers propose, and objections: which wait, what accepting and rejecting them does.

They wait in files of their own (`data/proposals/notes`, `records`, `objections`), since the tables of notes and records
hold what is decided alone. Accepted, a note or record moves to its table, and the mention that an objection is to is
rejected; rejected, each stays where it is and is not asked for again. Either is kept in `data/contributions.csv`, which
says whose proposal it was.
"""

from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from annotate.curate.choose import Item
from annotate.curate.decide import Change, Editor, accept, keep, reject
from annotate.edition import Edition
from annotate.files import rows, store
from annotate.files.ledger import Ledger
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.files.texts import fold
from annotate.gazetteer.cells import TYPES
from annotate.gazetteer.importers.place import script_of, slug
from annotate.values.authority import Entity, Name
from annotate.values.curation import Act, Contribution, Objection, ProposedNote, ProposedRecord
from annotate.values.errors import UsageError
from annotate.values.model import Mention, Note, Status

Proposed = ProposedNote | ProposedRecord | Objection
_TABLES = (ProposedNote, ProposedRecord, Objection)
_Row = Note | Name | Entity | Contribution
_NUMBERED = re.compile(r"n([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A note, an authority record or an objection that waits for a decision.

    Attributes
    ----------
    path
        The file in which it is proposed.
    id
        Of a record the id that it is to have; of others one that is made of what they say, so that they can be named.
    """

    path: Path
    id: str
    value: Proposed

    @property
    def label(self) -> str:
        """What it may be called by."""
        return self.value.label if isinstance(self.value, ProposedRecord) else self.id

    def __str__(self) -> str:
        one = self.value
        what = f"record {one.label!r}" if isinstance(one, ProposedRecord) else _CALLED[type(one)]
        said = f" ({one.note})" if isinstance(one, Objection) else ""
        return f"{self.id}  {one.text} ¶{one.para}  {what} on {one.quote!r}{said}: proposed by {one.by}"


_CALLED: Mapping[type, str] = {ProposedNote: "note", Objection: "objection"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision makes: the contribution, and what comes of it if it was accepted, as rows or changes of rows."""

    waiting: Waiting
    contribution: Contribution
    note: Note | None = None
    entity: Entity | None = None
    names: tuple[Name, ...] = ()
    changes: tuple[Change, ...] = ()

    def __str__(self) -> str:
        made, of = self.contribution, self.waiting.value
        return f"{made.id}  {of.text} ¶{of.para}  {made.file}: proposed → {made.decision}"


def waiting(edition: Edition) -> tuple[Waiting, ...]:
    """Return the notes, records and objections that wait for a decision, by file and line."""
    snapshot = Snapshot(edition.project)
    done = {(one.file, one.id) for one in snapshot.values(Contribution)}
    return tuple(one for one in _proposed(snapshot) if (_short(edition.project, one.path), one.id) not in done)


def _proposed(snapshot: Snapshot) -> Iterator[Waiting]:
    for value in _TABLES:
        for sheet in snapshot.files(value):
            for row in sheet.required():
                yield Waiting(sheet.table.path, _id(row), row)


def _id(row: Proposed) -> str:
    if isinstance(row, ProposedRecord):
        return row.id or slug(row.label)
    about = (row.annotation,) if isinstance(row, Objection) else ()
    said = "\x1f".join((row.text, str(row.para), row.quote, str(row.nth), row.note, *about))
    made = base64.b32encode(hashlib.sha256(said.encode("utf-8")).digest()).decode("ascii")[:8].lower()
    return f"{'o' if about else 'n'}-{made}"


def withstood(edition: Edition) -> Mapping[str, tuple[tuple[Objection, Contribution], ...]]:
    """Return the objections that were rejected, each with who decided so, by the id of the mention that stays."""
    snapshot = Snapshot(edition.project)
    done = {(one.file, one.id): one for one in edition.contributions if one.decision is Act.REJECTED}
    found: dict[str, tuple[tuple[Objection, Contribution], ...]] = {}
    for one in _proposed(snapshot) if done else ():
        decided = done.get((_short(edition.project, one.path), one.id))
        if decided is not None and isinstance(one.value, Objection):
            for mention in store.objected(edition.all_rows(one.value.text), one.value):
                found[mention.id] = (*found.get(mention.id, ()), (one.value, decided))
    return found


def named(
    found: Sequence[Waiting], names: Sequence[str], text: str = ""
) -> tuple[tuple[Waiting, ...], tuple[str, ...]]:
    """Return what is meant of what waits, and the names that mean none of it.

    Parameters
    ----------
    found
        What waits.
    names
        Ids, or labels of records, in any case of letters; of none, what waits for the text is meant, if one is given.
    text
        The id of a text; "" for any.
    """
    here = [one for one in found if text in ("", one.value.text)]
    if not names:
        return tuple(here) if text else (), ()
    said = {name: fold(name).casefold() for name in names}
    meant = {name: [o for o in here if said[name] in (o.id, fold(o.label).casefold())] for name in names}
    every = tuple(dict.fromkeys(one for ones in meant.values() for one in ones))
    return every, tuple(name for name, ones in meant.items() if not ones)


def take(edition: Edition, found: Iterable[Waiting], editor: Editor) -> tuple[Outcome, ...]:
    """Return what accepting makes: rows of the tables of notes and records, a record's words as a mention, rejections.

    Raises
    ------
    UsageError
        If a note names no source, a record's id or type cannot be used, its words are read otherwise already and no
        reason is given, or it cannot be told which mention an objection is to.
    """
    ledger = Ledger(Snapshot(edition.project))
    made: list[Outcome] = []
    for one in found:
        if isinstance(one.value, ProposedNote):
            file = _notes_of(one)
            given = {id for of, id in ledger.given if of == file} | {n.id for n in edition.notes(one.value.text)}
            given |= {other.contribution.id for other in made if other.contribution.file == file}
            made.append(_note(one, one.value, editor, given))
        elif isinstance(one.value, Objection):
            made.append(_objected(edition, one, one.value, editor))
        elif any(other.entity and other.entity.id == one.id for other in made):
            said = f"Two proposals are of a record {one.id!r}."
            raise UsageError(said, remedy="Accept one of them, reject the other.")
        else:
            made.append(_record(edition, one, one.value, editor))
    return _each_once(made)


def _each_once(made: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Return what is made; raise `UsageError` where two objections are to one mention: whose it was is told once."""
    ids = [one.contribution.id for one in made if isinstance(one.waiting.value, Objection)]
    if twice := next((id for id in ids if ids.count(id) > 1), None):
        raise UsageError(f"Two objections are to {twice}.", remedy="Accept one of them, reject the other.")
    return tuple(made)


def refuse(edition: Edition, found: Iterable[Waiting], editor: Editor) -> tuple[Outcome, ...]:
    """Return what rejecting makes of what waits: it stays where it is, and waits no longer.

    Raises
    ------
    UsageError
        If no reason is given.
    """
    found = tuple(found)
    if found and not editor.why:
        raise UsageError("A rejection needs a reason.", remedy="Say why with --why.")
    places = ((one, (_short(edition.project, one.path), one.id)) for one in found)
    return tuple(Outcome(one, _contribution(one, editor, Act.REJECTED, *place)) for one, place in places)


def keep_contributions(project: Project, made: Sequence[Outcome], changes: Sequence[Change] = ()) -> None:
    """Write what was decided on what waited, and changes beside: all of it or none, then everything into form."""
    keep(project, [*(change for one in made for change in one.changes), *changes], lambda here: _files(here, made))


def _files(here: Snapshot, made: Sequence[Outcome]) -> Iterator[tuple[Path, bytes | None]]:
    """Yield the files in which rows were added, then those out of which what was accepted is taken."""
    new: dict[Path, list[_Row]] = {}
    taken: dict[Path, set[str]] = {}
    for one in made:
        for path, row in _placed(here.project, one):
            new.setdefault(path, []).append(row)
        if one.contribution.decision is Act.ACCEPTED:
            taken.setdefault(one.waiting.path, set()).add(one.waiting.id)
    for path, added in new.items():
        of = type(added[0])
        yield path, rows.dump(of, _with(here.values(of, path), added))
    for value in _TABLES:
        for sheet in here.files(value):
            if ids := taken.get(sheet.table.path):
                left = [row for row in sheet.required() if _id(row) not in ids]
                yield sheet.table.path, rows.dump(value, left) if left else None


def _placed(project: Project, one: Outcome) -> Iterator[tuple[Path, _Row]]:
    """Yield the rows that a decision makes, each with its file."""
    if one.note:
        yield project.inside(project.notes(one.waiting.value.text)), one.note
    for name in one.names:
        yield project.inside(project.gazetteer / "names.csv"), name
    if one.entity:
        yield project.inside(project.gazetteer / "entities.csv"), one.entity
    yield project.inside(project.contributions), one.contribution


def _with(known: Sequence[_Row], added: Iterable[_Row]) -> list[_Row]:
    """Return rows with others: where they are in order of their first column, each in its place, else at the end."""
    found = [(rows.written(row)[0], row) for row in known]
    for row in added:
        key = rows.written(row)[0]
        in_order = all(one <= other for (one, _), (other, _) in pairwise(found))
        found.insert(bisect_right(found, key, key=_first) if in_order else len(found), (key, row))
    return [row for _, row in found]


def _first(pair: tuple[str, _Row]) -> str:
    return pair[0]


def _note(one: Waiting, row: ProposedNote, editor: Editor, given: Iterable[str]) -> Outcome:
    if not row.sources:
        remedy = "Write its key, from data/bibliography.bib, into sources of the proposal."
        raise UsageError(f"{one.id}: the note on {row.quote!r} names no source.", remedy=remedy)
    numbers = [int(match[1]) for id in given if (match := _NUMBERED.fullmatch(id))]
    note = Note(
        f"n{max(numbers, default=0) + 1:02d}", row.para, row.quote, row.nth, row.note, row.sources, row.certainty
    )
    return Outcome(one, _contribution(one, editor, Act.ACCEPTED, _notes_of(one), note.id), note)


def _record(edition: Edition, one: Waiting, row: ProposedRecord, editor: Editor) -> Outcome:
    kind = TYPES.get(row.type)
    if kind is None:
        raise UsageError(f"{one.id}: type {row.type!r} is not known.", remedy=f"One of: {', '.join(TYPES)}.")
    if edition.gazetteer.get(one.id):
        raise UsageError(f"The gazetteer has a record {one.id!r}.", remedy="Give the proposal another id.")
    entity = Entity(
        one.id, kind, row.type, row.label, row.description, row.wikidata, "from-memory" if row.wikidata else "none",
        span=row.span, sources=row.sources, certainty=row.certainty,
    )  # fmt: skip
    mention = _mention(edition, entity, row)
    changes = accept(edition, [Item(mention, 1.0)], editor)
    contribution = _contribution(one, editor, Act.ACCEPTED, "gazetteer/entities.csv", one.id)
    return Outcome(one, contribution, entity=entity, names=tuple(_names(one.id, row)), changes=changes)


def _objected(edition: Edition, one: Waiting, row: Objection, editor: Editor) -> Outcome:
    """Return what an objection makes: its mention is rejected, for the reader's reason and the editor's."""
    found = store.objected(edition.all_rows(row.text), row)
    if len(found) != 1 or found[0].status is Status.REJECTED:
        raise UsageError(
            f"{one.id}: it cannot be told which mention at {row.quote!r} is none.",
            remedy="Run: annotate validate, which says why; or reject the objection.",
        )
    (mention,) = found
    why = row.note if not editor.why else f"{row.note.rstrip('.')}. {editor.why}"
    changes = reject(edition, [Item(mention)], replace(editor, why=why))
    file = _short(edition.project, edition.project.annotation_file(row.text, row.para))
    return Outcome(one, _contribution(one, editor, Act.ACCEPTED, file, mention.id), changes=changes)


def _mention(edition: Edition, entity: Entity, row: ProposedRecord) -> Mention:
    """Return the words that name a record as the row they are to be."""
    taken = {one.id for one in edition.all_rows(row.text)}
    id = store.mint_free(row.text, row.para, row.quote, row.nth, taken)
    return Mention(
        id, row.text, row.para, row.quote, row.nth, entity.kind, entity.id, entity.label, row.sense, row.refers_to,
        certainty=row.certainty, by=row.by, note=row.note,
    )  # fmt: skip


def _names(id: str, row: ProposedRecord) -> Iterator[Name]:
    yield Name(id, row.label, "en", "Latn", role="preferred")
    for written in row.names:
        lang, _, name = written.partition(":")
        yield Name(id, name.strip(), lang.strip(), script_of(name), role="variant")


def _contribution(one: Waiting, editor: Editor, act: Act, file: str, id: str) -> Contribution:
    return Contribution(file, id, editor.date, act, one.value.by, editor.by, editor.why)


def _notes_of(one: Waiting) -> str:
    return f"notes/{one.value.text}.csv"


def _short(project: Project, path: Path) -> str:
    return path.relative_to(project.data).as_posix()
