"""What rules see better than a small network: a title before a name, a capital that only begins a sentence, a short
form that the text itself explains, a year and a place that are no event.

Each rule takes and returns candidates; `NameRules` says in which order. Measured on the development texts of the
corpora, never on the article; the figures stand in the model card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.stages.lists import listed
from annotate.stages.recognise.candidates import BODY, TITLE, Candidate, Placed
from annotate.stages.recognise.known import is_town, leaning
from annotate.stages.recognise.lexicon import bare, common_words, heads, is_title, no_names, personal_titles
from annotate.values.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotate.stages.tokens import Tokens

EXPLAINED = "the text explains the short form"
_ENDS = frozenset('.!?:"“”\n')
_JOINING = frozenset(("of", "the", "and", "for", "in", "on", "de", "&"))
_LETTERS = range(2, 9)
_CAPITALISED = 3
"""Names with a capital from which on a text is one that writes its names so."""
_STAIN = re.compile(r"[\^«»*<>;?{}|~_=%§]")
_SINCE = re.compile(r"(?:[Pp]re|[Pp]ost|[Mm]id)-[0-9]")
_INITIALISM = re.compile(r"[B-DF-HJ-NP-TV-XZ]{3,6}")
_LONGEST = 3
_PAIR = 2
_THE = (("the",), ("The",))
_YEAR_LENGTH = 4
# Nouns of which one stands in the name of an event that begins with its year.
_HAPPENINGS = frozenset(
    (
        *("battle", "campaign", "championship", "championships", "conference", "congress", "convention", "coup"),
        *("crisis", "cup", "earthquake", "election", "elections", "famine", "festival", "flood", "games", "incident"),
        *("invasion", "massacre", "olympics", "primaries", "protests", "rebellion", "referendum", "revolt"),
        *("revolution", "riots", "siege", "strike", "summit", "uprising", "war"),
    )
)
# Words that stand alone at the head of letters, telegrams and forms.
_LABELS = listed(
    "action attention cite classified comment confidential copy date distribution enclosure encl eyes file from info",
    "memo memorandum message msg nodis limdis note pass priority reference ref restricted routine secret serial",
    "signed subj subject summary telegram top unclassified urgent immediate flash",
)
_NOBLE = listed(
    "archduke baron baroness count countess crown-prince duchess duke earl emperor empress infante king lady lord",
    "marchioness marquess marquis prince princess queen ras shah sultan viscount viscountess",
)
_ADDRESSES = listed("info rptd")
# Bodies that one word names, which a network takes for places where something happens in them.
_BODIES = listed("Bundestag Congress Duma Knesset Legislature Parliament Reichstag Riksdag Senate Storting")
_ARTICLES, _GOING_ON = (
    frozenset(("a", "an", "the", "The", "no", "any", "every", "-")),
    frozenset(("of", "-", "for", "party")),
)
# What follows a word that looks like a title and is none ("General Motors").
_IMPERSONAL = frozenset(
    ("assembly", "command", "council", "court", "dynamics", "electric", "foods", "mills", "motors", "office", "staff")
)


def titled(doc: Doc, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make a person of what stands after a personal title, and leave the title out of it."""
    return [_titled(doc, candidate) for candidate in candidates]


