"""The public formats of the corpora, read into marked texts: one row of `FORMATS` each.

A reader takes a file, or a folder where the format needs several, and yields texts with spans under the corpus's own
labels; `convert` brings those to one scheme. To add a format, write a reader and add a row.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate.values.errors import InputError, unknown
from annotate_train.lessons.prose import prose

_NO_SPACE_BEFORE = frozenset(
    (*",.;:!?)]}%", "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "’re", "’ve", "...")
)
_NO_SPACE_AFTER = frozenset("([{$£€“‘")
_CLITICS = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))
UNJUDGED = "?"
MISC = "MISC"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with spans (code points, end-exclusive) under the corpus's own labels."""

    id: str
    text: str
    spans: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the corpora that come in it, its reader, and what the corpus's labels mean here.

    A label that means "" is no name here; one that is not listed, neither. "TIME" stands for expressions of time, of
    which only calendar dates are names; `MISC` for names of other things, of which only demonyms are names here;
    `UNJUDGED` for what some corpora take for a name of one of our kinds and others do not. Of a format that is not
    `marked` nothing has been judged: it is prose, for a teacher to label.
    """

    name: str
    corpora: str
    read: Callable[[Path], Iterator[Marked]]
    labels: Mapping[str, str]
    marked: bool = True


def read_format(name: str) -> Format:
    """Return a row of `FORMATS`; raise `UsageError` naming those there are."""
    for row in FORMATS:
        if row.name == name:
            return row
    raise unknown("corpus format", name, [row.name for row in FORMATS])


def joined(id: str, tokens: Sequence[str], spans: Iterable[tuple[int, int, str]]) -> Marked:
    """Return the running text of some tokens; `spans` count tokens, end-exclusive."""
    text = ""
    starts: list[int] = []
    open_quote = False
    for number, token in enumerate(tokens):
        closes = token == '"' and open_quote
        after = tokens[number - 1] if number else ""
        glued = token in _NO_SPACE_BEFORE or after in _NO_SPACE_AFTER or closes or (after == '"' and open_quote)
        glued |= _clitic(tokens, number) or _clitic(tokens, number - 1)
        text += "" if not text or glued else " "
        starts.append(len(text))
        text += token
        open_quote ^= token == '"'
    ends = [start + len(token) for start, token in zip(starts, tokens, strict=True)]
    return Marked(id, text, tuple((starts[a], ends[b - 1], label) for a, b, label in spans if a < b))


def _clitic(tokens: Sequence[str], at: int) -> bool:
    """Whether the token is an apostrophe that some corpora cut off from the s of "Seoul's"."""
    return 0 <= at < len(tokens) - 1 and tokens[at] in ("'", "’") and tokens[at + 1] in _CLITICS


def bio_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the token spans of IOB tags (IOB1 and IOB2 alike)."""
    found: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if prefix not in ("B", "I") or not label:
            continue
        if prefix == "I" and found and found[-1][1] == at and found[-1][2] == label:
            found[-1] = (found[-1][0], at + 1, label)
        else:
            found.append((at, at + 1, label))
    return found


def _gmb(path: Path) -> Iterator[Marked]:
    """Read the GMB table: `Sentence #,Word,POS,Tag`, a sentence's number in its first row only."""
    tokens: list[str] = []
    tags: list[str] = []
    number = ""
    for row in csv.DictReader(io.StringIO(_text(path, "utf-8", "latin-1"))):
        if row["Sentence #"] and tokens:
            yield joined(number, tokens, bio_spans(tags))
            tokens, tags = [], []
        number = row["Sentence #"] or number
        tokens.append(row["Word"])
        tags.append(row["Tag"])
    if tokens:
        yield joined(number, tokens, bio_spans(tags))


def _docred(path: Path) -> Iterator[Marked]:
    """Read DocRED: documents with sentences of tokens, and mentions of entities placed in a sentence."""
    for document in json.loads(_text(path)):
        offsets = [sum(len(s) for s in document["sents"][:n]) for n in range(len(document["sents"]))]
        tokens = [token for sentence in document["sents"] for token in sentence]
        spans = {
            (offsets[m["sent_id"]] + m["pos"][0], offsets[m["sent_id"]] + m["pos"][1], m["type"])
            for entity in document["vertexSet"]
            for m in entity
        }
        yield joined(document["title"], tokens, sorted(spans))


def _iob(path: Path) -> Iterator[Marked]:
    """Read columns of words and IOB tags, sentences apart by an empty line; UNER's numbered columns, too.

    Of a folder, the files `*.txt` in it and in the folders in it are read.
    """
    if path.is_dir():
        for file in sorted(path.rglob("*.txt")):
            yield from _iob(file)
        return
    tokens: list[str] = []
    tags: list[str] = []
    count = 0
    for line in (*_text(path).splitlines(), ""):
        cells = line.split()
        if not cells or cells[0] == "-DOCSTART-":
            if tokens:
                yield joined(f"{path.name}:{count}", tokens, bio_spans(tags))
                tokens, tags, count = [], [], count + 1
        elif not line.startswith("# "):
            numbered = len(cells) > 2 and re.fullmatch(r"\d+", cells[0]) is not None
            tokens.append(cells[1] if numbered else cells[0])
            tags.append(cells[2] if numbered else cells[-1])


