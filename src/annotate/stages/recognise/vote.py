"""One name, one kind: a vote over the whole document, and the repeats that the model missed.

A network judges sentence by sentence and flips where a sentence tells it little ("Beijing" as a person). The same
form keeps its meaning through a text far more often than not (Gale, Church and Yarowsky 1992, "One Sense Per
Discourse"), so the whole text decides: for a name of one word, its marks and the words around it weighed together
(`weigh`), for others and where that is too close, the majority. What the gazetteer knows with one kind has that kind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from annotate.stages.recognise.candidates import FROM_MODEL, IN_GAZETTEER, Candidate, surface
from annotate.stages.recognise.lexicon import Lexicon, is_demonym, is_title
from annotate.stages.recognise.weigh import weighed
from annotate.values.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_VOTING = (Kind.PERSON, Kind.PLACE, Kind.ORG)
_SHORTEST = 3
"""Letters of a name that may be added where nobody marked it: "No" and "An" are Korean surnames, too."""
_CLOSE = 0.3
"""Log-odds between the two best kinds below which the majority of marks decides."""
_INITIALS = range(2, 9)
_JOINING = frozenset(("of", "the", "and", "for", "in", "on", "de"))

_Votes = dict[str, Counter[Kind]]


def agreed(doc: Doc, candidates: Sequence[Candidate], lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Return the candidates with the kind their document agrees on, and their unmarked repeats."""
    votes = _votes(doc, candidates)
    certain = [c for c in candidates if c.reasons[0] != FROM_MODEL]
    surnames = {alias for alias, _ in _aliases(doc, certain)}
    scores = weighed(doc, candidates, votes, lexicon)
    winners = {}
    for form, counts in votes.items():
        known = lexicon.kinds_of(form.split())
        winners[form] = _weightiest(scores.get(form, {}), known) or _winner(counts, known, form in surnames)
    settled = tuple(_relabelled(doc, candidate, winners, votes) for candidate in candidates)
    return (*settled, *_repeats(doc, settled, winners, votes))


def initialisms(doc: Doc, candidates: Sequence[Candidate]) -> dict[str, Kind]:
    """Return the short forms that the text itself explains, as in "Korea Trade Bureau (KTB)", with their kind."""
    found: dict[str, Kind] = {}
    for candidate in candidates:
        after = candidate.end
        if candidate.kind is None or after + 2 >= len(doc) or doc[after].text != "(" or doc[after + 2].text != ")":
            continue
        short = doc[after + 1].text
        letters = short.replace(".", "")
        if letters.isupper() and len(letters) in _INITIALS and letters == _initials(doc, candidate):
            found[short] = candidate.kind
    return found


def _initials(doc: Doc, candidate: Candidate) -> str:
    words = (t.text for t in doc[candidate.start : candidate.end] if t.is_alpha and t.lower_ not in _JOINING)
    return "".join(word[0] for word in words).upper()


def _votes(doc: Doc, candidates: Sequence[Candidate]) -> _Votes:
    votes: _Votes = defaultdict(Counter)
    for candidate in candidates:
        if candidate.kind in _VOTING:
            votes[surface(doc, candidate)][candidate.kind] += 1
    for alias, count in _aliases(doc, candidates):
        votes[alias][Kind.PERSON] += count
    return votes


def _aliases(doc: Doc, candidates: Sequence[Candidate]) -> Iterator[tuple[str, int]]:
    """Yield the parts of full personal names that stand alone elsewhere in the text: "Ivan Petrov" … "Petrov"."""
    alone = {surface(doc, c) for c in candidates if c.length() == 1}
    alone |= {token.text for token in doc if token.is_title}
    full = Counter(surface(doc, c) for c in candidates if c.kind is Kind.PERSON and c.length() > 1)
    for name, count in full.items():
        words = name.split()
        for word in {words[0], words[-1]}:
            if word in alone and word[0].isupper() and not is_title(word):
                yield word, count


def _weightiest(scores: Mapping[Kind, float], known: tuple[Kind, ...]) -> Kind | None:
    """Return the kind that most speaks for, among those a name can have; None where it is close."""
    ranked = sorted(((score, kind) for kind, score in scores.items() if not known or kind in known), reverse=True)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= _CLOSE:
        return ranked[0][1]
    return None


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


def _relabelled(doc: Doc, candidate: Candidate, winners: dict[str, Kind | None], votes: _Votes) -> Candidate:
    form = surface(doc, candidate)
    winner = winners.get(form)
    if winner is None or candidate.kind not in _VOTING or candidate.kind is winner:
        return candidate
    marks, total = votes[form][winner], votes[form].total()
    if 2 * marks > total:
        return candidate.because(f"the text agrees on {winner} ({marks} of {total})", winner)
    return candidate.because(f"the words around it speak for {winner}", winner)


def _repeats(
    doc: Doc, candidates: Sequence[Candidate], winners: dict[str, Kind | None], votes: _Votes
) -> Iterator[Candidate]:
    """Yield occurrences of voted forms that nobody marked.

    A form needs two votes, or one slip of the model would spread; a surname needs one full name. Names of the
    gazetteer have been looked for everywhere already.
    """
    wanted: dict[tuple[str, ...], Kind] = {}
    for candidate in candidates:
        form = surface(doc, candidate)
        winner = winners.get(form)
        looked_for = candidate.reasons[0] == IN_GAZETTEER
        if winner is not None and not looked_for and len(form) >= _SHORTEST and votes[form].total() > 1:
            wanted[_words(doc, candidate.start, candidate.end)] = winner
    for alias, _ in _aliases(doc, candidates):
        if winners.get(alias) is Kind.PERSON and len(alias) >= _SHORTEST:
            wanted.setdefault((alias,), Kind.PERSON)
    every = _words(doc, 0, len(doc))
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(every):
        places[word].append(at)
    taken = {token for candidate in candidates for token in range(candidate.start, candidate.end)}
    for words in sorted(wanted, key=len, reverse=True):
        for start in places[words[0]]:
            repeat = Candidate(start, start + len(words), wanted[words], ("same name elsewhere in the text",))
            open_here = every[start : repeat.end] == words and taken.isdisjoint(range(start, repeat.end))
            if open_here and _stands_alone(doc, repeat):
                yield repeat


def _words(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    return tuple(token.text.replace("’", "'") for token in doc[start:end])


def _stands_alone(doc: Doc, repeat: Candidate) -> bool:
    """Whether the words are no part of a compound or of a longer run of capitals that the model left alone."""
    words = [token.text for token in doc[repeat.start : repeat.end]]
    before = doc[repeat.start - 1].text if repeat.start else ""
    after = doc[repeat.end].text if repeat.end < len(doc) else ""
    return not is_demonym(words) and "-" not in (before, after) and not after[:1].isupper()
