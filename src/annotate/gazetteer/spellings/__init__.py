"""How names in other scripts may be spelt in Latin letters, by the rules of transliteration.

A name of the authority file in hangul, Cyrillic letters or Pinyin gives a pattern for all its spellings under the
systems that English prose has used: McCune–Reischauer, Revised Romanisation, that of Pyongyang and the customary
family names for Korean (`hangul`); Pinyin and Wade–Giles for Chinese (`chinese`); BGN/PCGN, ALA-LC, ISO 9 and what
newspapers and FRUS write for Russian (`cyrillic`). So "Lee Seung-man", "Ro Tae U", "Ch'ien Ch'i-ch'en" and "Shtikov"
are found though nobody listed them. To add a script: a module with `pattern`, and a row in `SCRIPTS`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

from annotate.gazetteer.names import normalise
from annotate.gazetteer.spellings import chinese, cyrillic, hangul
from annotate.values.authority import Entity, Name
from annotate.values.model import Kind

SHORTEST = 5
"""Letters of a key for which spellings are looked up; "Ho Il" would be too many people."""
SCRIPTS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"Hang": hangul.pattern, "Cyrl": cyrillic.pattern, "Latn": chinese.pattern}
)
_REMEMBERED = 4096
_SPELT = (Kind.PERSON, Kind.PLACE)
_INITIAL = re.compile(r"([A-Z])\.?\s*(?![a-z])")
_INITIALLED = re.compile(r"((?:[A-Z]\.[\s-]*){1,3})([A-Z][\w'-]+)")
_INVERTED = re.compile(r"([^\W\d_][\w'-]+),\s*((?:[A-Z]\.\s*){1,3})")


class _Pattern:
    """A pattern for the keys of a name's spellings, compiled when a key first comes that is made of its letters."""

    __slots__ = ("_compiled", "_letters", "_written", "name")

    def __init__(self, written: str, name: Name) -> None:
        self.name, self._written, self._letters = name, written, frozenset(written)
        self._compiled: re.Pattern[str] | None = None

    def spells(self, key: str) -> bool:
        """Tell whether a key is a spelling of the name."""
        if not self._letters.issuperset(key):
            return False
        if self._compiled is None:
            self._compiled = re.compile(self._written)
        return self._compiled.fullmatch(key) is not None


@dataclass(frozen=True)
class Spellings:
    """The spellings of the names of persons and places, made when they are first asked for."""

    entities: tuple[Entity, ...]
    names: tuple[Name, ...]

    def of(self, surface: str) -> tuple[Name, ...]:
        """Return the names, in another script or in Pinyin, of which a surface form is a spelling."""
        key = normalise(surface)
        return self._spelt(key) if len(key) >= SHORTEST else ()

    def initialled(self, surface: str) -> tuple[Name, ...]:
        """Return the names of persons that initials and a surname may stand for ("T. F. Shtykov", "Shtykov, T. F.")."""
        if found := _INITIALLED.fullmatch(surface.strip()):
            initials, surname = found.groups()
        elif found := _INVERTED.fullmatch(surface.strip()):
            surname, initials = found.groups()
        else:
            return ()
        letters = _INITIAL.findall(initials)
        fitting = self._by_surname.get(normalise(surname), ())
        return tuple(name for given, name in fitting if _begin(given, letters))

    @cached_property
    def _spelt(self) -> Callable[[str], tuple[Name, ...]]:
        """What gives the names of which a key is a spelling; it remembers, for texts name the same again and again."""

        def spelt(key: str) -> tuple[Name, ...]:
            return tuple([one.name for one in self._patterns if one.spells(key)])

        return lru_cache(_REMEMBERED)(spelt)

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        return {entity.id: entity.kind for entity in self.entities}

    @cached_property
    def _patterns(self) -> tuple[_Pattern, ...]:
        chinese_ids = {name.entity for name in self.names if name.lang == "zh"}
        found: list[_Pattern] = []
        for name in self.names:
            make = SCRIPTS.get(name.script)
            if make is None or self._kinds.get(name.entity) not in _SPELT or name.role in ("metonym", "descriptor"):
                continue
            if name.script == "Latn" and (name.entity not in chinese_ids or name.role != "preferred"):
                continue
            pattern = make(name.name)
            if pattern:
                found.append(_Pattern(pattern, name))
            found += self._surname(name, make)
        return tuple(found)

    def _surname(self, name: Name, make: Callable[[str], str]) -> Iterator[_Pattern]:
        """Yield the pattern of a Russian surname alone, where the authority file has the surname alone."""
        words = name.name.replace(",", " ").split()
        if name.script != "Cyrl" or len(words) < 2 or self._kinds.get(name.entity) is not Kind.PERSON:
            return
        written = make(words[-1])
        pattern = _Pattern(written, name) if written else None
        if pattern and any(map(pattern.spells, self._keys[name.entity])):
            yield pattern

    @cached_property
    def _keys(self) -> Mapping[str, Set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            found[name.entity].add(normalise(name.name))
        return found

    @cached_property
    def _by_surname(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], Name]]]:
        found: dict[str, list[tuple[tuple[str, ...], Name]]] = defaultdict(list)
        for name in self.names:
            if name.script == "Latn" and self._kinds.get(name.entity) is Kind.PERSON and "," not in name.name:
                *given, surname = name.name.split()
                if given:
                    found[normalise(surname)].append((tuple(given), name))
        return found


def _begin(given: Sequence[str], initials: Sequence[str]) -> bool:
    """Whether initials may be those of given names; a patronymic that is not known may follow."""
    return bool(initials) and all(word[:1].upper() == letter for word, letter in zip(given, initials, strict=False))
