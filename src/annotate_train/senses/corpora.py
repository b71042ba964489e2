"""Examples of both senses: our own sentences, those of our grammar, an annotated text of the edition, and ReLocaR.

ReLocaR (Gritta, Pilehvar, Limsopatham and Collier, ACL 2017) marks one name a sentence; its few "mixed" readings count
as metonymic, as in the paper. To add a form: a function from a file or text to examples.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from annotate.files.project import read_text
from annotate.values.errors import InputError
from annotate.values.model import Kind, Located, Sense
from annotate_train.senses import grammar
from annotate_train.senses.learn import Example

if TYPE_CHECKING:
    from spacy.language import Language

OWN = tuple(sorted(path for path in (Path(__file__).parent / "data").glob("*.txt") if path != grammar.GRAMMAR))
"""The files of our own sentences."""
# How much the sentences of one template weigh together, in sentences written by hand.
_TEMPLATE = 4.5
_THIRD = 3
_MARKED = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}")


@cache
def _tokenizer() -> Language:
    import spacy

    return spacy.blank("en")


def examples(
    text: str, places: Sequence[tuple[int, int, bool]], *, weight: float = 1.0, seats: Container[str] = ()
) -> tuple[Example, ...]:
    """Return the examples of a text whose places are given by first and one past last character, and sense.

    A name of `seats` is learned from twice, at half the weight: as that of a seat of government, and as any other name,
    because no gazetteer knows all of them.
    """
    from annotate.stages.senses.surroundings import settings

    doc = _tokenizer()(text)
    spans = [(doc.char_span(a, b, Kind.PLACE.value, alignment_mode="expand"), sense) for a, b, sense in places]
    senses = {span.start: sense for span, sense in spans}
    doc.ents = [span for span, _ in spans]
    found = []
    for ent, setting in zip(doc.ents, settings(doc), strict=True):
        both = (setting, replace(setting, seat=True)) if ent.text in seats else (setting,)
        found += [Example(one, senses[ent.start], weight / len(both)) for one in both]
    return tuple(found)


def own_sentences(paths: Sequence[Path] = OWN) -> Iterator[Example]:
    """Yield the examples of files of sentences in which [literal] and {metonymic} names are marked."""
    seats = grammar.seats()
    for path in paths:
        for line in read_text(path).splitlines():
            if line and not line.startswith("#"):
                yield from marked(line, seats=seats)


def made_sentences() -> Iterator[Example]:
    """Yield the examples of the sentences that the grammar makes; each template weighs the same."""
    seats = grammar.seats()
    for made in grammar.sentences():
        for line in made:
            yield from marked(line, weight=_TEMPLATE / len(made), seats=seats)


def marked(line: str, *, weight: float = 1.0, seats: Container[str] = ()) -> tuple[Example, ...]:
    """Return the examples of a sentence in which [literal] and {metonymic} names are marked."""
    plain, places, last = "", [], 0
    for match in _MARKED.finditer(line):
        plain += line[last : match.start()]
        name = match[1] or match[2]
        places.append((len(plain), len(plain) + len(name), match[2] is not None))
        plain, last = plain + name, match.end()
    return examples(plain + line[last:], places, weight=weight, seats=seats)


def of_text(paragraphs: Sequence[str], located: Sequence[Located]) -> Iterator[Example]:
    """Yield the examples of an annotated text; nested names, of which none or both would be learned, are left out."""
    for number, paragraph in enumerate(paragraphs):
        here = [place for place in located if place.mention.para == number and place.mention.sense]
        apart = [one for one in here if not any(_crosses(one, other) for other in here if other is not one)]
        marks = [(place.start, place.end, place.mention.sense is Sense.METONYMIC) for place in apart]
        yield from examples(paragraph, marks)


def _crosses(one: Located, other: Located) -> bool:
    return one.start < other.end and other.start < one.end


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and one name in it: first and one past last character, and whether it is metonymic.

    `unread` marks those of the third of a corpus that is chosen by a hash of the text, whose errors nobody looks at.
    """

    text: str
    start: int
    end: int
    metonymic: bool

    @property
    def unread(self) -> bool:
        """Whether it belongs to that third."""
        return int(hashlib.sha256(self.text.encode("utf-8")).hexdigest(), 16) % _THIRD == 0

    @property
    def example(self) -> Example:
        """What is learned from it."""
        (found,) = examples(self.text, [(self.start, self.end, self.metonymic)])
        return found


def relocar(path: Path) -> tuple[Marked, ...]:
    """Return the names of a file of ReLocaR.

    Raises
    ------
    InputError
        If the file is none.
    """
    try:
        samples = ElementTree.fromstring(read_text(path)).findall("sample")
        return tuple(found for sample in samples if (found := _sample(sample)) is not None)
    except ElementTree.ParseError as error:
        raise InputError(f"{path}: not ReLocaR's XML ({error}).", remedy="Name the file ReLocaR_Train.xml.") from error


def _sample(sample: ElementTree.Element) -> Marked | None:
    place = sample.find("loc")
    if place is None or not place.text:
        return None
    before = (sample.text or "").replace("\n", " ")
    text = before + place.text + (place.tail or "").replace("\n", " ")
    return Marked(text, len(before), len(before) + len(place.text), place.get("reading") != "lit")
