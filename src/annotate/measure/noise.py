"""Texts as a machine that reads print hands them on: letters taken for others, words torn apart or run together.

Every kind of error is a row of `ERRORS`: what it may happen to, what becomes of it, and how often. The rates are our
own choice, for print that was read well but not corrected; together they change one to two characters in a hundred of
modern English (`tests/measure/test_noise.py` holds them to that). To add an error, add a row.

Labels are those of the clean text. A name that was run into its neighbour keeps its span, though no reader by words
can find it any more: that, too, is what such errors cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

from annotate.measure.corpora import Example, Labelled


@dataclass(frozen=True, slots=True)
class Error:
    """A kind of error: a pattern, what may stand instead (one is drawn), and how often of a hundred times it happens.

    A pattern that matches no character is a place where something is put in.
    """

    name: str
    pattern: re.Pattern[str]
    instead: tuple[str, ...]
    percent: float


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters `start` to `end` (end-exclusive) of a text and what stands there instead."""

    start: int
    end: int
    text: str


def _row(name: str, pattern: str, instead: Sequence[str], percent: float) -> Error:
    return Error(name, re.compile(pattern), tuple(instead), percent)


# A line that ends inside a word leaves its hyphen behind, with or without a space once the lines are joined. Line
# breaks themselves are not made: here one line is one paragraph.
ERRORS: tuple[Error, ...] = (
    _row("rn read as m", r"rn", ("m",), 12),
    _row("m read as rn", r"m", ("rn", "in", "nn"), 3),
    _row("l, 1, I and i", r"l", ("1", "I", "i"), 3),
    _row("l, 1, I and i", r"1", ("l", "I", "i"), 6),
    _row("l, 1, I and i", r"I", ("l", "1"), 6),
    _row("l, 1, I and i", r"i", ("l", "1", "j"), 1.2),
    _row("O and 0", r"O", ("0", "Q"), 8),
    _row("O and 0", r"0", ("O", "o"), 6),
    _row("figures", r"5", ("S",), 4),
    _row("figures", r"8", ("B", "3"), 4),
    _row("c, e and o", r"c", ("e", "o"), 2),
    _row("c, e and o", r"e", ("c", "o"), 1.6),
    _row("h and b", r"h", ("b", "li"), 1.2),
    _row("u, n and ii", r"u", ("n", "ii"), 1.2),
    _row("u, n and ii", r"n", ("u", "ri"), 1),
    _row("cl read as d", r"cl", ("d",), 6),
    _row("t and f", r"t", ("f", "l"), 0.8),
    _row("long s", r"s(?=[a-z])", ("f", "ſ"), 1),
    _row("long s", r"f(?=[a-z])", ("ſ", "t"), 1.6),
    _row("word broken at the end of a line", r"(?<=[a-z]{3})(?=[a-z]{3})", ("- ", "-", "¬ "), 0.5),
    _row("stray space", r"(?<=[^\W\d_])(?=[^\W\d_])", (" ",), 0.24),
    _row("lost space", r"(?<=\w) (?=\w)", ("",), 1.2),
    _row("doubled space", r"(?<=\S) (?=\S)", ("  ",), 2),
    _row("typographic quotation mark lost", r"[“”‘’]", ("", "'", '"', "''", "*"), 30),
    _row("point and comma", r"(?<=\w)[.,](?= )", (",", ".", "", " ."), 4),
    _row("speck", r"(?<=\w) (?=\w)", (" . ", " ' ", " | "), 0.2),
)


def noised(example: Example, random: Random) -> Example:
    """Return the example with errors drawn at the rates of `ERRORS`.

    Invariant: labels, their order and the number of unjudged stretches stay; a span covers what became of its words.
    """
    return edited(example, drawn(example, random))


def drawn(example: Example, random: Random) -> tuple[Edit, ...]:
    """Return the errors that befall an example, in order, none across or at the edge of a span, none overlapping."""
    edges = _edges(example)
    taken: set[int] = set()
    edits = []
    for error in ERRORS:
        for match in error.pattern.finditer(example.text):
            if random.random() * 100 >= error.percent:
                continue
            edit = Edit(match.start(), match.end(), random.choice(error.instead))
            # An insertion claims both its neighbours, so that no two errors meet in one place.
            touched = range(edit.start, edit.end) if edit.end > edit.start else range(edit.start - 1, edit.end + 1)
            if edges.isdisjoint(_inside(edit)) and taken.isdisjoint(touched):
                taken.update(touched)
                edits.append(edit)
    return tuple(sorted(edits, key=lambda e: (e.start, e.end)))


def edited(example: Example, edits: Iterable[Edit]) -> Example:
    """Return the example with the edits made and all offsets moved.

    The edits are in order, do not overlap, and hold no edge of a span or unjudged stretch inside them.
    """
    out: list[str] = []
    at = shift = 0
    moves: list[tuple[int, int]] = []
    for edit in edits:
        out += (example.text[at : edit.start], edit.text)
        at = edit.end
        shift += len(edit.text) - (edit.end - edit.start)
        moves.append((edit.end, shift))
    moved = _moved(sorted(_edges(example)), moves)
    return replace(
        example,
        text="".join((*out, example.text[at:])),
        spans=tuple(Labelled(moved[s.start], moved[s.end], s.label) for s in example.spans),
        missing=tuple((moved[start], moved[end]) for start, end in example.missing),
    )


def _moved(edges: Sequence[int], moves: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return where each edge comes to lie: moved by all edits that end at it or before it."""
    found = {}
    shift = used = 0
    for edge in edges:
        while used < len(moves) and moves[used][0] <= edge:
            shift = moves[used][1]
            used += 1
        found[edge] = edge + shift
    return found


def _inside(edit: Edit) -> range:
    """Return the edges that an edit forbids: those inside it, and for an insertion its own place."""
    return range(edit.start + 1, edit.end) if edit.end > edit.start else range(edit.start, edit.start + 1)


def _edges(example: Example) -> set[int]:
    places = [edge for span in example.spans for edge in (span.start, span.end)]
    return {*places, *(edge for stretch in example.missing for edge in stretch)}
