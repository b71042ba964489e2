"""The bibliography: every source by its key, and what is wrong with the file.

Entries are read at sight where they are written as this edition writes them (`annotate.files.bibtex`), else by pybtex,
which also makes the references.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from annotate.files import bibtex, cells, damage
from annotate.files.bibtex import Entry
from annotate.files.fields import Field
from annotate.values.errors import DataError, unknown

_ENTRY = re.compile(r"^[ \t]*@(?P<type>\w+)\s*[{(]\s*(?P<key>[^,\s{}()=]+)\s*,", re.M)
_LINE = re.compile(r"\bline ([0-9]{1,7})\b")
_COMMAND = re.compile(r"@\s*(string|preamble)\b", re.I)
# Keys become anchors and file names of pages.
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:_+-]*")
_ADDRESS = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}")
_URL = Field("url", "Where it is to be read.", "url")
_STAND_IN = "stand-in"
# The fields without which a reference of one type or another cannot be made; the others may be lacking.
_NEEDED = frozenset(
    ("title", "booktitle", "journal", "year", "publisher", "school", "institution", "chapter", "pages", "note", "url")
)
# Signs and letters of LaTeX that are plainly legible.
_LEGIBLE = re.compile(r"\\(?:[&%$#_]|[\"'`^~]\{?[A-Za-z]\}?|(?:l|L|o|O|ae|AE|oe|OE|aa|AA|ss)(?![A-Za-z]))")
#: Longest field of an entry (characters); a reference of thousands of authors takes seconds to make.
LONGEST_FIELD = 5000


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

    @property
    def derived(self) -> tuple[str, ...]:
        """The keys of the sources that it copies or compiles (`derives_from`)."""
        return tuple(key.strip() for key in self.field("derives_from").split(",") if key.strip())


@dataclass(frozen=True)
class Bibliography:
    """The sources, sorted by key. What is made of an entry is made when it is first asked for, and once.

    `content` is what stands in the file, of which pybtex makes it, and `shown` the path to show in errors.
    """

    sources: tuple[Source, ...]
    content: str = ""
    shown: str = ""
    _made: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key."""
        return frozenset(self._by_key)

    @cached_property
    def _by_key(self) -> Mapping[str, Source]:
        return {source.key: source for source in self.sources}

    @cached_property
    def _parsed(self) -> Any:
        return _parsed(self.content)

    def source(self, key: str) -> Source:
        """Return a source by key; raise `UsageError` naming near keys if there is none."""
        if key not in self._by_key:
            raise unknown("source", key, sorted(self.keys))
        return self._by_key[key]

    def text(self, key: str) -> str:
        """Return the reference as plain text.

        Raises
        ------
        UsageError
            If there is no such source.
        DataError
            If no reference can be made of its entry.
        """
        return self._once("text", key, _reference)

    def name(self, key: str) -> str:
        """Return what a source is called where it is cited: author and date, or its title; raise what `text` raises."""
        return self._once("name", key, lambda data, key: _name(data.entries[key]))

    def _once(self, what: str, key: str, make: Callable[[Any, str], str]) -> str:
        from pybtex.exceptions import PybtexError

        if (what, key) not in self._made:
            source = self.source(key)
            try:
                self._made[what, key] = make(self._parsed, key) or key
            except (PybtexError, UnicodeError) as error:
                where = f"{self.shown}:{source.line}: {key}: {error}."
                raise DataError(where, remedy="Run: annotate validate") from error
        return self._made[what, key]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an entry, or with the file (`line` 0): as in `annotate.values.problems.Problem`."""

    line: int
    code: str
    what: str
    expected: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class Parsed:
    """A bibliography as it was parsed: its keys, its sources, and everything that is wrong with it.

    Where it cannot be parsed there are no sources; the keys that are seen all the same still count as known.
    """

    shown: str
    keys: frozenset[str]
    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]
    content: str | None = None

    @property
    def readable(self) -> bool:
        """Whether the file as a whole could be parsed."""
        return self.content is not None

    @cached_property
    def bibliography(self) -> Bibliography:
        """The sources; raise `DataError` if anything is wrong with the file."""
        if self.faults:
            first = self.faults[0]
            place = f"{self.shown}:{first.line}" if first.line else self.shown
            raise DataError(f"{place}: {first.what}.", remedy="Run: annotate validate")
        return Bibliography(self.sources, self.content or "", self.shown)


def nothing(shown: str, *faults: Fault) -> Parsed:
    """Return a bibliography without entries, and why it has none."""
    return Parsed(shown, frozenset(), (), faults)


def entries(content: str) -> Iterator[tuple[str, int]]:
    """Yield the key of each entry and the line on which it begins, without parsing the entries."""
    at = line = 0
    for match in _ENTRY.finditer(content):
        line += content.count("\n", at, match.start())
        at = match.start()
        yield match["key"], line + 1


def parse(content: str, shown: str) -> Parsed:
    """Return the bibliography that a file's content is, with everything that is wrong with it.

    Parameters
    ----------
    content
        What stands in the file.
    shown
        The path to show in problems.
    """
    lines = dict(entries(content))
    harm = damage.of_file(content)
    faults = [Fault(*each) for each in harm] or [*_commands(content), *_twice(content)]
    if faults:
        return Parsed(shown, frozenset(lines), (), tuple(faults))
    found = bibtex.read(content)
    if found is None:
        try:
            found = _slowly(content, lines)
        except DataError as error:
            line = int(match[1]) if (match := _LINE.search(error.what)) else 0
            return Parsed(shown, frozenset(lines), (), (Fault(line, "bibtex", error.what, "", error.remedy),))
    sources = tuple(
        Source(entry.key, entry.type, tuple(sorted(entry.fields.items())), entry.line)
        for entry in sorted(found, key=lambda entry: entry.key)
    )
    by_key = {entry.key: entry for entry in found}
    faults = [fault for source in sources for fault in (*_source(source), *_incomplete(by_key[source.key]))]
    return Parsed(shown, frozenset(by_key), sources, tuple(faults), content)


def _parsed(content: str) -> Any:
    """Return a bibliography as pybtex has it; raise `DataError` where it cannot be parsed."""
    from pybtex.database import parse_string
    from pybtex.exceptions import PybtexError

    try:
        return parse_string(content, "bibtex")
    except (PybtexError, RecursionError, ValueError) as error:
        what = f"not readable as BibTeX: {str(error) or 'nested too deep'}"
        raise DataError(what, remedy="Mend the entry it names.") from error


def _slowly(content: str, lines: dict[str, int]) -> tuple[Entry, ...]:
    """Return the entries of a bibliography that is not written as the edition writes them."""
    return tuple(
        Entry(
            entry.original_type,
            key,
            {name.lower(): value for name, value in entry.fields.items()},
            frozenset(role for role, persons in entry.persons.items() if persons),
            lines.get(key, 0),
        )
        for key, entry in _parsed(content).entries.items()
    )


def _commands(content: str) -> Iterator[Fault]:
    """Yield macros: a few lines of them can stand for more than a machine's memory holds."""
    for match in _COMMAND.finditer(content):
        what = f"@{match[1].lower()} is not used in this edition"
        yield Fault(content.count("\n", 0, match.start()) + 1, "bibtex", what, "", "Write the words where they belong.")


