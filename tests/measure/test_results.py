"""Results are written as the dataclass says and read back as they were; anything else is refused in one form."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.measure import archive, benchmark, dates, drift, noised, peers, speed, trainings, unseen
from annotate.values.errors import InputError

DATA = Path(__file__).parents[2] / "data"
FILES = (
    archive.FILE, benchmark.FILE, dates.FILE, drift.FILE, noised.FILE, peers.FILE, speed.FILE, unseen.FILE,
    trainings.RUNS, trainings.TRIALS,
)  # fmt: skip
BY_PLACE = pytest.mark.parametrize("file", FILES, ids=lambda file: Path(file.place).stem)


@BY_PLACE
def test_what_is_on_file_is_what_would_be_written(file, tmp_path):
    file.write(tmp_path, file.read(DATA))
    assert (tmp_path / file.place).read_bytes() == (DATA / file.place).read_bytes()


def test_every_file_of_results_is_declared():
    by_hand = {"benchmarks/dates-contested.csv", "benchmarks/dates-others.csv"}
    kept = {path.relative_to(DATA).as_posix() for path in (DATA / "benchmarks").iterdir()}
    assert kept == {file.place for file in FILES} | by_hand


@BY_PLACE
@pytest.mark.parametrize(
    "content", ["", "not a word of it", '{"model": {}, "measures": 3}', "trial,run,corpus\na,b,c\n", '[{"text": 1}]']
)
def test_a_file_that_holds_something_else_is_refused(file, content, tmp_path):
    path = tmp_path / file.place
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        file.read(tmp_path)
    said = str(caught.value)
    assert said.startswith(f"{path}: not a file of results (")
    assert said.endswith(f"Make it anew: {file.made_by}")


@BY_PLACE
def test_a_file_that_is_missing_is_named(file, tmp_path):
    with pytest.raises(InputError, match=f"{Path(file.place).name}: no such file"):
        file.read(tmp_path)


def test_the_first_thing_that_is_wrong_is_named_with_its_place(tmp_path):
    path = tmp_path / benchmark.FILE.place
    raw = json.loads((DATA / benchmark.FILE.place).read_text(encoding="utf-8"))
    raw["corpora"][2]["scores"][1]["low"] = "much"
    path.parent.mkdir()
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(InputError, match=r"\(corpora\.2\.scores\.1\.low: Input should be a valid number"):
        benchmark.FILE.read(tmp_path)


numbers = st.integers(0, 1000).map(lambda n: n / 1000)
words = st.text("abc, \"'é–", max_size=9)


@given(st.lists(st.builds(
    trainings.Outcome, words, words, st.integers(0, 99), numbers, numbers, st.just((("gmb", 0.5), ("x", 0.125)))
), min_size=1))  # fmt: skip
def test_a_table_says_what_was_put_into_it(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("table")
    trainings.TRIALS.write(folder, tuple(rows))
    assert trainings.TRIALS.read(folder) == tuple(rows)


def test_numbers_of_a_table_have_the_decimals_of_its_file(tmp_path):
    row = noised.Noised("x", "1", 0.0123456, 0.5, 1 / 3)
    noised.FILE.write(tmp_path, (row,))
    assert noised.FILE.read(tmp_path) == (replace(row, characters=0.0123, f1_noised=0.3333),)
