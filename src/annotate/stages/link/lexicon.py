"""The word lists of the linker (`data/*`), one a line: women's titles and given names, states of America, words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from annotate.stages.recognise.lexicon import chinese_families, common_words, korean_families


@cache
def womens_titles() -> frozenset[str]:
    """Return titles of women, in small letters and without points."""
    return frozenset(("mrs", "mme", "madame", "madam", "mdm", "miss", "ms", "lady", "dame", "frau"))


@cache
def womens_names() -> frozenset[str]:
    """Return given names of women."""
    return _lines("womens_names.txt")


@cache
def states_of_america() -> frozenset[str]:
    """Return the states of the United States and the provinces of Canada .

    Without those whose names are as likely to stand next in a list: Washington, Georgia and New York.
    """
    return _lines("states_of_america.txt")


@cache
def words_of_their_own() -> frozenset[str]:
    """Return words and names, in small letters, that are no misspelling of another: Prussia, Austria, Nigeria."""
    return frozenset(name.lower() for name in countries()) | common_words()


@cache
def countries() -> frozenset[str]:
    """Return countries and lands with names of one word."""
    return _lines("countries.txt")


@cache
def families() -> frozenset[str]:
    """Return Korean and Chinese family names."""
    return korean_families() | chinese_families()


def _lines(name: str) -> frozenset[str]:
    text = files("annotate.stages.link").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
