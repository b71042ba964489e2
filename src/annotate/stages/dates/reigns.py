"""Years that are counted from a reign or a founding, and years of three figures and less; one row a rule.

The first years of reigns and their lengths are those of the usual tables (P. Y. Tsuchihashi, *Japanese Chronological
Tables*; the *Hanguksa yŏnp'yo*); Tangun's year 4278 is 1945, as the law of 1948 had it. A year of such an era is that
in which most of its days lie. Months and days are taken over only where the era used the Gregorian calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotate.stages.dates import borne, guards
from annotate.stages.dates.expressions import Between, Expression, Named
from annotate.stages.dates.lexicon import (
    DASH,
    DAY,
    DAY_OF,
    END,
    MONTH,
    MONTH_WORDS,
    ORDINALS,
    OSP,
    PART,
    PART_OPTIONAL,
    PART_WORDS,
    SEASON,
    SEASON_NUMBER,
    SEASON_WORDS,
    SP,
)
from annotate.stages.dates.moments import Grain
from annotate.stages.dates.readers import checked, day_of_match
from annotate.stages.dates.rule import Match, Rule, group, month_of_match, part_of_match, rule


@dataclass(frozen=True, slots=True)
class Reign:
    """An era: its spellings (small letters), the year before its first, its last year, from when on it is Gregorian."""

    names: tuple[str, ...]
    before: int
    last: int
    gregorian: int = 1


#: To add an era, add a row.
REIGNS: tuple[Reign, ...] = (
    Reign(("juche",), 1911, 200),
    Reign(("dangi", "tangi", "tan'gi", "dangun", "tangun"), -2333, 4500, 4229),
    Reign(("kaeguk", "gaeguk"), 1391, 505, 505),
    Reign(("geonyang", "kŏnyang", "konyang"), 1895, 2),
    Reign(("gwangmu", "kwangmu"), 1896, 11),
    Reign(("yunghui", "yunghŭi", "yunghi"), 1906, 4),
    Reign(("meiji",), 1867, 45, 6),
    Reign(("taisho", "taishō"), 1911, 15),
    Reign(("showa", "shōwa"), 1925, 64),
    Reign(("heisei",), 1988, 31),
    Reign(("reiwa",), 2018, 60),
    Reign(("minguo", "min-kuo", "minkuo", "republic of china"), 1911, 150),
    Reign(("guangxu", "kuang-hsü", "kuang-hsu"), 1874, 34, 99),
    Reign(("xuantong", "hsüan-t'ung", "hsuan-tung"), 1908, 3, 99),
)
_BY_NAME = {name: reign for reign in REIGNS for name in reign.names}
_NAMES = "|".join(sorted((re.escape(name).replace("'", "['’]") for name in _BY_NAME), key=lambda name: -len(name)))
_REIGN = f"(?P<reign>(?i:{_NAMES}))"
REIGN_TRIGGERS = frozenset(re.split(r"\W", name)[0] for name in _BY_NAME)


def _read_reign(match: Match) -> Expression | None:
    """Read "Shōwa 20", "the 20th year of Shōwa", "Shōwa 20.8.15"."""
    reign = _BY_NAME[match["reign"].lower().replace("’", "'")]
    count = 1 if not match["count"].isdigit() else int(match["count"])
    if not 1 <= count <= reign.last or not match["reign"][0].isupper():
        return None
    year = reign.before + count
    name = match["reign"]
    note = f"{name} 1 is {reign.before + 1}" if reign.before > 0 else f"{name} 4278 is 1945"
    if group(match, "d") and count >= reign.gregorian:
        return checked(Named(Grain.DAY, year, int(match["m"]), int(match["d"]), note=note))
    return Named(Grain.YEAR, year, note=note)


def _read_day_of_reign(match: Match) -> Expression | None:
    """Read "9 February Juche 86", where the era used the Gregorian calendar."""
    reign, year = _BY_NAME[match["reign"].lower().replace("’", "'")], _read_reign(match)
    if not isinstance(year, Named) or year.year is None or year.year - reign.before < reign.gregorian:
        return None
    return checked(Named(Grain.DAY, year.year, month_of_match(match), day_of_match(match), note=year.note))


#: Words before a bare number of three figures that make it a year, where no counted thing follows.
_IN = frozenset({"in", "since", "until", "till", "circa", "c.", "ca.", "c", "year", "during", "early", "late", "mid"})
_ONE_IN = re.compile(r"\b(?:one|two|three|[0-9]+|out) (?:[a-z]{1,12} )?[Ii]n $")
_BETWEEN_YEARS = re.compile(r"(?:\b(?:[Ff]rom|[Bb]etween|c\.|ca\.|circa|r\.|reigned|lived|b\.)[ ]?|[^\W\d_]\)?[ ]?\()$")
_AFTER_ERA = re.compile(r"(?:\b(?:BC|BCE|AD|CE) (?:to|until|till) (?:AD )?|\b(?:AD|CE)[ ]?[-–][ ]?)$")
#: "The fifth month of 523", of the calendar of the place.
_MONTH_OF = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth) month of $"
)
_MARKS = frozenset(".,;:)!?\u2014\u2013")
#: What tells, near a number of three figures, that old times are spoken of.
_OLD_TIMES = re.compile(
    r"\b(?:AD|BCE?|CE|A\.D|B\.C)\b|\b[Cc]entur(?:y|ies)\b|\b(?:[Kk]ing|[Qq]ueen|[Ee]mperor|[Kk]ingdom|[Ee]mpire|[Dd]ynasty|"
    r"[Pp]ope|[Kk]han|[Cc]aliph|[Mm]onk|[Tt]emple|[Bb]ishop)s?\b|\breign|\bconquer|\bIn [1-9][0-9]{2},"
)
_AROUND = 300
#: "A low in January of 114": what is counted there.
_COUNTED = re.compile(
    r"\b(?:average|count|figure|high|level|low|maximum|minimum|number|peak|rate|record|sum|toll|total) "
    r"(?:in|for|during) \Z"
)
_MEASURE = 24


def _among_old_times(match: Match) -> bool:
    text, start, end = match.string, match.start(), match.end()
    around = text[max(0, start - _AROUND) : start] + " " + text[end : end + _AROUND]
    return bool(_OLD_TIMES.search(around))


def _free(match: Match) -> bool:
    """Tell whether no noun or unit follows that the number would count."""
    after = guards.word_after(match.string, match.end())
    if guards.is_joined(match.string, match.start(), match.end()) or guards.is_counted(match.string, match.end()):
        return False
    ends = after or match.string[match.end() : match.end() + 1] in _MARKS
    return bool(ends) and (not after.islower() or after in guards.FOLLOWING)


def _read_small_year(match: Match) -> Expression | None:
    """Read "in 552", "c. 271", "the year 57"; of fewer than three figures only after "year" or the name of an era."""
    text, start = match.string, match.start()
    before, lead = guards.word_before(text, start), text[max(0, start - 32) : start]
    told = before in _IN or bool(_AFTER_ERA.search(lead)) or bool(_MONTH_OF.search(lead))
    if not told or not _free(match) or _ONE_IN.search(lead) or (before != "year" and len(match["number"]) < 3):
        return None
    if before == "year" and not re.search(r"\b(?:the|in|of|by|to|since|until) year $", lead):
        return None
    return None if _counts_names(match) else Named(Grain.YEAR, int(match["number"]))


def _counts_names(match: Match) -> bool:
    """Tell whether a number counts what is named after it: "In 102 Courts", not "in 427 King Changsu"."""
    return guards.word_after(match.string, match.end())[:1].isupper() and not _among_old_times(match)


def _read_small_years(match: Match) -> Expression | None:
    """Read "from 313 to 668", "(57–935)", "c. 271 – 330"."""
    text, first, last = match.string, int(match["one"]), int(match["two"])
    lead = text[max(0, match.start() - 24) : match.start()]
    if not first < last < first + 900 or last > 2100 or not _BETWEEN_YEARS.search(lead) or not _free(match):
        return None
    closes = text[match.end() : match.end() + 1] in {")", ";", ","}
    if lead.rstrip().endswith("(") and not closes:
        return None
    if re.search(r"(?:[Ff]rom|[Bb]etween)[ ]?$", lead) and not _among_old_times(match):
        return None
    return Between(Named(Grain.YEAR, first), Named(Grain.YEAR, last))


def _read_in_small_year(match: Match) -> Expression | None:
    """Read a month or a day of a year of three figures: "May of 668", "3 August 645"."""
    text, month = match.string, match["month"]
    day, number = day_of_match(match), int(match["number"])
    linked = re.search(r"(?:of|,)[ \t\u00a0]{1,3}[1-9][0-9]{2}$", match[0])
    if month.islower() or not _free(match) or _counts_names(match):
        return None
    if linked and _COUNTED.search(text, max(0, match.start() - _MEASURE), match.start()):
        return None
    if not day and not linked and not borne.is_month(text, match.start("month"), match.end("month")):
        return None
    grain = Grain.DAY if day else Grain.MONTH
    return checked(Named(grain, number, month_of_match(match), day, part=part_of_match(match)))


def _read_part_of_small_year(match: Match) -> Expression | None:
    """Read a season or a part of a year of three figures: "summer of 306", "early in 304"."""
    if not _free(match) or _counts_names(match):
        return None
    number, early = int(match["number"]), group(match, "early").lower()
    if early:
        return Named(Grain.YEAR, number, part=PART[early])
    return Named(Grain.SEASON, number, SEASON_NUMBER[match["season"].lower()], part=part_of_match(match))


_COUNT = "(?P<count>[0-9]{1,4}|gannen)"
_SMALL = "(?P<number>[1-9][0-9]{2})"

REIGN_RULES: tuple[Rule, ...] = (
    rule(
        "year of a reign",
        f"{_REIGN}(?:{SP}|{DASH})(?:year{SP})?{_COUNT}(?:(?:{OSP}\\([12][0-9]{{3}}\\))?[./](?P<m>[0-9]{{1,2}})[./](?P<d>[0-9]{{1,2}}))?{END}",
        _read_reign,
        0.95,
        "Juche 79",
        words=REIGN_TRIGGERS,
    ),
    rule(
        "day month, year of a reign",
        f"{DAY}{SP}{DAY_OF}{MONTH},?{SP}(?:of{SP})?{_REIGN}(?:{SP}|{DASH}){_COUNT}{END}",
        _read_day_of_reign,
        0.95,
        "9 February Juche 86",
        begins="d0a",
        words=ORDINALS,
    ),
    rule(
        "month day, year of a reign",
        f"{MONTH}{SP}{DAY},?{SP}(?:of{SP})?{_REIGN}(?:{SP}|{DASH}){_COUNT}{END}",
        _read_day_of_reign,
        0.95,
        "February 9, Juche 86",
        begins="m",
    ),
    rule(
        "ordinal year of a reign",
        f"(?P<count>[0-9]{{1,4}})(?:st|nd|rd|th){SP}year{SP}of{SP}(?:the{SP})?{_REIGN}{END}",
        _read_reign,
        0.95,
        "20th year of Shōwa",
        begins="0",
    ),
    rule(
        "year of three figures",
        f"(?P<number>[1-9][0-9]{{0,2}})(?![0-9]|[.,][0-9]){END}",
        _read_small_year,
        0.7,
        "in 552",
        begins="dh",
    ),
    rule(
        "years of three figures",
        f"(?P<one>[1-9][0-9]{{1,2}})(?:{OSP}{DASH}{OSP}|{SP}(?:to|until|and){SP})(?P<two>[1-9][0-9]{{2,3}}){END}",
        _read_small_years,
        0.7,
        "c. 271 – 330",
        begins="dh",
    ),
    rule(
        "month of a year of three figures",
        f"{PART_OPTIONAL}{MONTH},?{SP}(?:of{SP})?{_SMALL}{END}",
        _read_in_small_year,
        0.9,
        "May of 668",
        begins="am",
        words=PART_WORDS | MONTH_WORDS,
    ),
    rule(
        "part of a year of three figures",
        f"(?:{PART_OPTIONAL}{SEASON}{SP}of|(?P<early>(?i:early|late)){SP}in){SP}{_SMALL}{END}",
        _read_part_of_small_year,
        0.85,
        "summer of 306",
        words=PART_WORDS | SEASON_WORDS,
    ),
    rule(
        "day month, year of three figures",
        f"{DAY}{SP}{DAY_OF}{MONTH},?{SP}{_SMALL}{END}",
        _read_in_small_year,
        0.9,
        "3 August 645",
        begins="d0a",
        words=ORDINALS,
    ),
    rule(
        "month day, year of three figures",
        f"{MONTH}{SP}{DAY},{SP}{_SMALL}{END}",
        _read_in_small_year,
        0.9,
        "August 3, 645",
        begins="m",
    ),
)
