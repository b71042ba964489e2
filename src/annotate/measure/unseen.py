"""How well names are found that occur nowhere else: the texts of the edition as they are, and renamed, read three ways.

The ways are rows of `READINGS`: the statistical model alone, the model with the rules that go by form, and the whole
pipeline, whose gazetteer cannot know a stranger. Counted are people, places, organisations and dates, exact span and
kind. `data/benchmarks/ner_renamed.json` keeps counts only, so the article can be measured without being shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.edition import Edition
from annotate.files.project import read_text, write_text
from annotate.measure import peers
from annotate.measure.corpora import Labelled, Source, shipped_sources
from annotate.measure.evaluate import Agreement
from annotate.measure.measures import ALL, Mode, compare
from annotate.measure.renamed import rename
from annotate.measure.score import MAIN_KINDS
from annotate.measure.strangers import corpus_words, gazetteer_words, listed_words, require_unknown, words_of
from annotate.stages import assembly
from annotate.stages.extensions import register
from annotate.stages.recognise import load_recogniser, model_id
from annotate.values.errors import InputError
from annotate.values.model import Located, Text

if TYPE_CHECKING:
    from spacy.language import Language

FILE = "benchmarks/ner_renamed.json"
LABELS = tuple(kind.value for kind in MAIN_KINDS)
Paragraphs = Sequence[Sequence[Labelled]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a text: what it is called, how its pipeline is made, and how its names are read off."""

    name: str
    make: Callable[[Path], Language]
    read: Callable[[Language, Sequence[str], str], Paragraphs]


class Names(StrEnum):
    """What was done to the names of a text (see `renamed`)."""

    KEPT = "as they are"
    REPLACED = "replaced"
    ALL_REPLACED = "replaced, names of ordinary words too"


@dataclass(frozen=True, slots=True)
class Row:
    """What a reading reached on a text; `seed` is that of the renaming, None for the text as it is."""

    text: str
    reading: str
    names: Names
    seed: int | None
    counts: tuple[tuple[str, Agreement], ...]

    def f1(self, label: str = ALL) -> float:
        """Return F1 of a label, of all four together without one."""
        return dict(self.counts)[label].f1


@dataclass(frozen=True, slots=True)
class _Copy:
    """A text as it is read, with its decided names."""

    names: Names
    seed: int | None
    paragraphs: Sequence[str]
    wanted: Paragraphs


@dataclass(frozen=True, slots=True)
class Unseen:
    """All rows, the model that was measured, and the corpora in which no substitute was found (none: not looked)."""

    model: str
    version: str
    sha256: str
    corpora: tuple[str, ...]
    rows: tuple[Row, ...]

    def of(self, text: str, reading: str, names: Names) -> tuple[Row, ...]:
        """Return the rows of a text and a reading: one for the text as it is, else one a seed."""
        return tuple(r for r in self.rows if (r.text, r.reading, r.names) == (text, reading, names))


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


READINGS: tuple[Reading, ...] = (
    Reading("model alone", lambda _: load_recogniser(), lambda nlp, paragraphs, _: peers.alone(nlp, paragraphs)),
    Reading("model and rules", _by_form, _whole),
    Reading("pipeline", assembly.pipeline, _whole),
)


def measure(
    text: str,
    paragraphs: Sequence[str],
    located: Sequence[Located],
    *,
    date: str,
    gazetteer: Path,
    seeds: Iterable[int],
) -> tuple[Row, ...]:
    """Return the rows of a text: every reading of it as it is, and of it renamed under each seed.

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
    rows = []
    for reading in READINGS:
        nlp = reading.make(gazetteer)
        for copy in copies:
            found = reading.read(nlp, copy.paragraphs, date)
            rows.append(Row(text, reading.name, copy.names, copy.seed, _counts(copy.wanted, found)))
    return tuple(rows)


def measure_text(edition: Edition, text: Text, seeds: Iterable[int]) -> tuple[Row, ...]:
    """Return the rows of a text of the edition that is at hand; see `measure`."""
    return measure(
        text.id,
        [p.text or "" for p in text.paragraphs],
        edition.located(text.id),
        date=text.meta.reference_date,
        gazetteer=edition.project.gazetteer,
        seeds=seeds,
    )


def look_up(edition: Edition, corpora: Path | None, sources: Sequence[Source] | None = None) -> tuple[str, ...]:
    """Make sure that nothing the recogniser was made from holds a substitute; return the corpora that were looked in.

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
    listed = shipped_sources() if sources is None else tuple(sources)
    require_unknown(corpus_words(corpora, listed), "the corpora")
    return tuple(source.name for source in listed)


