"""Which entities a mention may name: by its normal form, by a near form, or by the full name of a surname."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType

from annotate.gazetteer import Gazetteer, normalise
from annotate.stages.link.lexicon import families, womens_names, words_of_their_own
from annotate.stages.link.surroundings import lies_elsewhere
from annotate.stages.link.values import Candidate, How, Mention
from annotate.values.authority import Name
from annotate.values.model import Kind

# Near forms are taken from this likeness on (rapidfuzz ratio, 0 to 100): one letter in ten. North Korea and South Korea
# are 80 alike.
NEAR_RATIO = 88.0
# Of more namesakes than these, only the likeliest are weighed: a large gazetteer has eighty places called Santa Rosa.
MOST = 12
# Which role a name has, the likeliest to be meant first.
_ROLES: Mapping[str, int] = MappingProxyType({"preferred": 0, "variant": 1, "historical": 2, "descriptor": 3})

# Sides of the sky as headlines and telegrams cut them short.
_SIDES: Mapping[str, str] = MappingProxyType(
    {"N.": "North", "No.": "North", "S.": "South", "So.": "South", "E.": "East", "W.": "West"}
)

Bearers = Callable[[str, How], tuple[Candidate, ...]]
"""Looks up a form."""


def candidates(mention: Mention, gazetteer: Gazetteer, named: Bearers | None = None) -> tuple[Candidate, ...]:
    """Return the candidates of a mention, each entity once, by its best name; in file order.

    `named` is `bearers` of the gazetteer, or what remembers its answers.

    A person is only ever a candidate for a person's name and the other way round. Of more than `MOST`, those are kept
    that are related to another name of the paragraph, then those of the mention's kind, then those whose name has the
    most usual role.
    """
    named = named or partial(bearers, gazetteer=gazetteer)
    found = named(mention.full_name, How.SURNAME) if mention.full_name else named(mention.surface, How.EXACT)
    best = _each_once(_fitting(found, mention, gazetteer), mention)
    return best if len(best) <= MOST else _likeliest(best, mention, gazetteer)


def bearers(surface: str, how: How, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the candidates of the first way in which a form is a name: listed, spelt otherwise, initials, nearly."""
    listed = gazetteer.named(surface) or gazetteer.named(_turned(surface)) or gazetteer.named(_in_full(surface))
    if found := _each(listed, gazetteer, how):
        return found
    if found := _each(gazetteer.spelt(surface), gazetteer, How.SPELT):
        return found
    if found := _each(gazetteer.initialled(surface), gazetteer, How.INITIALS):
        return found
    return tuple(_near_names(surface, gazetteer)) if may_be_misspelt(surface) else ()


def _each(names: Iterable[Name], gazetteer: Gazetteer, how: How) -> tuple[Candidate, ...]:
    return tuple(Candidate(gazetteer.current(name.entity), name, how) for name in names)


def _turned(surface: str) -> str:
    """Return a name given as in an index ("Rhee, Syngman") in the order of speech, "" where it is not so given."""
    surname, comma, given = surface.partition(", ")
    return f"{given} {surname}" if comma else ""


def _in_full(surface: str) -> str:
    """Return the name of a land whose side is cut short ("S. Korea") with the side in full, "" where none is."""
    side, _, land = surface.partition(" ")
    return f"{_SIDES[side]} {land}" if land and side in _SIDES else ""


def _fitting(found: Iterable[Candidate], mention: Mention, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Leave out whom a woman's title or what the text says of its place speaks against."""
    for candidate in found:
        if mention.title and not _is_woman(candidate, mention, gazetteer):
            continue
        if mention.within and lies_elsewhere(candidate.entity, mention.within, gazetteer):
            continue
        yield candidate


def _is_woman(candidate: Candidate, mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a person is a woman, as far as her given names or a name with the title tell: Mrs. Rhee is not Rhee."""
    listed = gazetteer.named(f"{mention.title} {mention.surface}")
    given = {word for name in gazetteer.names_of(candidate.entity.id) for word in name.name.split()[:-1]}
    return candidate.entity.id in {name.entity for name in listed} or not given.isdisjoint(womens_names())


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


def may_be_misspelt(surface: str) -> bool:
    """Whether a form that is no known name may be one misspelt.

    A word of its own is none (Prussia is not Russia), nor is a Korean or Chinese name with its given name in two
    syllables, where one vowel makes another person and spellings have rules of their own.
    """
    words = surface.replace("‑", "-").split()
    known = len(words) == 1 and words[0].lower() in words_of_their_own()
    syllables = len(words) > 1 and words[0] in families() and "-" in words[-1]
    return not known and not syllables


def _near_names(surface: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    from rapidfuzz import fuzz, process

    key = normalise(surface)
    near = gazetteer.near(key)
    for other, ratio, _ in process.extract(key, near, scorer=fuzz.ratio, score_cutoff=NEAR_RATIO, limit=5):
        # Whoever misspells a name gets its first letter right; one letter before a name makes another of it.
        if _digits(other) == _digits(key) and other[:1] == key[:1]:
            for name in gazetteer.named(other):
                yield Candidate(gazetteer.current(name.entity), name, How.NEAR, ratio / 100)


def _digits(key: str) -> str:
    return "".join(character for character in key if character.isdigit())
