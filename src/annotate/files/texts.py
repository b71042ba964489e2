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
from dataclasses import MISSING
from pathlib import Path

from annotate.files import tables
from annotate.files.project import Project, read_text
from annotate.values import edtf
from annotate.values.errors import DataError, InputError
from annotate.values.model import Paragraph, Rights, Text, TextMeta

OUTLINE_COLUMNS = ("para", "fingerprint", "words", "precis")
SECTION_COLUMNS = ("para", "heading")
PRIVATE_COLUMNS = ("para", "state", "text")

# One character for one character, so that offsets stay; what changes lengths is done in `tidy`.
_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f", " "),
    }
)

# What a web page saved as Markdown leaves around a picture's caption; it is no part of the text.
_WRAPPING = re.compile(r"^\s*!\[[^\]]*\]\([^)]*\)\s*|\s*\|\s*$")


def unwrap(paragraph: str) -> str:
    """Return a paragraph without what a web page saved as Markdown leaves around a picture's caption."""
    return _WRAPPING.sub("", paragraph)


def tidy(paragraph: str) -> str:
    """Return a paragraph with runs of white space as one blank and length-changing signs written one way."""
    text = unicodedata.normalize("NFC", paragraph).replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    text = re.sub(r"\s+", " ", text).strip().replace("…", "...")
    return re.sub(r" ?(?<!-)--(?!-) ?", lambda m: "—" if " " not in m[0] else " — ", text)


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
    return hashlib.sha256(normalise(paragraph).encode("utf-8")).hexdigest()


def sealed(paragraph: Paragraph) -> str | None:
    """Return the text of a paragraph where it is at hand and the one that was annotated."""
    text = paragraph.text
    return text if text is not None and fingerprint(text) == paragraph.fingerprint else None


def split_paragraphs(source: str) -> tuple[str, ...]:
    """Return the paragraphs of a plain text: its non-empty lines, trimmed of white space around them.

    Lines end in LF, CR LF or CR.
    """
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(line.strip() for line in lines if line.strip())


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
    haystack, needle = fold(paragraph), fold(quote)
    if not needle:
        return None
    position, count = 0, 0
    while (found := haystack.find(needle, position)) >= 0:
        count += 1
        if found == start:
            return count
        if found > start:
            return None
        position = found + len(needle)
    return None


def read_meta(project: Project, text: str) -> TextMeta:
    """Return the bibliographic description of a text.

    Raises
    ------
    DataError
        If `meta.toml` is not TOML, lacks a field, or holds one that is not known or not as it must be.
    """
    path = project.text_dir(text) / "meta.toml"
    shown = project.relative(path)
    try:
        raw = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{shown}: not valid TOML ({error}).", remedy="Mend the line it names.") from error
    known = set(TextMeta.__dataclass_fields__)
    if unknown_fields := sorted(set(raw) - known):
        raise DataError(
            f"{shown}: unknown field {', '.join(unknown_fields)}.", remedy=f"Known: {', '.join(sorted(known))}."
        )
    if wrong := sorted(name for name, value in raw.items() if not isinstance(value, str)):
        raise DataError(
            f"{shown}: {', '.join(wrong)} is not text.", remedy='Put the value into quotation marks: "2010".'
        )
    try:
        meta = TextMeta(**{**raw, "rights": Rights(raw.get("rights", ""))})
    except ValueError:
        raise DataError(
            f"{shown}: rights is {raw.get('rights')!r}.", remedy="Write rights = 'open' or 'reserved'."
        ) from None
    except TypeError:
        needed = sorted(name for name, f in TextMeta.__dataclass_fields__.items() if f.default is MISSING)
        absent = ", ".join(name for name in needed if name not in raw)
        raise DataError(f"{shown}: missing: {absent}.", remedy="Add what is missing.") from None
    for name in ("date", "reference_date"):
        if value := getattr(meta, name):
            try:
                edtf.validate(value)
            except edtf.EdtfError as error:
                raise DataError(f"{shown}: {name}: {error.what}", remedy=error.remedy) from error
    if meta.id != text:
        raise DataError(f"{shown}: id is {meta.id!r}, the folder is {text!r}.", remedy="Make them the same.")
    return meta


def _private_paragraphs(project: Project, text: str) -> dict[int, str]:
    path = project.private_copy(text)
    if not path.exists():
        return {}
    table = tables.require(tables.read(path, PRIVATE_COLUMNS, project.relative(path)))
    return {_number(project, path, row, "para"): row["text"] for row in table.rows if row["text"]}


def load_text(project: Project, text: str) -> Text:
    """Return a text with what is available of its paragraphs.

    Raises
    ------
    UsageError
        If there is no such text.
    DataError, InputError
        If one of its files cannot be read.
    """
    folder = project.text_dir(text)
    meta = read_meta(project, text)
    outline = tables.require(
        tables.read(folder / "outline.csv", OUTLINE_COLUMNS, project.relative(folder / "outline.csv"))
    )
    headings: dict[int, str] = {}
    sections = folder / "sections.csv"
    if sections.exists():
        rows = tables.require(tables.read(sections, SECTION_COLUMNS, project.relative(sections))).rows
        headings = {_number(project, sections, row, "para"): row["heading"] for row in rows}
    if meta.rights is Rights.OPEN:
        available = dict(enumerate(split_paragraphs(read_text(folder / "text.txt"))))
    else:
        available = _private_paragraphs(project, text)
    paragraphs = []
    for row in outline.rows:
        number = _number(project, folder / "outline.csv", row, "para")
        words = _number(project, folder / "outline.csv", row, "words")
        paragraphs.append(
            Paragraph(number, row["fingerprint"], words, row["precis"], available.get(number), headings.get(number, ""))
        )
    return Text(meta, tuple(paragraphs))


def _number(project: Project, path: Path, row: tables.Row, column: str) -> int:
    value = row[column]
    if not value.isdecimal():
        where = f"{project.relative(path)}:{row.line}"
        raise InputError(f"{where}: {column} is {value!r}, not a whole number.", remedy="Run: annotate validate")
    return int(value)
