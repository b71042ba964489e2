"""The policy of identifiers, in files: what each version named (`data/releases/VERSION.txt`), and what leads on.

`annotate release` writes the list of a version. What stands in one is never without an answer again: an id stays in
its table (replaced, rejected, but there), a page stays or is in `data/redirects.csv`. `annotate validate` holds the
edition against all lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.authority import Entity
from annotate.values.errors import InputError
from annotate.values.kept import Named
from annotate.values.model import Mention, Note
from annotate.values.record import Claim, Event

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)\Z")


def version_of(text: str) -> tuple[int, int, int] | None:
    """Return the parts of a version (Semantic Versioning, without what may follow them), None where it is none."""
    match = _VERSION.match(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def folder(project: Project) -> Path:
    """Return where the lists lie."""
    return project.data / "releases"


def pages(project: Project) -> tuple[str, ...]:
    """Return the addresses of the book's pages, those of its table of contents; none where there is none."""
    import yaml  # type: ignore[import-untyped]

    try:
        toc = yaml.safe_load((project.root / "_toc.yml").read_text("utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeError, yaml.YAMLError) as error:
        raise InputError(f"_toc.yml: cannot be read ({error}).", remedy="Restore the file.") from error
    return tuple(f"{name}.html" for name in dict.fromkeys(_names(toc)))


def _names(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (str(part[key]).removesuffix(".md") for key in ("root", "file") if key in part)
        for value in part.values():
            yield from _names(value)
    elif isinstance(part, list):
        for value in part:
            yield from _names(value)


def named(snapshot: Snapshot) -> Iterator[Named]:
    """Yield everything that the edition gives a name to."""
    project = snapshot.project
    yield from (Named("page", page) for page in pages(project))
    yield from (Named("text", text) for text in snapshot.text_ids)
    for kind, value in (("entity", Entity), ("event", Event), ("annotation", Mention)):
        for sheet in snapshot.files(value):
            yield from (Named(kind, row["id"]) for row in sheet.rows if row["id"])
    for kind, of in (("note", Note), ("claim", Claim)):
        for sheet in snapshot.files(of):
            yield from (Named(kind, f"{Path(sheet.shown).stem}/{row['id']}") for row in sheet.rows if row["id"])


def listed(snapshot: Snapshot) -> Iterator[tuple[Path, int, Named]]:
    """Yield what every version named, with the file and line that says so."""
    for path in sorted(folder(snapshot.project).glob("*.txt")):
        for number, line in enumerate(snapshot.content(path).splitlines(), start=1):
            kind, _, id = line.partition(" ")
            if id:
                yield path, number, Named(kind, id)


def dump(snapshot: Snapshot) -> str:
    """Return the list of a version."""
    return "".join(f"{line}\n" for line in sorted(map(str, named(snapshot))))
