"""How states stood with either Korea, in values for maps and charts: every state at the end of every year.

The counts are those of `annotate.facts.counts`; nothing is counted here by another rule. Outlines are those of today
(`data/geo/world_110m.geojson`). A state that is no more is drawn in one of two ways, both said in the figure:

- as the outlines of its successors, all in its own standing, while the property `within` says so (the Soviet Union);
- as a square at its capital, where its land is now part of another state's outline (East Germany).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotate.facts import counts
from annotate.facts.counts import Partners
from annotate.figures.states import Place
from annotate.values.acts import Act, ActKind, Recognition, Side
from annotate.values.edtf import Edtf
from annotate.values.errors import DataError
from annotate.values.model import Certainty

FIRST, LAST = 1948, 1994
YEARS = range(FIRST, LAST + 1)


class Standing(StrEnum):
    """How a state stands with the two Koreas; the value is its sign in the data that the page's script reads."""

    ROK = "r"
    DPRK = "d"
    BOTH = "b"
    ROK_CONSULS = "s"
    DPRK_CONSULS = "p"
    CONSULS = "c"
    RECOGNISED = "g"
    NEITHER = "n"
    NO_ROW = "x"
    KOREA = "k"
    GONE = "-"


@dataclass(frozen=True, slots=True)
class Look:
    """How a standing is drawn (a role of the style) and what it says."""

    standing: Standing
    role: str
    words: str


LOOKS = (
    Look(Standing.ROK, "rok-only", "relations with Seoul only"),
    Look(Standing.DPRK, "dprk-only", "relations with Pyongyang only"),
    Look(Standing.BOTH, "both-koreas", "relations with both"),
    Look(Standing.ROK_CONSULS, "rok-consuls", "relations with Seoul, consuls with Pyongyang"),
    Look(Standing.DPRK_CONSULS, "dprk-consuls", "relations with Pyongyang, consuls with Seoul"),
    Look(Standing.CONSULS, "consuls", "consuls with one Korea or both, relations with neither"),
    Look(Standing.RECOGNISED, "recognised", "recognition of a Korea, relations with neither"),
    Look(Standing.NEITHER, "neither", "none of these, or not yet a state"),
    Look(Standing.NO_ROW, "outside", "no row in the record"),
    Look(Standing.KOREA, "korea", "Korea"),
)
_ROK_ONLY, _DPRK_ONLY = {Standing.ROK, Standing.ROK_CONSULS}, {Standing.DPRK, Standing.DPRK_CONSULS}
_KOREAS = frozenset({"PRK", "KOR"})


def look(standing: Standing) -> Look:
    """Return how a standing is drawn; raise `KeyError` for a state that is not there."""
    return {each.standing: each for each in LOOKS}[standing]


@dataclass(frozen=True, slots=True)
class Turn:
    """A break, and the renewal that answered it, or None."""

    state: str
    broken: Act
    renewed: Act | None


@dataclass(frozen=True, slots=True)
class Year:
    """The counts at the end of a year: all rows, and without the sides graded low."""

    year: int
    every: Partners
    doubtless: Partners


def key_of(row: Recognition) -> str:
    """Return the code under which a row is counted and drawn: as in `annotate.facts.counts`."""
    return row.iso3


def by_year(recognition: Sequence[Recognition]) -> tuple[Year, ...]:
    """Return the counts at the end of each year of the figure."""
    every = counts.yearly(recognition, FIRST, LAST)
    doubtless = counts.yearly(recognition, FIRST, LAST, certainty=Certainty.MEDIUM)
    return tuple(Year(*each) for each in zip(YEARS, every, doubtless, strict=True))


def standing(state: str, partners: Partners) -> Standing:
    """Return a state's standing among the partners of a day."""
    rok, dprk, consuls = state in partners.rok, state in partners.dprk, state in partners.consular
    if rok and dprk:
        return Standing.BOTH
    if rok:
        return Standing.ROK_CONSULS if consuls else Standing.ROK
    if dprk:
        return Standing.DPRK_CONSULS if consuls else Standing.DPRK
    if consuls:
        return Standing.CONSULS
    return Standing.RECOGNISED if state in partners.recognised else Standing.NEITHER


