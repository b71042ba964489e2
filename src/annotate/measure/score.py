"""How well the machine reads: its proposals against the decided annotations of the same text.

Spans count as right with exactly the same first and last character and the same kind. Of nested decided names only the
outermost are compared, because the pipeline proposes no nested ones; how many were left out is reported. Of disputed
alternatives either one is right. Links, senses and date values are scored over the spans found.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field

from annotate.measure.agreement import Agreement, accuracy
from annotate.values.model import Kind, Located, Mention, Suggestion

MAIN_KINDS = (Kind.PERSON, Kind.PLACE, Kind.ORG, Kind.DATE)
Span = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of one text.

    Attributes
    ----------
    kinds
        The agreement for each kind.
    main
        The agreement over persons, places, organisations and dates.
    links, senses, seats, refers_to, dates
        The accuracy over the spans found: entity, sense of places, sense of seats of government alone, who is meant
        (where metonymic), EDTF value.
    nested
        How many nested decided names were left out.
    missed, spurious
        The spans behind the counts, for reading.
    """

    kinds: tuple[tuple[Kind, Agreement], ...]
    main: Agreement
    links: Agreement
    senses: Agreement
    seats: Agreement
    refers_to: Agreement
    dates: Agreement
    nested: int
    missed: tuple[Mention, ...] = field(repr=False)
    spurious: tuple[Suggestion, ...] = field(repr=False)


def outermost(decided: Sequence[Located]) -> tuple[Located, ...]:
    """Return the decided spans that lie in no longer one."""

    def inside(one: Located, other: Located) -> bool:
        same_place = one.mention.para == other.mention.para and other.start <= one.start and one.end <= other.end
        return same_place and (one.start, one.end) != (other.start, other.end)

    return tuple(one for one in decided if not any(inside(one, other) for other in decided))


def score(decided: Sequence[Located], proposed: Sequence[Suggestion], seats: Container[str] = ()) -> Report:
    """Return the scores of the machine's proposals against the decided annotations of a text.

    `seats` holds the ids of the capitals and seats of government.
    """
    gold = outermost(decided)
    alternatives: dict[tuple[Span, Kind], list[Mention]] = {}
    for place in gold:
        span = (place.mention.para, place.start, place.end)
        alternatives.setdefault((span, place.mention.kind), []).append(place.mention)
    found = {((s.para, s.start, s.end), s.kind): s for s in proposed}
    both = [(alternatives[key], found[key]) for key in alternatives if key in found]
    per_kind = tuple((kind, _spans(alternatives, found, (kind,))) for kind in Kind)
    return Report(
        kinds=per_kind,
        main=_spans(alternatives, found, MAIN_KINDS),
        links=_accuracy(both, lambda m: bool(m.entity), lambda m, s: m.entity == s.entity),
        senses=_accuracy(both, lambda m: m.sense is not None, lambda m, s: m.sense == s.sense),
        seats=_accuracy(both, lambda m: m.sense is not None and m.entity in seats, lambda m, s: m.sense == s.sense),
        refers_to=_accuracy(both, lambda m: bool(m.refers_to), lambda m, s: m.refers_to == s.refers_to),
        dates=_accuracy(both, lambda m: bool(m.edtf), lambda m, s: (m.edtf, m.relation) == (s.edtf, s.relation)),
        nested=len(decided) - len(gold),
        missed=tuple(mentions[0] for key, mentions in alternatives.items() if key not in found),
        spurious=tuple(s for key, s in found.items() if key not in alternatives),
    )


def _spans(
    alternatives: dict[tuple[Span, Kind], list[Mention]],
    found: dict[tuple[Span, Kind], Suggestion],
    kinds: Sequence[Kind],
) -> Agreement:
    wanted = {key for key in alternatives if key[1] in kinds}
    given = {key for key in found if key[1] in kinds}
    return Agreement(len(wanted & given), len(given), len(wanted))


def _accuracy(
    both: Sequence[tuple[Sequence[Mention], Suggestion]],
    asked: Callable[[Mention], bool],
    right: Callable[[Mention, Suggestion], bool],
) -> Agreement:
    put = [(mentions, s) for mentions, s in both if any(asked(m) for m in mentions)]
    return accuracy(sum(any(right(m, s) for m in mentions if asked(m)) for mentions, s in put), len(put))
