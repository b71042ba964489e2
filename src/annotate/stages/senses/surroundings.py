"""How each place of a document stands in its sentence: the words about it, without what is coordinated with it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from annotate.stages.discourse import REACH, Finder, Layout, Stretch, layout
from annotate.stages.lists import listed
from annotate.stages.senses import cues
from annotate.stages.senses.syntax import is_verb
from annotate.stages.senses.values import Setting
from annotate.values.model import Kind

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
# What may part a place from another that opens a clause of its own.
_RESUMING = frozenset({(",",), (",", "and"), (",", "but")})
# Where the town lies that is named before its land, what follows the two, and what is a time and no town.
_WITHIN = frozenset({"in", "at", "near", "of", "from", "to", "outside"})
_AFTER_ADDRESS = frozenset({".", ",", ";", ")", "and", "in", "on", "to", "from", "for", "with", "during", "by", "as"})
_TIMES = listed(
    "january february march april may june july august september october november december sunday monday tuesday",
    "wednesday thursday friday saturday spring summer autumn winter",
)


def settings(doc: Doc) -> tuple[Setting, ...]:
    """Return how each place of `doc.ents` stands in its sentence, as if none were a seat of government."""
    surroundings = Surroundings.of(doc.ents, layout(doc))
    return tuple(surroundings.setting(ent.start, False) for ent in doc.ents if ent.label_ == Kind.PLACE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the settings of a document are read from.

    Its words as they are and in small letters, where white space and places stand among them, its sentences and its
    coordinated places.
    """

    words: Sequence[str]
    lower: Sequence[str]
    blank: Set[int]
    placed: Set[int]
    sentence_of: Finder
    group_of: Finder

    @classmethod
    def of(cls, ents: Sequence[Span], where: Layout) -> Surroundings:
        """Return those of a document with these mentions."""
        lower = where.lower
        sentence_of = Finder(where.sentences)
        places = [Stretch(ent.start, ent.end) for ent in ents if ent.label_ == Kind.PLACE]
        blank = {at for at, word in enumerate(lower) if word.isspace()}
        placed = {at for place in places for at in range(place.start, place.end)}
        groups = Finder(_coordinations(lower, places, sentence_of))
        return cls(where.words.forms, lower, blank, placed, sentence_of, groups)

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
        return Stretch(self._town(start, end, sentence), end)

    def _town(self, start: int, end: int, sentence: Stretch) -> int:
        """Return where a town begins that was not recognised, and whose land this is ("in Hanover, Germany")."""
        after = self.lower[end] if end < sentence.end else "."
        if start - 3 < sentence.start or self.lower[start - 1] != "," or after not in _AFTER_ADDRESS:
            return start
        at = start - 2
        while at >= sentence.start and self._is_word_of_town(at):
            at -= 1
        return at + 1 if at >= sentence.start and at < start - 2 and self.lower[at] in _WITHIN else start

    def _is_word_of_town(self, at: int) -> bool:
        word = self.words[at]
        return word[:1].isupper() and word.isalpha() and at not in self.placed and self.lower[at] not in _TIMES

    def _skip(self, at: int, limit: int, step: int) -> int:
        """Walk over connectors and capitalised names from `at`; return where the last name ended, or `at`."""
        reached, connected = at, False
        # A name may end behind the sentence it begins in; then there is nothing to walk over.
        for place in range(at, limit, step):
            word = self.words[place]
            if self.lower[place] in _CONNECTORS:
                connected = True
            elif connected and word[:1].isupper() and word.isalpha() and place not in self.placed:
                reached = place + step
            else:
                break
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

    So it is after a preposition ("In Asia, X has"; "held in X, and Y won") and after a clause that hangs on what
    follows ("If they cross the Yalu, X would"); `opening` is the first word of the sentence.
    """
    between = tuple(word for word in lower[group.end : place.start] if word != "the")
    if between not in _RESUMING:
        return False
    before = lower[group.start - 1] if group.start else ""
    after = lower[place.end] if place.end < len(lower) else ""
    apart = before in cues.PREPOSITIONS or (between == (",",) and opening in _SUBORDINATING)
    listed = between != (",",) and "," in lower[group.start : group.end]
    return apart and not listed and (after in cues.AUXILIARIES or is_verb(after))