def _twice(content: str) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for written, line in entries(content):
        key = written.lower()  # BibTeX makes no difference of case
        if first.setdefault(key, line) != line:
            what = f"key {written!r} stands twice, first on line {first[key]}"
            yield Fault(line, "twice", what, "", "Give one of them another key.")


def _source(source: Source) -> Iterator[Fault]:
    """Yield what is wrong with the key and the fields of an entry."""
    if not _KEY.fullmatch(source.key):
        yield Fault(source.line, "id-form", f"key is {source.key!r}", "letters, digits and .:_+-", "Change the key.")
    for name, value in source.fields:
        if len(value) > LONGEST_FIELD:
            what = f"{source.key}: {name} has {len(value)} characters"
            yield Fault(source.line, "bibtex", what, f"at most {LONGEST_FIELD}", "Shorten it.")
        if hidden := cells.HIDDEN.search(value.replace("\n", " ").replace("\t", " ")):
            what = f"{source.key}: {name} holds U+{ord(hidden[0]):04X}"
            yield Fault(source.line, "hidden-sign", what, "plain text", "Remove the sign.")
        if "\\" in value and (said := _illegible(value)):
            yield Fault(
                source.line, "bibtex", f"{source.key}: {name} is not readable as LaTeX ({said})", "", "Mend it."
            )
        addresses = [value] if name == "url" else []
        for address in (*addresses, *_ADDRESS.findall(value)):
            for fault in cells.faults(_URL, address):
                yield Fault(source.line, fault.code, f"{source.key}: {fault.what}", fault.expected, "Correct it.")


