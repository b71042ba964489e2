"""Paragraphs of our own on diplomacy and modern history: sentences from `data/templates.txt` with names filled in.

To add a sentence, add a line there; the slots are the rows of `_SLOTS`. No line may be taken from a text of the
edition.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from random import Random

from annotate.measure.corpora import Example, Labelled
from annotate_train.lessons.augment import restyled
from annotate_train.lessons.names import NameMaker

_Slot = tuple[Callable[[NameMaker], tuple[str, bool]], str]


def _plain(make: Callable[[NameMaker], str]) -> Callable[[NameMaker], tuple[str, bool]]:
    return lambda names: (make(names), False)


def _person(names: NameMaker) -> str:
    person = names.person()
    return person.full if len(person.full) % 2 else person.surname


# slot -> (maker of a name and whether it takes the article, label; "" leaves the words unlabelled)
_SLOTS: dict[str, _Slot] = {
    "person": (_plain(_person), "PERSON"),
    "full": (_plain(lambda names: names.person().full), "PERSON"),
    "surname": (_plain(NameMaker.surname), "PERSON"),
    "state": (NameMaker.state, "PLACE"),
    "city": (_plain(NameMaker.city), "PLACE"),
    "region": (NameMaker.region, "PLACE"),
    "half": (_plain(NameMaker.half), "PLACE"),
    "org": (lambda names: (names.organisation(), True), "ORG"),
    "event": (lambda names: (names.event(), True), "EVENT"),
    "date": (_plain(NameMaker.date), "DATE"),
    "decade": (_plain(NameMaker.decade), "DATE"),
    "adjective": (_plain(NameMaker.adjective), "NORP"),
    "people": (_plain(NameMaker.people), "NORP"),
    "title": (_plain(NameMaker.title), ""),
    "none": (_plain(NameMaker.unnamed), ""),
}
# Organisations that newspapers write without the article.
_BARE = (
    "University",
    "Institute",
    "Ilbo",
    "Group",
    "Motors",
    "Corporation",
    "Electronics",
    "Brothers",
    "Pravda",
    "NATO",
)


def paragraphs(count: int, names: NameMaker, random: Random) -> Iterator[Example]:
    """Yield `count` paragraphs of one to six sentences each."""
    lines = template_lines()
    for _ in range(count):
        text = ""
        spans: list[Labelled] = []
        for _ in range(random.randint(1, 6)):
            sentence, found = filled(random.choice(lines), names)
            gap = " " if text else ""
            shift = len(text) + len(gap)
            spans += [Labelled(s.start + shift, s.end + shift, s.label) for s in found]
            text += gap + sentence
        yield restyled(Example(text, tuple(spans), source="templates"), random, curly=0.7)


def filled(template: str, names: NameMaker) -> tuple[str, tuple[Labelled, ...]]:
    """Return a sentence and its labelled spans. `{slot*}` writes the article that the drawn name needs."""
    out = ""
    spans: list[Labelled] = []
    for literal, slot, _, _ in string.Formatter().parse(template):
        out += literal
        if slot is None:
            continue
        make, label = _SLOTS[slot.rstrip("*")]
        name, article = make(names)
        if slot.endswith("*") and article and _takes_article(name, label):
            out += "the " if out.strip() else "The "
        if label:
            spans.append(Labelled(len(out), len(out) + len(name), label))
        out += name
    return _with_capital(out), tuple(spans)


def _with_capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _takes_article(name: str, label: str) -> bool:
    if label != "ORG":
        return True
    one_word = " " not in name and not name.isupper()
    return not one_word and not name.endswith(_BARE) and "University" not in name and "&" not in name


@cache
def template_lines() -> tuple[str, ...]:
    """Return the sentences of `data/templates.txt` without comments and empty lines."""
    text = files("annotate_train.lessons").joinpath("data/templates.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
