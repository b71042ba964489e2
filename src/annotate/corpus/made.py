"""Write an archive to try things on: newspaper articles put together by lot, the same for the same seed.

Nothing in them happened and none of the persons lived; the places are those of the gazetteer, so that there is
something to link. `python -m annotate.corpus.made 2000 articles.jsonl.gz` writes two thousand, about a million words.
"""

from __future__ import annotations

import argparse
import calendar
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from annotate.corpus.sources import Document

FIRST_YEAR, LAST_YEAR = 1946, 1992
WORDS = 500
"""About so many words has an article."""

_PLACES = (
    "Seoul", "Pyongyang", "Moscow", "Beijing", "Washington", "Tokyo", "Hanoi", "Havana", "Budapest", "Prague", "Warsaw",
    "Bucharest", "Ulaanbaatar", "London", "Paris", "Bonn", "Vladivostok", "Busan", "Incheon", "Geneva",
)  # fmt: skip
_STATES = (
    "South Korea", "North Korea", "the Soviet Union", "China", "Japan", "Vietnam", "Cuba", "Hungary", "Mongolia",
    "Poland", "Romania", "Czechoslovakia", "the United States", "Britain", "France", "Yugoslavia",
)  # fmt: skip
FIRST_NAMES = (
    "Anders",
    "Boris",
    "Clara",
    "Dorin",
    "Edda",
    "Felix",
    "Greta",
    "Henrik",
    "Irena",
    "Josef",
    "Katya",
    "Ludvik",
)
_LAST = (
    "Ambrosch",
    "Belinkov",
    "Corvendal",
    "Dravec",
    "Estermann",
    "Falkenau",
    "Grudin",
    "Holmqvist",
    "Ivarsen",
    "Jelzak",
)
_OFFICES = ("ambassador", "trade envoy", "foreign minister", "harbour master", "vice-consul", "head of the delegation")
_BODIES = (
    "Grain Board",
    "Ferry Company",
    "Chamber of Commerce",
    "Fisheries Union",
    "Railway Office",
    "Weather Service",
)
_GOODS = ("rice", "timber", "coal", "herring", "cotton", "zinc", "paper", "sewing machines", "locomotives", "cement")
_NUMBERS = ("three", "five", "seven", "twelve", "twenty", "forty")

_SENTENCES = (
    "{place}, {day} — A delegation from {state} arrived here to look at the harbour and its {goods}.",
    "{place} and {place} agreed on {day} to exchange {goods} for {goods}.",
    "{state} has recognised neither side in the dispute over {goods}, a spokesman in {place} said.",
    "The {office} of {state}, {person}, left for {place} in {month}.",
    "“We shall wait for an answer from {place},” {surname} told the {body} in {place}.",
    "Relations between {state} and {state} have been cool since {year}.",
    "In {month} the {body} of {place} counted {number} ships with {goods} from {state}.",
    "{person}, who has lived in {place} since {year}, is the {office} of {state}.",
    "{place} refused to comment on the note that {state} handed over two days earlier.",
    "It rained in {place} for {number} days, and the road to {place} was closed until {day}.",
    "{surname} and {surname} met again in {place} the following month.",
    "The embassy of {state} in {place} was opened in {month} and has {number} rooms.",
    "Last year {state} sold {goods} worth {number} million to {state}, the {body} reported.",
    "{number} years ago nobody in {place} had seen {goods} from {state}.",
    "{state} asked {place} to lower the duty on {goods} by the end of {year}.",
    "The talks, which began on {day}, were moved from {place} to {place}.",
    "According to {person} of the {body}, {place} will sign first and {place} will follow.",
    "A ferry runs between {place} and {place} on weekdays, and every other Sunday in summer.",
    "The {office} said that {state} was ready to open a trade office in {place}.",
    "Nothing was decided about {goods}; the next meeting is set for {month}.",
    "{place} is {number} hours by train from {place}, where {person} was born in {year}.",
    "Both governments deny that {surname} was in {place} on {day}.",
)
_FURTHER = _SENTENCES[1:]
_LISTS = {
    "place": _PLACES,
    "state": _STATES,
    "office": _OFFICES,
    "body": tuple(f"{place} {body}" for place in _PLACES for body in _BODIES),
    "goods": _GOODS,
    "number": _NUMBERS,
}


