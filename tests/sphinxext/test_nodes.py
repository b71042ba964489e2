"""Short constructors make what docutils makes."""

from __future__ import annotations

import pytest
from docutils import nodes

from annotate.sphinxext.nodes import edition_link, element


@pytest.mark.parametrize(
    "kind", [nodes.inline, nodes.strong, nodes.paragraph, nodes.list_item, nodes.bullet_list, edition_link]
)
def test_an_element_is_what_docutils_makes(kind):
    given = {"classes": ["a", "b"], "ids": ["c"], "part": "index:people"}

    def children() -> list[nodes.Node]:
        return [nodes.Text("words"), nodes.strong("", "more")]

    own = element(kind, children(), **given)
    usual = kind("", *([""] if issubclass(kind, nodes.TextElement) else []), *children(), **given)
    assert list(own.attributes.items()) == list(usual.attributes.items())
    alike = {name: value for name, value in vars(usual).items() if name != "children"}
    assert {name: value for name, value in vars(own).items() if name != "children"} == alike
    assert own.pformat() == usual.pformat()
    assert all(child.parent is own for child in own.children)
    nodes.section("", own)
    assert own.parent is not None
