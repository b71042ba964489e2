"""Date expressions of English prose, found and resolved to EDTF with a relation and a reason.

What counts as a date, where its span ends and what its value is stand in the annotation guidelines; where those are
silent TIMEX3 decides what a date expression is and ISO 8601-2:2019 how its value is written.

The steps, one module each: `find` says what the words say, with the tables of rules in `rules` (dates that are named),
`figures`, `eras`, `reigns`, `calendars`, `styles`, `feasts`, `counted`, `relative`, `weekdays` and `listed`;
`context`, `lines`, `leads`, `tense`, `habits` and `asides` read the words around a date; `narrative` keeps, of the
dates that were `spoken` of, where the account stands in time, and `anchors` from where words count; `resolve`, with
`years`, `choosing`, `doubts` and `leaning`, makes values; `reading` goes through a text; `notation` writes values as
EDTF; `component` is the spaCy component. Nothing here but `component` needs spaCy. `catalogue` is a reader of its own
for strings that are a date and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotate.stages.dates import notation
from annotate.stages.dates.reading import Reading, read_text
from annotate.values.edtf import canonical
from annotate.values.model import DateRelation


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression in a text.

    Attributes
    ----------
    start, end
        Code point offsets, 0-based, end-exclusive; `quote` is the text between them.
    edtf
        Canonical EDTF, or "" where the value can't be told.
    relation
        Whether the sentence speaks of the time before or after the date.
    reason
        Why it has this value, or why none, in plain words.
    score
        How sure the rule is, 0 to 1.
    """

    start: int
    end: int
    quote: str
    edtf: str
    relation: DateRelation | None
    reason: str
    score: float


def find_dates(text: str, reference: str = "") -> tuple[DateMention, ...]:
    """Find the date expressions of a text and resolve them.

    Parameters
    ----------
    text
        English prose; a line break ends a paragraph.
    reference
        The text's own date, an EDTF year, month or day, or "" if unknown. "Two decades ago" counts from it.

    Returns
    -------
    tuple of DateMention
        Sorted by offset, without overlap.

    Raises
    ------
    EdtfError
        If `reference` is neither empty nor a year, month or day.
    """
    return tuple(_mention(text, reading) for reading in read_text(text, notation.own_date(reference)))


def _mention(text: str, reading: Reading) -> DateMention:
    found, answer = reading.found, reading.answer
    written = "" if reading.value is None else notation.edtf(reading.value)
    edtf = canonical(written) if written else ""
    reason = answer.reason + ("; approximate" if edtf and reading.lead.approximate else "")
    if "~" in written and "~" not in edtf:
        reason = f"{reason.removesuffix('; approximate')}; approximate, which its form in EDTF cannot show"
    return DateMention(
        start=found.start,
        end=found.end,
        quote=text[found.start : found.end],
        edtf=edtf,
        relation=reading.lead.relation,
        reason=reason,
        score=round(found.score * answer.trust, 3),
    )


__all__ = ["DateMention", "find_dates"]
