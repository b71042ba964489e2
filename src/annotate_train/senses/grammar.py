"""Sentences made by a grammar: what place names do in English, one template a use, words drawn from classes.

`data/grammar.txt` holds lists of words ("NAME: a | b") and templates ("= …"). To add a use of names, add a template; to
add a word, put it into its list. What is drawn depends on the template alone, so that adding one changes no other.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from annotate.files.project import read_text
from annotate.values.errors import InputError

GRAMMAR = Path(__file__).parent / "data" / "grammar.txt"
TIMES = 16
"""How many sentences are made of each template."""
_SLOT = re.compile(r"<([A-Z]+)>")


def sentences(path: Path = GRAMMAR, times: int = TIMES) -> Iterator[tuple[str, ...]]:
    """Yield the sentences of each template, all different, with their places marked as in the files of sentences.

    Raises
    ------
    InputError
        If a template names a list that is not there.
    """
    lists = _lists(path)
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if line.startswith("= "):
            try:
                yield _made(line[2:], lists, times)
            except KeyError as error:
                raise InputError(f"{path}:{number}: no list {error}.", remedy="Add one to the file.") from None


def seats(path: Path = GRAMMAR) -> frozenset[str]:
    """Return the names of capitals and seats of government that the grammar knows."""
    lists = _lists(path)
    return frozenset(lists["TOWN"] + lists["SEAT"])


def _lists(path: Path) -> dict[str, tuple[str, ...]]:
    lines = [line for line in read_text(path).splitlines() if line and not line.startswith(("#", "= "))]
    return {name: tuple(words.split(" | ")) for name, _, words in (line.partition(": ") for line in lines)}


def _made(template: str, lists: Mapping[str, tuple[str, ...]], times: int) -> tuple[str, ...]:
    chance = random.Random(hashlib.sha256(template.encode()).digest())
    found: dict[str, None] = {}
    for _ in range(2 * times):
        sentence = template
        while slot := _SLOT.search(sentence):
            words = [word for word in lists[slot[1]] if word not in sentence] or lists[slot[1]]
            sentence = sentence[: slot.start()] + chance.choice(words) + sentence[slot.end() :]
        if len(found) < times:
            found[_without_article(sentence[0].upper() + sentence[1:])] = None
    return tuple(found)


def _without_article(sentence: str) -> str:
    """Put the article before the mark ("{the Netherlands}" becomes "the {Netherlands}")."""
    return re.sub(r"([\[{])the ", r"the \1", re.sub(r"^([\[{])the ", r"The \1", sentence))
