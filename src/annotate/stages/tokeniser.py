"""spaCy's tokeniser, with a memory for words that lasts.

The tokeniser keeps how it cut a stretch between blanks, but in a text keeps nothing more once it has met one of its
exceptions, and a line end is one; so most words would be cut anew at each place. Here every stretch that is new is
given to it alone before the text is; what it makes of the text is the same. The first text is given as it is, for it
may be the only one.

A pipeline also keeps every word that it ever met. Whoever reads without end reads in a `nlp.memory_zone()`, which
forgets them, and calls `remember` before: the memory for words is not filled in a zone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_GIVEN: WeakKeyDictionary[Language, set[str]] = WeakKeyDictionary()
"""The stretches that were given to a pipeline's tokeniser; no more than it keeps."""


def tokenised(nlp: Language, text: str) -> Doc:
    """Return a text as a document of tokens, as `nlp.make_doc` does.

    Raises
    ------
    ValueError
        If the text is longer than `nlp.max_length`.
    """
    if nlp not in _GIVEN:
        _GIVEN[nlp] = set()
    elif len(text) <= nlp.max_length:
        remember(nlp, text)
    return nlp.make_doc(text)


def remember(nlp: Language, text: str) -> None:
    """Fill the memory of a pipeline's tokeniser with the words of a text, in the order in which they stand there."""
    from spacy.tokenizer import Tokenizer

    tokenizer, given = nlp.tokenizer, _GIVEN.setdefault(nlp, set())
    if type(tokenizer) is not Tokenizer or nlp.vocab.in_memory_zone or len(given) >= tokenizer.max_cache_size:
        return
    for stretch in dict.fromkeys(text.split()):
        if stretch not in given and len(given) < tokenizer.max_cache_size:
            given.add(stretch)
            tokenizer(stretch)
