"""EDTF strings in English words."""

from __future__ import annotations

from annotate.values.edtf.days import NO_END, SEASONS, match_part, members, signed

#: By their numbers; not those of `calendar`, which are of the language that the machine is set to.
MONTHS = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MARKS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
_NO_BEGINNING = {"..": "up to", "": "from an unknown date to"}
_NO_ENDING = {"..": "", "": " to an unknown date"}


def ordinal(number: int) -> str:
    """Return a number as an English ordinal: 1st, 2nd, 3rd, 11th, 21st."""
    suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def year_words(year: int) -> str:
    """Return an astronomical year as people write it: -263 is "264 BC", 79 is "AD 79"."""
    return f"{1 - year} BC" if year <= 0 else f"AD {year}" if year < 100 else str(year)


def _unspecified_words(sign: str, year: str) -> str:
    if year.endswith("XX"):
        number = int(year[:2]) + 1
        return f"the {ordinal(number)} century{' BC' if sign else ''}"
    decade = int(year[:3]) * 10
    if not sign:
        return f"the {decade}s" if decade else "the years AD 1 to 9"
    # -026X is the years -269 to -260, which are 270 to 261 BC.
    return f"{decade + 10} to {decade + 1} BC"


def _part_words(text: str) -> str:
    match = match_part(text)
    month, day = match["month"], match["day"]
    mark = _MARKS.get(match["mark"] or "", "")
    if "X" in match["year"]:
        return mark + _unspecified_words(match["sign"], match["year"])
    year = year_words(signed(match["sign"], match["year"]))
    if month is None:
        return mark + year
    if month == "XX":
        return f"{mark}{'a day' if day else 'a month'} in {year}"
    if int(month) in SEASONS:
        return f"{mark}{SEASONS[int(month)][0]} {year}"
    name = f"{MONTHS[int(month)]} {year}"
    return f"{mark}a day in {name}" if day == "XX" else f"{mark}{int(day)} {name}" if day else mark + name


def _interval_words(text: str) -> str:
    first, slash, second = text.partition("/")
    if not slash:
        return _part_words(first)
    if first == second == "..":
        return "at any time"
    if first in NO_END:
        return f"{_NO_BEGINNING[first]} {_part_words(second)}"
    if second in NO_END:
        return f"from {_part_words(first)}{_NO_ENDING[second]}"
    return f"{_part_words(first)} to {_part_words(second)}"


def words(text: str) -> str:
    """Return a canonical EDTF string in English words: `1960~` is "about 1960", `1964/1966` is "1964 to 1966"."""
    listed = members(text)
    if not listed:
        return _interval_words(text)
    last = "or" if text.startswith("[") else "and"
    *others, final = (_interval_words(member) for member in listed)
    return f"{', '.join(others)} {last} {final}" if others else final
