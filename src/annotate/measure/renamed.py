"""A text with every name replaced by one that the recogniser cannot know: does it read, or does it remember?

The words that make a name that name are replaced, each by one unseen name throughout the text: "Marwick", "Marwick
Institute" and "the two Marwicks" stay one name. Ordinary words in a name stay ("Institute", "North" before a country).
Names that hold nothing else ("the North", "the General Assembly") stay too, or are replaced as well, as is asked for;
with an unseen name in the place of "the North" a reader who knows nothing else can only guess what it is. Initialisms
become other letters. Possessives, articles, titles and demonyms lie outside names and stay, so the text may go on to
call a people by its own name. Descriptions, whose last word is written small, are no names and stay; all that stays
counts as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from string import ascii_uppercase

from annotate.measure.corpora import Example, Labelled
from annotate.measure.noise import Edit, edited
from annotate.measure.peers import gold
from annotate.measure.unseen_names import Role, unseen_names
from annotate.stages.recognise.lexicon import is_demonym
from annotate.values.errors import InputError
from annotate.values.model import Kind, Located

_NAMED = (Kind.PERSON, Kind.PLACE, Kind.ORG)
_WORD = {Kind.PERSON: re.compile(r"[^\s,]+")}
_PART = re.compile(r"[^\s,‐‑–-]+")
_LETTERS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,}")
_INITIAL = re.compile(r"[A-Z]\.?")
# Words that names share with ordinary speech, and the points of the compass.
_ORDINARY = frozenset(
    (
        *("academy", "agency", "air", "airport", "archive", "army", "assembly", "association", "associations", "bank"),
        *("board", "bureau", "central", "centre", "center", "chamber", "city", "college", "commerce", "commission"),
        *("committee", "confederation", "congress", "council", "court", "cultural", "defence", "defense", "democratic"),
        *("demarcation", "department", "dialogue", "east", "eastern", "faculty", "federal", "federation", "foreign"),
        *("foundation", "free", "fund", "general", "government", "guesthouse", "house", "industry", "institute"),
        *("international", "island", "islands", "kingdom", "library", "line", "lines", "military", "ministry"),
        *("museum", "national", "navy", "new", "north", "northern", "office", "organisation", "organization", "palace"),
        *("party", "peninsula", "people's", "province", "region", "republic", "river", "school", "sea", "society"),
        *("south", "southern", "state", "strait", "street", "supreme", "system", "trade", "union", "united"),
        *("university", "west", "western", "world", "zone"),
    )
)


@dataclass(frozen=True, slots=True)
class Renamed:
    """A renamed text by paragraph, its decided names, and how many words were replaced by how many others."""

    paragraphs: tuple[str, ...]
    gold: tuple[tuple[Labelled, ...], ...]
    replaced: int
    substitutes: int


def rename(paragraphs: Sequence[str], located: Sequence[Located], seed: int, *, ordinary: bool) -> Renamed:
    """Return the text with its people, places and organisations renamed.

    Parameters
    ----------
    paragraphs
        The text.
    located
        Its shown annotations. Named events and terms change where a renamed name stands in them.
    seed
        Decides who becomes what.
    ordinary
        Whether names of ordinary words alone are replaced, too.

    Raises
    ------
    InputError
        The text has more names than there are substitutes.
    """
    changes = _changes(located, _Deck(Random(seed)), ordinary)
    texts, spans = [], []
    for para, (text, labelled) in enumerate(zip(paragraphs, gold(located, len(paragraphs)), strict=True)):
        ordered = tuple(sorted(labelled, key=lambda s: s.start))
        edits = [Edit(start, end, new) for (at, start, end), new in sorted(changes.items()) if at == para]
        example = edited(Example(text, ordered), edits)
        texts.append(example.text)
        spans.append(example.spans)
    return Renamed(tuple(texts), tuple(spans), len(changes), len(set(changes.values())))


class _Deck:
    """Deals every word its substitute, and the same one when it comes again."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._dealt: dict[tuple[bool, str], str] = {}
        self._left = {role: [s.word for s in unseen_names() if s.role is role] for role in Role}
        for words in self._left.values():
            random.shuffle(words)

    def deal(self, word: str, role: Role) -> str:
        """Return the substitute for a word; people and places with one word get two."""
        key = (role is Role.PLACE, word)
        if key not in self._dealt:
            self._dealt[key] = self._other_letters(word) if _LETTERS.fullmatch(word) else self._next(role)
        return self._dealt[key]

    def known(self, word: str) -> str | None:
        """Return the substitute a word was given, the person's before the place's, or None."""
        return self._dealt.get((False, word)) or self._dealt.get((True, word))

    def _next(self, role: Role) -> str:
        if not self._left[role]:
            raise InputError(
                f"The text has more words for a {role} than there are substitutes.",
                remedy="Add rows to measure/data/unseen.csv.",
            )
        return self._left[role].pop()

    def _other_letters(self, word: str) -> str:
        # No letter stays in its place.
        return re.sub("[A-Z]", lambda m: self._random.choice(ascii_uppercase.replace(m[0], "")), word)


def _changes(located: Sequence[Located], deck: _Deck, ordinary: bool) -> dict[tuple[int, int, int], str]:
    """Return what becomes of each replaced stretch (paragraph, start, end)."""
    named = [place for place in located if place.mention.kind in _NAMED and not _described(place.mention.quote)]
    words = {word for place in named for word, _ in _words(place)}
    changes: dict[tuple[int, int, int], str] = {}
    for place in named:
        for word, start in _telling(place, ordinary):
            role = _role(place, start)
            singular = word[:-1] if word.endswith("s") and word[:-1] in words else ""
            new = deck.deal(singular, role) + "s" if singular else deck.deal(word, role)
            changes[place.mention.para, place.start + start, place.start + start + len(word)] = new
    for place in located:
        if place.mention.kind in (Kind.EVENT, Kind.TERM):
            changes |= _borrowed(place, deck)
    return changes


def _borrowed(place: Located, deck: _Deck) -> Mapping[tuple[int, int, int], str]:
    """Return the changes in an event or a term that is called by a renamed name, though not by a people's."""
    found = {}
    for word, start in _words(place):
        new = deck.known(word)
        if new is not None and not is_demonym([word]) and word.lower() not in _ORDINARY:
            found[place.mention.para, place.start + start, place.start + start + len(word)] = new
    return found


def _telling(place: Located, ordinary: bool) -> list[tuple[str, int]]:
    """Return the words that make a name that name, with their offsets; if all are `ordinary`, the first or none."""
    words = [(word, start) for word, start in _words(place) if word[:1].isupper()]
    if place.mention.kind is Kind.PERSON:
        return [(word, start) for word, start in words if not _INITIAL.fullmatch(word)]
    return [(w, start) for w, start in words if w.replace("’", "'").lower() not in _ORDINARY] or words[:ordinary]


def _words(place: Located) -> Iterator[tuple[str, int]]:
    for match in _WORD.get(place.mention.kind, _PART).finditer(place.mention.quote):
        yield match[0], match.start()


def _role(place: Located, start: int) -> Role:
    if place.mention.kind is not Kind.PERSON:
        return Role.PLACE
    return Role.FAMILY if " " not in place.mention.quote[start:] else Role.GIVEN


def _described(quote: str) -> bool:
    return quote.rsplit(maxsplit=1)[-1][:1].islower()