@dataclass(slots=True)
class _Writer:
    """Fills in sentences by lot, with the same few people in one article."""

    random: Random
    year: int
    people: list[tuple[str, str]]

    def sentence(self, pattern: str) -> str:
        """Return a sentence with everything filled in."""
        while "{" in pattern:
            slot = pattern[pattern.index("{") + 1 : pattern.index("}")]
            pattern = pattern.replace("{" + slot + "}", self.fill(slot), 1)
        return pattern[0].upper() + pattern[1:]

    def fill(self, slot: str) -> str:
        """Return what stands in a slot."""
        if slot in _LISTS:
            return self.random.choice(_LISTS[slot])
        return {"day": self.day, "month": self.month, "year": self.before, "person": self.person}.get(
            slot, self.surname
        )()

    def day(self) -> str:
        """Return a day of this year."""
        return f"{self.random.randint(1, 28)} {self.name_of_month()} {self.year}"

    def month(self) -> str:
        """Return a month of this year or the two before."""
        return f"{self.name_of_month()} {self.year - self.random.randint(0, 2)}"

    def before(self) -> str:
        """Return one of the thirty years before."""
        return str(self.random.randint(self.year - 30, self.year - 1))

    def person(self) -> str:
        """Return the full name of somebody."""
        return " ".join(self.random.choice(self.people))

    def surname(self) -> str:
        """Return the surname of somebody."""
        return self.random.choice(self.people)[1]

    def name_of_month(self) -> str:
        """Return a month's name."""
        return calendar.month_name[self.random.randint(1, 12)]


def articles(count: int, seed: int = 1950) -> Iterator[Document]:
    """Yield articles, the same for the same seed, in the order of their days.

    Parameters
    ----------
    count
        How many.
    seed
        Decides everything else.
    """
    for number in range(count):
        random = Random(f"{seed} {number}")
        year = FIRST_YEAR + number * (LAST_YEAR - FIRST_YEAR + 1) // count
        people = [(random.choice(FIRST_NAMES), random.choice(_LAST)) for _ in range(4)]
        writer = _Writer(random, year, people)
        paragraphs: list[str] = []
        words = 0
        while words < WORDS:
            some = random.choices(_FURTHER, k=random.randint(2, 5))
            paragraph = " ".join(writer.sentence(one) for one in ([_SENTENCES[0]] if not paragraphs else []) + some)
            paragraphs.append(paragraph)
            words += len(paragraph.split())
        date = f"{year}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
        title = f"{random.choice(_PLACES)} and the {random.choice(_GOODS)}"
        yield Document("made", number + 1, f"made-{number + 1:06d}", title, date, "\n\n".join(paragraphs))


def write(path: Path, count: int, seed: int = 1950) -> None:
    """Write articles as JSON lines, compressed where the name ends in ".gz"."""
    packed = path.suffix == ".gz"
    with gzip.open(path, "wt", 3, encoding="utf-8") if packed else path.open("w", encoding="utf-8") as stream:
        for article in articles(count, seed):
            record = {"id": article.id, "date": article.date, "title": article.title, "text": article.text}
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def main() -> None:
    """Write the archive that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m annotate.corpus.made", description="Write an archive made by lot.")
    parser.add_argument("count", type=int, help="how many articles, of about 500 words each")
    parser.add_argument("path", type=Path, help="where to: a name that ends in .jsonl or .jsonl.gz")
    parser.add_argument("--seed", type=int, default=1950)
    args = parser.parse_args()
    write(args.path, args.count, args.seed)


if __name__ == "__main__":
    main()
