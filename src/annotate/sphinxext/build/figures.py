"""A figure's record among the forms of a notebook's output: words, table, sources and files as data.

MyST-NB turns every form of an output into nodes and keeps one form for each kind of page. What no page shows, the
record, becomes a node that holds it, so that `downloads` and `stills` find it beside the picture and the HTML. MyST-NB
knows of it by the entry point `myst_nb.mime_renderers` of the package.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from annotate.figures.kit.shown import MIME, Record
from annotate.sphinxext.state import domain_of


class figure_record(nodes.Invisible, nodes.Element):  # noqa: N801 (docutils names nodes so)
    """Holds the `record` of a figure; no writer sees it."""


class figure_made(nodes.Invisible, nodes.Element):  # noqa: N801
    """Holds the `record` of a figure of a page until what it is made from has found its place (`chapters`)."""


class FigureRecords:
    """What MyST-NB asks for the nodes of a form of an output."""

    mime_priority_overrides: ClassVar[Sequence[tuple[str, str, int | None]]] = ()

    @staticmethod
    def handle_mime(_renderer: object, data: Any, _inline: bool) -> list[nodes.Element] | None:
        """Return the node that holds a record, or None for any other form."""
        return [figure_record("", record=Record.read(data.content))] if data.mime_type == MIME else None


@dataclass(frozen=True, slots=True)
class Output:
    """An output of a notebook on a page: the bundle of its forms, and those of them that a figure has."""

    bundle: nodes.container
    html: nodes.raw | None
    picture: str | None
    record: Record | None


def outputs(document: nodes.document) -> Iterator[Output]:
    """Yield the outputs of a page that have several forms; MyST-NB drops all forms but one at priority 4."""
    for bundle in list(document.findall(nodes.container)):
        if bundle.get("nb_element") == "mime_bundle":
            forms = {form["mime_type"]: form for form in bundle.children if isinstance(form, nodes.container)}
            picture = _first(forms.get("image/png"), nodes.image)
            record = _first(forms.get(MIME), figure_record)
            yield Output(
                bundle,
                _first(forms.get("text/html"), nodes.raw),
                str(picture["uri"]) if picture is not None else None,
                record["record"] if record is not None else None,
            )


def _first(form: nodes.container | None, kind: type[Any]) -> Any:
    return next(iter(form.findall(kind)), None) if form is not None else None


def note_figures(app: Sphinx, doctree: nodes.document) -> None:
    """Remember on which page each figure stands, for links to it (`figure:ID`)."""
    for node in doctree.findall(figure_record):
        domain_of(app.env).note(f"figure:{node['record'].id}", app.env.docname)


def setup_figures(app: Sphinx) -> None:
    """See to it that MyST-NB knows the form.

    Raises
    ------
    ExtensionError
        If the package was installed before it had the entry point.
    """
    from myst_nb.core.render import load_mime_renders

    if FigureRecords not in load_mime_renders():
        raise ExtensionError("MyST-NB does not know the form of figures. Install the package again: pip install -e .")
    app.add_node(figure_record)
    app.add_node(figure_made)
    app.connect("doctree-read", note_figures)
