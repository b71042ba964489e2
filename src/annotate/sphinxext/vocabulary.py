"""The words readers see for the values of the data. One table for each; text, cards, legend and indexes share them.

To change how a kind is called or drawn, change its row in `KINDS`, and its rule in `static/edition.css`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from annotate.values.authority import Entity, Name
from annotate.values.edtf import Edtf
from annotate.values.model import Certainty, DateRelation, Kind, Mention, Status, Text


@dataclass(frozen=True, slots=True)
class KindWords:
    """How a kind is called, how it is drawn, and which index page lists it."""

    kind: Kind
    one: str
    many: str
    style: str
    page: str

    @property
    def slug(self) -> str:
        """The kind as it stands in addresses and class names."""
        return self.kind.value.lower()


KINDS: tuple[KindWords, ...] = (
    KindWords(Kind.PERSON, "person", "People", "solid line", "people"),
    KindWords(Kind.PLACE, "place", "Places", "dotted line", "places"),
    KindWords(Kind.ORG, "organisation", "Organisations", "double line", "organisations"),
    KindWords(Kind.DATE, "date", "Dates", "line above and below", "dates"),
    KindWords(Kind.EVENT, "event", "Events", "thick line", "events-terms"),
    KindWords(Kind.TERM, "term", "Terms", "thin line", "events-terms"),
)

STATUS: dict[Status, str] = {
    Status.PROPOSED: "proposed, not yet decided",
    Status.ACCEPTED: "accepted",
    Status.REJECTED: "rejected",
    Status.DISPUTED: "disputed: the words have more than one reading",
}

CERTAINTY: dict[Certainty, str] = {
    Certainty.HIGH: "high",
    Certainty.MEDIUM: "medium",
    Certainty.LOW: "low",
}

DATE_RELATION: dict[DateRelation, str] = {
    DateRelation.BEFORE: "up to this date",
    DateRelation.AFTER: "from this date on",
}

RELATION: dict[str, tuple[str, str]] = {
    "part-of": ("part of", "includes"),
    "capital-of": ("capital of", "capital"),
    "government-of": ("government of", "government"),
    "seat-of": ("seat of", "seat"),
    "predecessor": ("predecessor of", "preceded by"),
    "successor": ("successor of", "followed by"),
    "leader-of": ("leader of", "leader"),
    "member-of": ("member of", "member"),
}
"""The statement as the subject makes it, and as its object would."""

LANGUAGE: dict[str, str] = {
    "en": "English",
    "ko": "Korean",
    "ko-Hani": "Korean, in Chinese characters",
    "ko-Hang": "Korean",
    "ko-Latn": "Korean, romanised",
    "ru": "Russian",
    "ru-Latn": "Russian, romanised",
    "zh": "Chinese",
    "zh-Hant": "Chinese, traditional characters",
    "zh-Hans": "Chinese, simplified characters",
    "zh-Latn": "Chinese, romanised",
    "ja": "Japanese",
    "ja-Latn": "Japanese, romanised",
    "de": "German",
    "fr": "French",
}

SYSTEM: dict[str, str] = {
    "RR": "Revised Romanisation",
    "MR": "McCune–Reischauer",
    "pinyin": "pinyin",
    "WG": "Wade–Giles",
    "ALA-LC": "ALA-LC",
    "postal": "postal romanisation",
}

ROLE: dict[str, str] = {
    "historical": "historical",
    "metonym": "used for those who act there",
    "descriptor": "description used as a name",
}


def words_of(kind: Kind) -> KindWords:
    """Return the words for a kind."""
    return next(words for words in KINDS if words.kind is kind)


def existed(kind: Kind) -> str:
    """Return what stands before the span of an entity."""
    return {Kind.PERSON: "Lived", Kind.EVENT: "Happened"}.get(kind, "Existed")


def sentence(words: str) -> str:
    """Return words as they begin a sentence: the first letter a capital, the others as they are."""
    return words[:1].upper() + words[1:]


def described(entity: Entity) -> str:
    """Return the description of an entity as it is printed: between years stands the dash of a span."""
    return re.sub(r"(?<=\d)-(?=\d)", "–", entity.description)


def filed(entity: Entity, names: Sequence[Name]) -> str:
    """Return the name under which an entity is filed: a person's surname first.

    It is the inverted name that the gazetteer gives ("Stalin, Joseph"), or one made with a surname that it gives
    alone ("Bevin"). Names that begin with the surname, as Korean and Chinese names do, stay as they are.
    """
    if entity.kind is not Kind.PERSON:
        return entity.label
    known = [name.name for name in names if name.lang == "en" and name.role != "historical"]
    rest, _, last = entity.label.rpartition(" ")
    inverted = [f"{last}, {rest}"] if last in known and rest else []
    return next((name for name in (*inverted, *known) if ", " in name), entity.label)


def sort_name(label: str) -> str:
    """Return the key under which a name is filed: no accents, no case, no breathings or apostrophes."""
    plain = unicodedata.normalize("NFKD", label)
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’ʻ“”\"").casefold()


def times(number: int) -> str:
    """Return a number of times in words: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def called(text: Text) -> str:
    """Return what a text is called in indexes and tables."""
    return text.meta.called or text.meta.title


def date_anchor(value: Edtf) -> str:
    """Return the anchor of a date in the index of dates; different values get different anchors."""
    spelled = value.text.replace("/", "_to_").replace("..", "open").replace("~", "-about").replace("?", "-perhaps")
    return f"date-{spelled.replace('%', '-perhaps-about')}"


def index_target(mention: Mention, kind: Kind) -> tuple[str, str]:
    """Return page and anchor of the index entry of a mention.

    Parameters
    ----------
    mention
        The mention.
    kind
        The kind of its entity, which decides on the index page; the mention's own where there is no entity.
    """
    page = words_of(kind).page
    if mention.entity:
        return page, f"ent-{mention.entity}"
    if mention.edtf:
        return "dates", date_anchor(mention.edtf)
    return page, f"unlinked-{words_of(kind).slug}"


def subject(mention: Mention) -> str:
    """Return what mentions of the same thing have in common: the entity, the date, or the words themselves."""
    return mention.entity or mention.edtf.text or f"{mention.kind} {mention.quote}"
