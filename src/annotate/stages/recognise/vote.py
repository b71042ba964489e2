"""One name, one kind: a vote over the whole document, and the repeats that the model missed.

A network judges sentence by sentence and flips where a sentence tells it little ("Beijing" as a person). The same
form keeps its meaning through a text far more often than not (Gale, Church and Yarowsky 1992, "One Sense Per
Discourse"), so the whole text decides: for a name of one word, its marks and the words around it weighed together
(`weigh`), for others and where that is too close, the majority. What the gazetteer knows with one kind has that kind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from annotate.stages.recognise.candidates import FROM_MODEL, IN_GAZETTEER, Candidate, surface
from annotate.stages.recognise.lexicon import Lexicon, is_demonym, is_title
from annotate.stages.recognise.weigh import weighed
from annotate.stages.tokens import straight, straightened
from annotate.values.model import Kind

if TYPE_CHECKING:
    from annotate.stages.tokens import Tokens

_VOTING = (Kind.PERSON, Kind.PLACE, Kind.ORG)
_SHORTEST = 3
"""Letters of a name that may be added where nobody marked it: "No" and "An" are Korean surnames, too."""
_LONGEST = 20
"""Tokens of a name that is looked for again."""
_CLOSE = 0.3
"""Log-odds between the two best kinds below which the majority of marks decides."""
_FAR = 1.0
"""Log-odds by which what speaks for the majority's kind must fall short if it is to decide no more."""
_INITIALS = range(2, 9)
_JOINING = frozenset(("of", "the", "and", "for", "in", "on", "de"))

_Votes = dict[str, Counter[Kind]]
_Marked = tuple[Candidate, str]
"""A candidate and its surface."""


