"""Names put together at random from plain parts (`data/*.toml`): people, places, organisations, dates, events.

Nothing here is a list of real people; a composed name that happens to be somebody's is chance. The parts are grouped
by culture because the recogniser fails on names whose sounds it never met. To add a culture, add a table to
`people.toml`; to add an organisation's pattern, add a line to `organisations.toml`.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from annotate.measure.parts import Culture, cultures, table
from annotate_train.lessons.inventions import invented

INVENTED = 0.25
"""Share of the names that belong to no language; see `inventions`."""


@dataclass(frozen=True, slots=True)
class Person:
    """A composed name and the part of it that stands alone in later sentences."""

    full: str
    surname: str


class NameMaker:
    """Draws names from one random generator, so that a seed gives the same names again.

    Parameters
    ----------
    random
        The generator; it is advanced by every call.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._places = table("places")
        self._organisations = table("organisations")
        self._others = table("others")
        self._cultures = cultures()

    def person(self) -> Person:
        """Return a name of a culture drawn by weight, or one of no culture."""
        if self._invents():
            surname = invented(self._random)
            given = self.given() if self._random.random() < 0.4 else invented(self._random)
            return Person(f"{given} {surname}", surname)
        culture = self._random.choices(self._cultures, [c.weight for c in self._cultures])[0]
        surname = self._surname(culture)
        given = self._given(culture)
        if culture.initials and self._random.random() < 0.25:
            given = f"{given} {self._random.choice(culture.initials)}."
        elif culture.patronymics and self._random.random() < 0.08:
            given = f"{given} {self._random.choice(culture.patronymics)}"
        elif culture.particles and self._random.random() < 0.12:
            surname = f"{self._random.choice(culture.particles)} {surname}"
        return Person(f"{surname} {given}" if culture.family_first else f"{given} {surname}", surname)

    def surname(self) -> str:
        """Return a family name alone."""
        return self.person().surname

    def state(self) -> tuple[str, bool]:
        """Return a state's name and whether it takes the article in running text."""
        if self._invents():
            return self._fill(self._pick(self._places["invented_states"])), False
        if self._invents():
            return self._fill(self._pick(self._places["invented_states_the"])), True
        if self._random.random() < 0.3:
            return self._pick(self._places["states_the"]), True
        return self._pick(self._places["states"]), False

    def city(self) -> str:
        """Return a city: a known one, or one put together from syllables of six languages or of none."""
        if self._invents():
            return invented(self._random)
        draw = self._random.random()
        if draw < 0.35:
            return self._pick(self._places["cities"])
        if draw < 0.65:
            return self._pick(self._places["world"])
        make = self._random.choice(
            ("korean_syllables", "korean_syllables", "chinese_syllables", "russian", "english", "german", "african")
        )
        if make.endswith("syllables"):
            return "".join(self._pick(self._places[make]) for _ in range(2)).capitalize()
        return self._pick(self._places[f"{make}_stems"]) + self._pick(self._places[f"{make}_endings"])

    def given(self) -> str:
        """Return a given name of a culture that has a list of them."""
        return self._pick(self._random.choice(tuple(c for c in self._cultures if c.given)).given)

    def stem(self) -> str:
        """Return an invented name for a river, a hill or an old country."""
        if self._invents():
            return invented(self._random)
        make = self._random.choice(("russian", "english", "german", "african"))
        return self._pick(self._places[f"{make}_stems"]) + self._pick(self._places[f"{make}_endings"])

    def region(self) -> tuple[str, bool]:
        """Return a region, river or building and whether it takes the article."""
        draw = self._random.random()
        if draw < 0.5:
            return self._fill(self._pick(self._places["patterns"])), False
        if draw < 0.8:
            return self._pick(self._places["regions_the"]), True
        return self._pick(self._places["regions"]), False

    def half(self) -> str:
        """Return one half of a divided country, as a name."""
        return self._pick(self._places["halves"])

    def organisation(self) -> str:
        """Return an organisation: a common name, or a filled pattern."""
        if self._random.random() < 0.2:
            return self._pick(self._organisations["plain"])
        return self._fill(self._pick(self._organisations["patterns"]))

    def event(self) -> str:
        """Return a named event."""
        return self._fill(self._pick(self._others["events"]))

    def unnamed(self) -> str:
        """Return a capitalised phrase that is none of the kinds: a doctrine, a law, an idea."""
        return self._fill(self._pick(self._others["none"]))

    def title(self) -> str:
        """Return a title or office."""
        return self._pick(self._others["titles"])

    def adjective(self) -> str:
        """Return a demonym used as an adjective."""
        return self._pick(self._others["demonyms"])

    def people(self) -> str:
        """Return a demonym in the plural."""
        return self._pick(self._others["peoples"])

    def decade(self) -> str:
        """Return a decade ("1960s")."""
        return f"{self._random.randint(186, 201)}0s"

    def date(self) -> str:
        """Return a date in one of the forms newspapers and historians write."""
        r = self._random
        year = r.randint(1860, 2020) if r.random() < 0.3 else r.randint(1917, 1999)
        month, day = self._pick(self._others["months"]), r.randint(1, 28)
        short = self._pick(self._others["short_months"])
        season = r.choice(("spring", "summer", "autumn", "fall", "winter"))
        forms = (
            f"{year}",
            f"{month} {year}",
            f"{short} {day}, {year}",
            f"{month} {day}, {year}",
            f"{day} {month} {year}",
            f"{month} {day}",
            f"{short} {day}",
            f"{season} {year}",
            f"{season} of {year}",
            f"early {year}",
            f"mid-{year}",
            f"late {year}",
            f"late {month} {year}",
        )
        return r.choices(forms, (12, 5, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1))[0]

    def _surname(self, culture: Culture) -> str:
        if culture.stems:
            return self._pick(culture.stems) + self._pick(culture.endings)
        return self._pick(culture.family)

    def _given(self, culture: Culture) -> str:
        if culture.given:
            return self._pick(culture.given)
        first = self._pick(culture.syllables).capitalize()
        if self._random.random() < 0.15:
            return first
        join = self._pick(culture.joins)
        second = self._pick(culture.syllables)
        # Three ways to write one given name: Chol-su, Chol Su, Cholsu; Chol-Su is rarer.
        capital = join == " " or (join == "-" and self._random.random() < 0.12)
        return first + join + (second.capitalize() if capital else second)

    def _fill(self, pattern: str) -> str:
        out = []
        for literal, slot, _, _ in string.Formatter().parse(pattern):
            out.append(literal)
            if slot is not None:
                out.append(_FILLERS[slot](self))
        return "".join(out)

    def invention(self) -> str:
        """Return a name of one word in no language."""
        return invented(self._random)

    def field(self) -> str:
        """Return a subject of study or administration ("Fisheries")."""
        return self._pick(self._organisations["fields"])

    def coin(self) -> str:
        """Return an invented company name of one word."""
        if self._invents():
            return invented(self._random)
        return self._pick(self._organisations["coin_starts"]) + self._pick(self._organisations["coin_ends"])

    def letters(self) -> str:
        """Return an invented initialism of three to five letters."""
        return "".join(self._random.choices(string.ascii_uppercase, k=self._random.randint(3, 5)))

    def ordinal(self) -> str:
        """Return the ordinal word of an army or a division."""
        return self._random.choice(("First", "Third", "Fifth", "Eighth", "Twelfth", "Twentieth", "38th"))

    def _invents(self) -> bool:
        return self._random.random() < INVENTED

    def _pick(self, items: tuple[str, ...]) -> str:
        return self._random.choice(items)


# slot of a pattern -> what fills it
_FILLERS: dict[str, Callable[[NameMaker], str]] = {
    "family": NameMaker.surname,
    "given": NameMaker.given,
    "stem": NameMaker.stem,
    "invented": lambda names: names.invention(),
    "city": NameMaker.city,
    "state": lambda names: names.state()[0],
    "region": lambda names: names.region()[0],
    "adjective": NameMaker.adjective,
    "field": NameMaker.field,
    "coin": NameMaker.coin,
    "letters": NameMaker.letters,
    "ordinal": NameMaker.ordinal,
}
