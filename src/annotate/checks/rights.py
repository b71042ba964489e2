"""The rights guard over every tracked file, over the pages of a built site, and over what the guard itself rests on."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from annotate.files.project import Project
from annotate.files.rights import seal
from annotate.files.rights.copies import Copy, copy_at_hand, reserved_texts
from annotate.files.rights.decode import MOST_BYTES, OpaqueError, is_font, is_picture
from annotate.files.rights.fingerprint import CERTAIN, EXACT, SIZE, placement
from annotate.files.rights.look import Copy as Found
from annotate.files.rights.look import Rule, look, look_at_text
from annotate.files.rights.memory import Memory
from annotate.files.rights.tree import tracked
from annotate.files.snapshot import Snapshot
from annotate.files.texts import read_meta
from annotate.values.errors import AnnotateError
from annotate.values.problems import Problem

MARKER = "PRIVATE-BUILD.txt"
# Bytes of files too small to hold a run that is found for certain.
_SMALL = 200
_AGAIN = "A maintainer who holds the text runs: annotate text seal {} FILE (RELEASING.md says when)."


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield every tracked file that holds words of a reserved text or cannot be looked into, and broken seals."""
    yield from guard(snapshot.project)


def guard(project: Project) -> Iterator[Problem]:
    """Yield what `check` yields, of an edition that need not be readable."""
    texts = reserved_texts(project)
    copies = [copy for text in texts if (copy := copy_at_hand(project, text))]
    yield from _seals(project, texts, copies)
    yield from _tracked(project, texts, _rules(project, texts, copies))


def check_against(base: Project, head: Project) -> Iterator[Problem]:
    """Yield what the guard says of a proposed tree, and every seal that is not the one of the tree it goes to.

    The guard that runs is the one this function belongs to; nothing of the proposed tree is run.
    """
    yield from guard(head)
    for text in reserved_texts(base):
        path = seal.seal_file(base, text)
        shown = base.relative(path)
        try:
            same = path.read_bytes() == (head.root / shown).read_bytes()
        except OSError:
            same = False
        if not same:
            what = f"the seal of {text} is not the one of the branch this goes to"
            yield Problem(shown, 0, 0, "rights-changed", what, "the seal unchanged", _AGAIN.format(text))


def check_site(project: Project, site: Path) -> Iterator[Problem]:
    """Yield what keeps a built site from being published: the mark of a private build, running text, what is opaque."""
    if (site / MARKER).exists():
        what = "these pages were built with a reader's private copy"
        yield Problem(MARKER, 0, 0, "private-build", what, "", "Run: annotate text forget TEXT, then build again")
    texts = reserved_texts(project)
    copies = [copy for text in texts if (copy := copy_at_hand(project, text))]
    yield from _seals(project, texts, copies)
    rules = _rules(project, texts, copies)
    every = (Path(folder, name) for folder, folders, names in os.walk(site) for name in (*folders, *names))
    paths = sorted(path for path in every if path.is_symlink() or not path.is_dir())
    for path in paths:
        yield from _file(path.relative_to(site).as_posix(), path, rules, {}, site=True)
    yield from _names([path.relative_to(site).as_posix() for path in paths], rules)


def _seals(project: Project, texts: Iterable[str], copies: Sequence[Copy]) -> Iterator[Problem]:
    """Yield what the guard rests on and what is not as it was sealed."""
    at_hand = {copy.text: copy for copy in copies}
    for text in texts:
        shown, remedy = project.relative(seal.seal_file(project, text)), _AGAIN.format(text)
        if not _readable(project, text):
            continue  # reported by the check of texts
        try:
            kept = seal.read_fingerprint(project, text)
            changed = seal.changed(project, text)
        except AnnotateError as error:
            yield Problem(shown, 0, 0, "rights-changed", error.what, "", remedy)
            continue
        if not kept.known:
            path = project.relative(seal.fingerprint_file(project, text))
            what = "the rights guard cannot know the words of this text"
            yield Problem(path, 0, 0, "fingerprint", what, "a fingerprint", "Restore the file from git. " + remedy)
        if not seal.seal_file(project, text).exists():
            yield Problem(shown, 0, 0, "rights-changed", "there is no seal", "", remedy)
            continue
        for what in changed:
            place, _, part = what.partition(" ")
            said = (
                f"the {part} of {text} are not as they were sealed" if part else f"is not as it was sealed for {text}"
            )
            yield Problem(place, 0, 0, "rights-changed", said, "", "Undo the change. " + remedy)
        if (copy := at_hand.get(text)) and copy.whole:
            yield from _with_copy(project, copy, shown, remedy)


def _readable(project: Project, text: str) -> bool:
    """Return whether it is known whose text this is: by its seal, or by its description."""
    try:
        return seal.seal_file(project, text).exists() or bool(read_meta(project, text))
    except AnnotateError:
        return False


