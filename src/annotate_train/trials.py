"""What each thing gives: short trainings from nothing with one thing otherwise, in `data/benchmarks/ner_trials.csv`.

All trials have the same steps, seed and corpora; what differs is a row of `TRIALS`. To try something else, add a row.
They are short: a full training learns some of what a trial lacks by sheer repetition. The layers are as wide as before
version 1.3.0, which is quicker. What chance does is a row, too: another seed. Texts of another kind than the training
texts judge them, and the same texts with noise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING

from annotate.measure.agreement import ALL
from annotate.measure.corpora import Example, Source, Split, Use, shipped_sources
from annotate.measure.evaluate import evaluate
from annotate.measure.noise import noised
from annotate.measure.trainings import Outcome
from annotate_train.documents import to_doc
from annotate_train.learn import WIDTHS, Limits, learn
from annotate_train.lessons.mix import EVERYTHING, Recipe, one_pass
from annotate_train.lessons.sentences import sentences
from annotate_train.run import TEMPLATE_PARAGRAPHS, Lessons, at_hand, lessons

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

STEPS = 600
WIDTH = 96
"""Of the layers, where a trial does not say otherwise."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A training with one thing otherwise: what its passes are made with, settings of `data/config.cfg`, the seed.

    `seed` is added to that of the run.
    """

    id: str
    difference: str
    recipe: Recipe = EVERYTHING
    network: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    seed: int = 0


TRIALS = (
    Trial("all", "everything, as for the shipped model, but without a teacher"),
    Trial("seed", "another seed", seed=1),
    Trial("names", "no names replaced", Recipe(substituted=False)),
    Trial("halves", "no “the North” and “the South” for the two states", Recipe(halves=False)),
    Trial(
        "dress",
        "no small letters, capitals, headlines, curly quotation marks, errors of a scanner",
        Recipe(styled=False),
    ),
    Trial("own", "no sentences and paragraphs of our own", Recipe(own=False)),
    Trial("weights", "every corpus as often as any other", Recipe(weighed=False)),
    Trial("narrow", "layers 64 wide, not 96", network=MappingProxyType(dict.fromkeys(WIDTHS, 64))),
    Trial("wide", "layers 128 wide, not 96", network=MappingProxyType(dict.fromkeys(WIDTHS, 128))),
    Trial(
        "shallow", "two convolutions, not four", network=MappingProxyType({"components.tok2vec.model.encode.depth": 2})
    ),
)


def run(
    folder: Path,
    *,
    steps: int = STEPS,
    sources: Sequence[Source] | None = None,
    trials: Sequence[Trial] = TRIALS,
    template_paragraphs: int = TEMPLATE_PARAGRAPHS,
    seed: int = 0,
    progress: Callable[[str], None],
) -> tuple[Outcome, ...]:
    """Train and measure every trial.

    Parameters
    ----------
    folder, sources, template_paragraphs, seed, progress
        As for `train`.
    steps
        Steps of each training; six hundred take about a minute and a half.
    trials
        The trials to make.

    Raises
    ------
    InputError
        Corpora are missing, not the ones named, damaged, or hold nothing to learn from.
    """
    listed = tuple(s for s in (shipped_sources() if sources is None else sources) if s.use is not Use.UNLABELLED)
    taught = lessons(folder, at_hand(folder, listed, progress), progress=progress)
    found = []
    for trial in trials:
        nlp = _trained(trial, taught, steps, template_paragraphs, seed + trial.seed)
        found.append(_outcome(trial, nlp, taught, steps))
        progress(f"{trial.id} ({trial.difference}): {found[-1].texts:.3f}, with noise {found[-1].noised:.3f}")
    return tuple(found)


def _trained(trial: Trial, taught: Lessons, steps: int, template_paragraphs: int, seed: int) -> Language:
    import spacy

    blank = spacy.blank("en")

    def passes(number: int) -> Iterator[Doc]:
        examples = one_pass(
            (*taught.base, *sentences()),
            seed=seed,
            number=number,
            template_paragraphs=template_paragraphs,
            recipe=trial.recipe,
        )
        return (to_doc(x, blank) for x in examples)

    limits, network = Limits(steps, float("inf")), {**dict.fromkeys(WIDTHS, WIDTH), **trial.network}
    return learn(passes, taught.dev, limits, seed=seed, network=network, progress=lambda _: None).nlp


def _outcome(trial: Trial, nlp: Language, taught: Lessons, steps: int) -> Outcome:
    tests = {s.id: [x for x in xs if x.split is Split.TEST] for s, xs in taught.read.items() if s.use.measured}
    held = [s.id for s in taught.read if s.use is Use.HELD_OUT] or list(tests)
    scores = {id: evaluate(nlp, test)[ALL].f1 for id, test in tests.items()}
    hurt = [evaluate(nlp, _with_noise(tests[id]))[ALL].f1 for id in held]
    means = sum(scores[id] for id in held) / len(held), sum(hurt) / len(hurt)
    return Outcome(trial.id, trial.difference, steps, *means, tuple(scores.items()))


def _with_noise(texts: Sequence[Example]) -> list[Example]:
    random = Random(0)
    return [noised(example, random) for example in texts]
