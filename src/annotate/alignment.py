"""Taking in a reader's own copy of a text: align it with the fingerprints the edition holds, and keep it private.

Also sealing: making the fingerprints, the outline and, for a rights-reserved text, the hashed word sequences.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotate import rights, tables
from annotate.errors import InputError
from annotate.model import Paragraph, Rights, Text
from annotate.project import Project, write_text
from annotate.texts import (
    OUTLINE_COLUMNS,
    PRIVATE_COLUMNS,
    fingerprint,
    read_meta,
    split_paragraphs,
    tidy,
)


class State(StrEnum):
    """How a paragraph of the outline fares in a reader's copy; `EXTRA` is text that no paragraph accounts for."""

    SAME = "same"
    ALTERED = "altered"
    MISSING = "missing"
    EXTRA = "extra"


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


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph of a copy: its first line, and the ways it may read where a line ends in a hyphen."""

    line: int
    readings: tuple[str, ...]


_READINGS = 64


def _join(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the ways hard-wrapped lines may join: a hyphen at the end is of the word, or only of the break."""
    readings = [lines[0]]
    for line in lines[1:]:
        broken = readings[0].endswith("-") and line[:1].islower()
        kept = [r + ("" if broken else " ") + line for r in readings]
        dropped = [r[:-1] + line for r in readings] if broken and 2 * len(readings) <= _READINGS else []
        readings = kept + dropped
    return tuple(readings)


def _segmentations(source: str) -> tuple[tuple[_Piece, ...], ...]:
    """Return the ways a copy may be cut: a paragraph a line, or hard-wrapped lines with blank lines between."""
    lines = [(n, line.strip()) for n, line in enumerate(source.split("\n"), start=1)]
    blocks: list[tuple[int, list[str]]] = []
    fresh = True
    for n, line in lines:
        if line and fresh:
            blocks.append((n, [line]))
        elif line:
            blocks[-1][1].append(line)
        fresh = not line
    by_line = tuple(_Piece(n, (line,)) for n, line in lines if line)
    return by_line, tuple(_Piece(n, _join(block)) for n, block in blocks)


@dataclass(frozen=True, slots=True)
class _Match:
    piece: int
    para: int
    reading: str


def _match(pieces: Sequence[_Piece], outline: Sequence[Paragraph]) -> tuple[_Match, ...]:
    """Return which piece has which paragraph's fingerprint, both in rising order."""
    wanted = {p.fingerprint: p.number for p in reversed(outline)}
    found: list[_Match] = []
    for index, piece in enumerate(pieces):
        for reading in piece.readings:
            number = wanted.get(fingerprint(reading))
            if number is not None and (not found or number > found[-1].para):
                found.append(_Match(index, number, reading))
                break
    return tuple(found)


def align(source: str, text: Text, shingles: frozenset[str]) -> Alignment:
    """Align a reader's copy with the fingerprints of a text.

    Parameters
    ----------
    source
        The copy.
    text
        The text with its outline; the paragraphs' own text is not looked at.
    shingles
        The hashed word sequences of the text (`annotate.rights`), by which an altered paragraph is told from
        something that does not belong to the text.

    Returns
    -------
    Alignment
        Every paragraph of the outline as same, altered or missing, and what is extra in the copy.
    """
    ways = _segmentations(source)
    pieces, matched = max(((way, _match(way, text.paragraphs)) for way in ways), key=lambda pair: len(pair[1]))
    items: list[Aligned] = []
    begin = first = 0
    for match in (*matched, _Match(len(pieces), len(text.paragraphs), "")):
        gap = [p for p in text.paragraphs if first <= p.number < match.para]
        items += _fill_gap(pieces[begin : match.piece], gap, shingles)
        if match.piece < len(pieces):
            items.append(Aligned(match.para, State.SAME, tidy(match.reading), pieces[match.piece].line))
        begin, first = match.piece + 1, match.para + 1
    return Alignment(text.id, tuple(items))


def _fill_gap(loose: Sequence[_Piece], gap: Sequence[Paragraph], shingles: frozenset[str]) -> list[Aligned]:
    """Pair what stands between two matched paragraphs: by word count, and only where word sequences are shared."""
    items: list[Aligned] = []
    remaining = list(gap)
    for piece in loose:
        reading = piece.readings[0]
        words = rights.words_of(reading)
        shared = sum(h in shingles for h in rights.hashes(words))
        best = min(remaining, key=lambda p: abs(p.words - len(words)), default=None)
        if best is None or shared == 0:
            items.append(Aligned(None, State.EXTRA, tidy(reading), piece.line))
            continue
        items += [Aligned(p.number, State.MISSING, "", 0) for p in remaining if p.number < best.number]
        remaining = [p for p in remaining if p.number > best.number]
        items.append(Aligned(best.number, State.ALTERED, tidy(reading), piece.line))
    return items + [Aligned(p.number, State.MISSING, "", 0) for p in remaining]


def take_in(project: Project, text: Text, source: str) -> Alignment:
    """Align a reader's copy and keep what belongs to the text in the private folder.

    Paragraphs that are the same or altered are kept, with their state; nothing is written unless one of them is the
    same.

    Raises
    ------
    InputError
        If the copy is empty or is not a copy of this text.
    """
    if not source.strip():
        raise InputError("The copy is empty.", remedy="Give a plain-text file that holds the article.")
    result = align(source, text, rights.read_shingles(project, text.id))
    if not result.count(State.SAME):
        raise InputError(
            f"This is not a copy of {text.id}: none of its {len(text.paragraphs)} paragraphs was found.",
            remedy="Check the file; it must hold the text, one paragraph a line or with blank lines between.",
        )
    rows = ((str(a.para), a.state.value, a.text) for a in result.items if a.para is not None)
    tables.write(project.private_copy(text.id), PRIVATE_COLUMNS, rows)
    return result


def forget(project: Project, text_id: str) -> bool:
    """Remove a reader's copy from the private folder; return whether there was one."""
    folder = project.private_copy(text_id).parent
    if not folder.exists():
        return False
    shutil.rmtree(folder)
    return True


def seal(project: Project, text_id: str, source: str) -> int:
    """Write the outline of a text from its source, keeping the précis, and its hashed word sequences if reserved.

    Returns
    -------
    int
        The number of paragraphs.
    """
    folder = project.text_dir(text_id)
    meta = read_meta(project, text_id)
    precis: dict[str, str] = {}
    outline = folder / "outline.csv"
    if outline.exists():
        precis = {row["para"]: row["precis"] for row in tables.read(outline, OUTLINE_COLUMNS).rows}
    paragraphs = split_paragraphs(source)
    tables.write(
        outline,
        OUTLINE_COLUMNS,
        (
            (str(n), fingerprint(p), str(len(rights.words_of(p))), precis.get(str(n), ""))
            for n, p in enumerate(paragraphs)
        ),
    )
    if meta.rights is Rights.RESERVED:
        write_text(folder / "shingles.txt", rights.dump_shingles(rights.shingles_of(source)))
    return len(paragraphs)
