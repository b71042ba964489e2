"""What leaves the edition: its content as every format takes it, files as bytes, and what a format cannot carry.

Running text stands in it only where rights allow, whatever copy a reader has at hand: what is made from a `Content` can
be passed on. Identifiers are the edition's own in every format (`annotate.values.publication.Publication.uri`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from annotate.curate.credit import Credit, credits, given
from annotate.files import texts
from annotate.files.bibliography import Bibliography
from annotate.files.geodata import Feature
from annotate.values.authority import Entity, Name, Relation
from annotate.values.model import Citation, Mention, Note, Rights, Text
from annotate.values.publication import Publication, Tool
from annotate.values.record import Event

if TYPE_CHECKING:
    from annotate.edition import Edition

T = TypeVar("T")

#: Fields of a mention that a format may carry or not; the others follow from these.
FIELDS = tuple(
    f.name for f in fields(Mention) if f.name not in ("id", "text", "para", "kind", "status", "line", "entity_label")
)
#: What an edition holds beside mentions.
PARTS = (
    "text", "précis", "notes", "citations", "entities", "names", "relations", "events", "sources", "geodata", "credit",
)  # fmt: skip

#: What is anchored in a paragraph by the words it is about.
Anchored = Mention | Note | Citation
#: Where the terms lie that no standard vocabulary has (sense, certainty, which occurrence): the same for every edition.
VOCABULARY = "urn:uuid:eee66390-944c-4c5d-af47-7b5e1f3f3cbc#"


#: The terms of annotations, records, events and geodata (SPDX).
LICENCE = "CC-BY-4.0"


@dataclass(frozen=True, slots=True)
class File:
    """A file that is to be written: its name, which may lead through folders (`a/b.xml`), and its bytes."""

    name: str
    content: bytes


#: The file that holds the checksums of the others.
SUMS = "checksums.sha256"


def checksums(files: Iterable[File]) -> File:
    """Return the checksums of files, as `sha256sum` writes and checks them."""
    lines = (f"{hashlib.sha256(file.content).hexdigest()}  {file.name}\n" for file in files)
    return File(SUMS, "".join(lines).encode("utf-8"))


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format does not carry: of which parts of the edition, by their ids (none: of all), and why."""

    what: str
    why: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a format, and what is lost in them beside what the format never carries."""

    files: tuple[File, ...]
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format of the edition.

    Attributes
    ----------
    name
        As on the command line.
    file
        The file that it is, or the folder of its files, with a slash at the end.
    write
        The function that makes the files.
    fields, parts
        What it carries, of `FIELDS` and `PARTS`.
    rows
        Whether it carries rows that the edition does not show (proposed, rejected).
    media
        Media type (RFC 6838).
    """

    name: str
    title: str
    file: str
    media: str
    write: Callable[[Content], Made]
    fields: frozenset[str]
    parts: frozenset[str]
    rows: bool = False

    def make(self, content: Content) -> Made:
        """Return the files with everything that is lost in them: a format says once what it never carries."""
        made = self.write(content)
        return replace(made, losses=(*self._never(content), *made.losses))

    def _never(self, content: Content) -> Iterator[Loss]:
        shown = {m.id for m in content.shown}
        if not self.rows and (hidden := tuple(m.id for m in content.rows if m.id not in shown)):
            yield Loss("annotation", "proposed or rejected: the edition does not show it", hidden)
        for name in FIELDS if self.fields else ():
            given = tuple(m.id for m in (content.rows if self.rows else content.shown) if getattr(m, name))
            if name not in self.fields and given:
                yield Loss(name, "the format has no place for it", given)
        for part in PARTS:
            if part not in self.parts and content.has(part):
                yield Loss(part, "the format has no place for it")


def one_file(format: Format, content: bytes, *losses: Loss) -> Made:
    """Return the one file of a format."""
    return Made((File(format.file, content),), losses)


@dataclass(frozen=True, eq=False)  # known by itself: what is made of one is kept by it (`annotate.export.tokens`)
class Annotated:
    """A text with its annotations.

    Attributes
    ----------
    text
        The text; its paragraphs hold no words where rights are reserved.
    rows
        Every annotation, in the order of the text where it is at hand, else of the files.
    credits
        Who suggested and decided what, by the ids of annotations and notes, where a decision is on record.
    """

    text: Text
    rows: tuple[Mention, ...]
    notes: tuple[Note, ...] = ()
    citations: tuple[Citation, ...] = ()
    credits: Mapping[str, Credit] = field(default_factory=dict)

    @cached_property
    def shown(self) -> tuple[Mention, ...]:
        """The annotations that the edition shows."""
        return tuple(m for m in self.rows if m.status.shown)

    @cached_property
    def spans(self) -> Mapping[str, tuple[int, int]]:
        """Offsets by id, in the paragraph: code points, from 0, end-exclusive; only where the words may be given."""
        found = {}
        words = [p.text for p in self.text.paragraphs]
        for m in self.rows:
            paragraph = words[m.para] if 0 <= m.para < len(words) else None
            start = texts.find_quote(paragraph, m.quote, m.nth) if paragraph is not None else None
            if start is not None:
                found[m.id] = (start, start + len(m.quote))
        return found

    @cached_property
    def by_paragraph(self) -> Mapping[int, tuple[Mention, ...]]:
        """The shown annotations by paragraph: as they begin, longer ones first; in file order where that is unknown."""
        made: dict[int, list[Mention]] = {p.number: [] for p in self.text.paragraphs}
        for m in self.shown:
            made.setdefault(m.para, []).append(m)
        spans, nowhere = self.spans, (0, 0)
        for found in made.values():
            found.sort(key=lambda m: (spans.get(m.id, nowhere)[0], -spans.get(m.id, nowhere)[1]))
        return {number: tuple(found) for number, found in made.items()}

    def paragraph_id(self, number: int) -> str:
        """Return the id of a paragraph, which is its anchor on the page of the text."""
        return f"{self.text.id}-p{number:02d}"

    @property
    def open(self) -> bool:
        """Whether the words may be given."""
        return self.text.meta.rights is Rights.OPEN

    def grade(self, m: Mention) -> str:
        """Return how sure an annotation is: the certainty that the editors give it."""
        return m.certainty.value


