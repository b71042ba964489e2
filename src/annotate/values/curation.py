"""What is kept of how the edition came about: the ids that were given, who decided what, what waits for a decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.model import Certainty, DateRelation, Kind, Sense


@dataclass(frozen=True, slots=True)
class Given:
    """An id that was given: a row of `ledger.csv`.

    Attributes
    ----------
    file
        The file whose row has it, relative to `data/`.
    anchor
        Of a row that stands at words of a text: what `annotate.files.ledger.anchor` makes of them, written when the
        words were found in the text; "" for other rows, and where nobody who holds the text has looked.
    retired
        Why the row is no longer there; "" where it must be.
    """

    file: str
    id: str
    anchor: str = ""
    retired: str = ""
    line: int = 0


class Act(StrEnum):
    """What was decided on an annotation."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LINKED = "linked"
    ADJUDICATED = "adjudicated"
    """Accepted as the better of two readings of the same words; the others are rejected by the same act."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided on an annotation, when, and why: a row of `decisions/<text>.csv`."""

    annotation: str
    date: Edtf
    decision: Act
    by: str
    why: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What somebody says of words of a text, who has no say in its status: a `Mention` without id and status."""

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
    certainty: Certainty = Certainty.MEDIUM
    by: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Proposal(Reading):
    """A mention that somebody proposes, for any text: a row of `proposals/<name>.csv`.

    `context` is what `annotate.files.ledger.anchor` makes of its place, written by the page on which the words were
    chosen; "" where the row was written by hand.
    """

    context: str = ""


@dataclass(frozen=True, slots=True)
class Layered(Reading):
    """A mention in the layer of another annotator: a row of `layers/<name>/<text>/pNN.csv`."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What somebody proposes that is no mention, on words of any text; `context` is that of a `Proposal`."""

    text: str
    para: int
    quote: str
    nth: int
    sources: tuple[str, ...] = ()
    certainty: Certainty = Certainty.MEDIUM
    by: str = ""
    note: str = ""
    context: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ProposedNote(Offered):
    """A note that somebody proposes: a row of `proposals/notes/<name>.csv`."""

    remark: str = ""


@dataclass(frozen=True, slots=True)
class ProposedRecord(Offered):
    """An authority record that somebody proposes, with words that name it: a row of `proposals/records/<name>.csv`.

    Attributes
    ----------
    names
        Its other names, each after its language and a colon: `ko:부산`.
    sense, refers_to
        Of the words, where it is a place (see `Mention`).
    """

    id: str = ""
    type: str = ""
    label: str = ""
    description: str = ""
    names: tuple[str, ...] = ()
    wikidata: str = ""
    span: Edtf = NO_DATE
    sense: Sense | None = None
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class Objection(Offered):
    """That a mention is none, as somebody says: a row of `proposals/objections/<name>.csv`; `note` says why.

    Attributes
    ----------
    annotation
        The mention, by its id; "" for the only one that stands at the words.
    """

    annotation: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """A note, authority record or objection of a reader, and what was decided on it: a row of `contributions.csv`.

    Attributes
    ----------
    file, id
        The row: of what was accepted, where it stands now (of an objection, the mention that was rejected); of what was
        rejected, where it was proposed.
    """

    file: str
    id: str
    date: Edtf
    decision: Act
    suggested: str
    by: str
    why: str = ""
    line: int = 0
