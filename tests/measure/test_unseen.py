"""Texts read as they are and renamed: what is counted, what is kept, and what is refused."""

from dataclasses import replace

import pytest

from annotate.edition import load
from annotate.measure import frames, unseen
from annotate.measure.evaluate import Agreement
from annotate.measure.strangers import strangers
from annotate.measure.unseen import ALL, LABELS, READINGS, Names, Row
from annotate.values.errors import InputError


@pytest.fixture(scope="module")
def rows(edition_root):
    edition = load(edition_root)
    return unseen.measure_text(edition, edition.text("companion"), range(2))


def test_every_reading_reads_every_copy(rows):
    for reading in READINGS:
        mine = [row for row in rows if row.reading == reading.name]
        assert [(row.names, row.seed) for row in mine] == [
            (Names.KEPT, None),
            (Names.REPLACED, 0),
            (Names.ALL_REPLACED, 0),
            (Names.REPLACED, 1),
            (Names.ALL_REPLACED, 1),
        ]


def test_the_names_wanted_are_the_same_in_every_copy(rows):
    wanted = {tuple((label, a.both + a.gold_only) for label, a in row.counts) for row in rows}
    assert len(wanted) == 1
    counts = dict(*wanted)
    assert counts[ALL] == sum(counts[label] for label in LABELS) > 200


def test_the_essay_as_it_is_scores_as_the_verb_says(rows, edition_root):
    from annotate.files import store
    from annotate.measure import score

    edition = load(edition_root)
    report = score.score(edition.located("companion"), store.read_suggestions(edition.project, "companion"))
    whole = next(row for row in rows if (row.reading, row.names) == ("pipeline", Names.KEPT))
    # The proposals on file may be of the model before; a thorough test of them is in tests/test_suggestions.py.
    assert whole.f1() == pytest.approx(report.main.f1, abs=0.05)


def test_rules_help_and_dates_do_not_suffer_from_other_names(rows):
    def mean(reading, names, label=ALL):
        found = [row.f1(label) for row in rows if (row.reading, row.names) == (reading, names)]
        return sum(found) / len(found)

    for names in Names:
        assert mean("model and rules", names) > mean("model alone", names)
        assert mean("model and rules", names, "DATE") > 0.95
    assert mean("pipeline", Names.KEPT) > mean("pipeline", Names.REPLACED)


def test_results_can_be_written_and_read(rows, tmp_path):
    results = unseen.gathered(rows, ["Twenty lines"])
    unseen.write(tmp_path / "data" / "r.json", results)
    assert unseen.read(tmp_path / "data" / "r.json") == results
    assert (results.model, results.corpora) == ("en_history_ner", ("Twenty lines",))
    said = list(unseen.lines(results))
    assert len(said) == len(READINGS) * len(Names)
    assert said[0].startswith("companion\tmodel alone\tas they are\t0.")
    assert " to " in said[1]


def test_the_chapter_shows_mean_and_range(rows, tmp_path):
    unseen.write(tmp_path / unseen.FILE, unseen.gathered(rows))
    shown = frames.renamed(tmp_path, "companion")
    assert list(shown.index) == [reading.name for reading in READINGS]
    kept, replaced, _ = shown.loc["pipeline"]
    f1 = sorted(r.f1() for r in rows if (r.reading, r.names) == ("pipeline", Names.REPLACED))
    assert float(kept) > 0.9
    assert replaced == f"{sum(f1) / 2:.3f} ({f1[0]:.3f} to {f1[1]:.3f})"
    assert list(frames.renamed_kinds(tmp_path, "companion").columns) == ["People", "Places", "Organisations", "Dates"]
    assert frames.renamed(tmp_path, "elsewhere").loc["pipeline"].tolist() == ["–"] * 3


def test_rows_of_another_model_are_not_kept(tmp_path):
    row = Row("t", "pipeline", Names.KEPT, None, ((ALL, Agreement(1, 2, 3)),))
    results = unseen.gathered([row, replace(row, text="u")])
    unseen.write(tmp_path / "r.json", results)
    assert unseen.kept(tmp_path / "r.json", "t") == (row,)
    unseen.write(tmp_path / "r.json", replace(results, sha256="0" * 64))
    assert unseen.kept(tmp_path / "r.json", "t") == ()
    assert unseen.kept(tmp_path / "none.json", "t") == ()


def test_a_file_that_holds_no_results_is_refused(tmp_path):
    (tmp_path / "r.json").write_text('{"model": {}}', encoding="utf-8")
    with pytest.raises(InputError, match=r"r\.json: not a file of results on renamed texts"):
        unseen.read(tmp_path / "r.json")


def test_substitutes_are_looked_up_before_anything_is_read(mini, tiny):
    edition = load(mini.root)
    assert unseen.look_up(edition, None) == ()
    assert unseen.look_up(edition, tiny.folder, tiny.sources) == ("Twenty lines",)
    names = mini.gazetteer / "names.csv"
    taken = strangers()[0].word
    names.write_text(names.read_text(encoding="utf-8").replace("Stockholm", taken), encoding="utf-8")
    with pytest.raises(InputError, match=f"substitutes occur in the gazetteer: {taken}"):
        unseen.look_up(load(mini.root), None)
