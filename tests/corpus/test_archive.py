"""A dataset is the same however often its making was cut off, and nothing is half written."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import warnings
from pathlib import Path
from subprocess import DEVNULL, PIPE

import pandas as pd
import pyarrow.parquet as pq
import pytest

from annotate.corpus import archive, counts, made, reading, schema
from annotate.corpus.archive import Order, Progress, Workers, annotate_archive
from annotate.corpus.dataset import Dataset
from annotate.corpus.parts import Part
from annotate.corpus.reading import Tool
from annotate.corpus.sources import Document, Limits
from annotate.stages import assembly
from annotate.values.errors import InputError, UsageError

ARTICLES = 12
ALONE = Workers(0)


@pytest.fixture(scope="module")
def tool(edition_root):
    return Tool(str(edition_root / "tests" / "mini" / "data" / "gazetteer"))


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    """Return a few short articles and what is none."""
    folder = tmp_path_factory.mktemp("articles")
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as stream:
        for article in made.articles(ARTICLES):
            record = {"id": article.id, "date": article.date, "text": article.text[:300]}
            stream.write(json.dumps(record) + "\n")
        stream.write('no JSON\n{"text": "Oslo spoke of 1905."}\n')
    return folder


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr("annotate.corpus.parts.DOCUMENTS", 4)


def make(articles, out, tool, workers=ALONE):
    return annotate_archive(Order(articles, out, tool, workers=workers))


def rows(out: Path) -> dict[str, list[dict[str, object]]]:
    """Return all rows of all tables, in a fixed order."""
    found = {}
    for table in schema.TABLES:
        frames = [
            pd.read_parquet(path, partitioning=None).assign(path=path.relative_to(out).as_posix())
            for path in sorted((out / table.name).rglob("*.parquet"))
        ]
        found[table.name] = json.loads(pd.concat(frames).to_json(orient="records"))
    return found


@pytest.fixture(scope="module")
def undisturbed(articles, tool, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("annotate.corpus.parts.DOCUMENTS", 4)
        out = tmp_path_factory.mktemp("undisturbed") / "out"
        make(articles, out, tool)
    return out


def test_the_tables_hold_what_the_pipeline_finds(undisturbed, articles, tool):
    documents = pd.read_parquet(undisturbed / "documents")
    mentions = pd.read_parquet(undisturbed / "mentions")
    assert len(documents) == ARTICLES + 1
    assert sorted(set(documents["year"].astype(str)))[-1] == "undated"
    first = next(made.articles(ARTICLES))
    found = assembly.run(assembly.pipeline(tool.gazetteer), first.text[:300].split("\n\n"), first.date)
    mine = mentions[mentions["document"] == first.id].sort_values(["para", "start"])
    assert mine["quote"].tolist() == [one.quote for one in found]
    assert mine["edtf"].fillna("").tolist() == [one.edtf.text for one in found]
    assert documents.set_index("document")["mentions"].sum() == len(mentions) == mentions["id"].nunique()
    problems = pd.read_parquet(undisturbed / "problems")
    assert problems[["row", "reason"]].values.tolist() == [[ARTICLES + 1, "form"]]


def test_every_column_is_documented_in_the_files(undisturbed):
    for table in schema.TABLES:
        for path in (undisturbed / table.name).rglob("*.parquet"):
            found = pq.read_schema(path)
            assert found.names == [column.name for column in table.columns]
            assert [found.field(c.name).metadata[b"description"].decode() for c in table.columns] == [
                c.meaning for c in table.columns
            ]


@pytest.mark.parametrize("writes", [1, 2, 3, 5, 8, 12, 15, 18])
def test_killed_at_any_write_the_next_run_ends_with_the_same_rows(articles, tool, undisturbed, tmp_path, writes):
    out = tmp_path / "out"
    reading._loaded(tool)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking, where a library has started a thread
        child = os.fork()
    if not child:
        try:
            _killed_at(writes)
            make(articles, out, tool)
        finally:
            os._exit(1)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    make(articles, out, tool)
    assert rows(out) == rows(undisturbed)
    assert not list(out.rglob("*.part"))


def _killed_at(writes: int) -> None:
    """Let this process be killed in the middle of its nth write."""
    replace, seen = Path.replace, 0

    def killing(self: Path, target: Path) -> Path:
        nonlocal seen
        seen += 1
        if seen == writes:
            os.kill(os.getpid(), signal.SIGKILL)
        return replace(self, target)

    Path.replace = killing  # type: ignore[method-assign]


_ONE_READER = """
import os, sys
from annotate.corpus.archive import Workers
if __name__ == "__main__":
    print(Workers(1).open().submit(os.getpid).result(), flush=True)
    sys.stdin.read()
