"""Linking: namesakes told apart by date and context, near names, surnames, NIL with reasons."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from annotate.files.schema import table
from annotate.gazetteer import Gazetteer, Listed, read_gazetteer
from annotate.stages import extensions
from annotate.stages.discourse import Moment
from annotate.stages.link import How, Linker, Mention, decide, scored
from annotate.stages.link.candidates import MOST
from annotate.values.edtf import Edtf
from annotate.values.model import Kind

OWN = read_gazetteer(Path(__file__).parents[3] / "data" / "gazetteer")


@pytest.fixture(scope="module")
def nlp() -> Language:
    extensions.register()
    return spacy.blank("en")


def mention(surface: str, when: str = "", kind: Kind = Kind.PLACE, sentence: str = "") -> Mention:
    return Mention(surface, kind, Moment(Edtf.optional(when), "date in the sentence"), tuple(sentence.lower().split()))


def entity(surface: str, when: str = "", kind: Kind = Kind.PLACE, sentence: str = "") -> str:
    found = decide(mention(surface, when, kind, sentence), OWN).entity
    return found.id if found else ""


def marked(nlp: Language, text: str, *marks: tuple[str, Kind], own: str = "") -> Doc:
    """Return a document with the first occurrence of each of the words as an entity; DATE values are the words."""
    doc = nlp(text)
    doc._.reference_date = own
    doc.ents = [doc.char_span(text.index(words), text.index(words) + len(words), kind.value) for words, kind in marks]
    for ent in doc.ents:
        if ent.label_ == Kind.DATE:
            ent._.edtf = ent.text
    return Linker(OWN)(doc)


@pytest.mark.parametrize(
    "surface, when, expected",
    [
        ("North", "1945", "soviet-zone-korea"),
        ("North", "1946-02", "soviet-zone-korea"),
        ("North", "1948", "dprk"),
        ("North", "1950-06-25", "dprk"),
        ("North", "2010", "dprk"),
        ("South", "1947", "us-zone-korea"),
        ("South", "1973", "republic-of-korea"),
        ("South Korea", "1988", "republic-of-korea"),
        ("S. Korea", "1988", "republic-of-korea"),
        ("So. Korea", "1947", "us-zone-korea"),
        ("N. Korea", "1946", "soviet-zone-korea"),
        ("north Korea", "1960", "dprk"),
        ("E. Germany", "1987", "gdr"),
        ("Q. Korea", "1988", ""),
        ("Russia", "1905", "russian-empire"),
        ("Russia", "197X", "soviet-union"),
        ("Russia", "2010", "russian-federation"),
        ("Soviet Russia", "1955", "soviet-union"),
        ("China", "1930", "republic-of-china"),
        ("China", "1960", "prc"),
        ("China", "2010-09-30", "prc"),
        ("Korea", "1945-08", "korea"),
        ("Korea", "1990", "republic-of-korea"),
        ("Free China", "1960", "republic-of-china"),
        ("Taiwan", "1992-08", "republic-of-china"),
        ("Leningrad", "1980", "leningrad"),
        ("Keijo", "1930", "seoul"),
        ("Peninsula", "1953", "korean-peninsula"),
        ("Kremlin", "1960", "moscow-kremlin"),
        ("U.S.", "1950", "united-states"),
        ("USA", "", "united-states"),
        ("West Germany", "1955", "frg"),
    ],
)
def test_the_date_tells_namesakes_apart(surface: str, when: str, expected: str) -> None:
    assert entity(surface, when) == expected


@pytest.mark.parametrize(
    "surface, when, sentence, expected",
    [
        ("Korea", "1960", "the division of was felt in every family", "korea"),
        ("Korea", "1960", "exports from reached the markets of the west", "republic-of-korea"),
        ("China", "1950", "was divided and both halves claimed to be the whole", "china"),
        ("China", "1950", "sent volunteers across the river", "prc"),
    ],
)
def test_a_divided_country_is_meant_where_it_is_spoken_of_as_one(
    surface: str, when: str, sentence: str, expected: str
) -> None:
    assert entity(surface, when, sentence=sentence) == expected


@pytest.mark.parametrize(
    "surface, kind, expected",
    [
        ("China", Kind.ORG, "prc"),
        ("USA", Kind.ORG, "united-states"),
        ("Free China", Kind.ORG, "republic-of-china"),
        ("Soviet Union", Kind.ORG, "soviet-union"),
    ],
)
def test_a_wrong_kind_from_the_recogniser_is_survived_and_said(surface: str, kind: Kind, expected: str) -> None:
    decision = decide(mention(surface, "1960", kind), OWN)
    assert decision.entity is not None
    assert decision.entity.id == expected
    assert f"recognised as {kind}, the entity is a PLACE" in decision.reasons


@pytest.mark.parametrize("surface", ["Chistiakvo", "Shevardnedze"])
def test_near_names_are_found(surface: str) -> None:
    best, *_ = scored(mention(surface, "1960", Kind.PERSON), OWN)
    assert best.candidate.how is How.NEAR
    assert best.candidate.likeness < 1


@pytest.mark.parametrize(
    "surface, kind",
    [("Peking Man", Kind.PLACE), ("24th Army", Kind.ORG), ("Rohs", Kind.PERSON), ("East Korea", Kind.PLACE)],
)
def test_what_is_merely_similar_is_not_linked(surface: str, kind: Kind) -> None:
    decision = decide(mention(surface, "1960", kind), OWN)
    assert decision.entity is None
    assert decision.reasons == (f"no link: no name like '{surface}' in the gazetteer",)


def test_a_place_is_no_person() -> None:
    decision = decide(mention("Seoul", "1960", Kind.PERSON), OWN)
    assert decision.entity is None
    assert decision.reasons == ("no link: the gazetteer has 'Seoul', but not as PERSON",)


def test_a_link_out_of_time_is_marked_retrospective() -> None:
    decision = decide(mention("Soviet Union", "2010", Kind.PLACE), OWN)
    assert decision.entity is not None
    assert "retrospective: existed 1922-12-30/1991-12-26, 2010 is spoken of (date in the sentence)" in decision.reasons


def test_a_close_rival_is_named_and_costs_certainty(tmp_path: Path) -> None:
    header = ",".join(table("gazetteer/entities").columns)
    row = "PLACE,settlement,Twinford,,,none,,,,,,,medium,"
    (tmp_path / "entities.csv").write_text(f"{header}\neast-twinford,{row}\nwest-twinford,{row}\n", encoding="utf-8")
    names = "entity,name,lang,script,system,role,span,source\n"
    names += "east-twinford,Twinford,en,Latn,,preferred,,\nwest-twinford,Twinford,en,Latn,,preferred,,\n"
    (tmp_path / "names.csv").write_text(names, encoding="utf-8")
    (tmp_path / "relations.csv").write_text("subject,relation,object,span,source,certainty\n", encoding="utf-8")
    decision = decide(mention("Twinford"), read_gazetteer(tmp_path))
    assert decision.entity is not None
    assert decision.entity.id == "east-twinford"
    assert decision.reasons[-1].startswith("close to Twinford (")
    assert decision.score == pytest.approx(decision.others[0].score - 0.2)


years = st.integers(1850, 2025).map(str)
surfaces = st.sampled_from(sorted({form for form, kind in OWN.surface_forms() if kind is Kind.PLACE}))


@settings(max_examples=150, deadline=None)
@given(surfaces, years)
def test_what_is_linked_existed_then_or_the_reason_says_retrospective(surface: str, year: str) -> None:
    decision = decide(mention(surface, year), OWN)
    if decision.entity is not None and not decision.entity.span.overlaps(Edtf.parse(year)):
        assert any(reason.startswith("retrospective: ") for reason in decision.reasons)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.sampled_from([kind for kind in Kind if kind is not Kind.DATE]), years)
def test_every_decision_has_a_reason_and_a_score_between_0_and_1(surface: str, kind: Kind, year: str) -> None:
    decision = decide(mention(surface, year, kind), OWN)
    assert decision.reasons
    assert 0 <= decision.score <= 1
    assert (decision.score == 0) is (decision.entity is None)


def test_the_component_sets_what_it_documents(nlp: Language) -> None:
    doc = marked(nlp, "The envoy reached Moscow in 1960.", ("Moscow", Kind.PLACE), ("1960", Kind.DATE))
    place, date = doc.ents
    assert (place.kb_id_, place._.entity, place._.label, place._.wikidata) == ("moscow", "moscow", "Moscow", "Q649")
    assert place._.score > 0.9
    assert place._.reasons == ("preferred name 'Moscow'",)
    assert (date.kb_id_, date._.entity, date._.reasons) == ("", "", ())


def test_linking_keeps_the_mentions_as_they_are(nlp: Language) -> None:
    text = "Trade with the Soviet Union and with Ruritania grew after 1985."
    doc = marked(nlp, text, ("Soviet Union", Kind.PLACE), ("Ruritania", Kind.PLACE), ("1985", Kind.DATE))
    assert [(ent.text, ent.label_, ent._.entity) for ent in doc.ents] == [
        ("Soviet Union", "PLACE", "soviet-union"),
        ("Ruritania", "PLACE", ""),
        ("1985", "DATE", ""),
    ]
    assert doc.ents[1]._.reasons == ("no link: no name like 'Ruritania' in the gazetteer",)


def test_the_date_of_the_text_is_the_last_resort(nlp: Language) -> None:
    for own, expected in (("1947", "soviet-zone-korea"), ("1987", "dprk")):
        assert marked(nlp, "Factories stood in the North.", ("North", Kind.PLACE), own=own).ents[0]._.entity == expected


def test_a_surname_follows_the_full_name_before_it(nlp: Language) -> None:
    text = "Kim Young-sam flew to Moscow. There Kim spoke. Kim Il-sung was not amused, and later Kim said so."
    doc = nlp(text)
    at = [0, text.index("Kim spoke"), text.index("Kim Il-sung"), text.index("Kim said")]
    doc.ents = [doc.char_span(a, a + n, "PERSON") for a, n in zip(at, (13, 3, 11, 3), strict=True)]
    doc = Linker(OWN)(doc)
    assert [ent._.entity for ent in doc.ents] == ["kim-young-sam", "kim-young-sam", "kim-il-sung", "kim-il-sung"]
    assert "short for 'Kim Young-sam' elsewhere in the text" in doc.ents[1]._.reasons


def test_the_surname_of_a_stranger_is_not_a_namesakes(nlp: Language) -> None:
    text = "Rosa Park kept a shop. Park closed early."
    doc = nlp(text)
    doc.ents = [doc.char_span(0, 9, "PERSON"), doc.char_span(23, 27, "PERSON")]
    doc = Linker(OWN)(doc)
    assert doc.ents[1]._.entity == ""
    assert doc.ents[1]._.reasons == ("no link: 'Rosa Park', whose surname this is, is not in the gazetteer",)


def test_a_possessive_is_no_part_of_the_name(nlp: Language) -> None:
    doc = nlp("Gorbachev's speech")
    doc.ents = [doc.char_span(0, 11, "PERSON")]
    assert Linker(OWN)(doc).ents[0]._.entity == "gorbachev-mikhail"


def test_an_empty_gazetteer_links_nothing(nlp: Language) -> None:
    doc = nlp("Moscow")
    doc.ents = [doc.char_span(0, 6, "PLACE")]
    assert Linker(Gazetteer(Listed((), (), ())))(doc).ents[0]._.entity == ""


def test_the_factory_builds_a_pipeline_from_a_folder(nlp: Language) -> None:
    folder = str(Path(__file__).parents[3] / "data" / "gazetteer")
    with nlp.select_pipes(disable=[]):
        pipe = spacy.blank("en")
        pipe.add_pipe("annotate_link", config={"gazetteer": {"@misc": "annotate.Gazetteer.v1", "directory": folder}})
    assert isinstance(pipe.get_pipe("annotate_link"), Linker)


def _namesakes(tmp_path: Path, count: int, relation: str = "") -> Gazetteer:
    """Return a gazetteer of hills of one name in a folder, of which one may be in the state of Arden."""
    ids = [f"hill-{number}" for number in range(count)]
    rows = [f"{id},PLACE,settlement,Hill,,,none,,,,,,,medium," for id in ids]
    rows.append("arden,PLACE,state,Arden,,,none,,,,,,,medium,")
    names = [f"{id},Hill,en,Latn,,preferred,," for id in ids] + ["arden,Arden,en,Latn,,preferred,,"]
    for name, lines in (("entities", rows), ("names", names), ("relations", [relation] if relation else [])):
        head = ",".join(table(f"gazetteer/{name}").columns)
        (tmp_path / f"{name}.csv").write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    return read_gazetteer(tmp_path)


def test_of_many_namesakes_only_the_likeliest_are_weighed(tmp_path: Path) -> None:
    gazetteer = _namesakes(tmp_path, MOST + 20)
    weighed = decide(mention("Hill"), gazetteer)
    assert weighed.entity is not None and len(weighed.others) == MOST - 1


def test_the_one_of_many_namesakes_that_is_at_home_in_the_paragraph_is_weighed_and_wins(tmp_path: Path) -> None:
    last = f"hill-{MOST + 19}"
    gazetteer = _namesakes(tmp_path, MOST + 20, f"{last},part-of,arden,,,medium")
    beside = replace(mention("Hill"), neighbours=frozenset({"arden"}))
    assert (decide(beside, gazetteer).entity or gazetteer.entity("arden")).id == last


@pytest.mark.parametrize("surface, expected", [("Arden", "arden"), ("Hill", None), ("Dale", None)])
def test_a_name_with_one_bearer_is_beyond_doubt(tmp_path: Path, surface: str, expected: str | None) -> None:
    found = _namesakes(tmp_path, 2).sole(surface)
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syngman Rhee dined.", "rhee-syngman"),
        ("Mrs. Syngman Rhee dined.", ""),
        ("Mme. Chiang Kai-shek dined.", ""),
        ("Moscow, Idaho, has a college.", ""),
        ("Moscow, Russia, has a college.", "moscow"),
        ("St. Petersburg, Florida, is warm.", ""),
        ("San Francisco, California, is warm.", "san-francisco"),
        ("Seoul, Washington and Moscow agreed.", "seoul"),
        ("Soviet zone of Korea", "soviet-zone-korea"),
        ("Soviet zone of Germany", ""),
        ("Soviet zone in Austria", ""),
        ("Prussia grew.", ""),
        ("Kim Il-sing spoke.", ""),
        ("RHEE, Syngman", "rhee-syngman"),
    ],
)
def test_what_stands_beside_a_name_says_who_it_is(text: str, expected: str) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    persons = ("Syngman Rhee", "RHEE, Syngman", "Chiang Kai-shek", "Kim Il-sing")
    places = ("Moscow", "St. Petersburg", "San Francisco", "Seoul", "Soviet zone of Korea", "Soviet zone", "Prussia")
    ruler.add_patterns([{"label": "PERSON", "pattern": name} for name in persons])  # type: ignore[attr-defined]
    ruler.add_patterns([{"label": "PLACE", "pattern": name} for name in places])  # type: ignore[attr-defined]
    extensions.register()
    assert Linker(OWN)(nlp(text)).ents[0]._.entity == expected
