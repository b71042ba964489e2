"""The rules of an annotation: it is anchored, identified, linked, dated and decided as the conventions ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from annotate.facts.stated import date_words_agree, says_more
from annotate.files import damage, texts
from annotate.files.cells import LONGEST_NEAR
from annotate.files.project import paragraph_of
from annotate.files.rows import Sheet
from annotate.files.snapshot import Snapshot
from annotate.files.tables import Row
from annotate.gazetteer.cells import TYPES
from annotate.values.authority import Entity
from annotate.values.edtf import Edtf
from annotate.values.errors import AnnotateError
from annotate.values.model import Kind, Mention, Sense, Status, Text
from annotate.values.problems import FMT, Problem, Severity

#: What `annotate fmt` mints.
ID = re.compile(r"a-[a-z2-7]{8}")
#: Who can act, and hence be meant by the name of a place: types of entities.
ACTING = ("state", "territory", "government", "organisation", "group")
#: What a note holds where words look wrong and stand so in the text: a date of another calendar, an error in print.
AS_PRINTED = "as printed"
_PRINTED = f"Correct it, or write '{AS_PRINTED}: …' in note, with the reason."
_SHOWN = {status.value for status in Status if status.shown}
# What is shown is cited by its id: only what waits for an editor may have none.
_NUMBER_IT = "Run annotate fmt before it is accepted, or write proposed."


class Finding(NamedTuple):
    """A problem whose place is a line and the name of a column."""

    line: int
    column: str
    code: str
    what: str
    expected: str
    remedy: str
    severity: Severity = Severity.ERROR


_KINDS = frozenset(Kind)
# What a proposal may leave to the editors: an open question is a contribution too.
_OPEN = {"sense-missing", "refers-to-missing", "nil-reason", "date-value"}


class Known(NamedTuple):
    """What annotations are held against of an entity, as its row has it, which may be wrong elsewhere."""

    label: str
    kind: str
    type: str
    replaced_by: str


# Column, code, what, expected and remedy.
_Said = tuple[str, str, str, str, str]


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what is wrong with the annotations of each text."""
    project = snapshot.project
    for path in sorted((project.data / "annotations").glob("*/*")):
        if path.parent.name not in snapshot.text_ids or paragraph_of(path) is None:
            what, expected = "is not the annotations of a paragraph", "data/annotations/<text>/p06.csv"
            yield Problem(project.relative(path), 0, 0, "file-name", what, expected, "Rename or remove it.")
    labels = labels_of(snapshot)
    yield from _ids([file for text_id in snapshot.text_ids for file in snapshot.mentions(text_id)])
    for text_id in snapshot.text_ids:
        try:
            text = snapshot.text(text_id)
        except AnnotateError:
            continue  # reported by the checks of texts and cells
        for file in snapshot.mentions(text_id):
            yield from _file(text, file, labels)


def labels_of(snapshot: Snapshot) -> Mapping[str, Known]:
    """Return what annotations are held against of each authority record, by id."""
    labels: dict[str, Known] = {}
    for row in (row for sheet in snapshot.sheets(Entity) for row in sheet.rows):
        labels.setdefault(row["id"], Known(*(row[name] for name in Known._fields)))
    return labels


def _ids(files: Sequence[Sheet[Mention]]) -> Iterator[Problem]:
    """Yield ids that are missing, malformed, or stand in two files; rows with bad cells count too."""
    first: dict[str, tuple[Sheet[Mention], Row]] = {}
    for file in files:
        for row in file.rows:
            id = row["id"]
            other, before = first.setdefault(id, (file, row))
            if not id:
                remedy = _NUMBER_IT if row["status"] in _SHOWN else FMT
                yield _at(file, row, "id-missing", "id is empty", "", remedy)
            elif not ID.fullmatch(id) and (row.line, "id") not in file.bad:
                expected, remedy = "a- and eight signs of a-z and 2-7", "Empty the cell and run: annotate fmt"
                yield _at(file, row, "id-form", f"id is {id!r}", expected, remedy)
            elif other is not file:
                what = f"id {id!r} stands twice, first at {other.shown}:{before.line}"
                yield _at(file, row, "twice", what, "", "Empty the cell of the new row and run: annotate fmt")


def _at(file: Sheet[Mention], row: Row, code: str, what: str, *more: str) -> Problem:
    expected, remedy = more
    return Problem(file.shown, row.line, row.column("id"), code, what, expected, remedy)


def _file(text: Text, file: Sheet[Mention], labels: Mapping[str, Known]) -> Iterator[Problem]:
    number = paragraph_of(file.table.path) or 0
    if number >= len(text.paragraphs):
        what, expected = f"paragraph {number} does not exist", f"p00.csv to p{len(text.paragraphs) - 1:02d}.csv"
        yield Problem(file.shown, 0, 0, "no-paragraph", what, expected)
        return
    paragraph = texts.sealed(text.paragraphs[number])
    findings = [found for mention in file.values for found in of_mention(mention, paragraph, labels)]
    findings += _overlaps(paragraph, file.values) if paragraph is not None else ()
    findings += _disputes(file)
    for line, column, code, what, expected, remedy, severity in findings:
        if (line, column) not in file.bad:  # else it is reported by the check of cells
            yield Problem(file.shown, line, file.by_line[line].column(column), code, what, expected, remedy, severity)


