"""Texts: how a paragraph is normalised and fingerprinted, how a quote is found in it, how a text is read.

A paragraph is compared in *normalised* form: white space, quotation marks, apostrophes, dashes and ellipses written
one way (Unicode NFKC first). So a copy from another site, a PDF or a scan that differs only in those still aligns, and
every other difference is found.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import lru_cache
from typing import Any

from annotate.files import cells, schema
from annotate.files.cells import Fault, RefusedError
from annotate.files.fields import Field
from annotate.files.project import Project
from annotate.values.errors import DataError
from annotate.values.model import Heading, Outline, Paragraph, Rights, Text, TextMeta

OUTLINE_COLUMNS = schema.table("outlines").columns
PRIVATE_COLUMNS = ("para", "state", "text")

#: The fields of a text's description, `meta.toml`.
META: tuple[Field, ...] = (
    Field("id", "Identifier, also the folder's name.", "id", True),
    Field("title", "Title; in square brackets where it is not the printed one.", "label", True),
    Field("author", "Who wrote it.", "label", True),
    Field("date", "When it was published, EDTF.", "date", True),
    Field("reference_date", "The day, month or year that “today” means in the text.", "own-date"),
    Field("publisher", "Who published it.", "label", True),
    Field("rights", "May its words stand here?", "string", True, tuple(Rights)),
    Field("licence", "On which terms.", required=True),
    Field("language", "Language, BCP 47.", "label", default="en"),
    Field("subtitle", "Subtitle.", "label"),
    Field("url", "Where it is to be read.", "url"),
    Field("source_key", "Its key in the bibliography.", refers_to=schema.SOURCES),
    Field("role", "`subject` or `companion`."),
    Field("abstract", "What it says, in the editors' words."),
    Field("short", "What it is called in running words, and in ids of figures.", "id", example="article"),
    Field("called", "What it is called in tables and indexes; by default its title.", "label"),
    Field("page", "The page of the book that shows it, without its ending.", "page", example="book/article"),
    Field("opening", "What its first paragraphs are that are no part of its telling.", "label", example="caption"),
)

#: Signs that count as one sign where words are compared. One character for one, so that offsets stay; what changes
#: lengths is done in `tidy`.
ALIKE = (
    ("‘’‚‛`´′ʼ", "'"),
    ("“”„‟″«»", '"'),
    ("‐‑‒–—―−", "-"),
    ("\u00a0\u2002\u2003\u2009\u202f", " "),
)
_FOLD = str.maketrans({sign: one for signs, one in ALIKE for sign in signs})

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?=\n)")

_PICTURE = re.compile(r"\s*!\[[^\]]*\]\([^)]*\)\s*")


def unwrap(paragraph: str) -> str:
    """Return a paragraph without what a web page saved as Markdown leaves around a picture's caption: no text."""
    picture = _PICTURE.match(paragraph)
    inner = paragraph[picture.end() :] if picture else paragraph
    bare = inner.rstrip()  # a pattern for the bar and the blanks before it would try every blank of a long row
    return bare[:-1].rstrip() if bare.endswith("|") else inner


def tidy(paragraph: str) -> str:
    """Return a paragraph with runs of white space as one blank and length-changing signs written one way."""
    text = unicodedata.normalize("NFC", paragraph).replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    text = re.sub(r"\s+", " ", text).strip().replace("…", "...")
    return re.sub(r" ?(?<!-)--(?!-) ?", lambda m: "—" if " " not in m[0] else " — ", text)


@lru_cache(maxsize=512)  # a paragraph is asked for each of its mentions
def fold(text: str) -> str:
    """Return the text with quotation marks, dashes and blanks written one way; its length does not change."""
    return text.translate(_FOLD)


def normalise(paragraph: str) -> str:
    """Return the form in which paragraphs are compared."""
    # Folded before NFKC too, which would make a blank and a combining accent of the acute accent typed for an
    # apostrophe, and two single primes of a double one.
    compatible = unicodedata.normalize("NFKC", fold(unwrap(paragraph)))
    return re.sub(r" ?-+ ?", "-", fold(tidy(compatible)))


def fingerprint(paragraph: str) -> str:
    """Return the SHA-256 (hex) of the normalised paragraph."""
    return digest(normalise(paragraph))


def digest(normalised: str) -> str:
    """Return the SHA-256 (hex) of a normalised paragraph."""
    return hashlib.sha256(normalised.encode("utf-8")).hexdigest()


def sealed(paragraph: Paragraph) -> str | None:
    """Return the text of a paragraph where it is at hand and the one that was annotated."""
    text = paragraph.text
    return text if text is not None and fingerprint(text) == paragraph.fingerprint else None


#: Characters: nobody wraps lines longer than this.
LONGEST_LINE = 160


class Division(StrEnum):
    """What ends a paragraph of a plain text: a blank line (or a line too long to be wrapped), or every line."""

    BLANK = "blank"
    LINE = "line"


def split_paragraphs(source: str, division: Division = Division.BLANK) -> tuple[str, ...]:
    """Return the paragraphs of a plain text, trimmed of white space around them; none is empty.

    Lines end in LF, CR LF or CR, of which only LF is kept within a paragraph. A blank line ends a paragraph; where a
    stretch without one has lines longer than `LONGEST_LINE`, each of its lines is a paragraph. By `Division.LINE` every
    line is one, as in the texts of an edition.
    """
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    stretches = text.split("\n") if division is Division.LINE else _BLANK_LINE.split(text)
    found = (part.strip() for part in stretches)
    return tuple(line for part in found if part for line in _unwrapped(part))


