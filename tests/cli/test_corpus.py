"""`annotate corpus`: what it says, and what it refuses."""

import json

import pytest


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.jsonl"
    records = [{"id": "a", "date": "1905-06-08", "body": "Sweden answered Norway in Oslo."}, {"id": "b"}]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def test_it_says_what_was_made(call, articles, mini, tmp_path):
    out = tmp_path / "out"
    done = call("corpus", articles, out, "--root", mini.root, "--text", "body", "--processes", "1")
    assert done.code == 0
    assert done.out == ""
    assert "100%: 1 documents, 5 words, 3 mentions, 1 problems" in done.words
    again = call("corpus", articles, out, "--root", mini.root, "--text", "body", "--processes", "1")
    assert "100% (1 parts were on file): 0 documents" in again.words


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--processes", "-1"], "--most and --processes are counts"),
        (["--most", "0"], "--most and --processes are counts"),
        (["--scheduler", "tcp://127.0.0.1:9"], "no Dask scheduler answers"),
    ],
)
def test_what_cannot_be_done_is_a_message(call, articles, mini, tmp_path, monkeypatch, more, message):
    monkeypatch.setattr("annotate.corpus.archive.PATIENCE", 0.2)
    done = call("corpus", articles, tmp_path / "out", "--root", mini.root, *more)
    assert (done.code, done.out) == (2, "")
    assert message in done.words
