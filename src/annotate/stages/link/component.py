"""The spaCy component that links the mentions of a document to the gazetteer."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property, partial

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotate.gazetteer import Gazetteer, normalise
from annotate.stages import extensions
from annotate.stages.discourse import REACH, Finder, Stretch, layout, moments
from annotate.stages.link.candidates import bearers
from annotate.stages.link.decide import decide
from annotate.stages.link.surroundings import title_before, within_after
from annotate.stages.link.values import Decision, Mention
from annotate.stages.tokens import Tokens
from annotate.values.model import Kind

_LINKED = frozenset(kind.value for kind in Kind if kind is not Kind.DATE)


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
        named = cache(partial(bearers, gazetteer=self.gazetteer))  # names are looked up once for a document
        decided = [decide(m, self.gazetteer, named) if m else None for m in self.mentions(doc, ents)]
        linked = [_marked(ent, decision) for ent, decision in zip(ents, decided, strict=True)]
        doc.set_ents(linked, default="outside")
        said = extensions.Said(doc)
        for ent, decision in zip(ents, decided, strict=True):
            if decision is not None:
                _record(said, ent, decision)
        return doc

    def mentions(self, doc: Doc, ents: Sequence[Span]) -> Iterator[Mention | None]:
        """Yield the mentions of a document, `doc.ents`, as values; None for dates and for labels that are no kind."""
        where = layout(doc)
        sentence_of, paragraph_of = Finder(where.sentences), Finder(where.paragraphs)
        named = [_Named.of(ent, where.words) for ent in ents]
        full_names = _FullNames.of(named)
        plain = {surface: self._plain(surface) for surface in {one.surface for one in named}}
        around = [paragraph_of(one.start) for one in named]
        near: dict[int, set[str]] = defaultdict(set)
        for one, paragraph in zip(named, around, strict=True):
            near[paragraph.start].add(plain[one.surface])
        neighbours = {paragraph: frozenset(ids - {""}) for paragraph, ids in near.items()}
        lower = where.lower
        blank = frozenset(word for word in set(lower) if word.isspace())
        for one, paragraph, moment in zip(named, around, moments(doc, where, ents), strict=True):
            if one.label not in _LINKED:
                yield None
                continue
            kind = Kind(one.label)
            yield Mention(
                surface=one.surface,
                kind=kind,
                moment=moment,
                sentence=_words_around(lower, blank, sentence_of(one.start), one),
                neighbours=neighbours[paragraph.start],
                full_name=full_names.of_short(one),
                title=title_before(lower, one.start) if kind is Kind.PERSON else "",
                within=within_after(where.words.forms, one.end) if kind is Kind.PLACE else "",
            )

    def _plain(self, surface: str) -> str:
        """Return the id of the one entity a form can name, or ""."""
        sole = self.gazetteer.sole(surface)
        return sole.id if sole else ""


@Language.factory("annotate_link", assigns=["doc.ents"])  # type: ignore[untyped-decorator]
def make_link(nlp: Language, name: str, gazetteer: Gazetteer) -> Linker:
    """Return the component `annotate_link` of a pipeline, with the gazetteer it is given."""
    extensions.register()
    return Linker(gazetteer)


def surface_of(ent: Span) -> str:
    """Return the words of a mention as a name is looked up: with plain apostrophes, without a possessive ending."""
    return _looked_up(str(ent.text))


def _looked_up(written: str) -> str:
    text = written.replace("’", "'").strip()
    return text[:-2] if text.endswith("'s") else text


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention as it is read from the document once: where it stands, its label, its words, its name as looked up."""

    start: int
    end: int
    label: str
    written: str
    surface: str

    @classmethod
    def of(cls, ent: Span, words: Tokens) -> _Named:
        """Return that of one of `doc.ents`."""
        start, end = ent.start, ent.end
        written = words.text(start, end).strip()
        return cls(start, end, ent.label_, written, _looked_up(written))


def _words_around(lower: tuple[str, ...], blank: Set[str], sentence: Stretch, named: _Named) -> tuple[str, ...]:
    """Return the words of the sentence beside the mention, at most `REACH` on either side."""
    before = lower[max(sentence.start, named.start - REACH) : named.start]
    after = lower[named.end : min(sentence.end, named.end + REACH)]
    return tuple([word for word in before + after if word not in blank])


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
    def of(cls, named: Iterable[_Named]) -> _FullNames:
        """Return those among the mentions of a document."""
        persons = (one for one in named if one.label == Kind.PERSON)
        return cls((one.start, one.surface) for one in persons if " " in one.written)

    def of_short(self, named: _Named) -> str:
        """Return the full name that a person's short name stands for: the last one before it, else the first."""
        if named.label != Kind.PERSON or " " in named.written:
            return ""
        fitting = self._by_end.get(normalise(named.surface), ())
        before = bisect_left(fitting, (named.start,))
        return fitting[max(before - 1, 0)][1] if fitting else ""


def _marked(ent: Span, decision: Decision | None) -> Span:
    if decision is None:
        return ent
    id = decision.entity.id if decision.entity else ""
    return Span(ent.doc, ent.start, ent.end, label=ent.label, kb_id=id)


def _record(said: extensions.Said, ent: Span, decision: Decision) -> None:
    entity = decision.entity
    (reasons,) = said.of(ent, "reasons")
    said.say(
        ent,
        entity=entity.id if entity else "",
        label=entity.label if entity else "",
        wikidata=entity.wikidata if entity else "",
        score=decision.score,
        reasons=(*reasons, *decision.reasons),
    )
