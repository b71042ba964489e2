"""What the page adds to the map: a slider through the years, small maps of five, and the states without outline.

Without script the slider stays hidden; the small maps, the list and the table say the same. The script
(`static/figures.js`) reads three attributes of the slider's box: `data-codes` has for every place its code, a sign a
year for all rows and, where they differ, a sign a year without the sides graded low (signs are `Standing`, in capitals
where the place shows another state's row); `data-counts` has the counts of `annotate.facts.counts`; `data-looks` has
the class and the words of every sign.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.facts.counts import Partners
from annotate.figures.kit import svg
from annotate.figures.kit.markup import Markup, el, join, number
from annotate.figures.kit.scene import Area, Scene
from annotate.figures.recognition.data import FIRST, LAST, LOOKS, Standing, Year, drawn, key_of, look, standing
from annotate.figures.recognition.scene import GONE, Shapes
from annotate.figures.states import Place
from annotate.values.acts import Recognition
from annotate.values.edtf import Edtf


def _sign(place: Place, partners: Partners, states: frozenset[str]) -> str:
    sign = str(drawn(place, partners, states))
    return sign.upper() if place.lent(Edtf.parse(partners.day).earliest) else sign


def _entry(key: str, every: str, doubtless: str) -> str:
    return f"{key} {every}" if every == doubtless else f"{key} {every} {doubtless}"


def signs(shapes: Shapes, rows: Sequence[Recognition], years: Sequence[Year], states: frozenset[str]) -> str:
    """Return the standing of every place, and of every state without one, for every year."""
    entries = [
        _entry(
            place.key,
            "".join(_sign(place, y.every, states) for y in years),
            "".join(_sign(place, y.doubtless, states) for y in years),
        )
        for place, _ in shapes
    ]
    entries += [
        _entry(
            key_of(row),
            "".join(standing(key_of(row), y.every) for y in years),
            "".join(standing(key_of(row), y.doubtless) for y in years),
        )
        for row in rows
    ]
    return "|".join(entries)


def _five(partners: Partners) -> str:
    groups = (partners.rok_only, partners.dprk_only, partners.both, partners.consular, partners.recognised)
    return " ".join(str(len(group)) for group in groups)


def counted(partners: Partners) -> str:
    """Return the counts of a day in words."""
    return "Seoul only {}, Pyongyang only {}, both {}; consuls without relations {}, recognition only {}".format(
        *_five(partners).split()
    )


def controls(name: str, codes: str, years: Sequence[Year], at: int) -> Markup:
    """Return the slider, hidden until a script serves it."""
    slider = f"{name}-year"
    looks = "|".join([*(f"{each.standing} {each.role} {each.words}" for each in LOOKS), f"{Standing.GONE} {GONE} "])
    return el(
        "div",
        el("p", el("label", "End of the year", for_=slider), " ", el("output", str(at), for_=slider)),
        el("input", type="range", id=slider, min=FIRST, max=LAST, step=1, value=at, autocomplete="off"),
        class_="an-years",
        hidden=True,
        data_figure=name,
        data_first=FIRST,
        data_codes=codes,
        data_counts="|".join(f"{_five(y.every)} {_five(y.doubtless)}" for y in years),
        data_looks=looks,
    )


def said(name: str) -> Markup:
    """Return where the script says what the map of a year shows, under it; hidden until then."""
    note = (
        "The address of this page keeps year and view once the slider rests: a link to it shows the same map, and Back "
        "returns to the year before."
    )
    status = el("p", "", id=f"{name}-year-words", role="status")
    return el("div", status, el("p", note, class_="an-meta"), class_="an-year-words", hidden=True)


def _small(name: str, scene: Scene, year: int, words: str) -> Markup:
    items = [i for group in scene.groups for i in group.items if isinstance(i, Area) and i.key and i.role != GONE]
    groups = []
    for role, edge in dict.fromkeys((item.role, item.edge) for item in items):
        uses = (el("use", href=f"#{name}-shape-{i.key}") for i in items if (i.role, i.edge) == (role, edge))
        groups.append(el("g", *uses, **svg.look(role, name, edge)))
    title = f"{name}-small-{year}"
    drawing = el(
        "svg",
        el("title", scene.title, id=title),
        *groups,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"an-drawing {name}",
        viewBox=f"0 0 {number(scene.width)} {number(scene.height)}",
        role="img",
        aria_labelledby=title,
    )
    return el("div", el("p", el("strong", str(year)), f": {words}", class_="an-small"), drawing)


def small_maps(name: str, scenes: Sequence[tuple[Scene, Partners]]) -> Markup:
    """Return maps of single years that use the outlines of the large one again."""
    maps = []
    for scene, found in scenes:
        maps.append(_small(name, scene, int(found.day[:4]), f"all rows, {counted(found)}"))
    return el("div", *maps, class_="an-multiples")


def without_outline(name: str, rows: Sequence[Recognition], partners: Partners) -> Markup:
    """Return the states that the map has no outline for, with their standing in words."""
    entries = (
        el(
            "li",
            f"{row.state}: ",
            el("span", look(standing(key_of(row), partners)).words, id=f"{name}-state-{key_of(row)}"),
        )
        for row in rows
    )
    heading = f"{len(rows)} states too small for the outlines, end of "
    year = el("span", partners.day[:4], class_="an-year-shown")
    return el("div", el("details", el("summary", join((heading, year))), el("ul", *entries)), class_="an-unshaped")