def kept(path: Path, text: str) -> tuple[Row, ...]:
    """Return the rows of a text that are on file, if they are of the shipped model; none otherwise."""
    if not path.exists():
        return ()
    on_file = read(path)
    same = on_file.sha256 == model_id(load_recogniser()).sha256
    return tuple(row for row in on_file.rows if same and row.text == text)


def lines(unseen: Unseen) -> Iterator[str]:
    """Yield mean and range of F1 for each text, reading and treatment of the names."""
    for text in dict.fromkeys(row.text for row in unseen.rows):
        for reading in READINGS:
            for names in Names:
                found = [row.f1() for row in unseen.of(text, reading.name, names)]
                if found:
                    spread = f" ({min(found):.3f} to {max(found):.3f})" if len(found) > 1 else ""
                    yield f"{text}\t{reading.name}\t{names}\t{sum(found) / len(found):.3f}{spread}"


def gathered(rows: Sequence[Row], corpora: Sequence[str] = ()) -> Unseen:
    """Return the rows with the shipped model's identity and the corpora that the substitutes were looked up in."""
    identity = model_id(load_recogniser())
    return Unseen(identity.name, identity.version, identity.sha256, tuple(corpora), tuple(rows))


def _counts(wanted: Paragraphs, found: Paragraphs) -> tuple[tuple[str, Agreement], ...]:
    counts = {}
    for label in LABELS:
        each = [compare(g, f, label, Mode.STRICT) for g, f in zip(wanted, found, strict=True)]
        counts[label] = _sum(each)
    return ((ALL, _sum(counts.values())), *counts.items())


def _sum(agreements: Iterable[Agreement]) -> Agreement:
    each = list(agreements)
    return Agreement(sum(a.both for a in each), sum(a.predicted_only for a in each), sum(a.gold_only for a in each))


def write(path: Path, unseen: Unseen) -> None:
    """Write the results as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "model": {"name": unseen.model, "version": unseen.version, "sha256": unseen.sha256},
        "corpora": unseen.corpora,
        "columns": ["right", "proposed wrongly", "missed"],
        "rows": [
            {
                "text": row.text,
                "reading": row.reading,
                "names": row.names.value,
                "seed": row.seed,
                "counts": {label: [a.both, a.predicted_only, a.gold_only] for label, a in row.counts},
            }
            for row in unseen.rows
        ],
    }
    rows = [json.dumps(row, ensure_ascii=False) for row in content.pop("rows")]
    head = json.dumps(content, ensure_ascii=False, indent=1).removesuffix("\n}")
    write_text(path, head + ',\n "rows": [\n  ' + ",\n  ".join(rows) + "\n ]\n}\n")


def read(path: Path) -> Unseen:
    """Read what `write` wrote.

    Raises
    ------
    InputError
        The file is missing or is not such a file.
    """
    try:
        raw = json.loads(read_text(path))
        rows = tuple(_row(r) for r in raw["rows"])
        model = raw["model"]
        return Unseen(model["name"], model["version"], model["sha256"], tuple(raw["corpora"]), rows)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise InputError(
            f"{path}: not a file of results on renamed texts: {problem!r}.",
            remedy="Make it anew: annotate score --renamed",
        ) from problem


def _row(raw: dict[str, Any]) -> Row:
    counts = tuple((label, Agreement(*three)) for label, three in raw["counts"].items())
    return Row(raw["text"], raw["reading"], Names(raw["names"]), raw["seed"], counts)
