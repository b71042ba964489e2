"""`annotate train` with a teacher: what is missing is said before any work, and prose is converted as any corpus."""

import gzip
import json

import pytest

from annotate_train.student import learn as student
from annotate_train.teacher import encoder


@pytest.mark.parametrize("arguments", [("--teach", "weights"), ("--label", "weights", "--out", "silver")])
def test_packages_that_are_not_installed_are_named(call, monkeypatch, tmp_path, arguments):
    monkeypatch.setattr(encoder, "NEEDS", ("json", "no_such_encoder"))
    monkeypatch.chdir(tmp_path)
    done = call("train", tmp_path, *arguments)
    assert done.code == 2
    assert "no_such_encoder" in done.words
    assert "pip install 'annotate[teacher]'" in done.words
    assert list(tmp_path.iterdir()) == []


def test_training_with_pytorch_needs_it_and_is_not_resumed(call, monkeypatch, tmp_path):
    monkeypatch.setattr(student, "NEEDS", ("no_such_torch",))
    done = call("train", tmp_path, "--torch", "--out", tmp_path / "model")
    assert done.code == 2
    assert "Training with PyTorch needs packages that are not installed: no_such_torch" in done.words
    done = call("train", tmp_path, "--torch", "--resume", "--out", tmp_path / "model")
    assert done.code == 2
    assert "it is not resumed" in done.words


@pytest.mark.parametrize("share", ["1", "-0.1", "half"])
def test_a_share_lies_between_nothing_and_all(call, tmp_path, share):
    done = call("train", tmp_path, "--halfway", share, "--out", tmp_path / "model")
    assert done.code == 2
    assert share in done.words


@pytest.mark.parametrize("arguments", [("--label", "weights"), ("--relabel",)])
def test_labelling_needs_a_folder_to_write_to(call, tmp_path, arguments):
    done = call("train", tmp_path, *arguments)
    assert done.code == 2
    assert "--out" in done.words


def test_a_silver_folder_that_is_none_is_refused(call, tmp_path):
    done = call("train", tmp_path, "--out", tmp_path / "model", "--silver", tmp_path)
    assert done.code != 0
    assert "teacher.json" in done.words
    assert not (tmp_path / "model").exists()


def test_prose_is_converted(call, tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    line = "The harbour board of Marwick met in the spring and sent its clerk to look for a ferry."
    (source / "a.xhtml").write_text(
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{line}</p></body></html>', encoding="utf-8"
    )
    done = call("train", source, "--convert", "prose", "--out", tmp_path / "board.jsonl.gz")
    assert done.code == 0
    (row,) = gzip.decompress((tmp_path / "board.jsonl.gz").read_bytes()).decode("utf-8").splitlines()
    assert json.loads(row) == {
        "id": "board-0", "source": "board", "split": "train", "text": line, "entities": [], "missing": [[0, len(line)]],
    }  # fmt: skip


@pytest.mark.parametrize(("said", "answer"), [("nowhere=2", "nowhere"), ("gmb=often", "'often' is no number")])
def test_what_is_to_be_shown_more_often_is_checked(call, tmp_path, said, answer):
    done = call("train", tmp_path, "--out", tmp_path / "model", "--show", said)
    assert done.code == 2
    assert answer in done.words
