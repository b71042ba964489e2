"""JSON in lines, as `json.dumps` writes it with `indent`, and sooner.

Python's own encoder yields every sign and number by itself as soon as it is to indent; a large edition has very many.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any


def json_text(value: Any, indent: int) -> str:
    """Return a value as JSON, each item of a list or an object on a line of its own; keys are strings."""
    return _written(value, "\n", " " * indent)


def _written(value: Any, begin: str, step: str) -> str:
    """Return a value; `begin` is how a line begins where it stands, from the sign that ends the line before."""
    if isinstance(value, str):
        return encode_basestring(value)
    deeper = begin + step
    if isinstance(value, dict):
        items = [f"{encode_basestring(key)}: {_written(one, deeper, step)}" for key, one in value.items()]
        return f"{{{deeper}{f',{deeper}'.join(items)}{begin}}}" if items else "{}"
    if isinstance(value, list | tuple):
        items = [_written(one, deeper, step) for one in value]
        return f"[{deeper}{f',{deeper}'.join(items)}{begin}]" if items else "[]"
    return json.dumps(value)
