"""Tables about a model for its card: `scores.csv`, `sources.csv`, `training.csv` in the model's folder.

They are derived from `scores.json`, so that a page shows numbers that nobody typed. To add a column of the score
table, add a row to `_SCORE_COLUMNS`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from annotate.files import tables
from annotate.measure.corpora import Source, Use

# heading, key of the label in scores.json ("" for all labels together)
_SCORE_COLUMNS = (
    ("All", ""),
    ("People", "PERSON"),
    ("Places", "PLACE"),
    ("Organisations", "ORG"),
    ("Dates", "DATE"),
    ("Demonyms", "NORP"),
    ("Events", "EVENT"),
)
_FEW = 20
"""A score over fewer gold spans than this says nothing and is left out."""
_USES = {Use.TRAIN.value: "other texts of it", Use.HELD_OUT.value: "nothing of it"}


def write_tables(folder: Path, sources: Iterable[Source]) -> None:
    """Write the three tables beside the `scores.json` of a model's folder."""
    scores = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    tables.write(
        folder / "scores.csv",
        ("Corpus", "Trained on", "Texts", *(heading for heading, _ in _SCORE_COLUMNS)),
        (_score_row(row) for row in scores["corpora"]),
    )
    tables.write(
        folder / "sources.csv",
        ("Corpus", "Credit", "Repository", "Commit", "Licence", "Use"),
        ((s.name, s.credit, s.repo, s.commit[:12], s.licence, s.use.value) for s in sources),
    )
    tables.write(folder / "training.csv", ("Setting", "Value"), _training_rows(folder, scores))


def _score_row(row: dict[str, Any]) -> tuple[str, ...]:
    cells = (row["labels"][label] if label else row["overall"] for _, label in _SCORE_COLUMNS)
    shown = (f"{cell['f1']:.2f}" if cell["spans"] >= _FEW else "–" for cell in cells)
    return (row["name"], _USES[row["use"]], str(row["texts"]), *shown)


def _training_rows(folder: Path, scores: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    training = scores["training"]
    weights = sum(path.stat().st_size for path in folder.rglob("model"))
    return (
        ("Version", scores["version"]),
        ("Seed", str(training["seed"])),
        ("Began from", training["begun"]),
        ("Taught by", training.get("teacher", "nobody")),
        ("Steps", f"{training['steps']:,}"),
        ("Words seen", f"{training['words']:,}"),
        ("Minutes", f"{training['minutes']:.0f}"),
        ("Ended by", training["stopped_by"]),
        ("F1 on the development texts", f"{training['dev_f1']:.3f}"),
        ("spaCy", training["spacy"]),
        ("Weights", f"{weights / 1e6:.1f} MB"),
    )
