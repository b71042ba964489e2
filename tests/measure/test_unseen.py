"""Texts read as they are and renamed: what is counted, what is kept, and what is refused."""

from dataclasses import replace

import pytest

from annotate.edition import load
from annotate.measure import frames, unseen
from annotate.measure.agreement import ALL, Agreement
from annotate.measure.unseen import FILE, LABELS, SYSTEMS, Names, Score
from annotate.measure.unseen_names import unseen_names
from annotate.values.errors import InputError


@pytest.fixture(scope="module")
def scores(edition_root):
    edition = load(edition_root)
    return unseen.measure_text(edition, edition.text("companion"), range(2))


def test_every_system_reads_every_copy(scores):
    for system in SYSTEMS:
        mine = [score for score in scores if score.system == system.name]
        assert [(score.names, score.seed) for score in mine] == [
            (Names.KEPT, None),
            (Names.REPLACED, 0),
            (Names.ALL_REPLACED, 0),
            (Names.REPLACED, 1),
            (Names.ALL_REPLACED, 1),
        ]


def test_the_names_wanted_are_the_same_in_every_copy(scores):
    wanted = {tuple((label, a.gold) for label, a in score.counts.items()) for score in scores}
    assert len(wanted) == 1
    counts = dict(*wanted)
    assert counts[ALL] == sum(counts[label] for label in LABELS) > 200


def test_the_essay_as_it_is_scores_as_the_verb_says(scores, edition_root):
    from annotate.files import store
    from annotate.measure import score

    edition = load(edition_root)
    report = score.score(edition.located("companion"), store.read_suggestions(edition.project, "companion"))
    whole = next(one for one in scores if (one.system, one.names) == ("pipeline", Names.KEPT))
    # The proposals on file may be of the model before; a thorough test of them is in tests/test_suggestions.py.
    assert whole.f1() == pytest.approx(report.main.f1, abs=0.05)


def test_rules_help_and_dates_do_not_suffer_from_other_names(scores):
    def mean(system, names, label=ALL):
        found = [score.f1(label) for score in scores if (score.system, score.names) == (system, names)]
        return sum(found) / len(found)

    for names in Names:
        assert mean("model and rules", names) > mean("model alone", names)
        assert mean("model and rules", names, "DATE") > 0.95
    assert mean("pipeline", Names.KEPT) > mean("pipeline", Names.REPLACED)


def test_a_line_is_said_of_every_system_and_treatment(scores):
    results = unseen.gathered(scores, ["Twenty lines"])
    assert (results.model.name, results.corpora) == ("en_history_ner", ("Twenty lines",))
    said = list(unseen.lines(results))
    assert len(said) == len(SYSTEMS) * len(Names)
    assert said[0].startswith("companion\tmodel alone\tas they are\t0.")
    assert " to " in said[1]


def test_the_chapter_shows_mean_and_range(scores, tmp_path):
    FILE.write(tmp_path, unseen.gathered(scores))
    shown = frames.renamed(tmp_path, "companion")
    assert list(shown.index) == [system.name for system in SYSTEMS]
    kept, replaced, _ = shown.loc["pipeline"]
    f1 = sorted(s.f1() for s in scores if (s.system, s.names) == ("pipeline", Names.REPLACED))
    assert float(kept) > 0.9
    assert replaced == f"{sum(f1) / 2:.3f} ({f1[0]:.3f} to {f1[1]:.3f})"
    assert list(frames.renamed_kinds(tmp_path, "companion").columns) == ["People", "Places", "Organisations", "Dates"]
    assert frames.renamed(tmp_path, "elsewhere").loc["pipeline"].tolist() == ["–"] * 3


def test_scores_of_another_model_are_not_kept(tmp_path):
    score = Score("t", "pipeline", Names.KEPT, None, {ALL: Agreement(1, 3, 4)})
    results = unseen.gathered([score, replace(score, text="u")])
    assert unseen.kept(tmp_path, "t") == ()
    FILE.write(tmp_path, results)
    assert unseen.kept(tmp_path, "t") == (score,)
    FILE.write(tmp_path, replace(results, model=replace(results.model, sha256="0" * 64)))
    assert unseen.kept(tmp_path, "t") == ()


def test_substitutes_are_looked_up_before_anything_is_read(mini, tiny):
    edition = load(mini.root)
    assert unseen.look_up(edition, None) == ()
    assert unseen.look_up(edition, tiny.folder, tiny.sources) == ("Twenty lines",)
    names = mini.gazetteer / "names.csv"
    taken = unseen_names()[0].word
    names.write_text(names.read_text(encoding="utf-8").replace("Stockholm", taken), encoding="utf-8")
    with pytest.raises(InputError, match=f"substitutes occur in the gazetteer: {taken}"):
        unseen.look_up(load(mini.root), None)
