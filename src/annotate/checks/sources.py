"""The bibliography: readable, no key twice, and each entry says how its source was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotate.bibliography import read_bibliography
from annotate.errors import AnnotateError
from annotate.problems import Problem
from annotate.project import Project, read_text

SEEN = ("seen", "standard-reference", "from-memory")
_KEY = re.compile(r"^@\w+\s*\{\s*([^,\s]+)\s*,", re.M)


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
        yield Problem(shown, 0, 0, "unreadable", error.what, "", error.remedy)
        return
    twice = list(_twice(shown, content))
    yield from twice
    if twice:
        return  # the parser would report the same
    try:
        sources = read_bibliography(project).sources
    except AnnotateError as error:
        yield Problem(shown, 0, 0, "bibtex", error.what, "", error.remedy)
        return
    for source in sources:
        if source.field("keywords") not in SEEN:
            what = f"{source.key}: keywords is {source.field('keywords')!r}"
            yield Problem(
                shown, source.line, 1, "seen", what, f"one of: {', '.join(SEEN)}", "Say whether the source was opened."
            )


def _twice(shown: str, content: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for match in _KEY.finditer(content):
        line = content[: match.start()].count("\n") + 1
        key = match[1]
        if key in first:
            yield Problem(
                shown,
                line,
                1,
                "twice",
                f"key {key!r} stands twice, first on line {first[key]}",
                "",
                "Give one of them another key.",
            )
        first.setdefault(key, line)
