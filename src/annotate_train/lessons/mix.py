"""The training mix: gold that is scarce is shown several times a pass, silver that is plentiful once.

A *pass* is one showing of everything, with fresh names in the substituted copies, so that no composed name is met
twice in the same sentence. To weigh a corpus otherwise, change its row in `MIX`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from annotate.measure.corpora import Example
from annotate_train.lessons.augment import halves, restyled, substituted
from annotate_train.lessons.names import NameMaker
from annotate_train.lessons.sentences import SOURCE as SENTENCES
from annotate_train.lessons.templates import paragraphs


@dataclass(frozen=True, slots=True)
class Copies:
    """Expected copies of an example in one pass: as it stands, and with other names."""

    plain: float
    substituted: float

    def times(self, factor: float) -> Copies:
        """Return so many times as many copies."""
        return Copies(self.plain * factor, self.substituted * factor)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a pass is made with: everything, unless a trial leaves something out to see what it gives.

    `substituted`: copies with other names; `halves`: copies with "the North"; `styled`: copies in another dress; `own`:
    sentences and paragraphs of our own; `weighed`: `MIX`, not every corpus alike.
    """

    substituted: bool = True
    halves: bool = True
    styled: bool = True
    own: bool = True
    weighed: bool = True


EVERYTHING = Recipe()

# LitBank and the web treebank are the only running prose that is neither news nor encyclopaedia; shown once a pass they
# would be a tenth of what the wire copy is. Whether it helped is in data/benchmarks/ner_ablation.csv.
MIX: Mapping[str, Copies] = {
    "gmb": Copies(1.0, 0.2),
    "redocred": Copies(2.0, 1.0),
    "crossner_politics": Copies(4.0, 3.0),
    "litbank": Copies(2.0, 0.7),
    "uner_ewt": Copies(3.0, 1.0),
    "gum_open": Copies(1.5, 0.7),
    "multiner_gov": Copies(1.0, 0.35),
    SENTENCES: Copies(5.0, 6.0),
    # A teacher's labels: new texts are worth more than new names in them.
    "wikipedia_leads": Copies(1.0, 0.0),
    "historian_publications": Copies(1.0, 0.0),
    "front_pages_1916": Copies(1.0, 0.0),
    "wikipedia_pages": Copies(1.0, 0.0),
    "crossner_domains": Copies(2.0, 1.0),
}
OTHERWISE = Copies(1.0, 0.5)


def one_pass(
    base: Sequence[Example],
    *,
    seed: int,
    number: int,
    template_paragraphs: int,
    shown: Mapping[str, float] | None = None,
    recipe: Recipe = EVERYTHING,
) -> tuple[Example, ...]:
    """Return the training texts of pass `number` (counted from 0), shuffled; the same seed gives the same ones.

    A corpus that `shown` names comes so many times as often as `MIX` says.
    """
    random = Random(f"{seed}/{number}")
    names = NameMaker(random)
    own = paragraphs(template_paragraphs, names, random) if recipe.own else ()
    found = [*_copies(base, names, random, shown or {}, recipe), *own]
    random.shuffle(found)
    return tuple(found)


def _copies(
    base: Sequence[Example], names: NameMaker, random: Random, shown: Mapping[str, float], recipe: Recipe
) -> Iterator[Example]:
    dressed = restyled if recipe.styled else _as_it_is
    for example in base:
        if example.source == SENTENCES and not recipe.own:
            continue
        copies = MIX.get(example.source, OTHERWISE) if recipe.weighed else OTHERWISE
        copies = copies.times(shown.get(example.source, 1.0))
        for _ in range(_drawn(copies.plain, random)):
            yield dressed(example, random, curly=0.5)
        if example.spans and recipe.substituted:
            for _ in range(_drawn(copies.substituted, random)):
                yield dressed(substituted(example, names, random), random, curly=0.7)
        if recipe.halves:
            yield from (dressed(x, random, curly=0.7) for x in halves(example, random))


def _as_it_is(example: Example, random: Random, *, curly: float) -> Example:
    return example


def _drawn(expected: float, random: Random) -> int:
    whole = int(expected)
    return whole + (random.random() < expected - whole)
