"""The spaCy component `annotate_dates`: date expressions as entities, with their EDTF values.

It works alone on any pipeline for English, a blank one too:

    nlp = spacy.blank("en")
    nlp.add_pipe("annotate_dates")
    doc = nlp.make_doc("They met in May 1950. Two years later they parted.")
    doc._.reference_date = "2010-09"
    [(date.text, date._.edtf, date._.reasons) for date in nlp(doc).ents]

`doc._.reference_date` is the text's own date, "" if unknown; paragraphs are joined by a single line break, as in
`annotate.files.texts`. The value of a date is in `edtf`, its relation to the sentence (`before`, `after`) in
`relation`, why it has that value in `reasons`, and how sure the rule is in `score`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.language import Language

from annotate.stages import extensions
from annotate.stages.dates import DateMention, find_dates
from annotate.stages.tokens import Tokens
from annotate.values.model import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_DATE = str(Kind.DATE)
#: Labels of a statistical model that a date may replace wherever it overlaps them.
_REPLACEABLE = frozenset({"DATE", "CARDINAL"})

Stretch = tuple[int, int]


def _outranks(stretch: Stretch, label: str, mention: DateMention) -> bool:
    """Tell whether an entity stays and the date doesn't: a longer name ("1988 Summer Olympics") contains its date."""
    start, end = stretch
    if end <= mention.start or mention.end <= start:
        return False
    inside = mention.start <= start and end <= mention.end
    return label not in _REPLACEABLE and not inside


def _cut(token: Token, offsets: Iterable[int]) -> list[str]:
    """Return the pieces of a token cut at offsets in the text."""
    marks = [0, *sorted({offset - token.idx for offset in offsets}), len(token.text)]
    return [token.text[a:b] for a, b in pairwise(marks)]


def split_at(doc: Doc, tokens: Tokens, offsets: Iterable[int]) -> None:
    """Split tokens so that every offset is a token boundary; the text stays the same.

    A tokeniser may hold "1950–53." or "(1990" together. Cutting the token keeps the date's span exact, where widening
    the span would take letters or marks along that aren't part of it.
    """
    inside: dict[int, list[int]] = {}
    begins = tokens.offsets()
    for offset in sorted(set(offsets)):
        at = bisect_right(begins, offset) - 1
        if at >= 0 and begins[at] < offset < begins[at] + len(tokens[at]):
            inside.setdefault(at, []).append(offset)
    if not inside:
        return
    with doc.retokenize() as retokenizer:
        for index, cuts in inside.items():
            token = doc[index]
            pieces = _cut(token, cuts)
            # Each further piece hangs on the first one; the first keeps the head of the token.
            heads: list[Token | tuple[Token, int]] = [(token, 0) if n else token.head for n in range(len(pieces))]
            if token.head.i == token.i:
                heads[0] = (token, 0)
            retokenizer.split(token, pieces, heads=heads)


def _entity(doc: Doc, mention: DateMention, said: extensions.Said) -> Span | None:
    span = doc.char_span(mention.start, mention.end, label=_DATE)
    if span is None:
        return None
    said.say(
        span,
        edtf=mention.edtf,
        relation=str(mention.relation or ""),
        reasons=(mention.reason,),
        score=mention.score,
    )
    return span


def annotate_dates(doc: Doc) -> Doc:
    """Set the date entities of a document.

    A date replaces an overlapping entity of the statistical model if that is a DATE or CARDINAL or lies inside the
    date; otherwise the entity, a longer name, stays and the date doesn't come in. A statistical DATE that no rule reads
    stays without a value and says so.
    """
    ents = doc.ents
    present = tuple([((ent.start_char, ent.end_char), ent.label_) for ent in ents])
    tokens = Tokens.of(doc)
    mentions = _admitted(find_dates(tokens.text(0, len(tokens)), doc._.reference_date), present)
    split_at(doc, tokens, (offset for mention in mentions for offset in (mention.start, mention.end)))
    said = extensions.Said(doc)
    dates = [span for span in (_entity(doc, mention, said) for mention in mentions) if span is not None]
    taken = {at for span in dates for at in range(span.start, span.end)}
    now = ents if len(doc) == len(tokens) else doc.ents
    kept = [ent for ent in now if taken.isdisjoint(range(ent.start, ent.end))]
    for ent in kept:
        if ent.label_ == _DATE and not any(said.of(ent, "edtf", "reasons")):
            said.say(ent, reasons=("found by the statistical model; no rule reads it as a calendar date",))
    doc.set_ents([*kept, *dates], default="outside")
    return doc


def _admitted(mentions: tuple[DateMention, ...], present: tuple[tuple[Stretch, str], ...]) -> tuple[DateMention, ...]:
    """Leave out the dates that a longer name holds; both sequences are in text order."""
    admitted, first = [], 0
    for mention in mentions:
        while first < len(present) and present[first][0][1] <= mention.start:
            first += 1
        at, outranked = first, False
        while at < len(present) and present[at][0][0] < mention.end:
            outranked = outranked or _outranks(*present[at], mention)
            at += 1
        if not outranked:
            admitted.append(mention)
    return tuple(admitted)


@Language.factory("annotate_dates", assigns=["doc.ents"])  # type: ignore[untyped-decorator]
def make_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it holds no state and needs no other component."""
    extensions.register()
    return annotate_dates
