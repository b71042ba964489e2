"""The bibliography: readable, no key twice, and each entry says how its source was seen."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.checks.cells import unreadable
from annotate.files.bibliography import entries, read_sources
from annotate.files.project import Project, read_text
from annotate.values.errors import AnnotateError
from annotate.values.problems import Problem

SEEN = ("seen", "standard-reference", "from-memory")


def check(project: Project) -> Iterator[Problem]:
    """Yield what is wrong with `data/bibliography.bib`."""
    path = project.bibliography
    shown = project.relative(path)
    if not path.exists():
        yield Problem(shown, 0, 0, "missing-file", "there is no bibliography", "", "Restore the file.")
        return
    try:
        content = read_text(path)
    except AnnotateError as error:
        yield unreadable(shown, path, error)
        return
    twice = list(_twice(shown, content))
    yield from twice
    if twice:
        return  # the parser would report the same
    try:
        sources, faults = read_sources(project)
    except AnnotateError as error:
        yield Problem(shown, 0, 0, "bibtex", error.what.removeprefix(f"{shown}: "), "", error.remedy)
        return
    for fault in faults:
        yield Problem(shown, fault.line, 1, "bibtex", fault.what, "", "Change the type, or add the field.")
    for source in sources:
        if source.field("keywords") not in SEEN:
            what = f"{source.key}: keywords is {source.field('keywords')!r}"
            yield Problem(
                shown, source.line, 1, "seen", what, f"one of: {', '.join(SEEN)}", "Say whether the source was opened."
            )


def _twice(shown: str, content: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for written, line in entries(content):
        key = written.lower()  # BibTeX makes no difference of case
        if key in first:
            yield Problem(
                shown,
                line,
                1,
                "twice",
                f"key {written!r} stands twice, first on line {first[key]}",
                "",
                "Give one of them another key.",
            )
        first.setdefault(key, line)
