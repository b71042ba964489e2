"""Recognition errors change the letters under a label, never the labelling."""

from importlib.resources import files
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotate.measure.corpora import LABELS, Example, Labelled
from annotate.measure.noise import ERRORS, Edit, drawn, edited, noised
from annotate_train.documents import to_doc

TORN = Example(
    "Clara Vorn left Marwick on 10 May 1951.",
    (Labelled(0, 10, "PERSON"), Labelled(16, 23, "PLACE"), Labelled(27, 38, "DATE")),
    missing=((11, 15),),
)


@st.composite
def examples(draw):
    text = draw(st.text("rnmlI1O0cehsf “’ .,abT", min_size=1, max_size=80))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    marks = draw(st.lists(st.sampled_from(("missing", *LABELS)), min_size=len(pairs), max_size=len(pairs)))
    spans = tuple(Labelled(s, e, m) for (s, e), m in zip(pairs, marks, strict=True) if m in LABELS)
    return Example(text, spans, tuple(p for p, m in zip(pairs, marks, strict=True) if m == "missing"), "gmb")


def within(edits, start, end):
    return tuple(Edit(e.start - start, e.end - start, e.text) for e in edits if start <= e.start and e.end <= end)


@given(examples(), st.integers(0, 10_000))
def test_a_span_covers_what_became_of_its_words(example, seed):
    edits = drawn(example, Random(seed))
    noisy = edited(example, edits)
    assert [s.label for s in noisy.spans] == [s.label for s in example.spans]
    for before, after in zip(example.spans, noisy.spans, strict=True):
        alone = Example(example.text[before.start : before.end], ())
        assert noisy.text[after.start : after.end] == edited(alone, within(edits, before.start, before.end)).text
    for (start, end), (new_start, new_end) in zip(example.missing, noisy.missing, strict=True):
        alone = Example(example.text[start:end], ())
        assert noisy.text[new_start:new_end] == edited(alone, within(edits, start, end)).text


@given(examples(), st.integers(0, 10_000))
def test_errors_come_in_order_and_leave_the_rest_alone(example, seed):
    edits = drawn(example, Random(seed))
    assert all(one.end <= other.start for one, other in pairwise(edits))
    rest, at = example.text, 0
    noisy = edited(example, edits).text
    for edit in edits:
        kept = rest[at : edit.start] + edit.text
        assert noisy.startswith(kept)
        noisy, at = noisy[len(kept) :], edit.end
    assert noisy == rest[at:]


def test_offsets_by_hand():
    noisy = edited(TORN, (Edit(8, 10, "m"), Edit(18, 18, "- "), Edit(23, 24, ""), Edit(28, 29, "O")))
    assert noisy.text == "Clara Vom left Ma- rwickon 1O May 1951."
    assert [noisy.text[s.start : s.end] for s in noisy.spans] == ["Clara Vom", "Ma- rwick", "1O May 1951"]
    assert noisy.missing == ((10, 14),)


def test_a_seed_gives_the_same_errors_and_another_one_others():
    long = Example(TORN.text * 20, ())
    assert noised(long, Random(1)) == noised(long, Random(1))
    assert noised(long, Random(1)) != noised(long, Random(2))


def test_every_row_can_happen():
    sample = Example("rnm l1IOi0 58 cehut clasp soft (fish) “marwick’ no, is. a bcdefgh " * 400, ())
    made = {(sample.text[e.start : e.end], e.text) for e in drawn(sample, Random(0))}
    for error in ERRORS:
        assert any(error.pattern.search(sample.text) and new in error.instead for _, new in made), error.name
        assert 0 < error.percent < 100


def test_the_rates_leave_a_text_that_can_be_read():
    templates = files("annotate_train.lessons").joinpath("data/sentences.txt").read_text(encoding="utf-8")
    prose = Example(" ".join(line for line in templates.splitlines() if not line.startswith("#")), ())
    changed = sum(max(1, e.end - e.start) for e in drawn(prose, Random(0))) / len(prose.text)
    assert 0.01 < changed < 0.02


def test_a_name_run_into_its_neighbour_is_taught_as_unknown():
    import spacy

    noisy = edited(TORN, (Edit(23, 24, ""),))
    doc = to_doc(noisy, spacy.blank("en"))
    assert [ent.text for ent in doc.ents] == ["Clara Vorn", "10 May 1951"]
    assert [token.text for token in doc if token.ent_iob == 0] == ["left", "Marwickon"]
