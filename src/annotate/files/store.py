"""What people decide and what the machine proposes: ids are minted here, proposals written, rows read on their own."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Container, Iterable, Sequence
from itertools import count
from pathlib import Path

from annotate.files import rows, schema, tables, texts
from annotate.files.project import Project, paragraph_of
from annotate.files.snapshot import Snapshot
from annotate.values.curation import Objection
from annotate.values.errors import DataError
from annotate.values.model import Mention, Status, Suggestion

ANNOTATION_COLUMNS = schema.table("annotations").columns
SUGGESTION_COLUMNS = schema.SUGGESTIONS.columns


def mint_id(text: str, para: int, quote: str, nth: int, alternative: int = 1) -> str:
    """Return the id of a new annotation: `a-` and eight letters or digits, from where it is anchored.

    Two people who mark the same mention mint the same id, so the unique-id check finds it. An id once in a file is
    never computed again, whatever is corrected later. `alternative` counts the readings of one disputed mention.
    """
    anchor = (text, str(para), quote, str(nth), *([str(alternative)] if alternative > 1 else []))
    digest = hashlib.sha256("\x1f".join(anchor).encode("utf-8")).digest()
    return "a-" + base64.b32encode(digest).decode("ascii")[:8].lower()


def mint_free(text: str, para: int, quote: str, nth: int, taken: Container[str]) -> str:
    """Return the first of these ids that is not taken."""
    return next(id for n in count(1) if (id := mint_id(text, para, quote, nth, n)) not in taken)


def annotations_of(snapshot: Snapshot, text: str) -> tuple[Mention, ...]:
    """Return all annotations of a text, in the order of the paragraphs and of the rows in their files.

    Raises
    ------
    DataError
        If a file has a row that cannot be read, or a name that is not of a paragraph.
    """
    for path in snapshot.project.annotation_files(text):
        if paragraph_of(path) is None:
            shown = snapshot.project.relative(path)
            raise DataError(f"{shown}: is not the annotations of a paragraph.", remedy="Run: annotate validate")
    return tuple(mention for sheet in snapshot.mentions(text) for mention in sheet.required())


def objected(mentions: Iterable[Mention], to: Objection) -> tuple[Mention, ...]:
    """Return the mentions that an objection may be to: those at its words, or the one that it names, if it is there."""
    place = (to.para, texts.fold(to.quote), to.nth)
    here = [one for one in mentions if (one.para, texts.fold(one.quote), one.nth) == place]
    named = [one for one in here if one.id == to.annotation]
    return tuple(named if to.annotation else [one for one in here if one.status is not Status.REJECTED] or here)


def suggestions_of(snapshot: Snapshot, text: str) -> tuple[Suggestion, ...]:
    """Return the machine's proposals for a text; none where there is no file.

    Raises
    ------
    DataError
        If the file is not as the machine wrote it.
    """
    try:
        return snapshot.values(Suggestion, snapshot.project.suggestions(text))
    except DataError as error:
        raise DataError(error.what, remedy=f"Run: annotate suggest {text}") from error


def read_suggestions(project: Project, text: str) -> tuple[Suggestion, ...]:
    """Return the machine's proposals for a text; see `suggestions_of`."""
    return suggestions_of(Snapshot(project), text)


def suggestion_row(suggestion: Suggestion) -> tuple[str, ...]:
    """Return the cells of a proposal, in the order of the columns."""
    return rows.written(suggestion)


def write_suggestions(path: Path, suggestions: Sequence[Suggestion]) -> bool:
    """Write the machine's proposals for a text; return whether the file changed."""
    return tables.write(path, SUGGESTION_COLUMNS, map(rows.written, suggestions))
