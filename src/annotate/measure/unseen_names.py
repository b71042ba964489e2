"""Names that the recogniser has never seen (`data/unseen.csv`), and the proof that it cannot have.

It is one word: a small town (GeoNames; `origin` is its country and its number there) or a part of a personal name in
use somewhere the training lists do not reach. No word of it may occur in the corpora, in the lists and
sentences that training texts are made from, among what `names.NameMaker` can put together, in the rules' word lists,
or in the gazetteer. To add one, add a row; the tests and `annotate measure renamed --corpora` say whether it is known.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from annotate.gazetteer import read_gazetteer
from annotate.measure.corpora import Source, check, read_corpus
from annotate.measure.parts import makeable
from annotate.values.errors import InputError

_WORD = re.compile(r"[^\W\d_]+")
# What a reader of this edition was made from, beside the corpora: package -> files of its `data` folder.
_LISTS = {
    "annotate.measure": (".toml",),
    "annotate.stages.recognise": (".txt", ".csv"),
}
# Where the trainer is at hand (a clone; readers install the package without it), its texts are looked up, too.
_TRAINER = {"annotate_train.lessons": (".txt",), "annotate_train.senses": (".txt",)}


class Role(StrEnum):
    """What an unseen name can stand for."""

    GIVEN = "given"
    FAMILY = "family"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class UnseenName:
    """A word that is a name; `origin` is a language, or for a place its country and GeoNames number."""

    role: Role
    word: str
    origin: str


@cache
def unseen_names() -> tuple[UnseenName, ...]:
    """Return the unseen names in the order of the file."""
    text = files("annotate.measure").joinpath("data/unseen.csv").read_text(encoding="utf-8")
    return tuple(UnseenName(Role(r["role"]), r["word"], r["origin"]) for r in csv.DictReader(io.StringIO(text)))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, in small letters; what is hyphened or broken by an apostrophe in its parts."""
    return frozenset(word.lower() for word in _WORD.findall(text))


@cache
def listed_words() -> frozenset[str]:
    """Return every word of the lists that training and rules read, and every word that can be made from them."""
    found = set(makeable())
    trainer = _TRAINER if find_spec("annotate_train") else {}
    for package, endings in (_LISTS | trainer).items():
        for item in files(package).joinpath("data").iterdir():
            if item.name.endswith(endings):
                found |= words_of(item.read_text(encoding="utf-8"))
    return frozenset(found)


def gazetteer_words(directory: Path) -> frozenset[str]:
    """Return every word of the names in a gazetteer."""
    forms = read_gazetteer(directory).surface_forms()
    return frozenset(word for form, _ in forms for word in words_of(form))


def corpus_words(folder: Path, sources: Sequence[Source]) -> frozenset[str]:
    """Return every word of the corpora, whichever part of them it stands in.

    Raises
    ------
    InputError
        Corpora are missing, differ from the list, or are damaged.
    """
    check(folder, tuple(sources))
    found: set[str] = set()
    for source in sources:
        for example in read_corpus(folder, source):
            found |= words_of(example.text)
    return frozenset(found)


def known(words: Iterable[str], vocabulary: Collection[str]) -> tuple[str, ...]:
    """Return those of the words of which any part is in the vocabulary, in order."""
    return tuple(word for word in words if any(part in vocabulary for part in words_of(word)))


def require_unknown(vocabulary: Collection[str], where: str) -> None:
    """Make sure that none of the unseen names is known.

    Raises
    ------
    InputError
        Some are; the message names all of them.
    """
    found = known((name.word for name in unseen_names()), vocabulary)
    if found:
        raise InputError(
            f"{len(found)} of the substitutes occur in {where}: {', '.join(found)}.",
            remedy="Take them out of measure/data/unseen.csv.",
        )
