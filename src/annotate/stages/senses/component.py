"""The spaCy component that tells the literal from the metonymic sense of place names, and who is meant."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from annotate.gazetteer import Gazetteer
from annotate.stages import extensions
from annotate.stages.discourse import Moment, layout, moments
from annotate.stages.senses.classify import Weights, read_weights, shipped
from annotate.stages.senses.rules import applying, as_party, judge
from annotate.stages.senses.surroundings import Surroundings
from annotate.stages.senses.values import Setting, Verdict
from annotate.values.authority import Entity
from annotate.values.model import Kind, Sense

# Types of places whose names can stand for those who act or live there.
_ACTING_TYPES = ("state", "territory", "settlement")
# A type whose names can, too, if the sentence leaves hardly a doubt: "Africa demands a seat", and not a sea or a cape.
_PEOPLED, _PLAIN = "region", 0.9
# What speaks for a sense for which no rule does.
_AROUND = "the words around it"


@dataclass(frozen=True, slots=True)
class _Judged:
    sense: Sense
    meant: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Senser:
    """Sets sense, refers_to and reasons of the places in `doc.ents`; see `annotate.stages.extensions`."""

    gazetteer: Gazetteer
    weights: Weights | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Judge every place; a name that is metonymic is given whom it means at that date."""
        where = layout(doc)
        ents = doc.ents
        surroundings, said = Surroundings.of(ents, where), extensions.Said(doc)
        for ent, moment in zip(ents, moments(doc, where, ents), strict=True):
            if ent.label_ == Kind.PLACE:
                id, reasons = said.of(ent, "entity", "reasons")
                entity = self.gazetteer.get(id) if id else None
                setting = surroundings.setting(ent.start, bool(entity and self._is_seat(entity.id)))
                judged = self._judged(entity, setting, moment)
                said.say(ent, sense=judged.sense.value, refers_to=judged.meant, reasons=(*reasons, *judged.reasons))
        return doc

    def _is_seat(self, id: str) -> bool:
        return any(self.gazetteer.related(id, relation) for relation in ("capital-of", "seat-of"))

    def verdict(self, entity: Entity | None, setting: Setting) -> Verdict:
        """Return the sense of a place: literal where nobody acts who could be meant, else the likelier one."""
        verdict = judged(setting, self.weights)
        if entity is None or setting.seat or entity.type in _ACTING_TYPES or self._states(entity.id):
            return verdict
        if entity.type == _PEOPLED and verdict.sense is Sense.METONYMIC and verdict.score > _PLAIN:
            return verdict
        return Verdict(Sense.LITERAL, "no seat of those who act", entity.type, 0.8)

    def _states(self, id: str) -> tuple[str, ...]:
        """Return the states that a divided country is made of."""
        parts = (self.gazetteer.get(relation.subject) for relation in self.gazetteer.relating(id, "part-of"))
        return tuple(dict.fromkeys(part.id for part in parts if part is not None and part.type == "state"))

    def _judged(self, entity: Entity | None, setting: Setting, moment: Moment) -> _Judged:
        verdict = self.verdict(entity, setting)
        told = f" ('{verdict.words}')" if verdict.words else ""
        reasons = [f"{verdict.sense}: {verdict.rule}{told}"]
        meant = None
        if verdict.sense is Sense.METONYMIC and entity is not None:
            meant = self.meant(entity.id, moment, party=as_party(setting, verdict))
            when = moment.date or "an unknown date"
            reasons.append(f"means {meant.label} at {when}" if meant else f"nobody known whom it means at {when}")
        return _Judged(verdict.sense, meant.id if meant else "", tuple(reasons))

    def meant(self, id: str, moment: Moment, *, party: bool) -> Entity | None:
        """Return who is meant by a place at a date.

        Its government; the state, if no government is known, or if a capital is named as a party to formal relations
        (`party`) while another state claims the same country, for then the question is which of the two; for a divided
        country the states it is made of, together. None where the gazetteer knows nobody.
        """
        government = self.gazetteer.government_of(id, moment.date)
        ruled = self._state(id, moment, government)
        if party and ruled is not None and ruled.id != id and self._has_rival(ruled.id, moment):
            return ruled
        return government or ruled or self._together(id, moment)

    def _has_rival(self, state: str, moment: Moment) -> bool:
        """Whether another state is part of the same country at that date."""
        countries = (relation.object for relation in self.gazetteer.related(state, "part-of", moment.date))
        parts = {r.subject for country in countries for r in self.gazetteer.relating(country, "part-of", moment.date)}
        others = (self.gazetteer.get(part) for part in parts - {state})
        return any(other is not None and other.type == "state" for other in others)

    def _state(self, id: str, moment: Moment, government: Entity | None) -> Entity | None:
        ruled = self.gazetteer.related(government.id, "government-of", moment.date) if government else ()
        ids = [relation.object for relation in ruled]
        ids += [relation.object for relation in self.gazetteer.related(id, "capital-of", moment.date)]
        found = (self.gazetteer.get(candidate) for candidate in (*ids, id))
        return next((entity for entity in found if entity is not None and entity.type == "state"), None)

    def _together(self, id: str, moment: Moment) -> Entity | None:
        """Return the group all states of a divided country are members of ("the two Koreas")."""
        groups = [
            {relation.object for relation in self.gazetteer.related(state, "member-of", moment.date)}
            for state in self._states(id)
        ]
        shared = set.intersection(*groups) if len(groups) > 1 else set()
        named = (self.gazetteer.entity(group) for group in sorted(shared))
        return next((group for group in named if group.type == "group"), None)


@Language.factory("annotate_senses", assigns=["doc.ents"], default_config={"weights": None})  # type: ignore[untyped-decorator]
def make_senses(nlp: Language, name: str, gazetteer: Gazetteer, weights: str | None) -> Senser:
    """Return the component `annotate_senses` of a pipeline.

    Parameters
    ----------
    nlp, name
        As of every factory.
    gazetteer
        The authority file.
    weights
        A file that `annotate senses` wrote; None for the weights that come with the package.
    """
    extensions.register()
    return Senser(gazetteer, read_weights(Path(weights)) if weights else shipped())


def judged(setting: Setting, weights: Weights | None) -> Verdict:
    """Return the likelier sense of a name that may act, and what speaks for it: a rule, else the words around it.

    The rules are features among others; without weights the first that applies decides.
    """
    if weights is None:
        return judge(setting)
    estimate = weights.estimate(setting)
    sense = Sense.METONYMIC if estimate.metonymic > 0.5 else Sense.LITERAL
    score = max(estimate.metonymic, 1 - estimate.metonymic)
    for rule, words in applying(setting):
        if rule.sense is sense:
            return Verdict(sense, rule.name, words, score)
    return Verdict(sense, _AROUND, ", ".join(estimate.words), score)
