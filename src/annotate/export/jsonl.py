"""JSON lines: one mention a line, keys in a fixed order, as the design of the command line has them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from annotate.values.model import Suggestion


def line(s: Suggestion) -> str:
    """Return one mention as a JSON object. Offsets are code points from the paragraph's start, end-exclusive."""
    return json.dumps(
        {
            "para": s.para,
            "start": s.start,
            "end": s.end,
            "quote": s.quote,
            "type": s.kind.value,
            **meaning(s),
        },
        ensure_ascii=False,
    )


def meaning(s: Suggestion) -> dict[str, Any]:
    """Return what a mention says beside its place and kind, None where it says nothing."""
    return {
        "entity": s.entity or None,
        "label": s.label or None,
        "wikidata": s.wikidata or None,
        "sense": s.sense.value if s.sense else None,
        "refers_to": s.refers_to or None,
        "edtf": s.edtf.text or None,
        "earliest": str(s.edtf.earliest) if s.edtf else None,
        "latest": str(s.edtf.latest) if s.edtf else None,
        "relation": s.relation.value if s.relation else None,
        "score": s.score,
        "reasons": list(s.reasons),
    }


def dump(suggestions: Sequence[Suggestion]) -> str:
    """Return the mentions as JSON lines."""
    return "".join(line(s) + "\n" for s in suggestions)
