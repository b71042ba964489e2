"""What speaks for a candidate: name, kind, time, whole or part, company, prior.

Each feature is a function from a mention, a candidate and its rivals to one `Evidence`. The weights add up to at most 1
(wholeness apart, which may fill a gap left by another). Their order follows what the guidelines call decisive: the name
must fit, then the kind and the time, then the context. To add a feature: a function and a row in `FEATURES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from annotate.gazetteer import Gazetteer
from annotate.stages.link.values import Candidate, Evidence, How, Mention
from annotate.values.model import Kind

Rivals = Sequence[Candidate]
Feature = Callable[[Mention, Candidate, Rivals, Gazetteer], Evidence]

_ROLE: Mapping[str, float] = MappingProxyType(
    {"preferred": 0.30, "variant": 0.28, "historical": 0.24, "descriptor": 0.17}
)
_TYPE: Mapping[str, float] = MappingProxyType({"state": 0.08, "person": 0.08, "settlement": 0.08, "concept": 0.02})

# Words, and pairs of words, that speak of a divided country as one.
WHOLENESS: tuple[tuple[str, ...], ...] = (
    *((word,) for word in ("divided", "divide", "divides", "dividing", "division", "undivided", "partition")),
    *((word,) for word in ("partitioned", "reunification", "reunify", "reunified", "unification", "unified")),
    *((word,) for word in ("unify", "whole", "entire", "half", "halves", "koreas")),
    *((number, noun) for number in ("two", "both", "rival") for noun in ("governments", "states", "halves", "parts")),
)


def _name(mention: Mention, candidate: Candidate, rivals: Rivals, gazetteer: Gazetteer) -> Evidence:
    weight = _ROLE.get(candidate.name.role, 0.17)
    if candidate.how is How.NEAR:
        return Evidence("name", weight - 0.1, f"spelt nearly like '{candidate.name.name}'")
    if candidate.how is How.SPELT:
        return Evidence("name", 0.27, f"a spelling of '{candidate.name.name}'")
    if candidate.how is How.INITIALS:
        return Evidence("name", weight - 0.02, f"initials of '{candidate.name.name}'")
    if candidate.how is How.SURNAME:
        return Evidence("name", weight - 0.02, f"short for '{mention.full_name}' elsewhere in the text")
    return Evidence("name", weight, f"{candidate.name.role} name '{candidate.name.name}'")


def _kind(mention: Mention, candidate: Candidate, rivals: Rivals, gazetteer: Gazetteer) -> Evidence:
    if candidate.entity.kind is mention.kind:
        return Evidence("kind", 0.21)
    return Evidence("kind", 0.04, f"recognised as {mention.kind}, the entity is a {candidate.entity.kind}")


def _existence(mention: Mention, candidate: Candidate, rivals: Rivals, gazetteer: Gazetteer) -> Evidence:
    span, when = candidate.entity.span, mention.moment.date
    if not span:
        return Evidence("existence", 0.19)
    if not when:
        return Evidence("existence", 0.18 if span.text.endswith("..") else 0.15)
    if span.overlaps(when):
        return Evidence("existence", 0.20, f"existed at {when} ({mention.moment.found})")
    if candidate.entity.kind is Kind.PERSON and span.before(when):
        return Evidence("existence", 0.18, f"retrospective: lived {span}, {when} is spoken of")
    return Evidence("existence", 0.0, f"retrospective: existed {span}, {when} is spoken of ({mention.moment.found})")


def _usage(mention: Mention, candidate: Candidate, rivals: Rivals, gazetteer: Gazetteer) -> Evidence:
    span = candidate.name.span
    if span.overlaps(mention.moment.date):
        return Evidence("usage", 0.10)
    return Evidence("usage", -0.02, f"'{candidate.name.name}' is in use for it {span}")


def _wholeness(mention: Mention, candidate: Candidate, rivals: Rivals, gazetteer: Gazetteer) -> Evidence:
    """A country or its states: "Korea" is the Republic of Korea from 1948, unless the country as one is spoken of."""
    parts = _parts(candidate, gazetteer) & {rival.entity.id for rival in rivals}
    alive = [id for id in parts if gazetteer.entity(id).span.overlaps(mention.moment.date)]
    if not alive:
        return Evidence("whole", 0.05)
    said = set(mention.sentence)
    cue = next((cue for cue in WHOLENESS if said.issuperset(cue) and _stands_in(cue, mention.sentence)), None)
    if cue:
        return Evidence("whole", 0.25, f"the country as one: '{' '.join(cue)}' in the sentence")
    return Evidence("whole", -0.17, f"the name then means {gazetteer.entity(alive[0]).label}, unless said otherwise")


def _stands_in(words: tuple[str, ...], sentence: tuple[str, ...]) -> bool:
    return len(words) == 1 or any(sentence[at : at + len(words)] == words for at in range(len(sentence)))


def _parts(candidate: Candidate, gazetteer: Gazetteer) -> frozenset[str]:
    return frozenset(relation.subject for relation in gazetteer.relating(candidate.entity.id, "part-of"))


def _company(mention: Mention, candidate: Candidate, rivals: Rivals, gazetteer: Gazetteer) -> Evidence:
    """Whether the paragraph names something the gazetteer relates to the candidate at that date."""
    known = mention.neighbours and gazetteer.companions(candidate.entity.id, mention.moment.date)
    other = next((id for id in known if id in mention.neighbours), "")
    if other:
        return Evidence("company", 0.06, f"{gazetteer.entity(other).label} in the same paragraph")
    return Evidence("company", 0.0)


def _prior(mention: Mention, candidate: Candidate, rivals: Rivals, gazetteer: Gazetteer) -> Evidence:
    return Evidence("prior", _TYPE.get(candidate.entity.type, 0.05))


FEATURES: tuple[Feature, ...] = (_name, _kind, _existence, _usage, _wholeness, _company, _prior)


def evidence(mention: Mention, candidate: Candidate, rivals: Rivals, gazetteer: Gazetteer) -> tuple[Evidence, ...]:
    """Return the evidence of every feature for a candidate among its rivals, in the order of `FEATURES`."""
    return tuple(feature(mention, candidate, rivals, gazetteer) for feature in FEATURES)
