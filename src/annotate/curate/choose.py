"""What the verbs of curation speak of: rows, and proposals of the machine that no row speaks of yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.edition import Edition, locate
from annotate.files import store
from annotate.files.texts import fold
from annotate.stages import merge
from annotate.values.errors import UsageError, unknown
from annotate.values.model import Certainty, Mention, Status, Suggestion

#: Whose reading it is where nobody proposed it.
MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Item:
    """An annotation, or what the machine proposes and no row speaks of yet.

    Attributes
    ----------
    score
        How sure the machine is, 0 to 1; None where it is a row of the data.
    """

    mention: Mention
    score: float | None = None

    @property
    def row(self) -> bool:
        """Whether it stands in the data already."""
        return self.score is None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which items are meant: what is left empty does not limit them.

    Attributes
    ----------
    names
        Ids of annotations; or quotes, labels and ids of entities, in any case of letters.
    text, kind
        The id of a text, a kind of mention.
    score
        The machine's proposals of at least this score.
    """

    names: tuple[str, ...] = ()
    text: str = ""
    kind: str = ""
    score: float | None = None


def items(edition: Edition, text: str = "") -> Iterator[Item]:
    """Yield every annotation of the texts, or of one, in their order, and after those of a text what is proposed."""
    for text_id in (text,) if text else edition.text_ids:
        rows = edition.all_rows(text_id)
        yield from map(Item, rows)
        taken = {row.id for row in rows}
        for one in undecided(edition, text_id, store.read_suggestions(edition.project, text_id)):
            yield Item(_mention(text_id, one, taken), one.score)


def undecided(edition: Edition, text: str, proposals: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the proposals for a text that speak of words of which no row speaks."""
    rows = edition.all_rows(text)
    places = [place for row in rows if (place := locate(edition.text(text), row))]
    spans = [(place.mention.para, place.start, place.end) for place in places]
    return merge.merge(rows, proposals, spans).proposed


def chosen(edition: Edition, choice: Choice, statuses: Sequence[Status] = tuple(Status)) -> tuple[Item, ...]:
    """Return what is meant.

    Parameters
    ----------
    edition
        The edition.
    choice
        Which items are meant.
    statuses
        Where a name, not an id, says what is meant: the statuses that count.

    Raises
    ------
    UsageError
        If nothing is asked for, there is no such text, or something that is asked for does not exist.
    """
    if choice == Choice():
        raise UsageError("Nothing is named.", remedy="Give ids or names, or --text, --kind or --score.")
    if choice.text and choice.text not in edition.text_ids:
        raise unknown("text", choice.text, edition.text_ids)
    every = tuple(items(edition, choice.text))
    for name in choice.names:
        if not any(_named(item, name) for item in every):
            known = {n for item in every for n in (item.mention.id, item.mention.quote, item.mention.entity) if n}
            raise unknown("annotation or name", name, _near(name, known))
    return tuple(item for item in every if _meant(item, choice, statuses))


def _near(name: str, known: set[str]) -> tuple[str, ...]:
    """Return what may have been meant: all there is would fill the screen."""
    from rapidfuzz import process

    return tuple(found for found, *_ in process.extract(name, sorted(known), limit=5))


def _meant(item: Item, choice: Choice, statuses: Sequence[Status]) -> bool:
    by_id = item.mention.id in choice.names
    named = by_id or not choice.names or any(_named(item, name) for name in choice.names)
    kind = not choice.kind or item.mention.kind == choice.kind
    score = choice.score is None or (item.score is not None and item.score >= choice.score)
    return named and kind and score and (by_id or item.mention.status in statuses)


def _named(item: Item, name: str) -> bool:
    mention = item.mention
    wanted = fold(name).casefold()
    return name == mention.id or wanted in (
        fold(said).casefold() for said in (mention.quote, mention.entity_label, mention.entity) if said
    )


def _mention(text: str, one: Suggestion, taken: set[str]) -> Mention:
    """Return a proposal of the machine as the row it would be."""
    id = store.mint_free(text, one.para, one.quote, one.nth, taken)
    return Mention(
        id, text, one.para, one.quote, one.nth, one.kind, one.entity, one.label, one.sense, one.refers_to, one.edtf,
        one.relation, Certainty.MEDIUM, Status.PROPOSED, MACHINE,
    )  # fmt: skip
