"""What the guard has looked at and found clean: digests of bytes, kept in `.cache`, which git ignores.

A file is looked at again whenever its bytes, the guard's own code or what it looks for is another. The memory belongs
to one machine: one that git would carry is not believed, since whoever wrote it could have anything pass. It is kept
where a build has made the folder; a check alone writes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from annotate.files.project import Project, write_text
from annotate.files.rights.look import Rule
from annotate.values.errors import AnnotateError

FILE = Path(".cache") / "rights.txt"
_CODE = Path(__file__).parent


def _digest(raw: bytes) -> str:
    return hashlib.blake2b(raw, digest_size=16).hexdigest()


class Memory:
    """The digests of what was found clean by these rules.

    Parameters
    ----------
    project
        The edition.
    rules
        What is looked for.
    tracked
        The files that git tracks or would track.
    """

    def __init__(self, project: Project, rules: Sequence[Rule], tracked: Collection[Path]) -> None:
        looked_for = repr([(rule.exact, rule.windows.size, rule.windows.pairs()) for rule in rules]).encode()
        code = b"".join(path.read_bytes() for path in sorted(_CODE.glob("*.py")))
        self._path = project.root / FILE
        self._key = _digest(code + looked_for)
        self._known: set[str] = set()
        self._seen: set[str] = set()
        folder = self._path.parent
        self._ours = self._path not in tracked and folder.is_dir() and not folder.is_symlink()
        with suppress(AnnotateError):
            first, *lines = project.content(self._path).splitlines() if self._ours else [""]
            self._known = set(lines) if first == self._key else set()

    def clean(self, raw: bytes) -> bool:
        """Return whether these bytes were found clean before."""
        if not self._known:
            return False
        digest = _digest(raw)
        if digest in self._known:
            self._seen.add(digest)
        return digest in self._known

    def keep(self, raw: bytes) -> None:
        """Remember that these bytes were found clean."""
        if self._ours:
            self._seen.add(_digest(raw))

    def write(self) -> None:
        """Keep what was seen this time; where that cannot be, the next run looks at everything again."""
        if self._ours and self._seen != self._known:
            with suppress(AnnotateError):
                write_text(self._path, "\n".join([self._key, *sorted(self._seen)]) + "\n")