"""


def test_the_readers_of_a_run_that_is_killed_end_with_it(tmp_path):
    """Nobody tells them, and each would keep a quarter of a gigabyte for ever."""
    script = tmp_path / "run.py"
    script.write_text(_ONE_READER)
    with subprocess.Popen([sys.executable, script], stdin=PIPE, stdout=PIPE) as run:
        reader = int(run.stdout.readline())
        run.kill()
        try:
            run.communicate(timeout=60)  # the reader holds the pipe, too, as long as it lives
        except subprocess.TimeoutExpired:
            os.kill(reader, signal.SIGKILL)
            raise


def test_what_is_on_file_is_not_read_again(articles, tool, undisturbed, monkeypatch):
    monkeypatch.setattr(archive, "read_part", None)
    progress = make(articles, undisturbed, tool)
    assert (progress.kept, progress.documents, progress.share) == (4, 0, 1.0)


def test_a_part_whose_process_dies_is_tried_elsewhere_and_then_a_problem(articles, tool, tmp_path, monkeypatch):
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    class Pool:
        """Dies whenever it is given the part of the third article."""

        def submit(self, work, tool, part):
            future = Future()
            if any(item.row == 3 for item in part.items):
                future.set_exception(BrokenProcessPool("gone"))
            else:
                future.set_result(reading.read_part(tool, part))
            return future

        def shutdown(self, **_):
            pass

    opened = []

    def submitting_is_refused(self):
        opened.append(Pool())
        if len(opened) == 1:  # its process dies before it is given anything
            opened[0].submit = lambda *_: (_ for _ in ()).throw(BrokenProcessPool("gone"))
        return opened[-1]

    monkeypatch.setattr(Workers, "open", submitting_is_refused)
    progress = make(articles, tmp_path / "out", tool, Workers(1))
    assert len(opened) > 1
    problems = pd.read_parquet(tmp_path / "out" / "problems")
    assert problems[problems["reason"] == "ended"]["row"].tolist() == [1, 2, 3, 4]
    assert progress.documents == ARTICLES + 1 - 4


def test_words_that_are_met_once_are_forgotten_behind_their_part(articles, tool, monkeypatch):
    nlp, _ = reading._loaded(tool)

    def part(number):
        words = " ".join(f"Moskau{number}x{at}y" for at in range(200))
        return Part(number, (Document("made", 1, f"new-{number}", "", "1950", f"In Oslo {words} left."),), 1.0)

    read = [reading.read_part(tool, part(0))]
    monkeypatch.setattr(nlp.tokenizer, "max_cache_size", 0)
    kept = len(nlp.vocab.strings)
    read += [reading.read_part(tool, part(number)) for number in (1, 2)]
    assert len(nlp.vocab.strings) == kept
    assert len({one.words for one in read}) == 1


def test_a_document_that_cannot_be_read_does_not_harm_the_others(articles, tool, tmp_path, monkeypatch):
    real = assembly.run

    def failing(nlp, paragraphs, date=""):
        if "1905" in paragraphs[0]:
            raise RuntimeError("out of order")
        return real(nlp, paragraphs, date)

    monkeypatch.setattr(assembly, "run_all", lambda *_: (_ for _ in ()).throw(MemoryError()))
    monkeypatch.setattr(assembly, "run", failing)
    make(articles, tmp_path / "out", tool)
    problems = pd.read_parquet(tmp_path / "out" / "problems").set_index("row")
    assert problems.loc[ARTICLES + 2, ["reason", "detail"]].tolist() == ["failed", "RuntimeError: out of order"]
    assert len(pd.read_parquet(tmp_path / "out" / "documents")) == ARTICLES


def test_two_runs_into_one_folder_are_one_too_many(articles, tool, tmp_path):
    with Dataset(tmp_path / "out").locked(), pytest.raises(UsageError, match="another run writes into this folder"):
        make(articles, tmp_path / "out", tool)


def test_other_settings_other_files_and_changed_sources_are_refused(articles, tool, undisturbed, tmp_path):
    before = rows(undisturbed)
    with pytest.raises(UsageError, match=r"was begun with other settings \(most\)"):
        annotate_archive(Order(articles, undisturbed, tool, Limits(characters=5), ALONE))
    source = articles / "articles.jsonl"
    kept = source.read_bytes()
    try:
        source.write_bytes(kept.replace(b"1905", b"1906"))
        with pytest.raises(InputError, match="the sources have changed"):
            make(articles, undisturbed, tool)
    finally:
        source.write_bytes(kept)
    assert rows(undisturbed) == before
    (tmp_path / "letters.doc").touch()
    with pytest.raises(UsageError, match=r"is not empty and no dataset \(letters.doc\)"):
        make(articles, tmp_path, tool)


def test_no_space_and_no_folder_are_clear_errors_and_nothing_is_half_written(articles, tool, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        make(articles, tmp_path / "file", tool)
    with monkeypatch.context() as patch:

        def full(rows, path, **_):
            Path(path).write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")

        patch.setattr(pq, "write_table", full)
        with pytest.raises(UsageError, match=r"No space left on device.*the same command goes on"):
            make(articles, tmp_path / "out", tool)
    assert not list((tmp_path / "out").rglob("*part-*"))


def test_progress_says_how_far_it_is_and_how_long_it_takes(monkeypatch):
    progress = Progress(documents=1200, words=600_000, mentions=9, problems=1, share=0.25)
    monkeypatch.setattr("time.monotonic", lambda: progress.began + 60)
    assert progress.line() == (
        "25%: 1,200 documents, 600,000 words, 9 mentions, 1 problems; 10,000 words a second, 3 min left"
    )


def test_a_cluster_reads_the_same_though_a_worker_is_killed(articles, tool, undisturbed, tmp_path):
    distributed = pytest.importorskip("distributed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of ports and proxies
        with distributed.LocalCluster(n_workers=0, dashboard_address=None) as cluster:
            worker = [sys.executable, "-m", "distributed.cli.dask_worker", cluster.scheduler_address, "--no-nanny"]
            two = [subprocess.Popen([*worker, "--nthreads", "1", "--no-dashboard"], stderr=DEVNULL) for _ in range(2)]
            try:
                with distributed.Client(cluster) as client:
                    client.wait_for_workers(2, timeout=60)
                scheduler = Workers(scheduler=cluster.scheduler_address)
                order = Order(articles, tmp_path / "out", tool, workers=scheduler)
                annotate_archive(order, lambda _: two[0].kill())
            finally:
                for process in two:
                    process.kill()
                    process.wait()
    assert two[0].returncode == -signal.SIGKILL
    assert rows(tmp_path / "out") == rows(undisturbed)


def test_counts_are_those_of_the_tables(undisturbed):
    mentions = pd.read_parquet(undisturbed / "mentions")
    years, places = counts.by_year(undisturbed), counts.by_place(undisturbed)
    assert years["documents"].sum() == ARTICLES, "the undated one has no year"
    assert years["literal"].sum() == ((mentions["sense"] == "literal") & mentions["date"].notna()).sum()
    linked = mentions[mentions["sense"].notna() & mentions["entity"].notna()]
    assert places[["literal", "metonymic"]].to_numpy().sum() == len(linked)
    links = counts.uncertain(undisturbed, 5)
    assert links["score"].tolist() == sorted(links["score"])
    assert links["score"].iloc[0] == pytest.approx(mentions[mentions["entity"].notna()]["score"].min(), abs=0.01)
    pairs = counts.company(undisturbed)
    assert (pairs["one"] < pairs["other"]).all()
    assert pairs["paragraphs"].tolist() == sorted(pairs["paragraphs"], reverse=True)
