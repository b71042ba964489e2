"""Who suggested, decided and adjudicated each annotation, and who gave notes and records: for pages and exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotate.edition import Edition
from annotate.values.curation import Act, Contribution, Decision
from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.model import Mention, Status


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is to be thanked for an annotation; "" where nobody did that.

    Attributes
    ----------
    suggested
        Whose reading it is, where another decided.
    decided
        Who accepted or rejected it.
    adjudicated
        Who chose it, or another, among several readings of the same words.
    date, why
        Of the last decision, where it is on record.
    """

    suggested: str = ""
    decided: str = ""
    adjudicated: str = ""
    date: Edtf = NO_DATE
    why: str = ""


def credit(mention: Mention, decisions: Iterable[Decision]) -> Credit:
    """Return who is to be thanked for an annotation, of the decisions on record.

    Where none is, whose reading it is decided it, if it was decided at all.
    """
    made = [one for one in decisions if one.annotation == mention.id and one.decision is not Act.LINKED]
    if not made:
        decided = mention.status in (Status.ACCEPTED, Status.REJECTED)
        return Credit(decided=mention.by) if decided else Credit(suggested=mention.by)
    last = made[-1]
    chosen = last.by if last.decision is Act.ADJUDICATED else ""
    return Credit(mention.by if mention.by != last.by else "", last.by, chosen, last.date, last.why)


def credits(edition: Edition) -> Mapping[str, Credit]:
    """Return who is to be thanked for each annotation, by its id."""
    found: dict[str, Credit] = {}
    for text in edition.text_ids:
        made: dict[str, list[Decision]] = {}
        for one in edition.decisions(text):
            made.setdefault(one.annotation, []).append(one)
        found |= {row.id: credit(row, made.get(row.id, ())) for row in edition.all_rows(text)}
    return found


def given(edition: Edition) -> Mapping[tuple[str, str], Contribution]:
    """Return what readers gave and an editor took in, by file and id of its row; of an objection, of the mention."""
    return {(one.file, one.id): one for one in edition.contributions if one.decision is Act.ACCEPTED}


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person, or the machine, and how many annotations, notes and records they suggested, decided, adjudicated."""

    name: str
    suggested: int
    decided: int
    adjudicated: int


def contributors(edition: Edition) -> tuple[Contributor, ...]:
    """Return everybody who is named in a credit, those with most first."""
    found = [*credits(edition).values(), *map(_contributed, edition.contributions)]
    counts = [Counter(getattr(one, role) for one in found) for role in ("suggested", "decided", "adjudicated")]
    names = {name for count in counts for name in count if name}
    every = (Contributor(name, *(count[name] for count in counts)) for name in names)
    return tuple(sorted(every, key=lambda one: (-one.suggested - one.decided - one.adjudicated, one.name)))


def _contributed(one: Contribution) -> Credit:
    """Return who is to be thanked for a contribution; who rejected a mention on an objection is in the mention's."""
    objection = one.decision is Act.ACCEPTED and one.file.startswith("annotations/")
    return Credit(one.suggested, "" if objection else one.by)
