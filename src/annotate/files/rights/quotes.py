"""The words of a text that the edition itself shows: the quotes at which annotations, notes and claims stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotate.files import schema, tables
from annotate.files.project import Project, paragraph_of
from annotate.files.tables import Table
from annotate.files.texts import find_quote
from annotate.values.errors import AnnotateError

# So many words of a text may stand in a row where its quotes overlap or follow one another.
LONGEST = 12
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote and the cell it stands in."""

    path: Path
    line: int
    column: int
    para: int
    quote: str
    nth: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number of a paragraph and the quotes it stands in."""

    word: str
    quotes: tuple[Quote, ...]


def quotes(
    project: Project, text: str, read: Callable[[Path, tuple[str, ...]], Table] = tables.read
) -> tuple[Quote, ...]:
    """Return every quote of a text, the machine's proposals included; rows that cannot be read are left out.

    `read` reads a table; a snapshot's does it once.
    """
    folder = project.text_dir(text)
    sources = [(path, schema.table("annotations").columns) for path in project.annotation_files(text)]
    sources += [
        (project.notes(text), schema.table("notes").columns),
        (project.claims(text), schema.table("claims").columns),
        (folder / "citations.csv", schema.table("citations").columns),
        (folder / "figures.csv", schema.table("figures").columns),
        (project.suggestions(text), schema.SUGGESTIONS.columns),
    ]
    return tuple(quote for path, columns in sources if path.exists() for quote in _of_table(path, columns, read))


def _of_table(path: Path, columns: tuple[str, ...], read: Callable[[Path, tuple[str, ...]], Table]) -> Iterator[Quote]:
    try:
        table = read(path, columns)
    except AnnotateError:
        return  # reported by the check of cells
    for row in table.rows if table.readable else ():
        para = row["para"] if "para" in columns else str(paragraph_of(path))
        nth = row["nth"] or "1"
        if para.isdecimal() and nth.isdecimal() and len(para + nth) < 9:
            yield Quote(path, row.line, row.column("quote"), int(para), row["quote"], int(nth))


def words_of(paragraph: str, found: Iterable[Quote]) -> tuple[Word, ...]:
    """Return the words of a paragraph, each with the quotes it stands in, wholly or in part."""
    spans = [(at, at + len(q.quote), q) for q in found if (at := find_quote(paragraph, q.quote, q.nth)) is not None]
    return tuple(
        Word(match[0], tuple(q for begin, end, q in spans if begin < match.end() and end > match.start()))
        for match in _WORD.finditer(paragraph)
    )


def of_text(paragraphs: Mapping[int, str], found: Iterable[Quote]) -> dict[int, tuple[Word, ...]]:
    """Return the words of each paragraph with the quotes they stand in."""
    by_para: dict[int, list[Quote]] = {}
    for quote in found:
        by_para.setdefault(quote.para, []).append(quote)
    return {number: words_of(words, by_para.get(number, [])) for number, words in sorted(paragraphs.items())}


def runs(words: Iterable[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield the words in a row that stand in quotes."""
    row: list[Word] = []
    for word in (*words, Word("", ())):
        if word.quotes:
            row.append(word)
        elif row:
            yield tuple(row)
            row = []
