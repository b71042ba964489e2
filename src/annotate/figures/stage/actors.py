"""Who is meant: the six actors by which the reading view may colour the names of a text.

An actor is a state. A body or a person belongs to it where the gazetteer says so, step by step: its government, its
leader, a part or member of it. Where the nearest steps lead to two of them, or to none, it is one of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.values.model import Kind, Mention, Sense

if TYPE_CHECKING:
    from annotate.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor: its id, its sign in the text, what it is called, and the records of the states that it is."""

    id: str
    sign: str
    words: str
    states: tuple[str, ...] = ()


OTHERS = Actor("others", "o", "Others")
ACTORS = (
    Actor("seoul", "S", "Seoul", ("republic-of-korea",)),
    Actor("pyongyang", "P", "Pyongyang", ("dprk",)),
    Actor("moscow", "M", "Moscow", ("soviet-union", "russian-federation")),
    Actor("beijing", "B", "Beijing", ("prc",)),
    Actor("washington", "W", "Washington", ("united-states",)),
    OTHERS,
)
_STEPS = frozenset({"government-of", "leader-of", "part-of", "member-of"})
_FAR = 4


def actors(gazetteer: Gazetteer) -> Mapping[str, Actor]:
    """Return the actor of every record that belongs to one; the others are not in it."""
    own = {state: actor for actor in ACTORS for state in actor.states}
    steps: dict[str, list[str]] = defaultdict(list)
    for relation in gazetteer.relations:
        if relation.relation in _STEPS:
            steps[relation.subject].append(relation.object)
    found = {entity: _nearest(entity, steps, own) for entity in {*steps, *own}}
    return {entity: actor for entity, actor in found.items() if actor is not OTHERS}


def _nearest(entity: str, steps: Mapping[str, list[str]], own: Mapping[str, Actor]) -> Actor:
    reached = [entity]
    for _ in range(_FAR):
        met = {own[one].id: own[one] for one in reached if one in own}
        if met:
            return next(iter(met.values())) if len(met) == 1 else OTHERS
        reached = [after for one in reached for after in steps.get(one, ())]
    return OTHERS


def meant_by(mention: Mention, known: Mapping[str, Actor]) -> Actor | None:
    """Return the actor that a mention means, None where it means nobody: a place itself, a date, an event, a term."""
    if mention.sense is Sense.METONYMIC:
        return known.get(mention.refers_to, OTHERS)
    if mention.kind in (Kind.PERSON, Kind.ORG):
        return known.get(mention.entity, OTHERS)
    return None
