"""How far people who annotated the same text agree: F1 of spans, Cohen's kappa, Krippendorff's alpha, and where not.

F1 counts whole spans, as between gold and machine; it is the same whichever of two annotators is called gold. Kappa and
alpha correct for agreement by chance, and so need units that everybody judged: the words of the text, each of which an
annotator puts into a name or date of a kind, or into none. Nested annotations count by the outermost. Measures by kind
ask of each word only whether it is of that kind.

Sources: J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20 (1960),
37-46; K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), computed by the package `krippendorff`;
G. Hripcsak and A. Rothschild, "Agreement, the F-Measure, and Reliability in Information Retrieval", Journal of the
American Medical Informatics Association 12 (2005), 296-298, on F1 where what is no name cannot be counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import nan

from annotate.edition import Edition, locate
from annotate.files.project import paragraph_of
from annotate.files.snapshot import Snapshot
from annotate.measure.agreement import ALL, Agreement, Mode, compare, total
from annotate.measure.corpora import Labelled
from annotate.values.curation import Layered
from annotate.values.errors import InputError, UsageError, unknown
from annotate.values.model import Kind, Mention

#: The layer of `data/annotations`: what the edition shows.
EDITION = "edition"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A span and what an annotator says of it."""

    span: Labelled
    quote: str
    value: str


@dataclass(frozen=True, slots=True)
class Layer:
    """What one annotator says of the paragraphs of a text, by number, outermost spans only."""

    name: str
    readings: Mapping[int, tuple[Reading, ...]]

    def spans(self, para: int) -> tuple[Labelled, ...]:
        """Return the spans of a paragraph."""
        return tuple(reading.span for reading in self.readings.get(para, ()))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two annotators by kind (`ALL` for all kinds together): F1 of spans, kappa, and of shared spans the same value."""

    one: str
    other: str
    spans: Mapping[str, Agreement]
    kappa: Mapping[str, float]
    values: Agreement


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Words that two annotators read otherwise: what each says, "" where one says nothing."""

    para: int
    quote: str
    one: str
    other: str
    says: str
    but: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The layers of a text compared: each pair, alpha over all of them by kind, and every disagreement."""

    text: str
    names: tuple[str, ...]
    pairs: tuple[Pair, ...]
    alpha: Mapping[str, float]
    disagreements: tuple[Disagreement, ...]


def layers_of(edition: Edition, text_id: str, names: Sequence[str] = ()) -> tuple[Layer, ...]:
    """Return the layers of a text: the edition's own and those in `data/layers`, or those that are named.

    Raises
    ------
    UsageError
        If a named layer does not exist.
    InputError
        If the text is not at hand.
    """
    text = edition.text(text_id)
    if not text.complete:
        remedy = f"Take in your own copy: annotate text add {text_id} FILE"
        raise InputError(f"{text_id}: the text is not at hand, so its words cannot be counted.", remedy=remedy)
    snapshot = Snapshot(edition.project)
    known = (EDITION, *edition.project.layers())
    for name in names:
        if name not in known:
            raise unknown("layer", name, known)
    found = []
    for name in names or known:
        rows = edition.decided(text_id) if name == EDITION else tuple(_rows(snapshot, name, text_id))
        placed = (place for row in rows if (place := locate(text, row)))
        by_para: dict[int, list[Reading]] = {}
        for place in placed:
            span = Labelled(place.start, place.end, place.mention.kind.value)
            by_para.setdefault(place.mention.para, []).append(Reading(span, place.mention.quote, _value(place.mention)))
        found.append(Layer(name, {para: _outermost(readings) for para, readings in sorted(by_para.items())}))
    return tuple(found)


def compared(edition: Edition, text_id: str, names: Sequence[str] = ()) -> Compared:
    """Return how far the annotators of a text agree; see `layers_of` for what it raises.

    Raises
    ------
    UsageError
        If there are not two layers.
    """
    layers = layers_of(edition, text_id, names)
    if len(layers) < 2:
        raise UsageError(
            f"{text_id} has one layer of annotations.", remedy="Make another: annotate layer new NAME, and fill it in."
        )
    paragraphs = {p.number: p.text or "" for p in edition.text(text_id).paragraphs}
    labels = {layer.name: _labels(layer, paragraphs) for layer in layers}
    pairs = tuple(_pair(one, other, paragraphs, labels) for one, other in combinations(layers, 2))
    kinds = (ALL, *(kind.value for kind in Kind))
    alpha = {kind: krippendorff_alpha([_of_kind(labels[layer.name], kind) for layer in layers]) for kind in kinds}
    different = (each for one, other in combinations(layers, 2) for each in _different(one, other))
    return Compared(text_id, tuple(layer.name for layer in layers), pairs, alpha, tuple(different))


def cohen_kappa(one: Sequence[str], other: Sequence[str]) -> float:
    """Return Cohen's kappa of two annotators who judged the same units; not a number where both say one thing only."""
    units = len(one)
    if units != len(other):
        raise ValueError("kappa compares judgements of the same units")
    if not units:
        return nan
    first, second = Counter(one), Counter(other)
    observed = sum(a == b for a, b in zip(one, other, strict=True)) / units
    expected = sum(first[label] * second[label] for label in first) / units**2
    return (observed - expected) / (1 - expected) if expected < 1 else nan


