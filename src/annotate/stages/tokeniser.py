"""spaCy's tokeniser, with a memory for words that lasts.

The tokeniser keeps how it cut a stretch between blanks, but in a text keeps nothing more once it has met one of its
exceptions, and a line end is one; so most words would be cut anew at each place. Here every stretch that is new is
given to it alone before the text is; what it makes of the text is the same. The first text is given as it is, for it
may be the only one.
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
    from spacy.tokenizer import Tokenizer

    tokenizer = nlp.tokenizer
    if type(tokenizer) is Tokenizer and len(text) <= nlp.max_length:
        given = _GIVEN.get(nlp)
        if given is None:
            _GIVEN[nlp] = set()
            return nlp.make_doc(text)
        # In the order of the text, so that one run keeps what another keeps.
        for stretch in dict.fromkeys(text.split()):
            if len(given) >= tokenizer.max_cache_size:
                break
            if stretch not in given:
                given.add(stretch)
                tokenizer(stretch)
    return nlp.make_doc(text)
