"""The words of a document, read at one go.

To ask spaCy for a token costs about as much as the rule that looks at it, so what looks at every word asks once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Tokens(Sequence[str]):
    """The texts of the tokens of a document, and whether a blank follows each."""

    forms: tuple[str, ...]
    blanks: tuple[int, ...]

    @classmethod
    def of(cls, doc: Doc) -> Tokens:
        """Return those of a document."""
        from spacy.attrs import ORTH, SPACY

        columns = doc.to_array([ORTH, SPACY])
        hashes = columns[:, 0].tolist()
        strings = doc.vocab.strings
        known = {hash: strings[hash] for hash in set(hashes)}
        return cls(tuple([known[hash] for hash in hashes]), tuple(columns[:, 1].tolist()))

    def __len__(self) -> int:
        return len(self.forms)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return self.forms[at]

    def text(self, start: int, end: int) -> str:
        """Return the text of the tokens from `start` to `end` (end-exclusive) as it stands in the document.

        The blank after the last one is not part of it, unless that is the last of the document.
        """
        if end - start == 1 and end < len(self.forms):
            return self.forms[start]
        forms, blanks = self.forms[start:end], self.blanks[start:end]
        text = "".join([form + " " if blank else form for form, blank in zip(forms, blanks, strict=True)])
        return text[:-1] if end < len(self.forms) and text and blanks[-1] else text

    def offsets(self) -> list[int]:
        """Return where each token begins in the text of the document."""
        return list(accumulate(map(add, map(len, self.forms), self.blanks), initial=0))[:-1]


def straightened(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words with straight apostrophes."""
    return words if "".join(words).isascii() else tuple(map(straight, words))


def straight(word: str) -> str:
    """Return a word with straight apostrophes."""
    return word if word.isascii() else word.replace("’", "'").replace("‘", "'")