def _brat(path: Path) -> Iterator[Marked]:
    """Read a folder of brat stand-off: `name.txt` and `name.ann` with lines `T1<TAB>LABEL start end<TAB>words`."""
    for text_file in sorted(path.glob("*.txt")):
        spans = []
        for line in _text(text_file.with_suffix(".ann")).splitlines():
            cells = line.split("\t")
            if cells[0].startswith("T") and ";" not in cells[1]:
                label, start, end = cells[1].split()
                spans.append((int(start), int(end), label))
        yield Marked(text_file.stem, _text(text_file), tuple(spans))


def _conllu(path: Path) -> Iterator[Marked]:
    """Read GUM's CoNLL-U: entities in MISC, as `(e1-person-…` and `e1)`; kept are those whose head is a proper noun."""
    for number, block in enumerate(re.split(r"\n\s*\n", _text(path))):
        rows = [line.split("\t") for line in block.splitlines() if re.match(r"\d+\t", line)]
        if rows:
            yield joined(f"{path.stem}:{number}", [row[1] for row in rows], _gum_entities(rows))


def _gum_entities(rows: Sequence[Sequence[str]]) -> list[tuple[int, int, str]]:
    started: list[tuple[str, str, int]] = []
    found = []
    for at, row in enumerate(rows):
        value = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for opened, closed in re.findall(r"\(([^()]+)|([^()]+)\)|\)", value):
            if opened:
                identity, _, rest = opened.partition("-")
                started.append((identity, rest.partition("-")[0], at))
            single = bool(opened) and f"({opened})" in value
            if started and (single or not opened):
                wanted = closed.partition("-")[0]
                index = next((n for n in reversed(range(len(started))) if started[n][0] == wanted), len(started) - 1)
                _, label, start = started.pop(index)
                if _head_is_name(rows, start, at + 1):
                    found.append((start, at + 1, label))
    return found


def _head_is_name(rows: Sequence[Sequence[str]], start: int, end: int) -> bool:
    inside = {row[0] for row in rows[start:end]}
    return any(row[4] in ("NNP", "NNPS") for row in rows[start:end] if row[6] not in inside)


def _re3d(path: Path) -> Iterator[Marked]:
    """Read a folder of re3d: `documents.json` and `entities.json`, one JSON object a line."""
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for entity in _json_lines(path / "entities.json"):
        spans.setdefault(entity["documentId"], []).append((entity["begin"], entity["end"], entity["type"]))
    for document in _json_lines(path / "documents.json"):
        yield Marked(document["_id"], document["text"], tuple(sorted(spans.get(document["_id"], ()))))


def _prose(path: Path) -> Iterator[Marked]:
    """Read the paragraphs of a folder of TEI or XHTML files."""
    return (Marked(name, text, ()) for name, text in prose(path))


def _json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _text(path).splitlines() if line.strip()]


def _text(path: Path, *encodings: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise InputError(
            f"{path}: cannot be read: {problem}.", remedy="See formats.py for what belongs where."
        ) from problem
    for encoding in encodings or ("utf-8",):
        try:
            return raw.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise InputError(f"{path}: not {' or '.join(encodings or ('utf-8',))}.", remedy="Convert the file to UTF-8.")


_STANDARD = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG"}
_POLITICS = {
    **{"person": "PERSON", "politician": "PERSON", "organisation": "ORG", "politicalparty": "ORG"},
    **{"country": "PLACE", "location": "PLACE", "event": "EVENT", "election": "EVENT"},
}
# Of the other domains of CrossNER: a journal is an organisation to some and a work to others, a conference is a body
# and an event; prizes, works and instruments are no names here.
_DOMAINS = {
    **dict.fromkeys(("writer", "musicalartist", "scientist", "researcher"), "PERSON"),
    **dict.fromkeys(("band", "university"), "ORG"),
    **dict.fromkeys(("academicjournal", "magazine", "conference"), UNJUDGED),
    "misc": MISC,
}
_GUM = {"person": "PERSON", "place": "PLACE", "organization": "ORG", "event": "EVENT", "time": "TIME"}
FORMATS = (
    Format(
        "gmb", "Groningen Meaning Bank (ner_dataset.csv)", _gmb,
        {"per": "PERSON", "geo": "PLACE", "gpe": "PLACE", "org": "ORG", "eve": "EVENT", "tim": "TIME"},
    ),
    Format(
        "docred", "DocRED, Re-DocRED", _docred,
        {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG", "TIME": "TIME"},
    ),
    Format(
        "iob", "CrossNER, Universal NER, WikiGold, multiNER", _iob,
        {**_STANDARD, **_POLITICS, **_DOMAINS, "TIM": "TIME"},
    ),
    Format(
        "brat", "LitBank", _brat,
        {"PROP_PER": "PERSON", "PROP_GPE": "PLACE", "PROP_LOC": "PLACE", "PROP_FAC": "PLACE", "PROP_ORG": "ORG"},
    ),
    Format("conllu", "GUM", _conllu, _GUM),
    Format(
        "re3d", "re3d (a folder of it)", _re3d,
        {"Person": "PERSON", "Location": "PLACE", "Organisation": "ORG", "Temporal": "TIME", "Nationality": "NORP"},
    ),
    Format("prose", "publications of the Office of the Historian; Standard Ebooks", _prose, {}, marked=False),
)  # fmt: skip
