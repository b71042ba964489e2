"""Entries of a bibliography as this edition writes them: a field a line, in braces; read at sight.

pybtex reads all of BibTeX and takes longer. What is not written so is left to it, so that nothing is
refused here; a test holds both readings equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotate.values.edtf import MONTHS

#: Fields that hold persons; they are no fields in `Entry`, as in pybtex.
ROLES = ("author", "editor")
_MONTHS = {name[:3].lower(): name for name in MONTHS if name}
_ENTRY = re.compile(r"@([a-z]+)\{([^\s,{}()=@\"#%\\]+),\n((?:  [a-z_]+ = (?:\{[^\n]+\}|[a-z]{3}),\n)+)\}\n")
_FIELD = re.compile(r"  ([a-z_]+) = (?:\{([^\n]+)\}|([a-z]{3})),\n")
_GROUP = re.compile(r"\{[^{}]*\}")
_DEEPEST = 9
# What fields of several entries may be called and pybtex would take for something else.
_COMMANDS = ("string", "preamble", "comment")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its type as it is written, its key, its fields by their names in small letters, and its persons' roles.

    `line` is where it begins.
    """

    type: str
    key: str
    fields: Mapping[str, str]
    roles: frozenset[str]
    line: int


def read(content: str) -> tuple[Entry, ...] | None:
    """Return the entries of a bibliography, None where one of them is written in a way that pybtex must read."""
    found = []
    at, line = 0, 1
    for match in _ENTRY.finditer(content):
        if "@" in content[at : match.start()]:
            return None
        line += content.count("\n", at, match.start())
        entry = _entry(match, line)
        if entry is None:
            return None
        found.append(entry)
        line += content.count("\n", match.start(), match.end())
        at = match.end()
    return None if "@" in content[at:] else tuple(found)


def _entry(match: re.Match[str], line: int) -> Entry | None:
    fields, roles = {}, set()
    for name, braced, word in _FIELD.findall(match[3]):
        value = braced or _MONTHS.get(word, "")
        if name in fields or name in roles or not _plain(value):
            return None
        if name not in ROLES:
            fields[name] = value
        elif all(len(person) > 0 and person.count(",") <= 2 for person in _persons(value)):
            roles.add(name)
        else:
            return None
    return None if match[1] in _COMMANDS else Entry(match[1], match[2], fields, frozenset(roles), line)


def _plain(value: str) -> bool:
    """Tell whether a value is one piece, its braces in pairs and its blanks single."""
    if not value or value != " ".join(value.split()):
        return False
    if "{" not in value and "}" not in value:
        return True
    depth = 0
    for brace in re.findall(r"[{}]", value):
        depth += 1 if brace == "{" else -1
        if not 0 <= depth <= _DEEPEST:
            return False
    return depth == 0


def _persons(value: str) -> Iterator[str]:
    """Yield the names of a list of persons, a word in the place of what stands in braces."""
    while _GROUP.search(value):
        value = _GROUP.sub("x", value)
    yield from re.split(r"\sand(?=\s)", f" {value} ", flags=re.I)
