"""Qualifiers, ranges, open ranges and lists of a catalogue's dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotate.stages.dates import moments
from annotate.stages.dates.catalogue.forms import Item, read_form
from annotate.stages.dates.catalogue.relative import of_moment, read_relative, read_stretch
from annotate.stages.dates.catalogue.tokens import Token
from annotate.stages.dates.eras import century
from annotate.stages.dates.moments import Grain, Moment, Part, Stretch
from annotate.values.edtf import Edtf

Tokens = Sequence[Token]

_AFTERWARDS = frozenset({"printed", "reprinted", "cast", "published", "republished"})
_PARTS = {"early": Part.EARLY, "mid": Part.MID, "middle": Part.MID, "late": Part.LATE}


@dataclass(frozen=True, slots=True)
class Span:
    """From one item to another; the same one twice for a single date."""

    first: Item
    last: Item

    def edtf(self) -> str:
        """Return its EDTF."""
        if self.first == self.last:
            return self.first.edtf()
        begin, end = self.first.edtf(), self.last.edtf()
        return f"{begin}/{end}" if begin and end else ""

    @property
    def ordered(self) -> bool:
        """It doesn't run backwards."""
        begin, end = self.first.moment, self.last.moment
        return begin is not None and end is not None and moments.ends(begin)[0] <= moments.ends(end)[1]


def without_brackets(tokens: Tokens) -> list[Token]:
    """Drop what stands in brackets behind a date, unless it says how sure that is or is the date itself."""
    if not any(token.kind == "(" for token in tokens):
        return list(tokens)
    first = next(at for at, token in enumerate(tokens) if token.kind == "(")
    before, inside = list(tokens[:first]), [token for token in tokens[first + 1 :] if token.kind != ")"]
    if all(token.kind in "?~" for token in inside) or all(token.kind in "PW" for token in before):
        return before + inside
    return before


def without_prints(tokens: Tokens) -> list[Token]:
    """Drop a later print, cast or publication: the work is dated by its making."""
    for at, token in enumerate(tokens):
        if token.text in _AFTERWARDS and at > 1 and tokens[at - 1].kind in ",;":
            return list(tokens[: at - 1])
    return list(tokens)


def read_one(tokens: Tokens, own: Moment | None) -> Span | None:
    """Read a single date with its qualifiers; one that names no year has none unless the day of writing is known."""
    about, perhaps = (any(token.kind == mark for token in tokens) for mark in "~?")
    both = any(token.kind == "%" for token in tokens)
    plain = [token for token in tokens if token.kind not in "~?%:="]
    part = next((_PARTS[token.text] for token in (*plain[:1], *plain[-1:]) if token.text in _PARTS), None)
    if part is not None:
        plain = [token for token in plain if token.kind != "-" and token.text not in _PARTS]
    item = read_form(plain)
    if own is not None and (item is None or item.year is None):
        item = read_relative(plain, own) or item
    if item is None:
        stretch = read_stretch(plain, own)
        span = None if stretch is None else Span(*stretch)
    else:
        span = Span(item, item) if part is None else _part(item, part)
    return span and _marked(span, about or both, perhaps or both)


def _marked(span: Span, about: bool, perhaps: bool) -> Span:
    first, last = (replace(item, approximate=about, uncertain=perhaps) for item in (span.first, span.last))
    return Span(first, last)


def _part(item: Item, part: Part) -> Span | None:
    """Return the early, middle or late part of a date, by the thirds of the annotation conventions."""
    value = moments.part_of(item.moment, part) if item.moment is not None else None
    if value is None:
        return None
    ends = (value.first, value.last) if isinstance(value, Stretch) else (value, value)
    return Span(*(of_moment(moment) for moment in ends))


_SEPARATORS = frozenset({"-", "/", "to", "through", "thru", "until", "till"})
_UNKNOWN = {"unknown": "", "open": "..", "present": "..", "now": ".."}


def read_range(tokens: Tokens, own: Moment | None) -> str:
    """Read a range of two dates, either of which may be "unknown" or "open"; return "" where it is none."""
    separators = _SEPARATORS
    if tokens and tokens[0].text in {"from", "between", "bet"}:
        separators = _SEPARATORS if tokens[0].text == "from" else _SEPARATORS | {"and"}
        tokens = tokens[1:]
    places = [at for at, token in enumerate(tokens) if token.text in separators]
    for at in sorted(places, key=lambda place: (tokens[place].kind == "-" and tokens[place].joined, place)):
        edtf = _between(tokens[:at], tokens[at + 1 :], own)
        if edtf:
            return edtf
    return ""