def without_openers(doc: Doc, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop common words that are capitalised because they begin a sentence."""
    named = {doc[c.start].text for c in candidates if c.length() == 1 and not begins_sentence(doc, c.start)}
    return [
        candidate
        for candidate in candidates
        if not (
            candidate.length() == 1
            and candidate.kind is not None
            and doc[candidate.start].text not in named
            and doc[candidate.start].is_title
            and begins_sentence(doc, candidate.start)
            and _is_common(doc[candidate.start].lower_)
        )
    ]


def without_signs(doc: Doc, tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop shelf marks ("NSC 68"), stains of a scan ("l^is"), and what has no capital where names have one."""
    written = {tokens[c.start] for c in candidates if c.length() == 1}
    texts = {c: tokens.text(c.start, c.end) for c in candidates if c.kind is not None}
    capitalised = sum(text[:1].isupper() for text in texts.values()) >= _CAPITALISED
    dropped = {c for c, text in texts.items() if _is_spoilt(text, c.length()) or (capitalised and text.lower() == text)}
    dropped |= {c for c, text in texts.items() if _is_letter(tokens, c) or _is_office(tokens, c) or _SINCE.match(text)}
    return [c for c in candidates if c not in dropped and not _is_mark(doc, c) and not _is_noun(tokens, c, written)]


def embodied(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Make bodies of those that one word names: "in Congress", "before Parliament", "NKWP" (nobody's name)."""
    candidates = [c.because(BODY, Kind.ORG) if _is_initialism(tokens, c) else c for c in candidates]
    if _BODIES.isdisjoint(tokens.forms):
        return candidates
    found = [
        c.because(BODY, Kind.ORG)
        if c.kind in (Kind.PLACE, Kind.PERSON) and c.length() == 1 and tokens[c.start] in _BODIES
        else c
        for c in candidates
    ]
    marked = {at for c in candidates for at in range(c.start, c.end)}
    return found + [
        Candidate(at, at + 1, Kind.ORG, (BODY,))
        for at, word in enumerate(tokens.forms)
        if word in _BODIES and at not in marked and _is_alone(tokens, at)
    ]


def _is_initialism(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether a person's name is capitals without a vowel, in a text that has others than capitals."""
    word = tokens[candidate.start]
    if candidate.kind is not Kind.PERSON or candidate.length() > 1 or not _INITIALISM.fullmatch(word):
        return False
    beside = tokens[max(0, candidate.start - _LONGEST) : candidate.end + _LONGEST]
    return any(other.islower() for other in beside)


def _is_alone(tokens: Tokens, at: int) -> bool:
    """Whether a word belongs to no longer name ("Parliament Square", "Congress of Vienna", "a Parliament")."""
    before, after = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""
    return not before[:1].isupper() and before not in _ARTICLES and not (after[:1].isupper() or after in _GOING_ON)


def without_labels(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop what the heads of forms and telegrams are written with: "SUBJ:", "MEMO", "Ser. 1945-A", "Info [Seoul]"."""
    candidates = [_without_label(tokens, c) for c in candidates]
    return [c for c in candidates if c.kind is None or c.length() > 1 or not _is_label(tokens, c.start)]


def explained(tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Settle the ends of a name that the text shortens in brackets, as in "Korea Trade Bureau (KTB)".

    The model must have seen an organisation in a part of it or in the short form: plans, laws and illnesses are
    shortened, too.
    """
    found = Placed(candidates)
    for start, end in _long_forms(tokens):
        touching = found.within(start, end)
        if any(c.start < start or c.end > end or (c.start, c.end) == (start, end) for c in touching):
            continue
        if any(c.kind is Kind.ORG for c in (*touching, *found.within(end + 1, end + 2))):
            found.replace(touching, Candidate(start, end, Kind.ORG, (EXPLAINED,)))
    return found.all()


def without_bare_years(doc: Doc, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop events that are a year and a name ("1923 Marwick"): what happened there has a noun of its own."""
    return [c for c in candidates if c.kind is not Kind.EVENT or not _is_bare(doc, c)]


def begins_sentence(doc: Doc, at: int) -> bool:
    """Whether a token is the first of a sentence or a paragraph, as punctuation tells."""
    return at == 0 or any(sign in _ENDS for sign in doc[at - 1].text)


def _titled(doc: Doc, candidate: Candidate) -> Candidate:
    first = candidate.start
    if candidate.kind is Kind.PERSON and first and Kind.PLACE in leaning(doc[first].text) and _is_title(doc, first - 1):
        return candidate.because(TITLE, Kind.PERSON)  # "Ambassador Jordan", who flies to Jordan
    if candidate.kind not in (Kind.ORG, Kind.PLACE) or candidate.length() > _LONGEST:
        return candidate
    if (noble := _noble(doc, candidate)) is not None:
        return noble
    if candidate.length() > 1 and _is_title(doc, first):
        inside = replace(candidate, start=first + 1)
        return inside.because(TITLE, Kind.PERSON) if _is_personal(doc, inside) else candidate
    if first and _is_title(doc, first - 1) and _is_personal(doc, candidate):
        return candidate.because(TITLE, Kind.PERSON)
    return candidate


def _noble(doc: Doc, candidate: Candidate) -> Candidate | None:
    """Return who bears a title of nobility or rule, alone; None where it begins a place's name ("Prince George")."""
    start = candidate.start + (candidate.length() > 1)
    if (
        not start
        or candidate.end - start != 1
        or bare(doc[start - 1].text) not in _NOBLE
        or not doc[start - 1].is_title
    ):
        return None
    after = doc[candidate.end].text if candidate.end < len(doc) else ""
    inside = replace(candidate, start=start)
    if after[:1].isupper() or is_town(doc[start - 1 : candidate.end].text) or not _is_personal(doc, inside):
        return None
    return inside.because(TITLE, Kind.PERSON)


def _is_personal(doc: Doc, candidate: Candidate) -> bool:
    words = [doc[at] for at in range(candidate.start, candidate.end)]
    if is_title(words[0].text) or words[-1].lower_ in _IMPERSONAL or words[-1].text in heads():
        return False
    if _is_common(words[-1].lower_):
        return False
    return all(word.is_title and word.is_alpha for word in words)


def _is_bare(doc: Doc, candidate: Candidate) -> bool:
    first = doc[candidate.start]
    words = {doc[at].lower_ for at in range(candidate.start, candidate.end)}
    return first.is_digit and len(first) == _YEAR_LENGTH and not words & _HAPPENINGS


def _is_letter(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether a name is one letter alone, and no title before it says that somebody's name is cut short."""
    word = tokens[candidate.start]
    before = tokens[candidate.start - 1] if candidate.start else ""
    return candidate.length() == 1 and word[:1].isalpha() and len(word.rstrip(".")) == 1 and not is_title(before)


def _is_mark(doc: Doc, candidate: Candidate) -> bool:
    """Whether a name is letters and a number, as documents are counted; "UN 1960" is none that one meets."""
    if candidate.length() < _PAIR or not (doc[candidate.start + 1].is_digit and doc[candidate.start].is_upper):
        return False
    return candidate.kind in (Kind.ORG, Kind.PLACE, Kind.PERSON) and len(doc[candidate.start]) > 1


def _is_office(tokens: Tokens, candidate: Candidate) -> bool:
    """Whether it is an office without a name ("the Premier", "the Czar")."""
    return (
        candidate.length() == 1
        and tokens[candidate.start - 1 : candidate.start] in _THE
        and (bare(tokens[candidate.start]) in personal_titles())
    )


def _without_label(tokens: Tokens, candidate: Candidate) -> Candidate:
    """Cut off the word that addresses a telegram: "Info Seoul", "Rptd Tokyo"."""
    first = tokens[candidate.start]
    if candidate.length() > 1 and candidate.kind is not None and first.istitle() and first.lower() in _ADDRESSES:
        return replace(candidate, start=candidate.start + 1)
    return candidate


def _is_label(tokens: Tokens, at: int) -> bool:
    word, after = tokens[at], tokens[at + 1 : at + 3]
    if word.lower() in _LABELS:
        return word.isupper() or after[:1] == (":",)
    if after[:1] == (":",) and word.isupper() and len(word) <= _YEAR_LENGTH:
        return at == 0 or "\n" in tokens[at - 1] or tokens[at - 1] in _ENDS
    numbered = len(after) > 1 and after[0] == "." and after[1][:1].isdigit()
    return numbered and word.istitle() and len(word) <= _YEAR_LENGTH


def _is_noun(tokens: Tokens, candidate: Candidate, written: Set[str]) -> bool:
    word = tokens[candidate.start]
    named = candidate.length() == 1 and candidate.kind is not None and word.islower()
    return named and word.capitalize() in written


def _is_spoilt(words: str, length: int) -> bool:
    """Whether a sign stands in a name that no name has: what a scanner made of a stain; or it is none of a kind."""
    return (length <= _PAIR and _STAIN.search(words) is not None) or words.replace(" ", "") in no_names()


def _is_title(doc: Doc, at: int) -> bool:
    word = doc[at].text
    return word[:1].isupper() and bare(word) in personal_titles()


def _is_common(word: str) -> bool:
    return word in common_words() or (word.endswith("s") and word[:-1] in common_words())


def _long_forms(tokens: Tokens) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(tokens.forms[:-2]):
        if word != "(" or not at or tokens[at + 2] != ")":
            continue
        letters = tokens[at + 1].replace(".", "")
        if not letters.isupper() or len(letters) not in _LETTERS:
            continue
        if letters.isalpha() and (start := _start(tokens, at, letters)) is not None:
            yield start, at


def _start(tokens: Tokens, end: int, letters: str) -> int | None:
    """Return where the words begin whose initials are `letters`, reading back from `end`; None where they do not."""
    wanted = list(letters)
    at = end - 1
    while at >= 0 and wanted:
        word = tokens[at]
        if word[:1].isupper() and word[:1] == wanted[-1]:
            wanted.pop()
        elif word.lower() not in _JOINING:
            return None
        at -= 1
    return at + 1 if not wanted and end - at - 1 > 1 else None
