"""The seal of a text in copyright: digests of all that its protection rests on, made with the text at hand.

`data/texts/<text>/rights.seal` holds a line each for the text's rights, its outline, its fingerprint, each of the
guard's own files, and each file that cannot be looked into and was let in. The last line is a code over the others
whose key is the text itself: it can be made and checked only by who holds a copy. Without a copy the digests are
compared; a pull request is moreover held against the seal of the branch it goes to, by the guard of that branch (see
RELEASING.md). So a change of rights, fingerprint or guard is seen, and only the holder of a copy can seal it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from annotate.files import tables
from annotate.files.project import Project, read_text, write_text
from annotate.files.rights.copies import Copy
from annotate.files.rights.decode import OpaqueError
from annotate.files.rights.fingerprint import SIZE, choose, dump, parse, placement
from annotate.files.rights.look import look
from annotate.files.rights.tree import tracked
from annotate.files.rights.windows import Windows
from annotate.files.texts import OUTLINE_COLUMNS, read_meta
from annotate.values.errors import AnnotateError

# The guard's own files, from the root of a repository that holds them.
GUARD = (
    "src/annotate/files/rights",
    "src/annotate/checks/rights.py",
    ".github/workflows/rights.yml",
    ".github/CODEOWNERS",
)
_SIGNED = "signed with the text"


def seal_file(project: Project, text: str) -> Path:
    """Return where the seal of a text lies."""
    return project.text_dir(text) / "rights.seal"


def fingerprint_file(project: Project, text: str) -> Path:
    """Return where the fingerprint of a text lies."""
    return project.text_dir(text) / "fingerprint.txt"


def read_fingerprint(project: Project, text: str) -> Windows:
    """Return the fingerprint of a text, of no windows where it has none.

    Raises
    ------
    DataError, InputError
        If the file cannot be read.
    """
    path = fingerprint_file(project, text)
    return parse(read_text(path) if path.exists() else "", project.relative(path))


def read_seal(project: Project, text: str) -> dict[str, str]:
    """Return the lines of a seal by what they are of; none where there is no seal."""
    path = seal_file(project, text)
    lines = read_text(path).splitlines() if path.exists() else ()
    return {what: value for value, _, what in (line.partition("  ") for line in lines) if what}


def sealed_files(project: Project, texts: Iterable[str]) -> dict[str, str]:
    """Return the digests of all files named in seals; what cannot be looked into and is unchanged is let in.

    A seal that cannot be read names none; that it cannot be read is said where seals are compared.
    """
    found: dict[str, str] = {}
    for text in texts:
        with suppress(AnnotateError):
            found |= {what: value for what, value in read_seal(project, text).items() if len(value) == 64}
    return found


def file_digest(raw: bytes) -> str:
    """Return the digest of a file's bytes as seals have it."""
    return hashlib.blake2b(raw, digest_size=32).hexdigest()


def state(project: Project, text: str) -> dict[str, str]:
    """Return what a seal of the text would say now, files that cannot be looked into left out.

    Of a description or an outline that cannot be read nothing is said; other checks report it.
    """
    folder = project.relative(project.text_dir(text))
    found = {}
    with suppress(AnnotateError):
        found[f"{folder}/meta.toml rights"] = read_meta(project, text).rights.value
    with suppress(AnnotateError):
        rows = tables.require(tables.read(project.text_dir(text) / "outline.csv", OUTLINE_COLUMNS)).rows
        found[f"{folder}/outline.csv fingerprints"] = file_digest(",".join(r["fingerprint"] for r in rows).encode())
    return found | {
        project.relative(path): file_digest(path.read_bytes())
        for path in (fingerprint_file(project, text), *_guard(project))
        if path.is_file() and not path.is_symlink()
    }


def _guard(project: Project) -> tuple[Path, ...]:
    found = (p for name in GUARD for p in (project.root / name, *(project.root / name).glob("**/*")))
    return tuple(sorted(p for p in found if "__pycache__" not in p.parts))


def changed(project: Project, text: str) -> tuple[str, ...]:
    """Return what is no longer as it was sealed, sorted; files that cannot be looked into are looked at elsewhere."""
    sealed, now = read_seal(project, text), state(project, text)
    sealed.pop(_SIGNED, None)
    gone = {what for what in sealed if what not in now and " " not in what and _is_protected(project, text, what)}
    return tuple(sorted({what for what, value in now.items() if sealed.get(what) != value} | gone))


def _is_protected(project: Project, text: str, what: str) -> bool:
    return what.startswith((*GUARD, f"{project.relative(project.text_dir(text))}/"))


def is_signed(project: Project, copy: Copy) -> bool:
    """Return whether a seal was made with the text at hand; asked with a whole copy only."""
    sealed = read_seal(project, copy.text)
    return hmac.compare_digest(sealed.pop(_SIGNED, ""), _signature(sealed, copy))


def _signature(sealed: Mapping[str, str], copy: Copy) -> str:
    body = "".join(f"{value}  {what}\n" for what, value in sorted(sealed.items()))
    return hmac.new(copy.key, body.encode("utf-8"), hashlib.sha256).hexdigest()


def write_fingerprint(project: Project, copy: Copy) -> None:
    """Write the fingerprint of a text, unless the one that is there is right.

    A second one with other windows kept would overlap with the first, which stays in the history of the repository.
    """
    words, known = copy.known(project)
    try:
        old = read_fingerprint(project, copy.text)
    except AnnotateError:
        old = Windows.read(SIZE, ())
    if not old.known or placement(old, words, known) is None:
        kept = Windows.of(words, SIZE, choose(words, known).starts)
        write_text(fingerprint_file(project, copy.text), dump(kept))


def write_seal(project: Project, copy: Copy) -> tuple[str, ...]:
    """Write the seal of a text, made with a whole copy; return the files let in that cannot be looked into."""
    opaque = {}
    for path in tracked(project):
        if path.is_file() and not path.is_symlink() and not project.relative(path).startswith("private/"):
            raw = path.read_bytes()
            try:
                look(raw, ())
            except OpaqueError:
                opaque[project.relative(path)] = file_digest(raw)
    sealed = state(project, copy.text) | opaque
    sealed[_SIGNED] = _signature(sealed, copy)
    lines = (f"{value}  {what}\n" for what, value in sorted(sealed.items()))
    write_text(seal_file(project, copy.text), "".join(lines))
    return tuple(sorted(opaque))
