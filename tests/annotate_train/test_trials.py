"""Short trainings with one thing otherwise: what each leaves out is left out, and the table says what it gave."""

from dataclasses import fields, replace

from annotate.measure.corpora import Example, Labelled, Split
from annotate.measure.trainings import TRIALS as FILE
from annotate.measure.trainings import Outcome
from annotate_train import trials
from annotate_train.lessons.mix import EVERYTHING, Recipe, one_pass
from annotate_train.trials import TRIALS, Trial

NAMES = {"Ottawa", "North Korea"}
TEXT = "In North Korea snow fell; Ottawa waited."
EXAMPLE = Example(
    source="gmb",
    split=Split.TRAIN,
    text=TEXT,
    spans=tuple(Labelled(TEXT.index(n), TEXT.index(n) + len(n), "PLACE") for n in ("North Korea", "Ottawa")),
)


def passed(recipe: Recipe) -> list[str]:
    found = [one_pass((EXAMPLE,), seed=0, number=n, template_paragraphs=3, recipe=recipe) for n in range(60)]
    return [x.text for each in found for x in each]


def test_a_pass_is_the_same_whether_everything_is_asked_for_or_nothing_is_said():
    for number in range(5):
        said = one_pass((EXAMPLE,), seed=1, number=number, template_paragraphs=3, recipe=EVERYTHING)
        assert said == one_pass((EXAMPLE,), seed=1, number=number, template_paragraphs=3)


def test_what_a_recipe_leaves_out_is_not_there():
    alone = Recipe(own=False, styled=False, halves=False, substituted=False)
    assert set(passed(alone)) == {TEXT}
    assert any("the North" in text for text in passed(replace(alone, halves=True)))
    assert any("Ottawa" not in text and text != TEXT for text in passed(replace(alone, substituted=True)))
    assert {text.upper() for text in passed(replace(alone, styled=True))} != {TEXT}
    assert len(passed(replace(alone, own=True))) > len(passed(alone))
    assert len(passed(replace(alone, weighed=False))) == len(passed(alone)) == 60


def test_every_part_of_a_recipe_and_two_of_the_network_are_tried():
    tried = {part.name for trial in TRIALS for part in fields(Recipe) if not getattr(trial.recipe, part.name)}
    assert tried == {part.name for part in fields(Recipe)}
    settings = {key.rpartition(".")[2] for trial in TRIALS for key in trial.network}
    assert settings == {"width", "depth"}
    assert len({trial.id for trial in TRIALS}) == len(TRIALS)
    assert (TRIALS[0].recipe, dict(TRIALS[0].network)) == (EVERYTHING, {})


def test_trials_are_trained_and_measured(tiny):
    said = []
    some = (TRIALS[0], next(t for t in TRIALS if t.network), Trial("bare", "nothing of our own", Recipe(own=False)))
    outcomes = trials.run(
        tiny.folder, steps=6, sources=tiny.sources, trials=some, template_paragraphs=3, progress=said.append
    )
    assert [o.trial for o in outcomes] == [t.id for t in some]
    assert all(0 <= value <= 1 for o in outcomes for value in (o.texts, o.noised, *dict(o.scores).values()))
    assert said[-1].startswith("bare (nothing of our own): ")


def test_the_table_gives_points_more_or_less_than_with_everything(tmp_path):
    from annotate.measure import frames

    outcomes = (
        Outcome("all", "everything", 10, 0.7, 0.6, (("gmb", 0.9),)),
        Outcome("names", "no names replaced", 10, 0.65, 0.61, (("gmb", 0.9),)),
    )
    FILE.write(tmp_path, outcomes)
    shown = frames.tried(tmp_path)
    assert list(shown.loc["everything"]) == ["0.700", "0.600", "0.900"]
    assert list(shown.loc["no names replaced"]) == ["-5.0", "+1.0", "+0.0"]
