"""Taking in a reader's own copy of a text: align it with the fingerprints the edition holds, and keep it private.

`static/own-copy-align.js` of the Sphinx extension does the same in a browser, step by step; a test runs both on the
same copies. What is changed here is changed there.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from annotate.files import tables
from annotate.files.project import Project
from annotate.files.rights import seal as seals
from annotate.files.rights.quotes import quotes
from annotate.files.rights.windows import Windows, words_in, words_of
from annotate.files.texts import PRIVATE_COLUMNS, digest, fold, normalise, tidy, unwrap
from annotate.values.errors import InputError, UsageError
from annotate.values.model import Paragraph, Rights, Text


class State(StrEnum):
    """How a paragraph of the outline fares in a reader's copy; `EXTRA` is text that no paragraph accounts for."""

    SAME = "same"
    ALTERED = "altered"
    MISSING = "missing"
    EXTRA = "extra"


#: What is said of a copy, with `{text}` the text's id, `{n}` and `{total}` numbers of paragraphs, `{line}` a line.
WORDS = {
    State.SAME.value: "the same",
    State.ALTERED.value: "differs from the edition's text",
    State.MISSING.value: "not in this copy",
    State.EXTRA.value: "in this copy only, left out",
    "paragraph": "paragraph {n}",
    "more": "extra text",
    "line": " (line {line} of your copy)",
    "sum": "{n} of {total} paragraphs are the same as the edition's.",
    "empty": "The copy is empty.",
    "empty-remedy": "Give a plain-text file that holds the article.",
    "none": "This is not a copy of {text}: none of its {total} paragraphs was found.",
    "none-remedy": "Check the file; it must hold the text, one paragraph a line or with blank lines between.",
}


@dataclass(frozen=True, slots=True)
class Aligned:
    """One line of an alignment: a paragraph of the outline (or None for extra text) and what the copy has for it."""

    para: int | None
    state: State
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The alignment of a copy with an outline, in the order of the outline, extra text where it stands."""

    text_id: str
    items: tuple[Aligned, ...]

    def count(self, state: State) -> int:
        """Return how many items are in a state."""
        return sum(item.state is state for item in self.items)

    def report(self) -> tuple[str, ...]:
        """Return what is not the same, a line each, and how much is."""
        total = sum(item.para is not None for item in self.items)
        lines = (_said(item) for item in self.items if item.state is not State.SAME)
        return (*lines, WORDS["sum"].format(n=self.count(State.SAME), total=total))


def _said(item: Aligned) -> str:
    which = WORDS["more"] if item.para is None else WORDS["paragraph"].format(n=item.para)
    return f"{which}: {WORDS[item.state]}{WORDS['line'].format(line=item.line) if item.line else ''}"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph of a copy: its first line, and its text with a sign at each line's end that may have cut a word."""

    line: int
    marked: str

    @property
    def reading(self) -> str:
        """The text with every hyphen that stands in it."""
        return self.marked.replace(_BREAK, "")

    def readings(self) -> Iterator[tuple[str, str]]:
        """Yield the ways it may read, each with its normalised form: a hyphen is of the word, or only of the break."""
        shown, compared = (form.split(_BREAK) for form in (tidy(unwrap(self.marked)), normalise(self.marked)))
        for chosen in range(1 << len(compared) - 1):
            yield _without(shown, chosen), _without(compared, chosen)


# Six broken words in one paragraph; each doubles the readings.
_BREAKS = 6
_HYPHENS = ("-", "\u2010", "\u00ad")
# No character of Unicode: it is taken out of a copy before, and no form of normalisation changes it.
_BREAK = "\uffff"


def _without(parts: Sequence[str], chosen: int) -> str:
    """Return parts as one, those whose bit is set without the hyphen they end in."""
    return "".join(part[:-1] if chosen >> n & 1 and part.endswith(_HYPHENS) else part for n, part in enumerate(parts))


