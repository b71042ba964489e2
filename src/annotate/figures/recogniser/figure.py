"""How well the recogniser reads, corpus by corpus: F1 with its interval, relaxed F1, and organisations apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.figures.kit.figure import Column, Figure, Row, Wording, numbers
from annotate.figures.kit.scene import PHONE, Bar, Entry, Group, Item, Mark, Room, Scene, Shape, stacked, tick
from annotate.figures.kit.views import View
from annotate.measure import benchmark
from annotate.measure.agreement import Mode
from annotate.measure.benchmark import Benchmark, CorpusResult
from annotate.measure.corpora import Use
from annotate.values.model import Certainty

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "reading-corpora"
SOURCES = {
    "gmb": "corpus-gmb",
    "redocred": "corpus-redocred",
    "crossner_politics": "corpus-crossner",
    "uner_ewt": "corpus-uner-ewt",
    "litbank": "corpus-litbank",
    "gum_open": "corpus-gum",
    "multiner_gov": "corpus-multiner",
    "wikigold": "corpus-wikigold",
    "re3d_open": "corpus-re3d",
}
"""Corpus -> key of its repository in the bibliography. A new corpus needs a row here and an entry there."""

_STEP, _TOP = 34.0, 30.0
_WIDE, _NARROW = Room(728, 270, 716), Room(PHONE, 14, PHONE - 14)
_LOWEST = 0.3
MINIMUM = 30
"""Organisations that a corpus must have for their score to be drawn."""


def draw(results: tuple[CorpusResult, ...]) -> Scene:
    """Return one row a corpus: the interval of F1 as a bar, F1 as a dot, relaxed F1 hollow, organisations a square."""
    return replace(_draw(results, _WIDE), narrow=_draw(results, _NARROW))


def _draw(results: tuple[CorpusResult, ...], room: Room) -> Scene:
    bottom = _TOP + _STEP * len(results)
    items: list[Item] = []
    for tenth in range(int(_LOWEST * 10), 11):
        items += tick(f"{tenth / 10:.1f}", _x(tenth / 10, room), _TOP - 8, bottom)
    for number, result in enumerate(results):
        items += _row_items(result, _TOP + _STEP * number + _STEP / 2, room)
    return Scene(
        "corpora", "F1 on texts that were not learned from", room.width, bottom + 8, (Group(tuple(items)),), wide=True
    )


def _x(score: float, room: Room) -> float:
    return room.x(max(score, _LOWEST), _LOWEST, 1)


def _row_items(result: CorpusResult, centre: float, room: Room) -> list[Item]:
    strict, relaxed = result.find("ALL"), result.find("ALL", Mode.RELAXED)
    organisations = result.find("ORG").agreement
    middle = centre + room.above / 2
    start, end = _x(strict.low, room), _x(strict.high, room)
    name = result.name.partition(",")[0].partition(" (")[0]
    items: list[Item] = [
        room.name(name, middle - 9 if room.above else middle + 4, bold=result.use is Use.HELD_OUT),
        Bar("american", start, middle - 4, end - start, 8, Certainty.MEDIUM),
        Mark(
            "american",
            Shape.CIRCLE,
            _x(strict.agreement.f1, room),
            middle,
            9,
            key=result.corpus,
            label=f"{name}: strict F1 {strict.agreement.f1:.2f}",
        ),
        Mark("later", Shape.DIAMOND, _x(relaxed.agreement.f1, room), middle, 9, Certainty.MEDIUM),
    ]
    if organisations.gold >= MINIMUM:
        items.append(Mark("soviet", Shape.SQUARE, _x(organisations.f1, room), middle, 8))
    return items


def _row(result: CorpusResult) -> Row:
    strict, relaxed = result.find("ALL"), result.find("ALL", Mode.RELAXED)
    organisations = result.find("ORG")
    agreement = strict.agreement
    cells = (
        result.name,
        "other texts of it" if result.use is Use.TRAIN else "nothing of it",
        f"{agreement.gold:,}",
        f"{agreement.precision:.3f}",
        f"{agreement.recall:.3f}",
        f"{agreement.f1:.3f}",
        f"{strict.low:.3f} to {strict.high:.3f}",
        f"{relaxed.agreement.f1:.3f}",
        f"{organisations.agreement.f1:.3f}",
        f"{organisations.low:.3f} to {organisations.high:.3f}",
        SOURCES[result.corpus],
    )
    return Row(result.corpus, cells)


def build(edition: Edition) -> Figure:
    """Return the stored scores as a figure.

    Raises
    ------
    InputError
        If the results are missing or cannot be read.
    """
    return figure(benchmark.FILE.load(edition.file(benchmark.FILE.place)))


def figure(measured: Benchmark) -> Figure:
    """Return results of `data/benchmarks/ner.json` as a figure."""
    scene = draw(measured.corpora)
    held_out = [r for r in measured.corpora if r.use is Use.HELD_OUT]
    scores = " and ".join(f"{r.find('ALL').agreement.f1:.2f} on {r.name.partition(',')[0]}" for r in held_out)
    title = f"On sources it never learned from, the machine scores {scores}"
    legend = (
        Entry(Mark("american", Shape.CIRCLE, 14, 8, 9), "F1, strict: first word, last word and kind are right"),
        Entry(Bar("american", 2, 4, 24, 8, Certainty.MEDIUM), "95 percent interval of it"),
        Entry(
            Mark("later", Shape.DIAMOND, 14, 8, 9, Certainty.MEDIUM),
            "F1, relaxed: the kind is right, the words overlap",
        ),
        Entry(Mark("soviet", Shape.SQUARE, 14, 8, 8), "F1, strict, of organisations alone"),
    )
    words = "; ".join(
        f"{r.name}: {r.find('ALL').agreement.f1:.2f}, organisations {r.find('ORG').agreement.f1:.2f}"
        for r in measured.corpora
    )
    description = (
        f"F1 of the model alone on the test texts, strict. {words}.",
        "Names in bold are sources of which the model learned nothing. A corpus with fewer than "
        f"{MINIMUM} organisations has no mark for them.",
    )
    return Figure(
        id=ID,
        said=(Wording(View.ALL, title, description),),
        alt="F1 scores from 0.3 to 1 for nine corpora, each a dot on its interval, with marks for relaxed agreement "
        "and for organisations.",
        panels=(scene,),
        legend=legend,
        columns=(
            Column("Corpus"),
            Column("Learned from"),
            *numbers("Names", "Precision", "Recall", "F1"),
            Column("95 percent interval"),
            *numbers("F1, relaxed", "F1, organisations"),
            Column("95 percent interval, organisations"),
            Column("Source", sources=True),
        ),
        rows=tuple(_row(r) for r in measured.corpora),
        cited=tuple(SOURCES[r.corpus] for r in measured.corpora),
        method=f"{measured.model.name} {measured.model.version} alone, without rules and gazetteer; six labels. "
        f"Intervals: percentile bootstrap over texts, {measured.resamples:,} resamples, seed {measured.seed}.",
        sheet=stacked((scene,), "Source: data/benchmarks/ner.json.", room=132),
    )
