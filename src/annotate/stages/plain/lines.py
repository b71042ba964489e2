"""Lines joined to paragraphs, words divided at a line end made whole, page heads set apart.

A line end within a paragraph is a blank, unless the line ends a sentence and the next word would have found room on
it, or is a heading in capitals, an item of a list or a page head ("612   FOREIGN RELATIONS, 1950"): then it ends a
paragraph of the text. A page head within a sentence is read after the paragraph it interrupts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from annotate.stages.lists import listed
from annotate.stages.plain.divided import Divided
from annotate.stages.plain.value import BREAK, Edit, Piece, ordered
from annotate.stages.plain.words import Words

LONGEST = 160
"""Characters: nobody wraps lines longer than this, so each is a paragraph."""
_HYPHENS = "-\u2010\u00ad¬"
_END = re.compile(r"[.!?:…][\"'”’)\]]{0,3}$")
# An initial or a title at a line end, after which a name goes on: "Wm. J.", "the Rev.", "Messrs.".
_CUT_SHORT = re.compile(
    r"(?:(?<=[a-z]\. )|(?<=, )|(?<=^))[A-Z]\.$"
    r"|\b(?:Mr|Mrs|Messrs|Dr|Rev|Hon|Capt|Col|Gen|Gov|Lieut|Prof|Wm|Jas|Jno|Geo|St"
    # And a month whose day stands on the next line: "Nov. / 15. By unanimous vote".
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_HEAD = re.compile(r"\f?\s*(?:\d{1,4}\s{3,}\S.{2,80}|\S.{2,80}?\s{3,}\d{1,4}|\[[Pp]age [\divxlc]{1,6}\])\s*")
_NUMBER = re.compile(r"\f?\s*[-–—\[(]?\s*(?:[Pp]age |p\. ?)?\d{1,4}\s*[-–—\])]?\s*")
_ITEM = re.compile(r"\s*(?:[-*•–][ \t]+|\(?(?:\d{1,2}|[a-z])[.)][ \t]+)\S")
_PARAGRAPH_ENDS = re.compile(rf"[ \t]*[{BREAK}\f][\s{BREAK}]*")
_CAPITALS = 8
_SHORT = 5
_HEADING = 0.6
"""The share of the width that a heading may fill."""
_WORDS = 5
_LINKS = listed("a an and as at by for from in is of on or the to with")
_GAP = "   "


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def head(self) -> bool:
        may_be = _GAP in self.text or "[" in self.text
        return may_be and _HEAD.fullmatch(self.text) is not None

    @property
    def ended(self) -> bool:
        text = self.text.rstrip()
        return _END.search(text[-_SHORT:]) is not None and not _CUT_SHORT.search(text[-2 * _SHORT :])

    @property
    def capitals(self) -> bool:
        return self.text.isupper() and sum(map(str.isalpha, self.text)) >= _CAPITALS


def joined(text: str, words: Words) -> Iterable[Piece]:
    """Return the text with each paragraph on one line; nothing where no paragraph has two."""
    if "\n" not in text:
        return ()
    edits: list[Edit] = []
    moved: list[tuple[int, int, int]] = []
    judged = Divided(text, words)
    for lines in _paragraphs(text):
        away, kept = _heads(lines)
        moved += [(line.start, line.end + 1, lines[-1].end) for line in away]
        edits += [Edit(line.end, line.end + 1, "") for line in away]
        width = max(len(line.text) for line in kept)
        for line, following in pairwise(kept):
            edits.append(_line_end(text, line, following, width, judged))
    return ordered(text, edits, moved)


def paragraph_ends(text: str) -> Iterator[Edit]:
    """Yield the paragraph ends of a text as single line ends; none at its own ends."""
    for found in _PARAGRAPH_ENDS.finditer(text):
        inside = found.start() > 0 and found.end() < len(text)
        yield Edit(found.start(), found.end(), "\n" if inside else "")


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    """Yield the lines that are not blank of each paragraph that has more than one."""
    start = 0
    for block in text.split(BREAK):
        if "\n" in block:
            lines, at = [], start
            for line in block.split("\n"):
                if line.strip():
                    lines.append(_Line(at, at + len(line), line))
                at += len(line) + 1
            if len(lines) > 1:
                yield lines
        start += len(block) + 1


def _heads(lines: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """Return the page heads that stand within a sentence, and the other lines."""
    away = []
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        page = line.head or _NUMBER.fullmatch(line.text)
        if page and not before.ended and not before.head and not after.head and len(before.text) > len(line.text) // 2:
            away.append(line)
    places = {line.start for line in away}
    return away, [line for line in lines if line.start not in places]


def _line_end(text: str, line: _Line, following: _Line, width: int, divided: Divided) -> Edit:
    end, start = line.start + len(line.text.rstrip()), following.start + _indent(following.text)
    interrupted = bool(text[line.end : following.start].strip())
    start = line.end + 1 if interrupted else start
    if not interrupted and (following.start > line.end + 1 or _ends_paragraph(line, following, width)):
        return Edit(end, start, BREAK)
    if text[end - 1] in _HYPHENS and text[end - 2 : end - 1].isalnum():
        return divided.edit(line.text, end, following.text, start)
    if text[end - 1] in "—–/" and end > 1 and not text[end - 2].isspace():
        return Edit(end, start, "")
    return Edit(end, start, "" if divided.lost(line.text, following.text) else " ")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _ends_paragraph(line: _Line, following: _Line, width: int) -> bool:
    if line.head or following.head or width > LONGEST:
        return True
    opening = following.text.lstrip()
    if len(line.text.rstrip()) + 1 + len(opening.split(None, 1)[0]) > width:
        return False
    if (
        _is_heading(line, following, width)
        or line.capitals is not following.capitals
        or (_ITEM.match(opening) and (line.ended or _ITEM.match(line.text)))
    ):
        return True
    return line.ended and not opening[:1].islower()


def _is_heading(line: _Line, following: _Line, width: int) -> bool:
    """Whether a line is the short heading of what follows: "Holiday" before "BOSTON. — The players"."""
    words = line.text.split()
    short = (
        len(line.text.strip()) <= _HEADING * width and len(words) <= _WORDS and line.text.rstrip()[-1:] not in ";-¬—("
    )
    titled = all(word[:1].isupper() or word in _LINKS for word in words) and words[0][:1].isupper()
    # "Shevardnadze, Anatoly" over "Dobrynin and": a row of names that runs on.
    return (
        short
        and titled
        and "," not in line.text
        and following.text.lstrip()[:1].isupper()
        and len(following.text) > len(line.text)
    )
