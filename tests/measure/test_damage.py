"""What errors cost is measured on the same names, and can be read back."""

import pytest

from annotate.measure import damage, frames
from annotate.measure.corpora import Example, Labelled
from annotate.stages.recognise import load_recogniser
from annotate.values.errors import InputError

LINE = "Clara Vorn of Helsinki met the Norwegian ambassador in Stockholm on 4 May 1951."
TEXTS = [Example(LINE, (Labelled(14, 22, "PLACE"), Labelled(55, 64, "PLACE"), Labelled(68, 78, "DATE")))] * 40


def test_damage_costs_something_and_a_seed_repeats_it():
    nlp = load_recogniser()
    found = damage.measure(nlp, "lines", TEXTS)
    assert found == damage.measure(nlp, "lines", TEXTS, seed=0)
    assert found.f1_damaged < found.f1
    assert 0.005 < found.characters < 0.03
    assert found.model.split()[1] == nlp.meta["sha256"][:12]


def test_results_can_be_written_read_and_shown(tmp_path):
    results = (damage.Damage("lines", "1.0.0 abc", 0.015, 0.9, 0.8),)
    damage.write(tmp_path / damage.FILE, results)
    assert damage.read(tmp_path / damage.FILE) == results
    assert frames.damaged(tmp_path).loc["lines"].tolist() == ["1.5 %", "0.900", "0.800", "0.100"]


def test_another_table_is_refused(tmp_path):
    (tmp_path / "x.csv").write_text("run,steps\na,b\n", encoding="utf-8")
    with pytest.raises(InputError, match="not a table of scores on damaged"):
        damage.read(tmp_path / "x.csv")
