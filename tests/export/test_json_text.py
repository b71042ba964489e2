"""JSON in lines is what Python's own encoder writes."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from annotate.export.json_text import json_text
from annotate.values.model import Kind

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(Kind)
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(values, st.integers(1, 3))
def test_it_is_what_json_dumps_writes(value, indent):
    assert json_text(value, indent) == json.dumps(value, ensure_ascii=False, indent=indent)
