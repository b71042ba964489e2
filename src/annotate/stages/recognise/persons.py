"""Persons by what stands around them: a title before, an office with the holder in brackets, an abbreviation before.

Each rule takes and returns candidates, as in `annotate.stages.recognise.repairs`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from annotate.stages.dates.lexicon import MONTH_WORDS, WEEKDAY_WORDS
from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import ADDRESSED, AFTER_ABBREVIATION, IN_BRACKETS, Candidate, Placed
from annotate.stages.recognise.capitals import is_quality
from annotate.stages.recognise.lexicon import (
    Lexicon,
    bare,
    common_words,
    heads,
    is_demonym,
    is_honorific,
    is_title,
    korean_families,
    personal_titles,
)
from annotate.stages.tokens import Tokens
from annotate.values.model import Kind

_DAYS = frozenset(("Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat"))
# Days and months as they are written; "Sun" and "Jun" are names of persons, too.
_CALENDAR = frozenset(map(str.capitalize, WEEKDAY_WORDS | MONTH_WORDS)) - {"Sun", "Jun"}
# Titles in small letters, beside honorifics, after which a name that nobody marked is a person's.
_ADDRESSING = listed(
    "abbe abbé adm admiral alderman archduke baron baroness brig brigadier capt captain cardinal chevalier col",
    "colonel commissioner commodore comte congressman congresswoman constable corporal count countess cpl deacon",
    "deputy detective duchess duke ensign gov hon inspector judge lady lieut lieutenant lord maj marquis",
    "marquise midshipman patrolman pfc pvt rabbi rev reverend scoutmaster sen senator sergeant sergt sheikh",
    "sheriff sir squire viscount viscountess warden",
)
# Titles of rank before names of which one begins with a particle ("Duke d'Urbel", "Count de la Roche").
_NOBLE = listed("abbe abbé archduke baron baroness chevalier comte count countess duchess duke marquis marquise prince")
_NOBLE |= listed("princess viscount viscountess don general admiral")
_PARTICLES = listed("d' d’ da de del della den der di do du la le van von zu")
_CELTIC = re.compile(r"(?:Ma?c|O['’])[A-Z][a-z]+")
_ELIDED = re.compile(r"[dlDL]['’][A-ZÀ-Ž][\w’'-]+")
# Those that papers long wrote in small letters, and those of them that are cut short and have a point.
_POINTED = listed("brig capt col gen gov hon lieut maj messrs rev sen sgt")
_SHORT_TITLES = _POINTED | listed("adm cpl pfc pvt sergt sgt maj messrs")
_SMALL_TITLES = _POINTED | listed(
    "captain colonel commodore lieutenant messrs mr. mrs. capt. gen. gov. col. lieut. rev. hon. maj."
)
# What begins a sentence after a signature.
_SMALL = listed(
    "a an and are but can could did do does for had has have he how i if in is it let may no not of on or please she",
    "so such thank thanks that the then there these they this those to was we were what when where who why will would",
    "yes you",
)
_PLURAL = frozenset(("messrs", "misses", "mmes"))
_ROW = frozenset((",", "and", "&"))
_LONGEST = 3
"""Words of a name after a title."""
_SHORT = 4
"""Letters of a title that is an abbreviation: "Gen", "Capt"; "Kim General" stays whole."""
_OFFICE_WITHIN = 8
_INITIALS = 2
# Offices that stand between a body and who holds them.
_OFFICES = listed(
    "amb ambassador chairman chief commander commissioner director envoy governor leader mayor minister negotiator",
    "premier president secretary spokesman spokeswoman",
)
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){3,}|[A-Z]{3,5}")


def addressed(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Add the names after titles that are said to nobody but persons ("Mme. Sun"), and drop titles taken for names.

    After other titles of persons ("Capt. Burger") only what nobody marked is added.
    """
    kept = [c for c in candidates if not _only_titles(tokens, c)]
    found = Placed(kept)
    for at, word in enumerate(tokens.forms[:-1]):
        if not word[:1].isupper() and word not in _SMALL_TITLES:
            continue
        title = bare(word)
        honoured = word[:1].isupper() and is_honorific(word)
        pointed = tokens[at + 1] == "." and (title in _SHORT_TITLES or title not in _ADDRESSING)
        small = word in _SMALL_TITLES and (pointed or word not in _POINTED)
        if not (honoured or small or (word[:1].isupper() and title in _ADDRESSING)):
            continue
        start = at + 2 if pointed else at + 1
        start = _after_particles(tokens, start) if title in _NOBLE else start
        for first, end in _names_from(tokens, start, several=title in _PLURAL):
            _address(found, tokens, (first, end), honoured=honoured)
    return found.all()


