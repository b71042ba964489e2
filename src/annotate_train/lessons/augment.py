"""Show the network the same sentences with other names, quotation marks and letter case, or with noise.

How often a text is shown in another dress is a row of `STYLES`; the errors of a scanner are those of `noise.ERRORS`.

Substituting names is what carries a small network from news wires to unseen history: it learns the sentence around a
name instead of the name. Within one text a name is always replaced by the same name, and a surname by the surname.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from random import Random

from annotate.measure.corpora import Example, Labelled, Split
from annotate.measure.noise import noised
from annotate_train.lessons.names import NameMaker

_HALF_CHANCE = 0.6
_KOREAS = ("North Korea", "South Korea")
_WORD = re.compile(r"(?<![\w'’])[^\W\d_][\w'’]*")
_LEFT_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "nor", "of", "on", "or", "the", "to", "with")
)


@dataclass(frozen=True, slots=True)
class Filler:
    """What replaces a span, and whether the text needs "the" before it."""

    text: str
    article: bool = False


def substituted(example: Example, names: NameMaker, random: Random) -> Example:
    """Return the example with its people, places, demonyms and some dates, organisations and events replaced."""
    people: dict[str, str] = {}
    places: dict[str, Filler] = {}
    demonyms: dict[str, str] = {}
    fillers: dict[int, Filler] = {}
    for index, span in enumerate(example.spans):
        quote = example.text[span.start : span.end]
        match span.label:
            case "PERSON":
                fillers[index] = Filler(_person(quote, people, names))
            case "PLACE":
                fillers[index] = places.setdefault(quote, _place(quote, names, random))
            case "NORP":
                plural = quote.endswith("s") and not quote.endswith(("ss", "us"))
                fillers[index] = Filler(demonyms.setdefault(quote, names.people() if plural else names.adjective()))
            case "DATE" if random.random() < 0.5 and "day" not in quote:
                fillers[index] = Filler(names.date())
            case "ORG" if random.random() < 0.5:
                fillers[index] = Filler(names.organisation())
            case "EVENT" if random.random() < 0.5:
                fillers[index] = Filler(names.event())
            case _:
                pass
    return spliced(example, fillers)


def halves(example: Example, random: Random) -> tuple[Example, ...]:
    """Return the example with "the North" and "the South", more often than not, where it names the two Koreas."""
    return (halved(example),) if _koreas(example) and random.random() < _HALF_CHANCE else ()


def halved(example: Example) -> Example:
    """Return the example with "North Korea" and "South Korea" as "the North" and "the South"."""
    return spliced(example, {index: Filler(quote.partition(" ")[0], article=True) for index, quote in _koreas(example)})


def restyled(example: Example, random: Random, *, curly: float) -> Example:
    """Return the example with curly quotes (with chance `curly`) and, rarely, in one of the `STYLES`."""
    plain = replace(example, text=curled(example.text)) if random.random() < curly else example
    draw = random.random() * 100
    for style in STYLES:
        if draw < style.percent:
            return style.make(plain, random)
        draw -= style.percent
    return plain


def small(example: Example, _: Random) -> Example:
    """Return the example in small letters."""
    return replace(example, text=_same_length(example.text, example.text.lower()))


def capitals(example: Example, _: Random) -> Example:
    """Return the example in capital letters."""
    return replace(example, text=_same_length(example.text, example.text.upper()))


def headline(example: Example, _: Random) -> Example:
    """Return the example with a capital on every word but the short ones that headlines leave small."""
    words = _WORD.sub(lambda match: _headed(match[0], match.start() == 0), example.text)
    return replace(example, text=_same_length(example.text, words))


@dataclass(frozen=True, slots=True)
class Style:
    """A dress that texts are shown in: what makes it, and to how many copies of a hundred it happens."""

    name: str
    make: Callable[[Example, Random], Example]
    percent: float


STYLES: tuple[Style, ...] = (
    Style("small letters", small, 2),
    Style("capital letters", capitals, 1),
    Style("headline", headline, 1.5),
    Style("recognition errors", noised, 3),
)
"""Every copy of a text is in one of these or in none; what each was worth stands in `benchmarks/ner_ablation.csv`."""


def spliced(example: Example, fillers: Mapping[int, Filler]) -> Example:
    """Return the example with the spans at the given indices replaced and all offsets moved accordingly.

    Invariant: the labels and their order stay as they were; the missing stretches keep their text.
    """
    out = ""
    at = 0
    spans: list[Labelled] = []
    missing: list[tuple[int, int]] = []
    pieces = [(span.start, span.end, index) for index, span in enumerate(example.spans)]
    pieces += [(start, end, -1) for start, end in example.missing]
    for start, end, index in sorted(pieces):
        if start < at:
            continue
        out += example.text[at:start]
        filler = fillers.get(index, Filler(example.text[start:end]))
        if filler.article and not out.endswith(("the ", "The ")):
            out += "The " if not out.rstrip() or out.rstrip()[-1] in '.!?"' else "the "
        begin = len(out)
        out += filler.text
        at = end
        if index < 0:
            missing.append((begin, len(out)))
        else:
            spans.append(Labelled(begin, len(out), example.spans[index].label))
    return replace(example, text=out + example.text[at:], spans=tuple(spans), missing=tuple(missing))


def curled(text: str) -> str:
    """Return the text with typographic quotation marks and apostrophes, character for character."""
    out = []
    inside = False
    for index, char in enumerate(text):
        if char == '"':
            out.append("”" if inside else "“")
            inside = not inside
        elif char == "'":
            after_word = index > 0 and (text[index - 1].isalnum() or text[index - 1] == ".")
            before_digit = index + 1 < len(text) and text[index + 1].isdigit()
            out.append("’" if after_word or before_digit else "‘")
        else:
            out.append(char)
    return "".join(out)


def _person(quote: str, people: dict[str, str], names: NameMaker) -> str:
    if quote not in people:
        words = quote.split()
        made = names.person()
        people[quote] = made.full if len(words) > 1 else made.surname
        if len(words) > 1:
            people.setdefault(words[-1], made.surname)
            people.setdefault(words[0], made.surname)
    return people[quote]


def _place(quote: str, names: NameMaker, random: Random) -> Filler:
    if quote in _KOREAS and random.random() < 0.5:
        return Filler(quote.partition(" ")[0], article=True)
    draw = random.random()
    if draw < 0.35:
        return Filler(*names.state())
    if draw < 0.75:
        return Filler(names.city())
    if draw < 0.95:
        return Filler(*names.region())
    return Filler(names.half(), article=True)


def _koreas(example: Example) -> list[tuple[int, str]]:
    quotes = ((i, example.text[s.start : s.end]) for i, s in enumerate(example.spans) if s.label == "PLACE")
    return [(index, quote) for index, quote in quotes if quote in _KOREAS]


def _headed(word: str, first: bool) -> str:
    return word if word in _LEFT_SMALL and not first else word[:1].upper() + word[1:]


def _same_length(text: str, other: str) -> str:
    return other if len(other) == len(text) else text


def learnable(examples: Iterable[Example]) -> tuple[Example, ...]:
    """Return the examples of the train split that hold any text."""
    return tuple(x for x in examples if x.split is Split.TRAIN and re.search(r"\S", x.text))
