"""The rules of an annotation: it is anchored, identified, linked, dated and decided as the conventions ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from annotate.checks.cells import read_table
from annotate.files import schema, store, texts
from annotate.files.project import Project, paragraph_of
from annotate.files.store import AnnotationFile
from annotate.files.tables import Row
from annotate.files.texts import load_text
from annotate.values.errors import AnnotateError
from annotate.values.model import Kind, Mention, Sense, Status, Text
from annotate.values.problems import Problem, Severity

_ID = re.compile(r"a-[a-z2-7]{8}")
# Code, what, remedy, severity: a problem without its place.
Finding = tuple[str, str, str, Severity]


def check(project: Project) -> Iterator[Problem]:
    """Yield what is wrong with the annotations of each text."""
    labels = _labels(project)
    folder = project.data / "annotations"
    for path in sorted(folder.glob("*/*")):
        if path.parent.name not in project.text_ids() or paragraph_of(path) is None:
            what = "is not the annotations of a paragraph"
            yield Problem(
                project.relative(path),
                0,
                0,
                "file-name",
                what,
                "data/annotations/<text>/p06.csv",
                "Rename or remove it.",
            )
    files = [file for text_id in project.text_ids() for file in annotation_files(project, text_id)]
    yield from _ids(project, files)
    for file in files:
        try:
            text = load_text(project, file.text)
        except AnnotateError:
            continue  # reported by the checks of texts and cells
        yield from _file(project, text, file, labels)


def annotation_files(project: Project, text_id: str) -> Iterator[AnnotationFile]:
    """Yield the annotation files of a text that can be read; the others are reported by the check of cells."""
    for path in project.annotation_files(text_id):
        try:
            file = store.read_annotation_file(project, text_id, path)
        except AnnotateError:
            continue
        if file.para >= 0 and file.table.readable:
            yield file


def _labels(project: Project) -> dict[str, Row]:
    declared = schema.table(schema.ENTITIES)
    read = (read_table(project, declared, path) for path in declared.files(project))
    labels: dict[str, Row] = {}
    for row in (row for table in read if table.readable for row in table.rows if row.whole):
        labels.setdefault(row["id"], row)
    return labels


def _ids(project: Project, files: Sequence[AnnotationFile]) -> Iterator[Problem]:
    """Yield ids that are missing, malformed, or stand in two places; bad rows count too."""
    first: dict[str, str] = {}
    for file in files:
        shown = project.relative(file.path)
        for row in file.table.rows:
            if not row.whole:
                continue  # reported; a cell may stand under another's name
            at = (shown, row.line, row.column("id"))
            if not row["id"]:
                yield Problem(*at, "id-missing", "id is empty", "", "Run: annotate fmt")
            elif not _ID.fullmatch(row["id"]):
                yield Problem(
                    *at,
                    "id-form",
                    f"id is {row['id']!r}",
                    "a- and eight letters or digits",
                    "Empty the cell and run: annotate fmt",
                )
            elif row["id"] in first and not first[row["id"]].startswith(f"{shown}:"):
                yield Problem(
                    *at,
                    "twice",
                    f"id {row['id']!r} stands twice, first at {first[row['id']]}",
                    "",
                    "Empty the cell of the new row and run: annotate fmt",
                )
            first.setdefault(row["id"], f"{shown}:{row.line}")


def _file(project: Project, text: Text, file: AnnotationFile, labels: dict[str, Row]) -> Iterator[Problem]:
    shown = project.relative(file.path)
    if file.para >= len(text.paragraphs):
        last = len(text.paragraphs) - 1
        yield Problem(
            shown, 0, 0, "no-paragraph", f"paragraph {file.para} does not exist", f"p00.csv to p{last:02d}.csv"
        )
        return
    rows = {row.line: row for row in file.table.rows}
    paragraph = texts.sealed(text.paragraphs[file.para])
    for mention in file.mentions:
        row = rows[mention.line]
        problem = anchor_problem(paragraph, mention.quote, mention.nth)
        if problem:
            yield Problem(shown, row.line, row.column("quote"), "anchor-mismatch", *problem)
        yield from _entity(shown, row, mention, labels)
        yield from _sense(shown, row, mention)
        yield from _date(shown, row, mention)
    if paragraph is not None:
        yield from _overlaps(shown, rows, paragraph, file.mentions)


def anchor_problem(paragraph: str | None, quote: str, nth: int) -> tuple[str, str, str] | None:
    """Return what, expected and remedy where a quote is not to be found; None where it is, or cannot be looked for."""
    if paragraph is None or not quote or nth < 1 or texts.find_quote(paragraph, quote, nth) is not None:
        return None
    if count := texts.fold(paragraph).count(texts.fold(quote)):
        return f"there is no occurrence {nth} of {quote!r}", f"1 to {count}", "Correct nth."
    words = paragraph.split()
    size = len(quote.split())
    runs = [" ".join(words[i : i + size]).strip(".,;:!?()“”\"'") for i in range(len(words) - size + 1)]
    near = get_close_matches(quote, runs, n=1)
    remedy = f"Did you mean {near[0]!r}?" if near else "Copy the words from the text."
    return f"{quote!r} does not stand in the paragraph", "", remedy


def _entity(shown: str, row: Row, mention: Mention, labels: dict[str, Row]) -> Iterator[Problem]:
    if mention.kind is Kind.DATE:
        if mention.entity:
            yield Problem(
                shown,
                row.line,
                row.column("entity"),
                "date-entity",
                "a DATE has no entity",
                "edtf",
                "Move the value to edtf.",
            )
        return
    if not mention.entity:
        if not mention.note and mention.status is not Status.REJECTED:
            at = (shown, row.line, row.column("entity"))
            yield Problem(
                *at,
                "nil-reason",
                "entity is empty without a reason",
                "an id, or the reason in note",
                "Write e.g. 'NIL: not identified'.",
            )
        return
    entity = labels.get(mention.entity)
    if entity is None:
        return  # reported by the check of cells
    if entity["replaced_by"]:
        yield Problem(
            shown,
            row.line,
            row.column("entity"),
            "replaced",
            f"{mention.entity!r} is no longer used",
            entity["replaced_by"],
            f"Write {entity['replaced_by']!r}.",
        )
    if mention.entity_label and mention.entity_label != entity["label"]:
        at = (shown, row.line, row.column("entity_label"))
        yield Problem(
            *at,
            "label-mismatch",
            f"{mention.entity!r} is not {mention.entity_label!r}",
            entity["label"],
            "Correct the id, or empty the label and run: annotate fmt",
        )
    if not mention.entity_label:
        yield Problem(
            shown,
            row.line,
            row.column("entity_label"),
            "label-missing",
            "entity_label is empty",
            entity["label"],
            "Run: annotate fmt",
        )


def _sense(shown: str, row: Row, mention: Mention) -> Iterator[Problem]:
    at = (shown, row.line, row.column("sense"))
    if mention.status is Status.REJECTED:
        return  # what is no mention has no sense
    if mention.kind is not Kind.PLACE:
        if mention.sense or mention.refers_to:
            yield Problem(*at, "sense-kind", f"{mention.kind} has no sense", "", "Empty sense and refers_to.")
        return
    if mention.sense is None:
        yield Problem(
            *at,
            "sense-missing",
            "a place has no sense",
            "literal or metonymic",
            "Decide whether the place is meant, or those who act there.",
        )
    elif mention.sense is Sense.METONYMIC and not mention.refers_to:
        yield Problem(
            shown,
            row.line,
            row.column("refers_to"),
            "refers-to-missing",
            "refers_to is empty",
            "who is meant at that date",
            "Write the id of the government, state or people.",
        )
    elif mention.sense is Sense.LITERAL and mention.refers_to:
        yield Problem(
            shown,
            row.line,
            row.column("refers_to"),
            "refers-to-literal",
            "a literal mention refers to the place itself",
            "",
            "Empty refers_to, or write metonymic.",
        )


def _date(shown: str, row: Row, mention: Mention) -> Iterator[Problem]:
    at = (shown, row.line, row.column("edtf"))
    if mention.kind is Kind.DATE:
        if not mention.edtf and not mention.note and mention.status is not Status.REJECTED:
            yield Problem(
                *at,
                "date-value",
                "edtf is empty without a reason",
                "a value, or the reason in note",
                "Write e.g. 1990-09-30.",
            )
    elif mention.edtf or mention.relation:
        yield Problem(*at, "date-kind", f"{mention.kind} has no date", "", "Empty edtf and relation.")


def _overlaps(shown: str, rows: Mapping[int, Row], paragraph: str, mentions: Sequence[Mention]) -> Iterator[Problem]:
    """Yield spans that cross, and equal spans that are not marked as a dispute. Nested names are allowed.

    Each mention is compared with those before it, and the first it disagrees with is named.
    """
    placed = []
    for mention in mentions:
        start = texts.find_quote(paragraph, mention.quote, mention.nth)
        if start is not None and mention.status is not Status.REJECTED:
            placed.append((start, start + len(mention.quote), mention))
    placed.sort(key=lambda p: (p[0], -p[1], p[2].line))
    for i, (start, end, mention) in enumerate(placed):
        at = (shown, mention.line, rows[mention.line].column("quote"))
        against = (_against(before, (start, end, mention)) for before in placed[:i] if before[1] > start)
        if finding := next(filter(None, against), None):
            code, what, remedy, severity = finding
            yield Problem(*at, code, what, "", remedy, severity)


def _against(one: tuple[int, int, Mention], other: tuple[int, int, Mention]) -> Finding | None:
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
        return "same-span", what, "Remove one, or set the status of both to disputed.", Severity.ERROR
    if "nested" in mention.note:
        return None
    remedy = "Write 'nested' in its note if that is meant."
    return "nested", f"{mention.quote!r} lies within {where}", remedy, Severity.WARNING
