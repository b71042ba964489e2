"""The short word lists of the rules (`data/*`) and the lookup of names in a text.

To add a title, a demonym or a fixed name, add a line to the file; nothing of a text of the edition belongs there.
"""

from __future__ import annotations

import csv
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from annotate.stages.lists import kept
from annotate.stages.recognise.candidates import Candidate
from annotate.stages.tokens import straight, straightened
from annotate.values.model import Kind

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer


_LONG = 5
"""Letters of a name that is known all in capitals, too."""


@runtime_checkable
class NameSource(Protocol):
    """What the rules need of a gazetteer."""

    def surface_forms(self) -> Iterable[tuple[str, Kind]]:
        """Return every written form of every name, with the kind of what it names."""
        ...


@dataclass(frozen=True)
class Lexicon:
    """Names to be found in a text: token sequences, each with the kinds it can have, the most likely first."""

    kinds: Mapping[tuple[str, ...], tuple[Kind, ...]]

    @cached_property
    def _lengths(self) -> Mapping[str, frozenset[int]]:
        """For each word that names begin with, how many tokens they have."""
        lengths: dict[str, set[int]] = {}
        for words in self.kinds:
            if words:
                lengths.setdefault(words[0], set()).add(len(words))
        return {word: frozenset(some) for word, some in lengths.items()}

    def matches(self, words: Sequence[str], reason: str) -> Iterator[tuple[Candidate, tuple[Kind, ...]]]:
        """Yield the longest match at each token, from the left, without overlaps, with the kinds it can have.

        Capital letters count, except that a name in small letters may begin a sentence. Where a name begins with
        "the", the article must stand in the text and is no part of the match.
        """
        words = straightened(tuple(words))
        lengths_of, none, free = self._lengths.get, frozenset[int](), 0
        for at, word in enumerate(words):
            lengths = lengths_of(word, none)
            if not word.islower():
                lengths |= lengths_of(_small(word), none)
            if not lengths or at < free:
                continue
            for end in sorted((at + length for length in lengths if at + length <= len(words)), reverse=True):
                if kinds := self._kinds(words[at:end]):
                    start = at + 1 if word.lower() == "the" and end > at + 1 else at
                    yield Candidate(start, end, kinds[0], (reason,)), kinds
                    free = end
                    break

    def kinds_of(self, words: Iterable[str]) -> tuple[Kind, ...]:
        """Return the kinds a token sequence can have; empty where it is not a name here."""
        return self._kinds(tuple(map(straight, words)))

    def _kinds(self, sequence: tuple[str, ...]) -> tuple[Kind, ...]:
        exact = self.kinds.get(sequence, ())
        return exact if exact or not sequence else self.kinds.get((_small(sequence[0]), *sequence[1:]), ())


def build_lexicon(names: Iterable[tuple[str, Kind]], tokenizer: Tokenizer) -> Lexicon:
    """Return a lexicon of names, tokenised as the texts are.

    A name with several kinds keeps all of them in the order given. Names of one character are left out. Longer ones
    are known all in capitals, too, as headlines write them, unless the words are common ones.
    """
    exceptions = frozenset(tokenizer.rules or ())
    kinds: dict[tuple[str, ...], tuple[Kind, ...]] = {}
    for name, kind in names:
        written = name.strip()
        forms = (written, written.upper()) if _may_be_capitals(written) else (written,)
        for form in forms if len(written) > 1 and kind is not Kind.DATE else ():
            words = _words_of(form, tokenizer, exceptions)
            if kind not in kinds.get(words, ()):
                kinds[words] = (*kinds.get(words, ()), kind)
    return Lexicon(kinds)


def _words_of(form: str, tokenizer: Tokenizer, exceptions: Container[str]) -> tuple[str, ...]:
    """Return the tokens of a name; words of letters alone that are no exceptions are tokens without being asked for."""
    words = tuple(form.split(" "))
    if all(word.isascii() and word.isalpha() and word not in exceptions for word in words):
        return words
    return tuple(straight(token.text) for token in tokenizer(form))


@cache
def fixed_names() -> tuple[tuple[str, Kind], ...]:
    """Return names whose kind never depends on the text ("U.N."): countries, great cities, bodies of the world."""
    rows = csv.DictReader(_lines("fixed_names.csv"))
    fixed = tuple((row["name"], Kind(row["kind"])) for row in rows)
    places = ((name, Kind.PLACE) for name in (*lands(), *_lines("cities.txt")))
    return (*fixed, *((name, Kind.ORG) for name in _lines("bodies.txt")), *places)


