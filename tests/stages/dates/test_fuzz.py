"""Random and hostile inputs: no crash, and what is quoted stands there.

`ANNOTATE_FUZZ=100000 pytest tests/stages/dates/test_fuzz.py` runs the full number; without it a sample runs.
"""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Iterator

from annotate.stages.dates import find_dates
from annotate.stages.dates.catalogue import parse_date
from annotate.stages.dates.lexicon import TRIGGERS
from annotate.values.edtf import EdtfError

INPUTS = int(os.environ.get("ANNOTATE_FUZZ", "2000"))
SIGNS = list("0123456789''’’-–—/.,;:()?~%<>=& \n\t\u00a0\u2009")
WORDS = [*sorted(TRIGGERS), "the", "of", "to", "from", "between", "since", "until", "around", "c.", "1950", "1950–53",
         "3/4/1990", "’70s", "BC", "BCE", "AD", "19th", "XIX", "century", "1960s and ", "at least "]  # fmt: skip


def inputs(seed: int, number: int) -> Iterator[str]:
    """Yield random strings: any characters, date words in any order, one piece over and over, two pieces in turn."""
    dice = random.Random(seed)
    pieces = WORDS + SIGNS
    for _ in range(number):
        size = dice.choice((5, 20, 80, 300, 2000))
        match dice.randrange(4):
            case 0:
                yield "".join(chr(dice.choice((dice.randrange(128), dice.randrange(0xD800)))) for _ in range(size))
            case 1:
                yield dice.choice(("", " ")).join(dice.choice(pieces) for _ in range(size // 5 + 1))
            case 2:
                piece = dice.choice(pieces)
                yield (piece * size)[:size]
            case _:
                pair = dice.choice(pieces) + dice.choice(("", " ", "-")) + dice.choice(pieces)
                yield (pair * size)[:size] + dice.choice(pieces)


def test_random_and_hostile_inputs_do_not_crash() -> None:
    for text in inputs(20260101, INPUTS):
        for mention in find_dates(text, "2010-09-24"):
            assert text[mention.start : mention.end] == mention.quote
        with contextlib.suppress(EdtfError):
            parse_date(text[:120], "2010-09-24")
