"""The rules of an annotation: it is anchored, identified, linked, dated and decided as the conventions ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from annotate.files import texts
from annotate.files.cells import LONGEST_NEAR
from annotate.files.project import paragraph_of
from annotate.files.rows import Sheet
from annotate.files.snapshot import Snapshot
from annotate.files.tables import Row
from annotate.values.authority import Entity
from annotate.values.errors import AnnotateError
from annotate.values.model import Kind, Mention, Sense, Status, Text
from annotate.values.problems import FMT, Problem, Severity

#: What `annotate fmt` mints.
ID = re.compile(r"a-[a-z2-7]{8}")
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


# What a proposal may leave to the editors: an open question is a contribution too.
_OPEN = {"sense-missing", "refers-to-missing", "nil-reason", "date-value"}
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


def labels_of(snapshot: Snapshot) -> Mapping[str, Row]:
    """Return the rows of the authority records by id."""
    labels: dict[str, Row] = {}
    for row in (row for sheet in snapshot.sheets(Entity) for row in sheet.rows):
        labels.setdefault(row["id"], row)
    return labels


def _ids(files: Sequence[Sheet[Mention]]) -> Iterator[Problem]:
    """Yield ids that are missing, malformed, or stand in two files; rows with bad cells count too."""
    first: dict[str, Sheet[Mention]] = {}
    for file in files:
        for row in file.rows:
            at = (file.shown, row.line, row.column("id"))
            other = first.setdefault(row["id"], file)
            if not row["id"]:
                shown = row["status"] in _SHOWN
                yield Problem(*at, "id-missing", "id is empty", "", _NUMBER_IT if shown else FMT)
            elif not ID.fullmatch(row["id"]) and (row.line, "id") not in file.bad:
                expected, remedy = "a- and eight letters or digits", "Empty the cell and run: annotate fmt"
                yield Problem(*at, "id-form", f"id is {row['id']!r}", expected, remedy)
            elif other is not file:
                line = next(each.line for each in other.rows if each["id"] == row["id"])
                what = f"id {row['id']!r} stands twice, first at {other.shown}:{line}"
                yield Problem(*at, "twice", what, "", "Empty the cell of the new row and run: annotate fmt")


def _file(text: Text, file: Sheet[Mention], labels: Mapping[str, Row]) -> Iterator[Problem]:
    number = paragraph_of(file.table.path) or 0
    if number >= len(text.paragraphs):
        what, expected = f"paragraph {number} does not exist", f"p00.csv to p{len(text.paragraphs) - 1:02d}.csv"
        yield Problem(file.shown, 0, 0, "no-paragraph", what, expected)
        return
    lines = file.by_line
    paragraph = texts.sealed(text.paragraphs[number])
    findings = [found for mention in file.values for found in of_mention(mention, paragraph, labels)]
    findings += _overlaps(paragraph, file.values) if paragraph is not None else ()
    for line, column, code, what, expected, remedy, severity in findings:
        if (line, column) not in file.bad:  # else it is reported by the check of cells
            yield Problem(file.shown, line, lines[line].column(column), code, what, expected, remedy, severity)


def of_mention(mention: Mention, paragraph: str | None, labels: Mapping[str, Row]) -> Iterator[Finding]:
    """Yield what is wrong with one annotation on its own."""
    if problem := anchor_problem(paragraph, mention.quote, mention.nth):
        yield Finding(mention.line, "quote", "anchor-mismatch", *problem)
    for rule in (_entity(mention, labels), _sense(mention), _date(mention)):
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


def _entity(mention: Mention, labels: Mapping[str, Row]) -> Iterator[_Said]:
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
    if heir := entity["replaced_by"]:
        yield "entity", "replaced", f"{mention.entity!r} is no longer used", heir, f"Write {heir!r}."
    if not mention.entity_label:
        yield "entity_label", "label-missing", "entity_label is empty", entity["label"], FMT
    elif mention.entity_label != entity["label"]:
        what = f"{mention.entity!r} is not {mention.entity_label!r}"
        remedy = "Correct the id, or empty the label and run: annotate fmt"
        yield "entity_label", "label-mismatch", what, entity["label"], remedy


def _sense(mention: Mention) -> Iterator[_Said]:
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


def _date(mention: Mention) -> Iterator[_Said]:
    if mention.kind is not Kind.DATE:
        if mention.edtf or mention.relation:
            yield "edtf", "date-kind", f"{mention.kind} has no date", "", "Empty edtf and relation."
    elif not mention.edtf and not mention.note and mention.status is not Status.REJECTED:
        what = "edtf is empty without a reason"
        yield "edtf", "date-value", what, "a value, or the reason in note", "Write e.g. 1990-09-30."


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
        if first.status is mention.status is Status.DISPUTED:
            return None
        what = f"{mention.quote!r} is annotated twice, first on line {first.line}"
        if Status.PROPOSED in (first.status, mention.status):
            return "same-span", what, "An editor decides: annotate accept or reject.", Severity.WARNING
        return "same-span", what, "Remove one, or set the status of both to disputed.", Severity.ERROR
    if "nested" in mention.note:
        return None
    remedy = "Write 'nested' in its note if that is meant."
    return "nested", f"{mention.quote!r} lies within {where}", remedy, Severity.WARNING
