"""The tables of the chapter "How well does the machine read?" as data frames; every number comes from a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas

from annotate.edition import Edition
from annotate.files import store
from annotate.measure import benchmark, drift, noised, peers, trainings, unseen
from annotate.measure.agreement import Mode
from annotate.measure.corpora import LABELS, Labelled
from annotate.stages.recognise import load_recogniser

KINDS = {
    "PERSON": "People",
    "PLACE": "Places",
    "ORG": "Organisations",
    "DATE": "Dates",
    "NORP": "Demonyms",
    "EVENT": "Events",
}
MINIMUM = 30
"""Names of a kind that a corpus must have for a score to be given."""
_AROUND = 45
# (the editors have it, the pipeline has it) -> what the pipeline does
_SETTLED = {
    (True, True): "finds it",
    (True, False): "misses it, too",
    (False, True): "keeps it",
    (False, False): "drops it",
}


def by_kind(data: Path, mode: str = "strict") -> pandas.DataFrame:
    """Return F1 by corpus and kind, "–" where a corpus has fewer than `MINIMUM` such names.

    Parameters
    ----------
    data
        The edition's `data` folder.
    mode
        "strict" or "relaxed".
    """
    rows = {}
    for result in benchmark.FILE.read(data).corpora:
        cells = {}
        for label in LABELS:
            agreement = result.find(label, Mode(mode)).agreement
            cells[KINDS[label]] = f"{agreement.f1:.2f}" if agreement.gold >= MINIMUM else "–"
        rows[result.name] = cells
    return pandas.DataFrame.from_dict(rows, orient="index").rename_axis("Corpus")


def tools(data: Path, text: str) -> pandas.DataFrame:
    """Return what each tool reached on a text of the edition: counts, strict scores with interval, relaxed F1."""
    rows = []
    for result in peers.FILE.read(data):
        if result.text == text:
            strict, relaxed = result.find("ALL"), result.find("ALL", Mode.RELAXED)
            counts = strict.agreement
            rows.append(
                {
                    "Tool": result.tool,
                    "Version": result.version,
                    "Right": counts.right,
                    "Too much": counts.proposed - counts.right,
                    "Missed": counts.gold - counts.right,
                    "Precision": f"{counts.precision:.3f}",
                    "Recall": f"{counts.recall:.3f}",
                    "F1": f"{counts.f1:.3f}",
                    "95 % interval": f"{strict.low:.2f} to {strict.high:.2f}",
                    "F1, relaxed": f"{relaxed.agreement.f1:.3f}",
                    "Note": result.note,
                }
            )
    return pandas.DataFrame(rows).set_index("Tool")


def names(data: Path, text: str, tool: str) -> pandas.DataFrame:
    """Return the names that a tool missed in a text or proposed wrongly there, without the words around them."""
    found = next(r for r in peers.FILE.read(data) if (r.text, r.tool) == (text, tool))
    return pandas.DataFrame(
        {"Names": [len(found.missed), len(found.spurious)], "Which": [_listed(found.missed), _listed(found.spurious)]},
        index=["missed", "too much"],
    ).rename_axis("")


def errors(edition: Edition, text_id: str) -> pandas.DataFrame:
    """Return where the model alone goes wrong in a text that may be shown, in context, and how the pipeline settles it.

    What the pipeline does stands in its proposals on file, which `annotate suggest` keeps current. Dates are left out:
    the pipeline finds them by rules.

    Raises
    ------
    InputError
        If the text is not at hand.
    """
    text = edition.text(text_id)
    paragraphs = [p.text or "" for p in text.paragraphs]
    wanted = peers.gold(edition.located(text_id), len(paragraphs))
    found = peers.alone(load_recogniser(), paragraphs)
    settled = {(s.para, s.start, s.end, s.kind.value) for s in store.read_suggestions(edition.project, text_id)}
    rows = []
    for para, words in enumerate(paragraphs):
        gold_spans, own_spans = set(wanted[para]), set(found[para])
        differing = (s for s in gold_spans ^ own_spans if s.label != "DATE")
        for span in sorted(differing, key=lambda s: (s.start, s.end)):
            right = span in gold_spans
            stays = (para, span.start, span.end, span.label) in settled
            rows.append(
                {
                    "In context": _context(words, span),
                    "Kind": KINDS[span.label].lower(),
                    "The model alone": "misses it" if right else "proposes it wrongly",
                    "The pipeline": _SETTLED[right, stays],
                }
            )
    return pandas.DataFrame(rows).set_index("In context")


def renamed(data: Path, text: str) -> pandas.DataFrame:
    """Return F1 on a text as it is and with other names, system by system; mean and range over the renamings."""
    results = unseen.FILE.read(data)
    rows = {}
    for system in unseen.SYSTEMS:
        found = {names: results.of(text, system.name, names) for names in unseen.Names}
        rows[system.name] = {f"names {names}": _spread([one.f1() for one in each]) for names, each in found.items()}
    return pandas.DataFrame.from_dict(rows, orient="index").rename_axis("Read by")


def renamed_kinds(data: Path, text: str) -> pandas.DataFrame:
    """Return mean F1 by kind on a text with all its names replaced, system by system."""
    results = unseen.FILE.read(data)
    rows = {}
    for system in unseen.SYSTEMS:
        each = results.of(text, system.name, unseen.Names.ALL_REPLACED)
        rows[system.name] = {KINDS[k]: _spread([one.f1(k) for one in each], 2) for k in unseen.LABELS}
    return pandas.DataFrame.from_dict(rows, orient="index").rename_axis("Read by")


def noise(data: Path) -> pandas.DataFrame:
    """Return F1 of the model alone on the test texts of the corpora as they are and with recognition errors."""
    rows = [
        {
            "Corpus": d.corpus,
            "Characters changed": f"{100 * d.characters:.1f} %",
            "F1": f"{d.f1:.3f}",
            "F1, damaged": f"{d.f1_noised:.3f}",
            "Lost": f"{d.f1 - d.f1_noised:.3f}",
        }
        for d in noised.FILE.read(data)
    ]
    return pandas.DataFrame(rows).set_index("Corpus")


def _spread(values: Sequence[float], digits: int = 3) -> str:
    if not values:
        return "–"
    mean, low, high = (f"{v:.{digits}f}" for v in (sum(values) / len(values), min(values), max(values)))
    return mean if len(values) == 1 else f"{mean} ({low} to {high})"


def changes(data: Path) -> pandas.DataFrame:
    """Return what became of the spans of the model before, by kind."""
    report = drift.FILE.read(data)
    rows = {KINDS[label]: {str(change): n for change, n in counts.items()} for label, counts in report.rows.items()}
    return pandas.DataFrame.from_dict(rows, orient="index").rename_axis("Kind")


def runs(data: Path) -> pandas.DataFrame:
    """Return the training runs: what was different, and F1 of the model alone on every test text."""
    rows = []
    for run in trainings.RUNS.read(data):
        scores = {name: f"{value:.3f}" for name, value in run.scores}
        rows.append({"Run": run.run, "What was different": run.difference, "Steps": run.steps, **scores})
        rows[-1] |= {"article": f"{run.article:.3f}", "essay": f"{run.essay:.3f}"}
    return pandas.DataFrame(rows).set_index("Run").T


def tried(data: Path) -> pandas.DataFrame:
    """Return the short trainings: what each lacked, mean F1 on held-out corpora, clean and with noise, F1 by corpus.

    The first row is a score, those below it are points more or less than that.
    """
    first, *others = trainings.TRIALS.read(data)

    def cells(of: trainings.Outcome) -> dict[str, float]:
        return {"never seen": of.texts, "never seen, damaged": of.noised, **dict(of.scores)}

    whole = cells(first)
    rows = [{"What was otherwise": first.difference, **{name: f"{value:.3f}" for name, value in whole.items()}}]
    for other in others:
        points = {name: f"{100 * (value - whole[name]):+.1f}" for name, value in cells(other).items()}
        rows.append({"What was otherwise": other.difference, **points})
    return pandas.DataFrame(rows).set_index("What was otherwise")


def _listed(items: tuple[str, ...]) -> str:
    return "; ".join(items) or "none"


def _context(words: str, span: Labelled) -> str:
    before = words[max(0, span.start - _AROUND) : span.start]
    after = words[span.end : span.end + _AROUND]
    start = "" if span.start <= _AROUND else "… "
    end = "" if span.end + _AROUND >= len(words) else " …"
    return f"{start}{before.lstrip()}[{words[span.start : span.end]}]{after.rstrip()}{end}"
