"""Addresses left out: of pages on the net, of mail, and DOIs. Their figures are no dates, their words no names.

What ends the sentence behind an address stays (RFC 3986, appendix C, names the signs that surround one in a text).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from annotate.stages.plain.value import Edit, Piece, pieces

_ADDRESS = re.compile(
    r"(?<![\w@])(?:(?:https?|ftp)://|www\.(?=\w)|(?:doi:[ ]?)?10\.[0-9]{4,9}/(?=\w))[^\s<>\"“”]+"
    r"|(?<![\w.@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)
_HINTS = ("://", "www.", "10.", "@")
_BEHIND = ".,;:!?’'*_]}"


def without_addresses(text: str) -> Iterable[Piece]:
    """Return the text without its addresses."""
    return pieces(text, _found(text)) if any(hint in text for hint in _HINTS) else ()


def _found(text: str) -> Iterator[Edit]:
    return (Edit(found.start(), found.start() + _length(found[0]), "") for found in _ADDRESS.finditer(text))


def _length(address: str) -> int:
    """Return the length of an address without what ends the sentence behind it.

    "(see https://example.org/a)": the bracket is the sentence's, unless one opened in the address.
    """
    unopened, end = address.count(")") - address.count("("), len(address)
    while end and (address[end - 1] in _BEHIND or (address[end - 1] == ")" and unopened > 0)):
        end -= 1
        unopened -= address[end] == ")"
    return end
