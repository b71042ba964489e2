"""Figures as HTML: everything a reader needs is in the markup; style sheet and script only add comfort.

Parts, in order: the finding, controls, panels (each in two forms where a phone needs another one), what the picture
shows, switches, legend, the list it rests on (where it has one), the description in words, the data as a table,
downloads, provenance. Switches work without script where the browser knows `:has()`. Sources are named as in citations
and lead to the bibliography; the keys are in the CSV.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import quote

from annotate.figures.kit import svg, views
from annotate.figures.kit.figure import Attachment, Column, DataFile, Figure, Reference, Row, Wording
from annotate.figures.kit.markup import NOTHING, Markup, el, join
from annotate.figures.kit.numerals import aligned
from annotate.figures.kit.scene import Scene, Text
from annotate.figures.kit.views import WORDS, View, attributes
from annotate.files.tables import dump, harmless, split_list

# Signs that a data: URI may hold as they are (RFC 3986, 3.3): fewer percent signs, half the length.
_SAFE = "!$&'()*+,;=:@/?-._~"


def standalone(figure: Figure, scene: Scene) -> str:
    """Return a panel as an SVG file in the light colours, with the layers that are on at first and every row."""
    scene = replace(
        scene, narrow=None, groups=tuple(replace(group, views=()) for group in scene.groups if group.at_first)
    )
    shared = svg.common(_name(figure), svg.items_of([scene]))
    return str(svg.panel(scene, _name(figure), shared, _off(figure))) + "\n"


def fragment(figure: Figure, references: Sequence[Reference], rests_on: Sequence[DataFile]) -> str:
    """Return a figure as one `<figure>` element, well-formed as XML and valid as HTML.

    Parameters
    ----------
    figure
        The figure.
    references
        The sources that its data name, in words.
    rests_on
        The files it rests on.
    """
    name = _name(figure)
    return str(
        el(
            "figure",
            el("figcaption", *_titles(figure)),
            figure.controls,
            el("div", *_drawing(figure), class_="an-drawings"),
            figure.list,
            el(
                "details",
                el("summary", "The figure in words"),
                *(
                    el("p", paragraph, **attributes(shown))
                    for shown, told in _said(figure)
                    for paragraph in told.description
                ),
                el("p", figure.method),
                id=f"{name}-words",
            ),
            _data(figure, {each.key: each.name for each in references}),
            downloads(carried(file) for file in files(figure)),
            made_from(rests_on),
            class_="an-figure",
            id=name,
        )
    )


def _said(figure: Figure) -> list[tuple[tuple[View, ...], Wording]]:
    """Return what each view says, with the views that say it; one that says the same as another is joined to it."""
    found: dict[tuple[str, tuple[str, ...]], list[View]] = {}
    for told in figure.said:
        found.setdefault((told.title, told.description), []).append(told.view)
    alone = len(found) == 1
    return [(() if alone else tuple(views), Wording(views[0], *words)) for words, views in found.items()]


def _titles(figure: Figure) -> list[Markup]:
    return [el("strong", told.title, class_="an-title", **attributes(shown)) for shown, told in _said(figure)]


def _states(figure: Figure) -> list[Markup]:
    """Return, for each view, the sentence of the caption that says which it is and how many rows are left."""
    if not figure.views:
        return []
    every = len(figure.seen(View.ALL))
    return [
        el(
            "span",
            f"Shown: {WORDS[view]}, {len(figure.seen(view))} of {every} rows.",
            class_="an-state",
            **attributes([view]),
        )
        for view in (said.view for said in figure.said)
    ]


def _choice(figure: Figure) -> Markup:
    """Return the choice of a view, hidden until a script serves it; without one everything is shown."""
    if not figure.views:
        return NOTHING
    scope = views.scope(figure.id)
    hints = {View.ALL: "", View.VERIFIED: scope.verified, View.LITERAL: scope.literal}
    boxes = []
    for view in (told.view for told in figure.said):
        name = f"{_name(figure)}-view"
        box = el("input", type="radio", name=name, value=view, checked=view is View.ALL)
        more = el("span", f" (leaves out {hints[view]})", class_="an-meta") if hints[view] else NOTHING
        boxes.append(el("label", box, " ", el("span", WORDS[view], more)))
    return el("fieldset", el("legend", "Show"), *boxes, class_="an-layers an-steps an-views", hidden=True)


def row_id(figure: str, key: str) -> str:
    """Return the id of the table row or list entry that a mark stands for."""
    return f"fig-{figure}-row-{key}"


def mark_id(figure: str, key: str) -> str:
    """Return the id of a mark."""
    return f"fig-{figure}-mark-{key}"


def _name(figure: Figure) -> str:
    return f"fig-{figure.id}"


def _off(figure: Figure) -> frozenset[str]:
    return frozenset(layer.name for layer in figure.layers if not layer.on)


def _steps(figure: Figure, panels: list[Markup]) -> list[Markup]:
    """Return the panels by step; the script adds the choice of one step, so that without it all stand on the page."""
    drawn = dict(zip((scene.id for scene in figure.panels), panels, strict=True))
    parts = []
    for number, step in enumerate(figure.steps, start=1):
        title = f"{_name(figure)}-step-{number}"
        heading = el("p", f"{number}. {step.name}", class_="an-step-title", id=title)
        maps = el("div", *(drawn[panel] for panel in step.panels), class_="an-step-panels")
        inner = (heading, maps, step.statements)
        parts.append(el("div", *inner, class_="an-step", role="group", aria_labelledby=title, data_step=step.name))
    return parts


def _drawing(figure: Figure) -> list[Markup]:
    name = _name(figure)
    samples = tuple(entry.sample for entry in figure.legend)
    # A pattern in a drawing that is put away paints nothing: what all share stands in a drawing of its own.
    items = svg.items_of(figure.panels) + samples
    shared = svg.definitions(name, join((svg.common(name, items), svg.paper(items))))
    panels = [_panel(figure, scene) for scene in figure.panels]
    if figure.steps:
        return [shared, *_steps(figure, panels), _aside(figure)]
    # Beside small drawings there is room; what takes the whole width comes after.
    beside = next((n for n, scene in enumerate(figure.panels) if scene.wide), len(panels)) or len(panels)
    return [shared, *panels[:beside], _aside(figure), *panels[beside:]]


def _panel(figure: Figure, scene: Scene) -> Markup:
    """Return a drawing under its heading; its form for phones, where it has one, is hidden until the sheet shows it."""
    name, off, words = _name(figure), _off(figure), f"{_name(figure)}-words"
    forms = [el("div", svg.panel(scene, name, NOTHING, off, words), class_="an-room" if scene.narrow else None)]
    if scene.narrow:
        narrow = svg.panel(_silent(scene.narrow), name, NOTHING, off, words, named=False)
        forms.append(el("div", narrow, class_="an-narrow", hidden=True))
    heading = el("p", scene.title, class_="an-panel-title")
    return el("div", heading, *forms, class_="an-panel an-wide" if scene.wide else "an-panel")


def _silent(scene: Scene) -> Scene:
    """Return a drawing whose things have no words of their own: a finger cannot rest on them, and they weigh much."""
    groups = (
        replace(group, items=tuple(i if isinstance(i, Text) else replace(i, label="") for i in group.items))
        for group in scene.groups
    )
    return replace(scene, groups=tuple(groups))


def picture(figure: Figure, words: Markup) -> str:
    """Return the drawings of a figure over some words, without its data: the picture of a page of the book."""
    name = _name(figure)
    panels = [_panel(figure, scene) for scene in figure.panels]
    shared = svg.definitions(name, svg.common(name, svg.items_of(figure.panels)))
    drawings = el("div", shared, *panels, class_="an-drawings")
    caption = el("figcaption", words, id=f"{name}-words")
    found = el("figure", drawings, caption, class_="an-figure an-picture", id=name)
    return STYLE.sub("", found)


STYLE = re.compile(r"<style>[^<]*</style>")
"""What a drawing carries to stand alone."""


def _aside(figure: Figure) -> Markup:
    """Return what stands beside or under the drawings: what they show, what may be switched, what the signs mean."""
    said = el("p", el("span", figure.alt), *_states(figure), class_="an-said")
    return el("div", said, _choice(figure), _switches(figure), _legend(figure), class_="an-aside")


def _switches(figure: Figure) -> Markup:
    if not figure.layers:
        return Markup("")
    boxes = (
        el(
            "label",
            el("input", type="checkbox", checked=layer.on, data_layer=layer.name),
            " ",
            layer.words,
        )
        for layer in figure.layers
    )
    return el("fieldset", el("legend", "Show on the map"), *boxes, class_="an-layers")


def _legend(figure: Figure) -> Markup:
    if not figure.legend:
        return Markup("")
    name = _name(figure)
    entries = (el("li", svg.swatch(entry.sample, name), el("span", entry.words)) for entry in figure.legend)
    return el("ul", *entries, class_="an-legend", aria_label="Legend")


_BIBLIOGRAPHY = "../book/bibliography.html#ref-"
"""Where a source stands, as seen from a notebook of the book."""


def source_links(keys: Iterable[str], name_of: Callable[[str], str]) -> Markup:
    """Return sources by their names, as links to the bibliography.

    Parameters
    ----------
    keys
        Their keys.
    name_of
        What a source is called in citations, by key.
    """
    return join((el("a", name_of(key), href=f"{_BIBLIOGRAPHY}{key}") for key in keys), "; ")


def _cell(column: Column, row: Row, text: str, names: Mapping[str, str]) -> Markup:
    if column.leads and row.address:
        return el("td", el("a", text, href=row.address), class_="an-number" if column.numeric else None)
    if column.sources:
        return el("td", source_links(split_list(text), lambda key: names.get(key, key)))
    return el("td", text, lang=column.lang or None, class_="an-number" if column.numeric else None)


def _row(figure: Figure, row: Row, cells: Sequence[str], names: Mapping[str, str]) -> Markup:
    linked = bool(row.key) and not figure.list
    head = el("a", cells[0], href=f"#{mark_id(figure.id, row.key)}") if linked else cells[0]
    others = (_cell(column, row, text, names) for column, text in zip(figure.columns[1:], cells[1:], strict=True))
    identity = row_id(figure.id, row.key) if linked else None
    return el("tr", el("th", head, scope="row"), *others, id=identity, **attributes(row.views))


def _data(figure: Figure, names: Mapping[str, str]) -> Markup:
    label = "The data of this figure as a table"
    counts: dict[int, list[View]] = {}
    for view in (told.view for told in figure.said):
        counts.setdefault(len(figure.seen(view)), []).append(view)
    alone = len(counts) == 1
    counted = (el("span", f" ({n} rows)", **attributes(() if alone else shown)) for n, shown in counts.items())
    heads = (el("th", c.name, scope="col", class_="an-number" if c.numeric else None) for c in figure.columns)
    head = el("thead", el("tr", *heads))
    columns = zip(*(row.cells for row in figure.rows), strict=True) if figure.rows else [()] * len(figure.columns)
    shown = (aligned(cells) if c.numeric else cells for c, cells in zip(figure.columns, columns, strict=True))
    rows = zip(figure.rows, zip(*shown, strict=True), strict=True)
    body = el("tbody", *(_row(figure, row, cells, names) for row, cells in rows))
    caption = el("caption", *(el("span", told.title, **attributes(shown)) for shown, told in _said(figure)))
    table = el("table", caption, head, body, class_="table")
    frame = el("div", table, class_="an-scroll", tabindex="0", role="region", aria_label=label)
    return el("details", el("summary", label, *counted), frame, class_="an-data")


def csv(figure: Figure) -> str:
    """Return the data of a figure as a table in CSV, for spreadsheets: no cell is a formula."""
    return dump([c.name for c in figure.columns], (map(harmless, row.cells) for row in figure.seen(View.ALL)))


def files(figure: Figure) -> tuple[Attachment, ...]:
    """Return what a figure offers to save: its table, a drawing a panel, and what it has beside them."""
    found = [Attachment("table (CSV)", f"{figure.id}.csv", "text/csv", csv(figure))]
    for scene in figure.panels:
        several = len(figure.panels) > 1
        name = f"{figure.id}-{scene.id}.svg" if several else f"{figure.id}.svg"
        words = f"drawing “{scene.title}” (SVG)" if several else "drawing (SVG)"
        found.append(Attachment(words, name, "image/svg+xml", standalone(figure, scene)))
    return (*found, *figure.files)


@dataclass(frozen=True, slots=True)
class Link:
    """A way to save something: what to call it, its name as a file, its address."""

    words: str
    name: str
    address: str


def carried(file: Attachment) -> Link:
    """Return the link to a file that the page carries within itself (data: URI, RFC 2397)."""
    return Link(file.words, file.name, f"data:{file.kind};charset=utf-8,{quote(file.content, safe=_SAFE)}")


def downloads(links: Iterable[Link]) -> Markup:
    """Return the line of a figure that offers what can be saved."""
    every = join((el("a", link.words, href=link.address, download=link.name) for link in links), " · ")
    return el("p", "Download: ", every, class_="an-small")


_MANY = 4
"""More files than this from one folder are named as the folder, with one digest over theirs."""


def provenance(files: Sequence[DataFile]) -> Markup:
    """Return the sentence that says what a figure is made from."""
    named = (join((el("code", name), " ", el("span", f"sha256 {digest}…"))) for name, digest in by_folder(files))
    return join(("Made from ", join(named, "; "), "."))


def made_from(files: Sequence[DataFile]) -> Markup:
    """Return the line of a figure that says what it is made from."""
    return el("p", provenance(files), class_="an-small an-provenance")


def by_folder(provenance: Sequence[DataFile]) -> list[tuple[str, str]]:
    """Return the files a figure is made from with their digests, those of a well-filled folder as one."""
    folders: dict[str, list[DataFile]] = {}
    for file in provenance:
        folders.setdefault(file.path.rpartition("/")[0], []).append(file)
    named: list[tuple[str, str]] = []
    for folder, files in folders.items():
        if len(files) <= _MANY:
            named += [(file.path, file.digest) for file in files]
        else:
            joined = "".join(sorted(f"{file.path} {file.digest}\n" for file in files))
            digest = sha256(joined.encode("utf-8")).hexdigest()[: len(files[0].digest)]
            named.append((f"{folder}/ ({len(files)} files)", digest))
    return named
