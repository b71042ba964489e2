"""The spaCy component that tells the literal from the metonymic sense of place names, and who is meant."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotate.gazetteer import Gazetteer
from annotate.stages import extensions
from annotate.stages.discourse import REACH, Finder, Layout, Moment, Stretch, layout, moments
from annotate.stages.senses import cues
from annotate.stages.senses.classify import Weights, read_weights, shipped
from annotate.stages.senses.rules import applying, as_party, judge
from annotate.stages.senses.syntax import is_verb
from annotate.stages.senses.values import Setting, Verdict
from annotate.values.authority import Entity
from annotate.values.model import Kind, Sense

# What may stand between coordinated names.
_CONNECTORS = frozenset({",", "and", "or", "nor", "the", "both", "especially", "also", "&", "-", "–", "/"})
_LINKING = frozenset({"and", "or", "nor", "&", "-", "–", "/"})
# What belongs to a name and says nothing about its sense.
_FILLERS = frozenset(
    {"the", "both", "either", "neither", "then", "communist", "two", "a", "an", "-", "“", '"', "‘", "'"}
)
_ARTICLES = frozenset({"the", "a", "an"})
# What opens a clause that hangs on the one after it.
_SUBORDINATING = frozenset(
    {"if", "when", "whenever", "after", "before", "once", "until", "unless", "since", "because", "although", "though",
     "while", "whether", "as", "should"}
)  # fmt: skip
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
        surroundings, said = _Surroundings.of(ents, where), extensions.Said(doc)
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


def settings(doc: Doc) -> tuple[Setting, ...]:
    """Return how each place of `doc.ents` stands in its sentence, as if none were a seat of government."""
    surroundings = _Surroundings.of(doc.ents, layout(doc))
    return tuple(surroundings.setting(ent.start, False) for ent in doc.ents if ent.label_ == Kind.PLACE)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the settings of a document are read from.

    Its words as they are and in small letters, where white space stands among them, its sentences and its places.
    """

    words: Sequence[str]
    lower: Sequence[str]
    blank: Set[int]
    sentence_of: Finder
    group_of: Finder

    @classmethod
    def of(cls, ents: Sequence[Span], where: Layout) -> _Surroundings:
        """Return those of a document with these mentions."""
        lower = where.lower
        sentence_of = Finder(where.sentences)
        places = [Stretch(ent.start, ent.end) for ent in ents if ent.label_ == Kind.PLACE]
        blank = {at for at, word in enumerate(lower) if word.isspace()}
        return cls(where.words.forms, lower, blank, sentence_of, Finder(_coordinations(lower, places, sentence_of)))

    def setting(self, at: int, seat: bool) -> Setting:
        """Return how the place that begins at a token stands in its sentence; `REACH` tokens on either side count."""
        sentence = self.sentence_of(at)
        group = self._widened(self.group_of(at), sentence)
        first, last = max(sentence.start, group.start - REACH), min(sentence.end, group.end + REACH)
        before = self._written(first, group.start)
        article = ""
        while before and ((word := self.lower[before[-1]]) in _FILLERS or self._compound(before)):
            if self._compound(before):
                del before[-3:]
            else:
                before.pop()
                article = article or (word if word in _ARTICLES else "")
        after = self._written(group.end, last)
        return Setting(
            tuple([self.lower[at] for at in before]),
            tuple([self.lower[at] for at in after]),
            seat,
            article,
            tuple([self.words[at][:1].isupper() for at in before[:-3:-1]]),
            tuple([self.words[at][:1].isupper() for at in after[:2]]),
        )

    def _written(self, start: int, end: int) -> list[int]:
        """Return where the words of a stretch stand that are no white space."""
        return [at for at in range(start, end) if at not in self.blank]

    def _compound(self, before: Sequence[int]) -> bool:
        """Whether words end with a participle made of two ("the Austrian-held"): an adjective, and nobody's act."""
        if len(before) < 3 or self.lower[before[-2]] != "-":
            return False
        return self.lower[before[-1]].endswith(("ed", "held", "led", "run"))

    def _widened(self, group: Stretch, sentence: Stretch) -> Stretch:
        """Return a coordination with capitalised names at its ends that were not recognised ("Fiji and X joined")."""
        start, end = group.start, group.end
        at = self._skip(end, min(sentence.end, end + REACH), 1)
        if at != end and not _LINKING.isdisjoint(self.lower[end:at]):
            end = at
        at = self._skip(start - 1, max(sentence.start, start - REACH) - 1, -1)
        if at != start - 1 and not _LINKING.isdisjoint(self.lower[at + 1 : start]):
            start = at + 1
        return Stretch(start, end)

    def _skip(self, at: int, limit: int, step: int) -> int:
        """Walk over connectors and capitalised names from `at`; return where the last name ended, or `at`."""
        reached, connected = at, False
        while at != limit:
            word = self.words[at]
            if self.lower[at] in _CONNECTORS:
                connected = True
            elif connected and word[:1].isupper() and word.isalpha():
                reached = at + step
            else:
                break
            at += step
        return reached


def _coordinations(lower: Sequence[str], places: Sequence[Stretch], sentence_of: Finder) -> tuple[Stretch, ...]:
    """Return the stretches of coordinated places ("Moscow, Beijing and the North"), one name or more each."""
    groups: list[Stretch] = []
    last = Stretch(0, 0)
    for place in places:
        linked = groups and sentence_of(place.start).holds(last.start) and _linked(lower[last.end : place.start])
        if linked and not _resumes(lower, groups[-1], place, lower[sentence_of(place.start).start]):
            groups[-1] = Stretch(groups[-1].start, place.end)
        else:
            groups.append(place)
        last = place
    return tuple(groups)


def _linked(between: Sequence[str]) -> bool:
    return _CONNECTORS.issuperset(between) and (not _LINKING.isdisjoint(between) or list(between) == [","])


def _resumes(lower: Sequence[str], group: Stretch, place: Stretch, opening: str) -> bool:
    """Whether a place after a comma is the subject of what follows, and the one before it is not.

    So it is after a preposition ("In Asia, X has") and after a clause that hangs on what follows ("If they cross the
    Yalu, X would"); `opening` is the first word of the sentence.
    """
    if list(lower[group.end : place.start]) not in ([","], [",", "the"]):
        return False
    before = lower[group.start - 1] if group.start else ""
    after = lower[place.end] if place.end < len(lower) else ""
    apart = before in cues.PREPOSITIONS or opening in _SUBORDINATING
    return apart and (after in cues.AUXILIARIES or is_verb(after))
