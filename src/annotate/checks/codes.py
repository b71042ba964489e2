"""What the checks may say: every code, what it means, why it is asked, and what a contributor does about it.

The table is `codes.toml`, which says how a code is added; the page *Problems* shows it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("codes.toml")


@dataclass(frozen=True, slots=True)
class Code:
    """A code of `annotate.values.problems.Problem`, in words for contributors.

    Attributes
    ----------
    meaning, why, remedy
        What is wrong, why that matters, and how it is mended.
    example
        A message with this code; "" for the few that tell no state of the data.
    """

    code: str
    meaning: str
    why: str
    remedy: str
    example: str = ""


@cache
def codes() -> tuple[Code, ...]:
    """Return every code, in the order of the alphabet."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(Code(code, **row) for code, row in table.items())
