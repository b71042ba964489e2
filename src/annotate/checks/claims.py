"""Claims of a text: each verdict rests on conditions that the data bear out, and on sources other than the text.

Where the words stand is asked in `annotate.checks.anchors`.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotate.facts import expressions
from annotate.facts.conditions import outcome
from annotate.facts.expressions import Facts
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.files.tables import Row, split_list
from annotate.values.errors import DataError, UsageError
from annotate.values.problems import Problem
from annotate.values.record import DOCUMENTARY, Claim, Verdict

CODE = "claim"
# Verdicts that pass no judgement and hence need no witness.
UNDECIDED = (Verdict.OPEN, Verdict.NOT_TESTABLE)


def facts_of(project: Project) -> Facts:
    """Return the tables that tests look into; raise `DataError` if one of them cannot be read."""
    return expressions.facts_of(Snapshot(project))


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield the claims whose test does not hold, and the verdicts without a witness."""
    try:
        facts = expressions.facts_of(snapshot)
    except DataError:
        return  # reported by the check of cells
    for sheet in snapshot.sheets(Claim):
        for row in sheet.rows:
            yield from _test(sheet.shown, facts, row)
            yield from _witness(sheet.shown, sheet.table.path.stem, row)


def _test(shown: str, facts: Facts, row: Row) -> Iterator[Problem]:
    at = (shown, row.line, row.column("test"), CODE)
    if row["test"] in ("", DOCUMENTARY):
        return  # an empty cell is reported by the check of cells
    if row["verdict"] == Verdict.NOT_TESTABLE:
        what = f"{row['id']} is not testable, and has a test"
        yield Problem(*at, what, DOCUMENTARY, "Change the verdict, or write `documentary`.")
    for condition in split_list(row["test"]):
        try:
            found = outcome(facts, condition)
        except UsageError as error:
            yield Problem(*at, error.what, "", error.remedy)
        except DataError:
            return  # a broken date or state, reported by the checks of cells and of recognition
        else:
            if not found.holds:
                what = f"{row['id']}: {condition!r} does not hold, the data say {found.found}"
                yield Problem(*at, what, "", "Look at the verdict again, then correct the test or the data.")


def _witness(shown: str, text: str, row: Row) -> Iterator[Problem]:
    if row["verdict"] in UNDECIDED or [key for key in split_list(row["sources"]) if key != text]:
        return
    yield Problem(
        shown,
        row.line,
        row.column("sources"),
        CODE,
        f"{row['id']} is {row['verdict']}, and no source but the text itself is named",
        "a source other than the text",
        f"Name one, or make the verdict {' or '.join(UNDECIDED)}.",
    )
