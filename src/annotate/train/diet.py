"""How often each corpus is shown: gold that is scarce comes several times a pass, silver that is plentiful once.

A *pass* is one showing of everything, with fresh names in the substituted copies, so that no composed name is met
twice in the same sentence. To weigh a corpus otherwise, change its row in `DIET`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from annotate.train.augment import halves, restyled, substituted
from annotate.train.corpora import Example
from annotate.train.names import NameMaker
from annotate.train.sentences import SOURCE as SENTENCES
from annotate.train.templates import paragraphs


@dataclass(frozen=True, slots=True)
class Helping:
    """Expected copies of an example in one pass: as it stands, and with other names."""

    plain: float
    substituted: float

    def times(self, factor: float) -> Helping:
        """Return the helping taken so many times."""
        return Helping(self.plain * factor, self.substituted * factor)


# LitBank and the web treebank are the only running prose that is neither news nor encyclopaedia; shown once a pass they
# would be a tenth of what the wire copy is. Whether it helped is in data/benchmarks/ner_ablation.csv.
DIET: Mapping[str, Helping] = {
    "gmb": Helping(1.0, 0.2),
    "redocred": Helping(2.0, 1.0),
    "crossner_politics": Helping(4.0, 3.0),
    "litbank": Helping(2.0, 0.7),
    "uner_ewt": Helping(3.0, 1.0),
    "gum_open": Helping(1.5, 0.7),
    "multiner_gov": Helping(1.0, 0.35),
    SENTENCES: Helping(5.0, 6.0),
    # A teacher's labels: new texts are worth more than new names in them.
    **{f"historian_{part}": Helping(1.0, 0.2) for part in ("recognition", "milestones", "frus", "publications")},
    **{f"ebook_{author}": Helping(0.7, 0.1) for author in ("reed", "keynes", "conrad", "buchan", "childers")},
    "ebook_trollope": Helping(0.4, 0.1),
    "crossner_domains": Helping(2.0, 1.0),
}
OTHERWISE = Helping(1.0, 0.5)


def one_pass(
    base: Sequence[Example],
    *,
    seed: int,
    number: int,
    template_paragraphs: int,
    shown: Mapping[str, float] | None = None,
) -> tuple[Example, ...]:
    """Return the training texts of pass `number` (counted from 0), shuffled; the same seed gives the same ones.

    A corpus that `shown` names comes so many times as often as `DIET` says.
    """
    random = Random(f"{seed}/{number}")
    names = NameMaker(random)
    found = [*_helpings(base, names, random, shown or {}), *paragraphs(template_paragraphs, names, random)]
    random.shuffle(found)
    return tuple(found)


def _helpings(
    base: Sequence[Example], names: NameMaker, random: Random, shown: Mapping[str, float]
) -> Iterator[Example]:
    for example in base:
        helping = DIET.get(example.source, OTHERWISE).times(shown.get(example.source, 1.0))
        for _ in range(_copies(helping.plain, random)):
            yield restyled(example, random, curly=0.5)
        if example.spans:
            for _ in range(_copies(helping.substituted, random)):
                yield restyled(substituted(example, names, random), random, curly=0.7)
        yield from (restyled(x, random, curly=0.7) for x in halves(example, random))


def _copies(expected: float, random: Random) -> int:
    whole = int(expected)
    return whole + (random.random() < expected - whole)
