"""The spaCy component, alone on a blank pipeline."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy")

from annotate.stages.dates import component, find_dates  # noqa: E402


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("annotate_dates")
    return pipeline


def annotated(nlp, text: str, *entities: tuple[str, str], reference: str = ""):
    doc = nlp.make_doc(text)
    spans = []
    for quote, label in entities:
        start = text.index(quote)
        spans.append(doc.char_span(start, start + len(quote), label=label))
    doc.ents = spans
    doc._.reference_date = reference
    return nlp(doc)


def test_the_example_of_the_module_runs_as_it_stands() -> None:
    lines = (component.__doc__ or "").splitlines()
    *lead, last = [line.strip() for line in lines if line.startswith("    ")]
    names = {"spacy": spacy}
    exec("\n".join(lead), names)
    assert eval(last, names) == [
        ("May 1950", "1950-05", ("as written",)),
        ("Two years later", "1952", ("2 years after 'May 1950', the last date before it",)),
    ]


def test_dates_become_entities_with_their_extensions(nlp) -> None:
    doc = annotated(nlp, "Until the mid-1980s they waited two decades ago.", reference="2010-09")
    first, second = doc.ents
    assert (first.text, first.label_, first._.edtf, first._.relation) == ("mid-1980s", "DATE", "1984/1986", "before")
    assert (second.text, second._.edtf, second._.relation) == ("two decades ago", "1990~", "")
    assert first._.reasons == ("as written; mid part of it",)
    assert 0 < first._.score <= 1


@pytest.mark.parametrize(
    "text",
    [
        "The war (1950–53).Then",
        "in 1960s,and the ’70s'x",
        "x1950 (1990x)",
        "end of 1950.The",
        "“1950–53”",
        "1950s'",
        "mid-1980s—then",
        "Sept.30,1990.",
        "1990.9.30.",
        "in '88.",
        "1950/51),",
        "the 19th-century's map",
        "264–241 BC.Rome",
        "autumn of 1950–53ish",
        "\u00a01950\u00a0",
        "In May\n1950",
    ],
)
def test_no_date_is_lost_to_token_boundaries(nlp, text: str) -> None:
    doc = annotated(nlp, text, reference="2010-09")
    found = find_dates(text, "2010-09")
    assert [(e.start_char, e.end_char, e.text, e._.edtf) for e in doc.ents] == [
        (m.start, m.end, m.quote, m.edtf) for m in found
    ]
    assert doc.text == text


def test_tokens_are_cut_so_that_the_span_is_exact(nlp) -> None:
    doc = nlp.make_doc("He left in 1950–53.Then")
    doc = spacy.tokens.Doc(doc.vocab, words=["He", "left", "in", "(1950–53.Then"], spaces=[True, True, True, False])
    doc = nlp(doc)
    assert [token.text for token in doc] == ["He", "left", "in", "(", "1950–53", ".Then"]
    assert [e.text for e in doc.ents] == ["1950–53"]


@pytest.mark.parametrize("label", ["DATE", "CARDINAL"])
def test_a_date_replaces_a_statistical_date_or_number(nlp, label: str) -> None:
    doc = annotated(nlp, "In the autumn of 1976 they left.", ("the autumn of 1976", label))
    assert [(e.text, e.label_) for e in doc.ents] == [("autumn of 1976", "DATE")]


def test_a_date_replaces_an_entity_inside_it(nlp) -> None:
    doc = annotated(nlp, "In August 1976 they left.", ("August", "PERSON"))
    assert [(e.text, e.label_) for e in doc.ents] == [("August 1976", "DATE")]


@pytest.mark.parametrize(("name", "label"), [("1988 Summer Olympics", "EVENT"), ("Class of 1988", "ORG")])
def test_a_longer_name_keeps_its_date(nlp, name: str, label: str) -> None:
    doc = annotated(nlp, f"They joined the {name} in 1987.", (name, label))
    assert [(e.text, e.label_) for e in doc.ents] == [(name, label), ("1987", "DATE")]


def test_other_entities_are_kept(nlp) -> None:
    doc = annotated(nlp, "Seoul changed in 1987, and so did Moscow.", ("Seoul", "PLACE"), ("Moscow", "PLACE"))
    assert [e.text for e in doc.ents] == ["Seoul", "1987", "Moscow"]


def test_a_statistical_date_that_no_rule_reads_says_so(nlp) -> None:
    doc = annotated(nlp, "They waited for the season of rain.", ("season of rain", "DATE"))
    (entity,) = doc.ents
    assert entity._.edtf == ""
    assert "no rule reads it" in entity._.reasons[0]


def test_running_twice_changes_nothing(nlp) -> None:
    doc = annotated(nlp, "In (1950–53.Then the ’70s came.")
    once = [(e.text, e._.edtf, e._.reasons) for e in doc.ents]
    assert once
    assert [(e.text, e._.edtf, e._.reasons) for e in nlp(doc).ents] == once


def test_the_factory_survives_saving(nlp, tmp_path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert [e.text for e in again("In 1987.").ents] == ["1987"]
