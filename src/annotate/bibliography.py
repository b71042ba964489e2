"""The bibliography: every source by its key, read with pybtex."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotate.errors import DataError, unknown
from annotate.project import Project, read_text

_ENTRY = re.compile(r"^@(?P<type>\w+)\s*\{\s*(?P<key>[^,\s]+)\s*,", re.M)


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


def entry_lines(content: str) -> Mapping[str, int]:
    """Return the line on which each entry begins, by key, without parsing the entries."""
    return {m["key"]: content[: m.start()].count("\n") + 1 for m in _ENTRY.finditer(content)}


def read_keys(project: Project) -> frozenset[str]:
    """Return the keys of the bibliography without formatting it: quick, for checks."""
    return frozenset(entry_lines(read_text(project.bibliography))) if project.bibliography.exists() else frozenset()


def _parse(content: str, shown: str) -> Any:
    from pybtex.database import BibliographyDataError, parse_string
    from pybtex.scanner import PybtexSyntaxError

    try:
        return parse_string(content, "bibtex")
    except (PybtexSyntaxError, BibliographyDataError) as error:
        raise DataError(f"{shown}: not readable as BibTeX: {error}.", remedy="Mend the entry it names.") from error


def read_bibliography(project: Project) -> Bibliography:
    """Return the bibliography with its references as plain text.

    Raises
    ------
    DataError
        If the file is not BibTeX or a key stands twice.
    """
    from pybtex.plugin import find_plugin

    if not project.bibliography.exists():
        return Bibliography((), ())
    content = read_text(project.bibliography)
    data = _parse(content, project.relative(project.bibliography))
    lines = entry_lines(content)
    style = find_plugin("pybtex.style.formatting", "plain")()
    backend = find_plugin("pybtex.backends", "plaintext")()
    formatted = {entry.key: entry.text.render(backend) for entry in style.format_bibliography(data)}
    sources = tuple(
        Source(
            key, entry.original_type, tuple(sorted((k.lower(), v) for k, v in entry.fields.items())), lines.get(key, 0)
        )
        for key, entry in sorted(data.entries.items())
    )
    return Bibliography(sources, tuple(sorted(formatted.items())))
