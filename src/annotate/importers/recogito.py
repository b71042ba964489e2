"""Recogito's CSV of annotations: quotes with their place in the uploaded text, kinds, links and comments.

Recogito counts characters over the whole text as it was uploaded. What is tried is the text of the edition with a
line, or a line and an empty line, between paragraphs; a quote that stands at neither place is taken in only where it
stands but once.
"""

from __future__ import annotations

import csv
import io
import re

from annotate.importers.value import Draft, Importer, Taken, Target, kind_of, need_text, proposal
from annotate.values.errors import InputError

_NEEDED = ("QUOTE_TRANSCRIPTION", "ANCHOR", "TYPE")
_ANCHOR = re.compile(r"char-offset:([0-9]{1,9})")


def read(raw: bytes, target: Target) -> Taken:
    """Return the annotations of a file; raise `InputError` if it is no such table, or the text is not at hand."""
    need_text(target, "Recogito")
    try:
        rows = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
        missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
        found = list(rows) if not missing else []
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"the file is not readable as CSV ({error}).", remedy="Export it from Recogito anew."
        ) from error
    if missing:
        raise InputError(
            f"the file has no column {', '.join(missing)}.", remedy="Give what Recogito downloads as annotations (CSV)."
        )
    draft = Draft(target)
    for number, row in enumerate(found, start=2):
        _take(draft, f"line {number}", {key: value or "" for key, value in row.items() if key is not None})
    return draft.taken()


def _take(draft: Draft, place: str, row: dict[str, str]) -> None:
    quote, kind = row["QUOTE_TRANSCRIPTION"], kind_of(row["TYPE"])
    if kind is None:
        return draft.leave(place, quote, f"type {row['TYPE']!r} names no kind of this edition")
    start = _start(draft.target, quote, row["ANCHOR"])
    if start is None:
        return draft.leave(place, quote, "does not stand where its anchor says, or stands more than once")
    at = draft.spot(place, start, start + len(quote))
    if at is None:
        return None
    entity = draft.entity(place, quote, row.get("URI", ""))
    if row.get("TAGS"):
        draft.leave(place, quote, f"tags are not taken in: {row['TAGS']}")
    return draft.add(place, proposal(*at, kind, "recogito", entity=entity, note=row.get("COMMENTS", "")))


def _start(target: Target, quote: str, anchor: str) -> int | None:
    words, starts = target.joined
    if match := _ANCHOR.search(anchor):
        at = int(match[1])
        # An empty line between paragraphs: one sign more for each paragraph before.
        for lines in (0, 1):
            before = next((n for n in reversed(range(len(starts))) if starts[n] + n * lines <= at), 0)
            here = at - before * lines
            if quote and words[here : here + len(quote)] == quote:
                return here
    only = words.find(quote) if quote else -1
    return only if only >= 0 and words.find(quote, only + 1) < 0 else None


IMPORTER = Importer("recogito", "Recogito, annotations as CSV", read)
