"""What contributors propose in files of their own (`data/proposals`), layers of other annotators, and decisions.

Proposals and layers keep the rules of what they are to become: annotations, notes, authority records; what
`annotate fmt` fills is not missing, and what an editor can add is a warning. An objection is to one mention. A decision
is on an annotation of the text that its file is named after, and what was taken in stands where its contribution says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import partial
from typing import Any

from annotate.checks.gazetteer import SCRIPTS
from annotate.checks.mentions import Finding, Known, anchor_problem, labels_of, of_mention, rewritten
from annotate.files import store, texts
from annotate.files.cells import near
from annotate.files.ledger import Place
from annotate.files.rights.fingerprint import EXACT
from annotate.files.rights.windows import words_of
from annotate.files.rows import Sheet
from annotate.files.snapshot import Snapshot
from annotate.gazetteer.cells import TYPES
from annotate.values.authority import Entity, Name
from annotate.values.curation import (
    Act,
    Contribution,
    Decision,
    Layered,
    Objection,
    Offered,
    Proposal,
    ProposedNote,
    ProposedRecord,
    Reading,
)
from annotate.values.errors import AnnotateError
from annotate.values.model import Certainty, Mention, Note, Paragraph, Rights, Status, Text
from annotate.values.problems import Problem, Severity

_SHARED = tuple(field.name for field in fields(Reading))
_READ_AGAIN = "Look at the paragraph again; if the words are right, empty the cell."


@dataclass(frozen=True)
class _Beside:
    """What proposals are held against: the edition as it stands, its authority records by id and by name."""

    snapshot: Snapshot
    labels: Mapping[str, Known]
    named: Mapping[str, str]
    wikidata: Mapping[str, str]


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what is wrong with each row."""
    sheets = [(sheet, rule) for value, rule in _RULES.items() for sheet in snapshot.files(value)]
    beside = _beside(snapshot) if sheets else _Beside(snapshot, {}, {}, {})
    for sheet, rule in sheets:
        for row in sheet.values:
            for found in _row(snapshot, row, partial(rule, beside)):
                if (found.line, found.column) not in sheet.bad:  # else it is reported by the check of cells
                    yield _at(sheet, found)


def _at(sheet: Sheet[Any], found: Finding) -> Problem:
    column = sheet.by_line[found.line].column(found.column)
    return Problem(sheet.shown, found.line, column, *found[2:])


def _beside(snapshot: Snapshot) -> _Beside:
    entities = [row for sheet in snapshot.sheets(Entity) for row in sheet.rows]
    names = [(row["name"], row["entity"]) for sheet in snapshot.sheets(Name) for row in sheet.rows]
    named = {name.casefold(): entity for name, entity in [*names, *((row["label"], row["id"]) for row in entities)]}
    labels = labels_of(snapshot)
    return _Beside(snapshot, labels, named, {row["wikidata"]: row["id"] for row in entities if row["wikidata"]})


def _row(snapshot: Snapshot, row: Any, rule: Callable[[Any, Text, str | None], Iterator[Finding]]) -> Iterator[Finding]:
    """Yield what is wrong with the place of a row, and if it is there, with what it says of it."""
    if row.text not in snapshot.text_ids:
        what, remedy = f"there is no text {row.text!r}", near(row.text, frozenset(snapshot.text_ids))
        expected = f"one of: {', '.join(snapshot.text_ids)}"
        yield Finding(row.line, "text", "no-paragraph", what, expected, remedy)
        return
    try:
        text = snapshot.text(row.text)
    except AnnotateError:
        return  # reported by the checks of texts and cells
    if not 0 <= row.para < len(text.paragraphs):
        what, expected = f"paragraph {row.para} does not exist", f"0 to {len(text.paragraphs) - 1}"
        yield Finding(row.line, "para", "no-paragraph", what, expected, "")
        return
    paragraph = text.paragraphs[row.para]
    if getattr(row, "context", ""):
        yield from _chosen(row, paragraph)
    yield from rule(row, text, texts.sealed(paragraph))


def _chosen(row: Any, paragraph: Paragraph) -> Iterator[Finding]:
    """Yield whether a row, or its paragraph, is another than when the words were chosen on a page."""
    now = Place(row.text, row.para, row.quote, row.nth, paragraph).anchor
    if row.context[9:] != now[9:]:
        what = f"{row.quote!r}, occurrence {row.nth}, are not the words that were chosen on the page"
        remedy = "Restore text, para, quote and nth; for other words, empty the cell."
        yield Finding(row.line, "context", "anchor-changed", what, "", remedy)
    elif row.context != now:
        what = f"the paragraph was changed since {row.quote!r} was chosen in it"
        yield Finding(row.line, "context", "anchor-changed", what, "", _READ_AGAIN)


def _reading(beside: _Beside, row: Reading, text: Text, paragraph: str | None) -> Iterator[Finding]:
    mention = Mention(id="", status=Status.PROPOSED, **{name: getattr(row, name) for name in _SHARED})
    yield from (found for found in of_mention(mention, paragraph, beside.labels) if found.code != "label-missing")
    yield from _few_words(row, text)


def _note(_: _Beside, row: ProposedNote, text: Text, paragraph: str | None) -> Iterator[Finding]:
    yield from _quoted(row, paragraph)
    yield from _few_words(row, text)
    if not row.sources:
        remedy = "Name the source in sources, or describe it in remark: an editor finds its key."
        what = "a note without a source"
        yield Finding(row.line, "sources", "note-source", what, "one or more", remedy, Severity.WARNING)


