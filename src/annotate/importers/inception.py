"""INCEpTION: WebAnno TSV 3.3, the layer of named entities.

Of INCEpTION's formats this one is documented line by line in its user's guide, is read and written by every version
since WebAnno 3, and can be looked at in a text editor; the JSON of UIMA CAS is still called experimental there. What is
taken in is the layer `…NamedEntity` with its value and identifier; of other layers the report says that they were left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotate.importers.value import Draft, Importer, Taken, Target, kind_of, need_text, proposal
from annotate.values.errors import InputError

_HEADER = "#FORMAT=WebAnno TSV 3"
_LAYER = "NamedEntity"
_UNIT = re.compile(r"[0-9]+-[0-9]+(?:\.[0-9]+)?\t([0-9]{1,9})-([0-9]{1,9})\t")
_ESCAPED = re.compile(r"\\(.)")
_SPLIT = re.compile(r"(?<!\\)\|")
_NUMBERED = re.compile(r"(.*?)(?<!\\)\[([0-9]{1,9})\]", re.S)


@dataclass(slots=True)
class _Span:
    start: int
    end: int
    line: int
    values: dict[str, str]


def read(raw: bytes, target: Target) -> Taken:
    """Return the annotations of a file; raise `InputError` if it is no such file, or the text is not at hand."""
    need_text(target, "INCEpTION")
    try:
        lines = raw.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8.", remedy="Export it from INCEpTION anew.") from error
    if not lines[0].startswith(_HEADER):
        raise InputError(
            "the file is not WebAnno TSV 3.", remedy="In INCEpTION export the document as WebAnno TSV v3.3."
        )
    draft = Draft(target)
    columns = _columns(draft, lines)
    said = _text(lines)
    places, moved = _places(said), _aligned(target, said)
    for span in _spans(lines, columns):
        _take(draft, span, said, places, moved)
    return draft.taken()


def _columns(draft: Draft, lines: list[str]) -> dict[int, str]:
    """Return the columns of the layer of named entities, from the first after the token, with their features."""
    found: dict[int, str] = {}
    at = 3
    for number, line in enumerate(lines, start=1):
        kind, sign, rest = line.partition("=")
        if not line.startswith("#T_") or not sign:
            continue
        layer, *features = rest.split("|")
        if kind == "#T_SP" and layer.endswith(_LAYER):
            found |= {at + n: feature for n, feature in enumerate(features)}
        else:
            draft.leave(f"line {number}", layer, "only the layer of named entities is taken in")
        at += max(1, len(features)) + (kind == "#T_RL")
    return found


def _text(lines: list[str]) -> str:
    """Return the text that the file is of, its sentences at their places; what lies between them is blank.

    Raises
    ------
    InputError
        If a sentence begins behind what a file of this size can hold.
    """
    parts: list[str] = []
    units, most = 0, sum(map(len, lines))
    waiting: list[str] = []
    for line in lines:
        if line.startswith("#Text="):
            waiting.append(_plain(line.removeprefix("#Text=").rstrip("\r")))
        elif waiting and (match := _UNIT.match(line)):
            if (start := int(match[1])) > most:
                raise InputError(
                    f"the file counts {start} characters and holds fewer.", remedy="Export it from INCEpTION anew."
                )
            parts.append(" " * (start - units) + "\n".join(waiting))
            units += sum(map(_units, parts[-1]))
            waiting = []
    return "".join(parts)


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda m: {"n": "\n", "r": "\r", "t": "\t"}.get(m[1], m[1]), text)


def _units(char: str) -> int:
    """Return how long Java takes a character to be: in UTF-16 units, in which the file counts."""
    return 2 if ord(char) > 0xFFFF else 1


def _places(said: str) -> list[int]:
    """Return how many characters stand before each UTF-16 unit of a text, and before its end."""
    return [at for at, char in enumerate(said) for _ in range(_units(char))] + [len(said)]


def _spans(lines: list[str], columns: dict[int, str]) -> list[_Span]:
    """Return the annotations: units with the same number belong together."""
    made: dict[tuple[str, int], _Span] = {}
    for number, line in enumerate(lines, start=1):
        match = _UNIT.match(line)
        if not match:
            continue
        cells = line.rstrip("\r").split("\t")
        start, end = int(match[1]), int(match[2])
        for column, feature in columns.items():
            if column >= len(cells) or cells[column] == "_":
                continue
            for place, value in enumerate(_SPLIT.split(cells[column])):
                told = _NUMBERED.fullmatch(value)
                key = ("n", int(told[2])) if told else (f"line {number}", place)
                span = made.setdefault(key, _Span(start, end, number, {}))
                span.start, span.end = min(span.start, start), max(span.end, end)
                words = _plain(told[1] if told else value)
                if words not in ("*", "_"):
                    span.values[feature] = words
    return list(made.values())


def _aligned(target: Target, said: str) -> list[int] | None:
    """Return where each character of the file's text stands in ours; None where they are not the same words."""
    words, _ = target.joined
    ours = [at for at, char in enumerate(words) if not char.isspace()]
    theirs = [at for at, char in enumerate(said) if not char.isspace()]
    if [words[at] for at in ours] != [said[at] for at in theirs]:
        return None
    moved = [0] * (len(said) + 1)
    for own, other in zip(ours, theirs, strict=True):
        moved[other] = own
    return moved


def _take(draft: Draft, span: _Span, said: str, places: list[int], moved: list[int] | None) -> None:
    place, value = f"line {span.line}", span.values.get("value", "")
    if not span.start <= span.end < len(places):
        return draft.leave(place, value, "ends behind the text of the file")
    start, end = places[span.start], places[span.end]
    quote = said[start:end]
    if moved is None:
        return draft.leave(place, quote, "the file is of another text than this one")
    kind = kind_of(value)
    if kind is None:
        return draft.leave(place, quote, f"value {value!r} names no kind of this edition")
    at = draft.spot(place, moved[start], moved[end - 1] + 1)
    if at is None:
        return None
    entity = draft.entity(place, quote, span.values.get("identifier", ""))
    return draft.add(place, proposal(*at, kind, "inception", entity=entity))


IMPORTER = Importer("inception", "INCEpTION, WebAnno TSV 3.3", read)
