"""Places in the text: what is literally there on two maps of the time, what is meant otherwise counted beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotate.figures.kit import geometry, views
from annotate.figures.kit.figure import Attachment, Column, Figure, Row, Wording
from annotate.figures.kit.markup import NOTHING, Markup, el, join
from annotate.figures.kit.page import row_id
from annotate.figures.kit.scene import Entry, Line, Mark, Placed, Shape, Sheet, box
from annotate.figures.kit.views import View, attributes
from annotate.figures.korea import data as division_data
from annotate.figures.places import data as places_data
from annotate.figures.places.data import Gathered, Named
from annotate.figures.places.scene import Half, bars, halves, korea, north
from annotate.figures.states import read_places
from annotate.figures.texts import Narrative
from annotate.files import schema
from annotate.values.drawn import Surface
from annotate.values.model import Sense

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "places"

_COLUMNS = (
    *(Column(name) for name in ("Place", "Named as", "Sense", "Who is meant", "Text")),
    *(Column("Paragraph", leads=True), Column("Drawn as"), Column("Certainty"), Column("Status")),
    Column("Sources", sources=True),
)


def _half(half: Half) -> Entry:
    """Return what a half of a symbol means."""
    left = half.round is Shape.LEFT_HALF
    mark = Mark(half.role, half.round, 16 if left else 12, 8, 13)
    return Entry(mark, f"{'left' if left else 'right'} half: mentions in the {half.words}")


def _legend(two: Sequence[Half], surfaces: Sequence[Surface]) -> tuple[Entry, ...]:
    return (
        *map(_half, two),
        Entry(Mark("town", Shape.LEFT_HALF, 14, 8, 13), "half circle: at the place; the area grows with the mentions"),
        Entry(Mark("town", Shape.LEFT_SQUARE, 14, 8, 11), "half square: a surface or line is named, no spot in it"),
        Entry(box("soviet-zone"), "Soviet zone, 1945 to 1948"),
        Entry(box("american-zone"), "American zone, 1945 to 1948"),
        Entry(Line("parallel", ((2, 8), (26, 8))), "38th parallel, the line of 1945"),
        Entry(Line("armistice", ((2, 8), (26, 8))), "armistice line of 27 July 1953"),
        Entry(box("exchanged"), "ground that changed sides between 1945 and 1953"),
        *(Entry(box("outside", "dashed"), surface.legend) for surface in surfaces if surface.within),
        Entry(box("land"), "other land; its borders are left out, since those of today are not those of the time"),
    )


def told(named: Sequence[Named], texts: Sequence[Narrative], view: View) -> Wording:
    """Return the finding and the figure in words, counted from the mentions that a view shows."""
    plain, acts = places_data.literal(named), places_data.metonymic(named)
    drawn = [one for one in plain if one.on_map]
    listed = len(plain) - len(drawn)
    if view is View.LITERAL:
        title = (
            f"{len(plain)} times the texts mean the place that they name; {len(drawn)} of these mentions can be drawn "
            "on a map of the time"
        )
    else:
        title = (
            f"Of {len(named)} times that the texts name a place they mean the place {len(plain)} times, and "
            f"{len(acts)} times those who act there"
        )
    each = "; ".join(
        f"{of.words}: {sum(one.of == of for one in plain)} literal, {sum(one.of == of for one in acts)} metonymic"
        for of in texts
    )
    by_total = sorted(places_data.acting(named, texts), key=lambda row: -row.total)
    leading = ", ".join(f"{one.place} ({_often(drawn, one.entity)})" for one in places_data.places(drawn)[:3])
    most = ", ".join(f"{row.place} for {row.meant} ({row.total})" for row in by_total[:3])
    reasons = "; ".join(f"{n} times {words.removeprefix('listed: ')}" for words, n in reasons_of(plain))
    return Wording(
        view,
        title,
        (
            f"Mentions by text and sense. {each}.",
            f"On the maps most often: {leading}." if drawn else "No mention can be drawn.",
            f"Metonymic mentions are bars beside the maps; most often: {most}." if acts else "No metonymic mention.",
            f"{listed} literal mentions are not drawn but listed: {reasons}."
            if listed
            else "All literal mentions are drawn.",
        ),
    )


def _often(named: Sequence[Named], entity: str) -> int:
    return sum(one.entity == entity for one in named)


def reasons_of(plain: Sequence[Named]) -> tuple[tuple[str, int], ...]:
    """Return why literal mentions are not drawn and how many rest on each reason, most frequent first."""
    words = [one.drawn for one in plain if not one.on_map]
    return tuple(sorted(((each, words.count(each)) for each in set(words)), key=lambda pair: (-pair[1], pair[0])))


def _mention(one: Named) -> Markup:
    doubt = "" if views.verified(one.certainty, one.status) else f" ({one.certainty} certainty, {one.status})"
    link = one.of.link(one.para, f"¶{one.para}", one.id)
    return el("span", link, f"{doubt} ", **attributes(one.views)) if doubt else join((link, " "))


def _meaning(mentions: Sequence[Named]) -> Markup:
    """Return the mentions of a place in a text that mean one thing, as links to their paragraphs."""
    meant = mentions[0].meant
    words = f"meaning {meant}: " if meant else "the place: "
    return el("span", words, *(_mention(one) for one in mentions), **attributes(seen(mentions)))


def seen(named: Sequence[Named]) -> tuple[View, ...]:
    """Return the views that show at least one of some mentions."""
    return tuple(view for view in View if any(view in one.views for one in named))


def _counted(number: Mapping[View, int]) -> Markup:
    """Return a number by view, once where all views have the same."""
    by_number: dict[int, list[View]] = {}
    for view, count in number.items():
        by_number.setdefault(count, []).append(view)
    alone = len(by_number) == 1
    return join(el("span", str(n), **attributes(() if alone else shown)) for n, shown in by_number.items())


def _place(first: Named, gathered: Gathered) -> Markup:
    """Return a place with links to the paragraphs that name it, by text; hidden in views that have none of them.

    The first text of each half of the symbols has the id that the mark of the half leads to.
    """
    found = {view: [one for one in named if one.entity == first.entity] for view, named in gathered.by_view.items()}
    parts = []
    for half in halves(gathered.texts):
        key: str | None = row_id(ID, f"{first.entity}-{half.slug}")
        for of in half.texts:
            mentions = [one for one in found[View.ALL] if one.of == of]
            if mentions:
                meanings = dict.fromkeys(one.meant for one in sorted(mentions, key=lambda one: bool(one.meant)))
                links = join(_meaning([one for one in mentions if one.meant == meant]) for meant in meanings)
                parts.append(el("li", f"{of.words}: ", links, id=key, **attributes(seen(mentions))))
                key = None
    reason = next((one.drawn for one in places_data.literal(found[View.ALL]) if not one.on_map), "")
    meta = el("span", reason, class_="an-meta") if reason else NOTHING
    head = join((el("strong", first.place), " ", _counted({view: len(some) for view, some in found.items()})))
    return el("li", head, meta, el("ul", *parts), **attributes(seen(found[View.ALL])))


def _list(gathered: Gathered) -> Markup:
    entries = (_place(first, gathered) for first in places_data.places(gathered.every))
    heading = el("p", "Every place, with the paragraphs that name it", class_="an-period")
    return el("div", heading, el("ol", *entries), class_="an-list an-places")


def _row(one: Named, slugs: Mapping[Narrative, str]) -> Row:
    literal = one.sense is Sense.LITERAL
    cells = (
        *(one.place, one.quote, str(one.sense), one.meant, one.of.words, str(one.para)),
        *(one.drawn if literal else "counted beside the maps", str(one.certainty), str(one.status)),
        "; ".join(one.sources),
    )
    return Row(
        f"{one.entity}-{slugs[one.of]}" if one.on_map else "", cells, one.views, one.of.address(one.para, one.id)
    )


def geojson(named: Sequence[Named], texts: Sequence[Narrative]) -> str:
    """Return the places with their counts as GeoJSON (RFC 7946); what is no point has no geometry but its reason."""
    features = []
    for one in places_data.places(named):
        some = [each for each in named if each.entity == one.entity]
        properties: dict[str, object] = {"entity": one.entity, "name": one.place, "drawn": one.drawn}
        for of in texts:
            mine = [each for each in some if each.of == of]
            properties[f"{of.words}_literal"] = len(places_data.literal(mine))
            properties[f"{of.words}_metonymic"] = len(places_data.metonymic(mine))
            properties[f"{of.words}_paragraphs"] = sorted({each.para for each in mine})
        geometry = {"type": "Point", "coordinates": list(one.position)} if one.position else None
        features.append({"type": "Feature", "id": one.entity, "geometry": geometry, "properties": properties})
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def build(edition: Edition) -> Figure:
    """Return the maps and the bars.

    Raises
    ------
    DataError, InputError
        If the gazetteer, an annotation or a layer cannot be read.
    """
    gathered = places_data.gather(edition, ID)
    texts, named, two = gathered.texts, gathered.every, halves(gathered.texts)
    near = korea(gathered, division_data.read(edition))
    far = north(gathered, [place for place in read_places(edition) if not place.lasted])
    beside = bars(gathered)
    below = 92 + near.height
    bottom = below + 40 + beside.height
    slugs = {of: half.slug for half in two for of in half.texts}
    keys = (key for one in named for key in one.sources)
    return Figure(
        id=ID,
        said=tuple(told(shown, texts, view) for view, shown in gathered.by_view.items()),
        alt="Two maps of literal mentions, Korea and the north of the earth around it, with half symbols for "
        f"{' and '.join(of.words for of in texts)}, and bars of the metonymic mentions by place and by who is meant.",
        panels=(near, far, beside),
        legend=_legend(two, gathered.surfaces),
        columns=_COLUMNS,
        rows=tuple(_row(one, slugs) for one in named),
        cited=(*keys, "natural-earth-10m", "natural-earth-110m", "geonames"),
        method=f"{geometry.PROJECTION_NAME}, on both maps; scale bars hold at its centre, and north is up along the "
        "meridian of 127.5° E; on the map of the north it is everywhere towards the pole. Coordinates of settlements "
        "are those of the gazetteer, from GeoNames. Coasts are of today (Natural Earth, 1:10 and 1:110 million); no "
        "border is drawn but dated ones. A state of 1948 that is named is drawn as held since 1953. Sense and referent "
        "are the editors’ decisions.",
        sheet=Sheet(
            height=bottom + 340,
            panels=(
                Placed(near, near.title, 16, 92),
                Placed(far, far.title, 400, 92),
                Placed(beside, beside.title, 16, below + 34),
            ),
            legend_at=(16, bottom + 34),
            legend_width=720,
            source=f"{geometry.PROJECTION_NAME}. Sources: data/{schema.table('annotations').pattern}, gazetteer, "
            "GeoNames, Natural Earth; zones 1945 to 1948, lines of 1945 and 1953; no border of today.",
        ),
        list=_list(gathered),
        files=(Attachment("places (GeoJSON)", f"{ID}.geojson", "application/geo+json", geojson(named, texts)),),
    )
