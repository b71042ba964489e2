"""Sentences written and marked for this project (`data/sentences.txt`): organisations, and what is taken for them.

`[O Foreign Office]` marks a name; the letters are the keys of `LETTERS`. To add a sentence, add a line there; no line
may be taken from a text of the edition or from anybody else.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from annotate.measure.corpora import Example, Labelled
from annotate.values.errors import InputError

SOURCE = "sentences"
LETTERS = {"P": "PERSON", "L": "PLACE", "O": "ORG", "D": "DATE", "N": "NORP", "E": "EVENT"}
_MARK = re.compile(r"\[(?P<letter>\S*) (?P<name>[^\[\]]*)\]")


@cache
def sentences() -> tuple[Example, ...]:
    """Return the sentences in the order of the file."""
    text = files("annotate_train.lessons").joinpath("data/sentences.txt").read_text(encoding="utf-8")
    lines = enumerate(text.splitlines(), start=1)
    return tuple(marked(line, f"sentences.txt:{number}") for number, line in lines if line and not line.startswith("#"))


def marked(line: str, where: str) -> Example:
    """Return a marked sentence as an example.

    Raises
    ------
    InputError
        A letter is not a key of `LETTERS`, a name is empty, or a bracket has no partner; the message begins with
        `where`.
    """
    text = ""
    at = 0
    spans: list[Labelled] = []
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        label = LETTERS.get(match["letter"])
        if label is None or match["name"] != match["name"].strip() or not match["name"]:
            raise _broken(where, match[0])
        spans.append(Labelled(len(text), len(text) + len(match["name"]), label))
        text += match["name"]
        at = match.end()
    text += line[at:]
    if "[" in text or "]" in text:
        raise _broken(where, line)
    return Example(text, tuple(spans), source=SOURCE)


def _broken(where: str, what: str) -> InputError:
    return InputError(
        f"{where}: {what!r} is not a marked name.", remedy=f"Write [X Name] with X one of {', '.join(LETTERS)}."
    )
