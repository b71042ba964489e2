"""Cuts a catalogue's date string into tokens, each with the letter by which `forms` names its kind.

    Y year of four digits    N number of one or two digits    K number of three digits    O ordinal (1st, first)
    M month    S season    W weekday    D decade (1860s)    C century    R Roman number    E era    U unit of time
    P pointer (this, next, last)    F feast    X century (19xx)    ~ about    ? perhaps    w any other word
    / - . , ( ) = < > stand for themselves

To teach it a word, add it to `_WORDS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotate.stages.dates.feasts import NAMES as FEASTS
from annotate.stages.dates.lexicon import MONTH_NUMBER, NUMBER, ORDINAL, ROMAN, SEASON_NUMBER, WEEKDAY_NUMBER

LONGEST = 120


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, its number (0 where it has none), its text, whether it is joined to the one before."""

    kind: str
    number: int
    text: str
    joined: bool = False


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FILLERS = _set("the of in on at cy calendar active during dated signed")
_ABOUT = _set("c ca circa about around approx approximately abt roughly est estimated supposedly apparently nominally")
_PERHAPS = _set("maybe perhaps possibly probably prob likely guess guessed uncertain presumably")
_ERAS = _set("ad ce bc bce")
_UNITS = {"day": 1, "week": 2, "month": 3, "year": 4, "decade": 5, "century": 6}
_POINTERS = _set("this current next last previous past coming upcoming following")
_CENTURY = _set("century centuries cent")
_WORD_KIND: dict[str, tuple[str, int]] = {
    **{word: ("w", number) for word, number in NUMBER.items()},
    **{word: ("O", number) for word, number in ORDINAL.items()},
    **{word: ("M", number) for word, number in MONTH_NUMBER.items()},
    **{word: ("S", number) for word, number in SEASON_NUMBER.items()},
    **{word: ("W", number) for word, number in WEEKDAY_NUMBER.items()},
    **{word: ("W", WEEKDAY_NUMBER[word[:3]]) for word in ("tues", "thur", "thurs")},
    **{word + ending: ("U", number) for word, number in _UNITS.items() for ending in ("", "s")},
    **dict.fromkeys(_ABOUT, ("~", 0)),
    **dict.fromkeys(_PERHAPS, ("?", 0)),
    **{word: ("E", int(word.startswith("b"))) for word in _ERAS},
    **dict.fromkeys(_POINTERS, ("P", 0)),
    **dict.fromkeys(_CENTURY, ("C", 0)),
}
_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,9})|(?P<word>(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?=[a-z]))?[^\W\d_]{1,24}\.?)|(?P<sign>\S)"
)


def _loosely(name: str) -> str:
    """Return the pattern of a feast's name, with or without its apostrophe and the word "day"."""
    name = re.sub("’s|s’", "s?", name).replace("st ", "(?:st[.]?|saint) ")
    return name if name == "may day" else name.replace(" day", "(?: day|(?! eve\\b| night\\b))")


_FEAST = re.compile("|".join(rf"(?P<f{number}>\b{_loosely(name)}\b)" for number, name in enumerate(FEASTS)))
_ERA_POINTS = re.compile(r"\b(?:a\.[ ]?d\.|b\.[ ]?c\.(?:[ ]?e\.)?|c\.[ ]?e\.)")
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2019[]", "-----'()")
_NUMBER_KIND = {1: "N", 2: "N", 3: "K", 4: "Y"}


def _number(digits: str, joined: bool) -> Token:
    return Token(_NUMBER_KIND.get(len(digits), "w"), int(digits), digits, joined)


def _word(word: str, joined: bool) -> Token:
    plain = word.rstrip(".")
    kind, number = _WORD_KIND.get(plain, ("w", 0))
    roman = (plain[:-2] if plain.endswith(("st", "nd", "rd", "th")) else plain).upper()
    if kind == "w" and not number and roman in ROMAN:
        kind, number = "R", ROMAN[roman]
    return Token(kind, number, plain, joined)


def _merged(tokens: list[Token], token: Token) -> bool:
    """Join a token to the number before it: 1st, 1860s, 1770's, 198x, 19c. Tell whether it was."""
    if not tokens or not (token.joined or (token.text == "c" and tokens[-1].kind == "O")):
        return False
    before = tokens[-1]
    if before.kind in "NK" and token.text in {"x", "xx"} and len(before.text) + len(token.text) == 4:
        kind, size = ("D", 10) if before.kind == "K" else ("X", 100)
        tokens[-1] = Token(kind, before.number * size, before.text + token.text, before.joined)
    elif before.kind in "NKY" and token.text in {"st", "nd", "rd", "th"}:
        tokens[-1] = Token("O", before.number, before.text + token.text, before.joined)
    elif before.kind == "Y" and before.number % 10 == 0 and token.text == "s":
        tokens[-1] = Token("D", before.number, before.text + "s", before.joined)
    elif before.kind in "NO" and token.text == "c":
        tokens.append(Token("C", 0, "c", True))
    else:
        return False
    return True


def _negative(tokens: list[Token]) -> bool:
    """Tell whether a year after the last token has a minus sign: "April -3000", not "Dec-2018" or "1776 -1780"."""
    if not tokens or tokens[-1].kind != "-" or tokens[-1].joined:
        return False
    return len(tokens) == 1 or tokens[-2].kind in "MS~"


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the tokens of a string, without the words that say nothing ("the", "of", "in", "year")."""
    text = text.lower().translate(_DASHES).replace("'s", "s")
    text = _ERA_POINTS.sub(lambda match: re.sub(r"\W", "", match[0]), text)
    feast = _FEAST.search(text)
    if feast is None:
        return tuple(_tokens(text))
    name = FEASTS[int((feast.lastgroup or "f0")[1:])]
    return (*_tokens(text[: feast.start()]), Token("F", 0, name), *_tokens(text[feast.end() :]))


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        joined = match.start() == end
        end = match.end()
        if match["number"]:
            tokens += _numbers(match["number"], joined, tokens)
            continue
        token = _word(match["word"], joined) if match["word"] else Token(match["sign"], 0, match["sign"], joined)
        if token.text not in _FILLERS and not _merged(tokens, token):
            tokens.append(token)
    return tokens


def _numbers(digits: str, joined: bool, before: list[Token]) -> list[Token]:
    """Return the tokens of a number: three for a day written in one (`20161016`)."""
    if len(digits) == 8:
        return [_number(digits[:4], joined), _number(digits[4:6], True), _number(digits[6:], True)]
    token = _number(digits, joined)
    if token.kind == "Y" and joined and _negative(before):
        return [Token("Y", -token.number, f"-{token.text}", before.pop().joined)]
    return [token]
