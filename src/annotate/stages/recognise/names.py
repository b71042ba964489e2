"""The spaCy component `annotate_names`: bring a model's entities to the edition's conventions.

In: `doc.ents` of any model whose labels `labels.KIND_OF_LABEL` knows. Out: `doc.ents` labelled with
`annotate.values.model`'s kinds (never DATE, which the dates stage finds), each with its `ent._.reasons`. The steps run
in the order in which `NameRules.__call__` lists them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotate.stages.extensions import Said, is_worn, register
from annotate.stages.recognise.abbreviations import GIVEN
from annotate.stages.recognise.apart import apart
from annotate.stages.recognise.beside import placed
from annotate.stages.recognise.candidates import FROM_MODEL, IN_GAZETTEER, Candidate, Placed, in_order
from annotate.stages.recognise.capitals import without_common
from annotate.stages.recognise.departments import holders_of_departments, officers
from annotate.stages.recognise.firms import firms
from annotate.stages.recognise.forms import formed, headed, nested, parted
from annotate.stages.recognise.frames import framed
from annotate.stages.recognise.fronts import fronted
from annotate.stages.recognise.halves import halves, is_half
from annotate.stages.recognise.holders import cut_at_commas, holders, paired
from annotate.stages.recognise.known import known_words, settled
from annotate.stages.recognise.labels import KIND_OF_LABEL
from annotate.stages.recognise.lexicon import (
    Lexicon,
    NameSource,
    build_lexicon,
    common_words,
    fixed_names,
    given_names,
    is_demonym,
)
from annotate.stages.recognise.nobles import ennobled
from annotate.stages.recognise.persons import addressed, divided, grown, in_brackets, without_ends
from annotate.stages.recognise.repairs import (
    embodied,
    explained,
    titled,
    without_bare_years,
    without_openers,
    without_signs,
)
from annotate.stages.recognise.rolls import in_rolls
from annotate.stages.recognise.romanised import romanised_names
from annotate.stages.recognise.rows import in_rows
from annotate.stages.recognise.spans import is_settled, normalised
from annotate.stages.recognise.stated import with_states
from annotate.stages.recognise.telegrams import without_labels
from annotate.stages.recognise.unmarked import located
from annotate.stages.recognise.vote import agreed, initialisms
from annotate.stages.recognise.wares import without_wares
from annotate.stages.tokens import Tokens
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

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the names that are found by their form, of those that lean to a kind, and given names."""
        given = (name for name in given_names() | GIVEN if name.lower() not in common_words())
        return frozenset(word for name in self._lexicon.kinds for word in name) | known_words() | frozenset(given)

    def __call__(self, doc: Doc) -> Doc:
        """Settle the spans and kinds of `doc.ents` and add the names that the model missed."""
        tokens = Tokens.of(doc)
        found = _from_model(doc)
        found = [
            whole
            for candidate in found
            if (whole := candidate if is_settled(tokens, candidate) else normalised(doc, candidate)) is not None
        ]
        found = apart(tokens, [_not_demonym(tokens, candidate) for candidate in found], self._lexicon)
        found = embodied(tokens, without_bare_years(doc, found))
        found = without_common(tokens, found, worn=is_worn(doc))
        found = titled(doc, without_openers(doc, without_signs(doc, tokens, found)))
        found = explained(tokens, found)
        found = grown(tokens, parted(tokens, found))
        found = without_ends(tokens, divided(tokens, found, self._lexicon))
        found = in_rolls(tokens, addressed(tokens, without_labels(tokens, found)))
        found = placed(tokens, fronted(tokens, headed(tokens, in_brackets(tokens, found))))
        found = _overriding(found, (*formed(tokens), *firms(tokens, worn=is_worn(doc)), *romanised_names(tokens)))
        found = without_wares(tokens, settled(tokens, self._with_lexicon(tokens, found)))
        found = holders(tokens, cut_at_commas(tokens, found, self._lexicon), self._lexicon)
        found = officers(tokens, holders_of_departments(tokens, found))
        found = ennobled(tokens, paired(tokens, found, self._lexicon))
        found = framed(tokens, headed(tokens, found))
        found = located(tokens, in_rows(tokens, nested(tokens, with_states(tokens, found))))
        found = _with_initialisms(tokens, found)
        found = list(agreed(tokens, found, self._lexicon))
        found = [candidate for candidate in found if not is_half(tokens, candidate)]
        named = {token for candidate in found for token in range(candidate.start, candidate.end)}
        found += [half for half in halves(doc, tokens) if half.start not in named]
        _write(doc, in_order(found))
        return doc

    def _with_lexicon(self, tokens: Tokens, candidates: Sequence[Candidate]) -> list[Candidate]:
        found = Placed(candidates)
        for match, kinds in self._lexicon.matches(tokens.forms, IN_GAZETTEER):
            touching = found.within(match.start, match.end)
            if any(candidate.covers(match) and candidate.length() > match.length() for candidate in touching):
                continue
            if any(not match.covers(candidate) and candidate.length() > match.length() for candidate in touching):
                continue
            if any(candidate.decided and candidate.kind not in kinds for candidate in touching):
                continue
            found.replace(touching, _settled(match, kinds, touching))
        return found.all()

    def to_bytes(self, **_: object) -> bytes:
        """Return nothing: the component has no state beyond its configuration."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> NameRules:
        """Return the component unchanged."""
        return self


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
    labelled = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    return [
        Candidate(start, end, KIND_OF_LABEL.get(label), (FROM_MODEL,))
        for start, end, label in labelled
        if KIND_OF_LABEL.get(label) is not None or label == "NORP"
    ]


def _overriding(candidates: Sequence[Candidate], certain: Iterable[Candidate]) -> list[Candidate]:
    """Put certain candidates in the place of what they overlap, except where a longer name holds them."""
    found = Placed(candidates)
    for one in certain:
        touching = found.within(one.start, one.end)
        if not any(c.covers(one) and c.length() > one.length() and c.kind is not Kind.PERSON for c in touching):
            found.replace(touching, one)
    return found.all()


def _not_demonym(tokens: Tokens, candidate: Candidate) -> Candidate:
    if candidate.kind in (Kind.PLACE, Kind.ORG) and is_demonym(tokens[candidate.start : candidate.end]):
        return replace(candidate, kind=None)
    return candidate


def _with_initialisms(tokens: Tokens, found: Sequence[Candidate]) -> list[Candidate]:
    meant = initialisms(tokens, found)
    if not meant:
        return list(found)
    settled = [
        candidate.because("the text explains the short form", meant[short])
        if (short := tokens.text(candidate.start, candidate.end)) in meant and candidate.kind is not meant[short]
        else candidate
        for candidate in found
    ]
    taken = {token for candidate in settled for token in range(candidate.start, candidate.end)}
    missed = (
        Candidate(at, at + 1, meant[word], ("the text explains the short form",))
        for at, word in enumerate(tokens)
        if word in meant and at not in taken
    )
    return [*settled, *missed]


def _write(doc: Doc, candidates: Iterable[Candidate]) -> None:
    named = [
        (Span(doc, candidate.start, candidate.end, label=candidate.kind.value), candidate.reasons)
        for candidate in candidates
        if candidate.kind is not None
    ]
    doc.set_ents([ent for ent, _ in named], default="outside")  # `doc.ents =` would make each anew
    said = Said(doc)
    for ent, reasons in named:
        said.say(ent, reasons=reasons)