def _join(lines: Sequence[str]) -> str:
    """Return hard-wrapped lines as one, with a sign where a hyphen that follows a letter may be only of the break."""
    parts, breaks = [lines[0]], _BREAKS
    for before, line in pairwise(lines):
        broken = before.endswith(_HYPHENS) and line[:1].islower()
        doubtful = broken and breaks > 0 and fold(before[-2:-1]).strip() not in ("", "-")
        parts += [_BREAK if doubtful else "" if broken else " ", line]
        breaks -= doubtful
    return "".join(parts)


def _segmentations(source: str) -> tuple[tuple[_Piece, ...], ...]:
    """Return the ways a copy may be cut: a paragraph a line, or hard-wrapped lines with blank lines between."""
    physical = source.replace(_BREAK, "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [(n, line.strip() if tidy(line) else "") for n, line in enumerate(physical, start=1)]
    blocks: list[tuple[int, list[str]]] = []
    fresh = True
    for n, line in lines:
        if line and fresh:
            blocks.append((n, [line]))
        elif line:
            blocks[-1][1].append(line)
        fresh = not line
    by_line = tuple(_Piece(n, line) for n, line in lines if line)
    return by_line, tuple(_Piece(n, _join(block)) for n, block in blocks)


@dataclass(frozen=True, slots=True)
class _Match:
    piece: int
    para: int
    reading: str


def _match(pieces: Sequence[_Piece], outline: Sequence[Paragraph]) -> tuple[_Match, ...]:
    """Return which piece has which paragraph's fingerprint, wherever it stands in the copy, by piece."""
    wanted: dict[str, list[int]] = {}
    for paragraph in outline:
        wanted.setdefault(paragraph.fingerprint, []).append(paragraph.number)
    found: list[_Match] = []
    for index, piece in enumerate(pieces):
        for reading, compared in piece.readings():
            if numbers := wanted.get(digest(compared)):
                found.append(_Match(index, numbers.pop(0), reading))
                break
    return tuple(found)


def _backbone(matches: Sequence[_Match]) -> tuple[_Match, ...]:
    """Return the longest run of matches that stand in the order of the text; the others were moved in the copy."""
    best: list[tuple[_Match, ...]] = []
    for match in matches:
        before = max((run for run in best if run[-1].para < match.para), key=len, default=())
        best.append((*before, match))
    return max(best, key=len, default=())


def align(source: str, text: Text, known: Windows, shown: Mapping[int, frozenset[str]]) -> Alignment:
    """Align a reader's copy with the fingerprints of a text.

    A paragraph that is the same counts wherever it stands (a caption at the end, say). What is left between two that
    stand in order is paired by its length, and only where it is known by the fingerprint or by quotes.

    Parameters
    ----------
    source
        The copy.
    text
        The text with its outline; the paragraphs' own text is not looked at.
    known
        The fingerprint of the text (`annotate.files.rights`), by which an altered paragraph is told from something
        that does not belong to the text.
    shown
        The quotes of each paragraph: a short paragraph, in which the fingerprint may know nothing, is told by them.

    Returns
    -------
    Alignment
        Every paragraph of the outline as same, altered or missing, and what is extra in the copy.
    """
    ways = ((way, _match(way, text.paragraphs)) for way in _segmentations(source))
    pieces, matches = max(ways, key=lambda pair: len(pair[1]))
    same = {m.para: Aligned(m.para, State.SAME, m.reading, pieces[m.piece].line) for m in matches}
    matched = {m.piece for m in matches}
    items: list[Aligned] = []
    begin = first = 0
    for match in (*_backbone(matches), _Match(len(pieces), len(text.paragraphs), "")):
        loose = [pieces[i] for i in range(begin, match.piece) if i not in matched]
        span = text.paragraphs[first : match.para]
        gap = [p for p in span if p.number not in same]
        own = [_belongs(piece, known, [shown.get(p.number, frozenset()) for p in gap]) for piece in loose]
        filled = _fill_gap(loose, gap, own)
        items += _in_order(filled, [same[p.number] for p in span if p.number in same])
        items += [same[match.para]] if match.para in same else []
        begin, first = match.piece + 1, match.para + 1
    return Alignment(text.id, tuple(items))


def _in_order(filled: Sequence[Aligned], moved: Sequence[Aligned]) -> list[Aligned]:
    """Return the items of a gap with the moved paragraphs of the same gap at their place in the outline."""
    items = list(filled)
    for one in moved:
        later = (i for i, item in enumerate(items) if item.para is not None and (one.para or 0) < item.para)
        items.insert(next(later, len(items)), one)
    return items


def _belongs(piece: _Piece, known: Windows, shown: Iterable[frozenset[str]]) -> bool:
    """Return whether a piece is known by the fingerprint, or holds most of the quotes of a paragraph, two at least."""
    said = fold(piece.reading)
    counts = ((sum(fold(quote) in said for quote in row), len(row)) for row in shown)
    return bool(known.find(words_in(said))) or any(held >= 2 and 2 * held > every for held, every in counts)


def _fill_gap(loose: Sequence[_Piece], gap: Sequence[Paragraph], own: Sequence[bool]) -> list[Aligned]:
    """Pair what stands between two matched paragraphs: as many as belong to the text, lengths as near as can be."""
    counts = [len(words_of(piece.reading)) if mine else None for piece, mine in zip(loose, own, strict=True)]
    pairs = dict(_pair(counts, [p.words for p in gap]))
    items: list[Aligned] = []
    done = 0
    for index, piece in enumerate(loose):
        target = pairs.get(index)
        if target is None:
            items.append(Aligned(None, State.EXTRA, tidy(unwrap(piece.reading)), piece.line))
            continue
        items += [Aligned(p.number, State.MISSING, "", 0) for p in gap[done:target]]
        items.append(Aligned(gap[target].number, State.ALTERED, tidy(unwrap(piece.reading)), piece.line))
        done = target + 1
    return items + [Aligned(p.number, State.MISSING, "", 0) for p in gap[done:]]


def _pair(pieces: Sequence[int | None], gap: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return which piece goes with which paragraph, both in rising order, given their word counts.

    As many pairs as possible, then the least total difference in words (alignment by dynamic programming). None stands
    for a piece that shares nothing with the text and pairs with nothing.
    """
    best: list[tuple[int, int, tuple[tuple[int, int], ...]]] = [(0, 0, ())] * (len(gap) + 1)
    for i, count in enumerate(pieces):
        if count is None:
            continue
        row = [best[0]]
        for j, wanted in enumerate(gap):
            pairs, cost, chosen = best[j]
            together = (pairs + 1, cost - abs(count - wanted), (*chosen, (i, j)))
            row.append(max(together, best[j + 1], row[j], key=lambda option: option[:2]))
        best = row
    return best[-1][2]


def take_in(project: Project, text: Text, source: str) -> Alignment:
    """Align a reader's copy and keep what belongs to the text in the private folder.

    Paragraphs that are the same or altered are kept, with their state; nothing is written unless one of them is the
    same.

    Raises
    ------
    UsageError
        If the edition holds the text itself.
    InputError
        If the copy is empty or is not a copy of this text.
    """
    if text.meta.rights is Rights.OPEN:
        raise UsageError(f"{text.id}: its text is part of the edition.", remedy="No copy of your own is needed.")
    if not source.strip():
        raise InputError(WORDS["empty"], remedy=WORDS["empty-remedy"])
    shown: dict[int, frozenset[str]] = {}
    for quote in quotes(project, text.id):
        shown[quote.para] = shown.get(quote.para, frozenset()) | {quote.quote}
    result = align(source, text, seals.read_fingerprint(project, text.id), shown)
    if not result.count(State.SAME):
        said = WORDS["none"].format(text=text.id, total=len(text.paragraphs))
        raise InputError(said, remedy=WORDS["none-remedy"])
    rows = ((str(a.para), a.state.value, a.text) for a in result.items if a.para is not None)
    tables.write(project.inside(project.private_copy(text.id)), PRIVATE_COLUMNS, rows)
    return result


def forget(project: Project, text_id: str) -> bool:
    """Remove a reader's copy from the private folder; return whether there was one."""
    folder = project.inside(project.private_copy(text_id)).parent
    if not folder.exists():
        return False
    shutil.rmtree(folder)
    return True
