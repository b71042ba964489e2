"""What is made when a page is written is written as docutils would write it."""

from __future__ import annotations

import io

import pytest
from bs4 import BeautifulSoup, Tag

from annotate.sphinxext.build.late import made, written
from annotate.sphinxext.build.links import Addresses
from annotate.sphinxext.nodes import edition_link, late
from annotate.sphinxext.pages.cards import CARDS
from annotate.sphinxext.pages.records import LINES
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


@pytest.mark.parametrize("form", [CARDS, LINES])
def test_it_is_written_as_docutils_writes_it(app, form):
    found = concordance_of(app)
    ids = list(found.by_id)
    of = [(id, tuple(ids[:2]), "") for id in ids] if form == CARDS else (ids, True)
    parts = made(found, late("", form=form, of=of))
    addresses = Addresses(app, "essay")
    own = written(parts, addresses)
    for part in parts:
        for link in list(part.findall(edition_link)):
            link["refuri"], link["internal"] = addresses.of(link), True
    usual = "".join(app.builder.render_partial(part)["body"] for part in parts)
    assert len(parts) > 2
    assert _tree(own) == _tree(usual)
