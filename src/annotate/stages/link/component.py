"""The spaCy component that links the mentions of a document to the gazetteer."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotate.gazetteer import Gazetteer, normalise
from annotate.stages import extensions
from annotate.stages.discourse import REACH, Finder, Stretch, layout, moments
from annotate.stages.link.decide import decide
from annotate.stages.link.surroundings import title_before, within_after
from annotate.stages.link.values import Decision, Mention
from annotate.values.model import Kind


@dataclass(frozen=True)
class Linker:
    """Links every mention of `doc.ents` that is not a date; see `annotate.stages.extensions` for what it sets."""

    gazetteer: Gazetteer

    @cached_property
    def hyphenated(self) -> frozenset[str]:
        """The words of names that are written with a hyphen ("il-sung"), in small letters."""
        words = (word.lower() for name, _ in self.gazetteer.surface_forms() for word in name.split())
        return frozenset(word for word in words if "-" in word)

    def __call__(self, doc: Doc) -> Doc:
        """Set entity, label, wikidata, score and reasons of the mentions, and their `kb_id_`."""
        ents = doc.ents  # each time it is asked for, it is put together from all tokens
        mentions = zip(ents, self.mentions(doc, ents), strict=True)
        linked = [(ent, decide(mention, self.gazetteer)) for ent, mention in mentions if mention]
        decided = {(ent.start, ent.end): decision for ent, decision in linked}
        doc.ents = tuple(_marked(ent, decided.get((ent.start, ent.end))) for ent in ents)
        for ent, decision in linked:
            _record(doc[ent.start : ent.end], decision)
        return doc

    def mentions(self, doc: Doc, ents: Sequence[Span]) -> Iterator[Mention | None]:
        """Yield the mentions of a document, `doc.ents`, as values; None for dates and for labels that are no kind."""
        where = layout(doc)
        sentence_of, paragraph_of = Finder(where.sentences), Finder(where.paragraphs)
        full_names = _FullNames.of(ents)
        around = [paragraph_of(ent.start) for ent in ents]
        near: dict[Stretch, set[str]] = defaultdict(set)
        for ent, paragraph in zip(ents, around, strict=True):
            near[paragraph].add(self._plain(ent))
        neighbours = {paragraph: frozenset(ids - {""}) for paragraph, ids in near.items()}
        lower = [word.lower() for word in where.words.forms]
        for ent, paragraph, moment in zip(ents, around, moments(doc, where), strict=True):
            if ent.label_ not in Kind.__members__ or ent.label_ == Kind.DATE:
                yield None
                continue
            yield Mention(
                surface=surface_of(ent),
                kind=Kind(ent.label_),
                moment=moment,
                sentence=_words_around(lower, sentence_of(ent.start), ent),
                neighbours=neighbours[paragraph],
                full_name=full_names.of_short(ent),
                title=title_before(lower, ent.start) if ent.label_ == Kind.PERSON else "",
                within=within_after(where.words.forms, ent.end) if ent.label_ == Kind.PLACE else "",
            )

    def _plain(self, ent: Span) -> str:
        """Return the id of the one entity a mention can name, or ""."""
        sole = self.gazetteer.sole(surface_of(ent))
        return sole.id if sole else ""


@Language.factory("annotate_link", assigns=["doc.ents"])  # type: ignore[untyped-decorator]
def make_link(nlp: Language, name: str, gazetteer: Gazetteer) -> Linker:
    """Return the component `annotate_link` of a pipeline, with the gazetteer it is given."""
    extensions.register()
    return Linker(gazetteer)


def surface_of(ent: Span) -> str:
    """Return the words of a mention as a name is looked up: with plain apostrophes, without a possessive ending."""
    text = str(ent.text).replace("’", "'").strip()
    return text[:-2] if text.endswith("'s") else text


def _words_around(lower: Sequence[str], sentence: Stretch, ent: Span) -> tuple[str, ...]:
    """Return the words of the sentence beside the mention, at most `REACH` on either side."""
    before = lower[max(sentence.start, ent.start - REACH) : ent.start]
    after = lower[ent.end : min(sentence.end, ent.end + REACH)]
    return tuple(word for word in (*before, *after) if not word.isspace())


class _FullNames:
    """The full names of persons in a document, by the normal forms of their first and last words.

    Korean and Chinese surnames come first, so both ends are looked at.
    """

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self._by_end: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for at, full in names:
            words = full.split()
            for key in {normalise(words[0]), normalise(words[-1])}:
                self._by_end[key].append((at, full))

    @classmethod
    def of(cls, ents: Sequence[Span]) -> _FullNames:
        """Return those among the mentions of a document."""
        persons = (ent for ent in ents if ent.label_ == Kind.PERSON)
        return cls((ent.start, surface_of(ent)) for ent in persons if " " in ent.text)

    def of_short(self, ent: Span) -> str:
        """Return the full name that a person's short name stands for: the last one before it, else the first."""
        if ent.label_ != Kind.PERSON or " " in ent.text.strip():
            return ""
        fitting = self._by_end.get(normalise(surface_of(ent)), ())
        before = bisect_left(fitting, (ent.start,))
        return fitting[max(before - 1, 0)][1] if fitting else ""


def _marked(ent: Span, decision: Decision | None) -> Span:
    if decision is None:
        return ent
    id = decision.entity.id if decision.entity else ""
    return Span(ent.doc, ent.start, ent.end, label=ent.label, kb_id=id)


def _record(span: Span, decision: Decision) -> None:
    entity = decision.entity
    extra = span._
    extra.entity = entity.id if entity else ""
    extra.label = entity.label if entity else ""
    extra.wikidata = entity.wikidata if entity else ""
    extra.score = decision.score
    extra.reasons = (*extra.reasons, *decision.reasons)
