"""The paragraph as a playhead: what the stage shows while a reader is in it, computed from the decided mentions.

Rules, stated once:

- A place is shown where the paragraph names it in the literal sense; where it stands for those who act there, they are
  actors, and nothing is put on a map.
- The moment of a paragraph lies in the year that it names most often, the first named of equals: at the end of the
  last day, month or year named in it. A date that covers several years counts for each of them in part.
- A paragraph without a date keeps the moment of the one before; before the first date, that of the first.
- Up to 1953 the situation is that of the peninsula (`Situation`); later the map of recognition at the end of the year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotate.figures.recognition.data import FIRST, LAST
from annotate.figures.steps import data as steps_data
from annotate.values.edtf import Day, Edtf
from annotate.values.model import Kind, Mention, Sense

if TYPE_CHECKING:
    from annotate.edition import Edition

WORLD = "world"


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation of the peninsula: its id, the day it begins, what it is called in a line."""

    id: str
    since: Day
    words: str


@dataclass(frozen=True, slots=True)
class Playhead:
    """What the stage shows for a paragraph.

    Attributes
    ----------
    places, actors
        Ids of the places meant, and of those who are meant under the name of a place, as they come.
    years
        First and last year of each date, as they come.
    situation, year
        What the map shows, and of which year. 0 for a text without any date.
    own
        Whether the paragraph names a date itself.
    """

    para: int
    places: tuple[str, ...]
    actors: tuple[str, ...]
    years: tuple[tuple[int, int], ...]
    situation: str = ""
    year: int = 0
    own: bool = False


def situations(edition: Edition) -> tuple[Situation, ...]:
    """Return the situations of the peninsula with the days on which they begin, the first one open.

    Raises
    ------
    DataError
        If an event that begins one is not on record.
    """
    story = steps_data.read(edition)
    begin = {stage.id: story.dated[stage.events[0]].date.earliest for stage in story.stages}
    begin["states"] = min(story.dated[side.proclaimed].date.earliest for side in story.sides)
    names = {"zones": "zones", "states": "held", "war": "war", "line": "line"}
    words = {stage.id: stage.name for stage in story.stages}
    return (
        Situation("before", Day(0, 1, 1), "Korea before August 1945"),
        *(Situation(names[id], day, words[id]) for id, day in sorted(begin.items(), key=lambda item: item[1])),
        Situation(WORLD, Day(begin["line"].year + 1, 1, 1), "Relations with the two Koreas"),
    )


def situation_at(known: Sequence[Situation], day: Day) -> str:
    """Return the id of the situation on a day."""
    return [each for each in known if each.since <= day][-1].id


def playheads(edition: Edition, text: str) -> tuple[Playhead, ...]:
    """Return what the stage shows for each paragraph of a text, in order."""
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for mention in edition.decided(text):
        mentions[mention.para].append(mention)
    known = situations(edition)
    told = [_told(known, n, mentions[n]) for n in range(len(edition.text(text).paragraphs))]
    return _carried(told)


def _told(known: Sequence[Situation], para: int, mentions: Sequence[Mention]) -> Playhead:
    places = (m.entity for m in mentions if m.kind is Kind.PLACE and m.sense is Sense.LITERAL and m.entity)
    acting = (m.refers_to or m.entity for m in mentions if m.sense is Sense.METONYMIC)
    dates = [m.edtf for m in mentions if m.kind is Kind.DATE and m.edtf.dates]
    found = Playhead(para, _once(places), _once(acting), tuple((d.earliest.year, d.latest.year) for d in dates))
    day = moment(dates)
    if day is None:
        return found
    return replace(found, situation=situation_at(known, day), year=day.year, own=True)


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def moment(dates: Sequence[Edtf]) -> Day | None:
    """Return the moment of a paragraph that names some dates, each of known days; None where it names none."""
    weight: dict[int, float] = {}
    for date in dates:
        covered = range(date.earliest.year, date.latest.year + 1)
        for year in covered:
            weight[year] = weight.get(year, 0) + 1 / len(covered)
    if not weight:
        return None
    best = max(weight, key=lambda year: weight[year])
    return max((d.latest for d in dates if d.latest.year == best), default=Day(best, 12, 31))


def _carried(told: Sequence[Playhead]) -> tuple[Playhead, ...]:
    last = next((one for one in told if one.own), None)
    found = []
    for one in told:
        last = one if one.own else last
        found.append(one if last is None else replace(one, situation=last.situation, year=last.year))
    return tuple(found)


def drawn_year(year: int) -> int:
    """Return the year for which the map of recognition stands in for a year: the record has a first and a last one."""
    return min(max(year, FIRST), LAST)