def _unwrapped(stretch: str) -> tuple[str, ...]:
    """Return a stretch without blank lines as one paragraph, or as its lines where they are too long to be wrapped."""
    if "\n" not in stretch or max(map(len, stretch.split("\n"))) <= LONGEST_LINE:
        return (stretch,)
    return tuple(line.strip() for line in stretch.split("\n"))


@lru_cache(maxsize=512)  # what an annotation is held against asks for its place, and what it overlaps with again
def find_quote(paragraph: str, quote: str, nth: int) -> int | None:
    """Return where the nth occurrence (from 1) of a quote begins, or None.

    Quotation marks, dashes and blanks compare by `fold`; occurrences are counted from the left and do not overlap.
    """
    if nth < 1 or not quote:
        return None
    haystack, needle, start = fold(paragraph), fold(quote), -len(quote)
    for _ in range(nth):
        start = haystack.find(needle, start + len(needle))
        if start < 0:
            return None
    return start


def occurrence_at(paragraph: str, quote: str, start: int) -> int | None:
    """Return which occurrence (from 1) of a quote begins at `start`, or None where counting passes it by."""
    return Occurrences(paragraph).number(quote, start)


class Occurrences:
    """Counts the occurrences of quotes in a paragraph; quick where quotes are asked for in order of their places.

    Parameters
    ----------
    paragraph
        The paragraph; quotation marks, dashes and blanks compare by `fold`.
    """

    def __init__(self, paragraph: str) -> None:
        self._haystack = fold(paragraph)
        self._counted: dict[str, tuple[int, int]] = {}
        """How many occurrences of a quote lie before an offset up to which it was counted."""

    def number(self, quote: str, start: int) -> int | None:
        """Return which occurrence (from 1) of a quote begins at `start`, or None where counting passes it by."""
        needle = fold(quote)
        if not needle:
            return None
        position, count = self._counted.get(needle, (0, 0))
        if position > start:
            position, count = 0, 0
        while (found := self._haystack.find(needle, position)) >= 0:
            if found > start:
                self._counted[needle] = found, count
                return None
            count += 1
            position = found + len(needle)
            self._counted[needle] = position, count
            if found == start:
                return count
        self._counted[needle] = len(self._haystack), count
        return None


def parse_meta(content: str, text: str) -> tuple[TextMeta | None, tuple[Fault, ...]]:
    """Return the bibliographic description that the content of a `meta.toml` is, and what is wrong with it.

    Parameters
    ----------
    content
        What stands in the file.
    text
        The id of the text, which is the name of its folder.

    Returns
    -------
    tuple
        The description, None where anything is wrong, and every fault: the file is not TOML, it lacks a field, or a
        field is not known or breaks the rule of its cell (`META`).
    """
    try:
        raw = tomllib.loads(content)
    except (ValueError, RecursionError) as error:  # also of a number of 5,000 digits
        said = "nested too deep" if isinstance(error, RecursionError) else error
        return None, (Fault("meta", f"not valid TOML ({said})", "", "Mend the line it names."),)
    faults = []
    known = {field.name: field for field in META}
    if strange := sorted(set(raw) - set(known)):
        listed = f"Known: {', '.join(sorted(known))}."
        faults.append(Fault("meta", f"unknown field {', '.join(strange)}", "", listed))
    if wrong := sorted(name for name, value in raw.items() if not isinstance(value, str)):
        remedy = 'Put the value into quotation marks: "2010".'
        faults.append(Fault("meta", f"{', '.join(wrong)} is not text", "", remedy))
    needed = sorted(field.name for field in fields(TextMeta) if field.default is MISSING)
    if missing := [name for name in needed if name not in raw]:
        faults.append(Fault("meta", f"missing: {', '.join(missing)}", "", "Add what is missing."))
    found: dict[str, Any] = {}
    for name, value in raw.items():
        try:
            found[name] = cells.read(known[name], value) if name in known and isinstance(value, str) else None
        except RefusedError as error:
            faults += error.faults
    if isinstance(raw.get("id"), str) and raw["id"] != text:
        faults.append(Fault("meta", f"id is {raw['id']!r}, the folder is {text!r}", "", "Make them the same."))
    return None if faults else TextMeta(**found), tuple(faults)


def required_meta(content: str, text: str, shown: str) -> TextMeta:
    """Return the description that the content of `meta.toml` is; raise `DataError` if anything is wrong with it."""
    meta, faults = parse_meta(content, text)
    if meta is None:
        fault = faults[0]
        remedy = fault.remedy or f"Expected: {fault.expected}."
        raise DataError(f"{shown}: {fault.what.removesuffix('.')}.", remedy=remedy)
    return meta


def read_meta(project: Project, text: str) -> TextMeta:
    """Return the bibliographic description of a text; raise `DataError` or `InputError` if it cannot be read."""
    path = project.text_dir(text) / "meta.toml"
    return required_meta(project.content(path).removeprefix("\ufeff"), text, project.relative(path))


def assemble(
    meta: TextMeta, outline: Iterable[Outline], headings: Iterable[Heading], available: Mapping[int, str]
) -> Text:
    """Return a text of its description, its outline, its headings and what is at hand of its paragraphs, by number."""
    titles = {heading.para: heading.heading for heading in headings}
    paragraphs = (
        Paragraph(o.para, o.fingerprint, o.words, o.precis, available.get(o.para), titles.get(o.para, ""))
        for o in outline
    )
    return Text(meta, tuple(paragraphs))
