"""Words of dates and the pattern fragments made of them.

Every repetition in a fragment is bounded and no two alternatives of a repetition can eat the same text, so matching at
a given place takes a bounded number of steps whatever the text is.
"""

from __future__ import annotations

from annotate.stages.dates.moments import AUTUMN, SPRING, SUMMER, WINTER, Part


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_NUMBER: dict[str, int] = {
    **{name: n for n, name in enumerate(MONTHS, 1)},
    **{name[:3]: n for n, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
SEASON_NUMBER = {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "fall": AUTUMN, "winter": WINTER}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_NUMBER = {**{w: n for n, w in enumerate(WEEKDAYS)}, **{w[:3]: n for n, w in enumerate(WEEKDAYS)}}
#: Month names that are also verbs, adjectives or given names: alone they need a word of time before them.
DOUBTFUL_MONTHS = frozenset({"march", "may", "april", "june", "august", "jan", "mar", "jun", "dec", "sept", "sep"})

_ONES = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER: dict[str, int] = {
    **{word: n for n, word in enumerate(_ONES, 1)},
    **{word: n * 10 for n, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": t * 10 + o for t, ten in enumerate(_TENS, 2) for o, one in enumerate(_ONES[:9], 1)},
    "hundred": 100,
}
_ORDINAL_ONES = _words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINAL: dict[str, int] = {
    **{word: n for n, word in enumerate(_ORDINAL_ONES, 1)},
    **{f"twenty-{word}": 20 + n for n, word in enumerate(_ORDINAL_ONES[:9], 1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
ROMAN = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12,
    "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21,
}  # fmt: skip
DECADE_WORD = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip


def _spelt(firsts: str, units: str, part: Part) -> tuple[tuple[str, Part], ...]:
    return tuple((f"{first} {unit} of", part) for first in firsts.split("|") for unit in units.split("|"))


#: Words that name a part of a date, as written before it; longest first within a pattern.
PARTS: tuple[tuple[str, Part], ...] = (
    ("early", Part.EARLY),
    ("beginning of", Part.EARLY),
    ("start of", Part.EARLY),
    ("early in", Part.EARLY),
    ("first day of", Part.FIRST_DAY),
    ("last day of", Part.LAST_DAY),
    ("mid", Part.MID),
    ("middle of", Part.MID),
    ("late", Part.LATE),
    ("late in", Part.LATE),
    *_spelt("first|opening|early", "months|few months", Part.EARLY),
    *_spelt("last|closing|final", "months|few months", Part.LATE),
    *_spelt("first|opening", "days|few days|weeks", Part.FIRST_DAYS),
    *_spelt("last|closing|final", "days|few days|weeks", Part.LAST_DAYS),
    *((f"first week {of}", Part.FIRST_WEEK) for of in ("of", "in")),
    *((f"second week {of}", Part.SECOND_WEEK) for of in ("of", "in")),
    *((f"third week {of}", Part.THIRD_WEEK) for of in ("of", "in")),
    *((f"fourth week {of}", Part.FOURTH_WEEK) for of in ("of", "in")),
    *((f"{last} week {of}", Part.LAST_WEEK) for last in ("last", "final") for of in ("of", "in")),
    ("first ten days of", Part.EARLY),
    ("second ten days of", Part.MID),
    ("middle ten days of", Part.MID),
    ("last ten days of", Part.LATE),
    ("first three months of", Part.FIRST_QUARTER),
    ("last three months of", Part.LAST_QUARTER),
    ("first six months of", Part.FIRST_HALF),
    ("last six months of", Part.SECOND_HALF),
    ("early part of", Part.EARLY),
    ("later part of", Part.LATE),
    ("latter part of", Part.LATE),
    ("end of", Part.LATE),
    ("end", Part.LATE),
    ("close of", Part.LATE),
    ("first half of", Part.FIRST_HALF),
    ("second half of", Part.SECOND_HALF),
    ("latter half of", Part.SECOND_HALF),
    ("first quarter of", Part.FIRST_QUARTER),
    ("second quarter of", Part.SECOND_QUARTER),
    ("third quarter of", Part.THIRD_QUARTER),
    ("fourth quarter of", Part.LAST_QUARTER),
    ("last quarter of", Part.LAST_QUARTER),
)
PART = dict(PARTS)
FULL_MONTHS = frozenset(MONTHS)


def _any(words: object) -> str:
    return "|".join(sorted((str(w) for w in words), key=lambda w: (-len(w), w)))  # type: ignore[attr-defined]


#: Space inside an expression: never a line break, which parts paragraphs.
SP = "[ \t\u00a0\u2009\u202f]{1,3}"
OSP = "[ \t\u00a0\u2009\u202f]{0,3}"
DASH = "[-\u2010\u2011\u2012\u2013]"
APOSTROPHE = "['\u2018\u2019\u02bc]"
END = r"(?!\w)"
DAY_NUMBER = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
ROMAN_WORD = _any(ROMAN)
ORDINAL_WORD = f"(?i:{_any(ORDINAL)})"
#: The endings of ordinals in figures; telegrams write "2d" and "3d".
ORDINAL_END = "(?i:st|nd|rd|th|d)"
DAY = f"(?:(?P<day>{DAY_NUMBER}){ORDINAL_END}?|(?P<day_word>{ORDINAL_WORD}))"
DAY_OF = f"(?:day{SP})?(?:of{SP})?"
LINK = f"(?P<link>{OSP}{DASH}{OSP}|{SP}(?i:to|through|until|till|and|or){SP}(?:the{SP})?|{OSP}[&/]{OSP})"
TWO_DAYS = f"(?P<one>{DAY_NUMBER}){ORDINAL_END}?{LINK}(?P<two>{DAY_NUMBER}){ORDINAL_END}?"
#: A number of a note behind the full stop, "in 1951.12 In May", is no fraction.
FRACTION = r"[.,][0-9](?!(?<=\.[0-9])[0-9]{0,2}[ \n]{1,2}[A-Z\u201c\"])"
YEAR = rf"(?P<year>[12][0-9]{{3}})(?![0-9]|{FRACTION})"
SHORT_YEAR = f"{APOSTROPHE}(?P<short>[0-9]{{2}})(?![0-9])"
#: A year in words: "nineteen forty-seven", "nineteen hundred and five", "eighteen-ninety", "nineteen-oh-five".
_ONE_FIGURE = "|".join(_ONES[:9])
_TWO_FIGURES = f"(?:{'|'.join(_TENS)})(?:{SP}|{DASH})(?:{_ONE_FIGURE})|{_any(w for w, n in NUMBER.items() if n >= 10)}"
YEAR_IN_WORDS = (
    f"(?P<hundreds>(?i:{'|'.join(_ONES[13:])}|twenty|two{SP}thousand|one{SP}thousand,?{SP}(?:{_ONE_FIGURE})))(?:{SP}|{DASH})(?:(?i:hundred)(?:{SP}|{DASH}))?"
    f"(?:(?i:and){SP})?(?P<rest>(?i:{_TWO_FIGURES}|(?:oh|o['’]?|nought)(?:{SP}|{DASH})(?:{_ONE_FIGURE})"
    f"|(?<=and )(?:{_ONE_FIGURE})))"
)
ERA_WORD = r"(?:AD|A\.D\.|CE|C\.E\.|BCE|B\.C\.E\.|BC|B\.C\.?)"
ERA = f"(?:{OSP}(?P<era>{ERA_WORD}))"
MONTH = f"(?P<month>(?i:{_any(MONTHS)}|(?:sept|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)(?:\\.|(?![a-z]))))"
ANY_MONTH = MONTH.replace("?P<month>", "?:")
SEASON = f"(?P<season>(?i:{_any(SEASON_NUMBER)}))"
WEEKDAY = f"(?P<weekday>(?i:{_any(WEEKDAYS)}|(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\\.?))"
PART_OPTIONAL = f"(?:(?P<part>(?i:{_any(PART)}))(?:{DASH}|{SP})(?:the{SP}|year{SP}){{0,2}})?"
PART_NEEDED = PART_OPTIONAL.removesuffix("?")
COUNT_WORD = _any(NUMBER)
UNIT = r"(?P<unit>day|week|fortnight|month|year|decade|centur(?:y|ies))"

#: First words (lower case) of what a rule may begin with.
PART_WORDS = frozenset(word.split(" ")[0] for word in PART)
MONTH_WORDS, SEASON_WORDS = frozenset(MONTH_NUMBER), frozenset(SEASON_NUMBER)
WEEKDAY_WORDS = frozenset({*WEEKDAY_NUMBER, "tues", "thur", "thurs"})
NUMBER_WORDS = frozenset(word.split("-")[0] for word in NUMBER) | {"thousand"}
ORDINALS = frozenset(word.split("-")[0] for word in ORDINAL)
ROMAN_WORDS = frozenset(roman.lower() + ending for roman in ROMAN for ending in ("", "st", "nd", "rd", "th"))
COUNT_WORDS = frozenset({"a", "an", "half", "few", "several", "some", "many"})
UNIT_WORDS = frozenset({"day", "week", "month", "year", "days", "weeks", "months", "years", "decades", "centuries"})
HOURS = frozenset({"morning", "afternoon", "evening", "night"})
WHICH_WORDS = frozenset({"this", "that", "last", "next", "same", "following", "previous", "preceding"})

#: Words after which a rule of dates may match, but for the names of feasts and reigns; what starts with a digit is
#: tried too.
TRIGGERS: frozenset[str] = frozenset(
    PART_WORDS | MONTH_WORDS | SEASON_WORDS | WEEKDAY_WORDS | NUMBER_WORDS | ORDINALS | ROMAN_WORDS | COUNT_WORDS
    | UNIT_WORDS | WHICH_WORDS | DECADE_WORD.keys() | HOURS
    | {"later", "earlier", "yesterday", "tomorrow", "turn", "ad", "ce", "q1", "q2", "q3", "q4", "h1", "h2"}
)  # fmt: skip
