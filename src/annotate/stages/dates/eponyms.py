"""Events that are named after the day on which they happened: "the March First Movement", "the July 20 plot".

Such a day names the event wherever it is told, and moves no account. Its year is, in this order, the one said with the
name ("of 1919"), that of an event of the table, and that of the same day where it was spoken of before. Else it is
found as that of any other day. To add an event, add a row; what may be called by a day at all are `EVENTS`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotate.stages.dates.answers import Answer, Year
from annotate.stages.dates.context import Site


@dataclass(frozen=True, slots=True)
class Eponym:
    """Month and day that name events, the nouns of their names, and their years: several where one name has several."""

    month: int
    day: int
    nouns: frozenset[str]
    years: tuple[int, ...]


def _row(month: int, day: int, nouns: str, *years: int) -> Eponym:
    return Eponym(month, day, frozenset(nouns.split()), years)


#: Events from 1919 on that are known by their day, most of them of Korea, China and Japan.
EPONYMS: tuple[Eponym, ...] = (
    _row(1, 21, "incident raid", 1968),
    _row(1, 28, "incident", 1932),
    _row(2, 13, "agreement", 2007),
    _row(2, 26, "incident mutiny revolt coup", 1936),
    _row(2, 28, "incident massacre uprising", 1947),
    _row(2, 28, "movement", 1960),
    _row(3, 1, "movement uprising demonstrations", 1919),
    _row(3, 15, "incident", 1928, 1960),
    _row(3, 15, "uprising", 1960),
    _row(4, 3, "incident uprising rebellion massacre", 1948),
    _row(4, 5, "incident movement", 1976),
    _row(4, 19, "revolution uprising movement", 1960),
    _row(4, 27, "declaration", 2018),
    _row(5, 4, "movement", 1919),
    _row(5, 15, "incident", 1932),
    _row(5, 16, "coup revolution", 1961),
    _row(5, 18, "uprising movement massacre", 1980),
    _row(5, 30, "incident movement", 1925),
    _row(6, 3, "protests movement resistance", 1964),
    _row(6, 4, "incident massacre crackdown", 1989),
    _row(6, 10, "movement demonstrations uprising struggle", 1926, 1987),
    _row(6, 15, "declaration summit", 2000),
    _row(6, 25, "war", 1950),
    _row(6, 29, "declaration", 1987),
    _row(7, 4, "communiqué communique", 1972),
    _row(7, 7, "declaration", 1988),
    _row(7, 7, "incident", 1937),
    _row(7, 20, "plot", 1944),
    _row(7, 26, "movement", 1953),
    _row(8, 15, "liberation", 1945),
    _row(8, 18, "incident", 1976),
    _row(9, 11, "attacks", 2001),
    _row(9, 18, "incident", 1931),
    _row(9, 19, "statement", 2005),
    _row(10, 4, "declaration", 2007),
    _row(10, 26, "incident assassination", 1979),
    _row(12, 9, "movement", 1935),
    _row(12, 12, "incident", 1936, 1979),
    _row(12, 12, "coup mutiny", 1979),
)

#: What is named after its day.
EVENTS = frozenset(
    {"accident", "accord", "accords", "agreement", "amnesty", "armistice", "assassination", "attack", "attacks",
     "battle", "bombing", "bombings", "broadcast", "campaign", "clash", "clashes", "communiqué", "communique",
     "conference", "coup", "crackdown", "crisis", "declaration", "decree", "demonstration", "demonstrations",
     "earthquake", "election", "elections", "eruption", "explosion", "fire", "flood", "incident", "landing",
     "landings", "law", "liberation", "manifesto", "massacre", "massacres", "meeting", "movement", "mutiny",
     "offensive", "order", "plot", "pogrom", "proclamation", "protest", "protests", "protocol", "purge", "putsch",
     "raid", "raids", "rally", "rebellion", "referendum", "resistance", "resolution", "revolt", "revolution",
     "riot", "riots", "rising", "speech", "statement", "strike", "strikes", "struggle", "summit", "talks",
     "treaty", "tsunami", "uprising", "vote", "war"}
)  # fmt: skip

#: Up to the noun stand names, then one adjective: "the April 19 Student Revolution", "the May 18 student uprising".
_AFTER = re.compile(
    r"[ \u00a0-](?P<between>(?:[A-Z][\w’'-]{1,24}[ ]){0,4}?(?:[a-z][a-z-]{3,16}[ ])?)"
    rf"(?P<noun>(?i:{'|'.join(sorted(EVENTS, key=len, reverse=True))}))\b"
    r"(?![’'-]|[ ](?:[Dd]ay|[Aa]nniversary|[Cc]eremony)\b)"
    r"(?:[ ](?:\(|(?:of|in)[ ](?:the year )?)(?P<year>[12][0-9]{3})\b(?![’'-]))?"
)
_DETERMINED = re.compile(
    r"(?:\b(?:the|this|that|its|his|her|their|our|a)|[’']s?)(?:[ ][a-z-]{3,15}){0,2}[ ](?:the[ ])?$", re.IGNORECASE
)
_SURE = 0.9
#: "the 15 August he won the elections"
_VERB_LIKE = re.compile(r"(?:ed|was|were|had|have|has|will|would|when|while|after|before|that|which|with|from|into) $")


def event_of(site: Site) -> re.Match[str] | None:
    """Return the match of the event that the day at a site names (`noun`, `year` if said), None if it names none."""
    match = _AFTER.match(site.map.text, site.end)
    if match is None or _VERB_LIKE.search(match["between"]):
        return None
    if match["noun"][0].islower() and not _DETERMINED.search(site.words_before):
        return None
    return match


def said_year(event: re.Match[str]) -> Year | None:
    """Return the year that is said with the event, if one is."""
    if not event["year"]:
        return None
    return Year(int(event["year"]), f"year {event['year']} said with the event that is named after it", _SURE, True)


def known_year(
    month: int, day: int, event: re.Match[str], spoken: Sequence[int], latest: int | None
) -> Year | Answer | None:
    """Return the year of an event of the table, why it cannot be told which is meant, or None where no row is about it.

    Parameters
    ----------
    month, day
        The day that names it.
    event
        What `event_of` returned.
    spoken
        Years that were spoken of, the likelier first: they tell events of one name apart.
    latest
        The year of the text itself: no event lies after it. None if unknown.
    """
    noun = event["noun"].lower()
    rows = (row for row in EPONYMS if (row.month, row.day) == (month, day) and noun in row.nouns)
    years = [year for row in rows for year in row.years if latest is None or year <= latest]
    if not years:
        return None
    year = years[0] if len(years) == 1 else next((year for year in spoken if year in years), None)
    if year is None:
        return Answer(None, f"which event of that day is meant is not said: {' or '.join(map(str, years))}", 0.5)
    return Year(year, f"year {year} of the event that is known by this day", _SURE, True)
