"""The whole pipeline, put together: an ordinary spaCy pipeline whose proposals are located in their paragraphs."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import annotate
from annotate.files.texts import find_quote, split_paragraphs
from annotate.stages import assembly
from annotate.values.edtf import Edtf, EdtfError
from annotate.values.errors import DataError, InputError, UsageError
from annotate.values.model import Kind, Sense

PARAGRAPHS = (
    "On 7 June 1905 the Storting in Kristiania broke with Sweden.",
    "",
    "Stockholm recognised Norway in October 1905; in Stockholm it rained.",
)


@pytest.fixture(scope="module")
def gazetteer(edition_root):
    return edition_root / "tests" / "mini" / "data" / "gazetteer"


@pytest.fixture(scope="module")
def nlp(gazetteer):
    return annotate.pipeline(gazetteer)


@pytest.fixture(scope="module")
def proposals(nlp):
    return assembly.run(nlp, PARAGRAPHS, "1905")


def test_the_stages_stand_in_their_order(nlp):
    assert tuple(nlp.pipe_names[-len(assembly.STAGES) :]) == assembly.STAGES


def test_proposals_are_the_text_at_their_offsets_and_in_its_order(proposals):
    assert [(s.para, s.start) for s in proposals] == sorted((s.para, s.start) for s in proposals)
    for s in proposals:
        assert PARAGRAPHS[s.para][s.start : s.end] == s.quote
        assert s.reasons
        assert 0 <= s.score <= 1


def test_each_stage_has_left_its_mark(proposals):
    found = {(s.para, s.quote, s.nth): s for s in proposals}
    date = found[0, "7 June 1905", 1]
    assert (date.kind, date.edtf) == (Kind.DATE, Edtf.parse("1905-06-07"))
    assert (found[0, "Storting", 1].kind, found[0, "Storting", 1].entity) == (Kind.ORG, "storting")
    assert found[0, "Kristiania", 1].label
    assert found[2, "Stockholm", 1].sense is Sense.METONYMIC
    assert found[2, "Stockholm", 2].sense is Sense.LITERAL


def test_the_pipeline_is_an_ordinary_one(nlp):
    doc = nlp(PARAGRAPHS[0])
    kinds = {ent.label_ for ent in doc.ents}
    assert kinds <= set(Kind)
    storting = next(ent for ent in doc.ents if ent.text == "Storting")
    assert storting.kb_id_ == storting._.entity == "storting"
    piped = list(nlp.pipe([PARAGRAPHS[0], PARAGRAPHS[2]]))
    assert [ent.text for ent in piped[0].ents] == [ent.text for ent in doc.ents]


def test_the_same_text_gives_the_same_proposals(nlp, proposals):
    assert assembly.run(nlp, PARAGRAPHS, "1905") == proposals


def test_the_function_for_users_is_the_same(gazetteer):
    text = "\n".join(p for p in PARAGRAPHS if p)
    (first, *_) = annotate.run(text, "1905", gazetteer=gazetteer)
    assert (first.para, first.quote, first.edtf) == (0, "7 June 1905", Edtf.parse("1905-06-07"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "Stockholm",
                    "Oslo’s",
                    "on 7 June",
                    "1905",
                    "in the 1890s",
                    "King Oscar",
                    "«Norge»",
                    "—",
                    "평양",
                    "😀",
                    "a",
                ]
            ),
            max_size=8,
        ).map(" ".join),
        min_size=1,
        max_size=4,
    ).filter(lambda paragraphs: any(p.strip() for p in paragraphs))
)
def test_whatever_the_text_offsets_and_dates_are_sound(nlp, paragraphs):
    for s in assembly.run(nlp, paragraphs, "1905"):
        assert paragraphs[s.para][s.start : s.end] == s.quote
        assert bool(s.edtf) <= (s.kind is Kind.DATE)


SIGNS = st.one_of(
    st.characters(exclude_categories=("Cs",)),
    st.sampled_from("\u202a\u202e\u2066\u2069\u200b\u200d\u2060\ufeff\u00ad\u0301\x00\x07\x1b\x85\u2028<>&\"'"),
    st.sampled_from(["Oslo", "June 1905", "Mr. ", " ", "\n", "<div>", "&#x202e;", "</b>", "平"]),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SIGNS, min_size=1, max_size=120).map("".join))
def test_whatever_the_signs_offsets_are_those_of_the_text(nlp, source):
    """A sample of what was tried by hand with two million signs: any Unicode, control signs, directions, markup."""
    paragraphs = split_paragraphs(source)
    for s in assembly.run(nlp, paragraphs, "1905") if any(paragraphs) else ():
        assert paragraphs[s.para][s.start : s.end] == s.quote
        assert find_quote(paragraphs[s.para], s.quote, s.nth) == s.start


@pytest.mark.parametrize("paragraphs", [(), ("",), (" ", "\t")])
def test_no_text_is_refused(nlp, paragraphs):
    with pytest.raises(InputError, match="empty"):
        assembly.run(nlp, paragraphs)


def test_a_wrong_date_is_refused(nlp):
    with pytest.raises(EdtfError):
        assembly.run(nlp, PARAGRAPHS, "June")


def test_a_gazetteer_that_is_not_there_or_broken_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no such gazetteer folder"):
        assembly.pipeline(tmp_path / "none")
    for name in ("entities", "names", "relations"):
        (tmp_path / f"{name}.csv").write_text("id\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"entities.csv:1:1 columns(.|\n)*relations.csv:1:1 columns"):
        assembly.pipeline(tmp_path)


def test_a_model_that_is_not_there_is_refused(gazetteer):
    with pytest.raises(UsageError, match="xx_no_such_model"):
        assembly.pipeline(gazetteer, "xx_no_such_model")


def test_the_stages_do_not_know_where_the_edition_lies(nlp, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert assembly.run(nlp, PARAGRAPHS, "1905")
