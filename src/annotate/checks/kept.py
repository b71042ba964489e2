"""Nothing that a version named is without an answer, and old addresses lead to pages that are there."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.files import kept
from annotate.files.snapshot import Snapshot
from annotate.values.errors import AnnotateError
from annotate.values.kept import Redirect
from annotate.values.problems import Problem

# Rows are looked after by the ledger, which knows every id ever given (`annotate.checks.ledger`).
_REMEDY = {
    "page": "Put the page back, or add its address to data/redirects.csv.",
    "text": "Put the text back.",
}


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what a release named and is gone, and redirects that lead nowhere."""
    project = snapshot.project
    try:
        named = tuple(kept.named(snapshot))
    except AnnotateError as error:
        yield Problem("_toc.yml", 0, 0, "unreadable", error.what, "", error.remedy)
        return
    redirects = [(sheet, row) for sheet in snapshot.sheets(Redirect) for row in sheet.values]
    here = {str(one) for one in named} | {f"page {row.old}" for _, row in redirects}
    for path, line, one in kept.listed(snapshot):
        if one.kind in _REMEDY and str(one) not in here:
            what = f"{one.kind} {one.id!r}, named by version {path.stem}, is gone"
            yield Problem(project.relative(path), line, 0, "gone", what, "", _REMEDY[one.kind])
    pages = {one.id for one in named if one.kind == "page"}
    known = pages | {f"entity/{one.id}.html" for one in named if one.kind == "entity"}
    for sheet, row in redirects if pages else ():
        if row.new.partition("#")[0] not in known:
            what = f"{row.old!r} leads to {row.new!r}, which is no page"
            yield Problem(sheet.shown, row.line, 0, "redirect", what, "a page of _toc.yml", "Correct the address.")
        if row.old in known:
            what = f"{row.old!r} is a page of the book"
            yield Problem(sheet.shown, row.line, 0, "redirect", what, "an old address", "Remove the row.")
