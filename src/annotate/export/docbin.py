"""spaCy's DocBin: a Doc for each paragraph.

`doc.spans["annotations"]` holds every annotation, also those that overlap, with its kind as label, its record as
`kb_id_` and its id as `id_`; `doc.ents` those of them that do not share a token with a longer one, as training wants
it. The attributes of the group say which paragraph it is. Where the text may not be given, the words of a Doc are those
of its mentions, each a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate, groupby

from annotate.export.tokens import Stretch, layers, stretches, unplaced
from annotate.export.value import Content, Format, Made, one_file


def write(content: Content) -> Made:
    """Return the file."""
    import spacy
    from spacy.tokens import Doc, DocBin, Span, SpanGroup

    vocab = spacy.blank("en").vocab

    def doc(id: str, parts: list[Stretch]) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[bool] = []
        for part in parts:
            more, blanks = _words(part, last=part is parts[-1])
            words += more
            spaces += blanks
            starts += [True, *(False,) * (len(more) - 1)] if more else []
        made = Doc(vocab, words=words, spaces=spaces, sent_starts=starts if len(parts) > 1 else None)
        lengths = (len(word) + space for word, space in zip(words, spaces, strict=True))
        at = {offset: n for n, offset in enumerate(accumulate(lengths, initial=0))}
        group, outer, offset = [], [], 0
        for part in parts:
            first = {m.id for m, *_ in layers(part.spans, 1)[0][0]}
            for m, start, end in part.spans:
                begin, final = (at[offset + part.tokens[n].start] for n in (start, end - 1))
                span = Span(made, begin, final + 1, label=m.kind.value, kb_id=m.entity, span_id=m.id)
                group.append(span)
                outer += [span] if m.id in first else []
            offset += len(part.text) + 1
        made.spans["annotations"] = SpanGroup(made, name="annotations", spans=group, attrs={"paragraph": id})
        made.ents = outer
        return made

    packed = DocBin(attrs=["ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID", "SPACY", "SENT_START"])
    with _encoders_at_hand():
        for one in content.texts:
            for id, parts in groupby(stretches(one), key=lambda stretch: stretch.id):
                if held := [part for part in parts if part.tokens]:
                    packed.add(doc(id, held))
    return one_file(FORMAT, packed.to_bytes(), *unplaced(content))


@contextmanager
def _encoders_at_hand() -> Iterator[None]:
    """Have msgpack look for encoders among the installed packages once, and not for each Doc."""
    from srsly import msgpack_encoders

    for name, encoder in msgpack_encoders.get_entry_points().items():
        msgpack_encoders.register(name, func=encoder)
    looked, msgpack_encoders.entry_points = msgpack_encoders.entry_points, False
    try:
        yield
    finally:
        msgpack_encoders.entry_points = looked


def _words(stretch: Stretch, *, last: bool) -> tuple[list[str], list[bool]]:
    """Return words and the blanks after them, so that joined they are the text: other white space is a word, too.

    What is not the last part of its Doc ends with a blank.
    """
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for token in (*stretch.tokens, None):
        start = token.start if token else len(stretch.text)
        gap = stretch.text[at:start]
        if gap.startswith(" ") and words:
            spaces[-1], gap = True, gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
        if token:
            words.append(token.text)
            spaces.append(False)
            at = token.end
    if not last:
        spaces[-1] = True
    return words, spaces


FORMAT = Format(
    name="spacy",
    title="spaCy DocBin",
    file="annotations.spacy",
    media="application/octet-stream",
    write=write,
    fields=frozenset({"quote", "nth", "entity"}),
    parts=frozenset({"text"}),
)
