"""Web annotations of others come in as proposals, and what cannot is named."""

from __future__ import annotations

import json

import pytest

from annotate.importers.web_annotation import read
from annotate.values.errors import InputError
from annotate.values.model import Kind
from tests.export import hard


def quoted(exact, prefix):
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix}


def test_web_annotations_of_others_come_in_by_position_and_by_quotation(essay):
    start = len(hard.WORDS) + 1 + hard.WORDS.index("Ada wept")
    items = [
        {
            "type": "Annotation", "creator": "Ann",
            "body": [{"type": "TextualBody", "purpose": "tagging", "value": "Place"}, "http://www.wikidata.org/entity/Q1"],
            "target": {"source": "x", "selector": {"type": "TextPositionSelector", "start": start, "end": start + 3}},
        },
        {
            "id": "urn:two", "body": {"value": "PERSON", "purpose": "classifying"},
            "target": {"source": "y#essay-p01", "selector": [
                {"type": "TextQuoteSelector", "exact": "Vik", "prefix": "Ada–", "suffix": " pact"}]},
        },
        {"id": "urn:three", "body": {"value": "PERSON"}, "target": {"selector": quoted("Ada", "")}},
        {"id": "urn:four", "body": [], "target": {"selector": quoted("Harbour", "x")}},
        {"id": "urn:five", "body": []},
        "six",
        {"body": [], "target": {"selector": {"type": "TextPositionSelector", "start": 0, "end": 1e999}}},
    ]  # fmt: skip
    taken = read(json.dumps(items).encode(), essay)
    assert [(m.para, m.quote, m.nth, m.kind, m.entity, m.by) for m in taken.rows] == [
        (1, "Vik", 1, Kind.PERSON, "", "import"), (1, "Ada", 4, Kind.PLACE, "ada", "Ann")
    ]  # fmt: skip
    assert [left.place for left in taken.left] == ["urn:three", "urn:four", "urn:five", "annotation 6", "annotation 7"]


@pytest.mark.parametrize(("raw", "said"), [(b"{", "is not JSON"), (b"{}", "holds no annotations")])
def test_a_file_that_is_something_else_is_refused(raw, said, essay):
    with pytest.raises(InputError, match=said):
        read(raw, essay)