def _between(left: Tokens, right: Tokens, own: Moment | None) -> str:
    if len(left) == 1 and left[0].text in _UNKNOWN:
        end = read_one(right, own)
        return f"{_UNKNOWN[left[0].text]}/{end.last.edtf()}" if end and end.edtf() else ""
    if len(right) == 1 and right[0].text in _UNKNOWN:
        begin = read_one(left, own)
        return f"{begin.first.edtf()}/{_UNKNOWN[right[0].text]}" if begin and begin.edtf() else ""
    return _spanning(left, right, None) or (_spanning(left, right, own) if own else "")


def _spanning(left: Tokens, right: Tokens, own: Moment | None) -> str:
    begin, end = read_one(left, own), read_one(right, own)
    begin, end = begin or _bare_before(left, end), end or _bare_after(right, begin)
    if begin is None or end is None:
        return ""
    span = Span(_with_year(begin.first, end.last), _with_year(end.last, begin.first))
    return span.edtf() if span.ordered and span.first != span.last else ""


def _with_year(item: Item, other: Item) -> Item:
    return replace(item, year=other.year) if item.year is None and not item.feast else item


def _bare_before(tokens: Tokens, end: Span | None) -> Span | None:
    """Read a number that shares month and year, or the word "century", with the date after it: "4-10 July 1776"."""
    part = _PARTS.get(tokens[0].text) if tokens else None
    plain = tokens[1:] if part else tokens
    if end is None or len(plain) != 1 or plain[0].kind not in "NO":
        return None
    number, last = plain[0].number, end.last
    if last.grain is Grain.DAY:
        return _single(replace(last, day=number))
    if last.grain is Grain.CENTURY and last.year is not None and last.year > 0 and number:
        first = replace(last, year=century(number, "").year)
        return _part(first, part) if part else _single(first)
    return None


