"""The ledger: every id that was ever given, so that no row vanishes unseen, and no anchor changes unseen.

`annotate fmt` adds a line for each new id and takes none away; a row that is given up keeps its line, with the reason
in `retired`. The file is sorted, a line an id, and merges by line (`.gitattributes`).

Of a row that stands at words of a text the ledger keeps an anchor: the first hex digits of the paragraph's fingerprint
and of a hash over text, paragraph, quote and occurrence. It says no more than the row and the outline say, and no word
beside the quote goes into it; but where the text is not at hand it still tells whether the row is as it was when its
words were found. It is written only where the text is at hand and holds the words.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from annotate.files import cells, schema, texts
from annotate.files.fields import Field
from annotate.files.project import paragraph_of
from annotate.files.rows import Sheet
from annotate.files.snapshot import Snapshot
from annotate.files.tables import Row
from annotate.values.acts import Act, State
from annotate.values.authority import Entity
from annotate.values.curation import Given
from annotate.values.errors import AnnotateError
from annotate.values.model import Mention, Note, Paragraph
from annotate.values.record import Claim, Event

#: The tables whose rows pages and other people cite by an id. What only draws figures may come and go.
LEDGERED: Mapping[type, str] = {
    Mention: "id",
    Note: "id",
    Claim: "id",
    Entity: "id",
    Event: "id",
    State: "iso3",
    Act: "id",
}
_ANCHORED = (Mention, Note, Claim)
_BIBLIOGRAPHY = "bibliography.bib"

Key = tuple[str, str]
"""File and id; of annotations, whose ids are given once in all, "annotations" and id."""


def anchor(fingerprint: str, text: str, para: int, quote: str, nth: int) -> str:
    """Return the anchor of a quote in a paragraph with this fingerprint."""
    words = "\x1f".join((text, str(para), texts.fold(quote), str(nth)))
    return f"{fingerprint[:8]}-{hashlib.sha256(words.encode('utf-8')).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Place:
    """The words that a row stands at."""

    text: str
    para: int
    quote: str
    nth: int
    paragraph: Paragraph

    @property
    def anchor(self) -> str:
        """Return the anchor of the words, whether or not they are there."""
        return anchor(self.paragraph.fingerprint, self.text, self.para, self.quote, self.nth)

    @property
    def seen(self) -> bool | None:
        """Whether the words stand there; None where the paragraph, as it was annotated, is not at hand."""
        paragraph = texts.sealed(self.paragraph)
        return None if paragraph is None else texts.find_quote(paragraph, self.quote, self.nth) is not None

    @property
    def alone(self) -> bool:
        """Whether the paragraph is at hand and holds the quote once."""
        paragraph = texts.sealed(self.paragraph)
        return paragraph is not None and texts.fold(paragraph).count(texts.fold(self.quote)) == 1


class _Annotated(NamedTuple):
    """A text, its paragraphs, and the one that a file is of; "" where each row names its own."""

    id: str
    paragraphs: Sequence[Paragraph]
    para: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A row that has an id, or should have one: where it stands, in which text, and the column that its id has."""

    file: str
    id: str
    row: Row
    text: _Annotated | None = None
    column: Field | None = None

    @property
    def place(self) -> Place | None:
        """The words that it stands at; made when asked for, as there are many rows, and few that are looked into."""
        return _place(self.text, self.row) if self.text else None

    @property
    def sound(self) -> bool:
        """Whether the id has its form."""
        return self.column is None or not cells.faults(self.column, self.id)

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return key(self.file, self.id)


def key(file: str, id: str) -> Key:
    """Return what an id is known by."""
    return ("annotations" if file.startswith("annotations/") else file, id)


