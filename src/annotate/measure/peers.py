"""Several tools on the same texts of the edition, against the editors' decisions: `data/benchmarks/ner_peers.json`.

Compared are people, places, organisations and dates of the shown annotations, outermost names only. Kept are counts,
scores and intervals, never words of a text. To add a tool: have `tests/bench_peers/peers.py` hand its spans in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotate.measure.agreement import Mode
from annotate.measure.corpora import Labelled
from annotate.measure.intervals import Measured, find, measure
from annotate.measure.results import ResultFile
from annotate.measure.score import MAIN_KINDS, outermost
from annotate.stages.recognise.labels import KIND_OF_LABEL
from annotate.values.model import Located

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 5
"""Words of a quoted name."""
Paragraphs = Sequence[Sequence[Labelled]]


@dataclass(frozen=True, slots=True)
class ToolResult:
    """A tool's scores on a text; `note` says what the tool does not try to find.

    `missed` and `spurious` quote names, each with its kind and nothing around it: all that may be shown of a text in
    copyright.
    """

    text: str
    tool: str
    version: str
    note: str
    scores: tuple[Measured, ...]
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()

    def find(self, label: str, mode: Mode = Mode.STRICT) -> Measured:
        """Return the row of a label ("ALL" for all) in a mode; raise `KeyError` if there is none."""
        return find(self.scores, label, mode)


FILE = ResultFile("benchmarks/ner_peers.json", tuple[ToolResult, ...], "python -m tests.bench_peers.peers")


def gold(located: Sequence[Located], paragraphs: int) -> list[list[Labelled]]:
    """Return the decided names by paragraph, of disputed alternatives the first."""
    found: list[dict[tuple[int, int], Labelled]] = [{} for _ in range(paragraphs)]
    for place in outermost(located):
        if place.mention.kind in MAIN_KINDS:
            span = Labelled(place.start, place.end, place.mention.kind.value)
            found[place.mention.para].setdefault((place.start, place.end), span)
    return [list(spans.values()) for spans in found]


def alone(nlp: Language, paragraphs: Sequence[str]) -> list[list[Labelled]]:
    """Return what a recogniser finds by itself, by paragraph: its own spans, its labels in the edition's terms."""
    doc = nlp("\n".join(paragraphs))
    found: list[list[Labelled]] = [[] for _ in paragraphs]
    starts = [sum(len(p) + 1 for p in paragraphs[:n]) for n in range(len(paragraphs))]
    for ent in doc.ents:
        kind = KIND_OF_LABEL.get(ent.label_)
        label = "DATE" if ent.label_ == "DATE" else kind.value if kind in MAIN_KINDS else ""
        para = max(n for n, start in enumerate(starts) if start <= ent.start_char)
        if label:
            found[para].append(Labelled(ent.start_char - starts[para], ent.end_char - starts[para], label))
    return found


def judged(text: str, tool: str, version: str, *, wanted: Paragraphs, found: Paragraphs, note: str = "") -> ToolResult:
    """Return a tool's scores; the intervals come from resampled paragraphs."""
    return ToolResult(text, tool, version, note, measure(list(zip(wanted, found, strict=True))))


def with_names(result: ToolResult, wanted: Paragraphs, found: Paragraphs, paragraphs: Sequence[str]) -> ToolResult:
    """Return the result with the names that were missed and those proposed wrongly, each once."""
    missed, spurious = [], []
    for text, gold_spans, found_spans in zip(paragraphs, wanted, found, strict=True):
        missed += _quoted(text, set(gold_spans) - set(found_spans))
        spurious += _quoted(text, set(found_spans) - set(gold_spans))
    return replace(result, missed=tuple(dict.fromkeys(missed)), spurious=tuple(dict.fromkeys(spurious)))


def _quoted(text: str, spans: set[Labelled]) -> list[str]:
    """Return short names with their kinds; what is longer than a name is not quoted."""
    named = [(s, text[s.start : s.end]) for s in sorted(spans, key=lambda s: (s.start, s.end))]
    return [f"{quote} ({s.label.lower()})" for s, quote in named if len(quote.split()) <= LONGEST]
