"""When the year that the account gives to a date is not sure enough to be said: a wrong year is worse than none.

`choosing` always finds the likeliest year. How likely it is was counted on long accounts that name few years, where the
months make the true year known. A step of the account was wrong more often than one time in three where

* another year costs about as little; the more so where the date lies back and no verb says that it looks back: five
  months or more, beyond a heading, in one breath ("made in August and printed in June"), or where the account has just
  leapt years;
* it lies half a year or more on, paragraphs after the last date or beyond a heading, and nothing more in the section or
  beside it names that year: the account may have begun anew;
* a date between stayed open, unless the account is resumed nearer to where it stood;
* the weekday named with it asks for another year than one close at hand (`choosing` makes that year the rival).

A date that stays open does not move the account: a wrong step draws others after it. Left alone, as they were mostly
right, are shorter steps back within a paragraph, and years told long ago: where an account named none for a hundred
pages, nine in ten of its dates came out right.

To add a doubt, write a test and add a row to `DOUBTS`.
"""

from __future__ import annotations

from collections.abc import Callable

from annotate.stages.dates.context import Site
from annotate.stages.dates.moments import ends
from annotate.stages.dates.narrative import FAR, Narrative
from annotate.stages.dates.spoken import Choice, Spoken, Unsure, gap, months
from annotate.values.edtf import year_words

#: Two years whose costs differ by less, in months, are as likely; where the account has leapt years and the date lies
#: back; where it lies months back.
CLOSE, CLOSE_LEAP, CLOSE_BACK = 1.0, 2.5, 4.0
#: A step back of so many months is a look back or the next year.
BACK = 5
#: A step on of so many months over so many paragraphs, or over a heading, where no more speaks against the year before.
ON, PARAGRAPHS, HELD = 6, 2, 12.5
#: An account is resumed no more than so many months on.
RESUMES = 3

Doubt = Callable[[Choice, Narrative, Site], str]


def _has_leapt(state: Narrative) -> bool:
    """Tell whether the account stands years from where it stood before."""
    line, before = state.line, state.before
    return line is not None and before is not None and abs(line.year - before.year) >= FAR


def _rival(choice: Choice, state: Narrative, site: Site) -> str:
    """Another year is as likely."""
    there, close = choice.source.site, CLOSE_LEAP if choice.step < 0 and _has_leapt(state) else CLOSE
    if choice.step < 0 and choice.year == choice.source.year and not (choice.backed or site.looks_back_aside):
        onward = site.section > there.section or site.runs_on_from(there)
        close = HELD if onward else CLOSE_BACK if choice.step <= -BACK else close
    if choice.rival is None or choice.margin >= close:
        return ""
    years = " or ".join(year_words(year) for year in sorted((choice.year, choice.rival)))
    return f"which year is meant is not said: {years}"


def _range(choice: Choice, state: Narrative, site: Site) -> str:
    """Something that lasted for years was told: "from 1934 to 1937 she lay at Kure. In August …"."""
    last = state.last
    if last is None or choice.decided_by or last.site.start <= choice.source.site.start:
        return ""
    (first, _, _), (end, _, _) = ends(last.value)
    if end - first <= 1 or first <= choice.year <= end:
        return ""
    return f"which year of {last.quote!r} is meant, or after it, is not said"


def _goes_on(choice: Choice, later: Spoken | None, site: Site) -> bool:
    """Tell whether the section tells of the same year further on."""
    if later is None or later.year != choice.year or later.site.section != site.section:
        return False
    return gap(months(choice.source.value), months(later.value)) >= choice.step


def _far_on(choice: Choice, state: Narrative, site: Site) -> str:
    """It lies far on in the year, and the paragraph or section may tell of the year before."""
    there = choice.source.site
    apart = site.section > there.section or site.paragraph - there.paragraph >= PARAGRAPHS
    if not apart or choice.step < ON or choice.year != choice.source.year or choice.margin > HELD or choice.backed:
        return ""
    if _goes_on(choice, state.later, site):
        return ""
    return f"whether it is of the year of {choice.source.quote!r} is not said: the account may have begun anew"


def _resumes(choice: Choice, unsure: Unsure) -> bool:
    """Tell whether a date goes on from where the account stood, nearer than from the one that stayed open.

    So that was a look back.
    """
    if not unsure.month or not unsure.alone:
        return False
    from_open = (months(choice.source.value)[1] + choice.step + 1 - unsure.month) % 12
    return choice.step <= RESUMES and choice.step < from_open


def _after_open(choice: Choice, state: Narrative, site: Site) -> str:
    """A date between it and the one that it follows stayed open: the account may have gone on a year there."""
    unsure, later = state.unsure, state.later
    if unsure is None or (later is not None and later.year == choice.year):
        return ""
    there, source = unsure.site, choice.source
    far = site.section > there.section or site.paragraph - there.paragraph > PARAGRAPHS
    if there.start < source.site.start or (choice.step >= 0 and (far or _resumes(choice, unsure))):
        return ""
    return f"a date since {choice.source.quote!r} is open, and the account may have gone on a year there"


#: The first that applies says why; to add one, add a row.
DOUBTS: tuple[Doubt, ...] = (_rival, _range, _far_on, _after_open)


def doubt(choice: Choice, state: Narrative, site: Site) -> str:
    """Return why the year of the account is not sure enough to be said, "" where it is."""
    return next(filter(None, (row(choice, state, site) for row in DOUBTS)), "")