def occurring(recognition: Sequence[Recognition], years: Sequence[Year]) -> frozenset[Standing]:
    """Return the standings that a map of some years may show."""
    codes_of_rows, counts_of = codes(recognition), [found for year in years for found in (year.every, year.doubtless)]
    shown = {standing(state, found) for state in codes_of_rows for found in counts_of}
    return frozenset(shown | {Standing.NO_ROW, Standing.KOREA})


def drawn(place: Place, partners: Partners, states: frozenset[str]) -> Standing:
    """Return what a place shows on the day of some partners."""
    day = Edtf.parse(partners.day).earliest
    if not place.lasted.holds(day):
        return Standing.GONE
    if place.key in _KOREAS:
        return Standing.KOREA
    shown = place.holder if place.lent(day) else place.key
    if place.lent(day) and shown not in states:
        raise DataError(f"{place.key} is drawn with {shown}, which has no row.", remedy="Correct `within`.")
    return standing(shown, partners) if shown in states else Standing.NO_ROW


def codes(recognition: Sequence[Recognition]) -> frozenset[str]:
    """Return the codes of all rows."""
    return frozenset(key_of(row) for row in recognition)


def unshaped(recognition: Sequence[Recognition], places: Sequence[Place]) -> tuple[Recognition, ...]:
    """Return the rows that the map has no place for, mostly islands and very small states, by name."""
    have = {place.key for place in places}
    return tuple(sorted((row for row in recognition if key_of(row) not in have), key=lambda row: row.state))


def turns(recognition: Sequence[Recognition], first: int = FIRST, last: int = LAST) -> tuple[Turn, ...]:
    """Return the breaks between two years, both included, with the renewals that answered them, by day."""

    def found() -> Iterator[Turn]:
        for row in recognition:
            for side in Side:
                restored = row.told(side, ActKind.RESTORED)
                for n, broken in enumerate(row.told(side, ActKind.SEVERED)):
                    yield Turn(row.state, broken, restored[n] if n < len(restored) else None)

    within = (turn for turn in found() if first <= turn.broken.date.earliest.year <= last)
    return tuple(sorted(within, key=lambda t: (t.broken.date.earliest, t.state, t.broken.korea)))


@dataclass(frozen=True, slots=True)
class Tally:
    """How the states of one region or bloc stand on a day."""

    group: str
    states: int
    rok_only: int
    dprk_only: int
    both: int


def tallies(recognition: Sequence[Recognition], partners: Partners, by: str) -> tuple[Tally, ...]:
    """Return counts by `region` or by `bloc`, by name; a state of two blocs counts in both of them.

    `states` counts the rows of the group, whether or not they were states on that day.
    """
    groups: dict[str, list[Standing]] = {}
    for row in recognition:
        label = row.region if by == "region" else row.bloc
        for name in (part.strip() for part in (label or "no bloc given").split(";")):
            groups.setdefault(name, []).append(standing(key_of(row), partners))
    return tuple(
        Tally(name, len(some), *(sum(s in ways for s in some) for ways in (_ROK_ONLY, _DPRK_ONLY, {Standing.BOTH})))
        for name, some in sorted(groups.items())
    )


def tested(recognition: Sequence[Recognition], key: str, side: Side) -> tuple[int, int]:
    """Return how many of a list's openings with one Korea could be tested against other sources, and how many failed.

    Parameters
    ----------
    key
        The list, by its key in the bibliography.

    An opening is tested where the date that is preferred is graded high, which no list bears out alone. The list fails
    where it is named for another date of the same act, and not for the preferred one.
    """
    right = wrong = 0
    for row in recognition:
        for act in row.told(side, ActKind.ESTABLISHED, ActKind.RESTORED):
            if act.certainty is not Certainty.HIGH:
                continue
            if key in act.sources:
                right += 1
            elif any(key in each.sources for each in row.acts if each.korea is side and each.act is act.act):
                wrong += 1
    return right + wrong, wrong
