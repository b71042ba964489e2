"""A place of somebody else's gazetteer, checked, and its rows in ours."""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from annotate.files import cells, schema
from annotate.gazetteer.cells import TYPES
from annotate.gazetteer.names import normalise
from annotate.values import edtf
from annotate.values.problems import Problem

_SCRIPTS = (("LATIN", "Latn"), ("HANGUL", "Hang"), ("CJK", "Hani"), ("CYRILLIC", "Cyrl"), ("GREEK", "Grek"))
_ENTITY = schema.table(schema.ENTITIES)
DateReader = Callable[[str], str]
"""Turns a date as others write it into EDTF; raises `EdtfError` where it cannot."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name with its language ("und" where it is not known) and the EDTF span of its use."""

    name: str
    lang: str = "und"
    span: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place; `names` holds at least one, the first is preferred; `part_of` are ids."""

    id: str
    names: tuple[Spelling, ...]
    type: str = "settlement"
    description: str = ""
    wikidata: str = ""
    geonames: str = ""
    viaf: str = ""
    lat: float | None = None
    lon: float | None = None
    span: str = ""
    part_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Harvest:
    """The places that can be used, and what is wrong with the others, each at its place."""

    places: tuple[Place, ...]
    problems: tuple[Problem, ...]


def harvest(shown: str, found: Iterable[tuple[int, Place | str]], problems: Iterable[Problem] = ()) -> Harvest:
    """Return the places that hold, of records by line; a record that could not be read is a sentence that says why."""
    good: dict[str, Place] = {}
    bad = list(problems)
    for line, one in found:
        wrong = [(one, "")] if isinstance(one, str) else list(_wrong(one))
        if not wrong and isinstance(one, Place) and one.id in good:
            wrong = [(f"id {one.id!r} stands twice", "Give each place an id of its own.")]
        bad += [Problem(shown, line, 0, "import", what, "", remedy) for what, remedy in wrong]
        if not wrong and isinstance(one, Place):
            good[one.id] = one
    return Harvest(tuple(good.values()), tuple(bad))


def _wrong(place: Place) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a place, and the remedy."""
    where = place.id or "a place"
    if not place.id:
        yield "a place has no id", "Give it one."
    if not any(normalise(spelling.name) for spelling in place.names):
        yield f"{where} has no name", "Give it one, or leave it out."
    yield from _misplaced(place, where)
    if place.type not in TYPES:
        yield f"{where}: type is {place.type!r}", f"One of: {', '.join(TYPES)}."
    written = [("id", place.id), ("wikidata", place.wikidata), ("span", place.span)]
    written += [pair for one in place.names for pair in (("label", _tidy(one.name)), ("span", one.span))]
    for name, cell in written:
        for fault in cells.faults(_ENTITY.field(name), cell) if cell else ():
            yield f"{where}: {fault.what}", fault.remedy or f"Expected: {fault.expected}."


def _misplaced(place: Place, where: str) -> Iterator[tuple[str, str]]:
    for name, degrees, limit in (("latitude", place.lat, 90.0), ("longitude", place.lon, 180.0)):
        if degrees is not None and not -limit <= degrees <= limit:
            yield f"{where}: {name} {degrees:g} is not on the globe", f"Degrees from -{limit:g} to {limit:g}, WGS 84."
    if (place.lat is None) is not (place.lon is None):
        yield f"{where} has one coordinate only", "Give both or neither."


def number(text: str) -> float | None:
    """Return a number, None for nothing, or one that is on no globe for what is no number."""
    if not text.strip():
        return None
    try:
        value = float(text)
    except ValueError:
        return float("inf")
    return float("inf") if math.isnan(value) else value


def interval(start: str, end: str, read_date: DateReader = edtf.canonical) -> str:
    """Return the EDTF interval of a start and an end, either of which may be empty, as `read_date` reads them.

    Of a start that is an interval itself ("before 1907") the first end counts, of an end the last.
    """
    try:
        first = read_date(start).split("/")[0] if start else ".."
        last = read_date(end).split("/")[-1] if end else ".."
        return edtf.canonical(f"{first}/{last}") if start or end else ""
    except edtf.EdtfError:
        # Left as it is: the check of the place says what is wrong with it.
        return f"{start or '..'}/{end or '..'}"


def slug(text: str) -> str:
    """Return an id of the letters a to z, digits and hyphens; of a name in other letters, one of its digest."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    written = "-".join(words)
    return written if written.isascii() else f"n-{hashlib.sha256(written.encode()).hexdigest()[:10]}"


def script_of(name: str) -> str:
    """Return the ISO 15924 code of a name's script, "" where it is not one of those known here."""
    letter = next((c for c in name if c.isalpha()), "")
    spelt = unicodedata.name(letter, "") if letter else ""
    return next((code for begin, code in _SCRIPTS if spelt.startswith(begin)), "")


def _tidy(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def entity_row(place: Place) -> tuple[str, ...]:
    """Return a place's row of entities.csv."""
    degrees = ("" if d is None else f"{d:.4f}" for d in (place.lat, place.lon))
    status = "from-memory" if place.wikidata else "none"
    kind = TYPES[place.type].value
    head = (place.id, kind, place.type, _tidy(place.names[0].name), _tidy(place.description), place.wikidata, status)
    return (*head, place.geonames, place.viaf, *degrees, place.span, "", "medium", "")


def name_rows(place: Place) -> Iterator[tuple[str, ...]]:
    """Yield a place's rows of names.csv, each name once a language."""
    seen = set()
    for at, spelling in enumerate(place.names):
        name = _tidy(spelling.name)
        if name and (name, spelling.lang) not in seen:
            seen.add((name, spelling.lang))
            role = "variant" if at else "preferred"
            yield place.id, name, spelling.lang or "und", script_of(name), "", role, spelling.span, ""


def relation_rows(place: Place, ids: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Yield a place's rows of relations.csv: what it is part of, where that is among the places."""
    for whole in dict.fromkeys(place.part_of):
        if whole in ids and whole != place.id:
            yield place.id, "part-of", whole, "", "", "medium"
