"""The reading room: what stands around a text in web pages: a bar above it, a stage beside it, style and scripts.

`{reading-view}` leaves a node that names its text (`mark_legend`); here its page gets the rest. The template
`layout.html` puts the parts in their places.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from docutils import nodes

from annotate.figures.recognition.data import FIRST
from annotate.figures.stage import page as stage_page
from annotate.figures.stage.actors import actors, meant_by
from annotate.figures.stage.scene import Ground, ground
from annotate.files.project import write_text
from annotate.sphinxext.nodes import mark_legend
from annotate.sphinxext.pages.bar import bar_html
from annotate.sphinxext.state import WEB, edition_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STYLES = ("reading.css", "reading-stage.css")
SCRIPTS = (
    "reading-card.js",
    "reading-ink.js",
    "reading-stage.js",
    "reading-find.js",
    "reading-margin.js",
    "form-open.js",
)
DRAWINGS = "stage.css"
"""The style sheet of the stage's drawings, made when a build begins."""
_STAGES: WeakKeyDictionary[Sphinx, dict[str, str]] = WeakKeyDictionary()
# The maps at the end of the first year of the record, for the rules; and of the last, for the pages.
_GROUNDS: WeakKeyDictionary[Sphinx, Ground] = WeakKeyDictionary()
_SHARED: WeakKeyDictionary[Sphinx, Ground] = WeakKeyDictionary()


def write_style(app: Sphinx) -> None:
    """Write the rules of the stage's drawings beside the other style sheets."""
    edition = edition_of(app)
    if app.builder.format == "html" and app.builder.name != "epub" and stage_page.has_stage(edition):
        _GROUNDS[app] = ground(edition, FIRST)
        folder = Path(app.outdir) / "_static"
        folder.mkdir(parents=True, exist_ok=True)
        write_text(folder / DRAWINGS, stage_page.css(_GROUNDS[app]))


def draw_ground(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Draw the maps that all stages share, before the pages that show them are shared out among processes."""
    edition = edition_of(app)
    if app in _SHARED or app not in _GROUNDS or next(iter(doctree.findall(mark_legend)), None) is None:
        return
    _SHARED[app] = ground(edition, korea=_GROUNDS[app].korea)
    stage_page.draw(_SHARED[app])


def _stage(app: Sphinx, text: str) -> str:
    """Return the stage of a text as markup, or "" where there is none; made once a build."""
    made = _STAGES.setdefault(app, {})
    if text not in made:
        found = stage_page.stage(edition_of(app), text, _SHARED.get(app))
        made[text] = found.markup if found else ""
    return made[text]


def furnish(app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page that holds a text its bar, its stage, its style and its scripts."""
    legend = next(iter(doctree.findall(mark_legend)), None) if doctree is not None else None
    context["reading"] = None
    if legend is None or app.builder.name not in WEB:
        return
    edition = edition_of(app)
    known = actors(edition.gazetteer)
    anybody = any(meant_by(mention, known) for mention in edition.decided(legend["text"]))
    stage = _stage(app, legend["text"])
    context["reading"] = {
        "bar": bar_html(legend["counts"], notes=legend["notes"], actors=anybody),
        "stage": stage,
    }
    for style in (*STYLES, DRAWINGS) if stage else STYLES:
        app.add_css_file(style)
    for script in SCRIPTS:
        app.add_js_file(script, loading_method="defer")


def setup_room(app: Sphinx) -> None:
    """Connect the steps."""
    app.connect("builder-inited", write_style)
    app.connect("doctree-resolved", draw_ground)
    app.connect("html-page-context", furnish)
