"""The switch of every figure: all rows, verified rows only, mentions without the metonymic ones.

One definition for all figures. **Verified** is what is settled and better than doubtful: certainty high or medium, no
dispute among the editors, and, where a table says how a row is known (`seen`), not from memory alone. **Without
metonymic** leaves out the mentions in which a place stands for those who act there. What is left out is not drawn, not
listed and not counted; what stays keeps its place in the drawing, so that two views can be compared by eye.

Which figure has which view stands in `SCOPES`, with the reason where one has not; a test holds the figures against it.
To give a figure a view: build its scene and its words once for each view, join the scenes with `overlay`, mark rows
and list entries with `seen_in`, and change its row in `SCOPES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from itertools import groupby
from typing import TypeVar

from annotate.figures.kit.scene import Group, Item, Scene
from annotate.values.model import Certainty, Sense, Status


class View(StrEnum):
    """What a reader may choose to see; the value stands in addresses."""

    ALL = "all"
    VERIFIED = "verified"
    LITERAL = "literal"


WORDS = {View.ALL: "all", View.VERIFIED: "verified only", View.LITERAL: "without metonymic"}
FROM_MEMORY = "from-memory"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a view leaves out of a figure, in words, or why the figure does not have it.

    Attributes
    ----------
    figure
        Id of the figure; `*` stands for what a text is called.
    views
        Those it has beside `all`.
    verified, literal
        What `verified only` and `without metonymic` leave out, or why there is nothing they could.
    """

    figure: str
    views: tuple[View, ...]
    verified: str
    literal: str


_BOTH, _VERIFIED = (View.VERIFIED, View.LITERAL), (View.VERIFIED,)
_NO_MENTIONS = "no: its rows are no mentions of places"
_DATES = "no: its mentions are dates, which have no sense"

SCOPES = (
    Scope("opening", (), "no: it is a picture; the figures that it is taken from have it", _NO_MENTIONS),
    Scope("division-1945", _VERIFIED, "places and days graded low", _NO_MENTIONS),
    Scope("zone-shares", _VERIFIED, "figures graded low", _NO_MENTIONS),
    Scope("timeline", _VERIFIED, "events graded low or known from memory", _NO_MENTIONS),
    Scope("capitals", _BOTH, "mentions graded low or disputed", "metonymic mentions"),
    Scope("reading-corpora", (), "no: scores are measured, not graded", _NO_MENTIONS),
    Scope("reading-dates", (), "no: scores are measured, not graded", _NO_MENTIONS),
    Scope("recognition", _VERIFIED, "sides of rows graded low", _NO_MENTIONS),
    Scope("recognition-counts", _VERIFIED, "sides of rows graded low", _NO_MENTIONS),
    Scope("division-steps", _VERIFIED, "events graded low or known from memory", _NO_MENTIONS),
    Scope("told-years", _VERIFIED, "dates and events graded low, disputed or known from memory", _DATES),
    Scope("claims", _VERIFIED, "claims whose verdict is graded low", _NO_MENTIONS),
    Scope("sources", (), "no: how rows are known is what it shows", _NO_MENTIONS),
    Scope("archive", (), "no: nobody has graded what the machine proposes", "no: it shows both senses side by side"),
    Scope("places", _BOTH, "mentions graded low or disputed", "metonymic mentions"),
    Scope("places-by-paragraph", _BOTH, "mentions graded low or disputed", "metonymic mentions"),
    Scope("told-*", _VERIFIED, "dates graded low or disputed", _DATES),
)


def scope(figure: str) -> Scope:
    """Return which views a figure has; raise `KeyError` where `SCOPES` does not say."""
    for each in SCOPES:
        if fnmatchcase(figure, each.figure):
            return each
    raise KeyError(figure)


def verified(certainty: Certainty | None, status: Status = Status.ACCEPTED, seen: str = "") -> bool:
    """Tell whether a row is settled and better than doubtful.

    Parameters
    ----------
    certainty
        Its grade; a row without one is not known to be any better than low.
    status
        Where an annotation stands.
    seen
        How the row is known, as in the column `seen`; "" where its table has none.
    """
    return certainty not in (None, Certainty.LOW) and status is not Status.DISPUTED and seen != FROM_MEMORY


def seen_in(known: bool, sense: Sense | None = None) -> tuple[View, ...]:
    """Return the views in which something is shown.

    Parameters
    ----------
    known
        Whether it is `verified`.
    sense
        Of a mention, where it has one.
    """
    found = (View.ALL, *((View.VERIFIED,) if known else ()))
    return found if sense is Sense.METONYMIC else (*found, View.LITERAL)


def attributes(views: Iterable[View]) -> dict[str, object]:
    """Return the attributes of an element of a page that some views show: none where none or all are named."""
    named = tuple(views)
    if not named or set(named) == set(View):
        return {}
    return {"data_views": " ".join(named), "hidden": View.ALL not in named}


_Row = TypeVar("_Row")


def by_view(figure: str, rows: Iterable[_Row], shown: Callable[[_Row], Iterable[View]]) -> dict[View, tuple[_Row, ...]]:
    """Return the rows that each view of a figure shows, `View.ALL` first."""
    every = tuple(rows)
    return {view: tuple(row for row in every if view in shown(row)) for view in (View.ALL, *scope(figure).views)}


_Name = TypeVar("_Name", bound=str)


def overlay(scenes: Mapping[_Name, Scene]) -> Scene:
    """Return the drawings of all views as one: what they share is drawn once, the rest is marked with its views.

    Parameters
    ----------
    scenes
        A drawing for every view, `View.ALL` first, each with the same groups in the same order; or drawings by any
        other names, of which one is shown at a time.
    """
    groups: list[Group] = []
    for same in zip(*(scene.groups for scene in scenes.values()), strict=True):
        groups += _merged(dict(zip(scenes, same, strict=True)))
    first = next(iter(scenes.values()))
    narrow = {name: scene.narrow for name, scene in scenes.items() if scene.narrow}
    return replace(
        first,
        height=max(s.height for s in scenes.values()),
        groups=tuple(groups),
        narrow=overlay(narrow) if narrow else None,
    )


def _merged(groups: Mapping[_Name, Group]) -> list[Group]:
    order: list[Item] = []
    found: dict[Item, tuple[_Name, ...]] = {}
    for view, group in groups.items():
        at = 0
        for item in group.items:
            if item in found:
                at = order.index(item) + 1
            else:
                order.insert(at, item)
                at += 1
            found[item] = (*(v for v in found.get(item, ()) if v != view), view)
    layer = next(iter(groups.values())).layer
    return [
        Group(tuple(items), layer, () if len(views) == len(groups) else views)
        for views, items in groupby(order, key=lambda item: found[item])
    ] or [Group((), layer)]
