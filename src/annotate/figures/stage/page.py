"""The stage as markup for a page, and the style sheet of its drawings.

The markup carries no style of its own, so that a page may forbid such (Content-Security-Policy, `style-src`): what the
drawings bring along goes into a style sheet. What the script
(`sphinxext/static/reading-stage.js`) reads: layers `at-ID` of places, groups `data-views` of the situations, outlines
`stage-earth-place-CODE`, and of the stage's box `data-first` and `data-signs` (see
`annotate.figures.recognition.page`), `data-looks` (sign and class), `data-counts` (five numbers a year) and
`data-since` (situations and the years in which they begin).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.figures.kit import style, svg
from annotate.figures.kit.markup import NOTHING, Markup, el
from annotate.figures.kit.page import STYLE
from annotate.figures.kit.scene import Entry, Item, Scene, box
from annotate.figures.recognition.data import FIRST, LOOKS
from annotate.figures.recognition.scene import GONE
from annotate.figures.stage import rail as rails
from annotate.figures.stage import scene
from annotate.figures.stage.actors import OTHERS, actors
from annotate.figures.stage.playhead import WORLD, Playhead, Situation, drawn_year, playheads, situations
from annotate.figures.stage.scene import Ground, Spot
from annotate.values.drawn import Stage as Step

if TYPE_CHECKING:
    from annotate.edition import Edition

KOREA, EARTH = "stage-korea", "stage-earth"


@dataclass(frozen=True, slots=True)
class Stage:
    """What a page shows beside a text: what each paragraph sets, and the markup."""

    heads: tuple[Playhead, ...]
    markup: Markup


def has_stage(edition: Edition) -> bool:
    """Tell whether an edition has the maps that a stage is made of."""
    return bool(edition.drawn(Step))


def stage(edition: Edition, text: str, ground: Ground | None = None) -> Stage | None:
    """Return the stage of a text, or None where the edition has no maps or the text no date.

    Parameters
    ----------
    edition
        The edition.
    text
        Id of the text.
    ground
        The maps without places (`scene.ground`), where they are made already.

    Raises
    ------
    InputError, DataError
        If a layer, an event or the record of recognition cannot be read.
    """
    if not has_stage(edition):
        return None
    heads, known = playheads(edition, text), situations(edition)
    rail = rails.rail_of(heads)
    if rail is None:
        return None
    shown = scene.spots(edition, text)
    ground = ground or scene.ground(edition)
    first = heads[0]
    earth_now = first.situation == WORLD
    maps = el(
        "div",
        _panel(KOREA, ground, scene.korea(ground, shown), _titles(known), now=not earth_now),
        _panel(EARTH, ground, scene.earth(ground, shown), _legend(), now=earth_now),
        class_="stage-maps",
    )
    markup = el(
        "div",
        _title(first, known),
        maps,
        _rail(rail, first),
        _lists(edition, heads, shown),
        class_="stage-play",
        data_situation=first.situation,
        **_data(known, ground),
    )
    return Stage(heads, markup)


def draw(ground: Ground) -> None:
    """Draw both maps without places, which is the same for every text, where they are not drawn yet."""
    for name in (KOREA, EARTH):
        if name not in ground.drawn:
            ground.drawn[name] = svg.groups(_bare(name, ground), name)


def _drawn(name: str, ground: Ground, places: Scene) -> Markup:
    """Return a map as markup without style."""
    draw(ground)
    layers = frozenset(group.layer for group in places.groups)
    shared = svg.common(name, _items(name, ground, places))
    return Markup(STYLE.sub("", svg.panel(places, name, shared, layers, ground=ground.drawn[name])))


def _bare(name: str, ground: Ground) -> Scene:
    return ground.korea if name == KOREA else ground.earth


def _items(name: str, ground: Ground, places: Scene) -> tuple[Item, ...]:
    """Return what is drawn, and the samples of the legend of the world, whose patterns another year may need."""
    samples = tuple(entry.sample for entry in _entries()) if name == EARTH else ()
    return svg.items_of((_bare(name, ground), places)) + samples


def css(ground: Ground) -> str:
    """Return the rules of the drawings of every text, and the palette for both themes.

    `ground` is that of the first year: things are drawn in it as in no later one.
    """
    nowhere = Spot("", "", 0, 0, point=True)
    near = Spot("", "", 127, 38, point=True)
    square = Spot("", "", 127, 38, point=False)
    maps = ((KOREA, scene.korea(ground, (near, square))), (EARTH, scene.earth(ground, (nowhere,))))
    rules = (_palette(), *(svg.css(name, _items(name, ground, drawn)) for name, drawn in maps))
    return "\n".join(rules) + "\n"


def _palette() -> str:
    light = "".join(f"--an-{c.name}:{c.light};" for c in style.PALETTE)
    dark = "".join(f"--an-{c.name}:{c.dark};" for c in style.PALETTE)
    return f".stage{{{light}}}\nhtml[data-theme=dark] .stage{{{dark}}}"


def _panel(name: str, ground: Ground, places: Scene, beside: Markup, *, now: bool) -> Markup:
    return el("div", _drawn(name, ground, places), beside, class_="stage-map", id=f"{name}-map", data_now=now)


def _entries() -> tuple[Entry, ...]:
    return tuple(Entry(box(each.role), each.words) for each in LOOKS)


def _legend() -> Markup:
    entries = (el("li", svg.swatch(entry.sample, EARTH), el("span", entry.words)) for entry in _entries())
    return el("div", el("p", "", class_="stage-counts"), el("ul", *entries, class_="stage-legend", aria_label="Legend"))


def _titles(known: Sequence[Situation]) -> Markup:
    return el("span", *(el("span", each.words, data_situation=each.id) for each in known), hidden=True)


def _title(head: Playhead, known: Sequence[Situation]) -> Markup:
    return el("p", el("strong", caption(head, known), class_="stage-now"), class_="stage-title")


def caption(head: Playhead, known: Sequence[Situation]) -> str:
    """Return what the map shows for a paragraph, in a line."""
    if head.situation == WORLD:
        return f"Relations with the two Koreas, end of {drawn_year(head.year)}"
    return next(each.words for each in known if each.id == head.situation)


def _rail(rail: rails.Rail, head: Playhead) -> Markup:
    slider = el(
        "input",
        type="range",
        min=rail.first,
        max=rail.last,
        step=1,
        value=head.year,
        class_="rail-slider",
        autocomplete="off",
        aria_label="Year shown on the stage",
    )
    return el("div", rails.drawing(rail), slider, class_="stage-rail")


def _lists(edition: Edition, heads: Sequence[Playhead], shown: Iterable[Spot]) -> Markup:
    """Return the places and actors of a text as buttons; the script shows those of the paragraph."""
    drawn = {spot.entity for spot in shown}
    known = actors(edition.gazetteer)
    places = dict.fromkeys(place for head in heads for place in head.places)
    acting = dict.fromkeys(actor for head in heads for actor in head.actors)
    listed = [_button(edition, id, "" if id in drawn else "not on the maps", data_place=id) for id in places]
    acts = [_button(edition, id, "", data_acting=id, data_actor=known.get(id, OTHERS).id) for id in acting]
    return el(
        "div",
        _part("Places meant", listed, "places"),
        _part("Who acts, under the name of a place", acts, "acting"),
        class_="stage-lists",
    )


def _part(title: str, items: Sequence[Markup], name: str) -> Markup:
    heading = el("p", title, id=f"stage-{name}-title", class_="stage-heading")
    none = el("p", "none in this paragraph", class_="stage-none")
    return el("div", heading, el("ul", *items, aria_labelledby=f"stage-{name}-title"), none, class_=f"stage-{name}")


def _button(edition: Edition, id: str, hint: str, **data: object) -> Markup:
    """Return what is listed, with its years where it has been for some only: it is not on the map of another."""
    entity = edition.gazetteer.get(id)
    more = el("span", f" ({hint})", class_="stage-hint") if hint else NOTHING
    when = NOTHING
    if entity and entity.span:
        first, last = (None if day.open else day.year for day in (entity.span.earliest, entity.span.latest))
        data = {**data, "data_since": first, "data_until": last}
        when = el("span", f" (existed: {entity.span.words})", class_="stage-hint stage-when")
    return el("li", el("button", entity.label if entity else id, more, when, type="button", **data))


def _data(known: Sequence[Situation], ground: Ground) -> Mapping[str, object]:
    looks = [*(f"{each.standing} {each.role}" for each in LOOKS), f"- {GONE}"]
    return {
        "data_first": FIRST,
        "data_signs": ground.signs,
        "data_looks": "|".join(looks),
        "data_counts": ground.counts,
        "data_since": "|".join(f"{each.id} {each.since.year}" for each in known),
    }
