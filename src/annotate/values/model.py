"""The values everything else passes about. Frozen, typed, without behaviour beyond what they are.

Terms follow HIPE-2022 (mention, entity, literal and metonymic sense), TIMEX3 (what a date expression is), EDTF /
ISO 8601-2 (its value) and the W3C Web Annotation model (stand-off anchors by quotation and position).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotate.values.edtf import NO_DATE, Edtf


class Kind(StrEnum):
    """What a mention names; the definitions stand in the annotation guidelines."""

    PERSON = "PERSON"
    PLACE = "PLACE"
    ORG = "ORG"
    DATE = "DATE"
    EVENT = "EVENT"
    TERM = "TERM"


class Sense(StrEnum):
    """Whether a place name means the place or those who act there (HIPE-2022 guidelines, metonymy)."""

    LITERAL = "literal"
    METONYMIC = "metonymic"


class DateRelation(StrEnum):
    """How the sentence relates to a date: until/before X, since/after X. Kept out of the date's value."""

    BEFORE = "before"
    AFTER = "after"


class Certainty(StrEnum):
    """How sure the editors are.

    High: two sources independent of one another, or one that is authoritative, and seen; of a reading, plain on the
    page. Medium: one good source. Low: sources that conflict, one weak source, or memory.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Status(StrEnum):
    """Where an annotation stands. Nothing is deleted: a rejected row keeps the machine from proposing it again."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DISPUTED = "disputed"

    @property
    def shown(self) -> bool:
        """Whether the edition shows such annotations."""
        return self in (Status.ACCEPTED, Status.DISPUTED)


class Rights(StrEnum):
    """Whether the running text may stand in the repository and on published pages."""

    OPEN = "open"
    RESERVED = "reserved"


@dataclass(frozen=True, slots=True)
class TextMeta:
    """Bibliographic description of a text (`meta.toml`).

    `date` is the date of publication; `reference_date` is the day, month or year that "today" means in the text.
    `short` is what the text is called in running words ("article"), `called` what it is called in tables and indexes
    ("The article"; by default its title), `page` the page of the book that shows it, without its ending, and `opening`
    what its first paragraphs are where they are no part of its telling, a paragraph each, separated by semicolons
    ("caption; byline").
    """

    id: str
    title: str
    author: str
    date: Edtf
    reference_date: Edtf
    publisher: str
    rights: Rights
    licence: str
    language: str = "en"
    subtitle: str = ""
    url: str = ""
    source_key: str = ""
    role: str = ""
    abstract: str = ""
    short: str = ""
    called: str = ""
    page: str = ""
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: always its number and fingerprint, its text only where rights or the reader's own copy allow.

    Attributes
    ----------
    number
        Counted from 0 over the non-empty lines of the source.
    fingerprint
        SHA-256 (hex) of the normalised paragraph, see `annotate.files.texts.fingerprint`.
    words
        Word count of the normalised paragraph.
    precis
        The editors' summary, in their own words.
    text
        The paragraph, or None where it is not available here.
    heading
        Heading that stands before the paragraph, or "".
    """

    number: int
    fingerprint: str
    words: int
    precis: str
    text: str | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """What is kept of a paragraph: a row of `outline.csv` (see `Paragraph`)."""

    para: int
    fingerprint: str
    words: int
    precis: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text, and the paragraph it stands before (`sections.csv`)."""

    para: int
    heading: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A number or date that a text states, and the expression over the data it comes from (`figures.csv`)."""

    para: int
    quote: str
    nth: int
    computed_from: str
    expression: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the edition."""

    meta: TextMeta
    paragraphs: tuple[Paragraph, ...]

    @property
    def id(self) -> str:
        """Identifier, also the folder's name."""
        return self.meta.id

    @property
    def complete(self) -> bool:
        """Whether every paragraph's text is available here."""
        return all(p.text is not None for p in self.paragraphs)

    @property
    def private(self) -> bool:
        """Whether a reader's copy of a rights-reserved text is at hand: pages that show it cannot be published."""
        return self.meta.rights is Rights.RESERVED and any(p.text is not None for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Mention:
    """One decided (or proposed) annotation: a row of `data/annotations/<text>/pNN.csv`.

    The anchor is (text, para, quote, nth): the nth occurrence, counted from 1, of `quote` in the paragraph.
    `entity` is what the name names; `refers_to` who is meant, where the sense is metonymic. Empty strings mean "not
    given", as in the file. `line` is the physical line of the row (0 where it was not read from a file).
    """

    id: str
    text: str
    para: int
    quote: str
    nth: int
    kind: Kind
    entity: str = ""
    entity_label: str = ""
    sense: Sense | None = None
    refers_to: str = ""
    edtf: Edtf = NO_DATE
    relation: DateRelation | None = None
    certainty: Certainty = Certainty.HIGH
    status: Status = Status.PROPOSED
    by: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Located:
    """A mention with its offsets in the paragraph: code points, 0-based, end-exclusive."""

    mention: Mention
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the pipeline proposes for one span, with its score (0 to 1) and its reasons."""

    para: int
    start: int
    end: int
    quote: str
    nth: int
    kind: Kind
    entity: str = ""
    label: str = ""
    wikidata: str = ""
    sense: Sense | None = None
    refers_to: str = ""
    edtf: Edtf = NO_DATE
    relation: DateRelation | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note on a passage, anchored like a mention."""

    id: str
    para: int
    quote: str
    nth: int
    note: str
    sources: tuple[str, ...]
    certainty: Certainty
    line: int = 0


@dataclass(frozen=True, slots=True)
class Emendation:
    """A place where the text shown is not as its source has it (`emendations.csv`).

    The nth occurrence of `quote`, which is what is shown, stands for what the source has, `original`.
    """

    para: int
    quote: str
    nth: int
    original: str
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Collation:
    """A paragraph that was compared, sign by sign, with another copy of its source (`collation.csv`).

    `witness` says which copy that is and how it was seen; `differences` is how many words differ.
    """

    para: int
    date: Edtf
    by: str
    witness: str
    differences: int
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A stand-off citation: `sources` are cited after the nth occurrence of `quote` in the paragraph."""

    para: int
    quote: str
    nth: int
    sources: tuple[str, ...]
    line: int = 0
