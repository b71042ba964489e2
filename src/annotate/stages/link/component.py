"""The spaCy component that links the mentions of a document to the gazetteer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotate.gazetteer import Gazetteer, normalise
from annotate.stages import extensions
from annotate.stages.discourse import Stretch, moments, paragraphs, sentences, stretch_of
from annotate.stages.link.decide import decide
from annotate.stages.link.values import Decision, Mention
from annotate.values.model import Kind


@dataclass(frozen=True, slots=True)
class Linker:
    """Links every mention of `doc.ents` that is not a date; see `annotate.stages.extensions` for what it sets."""

    gazetteer: Gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Set entity, label, wikidata, score and reasons of the mentions, and their `kb_id_`."""
        linked = [(ent, decide(m, self.gazetteer)) for ent, m in zip(doc.ents, self.mentions(doc), strict=True) if m]
        decided = {(ent.start, ent.end): decision for ent, decision in linked}
        doc.ents = tuple(_marked(ent, decided.get((ent.start, ent.end))) for ent in doc.ents)
        for ent, decision in linked:
            _record(doc[ent.start : ent.end], decision)
        return doc

    def mentions(self, doc: Doc) -> tuple[Mention | None, ...]:
        """Return the mentions of `doc.ents` as values, None for dates and for labels that are no kind."""
        inside, around = sentences(doc), paragraphs(doc)
        full_names = _full_names(doc)
        near: dict[Stretch, set[str]] = defaultdict(set)
        for ent in doc.ents:
            near[stretch_of(around, ent.start)].add(self._plain(ent))
        return tuple(
            Mention(
                surface=surface_of(ent),
                kind=Kind(ent.label_),
                moment=moment,
                sentence=_words_around(doc, stretch_of(inside, ent.start), ent),
                neighbours=frozenset(near[stretch_of(around, ent.start)] - {""}),
                full_name=_full_name(ent, full_names),
            )
            if ent.label_ in Kind.__members__ and ent.label_ != Kind.DATE
            else None
            for ent, moment in zip(doc.ents, moments(doc), strict=True)
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


def _words_around(doc: Doc, sentence: Stretch, ent: Span) -> tuple[str, ...]:
    tokens = doc[sentence.start : sentence.end]
    return tuple(t.lower_ for t in tokens if not ent.start <= t.i < ent.end and not t.is_space)


def _full_names(doc: Doc) -> tuple[tuple[int, str], ...]:
    """Return where each full name of a person stands, and the name."""
    return tuple((ent.start, surface_of(ent)) for ent in doc.ents if ent.label_ == Kind.PERSON and " " in ent.text)


def _full_name(ent: Span, full_names: Sequence[tuple[int, str]]) -> str:
    """Return the full name whose first or last word a person's short name is: the last one before it, else the first.

    Korean and Chinese surnames come first, so both ends are looked at.
    """
    if ent.label_ != Kind.PERSON or " " in ent.text.strip():
        return ""
    key = normalise(surface_of(ent))
    fitting = [
        (at, full) for at, full in full_names if key in {normalise(w) for w in (full.split()[0], full.split()[-1])}
    ]
    before = [full for at, full in fitting if at < ent.start]
    return before[-1] if before else next((full for _, full in fitting), "")


def _marked(ent: Span, decision: Decision | None) -> Span:
    if decision is None:
        return ent
    id = decision.entity.id if decision.entity else ""
    return Span(ent.doc, ent.start, ent.end, label=ent.label, kb_id=id)


def _record(span: Span, decision: Decision) -> None:
    entity = decision.entity
    span._.entity = entity.id if entity else ""
    span._.label = entity.label if entity else ""
    span._.wikidata = entity.wikidata if entity else ""
    span._.score = decision.score
    span._.reasons = (*span._.reasons, *decision.reasons)
