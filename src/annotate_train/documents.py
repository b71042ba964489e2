"""Examples as spaCy documents, in the form spaCy trains from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.measure.corpora import Example

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def to_doc(example: Example, nlp: Language) -> Doc:
    """Return a document with its entities set.

    A span that does not fall on token boundaries is taught as unknown rather than as no name; so are the stretches
    that nobody has judged.
    """
    doc = nlp.make_doc(example.text)
    spans = []
    unknown: set[int] = set()
    taken: set[int] = set()
    for labelled in example.spans:
        span = doc.char_span(labelled.start, labelled.end, label=labelled.label)
        if span is None:
            wide = doc.char_span(labelled.start, labelled.end, alignment_mode="expand")
            unknown.update(range(wide.start, wide.end) if wide is not None else ())
        elif taken.isdisjoint(range(span.start, span.end)):
            spans.append(span)
            taken.update(range(span.start, span.end))
    for start, end in example.missing:
        wide = doc.char_span(start, end, alignment_mode="expand")
        unknown.update(range(wide.start, wide.end) if wide is not None else ())
    doc.set_ents(spans, missing=[doc[i : i + 1] for i in sorted(unknown - taken)], default="outside")
    return doc
