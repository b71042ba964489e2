"""Results say what they were made with."""

from dataclasses import replace

from annotate.measure import benchmark, peers
from annotate.measure.corpora import Labelled, Use

GOLD = [Labelled(0, 5, "ORG"), Labelled(9, 16, "PLACE")]


def test_a_benchmark_of_the_shipped_model_on_lines_of_our_own(tiny, tmp_path):
    result = benchmark.run(tiny.folder, sources=tiny.sources, progress=lambda _: None)
    assert (result.model.name, len(result.model.sha256)) == ("en_history_ner", 64)
    found = result.corpora[0].find("ALL")
    assert found.low <= found.agreement.f1 <= found.high
    benchmark.FILE.write(tmp_path, result)
    assert benchmark.FILE.read(tmp_path) == result


def test_corpora_of_which_nothing_is_measured_need_not_be_there(tiny):
    others = [replace(tiny.sources[0], file=f"{use}.jsonl.gz", use=use) for use in (Use.TRAIN_ONLY, Use.UNLABELLED)]
    result = benchmark.run(tiny.folder, sources=[*tiny.sources, *others], progress=lambda _: None)
    assert [c.corpus for c in result.corpora] == ["tiny"]


def test_a_tool_is_judged_and_quotes_names_alone():
    text = "Board of Marwick sleeps in the very long name that nobody has"
    found = [Labelled(0, 5, "ORG"), Labelled(27, 61, "ORG")]
    result = peers.judged("t", "tool", "1", wanted=[GOLD], found=[found])
    assert result.find("ORG").agreement.proposed == 2
    quoted = peers.with_names(result, [GOLD], [found], [text])
    assert quoted.missed == ("Marwick (place)",)
    assert quoted.spurious == (), "a stretch longer than a name is not quoted"