def _illegible(value: str) -> str:
    """Return why a field cannot be made text, "" where it can."""
    if "\\" not in _LEGIBLE.sub("", value):
        return ""
    from pybtex.exceptions import PybtexError
    from pybtex.richtext import Text

    try:
        Text.from_latex(value)
    except (PybtexError, UnicodeError, RecursionError) as error:
        return str(error) or "nested too deep"
    return ""


def _incomplete(entry: Entry) -> Iterator[Fault]:
    """Yield what keeps an entry from being made a reference."""
    type, have = entry.type.lower(), entry.fields.keys() | entry.roles
    if any(enough <= have for enough in ENOUGH.get(type, ())):
        return
    known = _types()
    if type not in known:
        what = f"{entry.key}: entry type {entry.type!r} is not known (one of: {', '.join(known)})"
        yield Fault(entry.line, "bibtex", what, "", "Change the type, or add the field.")
    elif missing := _missing(type, _NEEDED.intersection(entry.fields), entry.roles):
        what = f"{entry.key}: {missing.replace(_STAND_IN, entry.key)}"
        yield Fault(entry.line, "bibtex", what, "", "Change the type, or add the field.")


#: Fields and persons with which a reference can surely be made, by type of entry; pybtex judges the rest.
ENOUGH: dict[str, tuple[frozenset[str], ...]] = {
    "article": (frozenset({"author", "title", "journal", "year"}),),
    "book": tuple(frozenset({role, "title", "publisher", "year"}) for role in bibtex.ROLES),
    "incollection": (frozenset({"author", "title", "booktitle", "year"}),),
    "inproceedings": (frozenset({"author", "title", "booktitle", "year"}),),
    "misc": (frozenset({"title"}),),
    "phdthesis": (frozenset({"author", "title", "school", "year"}),),
    "techreport": (frozenset({"author", "title", "institution", "year"}),),
}


@cache
def _style() -> tuple[Any, Any]:
    from pybtex.backends.plaintext import Backend
    from pybtex.style.formatting.plain import Style

    return Style(), Backend()


@cache
def _types() -> tuple[str, ...]:
    return tuple(
        sorted(name[4:-9] for name in dir(_style()[0]) if name.startswith("get_") and name.endswith("_template"))
    )


@cache
def _missing(type: str, fields: frozenset[str], persons: frozenset[str]) -> str:
    """Return what an entry with these fields and persons lacks, "" for nothing; what stands in them is no matter."""
    from pybtex.database import BibliographyData, Entry, Person
    from pybtex.exceptions import PybtexError

    entry = Entry(type, dict.fromkeys(fields, "1"), {role: [Person("A")] for role in persons})
    try:
        _reference(BibliographyData({_STAND_IN: entry}), _STAND_IN)
    except PybtexError as error:
        return str(error)
    return ""


_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_SEVERAL = 3
"""From this many authors on the first stands for all."""


def _plain(value: str) -> str:
    from pybtex.richtext import Text

    return str(Text.from_latex(value))


def _name(entry: Any) -> str:
    """Return author and date of a parsed entry, the day with the year where it has one; an article of Wikipedia, and
    what has no author, by its title.
    """
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    last = [_plain(" ".join((*person.prelast_names, *person.last_names))) for person in people]
    who = f"{last[0]} et al." if len(last) >= _SEVERAL else " and ".join(last)
    title = _plain(entry.fields.get("title", ""))
    if not _LATIN.search(title):
        title = _plain(entry.fields.get("translation", "")) or title
    if who == "Wikipedia contributors":
        return f"Wikipedia, “{title}”"
    dated = " ".join(entry.fields[name] for name in ("day", "month", "year") if {"day", "month"} <= set(entry.fields))
    when = dated or entry.fields.get("year", "n.d.")
    return f"{who or title}, {when}"


def _reference(data: Any, key: str) -> str:
    """Return an entry of a parsed bibliography as plain text, with the day, which BibTeX's own styles leave out."""
    from pybtex.database import BibliographyData, Entry

    style, backend = _style()
    entry = data.entries[key]
    if {"day", "month"} <= set(entry.fields):
        fields = {**entry.fields, "month": f"{entry.fields['day']} {entry.fields['month']}"}
        data = BibliographyData({key: Entry(entry.type, fields, entry.persons)})
    (made,) = style.format_bibliography(data, [key])
    return str(made.text.render(backend))
