"""The spaCy component `annotate_names`: bring a model's entities to the edition's conventions.

In: `doc.ents` of any model whose labels `labels.KIND_OF_LABEL` knows. Out: `doc.ents` labelled with
`annotate.values.model`'s kinds (never DATE, which the dates stage finds), each with its `ent._.reasons`. The steps run
in the order in which `NameRules.__call__` lists them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotate.stages.extensions import register
from annotate.stages.recognise.candidates import FROM_MODEL, IN_GAZETTEER, Candidate, in_order
from annotate.stages.recognise.halves import halves, is_half
from annotate.stages.recognise.labels import KIND_OF_LABEL
from annotate.stages.recognise.lexicon import Lexicon, NameSource, build_lexicon, fixed_names, is_demonym
from annotate.stages.recognise.repairs import explained, titled, without_bare_years, without_openers
from annotate.stages.recognise.romanised import korean_names
from annotate.stages.recognise.spans import normalised
from annotate.stages.recognise.vote import agreed, initialisms
from annotate.values.model import Kind


@Language.factory("annotate_names", assigns=["doc.ents"], default_config={"gazetteer": None})  # type: ignore[untyped-decorator]
def make_names(nlp: Language, name: str, gazetteer: NameSource | None) -> NameRules:
    """Return the component.

    Parameters
    ----------
    nlp, name
        Given by spaCy.
    gazetteer
        Names to find beside the model's, with their kinds; in a config a block such as
        `{"@misc": "annotate.Gazetteer.v1", "directory": …}`.
    """
    register()
    known = () if gazetteer is None else _usable(gazetteer.surface_forms())
    return NameRules(build_lexicon((*fixed_names(), *known), nlp.tokenizer))


class NameRules:
    """The rules as a spaCy component.

    Parameters
    ----------
    lexicon
        The names that are found by their form.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Settle the spans and kinds of `doc.ents` and add the names that the model missed."""
        found = _from_model(doc)
        found = [settled for candidate in found if (settled := normalised(doc, candidate)) is not None]
        found = [_not_demonym(doc, candidate) for candidate in found]
        found = explained(doc, titled(doc, without_openers(doc, without_bare_years(doc, found))))
        found = _overriding(found, korean_names(doc))
        found = self._with_lexicon(doc, found)
        found = _with_initialisms(doc, found)
        found = list(agreed(doc, found, self._lexicon))
        found = [candidate for candidate in found if not is_half(doc, candidate)]
        found += [half for half in halves(doc) if not any(other.covers(half) for other in found)]
        _write(doc, in_order(found))
        return doc

    def _with_lexicon(self, doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
        merged = dict.fromkeys(found)
        at: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in found:
            _enter(at, candidate)
        for match, kinds in self._lexicon.matches(doc, IN_GAZETTEER):
            touching = list(
                dict.fromkeys(c for token in range(match.start, match.end) for c in at[token] if c in merged)
            )
            if any(candidate.covers(match) and candidate.length() > match.length() for candidate in touching):
                continue
            if any(not match.covers(candidate) and candidate.length() > match.length() for candidate in touching):
                continue
            for candidate in touching:
                del merged[candidate]
            settled = _settled(match, kinds, touching)
            merged[settled] = None
            _enter(at, settled)
        return list(merged)

    def to_bytes(self, **_: object) -> bytes:
        """Return nothing: the component has no state beyond its configuration."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> NameRules:
        """Return the component unchanged."""
        return self


def _enter(at: dict[int, list[Candidate]], candidate: Candidate) -> None:
    for token in range(candidate.start, candidate.end):
        at[token].append(candidate)


def _settled(match: Candidate, kinds: Sequence[Kind], touching: Sequence[Candidate]) -> Candidate:
    """Let the model choose among the kinds that the lexicon allows for a name."""
    for candidate in touching:
        if candidate.kind in kinds and (candidate.start, candidate.end) == (match.start, match.end):
            return candidate.because(IN_GAZETTEER, candidate.kind)
    return match


def _usable(forms: Iterable[tuple[str, Kind]]) -> tuple[tuple[str, Kind], ...]:
    """Leave out the halves of a country, which have their own rule, and demonyms, which are no names."""
    halves_or_demonyms = ("North", "South", "the North", "the South")
    return tuple((f, k) for f, k in forms if f not in halves_or_demonyms and not is_demonym(f.split()))


def _from_model(doc: Doc) -> list[Candidate]:
    """Read the model's entities; dates are left to the dates stage, demonyms stay to keep other rules out."""
    return [
        Candidate(ent.start, ent.end, KIND_OF_LABEL.get(ent.label_), (FROM_MODEL,))
        for ent in doc.ents
        if KIND_OF_LABEL.get(ent.label_) is not None or ent.label_ == "NORP"
    ]


def _overriding(found: Sequence[Candidate], certain: Iterable[Candidate]) -> list[Candidate]:
    """Put certain candidates in the place of what they overlap, except where a longer name holds them."""
    merged = list(found)
    for one in certain:
        touching = [candidate for candidate in merged if candidate.overlaps(one)]
        if not any(c.covers(one) and c.length() > one.length() and c.kind is not Kind.PERSON for c in touching):
            merged = [candidate for candidate in merged if candidate not in touching] + [one]
    return merged


def _not_demonym(doc: Doc, candidate: Candidate) -> Candidate:
    words = [token.text for token in doc[candidate.start : candidate.end]]
    if candidate.kind in (Kind.PLACE, Kind.ORG) and is_demonym(words):
        return replace(candidate, kind=None)
    return candidate


def _with_initialisms(doc: Doc, found: Sequence[Candidate]) -> list[Candidate]:
    meant = initialisms(doc, found)
    settled = [
        candidate.because("the text explains the short form", meant[short])
        if (short := doc[candidate.start : candidate.end].text) in meant and candidate.kind is not meant[short]
        else candidate
        for candidate in found
    ]
    missed = (
        Candidate(token.i, token.i + 1, meant[token.text], ("the text explains the short form",))
        for token in doc
        if token.text in meant
    )
    return settled + [one for one in missed if not any(one.overlaps(other) for other in settled)]


def _write(doc: Doc, candidates: Iterable[Candidate]) -> None:
    named = [candidate for candidate in candidates if candidate.kind is not None]
    doc.ents = [Span(doc, c.start, c.end, label=c.kind.value) for c in named if c.kind is not None]
    for ent, candidate in zip(doc.ents, named, strict=True):
        ent._.reasons = candidate.reasons
