"""Sealing a text: making the outline and, for a rights-reserved text, its fingerprint and its seal."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.files import tables
from annotate.files.project import Project
from annotate.files.rights import seal as seals
from annotate.files.rights.copies import copy_from
from annotate.files.rights.windows import words_of
from annotate.files.texts import OUTLINE_COLUMNS, Division, fingerprint, read_meta, split_paragraphs
from annotate.values.errors import InputError
from annotate.values.model import Rights


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a sealing did: how many paragraphs there are, and which files it let in that cannot be looked into."""

    paragraphs: int
    opaque: tuple[str, ...] = ()


def seal(project: Project, text_id: str, source: str) -> Sealed:
    """Write the outline of a text from its source, keeping the précis; if it is reserved, its fingerprint and its seal.

    A précis stays with its paragraph where that only moved; with its number where the paragraph itself was changed.

    Returns
    -------
    Sealed
        The number of paragraphs, and the files let in that the guard cannot look into.

    Raises
    ------
    InputError
        If the source is empty.
    """
    folder = project.text_dir(text_id)
    meta = read_meta(project, text_id)
    prints = [(fingerprint(p), len(words_of(p))) for p in split_paragraphs(source, Division.LINE)]
    if not prints:
        raise InputError(f"The source of {text_id} is empty.", remedy="Give a plain text, one paragraph a line.")
    outline = folder / "outline.csv"
    old = tables.read(outline, OUTLINE_COLUMNS).rows if outline.exists() else ()
    moved = {row["fingerprint"]: row["precis"] for row in old}
    kept = {fp for fp, _ in prints}
    changed = {row["para"]: row["precis"] for row in old if row["fingerprint"] not in kept}
    rows = ((str(n), fp, str(words), moved.get(fp) or changed.get(str(n), "")) for n, (fp, words) in enumerate(prints))
    tables.write(outline, OUTLINE_COLUMNS, rows)
    copy = copy_from(project, text_id, source) if meta.rights is Rights.RESERVED else None
    if copy is None:
        return Sealed(len(prints))
    seals.write_fingerprint(project, copy)
    return Sealed(len(prints), seals.write_seal(project, copy))