def of_mention(mention: Mention, paragraph: str | None, labels: Mapping[str, Known]) -> Iterator[Finding]:
    """Yield what is wrong with one annotation on its own."""
    if code := rewritten(paragraph, mention.quote, mention.nth, mention.note):
        yield Finding(mention.line, "quote", *code)
    elif problem := anchor_problem(paragraph, mention.quote, mention.nth):
        yield Finding(mention.line, "quote", "anchor-mismatch", *problem)
    if mention.status is Status.REJECTED and not mention.note:
        remedy = "Write in note why this is no mention, or not of this."
        yield Finding(mention.line, "note", "rejected-reason", "rejected without a reason", "", remedy)
    other = labels.get(mention.entity)
    odd = other is not None and other.kind in _KINDS and other.kind != mention.kind
    if other is not None and odd and mention.kind is not Kind.DATE:
        what = f"{mention.quote!r} is annotated as {mention.kind}, {mention.entity} is {other.kind}"
        yield Finding(mention.line, "kind", "entity-kind", what, other.kind, "Correct the kind, or the id.")
    rules = (_entity(mention, labels), _date(mention), *((_sense(mention, labels),) if not odd else ()))
    for rule in rules:
        for column, code, what, expected, remedy in rule:
            open_ = mention.status is Status.PROPOSED and code in _OPEN
            severity = Severity.WARNING if open_ else Severity.ERROR
            yield Finding(mention.line, column, code, what, expected, remedy, severity)


def anchor_problem(paragraph: str | None, quote: str, nth: int) -> tuple[str, str, str] | None:
    """Return what, expected and remedy where a quote is not to be found; None where it is, or cannot be looked for."""
    if paragraph is None or not quote or nth < 1 or texts.find_quote(paragraph, quote, nth) is not None:
        return None
    if count := texts.fold(paragraph).count(texts.fold(quote)):
        return f"there is no occurrence {nth} of {quote!r}", f"1 to {count}", "Correct nth."
    words = paragraph.split()
    size = len(quote.split())
    runs = [" ".join(words[i : i + size]).strip(".,;:!?()“”\"'") for i in range(len(words) - size + 1)]
    near = get_close_matches(quote, runs, n=1) if len(quote) <= LONGEST_NEAR else []
    remedy = f"Did you mean {near[0]!r}?" if near else "Copy the words from the text."
    return f"{quote!r} does not stand in the paragraph", "", remedy


def _entity(mention: Mention, labels: Mapping[str, Known]) -> Iterator[_Said]:
    if mention.kind is Kind.DATE:
        if mention.entity:
            yield "entity", "date-entity", "a DATE has no entity", "edtf", "Move the value to edtf."
        return
    if not mention.entity:
        if not mention.note and mention.status is not Status.REJECTED:
            what = "entity is empty without a reason"
            yield "entity", "nil-reason", what, "an id, or the reason in note", "Write e.g. 'NIL: not identified'."
        return
    entity = labels.get(mention.entity)
    if entity is None:
        return  # reported by the check of cells
    if heir := entity.replaced_by:
        yield "entity", "replaced", f"{mention.entity!r} is no longer used", heir, f"Write {heir!r}."
    if not mention.entity_label:
        yield "entity_label", "label-missing", "entity_label is empty", entity.label, FMT
    elif mention.entity_label != entity.label:
        what = f"{mention.entity!r} is not {mention.entity_label!r}"
        remedy = "Correct the id, or empty the label and run: annotate fmt"
        yield "entity_label", "label-mismatch", what, entity.label, remedy


def _sense(mention: Mention, labels: Mapping[str, Known]) -> Iterator[_Said]:
    if mention.status is Status.REJECTED:
        return  # what is no mention has no sense
    if mention.kind is not Kind.PLACE:
        if mention.sense or mention.refers_to:
            yield "sense", "sense-kind", f"{mention.kind} has no sense", "", "Empty sense and refers_to."
    elif mention.sense is None:
        remedy = "Decide whether the place is meant, or those who act there."
        yield "sense", "sense-missing", "a place has no sense", "literal or metonymic", remedy
    elif mention.sense is Sense.METONYMIC and not mention.refers_to:
        remedy = "Write the id of the government, state or people."
        yield "refers_to", "refers-to-missing", "refers_to is empty", "who is meant at that date", remedy
    elif mention.sense is Sense.LITERAL and mention.refers_to:
        what = "a literal mention refers to the place itself"
        yield "refers_to", "refers-to-literal", what, "", "Empty refers_to, or write metonymic."
    elif mention.refers_to == mention.entity and mention.note:
        return  # those who live there, as the note says
    elif (meant := labels.get(mention.refers_to)) and meant.type in TYPES and meant.type not in ACTING:
        what = f"{mention.refers_to} ({meant.type}) does not act"
        remedy = "Write the id of who is meant; of those who live there, the place itself, with a note."
        yield "refers_to", "refers-to-type", what, f"one of: {', '.join(ACTING)}", remedy


