"""Which entities a mention may name: by its normal form, by a near form, or by the full name of a surname."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from annotate.gazetteer import Gazetteer, normalise
from annotate.stages.link.values import Candidate, How, Mention
from annotate.values.model import Kind, Name

# Near forms are taken from this likeness on (rapidfuzz ratio, 0 to 100): one letter in ten. North Korea and South Korea
# are 80 alike.
NEAR_RATIO = 88.0
# Of more namesakes than these, only the likeliest are weighed: a large gazetteer has eighty places called Santa Rosa.
MOST = 12
# Which role a name has, the likeliest to be meant first.
_ROLES: Mapping[str, int] = MappingProxyType({"preferred": 0, "variant": 1, "historical": 2, "descriptor": 3})


def candidates(mention: Mention, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the candidates of a mention, each entity once, by its best name; in file order.

    A person is only ever a candidate for a person's name and the other way round. Of more than `MOST`, those are kept
    that are related to another name of the paragraph, then those of the mention's kind, then those whose name has the
    most usual role.
    """
    if mention.full_name:
        found = _by_name(mention.full_name, gazetteer, How.SURNAME)
    else:
        found = _by_name(mention.surface, gazetteer, How.EXACT) or _near(mention.surface, gazetteer)
    best = _each_once(found, mention)
    return best if len(best) <= MOST else _likeliest(best, mention, gazetteer)


def _each_once(found: Iterable[Candidate], mention: Mention) -> tuple[Candidate, ...]:
    best: dict[str, Candidate] = {}
    person = mention.kind is Kind.PERSON
    for candidate in found:
        if (candidate.entity.kind is Kind.PERSON) is person:
            kept = best.setdefault(candidate.entity.id, candidate)
            if kept is not candidate and _in_use(candidate.name, mention) and not _in_use(kept.name, mention):
                best[candidate.entity.id] = candidate
    return tuple(best.values())


def _likeliest(found: tuple[Candidate, ...], mention: Mention, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    when = mention.moment.date
    company = {id for neighbour in mention.neighbours for id in gazetteer.companions(neighbour, when)}

    def rank(candidate: Candidate) -> tuple[bool, bool, int]:
        entity = candidate.entity
        role = _ROLES.get(candidate.name.role, len(_ROLES))
        return entity.id not in company, entity.kind is not mention.kind, role

    kept = sorted(range(len(found)), key=lambda at: rank(found[at]))[:MOST]
    return tuple(found[at] for at in sorted(kept))


def _in_use(name: Name, mention: Mention) -> bool:
    return name.span.overlaps(mention.moment.date)


def _by_name(surface: str, gazetteer: Gazetteer, how: How) -> tuple[Candidate, ...]:
    return tuple(Candidate(gazetteer.current(name.entity), name, how) for name in gazetteer.named(surface))


def _near(surface: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    return tuple(_near_names(normalise(surface), gazetteer))


def _near_names(key: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    from rapidfuzz import fuzz, process

    near = gazetteer.near(key)
    for other, ratio, _ in process.extract(key, near, scorer=fuzz.ratio, score_cutoff=NEAR_RATIO, limit=5):
        if _digits(other) == _digits(key):
            for name in gazetteer.named(other):
                yield Candidate(gazetteer.current(name.entity), name, How.NEAR, ratio / 100)


def _digits(key: str) -> str:
    return "".join(character for character in key if character.isdigit())