@dataclass(frozen=True)
class Content:
    """Everything that formats are made of.

    `credits` says who gave authority records and who took them in, by id, where that is on record. `tool` is the
    program whose proposals these are; None where people have decided.
    """

    publication: Publication
    texts: tuple[Annotated, ...]
    entities: tuple[Entity, ...] = ()
    names: tuple[Name, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    bibliography: Bibliography = field(default_factory=lambda: Bibliography(()))
    layers: Mapping[str, tuple[Feature, ...]] = field(default_factory=dict)
    data: Path | None = None
    tool: Tool | None = None
    credits: Mapping[str, Credit] = field(default_factory=dict)

    @cached_property
    def rows(self) -> tuple[Mention, ...]:
        """Every annotation of every text."""
        return tuple(m for one in self.texts for m in one.rows)

    @cached_property
    def shown(self) -> tuple[Mention, ...]:
        """The annotations of every text that the edition shows."""
        return tuple(m for one in self.texts for m in one.shown)

    @property
    def about(self) -> Mapping[str, str]:
        """What a file that stands alone says of itself: what it is part of, which version, on which terms."""
        said = {
            "title": self.publication.title,
            "identifier": self.publication.uri(),
            "version": self.publication.version,
            "date": self.publication.date,
            "creator": self.publication.editors,
            "license": "" if self.tool else LICENCE,
        }
        return {name: value for name, value in said.items() if value}

    @cached_property
    def entity(self) -> Mapping[str, Entity]:
        """Authority records by id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def names_of(self) -> Mapping[str, tuple[Name, ...]]:
        """Names by entity."""
        return _grouped(self.names, "entity")

    @cached_property
    def relations_of(self) -> Mapping[str, tuple[Relation, ...]]:
        """Statements by what they speak of."""
        return _grouped(self.relations, "subject")

    @cached_property
    def mentions_of(self) -> Mapping[str, tuple[Mention, ...]]:
        """Shown annotations by entity."""
        return _grouped(self.shown, "entity")

    def wikidata(self, entity: str) -> str:
        """Return the Wikidata identifier of an entity, where it was seen beside the name in a source; else ""."""
        found = self.entity.get(entity)
        return found.wikidata if found and found.wikidata_status == "verified" else ""

    def has(self, part: str) -> bool:
        """Tell whether there is anything of a part (`PARTS`)."""
        held: Mapping[str, object] = {
            "text": [p for one in self.texts for p in one.text.paragraphs if p.text is not None],
            "précis": [p for one in self.texts for p in one.text.paragraphs if p.precis],
            "notes": [n for one in self.texts for n in one.notes],
            "citations": [c for one in self.texts for c in one.citations],
            "entities": self.entities,
            "names": self.names,
            "relations": self.relations,
            "events": self.events,
            "sources": self.bibliography.sources,
            "geodata": self.layers,
            "credit": self.credits or [one for one in self.texts if one.credits],
        }
        return bool(held[part])


def decided(credit: Credit | None) -> dict[str, str]:
    """Return who decided and on which day, under the names that tables and JSON have for it; nothing if nobody did."""
    return {"decided_by": credit.decided, "decided_on": str(credit.date)} if credit else {}


def _grouped(values: Iterable[T], by: str) -> Mapping[str, tuple[T, ...]]:
    made: dict[str, list[T]] = {}
    for value in values:
        made.setdefault(getattr(value, by), []).append(value)
    return {key: tuple(found) for key, found in made.items()}


def content_of(edition: Edition) -> Content:
    """Return what may leave an edition.

    Raises
    ------
    DataError
        If its record (`CITATION.cff`) or its data cannot be read.
    """
    from annotate.files.citation import read_publication

    found = credits(edition)
    taken = {place: Credit(one.suggested, one.by, "", one.date, one.why) for place, one in given(edition).items()}
    return Content(
        publication=read_publication(edition.project.root),
        texts=tuple(_annotated(edition, text, found, taken) for text in edition.texts),
        entities=edition.gazetteer.entities,
        names=edition.gazetteer.names,
        relations=edition.gazetteer.relations,
        events=edition.events,
        bibliography=edition.bibliography,
        layers={path.stem: edition.layer(path.stem) for path in sorted(edition.project.geo.glob("*.geojson"))},
        data=edition.project.data,
        credits={e.id: taken[_RECORDS, e.id] for e in edition.gazetteer.entities if (_RECORDS, e.id) in taken},
    )


_RECORDS = "gazetteer/entities.csv"


def _annotated(
    edition: Edition, text: Text, found: Mapping[str, Credit], taken: Mapping[tuple[str, str], Credit]
) -> Annotated:
    if text.meta.rights is not Rights.OPEN:  # whatever copy is at hand
        text = replace(text, paragraphs=tuple(replace(p, text=None) for p in text.paragraphs))
    rows, notes, file = edition.all_rows(text.id), edition.notes(text.id), f"notes/{text.id}.csv"
    on_record = {m.id: found[m.id] for m in rows if found[m.id].date}
    on_record |= {n.id: taken[file, n.id] for n in notes if (file, n.id) in taken}
    return Annotated(text, rows, notes, edition.citations(text.id), on_record)