class Ledger:
    """The ledger of an edition beside the rows that stand in it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.shown = snapshot.project.relative(snapshot.project.ledger)

    @cached_property
    def sheet(self) -> Sheet[Given] | None:
        """The ledger's file; None where there is none."""
        path = self._snapshot.project.ledger
        return self._snapshot.sheet(schema.table_of(Given), path) if path.exists() else None

    @cached_property
    def given(self) -> Mapping[Key, Given]:
        """Every id that was given; where a merge has left two lines of one, that which speaks of its row as it is."""
        found: dict[Key, Given] = {}
        for one in self.sheet.values if self.sheet else ():
            known = key(one.file, one.id)
            if known not in found or self._speaks_of(one, self.present.get(known)):
                found[known] = one
        return found

    def _speaks_of(self, one: Given, row: Standing | None) -> bool:
        now = row.place.anchor if row and row.place else ""
        return (one.anchor, one.file) == (now, row.file if row else "")

    def rows(self) -> Iterator[Standing]:
        """Yield every row that has an id or should have one, of every file that can be read, none of which is kept."""
        yield from _standing(self._snapshot)

    @cached_property
    def standing(self) -> tuple[Standing, ...]:
        """The same, for what asks for them more than once."""
        return tuple(self.rows())

    @cached_property
    def present(self) -> Mapping[Key, Standing]:
        """The rows that have an id."""
        return {one.key: one for one in self.standing if one.id}

    @cached_property
    def gone(self) -> tuple[Given, ...]:
        """The ids whose rows are not there though they were not retired, in files that can be read or are missing."""
        broken = {self._short(path) for path in self._unreadable()}
        lost = dict(self.given)
        for one in self.rows():
            if one.id:
                lost.pop(one.key, None)
        return tuple(one for one in lost.values() if not one.retired and one.file not in broken)

    @cached_property
    def renamed(self) -> Mapping[tuple[str, int], Given]:
        """The rows (file and line) whose id is not theirs or is lost, and the id that is gone and was theirs.

        Only where the words leave no doubt: one id is gone from this place, and one row stands there that has none.
        """
        lost = [one for one in self.gone if one.anchor]
        if not lost:
            return {}
        new = [
            (one, (one.file, one.place.anchor))
            for one in self.standing
            if one.place and (not one.id or one.key not in self.given)
        ]
        once = Counter((one.file, one.anchor) for one in lost), Counter(at for _, at in new)
        owner = {(one.file, one.anchor): one for one in lost}
        return {(one.file, one.row.line): owner[at] for one, at in new if once[0][at] == 1 and once[1][at] == 1}

    @cached_property
    def swapped(self) -> Mapping[Key, Standing]:
        """The rows that stand at the words of another row which has left them, and that other row."""
        at = {one.anchor: known for known, one in self.given.items() if one.anchor and known in self.present}
        found = {}
        for known, one in self.present.items():
            before, owner = self.given.get(known), at.get(one.place.anchor) if one.place else None
            if before is None or not before.anchor or owner is None or owner == known or one.place is None:
                continue
            other = self.present[owner]
            if one.place.anchor != before.anchor and other.place and other.place.anchor != self.given[owner].anchor:
                found[known] = other
        return found

    @cached_property
    def quotes(self) -> Mapping[tuple[str, int], frozenset[str]]:
        """The quotes of all rows of a paragraph, by its text and number."""
        found: dict[tuple[str, int], set[str]] = {}
        for place in (one.place for one in self.standing if one.place):
            found.setdefault((place.text, place.para), set()).add(place.quote)
        return {where: frozenset(quotes) for where, quotes in found.items()}

    def kept(self, one: Standing) -> str:
        """Return the anchor that the ledger has, or is to have, for a row.

        A row whose words were found gets the anchor of these words. Where the paragraph is another than it was, a row
        that was not changed is not anchored again by guess: only if its words stand there once.
        """
        before = self.given.get(one.key)
        old = before.anchor if before else ""
        if one.place is None or not one.place.seen or one.key in self.swapped:
            return old
        now = one.place.anchor
        unchanged_in_another_text = old and old[:8] != now[:8] and old[8:] == now[8:]
        return now if not unchanged_in_another_text or one.place.alone else old

    def lines(self) -> list[Given]:
        """Return the ledger as `annotate fmt` writes it: every line there is, and one for each new id.

        In a file from which ids are gone none is added: a row may have got a wrong id.
        """
        doubtful = {one.file for one in self.gone} - {one.file for one in self.renamed.values()}
        found = dict(self.given)
        for known, one in self.present.items():
            before = self.given.get(known)
            if before is None and (one.file in doubtful or not one.sound):
                continue
            found[known] = Given(one.file, one.id, self.kept(one), before.retired if before else "")
        return sorted(found.values(), key=lambda one: (one.file, one.id))

    def _short(self, path: Path) -> str:
        return path.relative_to(self._snapshot.project.data).as_posix()

    def _unreadable(self) -> Iterator[Path]:
        if not self._snapshot.sources.keys:  # missing, or no BibTeX at all: reported by the check of sources
            yield self._snapshot.project.bibliography
        for sheet in (sheet for value in LEDGERED for sheet in self._snapshot.files(value)):
            if not sheet.table.readable:
                yield sheet.table.path


def _standing(snapshot: Snapshot) -> Iterator[Standing]:
    paragraphs = {text_id: _paragraphs(snapshot, text_id) for text_id in snapshot.text_ids}
    for value, column in LEDGERED.items():
        for sheet in snapshot.files(value):
            path = sheet.table.path
            file, field = sheet.shown.removeprefix("data/"), sheet.declared.field(column)
            text_id = path.parent.name if value is Mention else path.stem
            known = paragraphs.get(text_id, ()) if value in _ANCHORED else ()
            number = paragraph_of(path) if value is Mention else None
            text = _Annotated(text_id, known, "" if number is None else str(number)) if known else None
            for row in sheet.table.rows if sheet.table.readable else ():
                yield Standing(file, row[column], row, text, field)
    for name in snapshot.sources.keys:
        yield Standing(_BIBLIOGRAPHY, name, Row(0, (), ()))


def _paragraphs(snapshot: Snapshot, text_id: str) -> tuple[Paragraph, ...]:
    try:
        return snapshot.text(text_id).paragraphs
    except AnnotateError:
        return ()


def _place(text: _Annotated, row: Row) -> Place | None:
    para = text.para or row["para"]
    nth = row["nth"] or "1"
    if not (para.isdecimal() and nth.isdecimal() and len(para + nth) < 9 and row["quote"]):
        return None  # reported by the check of cells
    if int(para) >= len(text.paragraphs):
        return None
    return Place(text.id, int(para), row["quote"], int(nth), text.paragraphs[int(para)])