def krippendorff_alpha(judged: Sequence[Sequence[str]]) -> float:
    """Return Krippendorff's nominal alpha: a row an annotator, "" where one did not judge; not a number as kappa is."""
    import krippendorff
    import numpy as np

    labels = sorted({label for row in judged for label in row if label})
    if len(labels) < 2:
        return nan
    number = {label: float(at) for at, label in enumerate(labels)} | {"": nan}
    data = np.array([[number[label] for label in row] for row in judged])
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def _rows(snapshot: Snapshot, name: str, text: str) -> Iterator[Mention]:
    for sheet in snapshot.sheets(Layered):
        path = sheet.table.path
        if path.parent.name == text and path.parent.parent.name == name and paragraph_of(path) is not None:
            for one in sheet.required():
                yield Mention(
                    "", text, one.para, one.quote, one.nth, one.kind, one.entity, sense=one.sense,
                    refers_to=one.refers_to, edtf=one.edtf, relation=one.relation,
                )  # fmt: skip


def _value(mention: Mention) -> str:
    """Return what an annotator says of a span beside its kind."""
    said = (mention.entity, mention.sense, mention.refers_to, mention.edtf.text, mention.relation)
    return " ".join(str(one) for one in said if one)


def _outermost(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings that lie in no other, in order; of two of the same words the first."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.span.start, -r.span.end)):
        if not kept or reading.span.start >= kept[-1].span.end:
            kept.append(reading)
    return tuple(kept)


def _labels(layer: Layer, paragraphs: Mapping[int, str]) -> list[str]:
    """Return the kind that an annotator gives each word of a text, "none" where none."""
    found = []
    for number, paragraph in paragraphs.items():
        spans = layer.spans(number)
        for word in _WORD.finditer(paragraph):
            inside = (span.label for span in spans if span.start < word.end() and word.start() < span.end)
            found.append(next(inside, "none"))
    return found


def _of_kind(labels: Sequence[str], kind: str) -> list[str]:
    return list(labels) if kind == ALL else [kind if label == kind else "other" for label in labels]


def _pair(one: Layer, other: Layer, paragraphs: Mapping[int, str], labels: Mapping[str, Sequence[str]]) -> Pair:
    kinds = [kind.value for kind in Kind]
    spans = {
        kind: total(compare(one.spans(para), other.spans(para), kind, Mode.STRICT) for para in paragraphs)
        for kind in kinds
    }
    kappa = {
        kind: cohen_kappa(_of_kind(labels[one.name], kind), _of_kind(labels[other.name], kind))
        for kind in (ALL, *kinds)
    }
    shared = [
        (mine.value, yours.value)
        for para in paragraphs
        for mine in one.readings.get(para, ())
        for yours in other.readings.get(para, ())
        if mine.span == yours.span
    ]
    values = Agreement(sum(a == b for a, b in shared), len(shared), len(shared))
    return Pair(one.name, other.name, {ALL: total(spans.values()), **spans}, kappa, values)


def _different(one: Layer, other: Layer) -> Iterator[Disagreement]:
    for para in sorted({*one.readings, *other.readings}):
        mine, yours = ({(r.span.start, r.span.end): r for r in layer.readings.get(para, ())} for layer in (one, other))
        for at in sorted({*mine, *yours}):
            a, b = mine.get(at), yours.get(at)
            says, but = (f"{r.span.label} {r.value}".strip() if r else "" for r in (a, b))
            if says != but:
                yield Disagreement(para, (a or yours[at]).quote, one.name, other.name, says, but)
