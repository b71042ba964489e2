"""The parts that names are put together from (`data/*.toml`), and every word that can come of it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Culture:
    """How a culture's names are built; empty tuples where a part is not used."""

    weight: int
    family_first: bool
    family: tuple[str, ...]
    given: tuple[str, ...]
    syllables: tuple[str, ...]
    joins: tuple[str, ...]
    stems: tuple[str, ...]
    endings: tuple[str, ...]
    patronymics: tuple[str, ...]
    particles: tuple[str, ...]
    initials: tuple[str, ...]


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lists of a file by key; a list written as one string is split at its blanks."""
    raw = tomllib.loads(_data(f"{name}.toml"))
    return {key: tuple(value.split() if isinstance(value, str) else value) for key, value in raw.items()}


@cache
def cultures() -> tuple[Culture, ...]:
    """Return the cultures of `people.toml` in the order of the file."""
    return tuple(
        Culture(
            weight=raw["weight"],
            family_first=raw["order"] == "family-first",
            joins=tuple(raw.get("joins", ())),
            particles=tuple(raw.get("particles", ())),
            **{
                part: tuple(raw.get(part, "").split())
                for part in ("family", "given", "syllables", "stems", "endings", "patronymics", "initials")
            },
        )
        for raw in tomllib.loads(_data("people.toml")).values()
    )


@cache
def makeable() -> frozenset[str]:
    """Return every single word that `NameMaker` can put into a name, in small letters; hyphened ones in their parts.

    Invented initialisms are left out: any letters can be drawn for them.
    """
    places, organisations = table("places"), table("organisations")
    plain = [item for table in (places, organisations, table("others")) for items in table.values() for item in items]
    made = [_pairs(places[key], places[key]) for key in places if key.endswith("_syllables")]
    made += [_pairs(places[key], places[key.replace("_stems", "_endings")]) for key in places if key.endswith("_stems")]
    made.append(_pairs(organisations["coin_starts"], organisations["coin_ends"]))
    for culture in cultures():
        plain += (*culture.family, *culture.given, *culture.syllables, *culture.patronymics, *culture.particles)
        made += (_pairs(culture.syllables, culture.syllables), _pairs(culture.stems, culture.endings))
    words = {word for item in plain for word in re.findall(r"[^\W\d_]+", item)}
    return frozenset(word.lower() for word in words.union(*made))


def _pairs(first: tuple[str, ...], second: tuple[str, ...]) -> set[str]:
    return {one + other for one in first for other in second}


def _data(name: str) -> str:
    return files("annotate.measure").joinpath("data", name).read_text(encoding="utf-8")