def agreed(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Return the candidates with the kind their document agrees on, and their unmarked repeats."""
    forms = [surface(tokens, candidate) for candidate in candidates]
    marked = tuple(zip(candidates, forms, strict=True))
    capitals = {word for word in set(tokens.forms) if word.istitle()}
    votes = _votes(marked, capitals)
    surnames = {alias for alias, _ in _aliases([one for one in marked if one[0].reasons[0] != FROM_MODEL], capitals)}
    parts = {alias for alias, _ in _aliases(marked, capitals)}
    scores = weighed(tokens, candidates, votes, lexicon, parts)
    winners = {}
    for form, counts in votes.items():
        known = lexicon.kinds_of(form.split())
        winners[form] = _weightiest(scores.get(form, {}), known, counts) or _winner(counts, known, form in surnames)
    settled = tuple((_relabelled(candidate, form, winners, votes), form) for candidate, form in marked)
    return (*(candidate for candidate, _ in settled), *_repeats(tokens, settled, capitals, winners, votes))


def initialisms(tokens: Tokens, candidates: Sequence[Candidate]) -> dict[str, Kind]:
    """Return the short forms that the text itself explains, as in "Korea Trade Bureau (KTB)", with their kind."""
    found: dict[str, Kind] = {}
    for candidate in candidates:
        after = candidate.end
        if candidate.kind is None or tokens[after : after + 3 : 2] != ("(", ")"):
            continue
        short = tokens[after + 1]
        letters = short.replace(".", "")
        if letters.isupper() and len(letters) in _INITIALS and letters == _initials(tokens, candidate):
            found[short] = candidate.kind
    return found


def _initials(tokens: Tokens, candidate: Candidate) -> str:
    words = (w for w in tokens[candidate.start : candidate.end] if w.isalpha() and w.lower() not in _JOINING)
    return "".join(word[0] for word in words).upper()


def _votes(marked: Sequence[_Marked], capitals: Set[str]) -> _Votes:
    votes: _Votes = defaultdict(Counter)
    for candidate, form in marked:
        if candidate.kind in _VOTING:
            votes[form][candidate.kind] += 1
    for alias, count in _aliases(marked, capitals):
        votes[alias][Kind.PERSON] += count
    return votes


def _aliases(marked: Sequence[_Marked], capitals: Set[str]) -> Iterator[tuple[str, int]]:
    """Yield the parts of full personal names that stand alone elsewhere in the text: "Ivan Petrov" … "Petrov"."""
    alone = {form for candidate, form in marked if candidate.length() == 1} | capitals
    full = Counter(form for candidate, form in marked if candidate.kind is Kind.PERSON and candidate.length() > 1)
    for name, count in full.items():
        words = name.split()
        for word in {words[0], words[-1]}:
            if word in alone and word[0].isupper() and not is_title(word):
                yield word, count


def _weightiest(scores: Mapping[Kind, float], known: tuple[Kind, ...], counts: Counter[Kind]) -> Kind | None:
    """Return the kind that most speaks for, among those a name can have; None where the majority of marks may decide.

    It may where it is close between two kinds, unless it is for a third of which little speaks.
    """
    ranked = sorted(((score, kind) for kind, score in scores.items() if not known or kind in known), reverse=True)
    if len(ranked) <= 1:
        return None
    majority = max((score for score, kind in ranked if counts[kind] == max(counts.values())), default=ranked[0][0])
    clear = ranked[0][0] - ranked[1][0] >= _CLOSE or ranked[0][0] - majority >= _FAR
    return ranked[0][1] if clear else None


def _winner(counts: Counter[Kind], known: tuple[Kind, ...], surname: bool) -> Kind | None:
    """Return the kind most votes are for; in a tie a surname of somebody certain is a person, others stay open."""
    if len(known) == 1:
        return known[0]
    allowed = Counter({kind: count for kind, count in counts.items() if not known or kind in known})
    ranked = allowed.most_common(2)
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return Kind.PERSON if surname and allowed[Kind.PERSON] == ranked[0][1] else None
    return ranked[0][0]


def _relabelled(candidate: Candidate, form: str, winners: Mapping[str, Kind | None], votes: _Votes) -> Candidate:
    winner = winners.get(form)
    if winner is None or candidate.kind not in _VOTING or candidate.kind is winner or candidate.decided:
        return candidate
    marks, total = votes[form][winner], votes[form].total()
    if 2 * marks > total:
        return candidate.because(f"the text agrees on {winner} ({marks} of {total})", winner)
    return candidate.because(f"the words around it speak for {winner}", winner)


def _repeats(
    tokens: Tokens,
    marked: Sequence[_Marked],
    capitals: Set[str],
    winners: Mapping[str, Kind | None],
    votes: _Votes,
) -> Iterator[Candidate]:
    """Yield occurrences of voted forms that nobody marked.

    A form needs two votes, or one slip of the model would spread; a surname needs one full name. Names of the
    gazetteer have been looked for everywhere already.
    """
    wanted: dict[tuple[str, ...], Kind] = {}
    for candidate, form in marked:
        winner = winners.get(form)
        looked_for = candidate.reasons[0] == IN_GAZETTEER
        if winner is not None and not looked_for and len(form) >= _SHORTEST and votes[form].total() > 1:
            wanted[tuple(map(straight, tokens[candidate.start : candidate.end]))] = winner
    for alias, _ in _aliases(marked, capitals):
        if winners.get(alias) is Kind.PERSON and len(alias) >= _SHORTEST:
            wanted.setdefault((alias,), Kind.PERSON)
    lengths: dict[str, set[int]] = defaultdict(set)
    for words in wanted:
        if len(words) <= _LONGEST:
            lengths[words[0]].add(len(words))
    taken = {token for candidate, _ in marked for token in range(candidate.start, candidate.end)}
    every = straightened(tokens.forms)
    for start, word in enumerate(every):
        for length in lengths.get(word, ()):
            kind = wanted.get(every[start : start + length])
            repeat = Candidate(start, start + length, kind, ("same name elsewhere in the text",))
            if kind is not None and taken.isdisjoint(range(start, repeat.end)) and _stands_alone(tokens, repeat):
                yield repeat


def _stands_alone(tokens: Tokens, repeat: Candidate) -> bool:
    """Whether the words are no part of a compound or of a longer run of capitals that the model left alone."""
    before = tokens[repeat.start - 1] if repeat.start else ""
    after = tokens[repeat.end] if repeat.end < len(tokens) else ""
    words = tokens[repeat.start : repeat.end]
    return not is_demonym(words) and "-" not in (before, after) and not after[:1].isupper()
