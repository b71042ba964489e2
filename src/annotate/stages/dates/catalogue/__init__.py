"""Single dates as catalogues write them: "c. 1860", "03/1988?", "1861-67 (later print)", "before 1928", "19c".

Unlike `find_dates`, which looks for dates in prose, this reads a string that is a date and nothing else; what it does
not know it refuses. `tokens` cuts the string, `forms` has the forms of one date, `compound` qualifiers, ranges and
lists, `relative` what is told from the day of writing. What none of them knows the rules for prose may.

House rules, where catalogues differ: in figures the month comes first; "1800s" is the century, which
holds the decade too; early, mid and late are the thirds of the annotation conventions; "before 1928" is the
open interval `../1928` and "after 1928" is `1928/..`, ends included; an end called unknown is an empty end; years are
astronomical.
"""

from __future__ import annotations

import re
from string import capwords

from annotate.stages.dates import find_dates, notation
from annotate.stages.dates.catalogue.compound import (
    read_list,
    read_one,
    read_open,
    read_range,
    without_brackets,
    without_prints,
)
from annotate.stages.dates.catalogue.tokens import LONGEST, Token, tokenise
from annotate.stages.dates.catalogue.wordings import reworded
from annotate.stages.dates.moments import Grain, Moment
from annotate.stages.dates.notation import own_date
from annotate.values.edtf import EdtfError, canonical

#: What the rules for prose read better: "beginning" is no open range there, "1914-15" after a winter no years.
_PROSE_FIRST = re.compile(r"\s*(?:the )?(?:(?:beginning|start) of\b|winter (?:of )?[0-9]{4}[-/\u2013])", re.IGNORECASE)
#: A decade or century as libraries write it: `191-`, `[19--?]`.
_BLANKS = re.compile(r"\[?([12][0-9]{2})-(\?)?\]?|\[?([12][0-9])--(\?)?\]?")
_IN_SO_LONG = re.compile(r"\s*in (?:an?|[0-9]{1,4}|[a-z-]{3,12}) (?:day|week|month|year|decade)s?\s*$", re.IGNORECASE)


def parse_date(text: str, reference: str = "") -> str:
    """Read a date as catalogues write it.

    Parameters
    ----------
    text
        The whole string, at most 120 characters.
    reference
        The day it was written, as EDTF, or "" if unknown; "yesterday" is told from it.

    Returns
    -------
    str
        EDTF (ISO 8601-2:2019, level 1, with level 2 sets), in the writing of `annotate.values.edtf.canonical`.

    Raises
    ------
    EdtfError
        If the string is not a date in a form known here, or `reference` is not a date.
    """
    own = own_date(reference)
    edtf = _read(text, own if own is not None and own.grain is Grain.DAY else None) if len(text) <= LONGEST else ""
    if not edtf:
        raise EdtfError(
            f"{text[:LONGEST]!r} is not a date in a form known here.",
            remedy="Write e.g. 1860, c. 1860, March 1988, 3 May 1961?, 1861-67, before 1928 or 19th century.",
        )
    return canonical(edtf)


def _read(text: str, own: Moment | None) -> str:
    if blanks := _BLANKS.fullmatch(text.strip()):
        text = f"{blanks[1]}x{blanks[2] or ''}" if blanks[1] else f"{blanks[3]}xx{blanks[4] or ''}"
    return _read_worded(reworded(text), own) or _read_worded(text, own)


def _read_worded(text: str, own: Moment | None) -> str:
    tokens = without_prints(without_brackets(tokenise(text)))
    if own is not None and _IN_SO_LONG.match(text):
        tokens = [*tokens, Token("w", 0, "hence")]
    if _PROSE_FIRST.match(text):
        return _as_prose(text, own)
    one = read_one(tokens, own)
    if one is not None and one.edtf():
        return one.edtf()
    return read_open(tokens, own) or read_range(tokens, own) or read_list(tokens, own) or _as_prose(text, own)


def _as_prose(text: str, own: Moment | None) -> str:
    """Read what the rules for prose read as one date from beginning to end: "Q3 1995", "nineteen ninety-nine"."""
    reference = "" if own is None else notation.edtf(own)
    for words in (text.strip(), capwords(text)):
        for lead in ("in ", "in the "):
            whole = f"{lead}{words.removeprefix('the ').removeprefix('The ')}"
            for found in find_dates(whole, reference):
                if found.edtf and found.relation is None and found.end - found.start == len(whole) - len(lead):
                    return found.edtf
    return ""


__all__ = ["parse_date"]
