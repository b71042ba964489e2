"""The tables of the model card say what the scores say."""

import csv
import json

import pytest

from annotate.measure.corpora import shipped_sources
from annotate_train.card import write_tables


def cell(f1, spans):
    return {"precision": f1, "recall": f1, "f1": f1, "spans": spans}


@pytest.fixture
def folder(tmp_path):
    labels = {label: cell(0.5, 100) for label in ("PERSON", "PLACE", "ORG", "DATE", "NORP")}
    scores = {
        "model": "m",
        "version": "9.8.7",
        "training": {
            "seed": 4, "begun": "nothing", "steps": 1200, "words": 3400000, "minutes": 7.6, "stopped_by": "steps",
            "dev_f1": 0.8123, "spacy": "3.8.0",
        },
        "corpora": [
            {
                "corpus": "x", "name": "Corpus X", "use": "held-out", "texts": 12, "overall": cell(0.704, 500),
                "labels": {**labels, "EVENT": cell(1.0, 3)},
            }
        ],
    }  # fmt: skip
    (tmp_path / "scores.json").write_text(json.dumps(scores), encoding="utf-8")
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(b"w" * 2_340_000)
    write_tables(tmp_path, shipped_sources())
    return tmp_path


def rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_scores(folder):
    (row,) = rows(folder / "scores.csv")
    assert row["Corpus"] == "Corpus X"
    assert row["Trained on"] == "nothing of it"
    assert row["All"] == "0.70"
    assert row["Events"] == "–"


def test_sources_name_every_corpus_with_its_licence(folder):
    found = rows(folder / "sources.csv")
    assert [row["Corpus"] for row in found] == [source.name for source in shipped_sources()]
    assert all(row["Licence"] and row["Commit"] for row in found)


def test_training(folder):
    values = {row["Setting"]: row["Value"] for row in rows(folder / "training.csv")}
    assert values["Steps"] == "1,200"
    assert values["Weights"] == "2.3 MB"
    assert values["Ended by"] == "steps"
