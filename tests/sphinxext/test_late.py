"""What is made when a page is written is written as docutils would write it."""

from __future__ import annotations

import io

import pytest
from bs4 import BeautifulSoup, Tag
from docutils import nodes

from annotate.figures.stage.playhead import Playhead
from annotate.sphinxext.build.late import made, written
from annotate.sphinxext.build.links import Addresses
from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.nodes import edition_link, late
from annotate.sphinxext.pages.cards import CARDS
from annotate.sphinxext.pages.records import LINES
from annotate.sphinxext.pages.where import LINE
from annotate.sphinxext.state import concordance_of


@pytest.fixture(scope="module")
def app(mini_book):
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    root = mini_book.out.parents[1]
    with patch_docutils(root), docutils_namespace():
        yield Sphinx(root, root, mini_book.out, root / "trees", "html", status=io.StringIO(), warning=io.StringIO())


def _tree(html: str) -> list[tuple[object, ...]]:
    """Return elements with their names, attributes and words, without the white space between blocks."""

    def seen(element: Tag) -> tuple[object, ...]:
        attributes = {name: sorted(v) if isinstance(v, list) else v for name, v in element.attrs.items()}
        parts = [seen(one) if isinstance(one, Tag) else str(one) for one in element.children if str(one).strip()]
        return element.name, attributes, parts

    return [seen(one) for one in BeautifulSoup(html, "html.parser").find_all(recursive=False)]


def _asked(form: str, found: Concordance) -> object:
    ids, entities = list(found.by_id), tuple(entity.id for entity in found.gazetteer.entities)
    return {
        CARDS: [(id, tuple(ids[:2]), "") for id in ids],
        LINES: (ids, True),
        LINE: ("essay", Playhead(0, entities[:3], entities[2:], ((1945, 1945), (1948, 1950)), "zones", 1948), "Zones"),
    }[form]


@pytest.mark.parametrize("form", [CARDS, LINES, LINE])
def test_it_is_written_as_docutils_writes_it(app, form):
    found = concordance_of(app)
    of = _asked(form, found)
    parts = made(found, late("", form=form, of=of))
    addresses = Addresses(app, "essay")
    own = written(parts, addresses)
    for part in parts:
        for link in list(part.findall(edition_link)):
            if address := addresses.of(link):
                link["refuri"], link["internal"] = address, True
            else:
                link.replace_self(nodes.inline("", "", *link.children))
    usual = "".join(app.builder.render_partial(part)["body"] for part in parts if isinstance(part, nodes.Element))
    assert len(parts) > 1
    assert _tree(own) == _tree(usual)
