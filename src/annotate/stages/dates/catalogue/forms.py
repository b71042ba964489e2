"""The forms of a single date in a catalogue, one row a form: the kinds of its tokens and how they are read.

To add a form, add a row to `_FORMS`: the kinds as letters of `tokens` (separators count unless a month's name is among
them) and what each token gives, in order: y year, m month, d day, s season, t decade, c century by its number, x by its
first year, - nothing.
Dates in figures are read month first, as the catalogues measured against do, unless the first number is above 12.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotate.stages.dates import moments, notation
from annotate.stages.dates.catalogue.tokens import Token
from annotate.stages.dates.eras import century
from annotate.stages.dates.feasts import feast_day, nth_weekday
from annotate.stages.dates.moments import Grain, Moment


@dataclass(frozen=True, slots=True)
class Item:
    """A single date as far as its words go.

    `year` is astronomical, of a decade or century its first, None where it is not said; `month` 0, 1 to 12 or a season
    21 to 24; `unspecified` counts what is only said to exist ("a day in January": 1). `feast` is the name of a day
    without a year.
    """

    grain: Grain
    year: int | None
    month: int = 0
    day: int = 0
    approximate: bool = False
    uncertain: bool = False
    unspecified: int = 0
    feast: str = ""

    @property
    def moment(self) -> Moment | None:
        """The moment, or None where no year is said or the date is not on the calendar."""
        if self.year is None:
            return None
        moment = Moment(self.grain, self.year, self.month, self.day)
        return None if moments.problem(moment) else moment

    def edtf(self) -> str:
        """Return its EDTF, with `~`, `?` or `%`; "" where it has none."""
        moment = self.moment
        if moment is None:
            return ""
        mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get((self.approximate, self.uncertain), "")
        return notation.edtf(moment) + "-XX" * self.unspecified + mark

    def bound(self, last: bool) -> str:
        """Return the EDTF of one end, where the other end is open: a decade by its year, a season by its month."""
        moment = self.moment
        if moment is not None and moment.grain <= Grain.DECADE:
            return replace(self, grain=Grain.YEAR, year=moments.ends(moment)[last][0]).edtf()
        if moment is not None and moment.grain is Grain.SEASON:
            year, month, _ = moments.ends(moment)[last]
            return replace(self, grain=Grain.MONTH, year=year, month=month).edtf()
        return self.edtf()


_FORMS: dict[str, str] = {
    "Y": "y", "D": "t", "MY": "my", "YM": "ym", "SY": "sy", "YS": "ys",
    "MNY": "mdy", "MOY": "mdy", "NMY": "dmy", "OMY": "dmy", "YMN": "ymd", "YMO": "ymd", "YNM": "ydm", "NYM": "dym",
    "WMNY": "-mdy", "WMOY": "-mdy", "WNMY": "-dmy", "WOMY": "-dmy",
    "N/Y": "my", "N-Y": "my", "N.Y": "my", "Y-N": "ym", "Y/N": "ym",
    "N/N/Y": "mdy", "N-N-Y": "mdy", "N.N.Y": "dmy", "Y-N-N": "ymd", "Y/N/N": "ymd", "Y.N.N": "ymd", "YNN": "ymd",
    "WN/N/Y": "-mdy", "WY-N-N": "-ymd", "WY/N/N": "-ymd",
    "OC": "c-", "NC": "c-", "RC": "c-", "X": "x", "Y.N": "ym", "WMN": "-md", "WMO": "-md", "WNM": "-dm", "WOM": "-dm",
    "M": "m", "S": "s", "MN": "md", "MO": "md", "NM": "dm", "OM": "dm", "N/N": "md", "N.N": "md",
}  # fmt: skip
#: Forms with an era at the end; the year may have fewer digits.
_ERA_FORMS: dict[str, str] = {
    "Y": "y", "K": "y", "N": "y", "SY": "sy", "SK": "sy", "SN": "sy", "MY": "my", "MK": "my", "MN": "my",
    "NMY": "dmy", "NMK": "dmy", "NMN": "dmy", "OC": "c-", "NC": "c-", "RC": "c-",
}  # fmt: skip
_SEPARATORS = frozenset("/-.")
#: Words for something undated within a date. EDTF can write a day of a month, not of a season or century.
_SOMETIME = frozenset(
    {"day", "month", "decade", "birthday", "somewhere", "sometime", "a", "an", "some", "any", "unknown", "unspecified"}
)


def read_form(tokens: Sequence[Token]) -> Item | None:
    """Read a single date without qualifiers, or return None."""
    tokens = [token for token in tokens if token.kind != ","]
    era = next((token.number for token in tokens if token.kind == "E"), None)
    if era is not None and len(tokens) > 2 and tokens[0].kind == "E":
        return None
    plain = [token for token in tokens if token.kind != "E"]
    if any(token.kind == "M" for token in plain):
        plain = [token for token in plain if token.kind not in _SEPARATORS]
    plain = [token for token in plain if token.text not in {"year", "years"}]
    kinds = "".join(token.kind for token in plain)
    row = (_FORMS if era is None else _ERA_FORMS).get(kinds)
    if row is None:
        return _unspecified(plain) or _numbered_month(plain) or _feast(plain) or _nth_weekday(plain)
    fields = {letter: token.number for letter, token in zip(row, _without_separators(plain), strict=True)}
    return _item(fields, before_christ=era == 1)


def _without_separators(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind not in _SEPARATORS]


def _item(fields: dict[str, int], before_christ: bool) -> Item | None:
    if "t" in fields:
        # "The 1800s" may be the decade or the century; the century holds both. The decade 200X is what "2000s" says.
        whole = fields["t"] % 100 == 0 and fields["t"] != 2000
        return Item(Grain.CENTURY if whole else Grain.DECADE, fields["t"])
    if "x" in fields:
        return Item(Grain.CENTURY, fields["x"])
    if "c" in fields:
        return Item(Grain.CENTURY, century(fields["c"], "BC" if before_christ else "").year) if fields["c"] else None
    year = fields.get("y")
    if year is not None and before_christ:
        year = 1 - year
    if "s" in fields:
        return Item(Grain.SEASON, year, fields["s"])
    month, day = fields.get("m", 0), fields.get("d", 0)
    if month > 12 >= day > 0:
        month, day = day, month
    item = Item(Grain.DAY if day else Grain.MONTH if month else Grain.YEAR, year, month, day)
    return item if year is None or item.moment is not None else None


def _unspecified(tokens: Sequence[Token]) -> Item | None:
    """Read "a day in January 1872", "a month in 1872": something unspecified within a date."""
    words = [token.text for token in tokens if token.kind in "wU"]
    rest = [token for token in tokens if token.kind not in "wU"]
    if not words or not rest or words[0] != tokens[0].text or not _SOMETIME.issuperset(words):
        return None
    item = read_form(rest)
    if item is None or item.year is None:
        return None
    if not {"day", "month"}.intersection(words) and {"unknown", "unspecified", "any", "some"}.intersection(words):
        return None
    levels = {("day", Grain.MONTH): 1, ("month", Grain.YEAR): 1, ("day", Grain.YEAR): 2}
    return replace(item, unspecified=max(levels.get((word, item.grain), 0) for word in words))


def _numbered_month(tokens: Sequence[Token]) -> Item | None:
    """Read "the third month of 2021"."""
    if [token.kind for token in tokens] != ["O", "U", "Y"] or not tokens[1].text.startswith("month"):
        return None
    return _item({"m": tokens[0].number, "y": tokens[2].number}, before_christ=False)


def _feast(tokens: Sequence[Token]) -> Item | None:
    feasts = [token.text for token in tokens if token.kind == "F"]
    years = [token.number for token in tokens if token.kind == "Y"]
    if len(feasts) != 1 or len(years) > 1 or len(tokens) > len(feasts) + len(years):
        return None
    if not years:
        return Item(Grain.DAY, None, feast=feasts[0])
    day = feast_day(feasts[0], years[0])
    return Item(Grain.DAY, years[0], *day) if day else None


def _nth_weekday(tokens: Sequence[Token]) -> Item | None:
    return nth_of(tokens, read_form(tokens[2:])) if len(tokens) > 2 else None


def nth_of(tokens: Sequence[Token], item: Item | None) -> Item | None:
    """Read "first Friday of", "last day of" before a month or year."""
    if tokens[0].kind not in "OP" or (tokens[0].kind == "P" and tokens[0].text != "last"):
        return None
    which = tokens[0].number or -1
    if item is None or item.year is None or item.moment is None:
        return None
    if tokens[1].text == "day" and which in {1, -1} and item.grain in {Grain.MONTH, Grain.YEAR}:
        return Item(Grain.DAY, *moments.ends(item.moment)[which < 0])
    if tokens[1].kind != "W" or item.grain is not Grain.MONTH or which > 5:
        return None
    day = nth_weekday(item.year, item.month, tokens[1].number, which)
    return Item(Grain.DAY, day.year, day.month, day.day) if day.month == item.month else None