def _names_from(tokens: Tokens, start: int, *, several: bool) -> Iterator[tuple[int, int]]:
    """Yield where the name after a title stands, and the others of its row after one of several ("Messrs. X and Y")."""
    while start < len(tokens):
        end = start
        while end < len(tokens) and end - start < _LONGEST and _is_name(tokens[end]):
            end += 1 + 2 * (tokens[end + 1 : end + 2] == ("-",) and _is_name((tokens[end + 2 : end + 3] or ("",))[0]))
        if end == start or is_title(tokens[start]):
            return
        yield start, end
        start = end
        while start < len(tokens) and tokens[start] in _ROW:
            start += 1
        if not several or start == end:
            return


def _after_particles(tokens: Tokens, start: int) -> int:
    """Return where the first word with a capital stands behind particles; the start where there is none."""
    at = start
    while at < len(tokens) and tokens[at] in _PARTICLES:
        at += 1
    return at if at < len(tokens) and tokens[at][:1].isupper() else start


def _address(found: Placed, tokens: Tokens, name: tuple[int, int], *, honoured: bool) -> None:
    touching = found.within(*name)
    if not touching:
        if (honoured and not is_quality(tokens[name[0]])) or _is_somebody(tokens, *name):
            found.replace((), Candidate(*name, Kind.PERSON, (ADDRESSED,)))
    elif honoured and touching[0].start == name[0] and touching[0].length() <= _LONGEST:
        found.replace(touching[:1], touching[0].because(ADDRESSED, Kind.PERSON))
    elif honoured and is_honorific(tokens[touching[0].start]) and touching[0].kind is Kind.ORG:
        found.replace(touching[:1], Candidate(*name, Kind.PERSON, (ADDRESSED,)))  # "Messrs. X and Y", no firm


