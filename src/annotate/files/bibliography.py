"""The bibliography: every source by its key, read with pybtex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotate.files.project import Project, read_text
from annotate.values.errors import DataError, unknown

_ENTRY = re.compile(r"^[ \t]*@(?P<type>\w+)\s*[{(]\s*(?P<key>[^,\s{}()=]+)\s*,", re.M)


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its key, its entry type, its fields, and the line where its entry begins."""

    key: str
    type: str
    fields: tuple[tuple[str, str], ...]
    line: int

    def field(self, name: str) -> str:
        """Return a field, or "" where the entry has none."""
        return dict(self.fields).get(name, "")


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The sources, sorted by key."""

    sources: tuple[Source, ...]
    formatted: tuple[tuple[str, str], ...]

    @property
    def keys(self) -> frozenset[str]:
        """Every key."""
        return frozenset(source.key for source in self.sources)

    def source(self, key: str) -> Source:
        """Return a source by key; raise `UsageError` naming near keys if there is none."""
        for source in self.sources:
            if source.key == key:
                return source
        raise unknown("source", key, sorted(self.keys))

    def text(self, key: str) -> str:
        """Return the reference as plain text."""
        return dict(self.formatted).get(key) or self.source(key).key


def entries(content: str) -> Iterator[tuple[str, int]]:
    """Yield the key of each entry and the line on which it begins, without parsing the entries."""
    for match in _ENTRY.finditer(content):
        yield match["key"], content[: match.start()].count("\n") + 1


def read_keys(project: Project) -> frozenset[str]:
    """Return the keys of the bibliography without formatting it: quick, for checks."""
    if not project.bibliography.exists():
        return frozenset()
    return frozenset(key for key, _ in entries(read_text(project.bibliography)))


def _parse(content: str, shown: str) -> Any:
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    try:
        return parse_string(content, "bibtex")
    except PybtexError as error:
        raise DataError(f"{shown}: not readable as BibTeX: {error}.", remedy="Mend the entry it names.") from error


def _sources(data: Any, content: str) -> tuple[Source, ...]:
    lines = dict(entries(content))
    return tuple(
        Source(
            key, entry.original_type, tuple(sorted((k.lower(), v) for k, v in entry.fields.items())), lines.get(key, 0)
        )
        for key, entry in sorted(data.entries.items())
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry that cannot be made a reference: its key, the line where it begins, and why."""

    key: str
    line: int
    what: str


def _formatted(data: Any, content: str) -> tuple[tuple[tuple[str, str], ...], tuple[Fault, ...]]:
    from pybtex.exceptions import PybtexError
    from pybtex.plugin import find_plugin

    style = find_plugin("pybtex.style.formatting", "plain")()
    backend = find_plugin("pybtex.backends", "plaintext")()
    types = sorted(name[4:-9] for name in dir(style) if name.startswith("get_") and name.endswith("_template"))
    lines = dict(entries(content))
    formatted, faults = [], []
    for key, entry in sorted(data.entries.items()):
        if entry.type not in types:
            what = f"{key}: entry type {entry.original_type!r} is not known (one of: {', '.join(types)})"
            faults.append(Fault(key, lines.get(key, 0), what))
            continue
        try:
            (made,) = style.format_bibliography(data, [key])
            formatted.append((key, made.text.render(backend)))
        except PybtexError as error:
            faults.append(Fault(key, lines.get(key, 0), f"{key}: {error}"))
    return tuple(formatted), tuple(faults)


def read_sources(project: Project) -> tuple[tuple[Source, ...], tuple[Fault, ...]]:
    """Return the sources, sorted by key, and what keeps some of them from being made references: for checks.

    Raises
    ------
    DataError
        If the file is not BibTeX or a key stands twice.
    """
    if not project.bibliography.exists():
        return (), ()
    content = read_text(project.bibliography)
    data = _parse(content, project.relative(project.bibliography))
    return _sources(data, content), _formatted(data, content)[1]


def read_bibliography(project: Project) -> Bibliography:
    """Return the bibliography with its references as plain text.

    Raises
    ------
    DataError
        If the file is not BibTeX, a key stands twice, or an entry is of an unknown type or lacks what its type needs.
    """
    if not project.bibliography.exists():
        return Bibliography((), ())
    content = read_text(project.bibliography)
    shown = project.relative(project.bibliography)
    data = _parse(content, shown)
    formatted, faults = _formatted(data, content)
    if faults:
        raise DataError(f"{shown}:{faults[0].line}: {faults[0].what}.", remedy="Run: annotate validate")
    return Bibliography(_sources(data, content), formatted)