def _with_copy(project: Project, copy: Copy, shown: str, remedy: str) -> Iterator[Problem]:
    """Yield what only the text itself can tell: whether the fingerprint is its own, and who made the seal."""
    if not seal.is_signed(project, copy):
        what = "the seal was not made with the text at hand"
        yield Problem(shown, 0, 0, "rights-changed", what, "", remedy)
    kept = seal.read_fingerprint(project, copy.text)
    if kept.known and placement(kept, *copy.known(project)) is None:
        path = project.relative(seal.fingerprint_file(project, copy.text))
        yield Problem(path, 0, 0, "rights-changed", "is not a fingerprint of this text", "", remedy)


def _rules(project: Project, texts: Iterable[str], copies: Iterable[Copy]) -> tuple[Rule, ...]:
    """Return what to look for: a text at hand by eight words, else by its fingerprint."""
    exact = {copy.text: copy.rule() for copy in copies}
    rules = []
    for text in texts:
        try:
            rules.append(exact.get(text) or Rule(seal.read_fingerprint(project, text)))
        except AnnotateError:
            continue  # reported with the seals
    return tuple(rules)


def _tracked(project: Project, texts: Sequence[str], rules: Sequence[Rule]) -> Iterator[Problem]:
    known = seal.sealed_files(project, texts)
    shown = {path: path.relative_to(project.root).as_posix() for path in tracked(project)}
    memory = Memory(project, rules, shown)
    # The largest first, while the checks beside it (`annotate.checks.apart`) have not read much yet.
    largest = sorted(shown, key=_size, reverse=True)
    found = {path: tuple(_one(shown[path], path, rules, known, memory)) for path in largest}
    for path in shown:
        yield from found[path]
    yield from _names(list(shown.values()), rules)
    memory.write()
    yield from _together({path: name for path, name in shown.items() if not found[path]}, rules)


def _one(name: str, path: Path, rules: Sequence[Rule], known: dict[str, str], memory: Memory) -> Iterator[Problem]:
    if name == "private" or name.startswith("private/"):
        what = "a reader's private copy is tracked by git"
        yield Problem(name, 0, 0, "rights", what, "", "Run: git rm --cached -r private")
    else:
        yield from _file(name, path, rules, known, memory=memory)


def _file(
    shown: str,
    path: Path,
    rules: Sequence[Rule],
    known: dict[str, str],
    *,
    site: bool = False,
    memory: Memory | None = None,
) -> Iterator[Problem]:
    """Yield what is wrong with one file."""
    try:
        raw = _content(path)
        if (shown in known and seal.file_digest(raw) == known[shown]) or (site and is_font(raw)):
            return
        if is_picture(raw) and not site:
            raise OpaqueError("is a picture; what can be read in it cannot be told")
        if memory is not None and memory.clean(raw):
            return
        found = look(raw, rules)
        if memory is not None and not found:
            memory.keep(raw)
    except FileNotFoundError:
        return  # tracked, and removed in the working tree
    except OSError as error:
        yield _opaque(shown, f"cannot be read ({error.strerror})")
    except OpaqueError as error:
        yield _opaque(shown, str(error))
    else:
        if found:
            yield _told(shown, found)


def _size(path: Path) -> int:
    """Return how large a file is; 0 where it is not there."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _content(path: Path) -> bytes:
    """Return the bytes of a file; nothing outside the tree is opened, and nothing that has no end."""
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise OpaqueError("is a link; what it leads to may lie elsewhere")
    if not stat.S_ISREG(found.st_mode):
        raise OpaqueError(
            "is a folder of its own repository" if stat.S_ISDIR(found.st_mode) else "is no file with an end"
        )
    if found.st_size > MOST_BYTES:
        raise OpaqueError(f"has more than {MOST_BYTES >> 20} MB")
    return path.read_bytes()


def _names(shown: Sequence[str], rules: Sequence[Rule]) -> Iterator[Problem]:
    """Yield whether the names of the files together hold running text."""
    for names in (shown, [name.rpartition("/")[2].partition(".")[0] for name in shown]):
        if found := look_at_text("\n".join(names), rules):
            yield _told(shown[found.line - 1] if found.line else ".", found)
            return


def _together(paths: Mapping[Path, str], rules: Sequence[Rule]) -> Iterator[Problem]:
    """Yield whether small files, one after the other, hold running text that none of them holds alone."""
    small = [path for path in paths if path.exists() and path.stat().st_size < _SMALL]
    said = "\n".join(path.read_bytes().decode("latin-1") for path in small)
    if found := look_at_text(said, rules):
        yield _told(paths[small[0]].rpartition("/")[0] or ".", found)


def _told(shown: str, found: Found) -> Problem:
    by = f"{EXACT} words, by the copy at hand" if found.rule.exact else f"{SIZE} words, by the fingerprint"
    what = f"holds running text of a rights-reserved work (sequences of {by}: {found.windows})"
    return Problem(shown, found.line, 0, "rights", what, "stand-off annotations only", "Say it in your own words.")


def _opaque(shown: str, what: str) -> Problem:
    remedy = "Leave it out, or put it in a form that can be read; a maintainer may let it in (RELEASING.md)."
    return Problem(shown, 0, 0, "opaque-file", what, "text, or a known kind of file", remedy)


__all__ = ["CERTAIN", "MARKER", "check", "check_against", "check_site"]
