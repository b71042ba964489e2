"""Certainty means one thing: what is high rests on two sources, or on one that is authoritative, and they were seen.

The rule is that of the guidelines (`certainty-scale`), as far as a machine can judge it. Copies are one source: two
entries that by `derives_from` go back to a common one are no two witnesses. One source alone bears a high grade if it
is a document or the press of the day (`section`) and copies nothing; whether it is authoritative for the very fact is
for editors to say. What has no source at all is the business of other checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from annotate.files import fields, schema
from annotate.files.bibliography import Source
from annotate.files.fields import GRADE, SOURCES, TableSchema
from annotate.files.rows import Sheet
from annotate.files.snapshot import Snapshot
from annotate.values.cited import Cited
from annotate.values.model import Certainty
from annotate.values.problems import Problem

SEEN = "seen"
#: Parts of the bibliography whose entries can be authoritative on their own: documents, and the press.
AUTHORITATIVE = ("archives", "press")
_UNSEEN = ("grade-unseen", "not seen")


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield rows graded high that rest on copies of one source, on one that cannot bear it, or on what was not seen."""
    # An entry that does not say how it was seen is reported as such, and what rests on it cannot be judged.
    known = {source.key: source for source in snapshot.sources.sources if source.field("keywords") in fields.SEEN}
    for declared in schema.TABLES if known else ():
        cited = _cited(declared)
        if cited and GRADE.name in declared.columns:
            for sheet in snapshot.files(declared.value):
                yield from _sheet(sheet, cited, known)


def _cited(declared: TableSchema) -> str:
    """Return the column of a table that names sources, or ""."""
    return next((field.name for field in declared.fields if field.refers_to == SOURCES), "")


def _sheet(sheet: Sheet[object], cited: str, known: Mapping[str, Source]) -> Iterator[Problem]:
    by_line = sheet.by_line
    for value in sheet.values:
        keys = getattr(value, cited)
        if getattr(value, GRADE.name) is not Certainty.HIGH or not keys or not known.keys() >= set(keys):
            continue
        row = by_line[value.line]  # type: ignore[attr-defined]
        fault = weak(keys, known) if getattr(value, "seen", SEEN) == SEEN else _UNSEEN
        if fault:
            what = f"certainty is high on {'; '.join(keys)}: {fault[1]}"
            remedy = "Lower it to medium, or name another source that was seen."
            yield Problem(sheet.shown, row.line, row.column(GRADE.name), fault[0], what, "", remedy)


def weak(keys: Iterable[Cited], known: Mapping[str, Source]) -> tuple[str, str] | None:
    """Return why sources do not bear a high grade: the code of the problem and what they are; None if they do."""
    seen = [known[key] for key in keys if key.opened and known[key].field("keywords") == SEEN]
    if not seen:
        return _UNSEEN
    if len(independent((source.key for source in seen), known)) > 1:
        return None
    if any(not source.derived and source.field("section") in AUTHORITATIVE for source in seen):
        return None
    return "grade-copies", "one source, and neither a document nor the press of the day"


def roots(key: str, known: Mapping[str, Source]) -> frozenset[str]:
    """Return the sources that one goes back to, itself where it copies nothing."""
    found, reached, open_ = set[str](), {key}, [key]
    while open_:
        one = open_.pop()
        above = known[one].derived if one in known else ()
        if not above:
            found.add(one)
        open_ += [each for each in above if each not in reached]
        reached.update(above)
    return frozenset(found or {key})


def independent(keys: Iterable[str], known: Mapping[str, Source]) -> list[frozenset[str]]:
    """Return sources by what they go back to; what has a root in common is one."""
    groups: list[frozenset[str]] = []
    for key in keys:
        joined = roots(key, known)
        for group in [group for group in groups if group & joined]:
            groups.remove(group)
            joined |= group
        groups.append(joined)
    return groups
