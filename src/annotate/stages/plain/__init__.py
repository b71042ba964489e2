"""Plain text of what stands in a file: what the stages read, and where each of its letters stands in the file.

A file has lines that end where the paper did, hyphens that only divide a word, page heads, marks of notes, Markdown or
tags, addresses of the net, long s, capitals of headlines, words that a scanner misread. `read` gives the running text
without them, and keeps for every letter where it stands, so that what is found is said in the offsets of the file. Text
that has none of this is read as it is.

Each pass is a function from the text to the changes it makes (`value.Edit`, or `value.Piece` where an order changes);
they run in the order of `PASSES`, each on what the one before left. To read another convention, write a pass and add
it there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from annotate.stages.plain import addresses, headlines, letters, lines, markdown, markup, misread, notes
from annotate.stages.plain.value import BREAK, Piece, Plain, pieces
from annotate.stages.plain.words import Words

__all__ = ["Plain", "Words", "read"]

PASSES: tuple[Callable[[str], Iterable[Piece]], ...] = (
    markup.without_tags,
    markup.with_characters,
    markdown.without_marks,
    addresses.without_addresses,
    notes.without_marks,
)


def read(paragraphs: Sequence[str], words: Words) -> Plain:
    """Return the running text of paragraphs, one a line, and where it stands in them.

    Parameters
    ----------
    paragraphs
        As they stand in the file; they may hold line ends.
    words
        Known words, which say whether a hyphen at a line end belongs to the word.
    """
    plain = Plain(BREAK.join(paragraphs))
    last = (
        lambda text: headlines.in_sentence_case(text, words.common, words.names),
        _ended,
    )
    for changed in (*PASSES, lambda text: lines.joined(text, words), letters.usual):
        plain = plain.changed(changed(plain.text))
    mended = tuple(misread.mended(plain.text, words.english, words.names))
    plain = replace(plain.changed(mended), worn=bool(mended))
    for changed in last:
        plain = plain.changed(changed(plain.text))
    return plain


def _ended(text: str) -> Iterable[Piece]:
    """Write the end of a paragraph as a line end, as the stages expect it."""
    return pieces(text, lines.paragraph_ends(text))
