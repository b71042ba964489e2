"""One finding of a check: where, what, what was expected, how to mend it.

A check yields `Problem` values and never prints, raises or exits; the driver sorts and shows them. Severity `error`
fails `annotate validate`; `warning` is shown and does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotate.values.errors import DataError

#: The page of the book that explains every code; each has an anchor there.
PAGE = "book/problems.html"


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    WARNING = "warning"


#: The remedy of what a machine mends without deciding anything. It fails nobody's pull request: a person in a browser
#: has no program to run, and the edition's own workflow does it (`annotate.checks.run_checks` makes a warning of it).
FMT = "Run: annotate fmt"


def visible(text: str) -> str:
    """Return a text with every character that a terminal would act on, or not show, written as its escape.

    Contributors' words go into messages; control characters, escape sequences and marks that turn the direction of
    writing must not reach the terminal of whoever reads them. Line ends stay.
    """
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode("ascii") for c in text)


_LONGEST_QUOTED = 60


def quoted(cell: str) -> str:
    """Return a cell as it is quoted in a message: a long one shortened."""
    return repr(cell if len(cell) <= _LONGEST_QUOTED else f"{cell[:_LONGEST_QUOTED]}…")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A finding, located.

    Attributes
    ----------
    path
        File, relative to the project's root, with forward slashes.
    line, column
        1-based; 0 where the finding belongs to the whole file or line.
    code
        Stable short name of the kind of problem, e.g. `anchor-mismatch`; documented in the book.
    what, expected, remedy
        Plain words for a contributor; `expected` and `remedy` may be empty.
    """

    path: str
    line: int
    column: int
    code: str
    what: str
    expected: str = ""
    remedy: str = ""
    severity: Severity = Severity.ERROR

    @property
    def help(self) -> str:
        """Where in the book the code is explained."""
        return f"{PAGE}#code-{self.code}"

    def __str__(self) -> str:
        place = self.path + (f":{self.line}" if self.line else "") + (f":{self.column}" if self.column else "")
        tail = (
            f"    {label}: {text}"
            for label, text in (("expected", self.expected), ("remedy", self.remedy), ("help", self.help))
            if text
        )
        lines = (f"{place} {self.code}: {self.what}", *tail)
        return "\n".join(visible(line).replace("\n", "\\n") for line in lines)


def first_of(problems: Sequence[Problem]) -> DataError:
    """Return the error that data cannot be read, of what is wrong with them: the first problem, and how many more."""
    more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
    return DataError(f"{str(problems[0]).splitlines()[0].removesuffix('.')}{more}.", remedy="Run: annotate validate")