def _bare_after(tokens: Tokens, begin: Span | None) -> Span | None:
    """Read the last two digits of a year, or a day of the same month, after a date: "1861-67", "July 4-10"."""
    plain = [token for token in tokens if token.kind not in "~?,"]
    kinds = _kinds(plain)
    if begin is not None and begin.first.grain is Grain.DECADE and [t.text for t in plain[1:]] == ["s"]:
        return _single(replace(begin.first, year=(begin.first.year or 0) // 100 * 100 + plain[0].number))
    if begin is None or kinds not in ({"N"} if begin.first.year is not None else {"NY"}):
        return None
    first, number = begin.first, plain[0].number
    if kinds == "NY":
        first = replace(first, year=plain[1].number)
    if first.grain is Grain.DAY:
        made = replace(first, day=number)
    elif first.grain is Grain.YEAR and len(plain[0].text) == 2 and number > (first.year or 0) % 100:
        made = replace(first, year=(first.year or 0) // 100 * 100 + number)
    else:
        return None
    perhaps, about = (any(token.kind == mark for token in tokens) for mark in "?~")
    return _single(replace(made, uncertain=perhaps, approximate=about))


def _single(item: Item) -> Span:
    return Span(item, item)


@dataclass(frozen=True, slots=True)
class Opening:
    """A row: words before or after a date that leave one end open.

    `outside` tells that the open part lies outside a decade or century: "before the 1920s" ends in 1920, "until the
    1920s" in 1929. Of a year, month or day, the bound is the date itself either way; EDTF leaves no bound out.
    """

    words: tuple[str, ...]
    behind: bool
    later: bool
    outside: bool = False


def _openings(text: str, behind: bool, later: bool, outside: bool = False) -> Iterator[Opening]:
    for words in text.split("|"):
        yield Opening(tuple(words.split()), behind, later, outside)


#: To add a way of leaving an end open, add its words.
OPENINGS: tuple[Opening, ...] = (
    *_openings("or later|and later|or after|and after|onwards|onward|forward|or a later season|earliest|-", True, True),
    *_openings("or earlier|and earlier|or before|and before|or an earlier season|latest", True, False),
    *_openings("starting|beginning|since|not before|no earlier than|not earlier than|from|> =", False, True),
    # "on or after", "after or in", "at least", "at the earliest": the small words say nothing to `tokens`
    *_openings("or after|after or|least|earliest|begun|began|started|commenced|opened", False, True),
    *_openings("or before|before or|through|up through|latest|ended|ceased|finished|closed", False, False),
    *_openings("after|later than|post|post -|>|af", False, True, True),
    *_openings("ending|not after|no later than|not later than|until|till|by|up to|up until|< =", False, False),
    *_openings("up to and including", False, False),
    *_openings("before|earlier than|prior to|ante|pre|pre -|<|bf", False, False, True),
)


def read_open(tokens: Tokens, own: Moment | None) -> str:
    """Read a range with an open end: "2019 or later", "before 1928"; return "" where it is none."""
    if len(tokens) > 2 and tokens[0].text == "from" and tokens[-1].text in {"onwards", "onward", "forward", "on"}:
        tokens = tokens[1:]
    texts = tuple(token.text for token in tokens)
    for row in sorted(OPENINGS, key=lambda row: -len(row.words)):
        size = len(row.words)
        if len(texts) <= size or (texts[-size:] if row.behind else texts[:size]) != row.words:
            continue
        span = read_one(tokens[:-size] if row.behind else tokens[size:], own)
        if span is not None and span.edtf():
            item = span.first if row.later != row.outside else span.last
            bound = item.bound(last=row.later == row.outside)
            return f"{bound}/.." if row.later else f"../{bound}"
    return ""


def read_list(tokens: Tokens, own: Moment | None) -> str:
    """Read a list of dates: "or" makes it one of them, "and" or commas all of them; return "" where it is none."""
    texts = {token.text for token in tokens}
    if not texts & {"or", "and", ",", ";"}:
        return ""
    parts = list(_parts(tokens, lambda token: token.text in {"or", "and", ",", ";"}))
    if len(parts) < 2 or ("or" in texts and "and" in texts):
        return ""
    if (
        "or" not in texts
        and "and" not in texts
        and any(_kinds(part) not in {"Y", "MY", "N", "M", "Y-Y"} for part in parts)
    ):
        return ""
    members = ",".join(_members([read_one(part, own) for part in parts]) or _years_and_ranges(parts))
    return "" if not members else f"[{members}]" if "or" in texts else f"{{{members}}}"


def _members(spans: Sequence[Span | None]) -> list[str]:
    """Return the EDTF of the members of a list in order, or none if they are not single dates that EDTF can list.

    Sets with a season, decade or century, or with a year or month that is not certain, are not read by every parser.
    """
    items = [span.first for span in spans if span is not None and span.first == span.last]
    items = [_with_year(item, items[-1]) for item in items]
    if len(items) < len(spans) or not all(_listed(item) for item in items):
        return []
    written = [item.edtf() for item in items]
    firsts = [Edtf.parse(member).earliest for member in written]
    return written if firsts == sorted(firsts) else []


def _kinds(tokens: Tokens) -> str:
    return "".join(token.kind for token in tokens)


def _years_and_ranges(parts: Sequence[Tokens]) -> list[str]:
    """Return the members of a list of years with ranges among them: 1667, 1668, 1671 to 1675."""
    written = [_year_or_range(part) for part in parts]
    firsts = [member[:4] for member in written]
    return written if all(written) and firsts == sorted(firsts) else []


def _year_or_range(tokens: Tokens) -> str:
    if _kinds(tokens) == "Y":
        return f"{tokens[0].number:04d}" if tokens[0].number > 0 else ""
    range_ = len(tokens) == 3 and tokens[0].kind == tokens[2].kind == "Y" and tokens[1].text in _SEPARATORS
    return f"{tokens[0].number:04d}..{tokens[2].number:04d}" if range_ and tokens[0].number < tokens[2].number else ""


def _listed(item: Item) -> bool:
    certain = not (item.approximate or item.uncertain or item.unspecified)
    return bool(item.edtf()) and (item.grain is Grain.DAY or (certain and item.grain in {Grain.YEAR, Grain.MONTH}))


def _parts(tokens: Tokens, divides: Callable[[Token], bool]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in tokens:
        if divides(token):
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part