@cache
def no_names() -> frozenset[str]:
    """Return words that are written with capitals and are no names of the kinds that are looked for."""
    return frozenset(_lines("no_names.txt"))


@cache
def lands() -> tuple[str, ...]:
    """Return countries, and lands that were or are parts of them, whose names are hardly anything else."""
    return _lines("lands.txt")


@cache
def titles() -> frozenset[str]:
    """Return titles and offices, in small letters and without points."""
    return frozenset(_lines("titles.txt")) | personal_titles()


@cache
def personal_titles() -> frozenset[str]:
    """Return those titles that stand right before a person's name and before little else, in small letters."""
    return frozenset(_lines("personal_titles.txt")) | honorifics()


@cache
def honorifics() -> frozenset[str]:
    """Return titles that are said to nobody but persons, in small letters and without points."""
    return frozenset(_lines("honorifics.txt"))


@cache
def heads() -> Mapping[str, Kind]:
    """Return what a name is of which a word is the last ("University", "River", "Conference")."""
    rows = csv.DictReader(_lines("heads.csv"))
    return MappingProxyType({row["word"]: Kind(row["kind"]) for row in rows})


@cache
def endings() -> Mapping[str, tuple[Kind, float]]:
    """Return the endings by which surnames and towns of many languages are known: of which kind, and by how much.

    In log-odds: those of the names of the training corpora, rounded; the endings are such as handbooks of names list.
    """
    rows = csv.DictReader(_lines("endings.csv"))
    return MappingProxyType({row["ending"]: (Kind(row["kind"]), float(row["weight"])) for row in rows})


@cache
def personal_acts() -> frozenset[str]:
    """Return verbs in the past of what only persons do."""
    return frozenset(_lines("personal_acts.txt"))


@cache
def personal_things() -> frozenset[str]:
    """Return nouns of what only persons have."""
    return frozenset(_lines("personal_things.txt"))


@cache
def common_words() -> frozenset[str]:
    """Return words that a capital letter at the start of a sentence does not make names, in small letters."""
    return frozenset((*_lines("common_words.txt"), *_lines("common_nouns.txt")))


@cache
def given_names() -> frozenset[str]:
    """Return given names of England and America."""
    return frozenset(_lines("given_names.txt"))


@cache
def small_words() -> frozenset[str]:
    """Return words that are written in small letters and seldom met, beside the common ones."""
    return frozenset((*_lines("small_words.txt"), *press_words()))


@cache
def press_words() -> frozenset[str]:
    """Return words that old newspapers print and hardly anybody else, in small letters."""
    return frozenset(_lines("press_words.txt"))


@cache
def korean_families() -> frozenset[str]:
    """Return Korean family names in the usual romanisations."""
    return frozenset(_lines("korean_families.txt"))


@cache
def chinese_families() -> frozenset[str]:
    """Return Chinese family names in the usual romanisations."""
    return frozenset(_lines("chinese_families.txt"))


def is_title(word: str) -> bool:
    """Whether a word is a title or part of an office."""
    return bare(word) in titles()


def is_honorific(word: str) -> bool:
    """Whether a word is a title that is said to nobody but persons."""
    return bare(word) in honorifics()


def bare(word: str) -> str:
    """Return a word in small letters and without the point of an abbreviation, as the lists of titles have it."""
    return word.casefold().rstrip(".")


def is_demonym(words: Iterable[str]) -> bool:
    """Whether words are a demonym ("Soviet", "North Koreans", "East German")."""
    match [word.capitalize() for word in words]:
        case [word]:
            return word in _demonyms()
        case ["North" | "South" | "East" | "West" | "Central" | "Latin", word]:
            return word in _demonyms()
    return False


@cache
def _demonyms() -> frozenset[str]:
    listed = _lines("demonyms.txt")
    return frozenset(listed) | {f"{word}s" for word in listed}


def _may_be_capitals(name: str) -> bool:
    words = name.lower().split()
    return len(name) >= _LONG and not name.isupper() and any(word not in common_words() for word in words)


def _lines(name: str) -> tuple[str, ...]:
    return kept("annotate.stages.recognise", name)


def _small(word: str) -> str:
    return word[:1].lower() + word[1:]
