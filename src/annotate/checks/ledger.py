"""Nothing vanishes: every id that was given has its row, and every anchor is the one that was found in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from annotate.checks.mentions import ID
from annotate.files import damage
from annotate.files.cells import Fault
from annotate.files.fields import Field
from annotate.files.ledger import Ledger, Place, Standing, anchor
from annotate.files.snapshot import Snapshot
from annotate.values.curation import Given
from annotate.values.edtf import MONTHS
from annotate.values.model import Status
from annotate.values.problems import Problem, Severity

_RESTORE = "Restore from git what is missing."
_GIVE_UP = {
    "annotations": "To give a mention up, set its status to rejected.",
    "gazetteer": "To give a record up, name another in replaced_by.",
}
_RETIRE = "To give it up, say why in its line of data/ledger.csv, under retired."
_OTHER_WORDS = "other words need a row of their own, with an id of its own."
_MANY_OCCURRENCES = 9


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield ids whose rows are gone, changed or given up, and rows whose words are not those that were annotated."""
    ledger = Ledger(snapshot)
    if ledger.sheet is None:
        remedy = "Restore it from git; of a new edition, run: annotate fmt"
        yield Problem(ledger.shown, 0, 0, "missing-file", "there is no ledger of the ids", "", remedy)
        return
    yield from _gone(ledger)
    for one in ledger.rows():
        yield from _row(ledger, one)


def _gone(ledger: Ledger) -> Iterator[Problem]:
    """Yield the ids whose rows are gone, all of a file at once."""
    renamed = {one.id for one in ledger.renamed.values()}
    lost = sorted((one.file, one.id) for one in ledger.gone if one.id not in renamed)
    for file, ids in groupby(lost, key=lambda one: one[0]):
        listed = [id for _, id in ids]
        what = f"{', '.join(listed)} {'is' if len(listed) == 1 else 'are'} gone"
        remedy = f"{_RESTORE} {_GIVE_UP.get(file.partition('/')[0], _RETIRE)}"
        yield Problem(f"data/{file}", 0, 0, "id-gone", what, "every id that was ever given", remedy)


def _row(ledger: Ledger, one: Standing) -> Iterator[Problem]:
    before = ledger.given.get(one.key)
    if (was := ledger.renamed.get((one.file, one.row.line))) and ID.fullmatch(one.id):
        what = f"{one.row['quote']!r} has the id {one.id!r}, and had another"
        yield _problem(one, "id", Fault("id-changed", what, was.id, f"Write {was.id!r}, or run: annotate fmt"))
    elif before is not None and before.retired:
        what = f"{one.id!r} was given up: {before.retired}"
        yield _problem(one, "id", Fault("id-retired", what, "", "Give the row a new id."))
    elif before is not None and before.anchor and (place := one.place):
        yield from _anchor(ledger, one, place, before)


def _anchor(ledger: Ledger, one: Standing, place: Place, before: Given) -> Iterator[Problem]:
    """Yield what is wrong with the words of a row, where the check of its anchor in the text does not say so."""
    if place.anchor == before.anchor or place.seen is False:
        return
    quote = f"{place.quote!r}, occurrence {place.nth},"
    if other := ledger.swapped.get(one.key):
        what = f"{one.id} has the words of {other.id} ({place.quote!r}), which has others now"
        remedy = "A column was sorted without the others, or cells were exchanged: restore the file from git."
        yield _problem(one, "quote", Fault("anchor-changed", what, _meant(ledger, one, place, before), remedy))
    elif place.seen is None and place.anchor[9:] != before.anchor[9:]:
        meant = _meant(ledger, one, place, before)
        what = f"{quote} is not what {one.id} was given for"
        remedy = f"Write {meant}." if meant else f"Restore quote and nth from git; {_OTHER_WORDS}"
        severity = Severity.WARNING if one.row["status"] == Status.PROPOSED else Severity.ERROR
        yield replace(_problem(one, "quote", Fault("anchor-changed", what, meant, remedy)), severity=severity)
    elif ledger.kept(one) != place.anchor:
        what = f"the paragraph was changed since {one.id} was found in it; {quote} may be other words now"
        remedy = f"Look; if it is right, empty the anchor of {one.id} in data/ledger.csv and run: annotate fmt"
        yield _problem(one, "quote", Fault("anchor-changed", what, "", remedy))


def _meant(ledger: Ledger, one: Standing, place: Place, before: Given) -> str:
    """Return the words and the occurrence that the row was given for, if they can be found; else "".

    Nothing is guessed: the hash of what is returned is the one in the ledger. Tried are the quotes of all rows of the
    paragraph, the ways in which the row's own date is written, or one that a spreadsheet has made of it, and other
    occurrences.
    """
    harm = damage.of_cell(_DATE, place.quote)
    dates = (one.row["edtf"], *(harm.meant if harm else ()))
    quotes = {place.quote, *(quote for date in dates for quote in _spelt(date))}
    quotes |= ledger.quotes[place.text, place.para]
    for quote in sorted(quotes):
        for nth in range(1, _MANY_OCCURRENCES + 1):
            tried = anchor(place.paragraph.fingerprint, place.text, place.para, quote, nth)
            if tried[9:] == before.anchor[9:]:
                return f"{quote!r}, occurrence {nth}"
    return ""


_DATE = Field("quote", "A date as a spreadsheet has written it.", "date")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


def _spelt(edtf: str) -> Iterator[str]:
    """Yield the ways in which newspapers of the language write a day, a month or a year."""
    match = _DAY.fullmatch(edtf)
    if not match or not 1 <= int(match[2] or 1) < len(MONTHS):
        return
    year, month, day = match[1], MONTHS[int(match[2] or 0)], str(int(match[3] or 0))
    yield year
    for name in {month, f"{month[:3]}.", month[:3], f"{month[:4]}."} if month else ():
        yield from (f"{name} {year}", f"{name}, {year}", name)
        if match[3]:
            yield from (f"{name} {day}, {year}", f"{day} {name} {year}", f"{name} {day}", f"{day} {name}")


def _problem(one: Standing, column: str, fault: Fault) -> Problem:
    return Problem(f"data/{one.file}", one.row.line, one.row.column(column), *fault)