def _record(beside: _Beside, row: ProposedRecord, text: Text, paragraph: str | None) -> Iterator[Finding]:
    kind = TYPES.get(row.type)
    if kind is None:
        what = f"type {row.type!r} is not known"
        yield Finding(row.line, "type", "entity-type", what, f"one of: {', '.join(TYPES)}", "")
        yield from _quoted(row, paragraph)
    else:
        mention = Mention(
            "", row.text, row.para, row.quote, row.nth, kind, row.id or row.label, "", row.sense, row.refers_to,
            certainty=Certainty.MEDIUM, by=row.by, note=row.note, line=row.line,
        )  # fmt: skip
        # It is of no record of the gazetteer yet, whatever its id.
        labels = {id: known for id, known in beside.labels.items() if id != mention.entity}
        yield from of_mention(mention, paragraph, labels)
    yield from _few_words(row, text)
    yield from _names(row)
    yield from _known(beside, row)


def _objection(beside: _Beside, row: Objection, text: Text, paragraph: str | None) -> Iterator[Finding]:
    """Yield what keeps an objection from being decided on: there must be one mention that it is to."""
    yield from _quoted(row, paragraph)
    yield from _few_words(row, text)
    mentions = (mention for sheet in beside.snapshot.mentions(text.id) for mention in sheet.values)
    found = store.objected(mentions, row)
    column, listed = ("annotation" if row.annotation else "quote"), ", ".join(mention.id for mention in found)
    if not found:
        what = f"no mention {row.annotation!r} stands at {row.quote!r}" if row.annotation else "no mention stands there"
        remedy = "Copy text, para, quote and nth from its row, and its id into annotation."
        yield Finding(row.line, column, "objection", what, "a mention of the edition", remedy)
    elif len(found) > 1:
        what = f"several readings stand at {row.quote!r}"
        yield Finding(row.line, "annotation", "objection", what, f"one of: {listed}", "Write its id into annotation.")
    elif found[0].status is Status.REJECTED:
        what, remedy = f"{listed} is rejected already", "An editor decides: annotate reject."
        yield Finding(row.line, column, "objection", what, "", remedy, Severity.WARNING)


def _known(beside: _Beside, row: ProposedRecord) -> Iterator[Finding]:
    """Yield what the gazetteer has already."""
    link = "Propose the words as a mention of it; or write in note what tells the two apart."
    if row.id in beside.labels:
        what, remedy = f"the gazetteer has a record {row.id!r}", f"Choose another id. {link}"
        yield Finding(row.line, "id", "twice", what, "", remedy)
    elif other := beside.named.get(row.label.casefold()):
        what = f"{row.label!r} is a name of {other}"
        yield Finding(row.line, "label", "name-twice", what, "", link, Severity.WARNING)
    if other := beside.wikidata.get(row.wikidata):
        what = f"{row.wikidata} is {other} already"
        yield Finding(row.line, "wikidata", "wikidata-twice", what, "", link)


def _names(row: ProposedRecord) -> Iterator[Finding]:
    for name in row.names:
        lang, colon, words = name.partition(":")
        if not colon or lang not in SCRIPTS or not words.strip():
            what = f"{name!r}: a name stands after its language"
            yield Finding(row.line, "names", "language", what, f"one of: {', '.join(SCRIPTS)}", "Write e.g. ko:부산.")


def _quoted(row: Offered | Objection, paragraph: str | None) -> Iterator[Finding]:
    if found := rewritten(paragraph, row.quote, row.nth, row.note):
        yield Finding(row.line, "quote", *found)
    elif problem := anchor_problem(paragraph, row.quote, row.nth):
        yield Finding(row.line, "quote", "anchor-mismatch", *problem)


def _few_words(row: Any, text: Text) -> Iterator[Finding]:
    """Yield a quote that shows much of a text in copyright."""
    if text.meta.rights is Rights.RESERVED and (count := len(words_of(row.quote))) >= EXACT:
        what = f"the quote has {count} words of {text.id}, which is in copyright"
        remedy = "Quote the name or date alone."
        yield Finding(row.line, "quote", "quotes-run", what, f"at most {EXACT - 1} words", remedy)


_RULES: Mapping[type, Callable[[_Beside, Any, Text, str | None], Iterator[Finding]]] = {
    Proposal: _reading,
    Layered: _reading,
    ProposedNote: _note,
    ProposedRecord: _record,
    Objection: _objection,
}


def check_decisions(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield decisions on what is not there."""
    for sheet in snapshot.sheets(Decision):
        text = sheet.table.path.stem
        if text not in snapshot.text_ids:
            continue  # reported by the check of anchors
        known = frozenset(row["id"] for file in snapshot.mentions(text) for row in file.rows) - {""}
        for row in sheet.rows:
            if row["annotation"] not in known:
                what = f"annotation: {row['annotation']!r} does not exist"
                at = (sheet.shown, row.line, row.column("annotation"))
                yield Problem(*at, "unknown-id", what, f"an annotation of {text}", near(row["annotation"], known))
    yield from _contributions(snapshot)


def _contributions(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield contributions that were taken in and are not there."""
    if not any(sheet.values for sheet in snapshot.sheets(Contribution)):
        return  # to collect what stands takes as long as there are annotations
    data = snapshot.project.data
    standing = {
        sheet.table.path.relative_to(data).as_posix(): frozenset(row["id"] for row in sheet.rows) - {""}
        for value in (Note, Entity, Mention)
        for sheet in snapshot.files(value)
    }
    for sheet in snapshot.sheets(Contribution):
        for one in sheet.values:
            known = standing.get(one.file, frozenset())
            if one.decision is Act.ACCEPTED and one.id not in known:
                what = f"id: {one.id!r} does not stand in {one.file}"
                remedy = near(one.id, known)
                yield _at(sheet, Finding(one.line, "id", "unknown-id", what, f"a row of {one.file}", remedy))
