"""Results can be written and read back, and say what they were made with."""

from dataclasses import replace

import pytest

from annotate.measure import ablation, benchmark, peers
from annotate.measure.corpora import Labelled, Use
from annotate.measure.measures import Mode, measure
from annotate.values.errors import InputError

GOLD = [Labelled(0, 5, "ORG"), Labelled(9, 16, "PLACE")]


def test_a_benchmark_of_the_shipped_model_on_lines_of_our_own(tiny, tmp_path):
    result = benchmark.run(tiny.folder, sources=tiny.sources, progress=lambda _: None)
    assert (result.model, len(result.sha256)) == ("en_history_ner", 64)
    found = result.corpora[0].find("ALL")
    assert found.low <= found.agreement.f1 <= found.high
    benchmark.write(tmp_path / "data" / "ner.json", result)
    again = benchmark.read(tmp_path / "data" / "ner.json")
    assert [m.agreement for m in again.corpora[0].measured] == [m.agreement for m in result.corpora[0].measured]
    assert replace(again, corpora=()) == replace(result, corpora=())


def test_corpora_of_which_nothing_is_measured_need_not_be_there(tiny):
    others = [replace(tiny.sources[0], file=f"{use}.jsonl.gz", use=use) for use in (Use.TRAIN_ONLY, Use.UNLABELLED)]
    result = benchmark.run(tiny.folder, sources=[*tiny.sources, *others], progress=lambda _: None)
    assert [c.corpus for c in result.corpora] == ["tiny"]


@pytest.mark.parametrize("read", [benchmark.read, peers.read, ablation.read])
def test_files_that_are_no_results_are_refused(read, tmp_path):
    (tmp_path / "x").write_text('run,steps\na,many\n{"model": {}}', encoding="utf-8")
    with pytest.raises(InputError, match="x: not a"):
        read(tmp_path / "x")


def test_runs_can_be_written_and_read(tmp_path):
    result = benchmark.CorpusResult("tiny", "Tiny", Use.HELD_OUT, 1, measure([(GOLD, GOLD[:1])]))
    measured = benchmark.Benchmark("m", "1", "0" * 64, 0, 1000, (result,))
    run = ablation.run_of("a", "nothing", measured, steps=3, article=0.9, essay=0.8)
    assert dict(run.scores) == {"tiny": pytest.approx(2 / 3), "tiny_org": 1}
    ablation.write(tmp_path / "a.csv", [run])
    assert ablation.read(tmp_path / "a.csv")[0].scores == (("tiny", 0.667), ("tiny_org", 1))


def test_a_tool_is_judged_and_quotes_names_alone(tmp_path):
    text = "Board of Marwick sleeps in the very long name that nobody has"
    found = [Labelled(0, 5, "ORG"), Labelled(27, 61, "ORG")]
    result = peers.judged("t", "tool", "1", wanted=[GOLD], found=[found])
    assert result.find("ORG", Mode.STRICT).agreement.predicted_only == 1
    quoted = peers.with_names(result, [GOLD], [found], [text])
    assert quoted.missed == ("Marwick (place)",)
    assert quoted.spurious == (), "a stretch longer than a name is not quoted"
    peers.write(tmp_path / "p.json", [quoted])
    assert peers.read(tmp_path / "p.json")[0].missed == quoted.missed
