"""How well names are found that occur nowhere else: three systems on the texts of the edition, renamed and not.

They are rows of `SYSTEMS`: the statistical model alone, the model with the rules that go by form, and the whole
pipeline, whose gazetteer cannot know an unseen name. Counted are people, places, organisations and dates, exact span
and kind. `data/benchmarks/ner_renamed.json` keeps counts only, so the article can be measured without being shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.edition import Edition
from annotate.measure import peers
from annotate.measure.agreement import ALL, Agreement, by_label
from annotate.measure.corpora import Labelled, Source, shipped_sources
from annotate.measure.renamed import rename
from annotate.measure.results import ResultFile
from annotate.measure.score import MAIN_KINDS
from annotate.measure.unseen_names import corpus_words, gazetteer_words, listed_words, require_unknown, words_of
from annotate.stages import assembly
from annotate.stages.extensions import register
from annotate.stages.recognise import ModelId, load_recogniser, model_id
from annotate.values.model import Located, Text

if TYPE_CHECKING:
    from spacy.language import Language

LABELS = tuple(kind.value for kind in MAIN_KINDS)
Paragraphs = Sequence[Sequence[Labelled]]


@dataclass(frozen=True, slots=True)
class System:
    """A system that finds names: what it is called, how its pipeline is made, and how its names are read off."""

    name: str
    make: Callable[[Path], Language]
    read: Callable[[Language, Sequence[str], str], Paragraphs]


class Names(StrEnum):
    """What was done to the names of a text (see `renamed`)."""

    KEPT = "as they are"
    REPLACED = "replaced"
    ALL_REPLACED = "replaced, names of ordinary words too"


@dataclass(frozen=True, slots=True)
class Score:
    """What a system reached on a text; `seed` is that of the renaming, None for the text as it is."""

    text: str
    system: str
    names: Names
    seed: int | None
    counts: Mapping[str, Agreement]

    def f1(self, label: str = ALL) -> float:
        """Return F1 of a label, of all four together without one."""
        return self.counts[label].f1


@dataclass(frozen=True, slots=True)
class _Copy:
    """A text as it is read, with its decided names."""

    names: Names
    seed: int | None
    paragraphs: Sequence[str]
    wanted: Paragraphs


@dataclass(frozen=True, slots=True)
class Unseen:
    """All scores, the model that was measured, and the corpora in which no substitute was found (none: not looked)."""

    model: ModelId
    corpora: tuple[str, ...]
    scores: tuple[Score, ...]

    def of(self, text: str, system: str, names: Names) -> tuple[Score, ...]:
        """Return the scores of a system on a text: one for the text as it is, else one a seed."""
        return tuple(s for s in self.scores if (s.text, s.system, s.names) == (text, system, names))


FILE = ResultFile("benchmarks/ner_renamed.json", Unseen, "annotate measure renamed")


def _whole(nlp: Language, paragraphs: Sequence[str], date: str) -> Paragraphs:
    found: list[list[Labelled]] = [[] for _ in paragraphs]
    for s in assembly.run(nlp, paragraphs, date):
        if s.kind in MAIN_KINDS:
            found[s.para].append(Labelled(s.start, s.end, s.kind.value))
    return found


def _by_form(_: Path) -> Language:
    register()
    nlp = load_recogniser()
    nlp.add_pipe("annotate_names")
    nlp.add_pipe("annotate_dates")
    return nlp


SYSTEMS = (
    System("model alone", lambda _: load_recogniser(), lambda nlp, paragraphs, _: peers.alone(nlp, paragraphs)),
    System("model and rules", _by_form, _whole),
    System("pipeline", assembly.pipeline, _whole),
)


def measure(
    text: str,
    paragraphs: Sequence[str],
    located: Sequence[Located],
    *,
    date: str,
    gazetteer: Path,
    seeds: Iterable[int],
) -> tuple[Score, ...]:
    """Return the scores of every system on a text as it is, and renamed under each seed.

    Parameters
    ----------
    text
        Its id.
    paragraphs, located
        The text and its shown annotations.
    date
        Its own date in EDTF, or "".
    gazetteer
        The folder of the gazetteer.
    seeds
        One renaming each.

    Raises
    ------
    InputError
        The text has more names than there are substitutes.
    """
    copies = [_Copy(Names.KEPT, None, paragraphs, peers.gold(located, len(paragraphs)))]
    for seed in seeds:
        for names in (Names.REPLACED, Names.ALL_REPLACED):
            renamed = rename(paragraphs, located, seed, ordinary=names is Names.ALL_REPLACED)
            copies.append(_Copy(names, seed, renamed.paragraphs, renamed.gold))
    scores = []
    for system in SYSTEMS:
        nlp = system.make(gazetteer)
        for copy in copies:
            found = system.read(nlp, copy.paragraphs, date)
            counts = by_label(list(zip(copy.wanted, found, strict=True)), LABELS)
            scores.append(Score(text, system.name, copy.names, copy.seed, counts))
    return tuple(scores)


def measure_text(edition: Edition, text: Text, seeds: Iterable[int]) -> tuple[Score, ...]:
    """Return the scores on a text of the edition that is at hand; see `measure`."""
    return measure(
        text.id,
        [p.text or "" for p in text.paragraphs],
        edition.located(text.id),
        date=text.meta.reference_date.text,
        gazetteer=edition.project.gazetteer,
        seeds=seeds,
    )


def look_up(edition: Edition, corpora: Path | None, sources: Sequence[Source] | None = None) -> tuple[str, ...]:
    """Make sure that nothing the recogniser was made from holds a substitute; return the corpora that were looked in.

    Without `sources`, those are the ones it learned from or is measured on.

    Raises
    ------
    InputError
        A substitute is known; or corpora are missing, differ from the list, or are damaged.
    """
    require_unknown(listed_words(), "the lists of training and rules")
    require_unknown(gazetteer_words(edition.project.gazetteer), "the gazetteer")
    for text in edition.texts:
        require_unknown({w for p in text.paragraphs for w in words_of(p.text or "")}, text.id)
    if corpora is None:
        return ()
    listed = _of_the_shipped() if sources is None else tuple(sources)
    require_unknown(corpus_words(corpora, listed), "the corpora")
    return tuple(source.name for source in listed)


def _of_the_shipped() -> tuple[Source, ...]:
    learned = {source["name"] for source in load_recogniser().meta["sources"]}
    return tuple(source for source in shipped_sources() if source.use.measured or source.name in learned)


def kept(data: Path, text: str) -> tuple[Score, ...]:
    """Return the scores on a text that are on file in a `data` folder, if they are of the shipped model, or none."""
    if not (data / FILE.place).exists():
        return ()
    on_file = FILE.read(data)
    same = on_file.model.sha256 == model_id(load_recogniser()).sha256
    return tuple(score for score in on_file.scores if same and score.text == text)


def lines(unseen: Unseen) -> Iterator[str]:
    """Yield mean and range of F1 for each text, system and treatment of the names."""
    for text in dict.fromkeys(score.text for score in unseen.scores):
        for system in SYSTEMS:
            for names in Names:
                found = [score.f1() for score in unseen.of(text, system.name, names)]
                if found:
                    spread = f" ({min(found):.3f} to {max(found):.3f})" if len(found) > 1 else ""
                    yield f"{text}\t{system.name}\t{names}\t{sum(found) / len(found):.3f}{spread}"


def gathered(scores: Sequence[Score], corpora: Sequence[str] = ()) -> Unseen:
    """Return the scores with the shipped model's identity and the corpora that the substitutes were looked up in."""
    return Unseen(model_id(load_recogniser()), tuple(corpora), tuple(scores))
