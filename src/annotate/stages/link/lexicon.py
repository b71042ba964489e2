"""The words of the linker: titles of women here, and the lists of `data/*`, one a line."""

from __future__ import annotations

from functools import cache

from annotate.stages.lists import kept, listed
from annotate.stages.recognise.lexicon import chinese_families, common_words, korean_families, lands

WOMENS_TITLES = listed("mrs mme madame madam mdm miss ms lady dame frau")
"""In small letters and without points."""


@cache
def womens_names() -> frozenset[str]:
    """Return given names of women."""
    return _lines("womens_names.txt")


@cache
def states_of_america() -> frozenset[str]:
    """Return the states of the United States and the provinces of Canada.

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
    return frozenset(name for name in lands() if " " not in name) | _lines("lands.txt")


@cache
def families() -> frozenset[str]:
    """Return Korean and Chinese family names."""
    return korean_families() | chinese_families()


def _lines(name: str) -> frozenset[str]:
    return frozenset(kept("annotate.stages.link", name))
