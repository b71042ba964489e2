"""Any text, annotated, leaves in the formats of an edition: with its words, offsets and scores, and as proposed."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources

import pytest
from lxml import etree

from annotate.export import FORMATS
from annotate.export.runs import Run
from annotate.export.tei.common import ID, TEI
from annotate.files.snapshot import load_text
from annotate.gazetteer import read_gazetteer
from annotate.importers import IMPORTERS
from annotate.importers.value import Target
from annotate.values.edtf import Edtf
from annotate.values.model import DateRelation, Kind, Rights, Sense, Suggestion
from tests.counted import steps

NS = {"t": TEI}
PARAGRAPHS = (
    "Oslo & <Oslo>\nwas Kristiania until 1925; O\u0001 \U0001f600 in Oslo.",
    "Norway and Sweden parted in 1905.",
)
FORMAT = {format_.name: format_ for format_ in FORMATS}
READ = {importer.name: importer.read for importer in IMPORTERS}


def proposal(para: int, quote: str, nth: int, kind: Kind, **more: object) -> Suggestion:
    start = -1
    for _ in range(nth):
        start = PARAGRAPHS[para].index(quote, start + 1)
    return Suggestion(para, start, start + len(quote), quote, nth, kind, **more)  # type: ignore[arg-type]


PROPOSALS = (
    proposal(0, "Oslo", 1, Kind.PLACE, entity="kristiania", score=0.9, reasons=("as written", "a <b>")),
    proposal(0, "Oslo>\nwas Kristiania", 1, Kind.PLACE, score=0.12),
    proposal(0, "1925", 1, Kind.DATE, edtf=Edtf.parse("1925"), relation=DateRelation.BEFORE, score=1.0),
    proposal(0, "\U0001f600", 1, Kind.TERM, score=0.0),
    proposal(0, "Oslo", 3, Kind.PLACE, entity="kristiania", sense=Sense.METONYMIC, refers_to="storting", score=0.5),
    proposal(1, "Norway", 1, Kind.PLACE, entity="norway", score=0.7),
)


@pytest.fixture
def run(mini) -> Run:
    gazetteer = read_gazetteer(mini.gazetteer)
    return Run(PROPOSALS, PARAGRAPHS, "2 létters.txt", "1925-05", None, gazetteer, model="en_model 1.0")


def test_tei_holds_the_text_and_every_proposal_at_its_place(run):
    tree = etree.fromstring(FORMAT["tei"].dump(run))
    etree.RelaxNG(
        etree.fromstring((resources.files("annotate.export") / "schemas" / "tei.rng").read_bytes())
    ).assertValid(tree)
    found = ["".join(p.itertext()) for p in tree.iterfind(".//t:body//t:p", NS)]
    assert found == [PARAGRAPHS[0].replace("\u0001", "\ufffd"), PARAGRAPHS[1]]
    marked = list(tree.iterfind(".//t:body//t:p//*", NS))
    assert ["".join(e.itertext()) for e in marked] == [s.quote for s in PROPOSALS]
    assert [e.get("cert") for e in marked] == ["0.90", "0.12", "1.00", "0.00", "0.50", "0.70"]
    ids = {element.get(ID) for element in tree.iter() if element.get(ID)}
    assert all(e.get("ref", "#")[1:] in {*ids, ""} and e.get("resp")[1:] in ids for e in marked)
    words = "".join(tree.find("t:teiHeader", NS).itertext())
    assert "Not published" in words
    assert "en_model 1.0" in words
    assert not tree.findall(".//t:licence", NS)
    assert not tree.findall(".//t:editor", NS)


def test_the_same_text_has_the_same_identifiers_and_another_has_others(run):
    assert FORMAT["tei"].dump(run) == FORMAT["tei"].dump(replace(run))
    others = replace(run, paragraphs=(PARAGRAPHS[0], "Norway and Denmark."))
    one, other = (json.loads(FORMAT["web-annotation"].dump(r))["id"] for r in (run, others))
    assert one != other


def test_web_annotations_are_those_of_a_program_and_free_of_claims(run):
    made = json.loads(FORMAT["web-annotation"].dump(run))
    items = made["first"]["items"]
    assert [item["edition:score"] for item in items] == [s.score for s in PROPOSALS]
    for item, s in zip(items, PROPOSALS, strict=True):
        position = item["target"]["selector"][1]
        assert (position["start"], position["end"]) == (s.start, s.end)
        assert item["creator"]["type"] == "Software"
        assert "rights" not in item
    assert "rights" not in made


@pytest.mark.parametrize("name", ["tei", "web-annotation"])
def test_proposals_come_back_as_rows_that_nobody_has_decided(run, mini, name):
    text = run.content.texts[0].text
    gazetteer = read_gazetteer(mini.gazetteer)
    taken = READ[name](FORMAT[name].dump(run), Target(text, gazetteer.entities))
    lost = {"Oslo>\nwas Kristiania"}  # goes over the end of a line, which no cell holds
    if name == "tei":  # XML has no place for a sign of this paragraph, so it is not found again
        lost |= {"1925", "Oslo", "\U0001f600"}
    rows = [(m.para, m.quote, m.nth, m.kind, m.entity, m.edtf, m.status) for m in taken.rows]
    wanted = [(s.para, s.quote, s.nth, s.kind, s.entity, s.edtf, "proposed") for s in PROPOSALS if s.quote not in lost]
    assert rows == wanted
    assert {left.what for left in taken.left} >= {"Oslo>\nwas Kristiania"}


def test_a_text_that_may_not_be_given_is_written_without_its_words(run, mini):
    letter = load_text(mini, "letter")
    assert letter.meta.rights is Rights.RESERVED
    held = replace(letter, paragraphs=tuple(replace(p, text=PARAGRAPHS[0]) for p in letter.paragraphs[:2]))
    reserved = replace(run, text=held)
    for format_ in FORMATS:
        assert b"was Kristiania until" not in format_.dump(reserved), format_.name
    assert b"<gap" in FORMAT["tei"].dump(reserved)


@pytest.mark.parametrize("name", ["tei", "web-annotation", "hipe", "spacy"])
def test_work_grows_with_the_mentions_on_a_line_and_not_with_their_square(run, name):
    words = "Norway and Oslo, "

    def taken(times: int) -> int:
        many = tuple(
            Suggestion(0, start, start + len(quote), quote, n + 1, Kind.PLACE, score=0.5)
            for n in range(times)
            for quote, start in (("Norway", n * len(words)), ("Oslo", n * len(words) + 11))
        )
        long = replace(run, suggestions=many, paragraphs=(words * times,))
        return steps(lambda: FORMAT[name].dump(long))

    taken(10)  # what is loaded once
    few, some, many = map(taken, (100, 200, 400))
    assert many - some < 2.2 * (some - few)
