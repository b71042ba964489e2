"""The values that pass through linking: mention → candidates → evidence → decision."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from annotate.stages.discourse import Moment
from annotate.values.authority import Entity, Name
from annotate.values.model import Kind


class How(StrEnum):
    """How a mention and a name were brought together."""

    EXACT = "name"
    NEAR = "near name"
    SPELT = "spelling"
    INITIALS = "initials"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, apart from the text.

    Attributes
    ----------
    surface
        The words of the mention.
    kind
        The kind the recogniser gave it.
    moment
        The date it speaks of.
    sentence
        The words of its sentence in small letters, its own left out.
    neighbours
        Ids of entities that the same paragraph names beyond doubt.
    full_name
        For a surname: the full name of a person elsewhere in the text, else "".
    title
        The word before it, in small letters and without a point, if it is a woman's title; else "".
    within
        What the text says it lies in: the place after a comma or after "of" or "in"; else "".
    """

    surface: str
    kind: Kind
    moment: Moment
    sentence: tuple[str, ...] = ()
    neighbours: frozenset[str] = frozenset()
    full_name: str = ""
    title: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity a mention may name, the name row that makes it one, and the likeness of the two (0 to 1)."""

    entity: Entity
    name: Name
    how: How
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for (or, below 0, against) a candidate, with the words shown to people ("" for what is plain)."""

    feature: str
    weight: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with all the evidence."""

    candidate: Candidate
    evidence: tuple[Evidence, ...]
    score: float = field(init=False, compare=False)
    """The sum of the evidence, held within 0 and 1."""

    def __post_init__(self) -> None:
        total = sum([item.weight for item in self.evidence])
        object.__setattr__(self, "score", round(min(1.0, max(0.0, total)), 3))


@dataclass(frozen=True, slots=True)
class Decision:
    """What a mention names: an entity, or none (NIL); with the score, the reasons and the candidates passed over."""

    entity: Entity | None
    score: float
    reasons: tuple[str, ...]
    others: tuple[Scored, ...] = ()