def without_ends(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Cut off titles and days of the week that stand after a name in the style of telegrams ("Vyshinsky Mon")."""
    return [_without_end(tokens, candidate) for candidate in candidates]


def grown(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Let persons take along one more name right behind them that nobody marked ("Mathieu [Baumel] said")."""
    taken = {at for c in candidates for at in range(c.start, c.end)}
    return [
        replace(candidate, end=candidate.end + 1)
        if candidate.kind is Kind.PERSON
        and not candidate.decided
        and tokens[candidate.start].istitle()
        and not is_title(tokens[candidate.start])
        and taken.isdisjoint((candidate.end, candidate.end + 1))
        and _is_last_name(tokens, candidate.end)
        else candidate
        for candidate in candidates
    ]


def in_brackets(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make persons of single names in brackets after an office: "The Political Adviser in Korea (Langdon)"."""
    return [
        candidate.because(IN_BRACKETS, Kind.PERSON) if _holds_office(tokens, candidate) else candidate
        for candidate in candidates
    ]


def divided(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Part a name from what stands before it: an abbreviation that ends a sentence, or an office and whose it is.

    "for the U.S.S.R. Hodge spoke", "C.I.A. Director Helms", "UK Amb".
    """
    found: list[Candidate] = []
    marked = {c.end for c in candidates}
    for candidate in candidates:
        if (office := _office(tokens, candidate, lexicon)) is not None:
            found += office
            continue
        if candidate.kind is Kind.PERSON and (body := _body(tokens, candidate.start, marked)) is not None:
            found.append(body)
        first, rest = tokens[candidate.start], candidate.length() - 1
        kinds = lexicon.kinds_of((first,)) if first.endswith(".") and first.count(".") >= _INITIALS else ()
        name = tokens[candidate.start + 1 : candidate.end]
        if not kinds or rest != 1 or name[0].lower() in common_words() or not _is_name(name[0]):
            found.append(candidate)
        elif lexicon.kinds_of(name) == (Kind.PERSON,) or _begins_clause(tokens, candidate.end):
            found.append(Candidate(candidate.start, candidate.start + 1, kinds[0], candidate.reasons))
            found.append(Candidate(candidate.start + 1, candidate.end, Kind.PERSON, (AFTER_ABBREVIATION,)))
        else:
            found.append(candidate)
    return found


def _office(tokens: Tokens, candidate: Candidate, lexicon: Lexicon) -> Sequence[Candidate] | None:
    """Return a body or land, and who holds an office of it; None where no office stands in the name."""
    words = tokens[candidate.start : candidate.end]
    at = next((at for at, word in enumerate(words) if at and bare(word) in _OFFICES and word[:1].isupper()), 0)
    if not at or candidate.kind not in (Kind.PERSON, Kind.ORG, Kind.PLACE):
        return None
    kinds = lexicon.kinds_of(words[:at])
    kind = kinds[0] if kinds else Kind.ORG if at == 1 and _ABBREVIATION.fullmatch(words[0]) else None
    end = at + 1
    while end < len(words) and is_title(words[end]):
        end += 1
    if (
        kind is None
        or len(words) - end > _INITIALS
        or (end < len(words) and not _is_somebody(tokens, candidate.start + end, candidate.end))
    ):
        return None
    start = candidate.start
    owner = Candidate(start, start + at, kind, candidate.reasons)
    holder = Candidate(start + end, candidate.end, Kind.PERSON, (ADDRESSED,))
    return (owner, holder) if end < len(words) else (owner,)


def _body(tokens: Tokens, start: int, marked: Container[int]) -> Candidate | None:
    """Return the body before an office and its holder that nobody marked ("ILO Director [Phelan]")."""
    at = start - 2
    if at < 0 or bare(tokens[start - 1]) not in _OFFICES or not tokens[start - 1].istitle() or at + 1 in marked:
        return None
    return Candidate(at, at + 1, Kind.ORG, (ADDRESSED,)) if _ABBREVIATION.fullmatch(tokens[at]) else None


def _is_name(word: str) -> bool:
    initial = len(word) == _INITIALS and word[0].isupper() and word[1] == "."
    if word[:1] in "dDlL" and _ELIDED.fullmatch(word):
        return True
    return initial or (word[:1].isupper() and word.replace("-", "").replace("'", "").replace("’", "").isalpha())


def _is_somebody(tokens: Tokens, start: int, end: int) -> bool:
    """Whether words after a title that others than persons have, too, are a name ("Lord Howe Island" is none)."""
    words = tokens[start:end]
    common = any(word.lower() in common_words() | _SMALL or word in _CALENDAR or is_demonym((word,)) for word in words)
    return not common and heads().keys().isdisjoint(words) and _is_written(words[0])


def _is_written(word: str) -> bool:
    """Whether a word is written as a surname is: "Hoyt", "McCalls", "O'Hearn", "d'Urbel"."""
    return word.istitle() or _ELIDED.fullmatch(word) is not None or _CELTIC.fullmatch(word) is not None


def _is_last_name(tokens: Tokens, at: int) -> bool:
    """Whether a word looks like more of the name before it: a capital, the last of its row, and no noun or people."""
    if at + 1 >= len(tokens) or tokens[at + 1][:1].isupper() or tokens[at + 1] == "-":
        return False
    word = tokens[at]
    if not (word.istitle() and word.isalpha() and len(word) > 1) or is_title(word) or is_demonym((word,)):
        return False
    return word.lower() not in common_words() | _SMALL and word not in heads() and word not in _CALENDAR


def _only_titles(tokens: Tokens, candidate: Candidate) -> bool:
    if candidate.kind is None:
        return False
    words = tokens[candidate.start : candidate.end]
    if all(is_honorific(word) for word in words):
        return not all(word.isupper() for word in words)
    # "Maj. Gen. Smith": ranks that are abbreviated, each with its point.
    short = all(
        bare(word) in personal_titles() and (len(bare(word)) <= _SHORT or bare(word) in _POINTED) for word in words
    )
    return short and tokens[candidate.end : candidate.end + 1] == (".",)


def _without_end(tokens: Tokens, candidate: Candidate) -> Candidate:
    last = tokens[candidate.end - 1]
    ends = last in _DAYS or (bare(last) in personal_titles() and len(bare(last)) <= _SHORT)
    given = tokens[candidate.start] in korean_families() and candidate.length() > _INITIALS  # "Kim Ir Sen"
    if candidate.length() > 1 and candidate.kind is Kind.PERSON and ends and not given:
        return replace(candidate, end=candidate.end - 1)
    return candidate


def _holds_office(tokens: Tokens, candidate: Candidate) -> bool:
    start, end = candidate.start, candidate.end
    if (
        candidate.kind not in (Kind.PERSON, Kind.PLACE, Kind.ORG)
        or candidate.length() > 1
        or not tokens[start].istitle()
    ):
        return False
    if start == 0 or tokens[start - 1] != "(" or end >= len(tokens) or tokens[end] != ")":
        return False
    before = tokens[max(0, start - _OFFICE_WITHIN) : start - 1]
    return any(word[:1].isupper() and is_title(word) for word in before)


def _begins_clause(tokens: Tokens, at: int) -> bool:
    """Whether a verb in the past follows, as far as its ending tells."""
    return (
        at < len(tokens)
        and tokens[at].islower()
        and (tokens[at].endswith("ed") or tokens[at] in ("was", "had", "said"))
    )
