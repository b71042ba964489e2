"""The self-assessment answers every question once, points to evidence that is there, and says no where it is no; and
M1 to M6, the edition's own reliability, are what it says they are."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from annotate import edition
from annotate.export.catalogue import EXPORTS
from annotate.export.value import Content, content_of
from annotate.files import kept, texts
from annotate.sphinxext.assessment.answers import Answer, Asked, Verdict
from annotate.sphinxext.assessment.questions import QUESTIONS
from annotate.sphinxext.pages.apparatus import quality
from annotate.values.model import Rights
from annotate.values.publication import Agent

FORMAT = {format_.name: format_ for format_ in EXPORTS}
ANSWER = {question.code: question for question in QUESTIONS}


@pytest.fixture(scope="module")
def asked() -> Asked:
    return Asked(edition.load(Path(__file__).parents[2]))


@pytest.fixture(scope="module")
def content(asked) -> Content:
    return content_of(asked.edition)


def test_every_question_is_answered_once_and_its_evidence_is_there(asked):
    assert [q.code for q in QUESTIONS] == [f"E{n}" for n in range(1, 47)] + [f"M{n}" for n in range(1, 7)]
    pages = {page.removesuffix(".html") for page in kept.pages(asked.edition.project)}
    for question in QUESTIONS:
        assert question.page in pages, question.code
        prose = (asked.root / f"{question.page}.md").read_text(encoding="utf-8")
        assert not question.label or f"({question.label})=" in prose, question.code
        answer = question.answered(asked)
        assert answer.said.endswith((".", "?")), question.code


def test_no_is_said_where_it_is_no(asked, monkeypatch):
    said = {question.code: question.answered(asked).verdict for question in QUESTIONS}
    assert said["M6"] is Verdict.NO
    assert said["E3"] is Verdict.NO, "a contact is given now: the answer follows by itself, this line does not"
    assert said["E35"] is Verdict.PARTLY
    known = asked.publication
    fuller = type(known)(
        **{name: getattr(known, name) for name in known.__dataclass_fields__}
        | {"doi": "10.5281/zenodo.1", "url": "https://a.invalid", "contact": Agent("N", email="a@b.invalid")}
    )
    other = Asked(asked.edition)
    monkeypatch.setattr(other, "publication", fuller, raising=False)
    for code in ("E1", "E3", "E35"):
        assert ANSWER[code].answered(other).verdict is Verdict.YES


def test_answers_follow_the_data(tmp_path):
    root = Path(shutil.copytree(Path(__file__).parents[1] / "mini", tmp_path / "small"))
    small = Asked(edition.load(root))
    assert ANSWER["E19"].answered(small).verdict is Verdict.YES
    path = root / "data/annotations/essay/p00.csv"
    path.write_text(path.read_text("utf-8").replace("Sweden,1", "Swoden,1"), encoding="utf-8")
    worse = Asked(edition.load(root))
    assert ANSWER["E19"].answered(worse).verdict is Verdict.NO
    assert ANSWER["M2"].answered(worse).verdict is Verdict.NO
    assert ANSWER["M6"].answered(small) == Answer(Verdict.NO, "None has been made.")
    assert ANSWER["E11"].answered(small).verdict is Verdict.PARTLY
    compared = "para,date,by,witness,differences,note\n0,2020-01-02,ada,a copy,1,\n"
    (root / "data/texts/letter/collation.csv").write_text(compared, encoding="utf-8")
    told = ANSWER["E11"].answered(Asked(edition.load(root)))
    assert told.verdict is Verdict.YES
    assert "1 differ" in told.said
    assert ANSWER["M6"].answered(Asked(edition.load(root))).verdict is Verdict.NO, "one copy is no independent check"


def test_the_state_of_a_text_is_counted(asked):
    for text in asked.edition.texts:
        said = {name: "".join(getattr(part, "astext", lambda p=part: p)() for part in row)
                for name, row in quality(asked.edition, text.id)}  # fmt: skip
        assert said["Annotations"] == f"{len(asked.edition.decided(text.id)):,}"
        assert "rows:" in said["Decided"]
        assert said["Independent second annotation"].startswith("none")


# --- M1 to M6


def test_m1_the_text_in_every_export_is_the_text(content):
    (one,) = (one for one in content.texts if one.open)
    wanted = [p.text for p in one.text.paragraphs]
    raw = (content.data / "texts" / one.text.id / "text.txt").read_text(encoding="utf-8")
    assert wanted == list(texts.split_paragraphs(raw))
    files = {f.name: f.content for f in (*FORMAT["tei"].make(content).files, *FORMAT["api"].make(content).files)}
    tree = etree.fromstring(files[f"{one.text.id}.xml"])
    assert ["".join(p.itertext()) for p in tree.iterfind(".//{*}body//{*}p")] == wanted
    assert [json.loads(files[f"texts/{one.text.id}/{n}.json"])["content"] for n in range(len(wanted))] == wanted
    for other in content.texts:
        if other.text.meta.rights is Rights.RESERVED:
            tree = etree.fromstring(files[f"{other.text.id}.xml"])
            assert {"".join(p.itertext()) for p in tree.iterfind(".//{*}body//{*}p")} == {""}


def test_m2_every_annotation_stands_where_it_says(asked, content):
    assert ANSWER["M2"].answered(asked).verdict is Verdict.YES
    (one,) = (one for one in content.texts if one.open)
    for m in one.shown:
        start, end = one.spans[m.id]
        assert texts.fold((one.text.paragraphs[m.para].text or "")[start:end]) == texts.fold(m.quote)


def test_m2_of_the_article_too(asked, article):
    paragraphs = texts.split_paragraphs(article.read_text(encoding="utf-8"))
    by_digest = {texts.fingerprint(p): texts.unwrap(p) for p in paragraphs}
    text = asked.edition.text("lankov-2010")
    for m in asked.edition.decided("lankov-2010"):
        words = by_digest[text.paragraphs[m.para].fingerprint]
        assert texts.find_quote(words, m.quote, m.nth) is not None, m.id


@pytest.mark.book
def test_m3_records_and_mentions_lead_to_each_other(asked, public_book):
    loaded = asked.edition
    for text in loaded.texts:
        page = BeautifulSoup((public_book / f"{text.meta.page}.html").read_bytes(), "lxml")
        ids = {element["id"] for element in page.select("[id]")}
        leads = {a["href"].rpartition("/")[2].partition(".")[0] for a in page.select("a[href*='entity/']")}
        for m in loaded.decided(text.id):
            assert m.id in ids
            if m.entity:
                entity = loaded.gazetteer.current(m.entity).id
                assert entity in leads
                record = (public_book / "entity" / f"{entity}.html").read_text(encoding="utf-8")
                assert f"{text.meta.page.rpartition('/')[2]}.html#{m.id}" in record


def test_m4_no_counted_number_is_typed_by_hand(asked):
    assert ANSWER["M4"].answered(asked).verdict is Verdict.YES
    things = "mentions annotations entities records sources names notes claims events states paragraphs relations acts"
    counted = re.compile(rf"(?<![\w¶.,#-])\d[\d,]* (?:{things.replace(' ', '|')})\b")
    found = []
    for page in kept.pages(asked.edition.project):
        path = asked.root / f"{page.removesuffix('.html')}.md"
        if path.is_file():
            prose = re.sub(r"```.*?```|`[^`]*`|\{[^}]*\}", "", path.read_text(encoding="utf-8"), flags=re.S)
            found += [f"{page}: {match[0]}" for match in counted.finditer(prose)]
    assert found == []


def test_m5_every_claim_of_the_editors_has_a_source(asked):
    loaded = asked.edition
    known = loaded.bibliography.keys
    for text in loaded.texts:
        for said in (*loaded.notes(text.id), *loaded.claims(text.id), *loaded.citations(text.id)):
            assert said.sources, said
            assert {str(key) for key in said.sources} <= known, said
    assert all(event.sources for event in loaded.events)
    assert ANSWER["M5"].answered(asked).verdict is Verdict.YES


def test_m6_the_page_says_that_nobody_has_checked_the_transcription_again(asked):
    prose = (asked.root / "book/apparatus.md").read_text(encoding="utf-8")
    assert "No second person has compared the copy with the page" in prose
    assert ANSWER["M6"].answered(asked).verdict is Verdict.NO
