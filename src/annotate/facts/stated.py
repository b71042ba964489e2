"""What a quote says in figures or words: a number with the digits it shows, and the parts of a date.

Numbers: figures (`109`, `3,000`, `6.4 billion`) and words to ninety-nine (`seven`, `forty-four`, `none`, `not one`).
A scale (dozen, hundred, thousand, million, billion, or two of them) is read in the quote or right after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from annotate.values.edtf import MONTHS, Edtf

SCALES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(10**3),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
}

_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS: dict[str, int] = {
    "none": 0,
    "not one": 0,
    "zero": 0,
    **{word: number for number, word in enumerate(_UNITS, start=1)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    **{f"{t}-{u}": 10 * n + m for n, t in enumerate(_TENS, start=2) for m, u in enumerate(_UNITS[:9], start=1)},
}

# Longest words first, so that "not one" and "forty-four" are not read as "one" and "four".
_NUMBER = re.compile(
    r"(?<![\w.,-])(?P<figures>[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,9})?|[0-9]{1,15}(?:\.[0-9]{1,9})?)(?![\w-]|[.,]\d)"
    rf"|(?<![\w-])(?P<word>{'|'.join(sorted(WORDS, key=len, reverse=True))})(?![\w-])",
    re.I,
)
_SCALE = re.compile(rf"[\s-]*({'|'.join(SCALES)})\b", re.I)

_MONTHS = {name: number for number, name in enumerate(MONTHS) if name}
# As newspapers shorten them; the point tells them from names.
_SHORT = {f"{name[: 4 if name == 'September' else 3]}.": number for name, number in _MONTHS.items() if len(name) > 4}
_NAMED = rf"(?:(?:{'|'.join(_MONTHS)})\b|(?:{'|'.join(map(re.escape, _SHORT))}))"
_MONTH = re.compile(rf"\b({_NAMED})")
_YEAR = re.compile(r"\b([0-9]{4})\b")
_DECADE = re.compile(r"\b([0-9]{3})0s\b")
_ELIDED = re.compile(r"[’'][0-9]0s\b")
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?=(?: (?:to|and|or) \d{{1,2}})? {_NAMED})"
    rf"|\b(\d{{1,2}})(?:st|nd|rd|th)(?=$|[,;]| of\b| {_NAMED})|{_NAMED} (\d{{1,2}})\b"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as a text states it: its value, and the worth of the last digit it means to be exact about."""

    value: Decimal
    place: Decimal

    def rounds(self, exact: Decimal) -> Decimal:
        """Return an exact value at the digits shown, halves rounded up."""
        return (exact / self.place).to_integral_value(ROUND_HALF_UP) * self.place


def stated_number(quote: str, following: str = "") -> Stated | None:
    """Return the one number that a quote states, or None where it states none or several.

    All digits shown count, except the noughts at the end of a number from a thousand on: `3,000` is exact to the
    thousand, `90` to one, `6.4 billion` to a hundred million.

    Parameters
    ----------
    quote
        The words.
    following
        The words after it in the paragraph, where a scale may stand: `41` is followed by `million`.
    """
    found = list(_NUMBER.finditer(quote))
    if len(found) != 1:
        return None
    match = found[0]
    scale = _scale((quote + following)[match.end() :])
    if match["word"]:
        return Stated(WORDS[match["word"].lower()] * scale, scale)
    number = Decimal(match["figures"].replace(",", ""))
    return Stated(number * scale, _last_place(number) * scale)


def _scale(words: str) -> Decimal:
    scale = Decimal(1)
    for _ in range(2):
        match = _SCALE.match(words)
        scale *= SCALES[match[1].lower()] if match else 1
        words = words[match.end() :] if match else ""
    return scale


def _last_place(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent)
    digits = str(number)
    noughts = len(digits) - len(digits.rstrip("0")) if number >= 1000 else 0
    return Decimal(10**noughts)


def date_words_agree(quote: str, value: Edtf) -> bool:
    """Tell whether every day, month and year that a quote names is at one end of a date.

    Words without a number or a month's name (`following day`, `New Year’s Day`) say nothing that could disagree.
    """
    years, months, days = map(set, zip(value.earliest, value.latest, strict=True))
    named_days = {int(a or b or c) for a, b, c in _DAY.findall(quote)}
    named_months = {_MONTHS.get(name) or _SHORT[name] for name in _MONTH.findall(quote)}
    named_years = {int(year) for year in _YEAR.findall(quote)}
    named_decades = {int(decade) for decade in _DECADE.findall(quote)}
    return (
        named_days <= days
        and named_months <= months
        and named_years <= years
        and named_decades <= {year // 10 for year in years}
    )


def says_more(quote: str) -> bool:
    """Tell whether a quote has figures that `date_words_agree` takes for no part of a date."""
    rest = quote
    for pattern in (_DAY, _MONTH, _YEAR, _DECADE, _ELIDED):
        rest = pattern.sub(" ", rest)
    return any(sign.isdigit() for sign in rest)
