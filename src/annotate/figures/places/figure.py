"""Places in the text: what is literally there on two maps of the time, what is meant otherwise counted beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from annotate.figures.kit import geometry, views
from annotate.figures.kit.figure import Attachment, Column, Figure, References, Row, Wording, data_file, references
from annotate.figures.kit.markup import NOTHING, Markup, el, join
from annotate.figures.kit.page import row_id
from annotate.figures.kit.png import Sheet
from annotate.figures.kit.scene import Area, Entry, Line, Mark, Placed, Shape
from annotate.figures.kit.views import View, attributes
from annotate.figures.korea import data as division_data
from annotate.figures.places import data as places_data
from annotate.figures.places.data import TEXTS, Named
from annotate.figures.places.scene import ROLES, bars, korea, north
from annotate.figures.recognition import data as recognition_data
from annotate.files import schema
from annotate.files.project import Project
from annotate.values.model import Sense

ID = "places"

_UNTIL_1991 = "1991-12-25"
_SOVIET = "RUS"
_COLUMNS = (
    *(Column(name) for name in ("Place", "Named as", "Sense", "Who is meant", "Text")),
    *(Column("Paragraph", leads=True), Column("Drawn as"), Column("Certainty"), Column("Status")),
    Column("Sources", sources=True),
)


def inputs() -> tuple[str, ...]:
    """Return the files under `data/` that the figure is made from."""
    layers = dict.fromkeys((*division_data.LAYERS, recognition_data.LAYER))
    return (*places_data.files(), *(f"geo/{name}.geojson" for name in layers), "bibliography.bib")


def _box(role: str, edge: str = "") -> Area:
    return Area(role, (((2, 2), (26, 2), (26, 14), (2, 14)),), edge=edge)


def halves() -> tuple[Entry, ...]:
    """Return what the halves of a symbol mean, for legends."""
    article, essay = TEXTS
    return (
        Entry(Mark(ROLES[article.text], Shape.LEFT_HALF, 16, 8, 13), f"left half: mentions in the {article.words}"),
        Entry(Mark(ROLES[essay.text], Shape.RIGHT_HALF, 12, 8, 13), f"right half: mentions in the {essay.words}"),
    )


def _legend() -> tuple[Entry, ...]:
    return (
        *halves(),
        Entry(Mark("town", Shape.LEFT_HALF, 14, 8, 13), "half circle: at the place; the area grows with the mentions"),
        Entry(Mark("town", Shape.LEFT_SQUARE, 14, 8, 11), "half square: a surface or line is named, no spot in it"),
        Entry(_box("soviet-zone"), "Soviet zone, 1945 to 1948"),
        Entry(_box("american-zone"), "American zone, 1945 to 1948"),
        Entry(Line("parallel", ((2, 8), (26, 8))), "38th parallel, the line of 1945"),
        Entry(Line("armistice", ((2, 8), (26, 8))), "armistice line of 27 July 1953"),
        Entry(_box("exchanged"), "ground that changed sides between 1945 and 1953"),
        Entry(_box("outside", "dashed"), "Soviet Union, up to 1991, from the outlines of its successors"),
        Entry(_box("land"), "other land; its borders are left out, since those of today are not those of the time"),
    )


def told(named: Sequence[Named], view: View) -> Wording:
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
        f"{of.words}: {sum(one.text == of.text for one in plain)} literal, "
        f"{sum(one.text == of.text for one in acts)} metonymic"
        for of in TEXTS
    )
    by_total = sorted(places_data.acting(named), key=lambda row: -row.total)
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
    link = el("a", f"¶{one.para}", href=one.address)
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


def _place(first: Named, by_view: Mapping[View, Sequence[Named]]) -> Markup:
    """Return a place with links to the paragraphs that name it, by text; hidden in views that have none of them."""
    found = {view: [one for one in named if one.entity == first.entity] for view, named in by_view.items()}
    parts = []
    for of in TEXTS:
        mentions = [one for one in found[View.ALL] if one.text == of.text]
        if mentions:
            meanings = dict.fromkeys(one.meant for one in sorted(mentions, key=lambda one: bool(one.meant)))
            links = join(_meaning([one for one in mentions if one.meant == meant]) for meant in meanings)
            key = row_id(ID, f"{first.entity}-{of.words}")
            parts.append(el("li", f"{of.words}: ", links, id=key, **attributes(seen(mentions))))
    reason = next((one.drawn for one in places_data.literal(found[View.ALL]) if not one.on_map), "")
    meta = el("span", reason, class_="an-meta") if reason else NOTHING
    head = join((el("strong", first.place), " ", _counted({view: len(some) for view, some in found.items()})))
    return el("li", head, meta, el("ul", *parts), **attributes(seen(found[View.ALL])))


def _list(by_view: Mapping[View, Sequence[Named]]) -> Markup:
    entries = (_place(first, by_view) for first in places_data.places(by_view[View.ALL]))
    heading = el("p", "Every place, with the paragraphs that name it", class_="an-period")
    return el("div", heading, el("ol", *entries), class_="an-list an-places")


def _row(one: Named) -> Row:
    literal = one.sense is Sense.LITERAL
    cells = (
        *(one.place, one.quote, str(one.sense), one.meant, one.words, str(one.para)),
        *(one.drawn if literal else "counted beside the maps", str(one.certainty), str(one.status)),
        "; ".join(one.sources),
    )
    return Row(f"{one.entity}-{one.words}" if one.on_map else "", cells, one.views, one.address)


def geojson(named: Sequence[Named]) -> str:
    """Return the places with their counts as GeoJSON (RFC 7946); what is no point has no geometry but its reason."""
    features = []
    for one in places_data.places(named):
        some = [each for each in named if each.entity == one.entity]
        properties: dict[str, object] = {"entity": one.entity, "name": one.place, "drawn": one.drawn}
        for of in TEXTS:
            mine = [each for each in some if each.text == of.text]
            properties[f"{of.words}_literal"] = len(places_data.literal(mine))
            properties[f"{of.words}_metonymic"] = len(places_data.metonymic(mine))
            properties[f"{of.words}_paragraphs"] = sorted({each.para for each in mine})
        geometry = {"type": "Point", "coordinates": list(one.position)} if one.position else None
        features.append({"type": "Feature", "id": one.entity, "geometry": geometry, "properties": properties})
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def build(project: Project, bibliography: References) -> Figure:
    """Return the maps and the bars.

    Parameters
    ----------
    project
        The edition whose annotations are drawn, with its gazetteer and geodata.
    bibliography
        Puts the keys of sources into words.

    Raises
    ------
    DataError, InputError
        If the gazetteer, an annotation or a layer cannot be read.
    """
    named = places_data.read(project)
    by_view = views.by_view(ID, named, lambda one: one.views)
    states = [place for place in recognition_data.read_places(project) if not place.last]
    former = frozenset(p.key for p in states if p.holder == _SOVIET and p.lent(_UNTIL_1991))
    near = korea(by_view, division_data.read(project))
    far = north(by_view, [(place.key, place.geometry) for place in states], former)
    beside = bars(by_view)
    say = [told(shown, view) for view, shown in by_view.items()]
    first, legend = say[0], _legend()
    below = 92 + near.height
    bottom = below + 40 + beside.height
    keys = (key for one in named for key in one.sources)
    paths = [project.data / name for name in inputs() if name != "bibliography.bib"]
    return Figure(
        id=ID,
        title=first.title,
        alt="Two maps of literal mentions, Korea and the north of the earth around it, with half symbols for article "
        "and essay, and bars of the metonymic mentions by place and by who is meant.",
        description=first.description,
        panels=(near, far, beside),
        legend=legend,
        layers=(),
        columns=_COLUMNS,
        rows=tuple(_row(one) for one in named),
        references=references(bibliography, (*keys, "natural-earth-10m", "natural-earth-110m", "geonames")),
        provenance=tuple(data_file(project, path) for path in paths),
        method=f"{geometry.PROJECTION_NAME}, on both maps; scale bars hold at its centre, and north is up along the "
        "meridian of 127.5° E; on the map of the north it is everywhere towards the pole. Coordinates of settlements "
        "are those of the gazetteer, from GeoNames. Coasts are of today (Natural Earth, 1:10 and 1:110 million); no "
        "border is drawn but dated ones. A state of 1948 that is named is drawn as held since 1953. Sense and referent "
        "are the editors’ decisions.",
        sheet=Sheet(
            title=first.title,
            width=760,
            height=bottom + 340,
            panels=(
                Placed(near, near.title, 16, 92),
                Placed(far, far.title, 390, 92),
                Placed(beside, beside.title, 16, below + 34),
            ),
            legend=legend,
            legend_at=(16, bottom + 34),
            legend_width=720,
            source=f"{geometry.PROJECTION_NAME}. Sources: data/{schema.table('annotations').pattern}, gazetteer, "
            "GeoNames, Natural Earth; zones 1945 to 1948, lines of 1945 and 1953; no border of today.",
        ),
        list=_list(by_view),
        views=tuple(say[1:]),
        files=(Attachment("places (GeoJSON)", f"{ID}.geojson", "application/geo+json", geojson(named)),),
    )