def _date(mention: Mention) -> Iterator[_Said]:
    if mention.kind is not Kind.DATE:
        if mention.edtf or mention.relation:
            yield "edtf", "date-kind", f"{mention.kind} has no date", "", "Empty edtf and relation."
    elif not mention.edtf and not mention.note and mention.status is not Status.REJECTED:
        what = "edtf is empty without a reason"
        yield "edtf", "date-value", what, "a value, or the reason in note", "Write e.g. 1990-09-30."
    elif mention.edtf and AS_PRINTED not in mention.note and (said := _other_date(mention.quote, mention.edtf)):
        yield "edtf", "date-words", f"{mention.quote!r} is not {mention.edtf}", said, _PRINTED


def _other_date(quote: str, value: Edtf) -> str:
    """Return what the words of a date say where that is another one than its value, "" where it is not."""
    if not date_words_agree(quote, value):
        return "the day, month and year that the words name"
    if not says_more(quote):
        return ""
    from annotate.stages.dates import find_dates  # only here: its rules take as long to load as most checks to run

    read = [Edtf.optional(found.edtf) for found in find_dates(quote)]
    return str(read[0]) if len(read) == 1 and not read[0].overlaps(value) else ""


def rewritten(paragraph: str | None, quote: str, nth: int, note: str = "") -> tuple[str, str, str, str] | None:
    """Return code, what, expected and remedy of a quote that looks like a date as spreadsheets write it; else None.

    Where the text is at hand, it is asked; where it is not, such a quote is taken for damage, since print has no such
    dates, unless its note says that it stands so.
    """
    if not damage.SHEET_DATE.fullmatch(quote) or AS_PRINTED in note:
        return None
    if paragraph is not None and texts.find_quote(paragraph, quote, nth) is not None:
        return None
    what = f"{quote!r} looks like a date that a spreadsheet has rewritten"
    remedy = f"Copy the words from the text and format the column as text; or write '{AS_PRINTED}' in note."
    return "date-damage", what, "the words of the text", remedy


def _disputes(file: Sheet[Mention]) -> Iterator[Finding]:
    """Yield disputed readings beside which there is no other; one of other words holds the same, or lies in them."""
    disputed = [mention for mention in file.values if mention.status is Status.DISPUTED]
    for mention in disputed if file.sound else ():
        others = (other.quote for other in disputed if other is not mention)
        if not any(quote in mention.quote or mention.quote in quote for quote in others):
            remedy = "Add the other reading as a row of its own, or set the status to accepted or proposed."
            what = f"{mention.quote!r} is disputed, and there is no other reading of it"
            yield Finding(mention.line, "status", "disputed-alone", what, "two rows or more", remedy)


def _overlaps(paragraph: str, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Yield spans that cross, and equal spans that are not marked as a dispute. Nested names are allowed.

    Each mention is compared with those before it that have not ended, and the first it disagrees with is named.
    """
    placed = []
    for mention in mentions:
        start = texts.find_quote(paragraph, mention.quote, mention.nth)
        if start is not None and mention.status is not Status.REJECTED:
            placed.append((start, start + len(mention.quote), mention))
    open_: list[tuple[int, int, Mention]] = []
    for span in sorted(placed, key=lambda p: (p[0], -p[1], p[2].line)):
        open_ = [before for before in open_ if before[1] > span[0]]
        if finding := next(filter(None, (_against(before, span) for before in open_)), None):
            code, what, remedy, severity = finding
            yield Finding(span[2].line, "quote", code, what, "", remedy, severity)
        open_.append(span)


def _against(one: tuple[int, int, Mention], other: tuple[int, int, Mention]) -> tuple[str, str, str, Severity] | None:
    """Return what is wrong with a span beside one that begins before it, or at the same place and is no shorter."""
    (_, end, first), (_, other_end, mention) = one, other
    where = f"{first.quote!r} of line {first.line}"
    if other_end > end:
        remedy = "Let one end where the other begins, or nest them."
        return "overlap", f"{mention.quote!r} crosses {where}", remedy, Severity.ERROR
    if one[:2] == other[:2]:
        if first.id == mention.id or first.status is mention.status is Status.DISPUTED:
            return None  # reported as an id that stands twice, or meant
        what = f"{mention.quote!r} is annotated twice, first on line {first.line}"
        if Status.PROPOSED in (first.status, mention.status):
            return "same-span", what, "An editor decides: annotate accept or reject.", Severity.WARNING
        return "same-span", what, "Remove one, or set the status of both to disputed.", Severity.ERROR
    if "nested" in mention.note:
        return None
    remedy = "Write 'nested' in its note if that is meant."
    return "nested", f"{mention.quote!r} lies within {where}", remedy, Severity.WARNING
