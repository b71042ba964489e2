"""What comes in: rows of annotations for a text of the edition, and what could not be taken in, with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from annotate.files import store, texts
from annotate.values.authority import Entity
from annotate.values.edtf import NO_DATE, Edtf, EdtfError
from annotate.values.errors import InputError
from annotate.values.model import Certainty, Kind, Mention, Paragraph, Rights, Status, Text

_QID = re.compile(r"Q[1-9][0-9]*\b")
_ID = re.compile(r"a-[a-z2-7]{8}|[a-z0-9]+(?:-[a-z0-9]+)*")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Left:
    """What was not taken in: where it stands in the file, what it is, and why."""

    place: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import gives."""

    rows: tuple[Mention, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True)
class Target:
    """The text that annotations are for, and the authority records that they may name."""

    text: Text
    entities: tuple[Entity, ...] = ()

    @cached_property
    def entity(self) -> Mapping[str, Entity]:
        """Records by id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def by_wikidata(self) -> Mapping[str, Entity]:
        """Records by Wikidata identifier."""
        return {entity.wikidata: entity for entity in self.entities if entity.wikidata}

    def entity_of(self, pointer: str) -> str:
        """Return the id of the record that an address or identifier of another system means, "" for none."""
        tail = re.split(r"[#/]", pointer)[-1]
        if tail in self.entity:
            return tail
        match = _QID.search(pointer)
        found = self.by_wikidata.get(match[0]) if match else None
        return found.id if found else ""

    @cached_property
    def joined(self) -> tuple[str, tuple[int, ...]]:
        """The paragraphs at hand, a line each, and where each begins; tools that know no paragraphs count in this."""
        words, starts = "", []
        for p in self.text.paragraphs:
            starts.append(len(words))
            words += (p.text or "") + "\n"
        return words, tuple(starts)


class Draft:
    """Collects what an import gives."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.rows: list[Mention] = []
        self.left: list[Left] = []
        self._ids: set[str] = set()

    def leave(self, place: str, what: str, why: str) -> None:
        """Note what is not taken in."""
        self.left.append(Left(place, what, why))

    def entity(self, place: str, what: str, pointer: str) -> str:
        """Return the id of the record that an address means, "" for none; one that is not known is noted."""
        found = self.target.entity_of(pointer)
        if pointer and not found:
            self.leave(place, what, f"no record for {pointer}; taken in without")
        return found

    def date(self, place: str, what: str, written: str) -> Edtf:
        """Return a date; one that is not read is noted, and none is taken in."""
        try:
            return Edtf.read(written) if written else NO_DATE
        except EdtfError:
            self.leave(place, what, f"{written!r} is not read as a date; taken in without")
            return NO_DATE

    def add(self, place: str, mention: Mention) -> None:
        """Take a row in, or note why not: no such paragraph, words that do not stand there, an id twice."""
        text = self.target.text
        if not 0 <= mention.para < len(text.paragraphs):
            return self.leave(place, mention.quote, f"the text has no paragraph {mention.para}")
        paragraph = text.paragraphs[mention.para].text
        if paragraph is not None and texts.find_quote(paragraph, mention.quote, mention.nth) is None:
            return self.leave(place, mention.quote, f"does not stand in paragraph {mention.para} {mention.nth} times")
        if any(char in mention.quote for char in "\n\r"):
            return self.leave(place, mention.quote, "goes over the end of a paragraph")
        for name in ("entity", "refers_to"):
            if (id := getattr(mention, name)) and id not in self.target.entity:
                self.leave(place, mention.quote, f"{name} {id!r} is no record of the gazetteer; taken in without it")
                mention = replace(mention, **{name: ""})  # type: ignore[arg-type]
        if not _ID.fullmatch(mention.id):
            # of several readings of the same words each gets its own
            mention = replace(mention, id=store.mint_free(text.id, mention.para, mention.quote, mention.nth, self._ids))
        label = self.target.entity[mention.entity].label if mention.entity else ""
        self._ids.add(mention.id)
        self.rows.append(replace(mention, entity_label=label, text=text.id))
        return None

    def at(self, place: str, paragraph: Paragraph, start: int, end: int) -> tuple[str, int] | None:
        """Return quote and number of occurrence of a stretch of a paragraph, None (and noted) where there is none."""
        words = paragraph.text or ""
        quote = words[start:end]
        nth = texts.occurrence_at(words, quote, start) if quote.strip() else None
        if nth is None:
            self.leave(place, quote, "begins within another occurrence of its words, which this edition cannot name")
            return None
        return quote, nth

    def spot(self, place: str, start: int, end: int) -> tuple[int, str, int] | None:
        """Return paragraph, quote and occurrence of a stretch of the whole text (`Target.joined`)."""
        words, starts = self.target.joined
        number = bisect_right(starts, start) - 1
        if number < 0 or not start < end <= len(words) or "\n" in words[start:end]:
            self.leave(place, words[start:end], "lies in no paragraph, or in more than one")
            return None
        found = self.at(place, self.target.text.paragraphs[number], start - starts[number], end - starts[number])
        return (number, *found) if found else None

    def taken(self) -> Taken:
        """Return what was taken in, in the order of the text, and what was left."""
        ids: set[str] = set()
        kept = []
        for row in self.rows:
            if row.id in ids:
                self.leave(row.id, row.quote, "its id stands twice")
            else:
                kept.append(row)
            ids.add(row.id)
        return Taken(tuple(sorted(kept, key=self._order)), tuple(self.left))

    def _order(self, m: Mention) -> tuple[int, int, int]:
        """Return where a row stands in the text; rows of a paragraph that is not at hand keep their order."""
        words = self.target.text.paragraphs[m.para].text
        start = texts.find_quote(words, m.quote, m.nth) or 0 if words is not None else 0
        return m.para, start, -len(m.quote) if words is not None else 0


def need_text(target: Target, tool: str) -> None:
    """Raise `InputError` where the text is not at hand in which a tool counts characters."""
    if not target.text.complete:
        own = target.text.meta.rights is Rights.RESERVED
        remedy = f"Take in your own copy: annotate text add {target.text.id} FILE" if own else "Take the text in first."
        raise InputError(f"{tool} counts characters, and the text is not at hand.", remedy=remedy)


def proposal(para: int, quote: str, nth: int, kind: Kind, by: str, **more: object) -> Mention:
    """Return a row that came from another tool: proposed, until somebody of the edition decides."""
    given = {"certainty": Certainty.MEDIUM, "status": Status.PROPOSED, **more}
    return Mention("", "", para, quote, nth, kind, by=by, **given)  # type: ignore[arg-type]


def member(of: type[E], value: str) -> E | None:
    """Return the member of an enumeration that a string names, None where there is none."""
    return next((one for one in of if str(one) == value), None)


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that is taken in: its name on the command line, what it is, and the function that reads it."""

    name: str
    title: str
    read: Callable[[bytes, Target], Taken]


def kind_of(word: str) -> Kind | None:
    """Return the kind that a tag of another tool means."""
    return _KINDS.get(word.strip().lower().split(".")[0])


_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("person", "per", "pers", "persname"), Kind.PERSON),
    **dict.fromkeys(("place", "loc", "location", "gpe", "placename"), Kind.PLACE),
    **dict.fromkeys(("org", "organisation", "organization", "orgname", "group"), Kind.ORG),
    **dict.fromkeys(("date", "time"), Kind.DATE),
    **dict.fromkeys(("event",), Kind.EVENT),
    **dict.fromkeys(("term", "concept", "misc", "otherpart", "other"), Kind.TERM),
}
