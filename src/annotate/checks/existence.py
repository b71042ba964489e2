"""Links in time and among themselves: what is linked existed at the date spoken of; one string has one referent.

The date spoken of is judged from the decided dates alone, so that it can be judged where the text is not at hand: the
dates of the paragraph; where it has none, the last one before it and the text's own date. A link is out of time only if
its entity existed at none of them, which spares a sentence that looks back. Persons may be spoken of after their death,
events and terms at any time. A row that is meant so says `retrospective` in its note.

One string with two referents in a text is a warning, because the linker tells namesakes apart by date and people may
not have. The file `gazetteer/namesakes.csv` lists those that are meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotate.checks.cells import read_table
from annotate.checks.mentions import annotation_files
from annotate.files import schema
from annotate.files.project import Project
from annotate.files.store import AnnotationFile
from annotate.files.texts import load_text
from annotate.gazetteer import Gazetteer, normalise, read_gazetteer
from annotate.values import edtf
from annotate.values.errors import AnnotateError
from annotate.values.model import Entity, Kind, Mention, Status
from annotate.values.problems import Problem, Severity

RETROSPECTIVE = "retrospective"
_DECIDED = (Status.ACCEPTED, Status.PROPOSED)
_IN_TIME = (Kind.PERSON, Kind.PLACE, Kind.ORG)


def check(project: Project) -> Iterator[Problem]:
    """Yield links out of time, and strings of one text that are linked differently."""
    try:
        gazetteer = read_gazetteer(project.gazetteer)
    except AnnotateError:
        return  # reported by the checks of cells and of the gazetteer
    allowed = _allowed(project)
    for text_id in project.text_ids():
        files = sorted(annotation_files(project, text_id), key=lambda file: file.para)
        yield from _out_of_time(project, text_id, files, gazetteer)
        yield from _linked_differently(project, files, allowed)


def _out_of_time(
    project: Project, text_id: str, files: Sequence[AnnotationFile], gazetteer: Gazetteer
) -> Iterator[Problem]:
    try:
        own = load_text(project, text_id).meta.reference_date
    except AnnotateError:
        return
    last = ""
    for file in files:
        dates = [m.edtf for m in file.mentions if m.kind is Kind.DATE and m.status in _DECIDED and _readable(m.edtf)]
        spoken_of = dates or [date for date in (last, own) if _readable(date)]
        last = dates[-1] if dates else last
        rows = {row.line: row for row in file.table.rows}
        for mention in file.mentions:
            if mention.kind is Kind.DATE or mention.status is Status.REJECTED or RETROSPECTIVE in mention.note:
                continue
            for column, id in (("entity", mention.entity), ("refers_to", mention.refers_to)):
                entity = gazetteer.get(id)
                if entity is not None and spoken_of and _misses(entity, spoken_of):
                    what = f"{mention.quote!r} is linked to {id}, which existed {entity.span}"
                    expected = f"what existed at {' or '.join(dict.fromkeys(spoken_of))}"
                    remedy = f"Link what is meant at that date, or write '{RETROSPECTIVE}: …' in note."
                    row = rows[mention.line]
                    place = (project.relative(file.path), row.line, row.column(column))
                    yield Problem(*place, "existence", what, expected, remedy)


def _readable(date: str) -> bool:
    try:
        return bool(date) and bool(edtf.bounds(date))
    except edtf.EdtfError:
        return False  # reported by the check of cells


def _misses(entity: Entity, dates: Iterable[str]) -> bool:
    if not entity.span or entity.kind not in _IN_TIME:
        return False
    return not any(edtf.overlaps(entity.span, date) or _dead(entity, date) for date in dates)


def _dead(entity: Entity, date: str) -> bool:
    ended, began = edtf.bounds(entity.span).latest, edtf.bounds(date).earliest
    return entity.kind is Kind.PERSON and edtf.sort_key(ended) < edtf.sort_key(began)


def _allowed(project: Project) -> Mapping[str, frozenset[str]]:
    """Return, by normal form, the entities that a string may be linked to."""
    declared = schema.table("gazetteer/namesakes")
    found: dict[str, frozenset[str]] = {}
    for path in declared.files(project):
        for row in read_table(project, declared, path).rows:
            key = normalise(row["name"])
            found[key] = found.get(key, frozenset()) | {row["entity"]}
    return found


def _linked_differently(
    project: Project, files: Sequence[AnnotationFile], allowed: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    first: dict[str, tuple[Mention, str]] = {}
    for file in files:
        shown = project.relative(file.path)
        rows = {row.line: row for row in file.table.rows}
        for mention in file.mentions:
            key = normalise(mention.quote)
            if not mention.entity or mention.status not in _DECIDED or not key:
                continue
            other, where = first.setdefault(key, (mention, f"{shown}:{mention.line}"))
            if other.entity == mention.entity or {other.entity, mention.entity} <= allowed.get(key, frozenset()):
                continue
            what = f"{mention.quote!r} is linked to {mention.entity}, at {where} to {other.entity}"
            remedy = "Link both alike, or list the name with both ids in data/gazetteer/namesakes.csv."
            place = (shown, mention.line, rows[mention.line].column("entity"))
            yield Problem(*place, "linked-differently", what, "", remedy, Severity.WARNING)
