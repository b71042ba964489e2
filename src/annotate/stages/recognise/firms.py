"""Firms by the sign that joins their partners: "Weed & Waters", "Orvel & Dalton's store", "Dyer & Co."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import HEAD, Candidate
from annotate.stages.recognise.lexicon import bare, common_words, is_demonym, is_title, press_words
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

_ENDS = listed("Bro Bro. Bros Bros. Brother Brothers Co Co. Company Son Sons")
_MESSRS = listed("messrs mr mrs")
_SHORTEST = 3
_REACH = 3


def firms(tokens: Tokens, *, worn: bool) -> Iterator[Candidate]:
    """Yield firms of one and company, and of two partners where they sign or the text is worn.

    Elsewhere "X & Y" may be two places, or the title of a song; gentlemen after "Messrs." are no firm.
    """
    if "&" not in tokens.forms:
        return
    for at, word in enumerate(tokens.forms[1:-1], 1):
        if word != "&" or not _is_partner(tokens[at - 1]):
            continue
        right = tokens[at + 1]
        if not (right in _ENDS or _is_partner(right)) or tokens[at - 2 : at - 1] == ("-",):
            continue
        end = at + 2 + (right in _ENDS and tokens[at + 2 : at + 3] == (".",) and not right.endswith("."))
        goes_on = end < len(tokens) and (tokens[end][:1].isupper() or tokens[end] in ("&", "-"))
        start = _start(tokens, at - 1)
        polite = any(bare(one) in _MESSRS for one in tokens[max(0, start - _REACH) : start])
        sure = worn or right in _ENDS or (tokens[at - 1].isupper() and right.isupper())
        if sure and not polite and not goes_on and not (start and tokens[start - 1][:1].isupper()):
            yield Candidate(start, end, Kind.ORG, (HEAD,))


def _start(tokens: Tokens, at: int) -> int:
    """Return where a firm begins whose last partner but one stands at a token: "Orvel, Dalton & Kelvon"."""
    while at > 1 and tokens[at - 1] == "," and _is_partner(tokens[at - 2]) and not _ends_clause(tokens, at - 2):
        at -= 2
    return at


def _ends_clause(tokens: Tokens, at: int) -> bool:
    """Whether the word before a partner says that a place or a person is told of ("in Ohio, Weed & Waters")."""
    return at > 0 and (tokens[at - 1] in ("in", "of", "at", "to", "from", ",") or tokens[at - 1][:1].isupper())


def _is_partner(word: str) -> bool:
    lower = word.lower()
    written = word.isalpha() and len(word) >= _SHORTEST and (word.istitle() or word.isupper() or word.startswith("Mc"))
    if not written or lower in common_words() or lower in press_words():
        return False
    return not (is_title(word) or is_demonym((word,)))
