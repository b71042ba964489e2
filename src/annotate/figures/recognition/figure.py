"""Relations with either Korea: the world by year, with a slider on the screen and five years side by side in print."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from annotate.facts.counts import RELATIONS, Partners
from annotate.figures.kit import world
from annotate.figures.kit.figure import Column, Figure, Row, Wording
from annotate.figures.kit.markup import join
from annotate.figures.kit.scene import Area, Entry, Placed, Sheet, box
from annotate.figures.kit.views import View, seen_in, verified
from annotate.figures.recognition import data as recognition_data
from annotate.figures.recognition import page as recognition_page
from annotate.figures.recognition.data import FIRST, LAST, LOOKS, Standing, Year, key_of
from annotate.figures.recognition.page import counted
from annotate.figures.recognition.scene import draw, project
from annotate.figures.states import Place, read_places
from annotate.values.acts import Act, Preferred, Recognition, Side, said
from annotate.values.edtf import Edtf

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "recognition"
SHOWN = 1973
SMALL = (1950, 1960, 1973, 1990, 1992)
_COLUMNS = (
    *(Column(name) for name in ("State", "Region", "Bloc", "Seoul", "Certainty, Seoul", "Pyongyang")),
    Column("Certainty, Pyongyang"),
    Column("Also given", leads=True),
    Column("Drawn as"),
)


def _legend(found: Collection[Standing]) -> tuple[Entry, ...]:
    return (
        *(Entry(box(each.role), each.words) for each in LOOKS if each.standing in found),
        Entry(box("dprk-only", "dashed"), "dashed outline: shows the row of a larger state of the time"),
        Entry(
            Area("rok-only", (((10, 4), (18, 4), (18, 12), (10, 12)),), edge="framed"),
            "square: a state that is no more",
        ),
    )


def _said(act: Act) -> str:
    return said(act).removeprefix("relations ")


def _also(row: Recognition) -> str:
    """Return the dates that were given and are not preferred."""
    sides = []
    for side, name in ((Side.ROK, "Seoul"), (Side.DPRK, "Pyongyang")):
        others = [act for act in row.acts if act.korea is side and act.preferred is Preferred.NO]
        sides += [f"{name} {', '.join(map(_said, others))}"] if others else []
    return "; ".join(sides)


def _ends(span: Edtf) -> tuple[str, str]:
    """Return the first and the last day of a span in words, "" for one that is open."""
    first, last = ("" if day.open else Edtf.parse(str(day)).words for day in (span.earliest, span.latest))
    return first, last


def _drawn_as(place: Place | None) -> str:
    if place is None:
        return "in the list"
    if place.lasted:
        return f"square, {' to '.join(_ends(place.lasted))}"
    since, until = _ends(place.held)
    if not place.holder or not until:
        return "outline"
    span = f"from {since} to {until}" if since else f"until {until}"
    others = "with others in its own row" if place.holder == place.key else f"in the row of {place.holder}"
    return f"outline; {span} {others}"


def _known(row: Recognition) -> bool:
    """Tell whether relations with a side are verified; what the other side has is then left out alone."""
    grades = [row.grade(side, *RELATIONS) for side in Side]
    return any(grade and verified(grade) for grade in grades) or not any(grades)


def _row(row: Recognition, places: dict[str, Place]) -> Row:
    sides = []
    for side in Side:
        sides += [", ".join(map(_said, row.told(side))) or "none", str(row.grade(side) or "")]
    also = _also(row)
    cells = (row.state, row.region, row.bloc, *sides, also, _drawn_as(places.get(key_of(row))))
    address = f"../book/acts.html#acts-{row.iso3}" if also else ""
    return Row("", cells, () if _known(row) else seen_in(known=False), address)


_Pick = Callable[[Year], Partners]
_PICKS: tuple[tuple[View, _Pick], ...] = (
    (View.ALL, lambda year: year.every),
    (View.VERIFIED, lambda year: year.doubtless),
)


def _title(years: dict[int, Year], pick: _Pick) -> str:
    three = (f"{len(pick(years[year]).both)} at the end of {year}" for year in (SHOWN, 1992))
    first = f"{len(pick(years[1965]).both) or 'No'} states had relations with both Koreas at the end of 1965"
    return f"{first}, {', '.join(three)}"


def _description(years: dict[int, Year], missing: int) -> tuple[str, ...]:
    told = ". ".join(f"{year}: {counted(years[year].every)}" for year in SMALL)
    sure = ". ".join(f"{year}: {counted(years[year].doubtless)}" for year in SMALL)
    return (
        f"States at the end of a year, by the Korean state they had relations with. {told}.",
        "A state that had only recognised Seoul, as governments did in 1949 and 1950, or only kept consuls, as in the "
        "1960s, is a partner of neither and shown as what it was.",
        f"Without what is graded low, at the end of {sure}. What is left out in this way counts as no relations.",
        "The outlines are those of today, generalised for a map of the whole world. The Soviet Union, Yugoslavia and "
        "Czechoslovakia are drawn as all the outlines of their successors, dashed, in the colours of their one row. "
        "East Germany, South Vietnam and South Yemen are squares at their capitals as long as they lasted; the outline "
        "around each of them shows the other state: the Federal Republic, North Vietnam, North Yemen. Pakistan, "
        "Ethiopia and Sudan have their former parts with them in the same way, and Egypt has Syria in the years of the "
        "United Arab Republic; the table gives the days. Colonies are not told apart from states "
        "that had relations with neither Korea, since the record has no dates of independence.",
        f"{missing} states are too small for the outlines and stand in a list beside the map.",
    )


def build(edition: Edition) -> Figure:
    """Return the map.

    Raises
    ------
    InputError, DataError
        If the record or the outlines cannot be read, or contradict each other.
    """
    rows = edition.recognition
    places = read_places(edition)
    years = {each.year: each for each in recognition_data.by_year(rows)}
    states = recognition_data.codes(rows)
    shapes = project(places)
    missing = recognition_data.unshaped(rows, places)
    shown = years[SHOWN].every
    panel = draw(shapes, shown, states)
    small = [(draw(shapes, years[year].every, states), years[year].every) for year in SMALL]
    name = f"fig-{ID}"
    said = _description(years, len(missing))
    width = 358.0
    step = world.height(width) + 34
    printed = tuple(
        Placed(
            draw(shapes, years[year].every, states, width),
            f"{year}: Seoul {len(f.rok_only)}, Pyongyang {len(f.dprk_only)}, both {len(f.both)}",
            16 + 370 * (n % 2),
            100 + step * (n // 2),
        )
        for n, year in enumerate(SMALL)
        for f in (years[year].every,)
    )
    codes = recognition_page.signs(shapes, missing, tuple(years.values()), states)
    return Figure(
        id=ID,
        said=tuple(Wording(view, _title(years, pick), said) for view, pick in _PICKS),
        alt=f"Map of the world, {FIRST} to {LAST}, with states that had relations with Seoul, with Pyongyang, "
        "with both and with neither; few have both before 1970, most by 1992.",
        panels=(panel,),
        legend=_legend(recognition_data.occurring(rows, tuple(years.values()))),
        columns=_COLUMNS,
        rows=tuple(_row(row, {place.key: place for place in places}) for row in rows),
        cited=tuple(key for place in places for key in place.sources),
        method=f"{world.PROJECTION_NAME}. Standing on 31 December, counted as in annotate.facts.counts: "
        "a relation counts on days on which it surely stood. "
        "Outlines: Natural Earth 1:110 million, as of 2018, generalised further; they "
        "take no side in any dispute. Antarctica is left out. The sources of every act, and why one date is preferred "
        "to another, stand on the page that “also given” leads to; the sources below are those of the outlines.",
        sheet=Sheet(
            height=100 + 3 * step + 60,
            panels=printed,
            legend_at=(400, 100 + 2 * step),
            legend_width=340,
            source=f"{world.PROJECTION_NAME}. Source: data/history/acts.csv; outlines of today, Natural Earth.",
        ),
        list=join(
            (
                recognition_page.said(name),
                recognition_page.without_outline(name, missing, shown),
                recognition_page.small_maps(name, small),
            )
        ),
        controls=recognition_page.controls(name, codes, tuple(years.values()), SHOWN),
    )
