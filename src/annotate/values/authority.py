"""Authority records: what the gazetteer says of a person, a place, a body, an event or a term."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.model import Certainty, Kind


@dataclass(frozen=True, slots=True)
class Entity:
    """An authority record (`data/gazetteer/entities.csv`). `span` is the EDTF interval of its existence."""

    id: str
    kind: Kind
    type: str
    label: str
    description: str = ""
    wikidata: str = ""
    wikidata_status: str = "none"
    geonames: str = ""
    viaf: str = ""
    lat: float | None = None
    lon: float | None = None
    span: Edtf = NO_DATE
    sources: tuple[str, ...] = ()
    certainty: Certainty = Certainty.MEDIUM
    replaced_by: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an entity, with language (BCP 47), romanisation system, role and the EDTF span of its use."""

    entity: str
    name: str
    lang: str = "en"
    script: str = ""
    system: str = ""
    role: str = "variant"
    span: Edtf = NO_DATE
    source: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """A dated statement about two entities: `subject` is `relation` (part-of, government-of, …) `object`."""

    subject: str
    relation: str
    object: str
    span: Edtf = NO_DATE
    source: tuple[str, ...] = ()
    certainty: Certainty = Certainty.MEDIUM
    line: int = 0


@dataclass(frozen=True, slots=True)
class Namesake:
    """A string that may name different entities in one text, and what tells them apart (`namesakes.csv`)."""

    name: str
    entity: str
    reason: str
    line: int = 0
