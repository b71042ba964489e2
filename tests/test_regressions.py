"""Sentences at which geoparsers fail, through the whole pipeline with the edition's own gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.stages import assembly
from annotate.values.model import Kind, Suggestion

GAZETTEER = Path(__file__).parents[1] / "data" / "gazetteer"


@pytest.fixture(scope="module")
def nlp():
    return assembly.pipeline(GAZETTEER)


def read(nlp, sentence: str, date: str) -> dict[str, Suggestion]:
    return {found.quote: found for found in assembly.run(nlp, [sentence], date)}


@pytest.mark.parametrize(
    "sentence, date, links",
    [
        (
            "After the division of Korea the Soviet Union recognised the North in October 1948.",
            "1948",
            {"Soviet Union": "soviet-union", "North": "dprk"},
        ),
        (
            "Traders from Seoul met officials of the Soviet Union, Hungary and Poland in 1988.",
            "1988",
            {"Seoul": "seoul", "Soviet Union": "soviet-union", "Hungary": "hungary", "Poland": "poland"},
        ),
        ("In 1992 China opened an embassy in Seoul.", "1992", {"China": "prc", "Seoul": "seoul"}),
        ("Wheat from the USA arrived in 1955.", "1955", {"USA": "united-states"}),
        ("In 1960 students from Free China visited Seoul.", "1960", {"Free China": "republic-of-china"}),
        ("Korea had two zones. In 1946 factories in the North stood still.", "1946", {"North": "soviet-zone-korea"}),
        ("Korea had two governments. In 1975 factories in the North ran day and night.", "1975", {"North": "dprk"}),
        ("Korea had two zones. In 1946 rice was scarce in the South.", "1946", {"South": "us-zone-korea"}),
        ("Korea had two governments. In 1975 rice was plentiful in the South.", "1975", {"South": "republic-of-korea"}),
    ],
)
def test_places_are_found_whole_and_linked_as_the_date_has_it(nlp, sentence, date, links):
    found = read(nlp, sentence, date)
    assert {quote: found[quote].entity for quote in links if quote in found} == links
    assert all(found[quote].kind is Kind.PLACE for quote in links)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Soviet Union sent two ships to Wonsan in 1947.",
        "In Wonsan the Soviet Union had kept two ships since 1947.",
        "Two ships of the Soviet Union, it was said, lay off Wonsan in 1947.",
    ],
)
def test_a_long_name_costs_no_other_name_of_its_sentence(nlp, sentence):
    found = read(nlp, sentence, "1947")
    assert found["Soviet Union"].entity == "soviet-union"
    assert found["Wonsan"].entity == "wonsan"
    assert found["1947"].edtf.text == "1947"


def test_china_is_no_university_and_usa_no_building(nlp):
    for sentence, quote in (("China and the USA spoke in 1971.", "China"), ("The USA and China spoke in 1971.", "USA")):
        found = read(nlp, sentence, "1971")[quote]
        assert found.kind is Kind.PLACE
        assert found.entity in {"prc", "united-states"}


def test_every_link_says_why(nlp):
    for found in read(nlp, "In 1960 Moscow warned Seoul and Ruritania.", "1960").values():
        assert found.kind is Kind.DATE or found.reasons
