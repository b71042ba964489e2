"""CSV: the same columns as `data/suggestions/*.csv`."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.files import store, tables
from annotate.values.model import Suggestion


def dump(suggestions: Sequence[Suggestion]) -> str:
    """Return the mentions as CSV."""
    return tables.dump(store.SUGGESTION_COLUMNS, map(store.suggestion_row, suggestions))
