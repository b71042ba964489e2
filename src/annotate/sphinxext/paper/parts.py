"""The parts of the volume beside the texts: maps, years, chronology, index, colophon."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from annotate import figures
from annotate.figures.kit import svg
from annotate.figures.kit.figure import Figure
from annotate.figures.kit.markup import Markup, el, join
from annotate.figures.kit.page import STYLE
from annotate.figures.kit.scene import Scene
from annotate.figures.opening.figure import ID as OPENING
from annotate.figures.recognition import data as recognition_data
from annotate.figures.recognition.figure import ID as RECOGNITION
from annotate.figures.recognition.figure import SMALL
from annotate.figures.recognition.page import counted
from annotate.figures.recognition.scene import draw, project
from annotate.figures.states import read_places
from annotate.figures.steps.figure import ID as STEPS
from annotate.sphinxext.pages.paragraphs import paragraph_id
from annotate.sphinxext.vocabulary import filed, sort_name
from annotate.values.model import Kind, Rights

if TYPE_CHECKING:
    from annotate.edition import Edition


def _shared(figure: Figure) -> Markup:
    """Return what the drawings of a figure share but for their looks, which the volume's style has for all."""
    items = svg.items_of(figure.panels) + tuple(entry.sample for entry in figure.legend)
    name = f"fig-{figure.id}"
    return Markup(STYLE.sub("", svg.definitions(name, join((svg.common(name, items), svg.paper(items))))))


def _legend(figure: Figure) -> Markup:
    name = f"fig-{figure.id}"
    entries = (el("li", svg.swatch(entry.sample, name), el("span", entry.words)) for entry in figure.legend)
    return el("ul", *entries, class_="legend")


def _drawing(figure: Figure, scene: Scene) -> Markup:
    panel = svg.panel(scene, f"fig-{figure.id}", Markup(""))
    return el("figure", panel, el("figcaption", scene.title), class_="drawing", role="group")


def opening(edition: Edition) -> Markup:
    """Return the picture of the first page."""
    figure = figures.show(OPENING, edition).figure
    drawings = (_drawing(figure, scene) for scene in figure.panels)
    return el("div", _shared(figure), *drawings, class_="pair")


def maps(edition: Edition) -> Markup:
    """Return the division in its steps: a map each, and what was claimed beside what was held."""
    figure = figures.show(STEPS, edition).figure
    said = (el("p", words) for words in figure.description)
    drawings = (_drawing(figure, scene) for scene in figure.panels)
    return el("div", _shared(figure), *said, el("div", *drawings, class_="maps"), _legend(figure))


def years(edition: Edition) -> Markup:
    """Return the world in single years, small, in the order of the years."""
    figure = figures.show(RECOGNITION, edition).figure
    rows = edition.recognition
    found = {each.year: each.every for each in recognition_data.by_year(rows)}
    shapes, states = project(read_places(edition)), recognition_data.codes(rows)
    name = f"fig-{figure.id}"
    small = []
    for year in SMALL:
        scene = draw(shapes, found[year], states)
        panel = svg.panel(scene, name, Markup(""), named=False)
        words = el("figcaption", el("strong", str(year)), f": {counted(found[year])}")
        # A drawing of a page has a title with an id of its own.
        panel = Markup(panel.replace(f"{name}-map-narrow-title", f"{name}-{year}-title"))
        small.append(el("figure", panel, words, class_="drawing", role="group"))
    said = (el("p", words) for words in figure.description[1:2])
    return el("div", _shared(figure), *said, el("div", *small, class_="multiples"), _legend(figure))


def sources(edition: Edition) -> Markup:
    """Return what the texts that may be printed cite, in full, by their names in the notes."""
    known = edition.bibliography
    open_texts = (text.id for text in edition.texts if text.meta.rights is Rights.OPEN)
    keys = {key for text in open_texts for citation in edition.citations(text) for key in citation.sources}
    ordered = sorted(keys, key=lambda key: (sort_name(known.name(key)), key))
    entries = (el("li", el("strong", known.name(key)), ": ", known.text(key)) for key in ordered)
    return el("ul", *entries, class_="sources")


def chronology(edition: Edition) -> Markup:
    """Return the events by year."""
    events = sorted(edition.events, key=lambda event: (event.date, event.id))
    parts = []
    for year, some in groupby(events, key=lambda event: event.date.earliest.year):
        entries = (el("li", el("span", e.date.words, class_="when"), " ", e.label) for e in some)
        parts.append(el("section", el("h2", str(year)), el("ol", *entries), class_="year"))
    return el("div", *parts, class_="chronology")


def index(edition: Edition) -> Markup:
    """Return the names that the texts use, each with the paragraphs that name it."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for text in edition.texts:
        for mention in edition.decided(text.id):
            if mention.entity and mention.kind is not Kind.DATE:
                found[mention.entity][text.id].append(mention.para)
    gazetteer = edition.gazetteer
    short = {text.id: text.meta.short or text.id for text in edition.texts}
    named = {id: filed(gazetteer.entity(id), gazetteer.names_of(id)) for id in found}
    entries = []
    for id in sorted(found, key=lambda each: (sort_name(named[each]), each)):
        places = join((_paragraphs(short[text], text, numbers) for text, numbers in found[id].items()), "; ")
        entries.append(el("li", el("span", named[id], class_="name"), ", ", places))
    return el("ul", *entries, class_="index")


def _paragraphs(short: str, text: str, numbers: list[int]) -> Markup:
    links = (el("a", str(n), href=f"#{paragraph_id(text, n)}") for n in dict.fromkeys(numbers))
    return join((f"{short} ", join(links, ", ")))
