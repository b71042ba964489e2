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
        pages = frozenset(kept.pages(project))
    except AnnotateError as error:
        yield Problem("_toc.yml", 0, 0, "unreadable", error.what, "", error.remedy)
        return
    redirects = [(sheet, row) for sheet in snapshot.sheets(Redirect) for row in sheet.values]
    listed = tuple(kept.listed(snapshot))
    # Everything there is has a name: they are gone through for what is asked of them, and not kept.
    here = {str(one) for one in kept.named(snapshot)} if listed else set[str]()
    here |= {f"page {row.old}" for _, row in redirects}
    for path, line, one in listed:
        if one.kind in _REMEDY and str(one) not in here:
            what = f"{one.kind} {one.id!r}, named by version {path.stem}, is gone"
            yield Problem(project.relative(path), line, 0, "gone", what, "", _REMEDY[one.kind])
    entities = (one.id for one in kept.named(snapshot) if one.kind == "entity") if redirects else ()
    known = pages | {f"entity/{id}.html" for id in entities}
    for sheet, row in redirects if pages else ():
        if row.new.partition("#")[0] not in known:
            what = f"{row.old!r} leads to {row.new!r}, which is no page"
            yield Problem(sheet.shown, row.line, 0, "redirect", what, "a page of _toc.yml", "Correct the address.")
        if row.old in known:
            what = f"{row.old!r} is a page of the book"
            yield Problem(sheet.shown, row.line, 0, "redirect", what, "an old address", "Remove the row.")
