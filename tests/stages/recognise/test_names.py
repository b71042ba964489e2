"""The rules after the model, on sentences of our own."""

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.stages.recognise import contexts, lexicon
from annotate.stages.recognise.lexicon import fixed_names
from annotate.stages.tokens import straight
from annotate.values.model import Kind


def test_labels_of_other_models_are_mapped_and_the_rest_dropped(rules):
    model = [
        ("Marwick", "GPE"),
        ("Pier 3", "FAC"),
        ("Danish", "NORP"),
        ("1931", "DATE"),
        ("ten", "CARDINAL"),
        ("X", "Q"),
    ]
    text = "In 1931 ten Danish boats reached Marwick at Pier 3 with X."
    assert rules(text, model) == [("Marwick", "PLACE"), ("Pier 3", "PLACE")]


@pytest.mark.parametrize("word", ["Soviet", "Chinese", "North Korean", "East Germans", "Koreans", "KOREAN"])
def test_a_demonym_is_never_a_place(rules, word):
    assert rules(f"The {word} fleet sailed to Marwick.", [(word, "PLACE"), ("Marwick", "PLACE")]) == [
        ("Marwick", "PLACE")
    ]


def test_a_demonym_inside_a_name_belongs_to_it(rules):
    assert rules("The Korean Trade Bank closed.", [("Korean Trade Bank", "ORG")]) == [("Korean Trade Bank", "ORG")]


def test_the_un_is_an_organisation_whatever_the_model_says(rules):
    assert rules("The U.N. met. Later the U.N. left.", [("U.N.", "PLACE")]) == [("U.N.", "ORG")] * 2


def test_the_longest_name_wins(rules):
    found = rules("The U.N. Fishery Board met.", [("U.N. Fishery Board", "ORG")])
    assert found == [("U.N. Fishery Board", "ORG")]


def test_the_majority_decides_on_a_repeated_name(build):
    nlp = build([])
    doc = nlp.make_doc("Marwick fell. Marwick rose. Marwick sang.")
    doc.ents = [doc.char_span(s, s + 7, label=k) for s, k in ((0, "PLACE"), (14, "PERSON"), (28, "PLACE"))]
    doc = nlp.get_pipe("annotate_names")(doc)
    assert [ent.label_ for ent in doc.ents] == ["PLACE"] * 3
    assert "the text agrees on PLACE (2 of 3)" in doc.ents[1]._.reasons


def test_a_tie_changes_nothing_where_the_words_around_say_nothing(build, monkeypatch):
    monkeypatch.setattr(contexts, "weights", dict)
    nlp = build([])
    doc = nlp.make_doc("Marwick fell. Marwick rose.")
    doc.ents = [doc.char_span(s, s + 7, label=k) for s, k in ((0, "PLACE"), (14, "PERSON"))]
    assert [ent.label_ for ent in nlp.get_pipe("annotate_names")(doc).ents] == ["PLACE", "PERSON"]


def test_a_surname_follows_the_full_name(rules):
    found = rules("Peder Holm came. Holm was tired. Then Holm left.", [("Peder Holm", "PERSON")])
    assert found == [("Peder Holm", "PERSON"), ("Holm", "PERSON"), ("Holm", "PERSON")]


def test_a_surname_the_model_took_for_a_place_is_a_person(build):
    nlp = build([])
    doc = nlp.make_doc("Peder Holm came. Peder Holm sat. Then Holm left.")
    doc.ents = [doc.char_span(0, 10, "PERSON"), doc.char_span(17, 27, "PERSON"), doc.char_span(38, 42, "PLACE")]
    assert [(e.text, e.label_) for e in nlp.get_pipe("annotate_names")(doc).ents][2] == ("Holm", "PERSON")


def test_in_a_tie_the_surname_of_somebody_certain_is_a_person(build):
    nlp = build([])
    doc = nlp.make_doc("Ko Chol-su came. Then Ko left.")
    doc.ents = [doc.char_span(22, 24, "PLACE")]
    found = nlp.get_pipe("annotate_names")(doc).ents
    assert [(e.text, e.label_) for e in found] == [("Ko Chol-su", "PERSON"), ("Ko", "PERSON")]


def test_a_short_surname_is_not_sought_where_nobody_marked_it(rules):
    assert rules("No Chol-su came. No rain fell. Kong Chol-su came. Then Kong left.", []) == [
        ("No Chol-su", "PERSON"), ("Kong Chol-su", "PERSON"), ("Kong", "PERSON"),
    ]  # fmt: skip


def test_repeats_that_the_model_missed_are_found_where_they_stand_alone(build):
    nlp = build([])
    doc = nlp.make_doc("In Marwick and Marwick it rained; Marwick slept. Marwick Bay and Marwick-born men did not.")
    doc.ents = [doc.char_span(3, 10, "PLACE"), doc.char_span(15, 22, "PLACE")]
    found = nlp.get_pipe("annotate_names")(doc).ents
    assert [ent.start_char for ent in found] == [3, 15, 34]


def test_a_short_form_the_text_explains_has_the_kind_of_the_long_one(rules):
    text = "The Marwick Office of Trade (MOT) opened. The MOT closed."
    found = rules(text, [("Marwick Office of Trade", "ORG"), ("MOT", "PERSON")])
    assert found == [("Marwick Office of Trade", "ORG"), ("MOT", "ORG"), ("MOT", "ORG")]


def test_brackets_with_other_letters_explain_nothing(rules):
    assert rules("The Harbour Board (XYZ) met.", [("Harbour Board", "ORG")]) == [("Harbour Board", "ORG")]


@pytest.mark.parametrize(
    "name",
    [
        "Ko Chol-su",
        "Park Min-ho",
        "Yi Sang-Jun",
        "Ch'ien Ch'i-ch'en",
        "Ch’ü Ch’iu-pai",
        "Li Hsien-nien",
        "Ch’en Yi",
        "Noh T'ae-u",
    ],
)
def test_a_name_in_a_form_of_east_asia_is_a_person(rules, name):
    assert rules(f"Under {name}’s rule it rained.", [(name, "PLACE")]) == [(name, "PERSON")]


def test_an_organisation_may_bear_a_korean_name(rules):
    name = "Ko Chol-su University"
    assert rules(f"The {name} closed.", [(name, "ORG")]) == [(name, "ORG")]


def test_other_hyphens_are_no_korean_names(rules):
    assert rules("The Park Hotel-owned land and Moon Anti-War talks. Li Smith-owned. O’Hu Yi.", []) == []


class TestGazetteer:
    def test_names_the_model_missed(self, rules):
        text = "After the Ferry Quarrel the ferry doctrine was dropped. Ferry doctrine or not, it rained."
        gazetteer = [("Ferry Quarrel", "EVENT"), ("ferry doctrine", "TERM")]
        found = rules(text, [], gazetteer)
        assert found == [("Ferry Quarrel", "EVENT"), ("ferry doctrine", "TERM"), ("Ferry doctrine", "TERM")]

    def test_its_only_kind_beats_the_model(self, rules):
        assert rules("In Osterby.", [("Osterby", "PERSON")], [("Osterby", "PLACE")]) == [("Osterby", "PLACE")]

    def test_the_model_chooses_among_its_kinds(self, rules):
        gazetteer = [("Osterby", "PLACE"), ("Osterby", "PERSON")]
        assert rules("With Osterby.", [("Osterby", "PERSON")], gazetteer) == [("Osterby", "PERSON")]
        assert rules("With Osterby.", [], gazetteer) == [("Osterby", "PLACE")]

    def test_a_longer_name_of_the_model_stays(self, rules):
        model = [("Osterby Museum", "ORG")]
        assert rules("The Osterby Museum.", model, [("Osterby", "PLACE")]) == model

    def test_a_longer_name_of_the_gazetteer_replaces(self, rules):
        found = rules("The Osterby Museum.", [("Osterby", "PLACE")], [("Osterby Museum", "ORG")])
        assert found == [("Osterby Museum", "ORG")]

    def test_where_two_names_cross_the_longer_stays(self, rules):
        model = [("Great Osterby Museum", "ORG")]
        assert rules("Great Osterby Museum Road.", model, [("Museum Road", "PLACE")]) == model

    def test_other_letter_case_is_another_word(self, rules):
        assert rules("We met in may at the MAY inn.", [], [("May", "PERSON")]) == []

    def test_an_article_in_the_name_must_stand_in_the_text(self, rules):
        gazetteer = [("the Mainland", "PLACE")]
        found = rules("The Mainland and the Mainland; Mainland prices.", [], gazetteer)
        assert found == [("Mainland", "PLACE")] * 2

    def test_demonyms_and_halves_of_the_gazetteer_are_left_out(self, rules):
        assert rules("A Korean sailed North.", [], [("Korean", "PLACE"), ("North", "PLACE")]) == []

    def test_curly_and_straight_apostrophes_are_one(self, rules):
        assert rules("The Men’s League.", [], [("Men's League", "ORG")]) == [("Men’s League", "ORG")]


class TestHalves:
    KOREA = "This is about Korea. "

    @pytest.mark.parametrize(
        "sentence",
        ["The North had coal.", "He chose the South.", "The burdensome North fell.", "A letter of the South’s envoy.",
         "The Soviet-sponsored North fell.", "Neither the North nor Bast spoke."],
    )  # fmt: skip
    def test_a_half_of_a_divided_country_is_a_place(self, rules, sentence):
        found = rules(self.KOREA + sentence, [("Korea", "PLACE")])
        assert found[1:] in ([("North", "PLACE")], [("South", "PLACE")])

    @pytest.mark.parametrize(
        "sentence",
        ["They moved north.", "They moved North to Ormel.", "The north was cold.", "The North Lake froze.",
         "The South-East froze.", "The North of Marwick froze.", "North winds blew."],
    )  # fmt: skip
    def test_a_point_of_the_compass_is_not(self, rules, sentence):
        assert rules(self.KOREA + sentence, [("Korea", "PLACE"), ("North", "PLACE")]) == [("Korea", "PLACE")]

    def test_both_halves_stand_as_a_pair(self, rules):
        model = [("Korea", "PLACE")]
        found = rules(self.KOREA + "The teams of North and South met. Then North and South Ormel froze.", model)
        assert found[1:] == [("North", "PLACE"), ("South", "PLACE")]

    @pytest.mark.parametrize("told", ["Seoul", "P'yŏngyang", "the 38th parallel", "Hanoi", "the DPRK"])
    def test_capitals_and_lines_tell_of_a_divided_country(self, rules, told):
        assert ("South", "PLACE") in rules(f"They spoke of {told}. Then the South chose.", [])

    def test_in_another_text_it_is_not(self, rules):
        assert rules("In Ohio the South was hated.", [("Ohio", "PLACE"), ("South", "PLACE")]) == [("Ohio", "PLACE")]

    def test_the_full_name_stays_whole(self, rules):
        assert rules("The rulers of North Korea met.", [("North Korea", "PLACE")]) == [("North Korea", "PLACE")]


def test_every_mention_has_a_reason(build):
    doc = build([("Marwick", "GPE")], [("Ferry Quarrel", "EVENT")])("In Marwick the Ferry Quarrel and the U.N. ended.")
    assert len(doc.ents) == 3
    assert all(ent._.reasons for ent in doc.ents)


PLAIN = (
    "the The Korea North South Soviet Marwick Holm Peder U.N. 's ’s | “ ” ( ) KTB Kim Il-sung president of and - . rain"
)
WORDS = st.sampled_from((*PLAIN.split(), "\n"))


@pytest.fixture(scope="module")
def settled(build):
    return build([], [("Marwick", "PLACE"), ("Peder Holm", "PERSON")])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=25), st.data())
def test_any_text_and_any_model_give_clean_mentions(settled, words, data):
    nlp = settled
    doc = nlp.make_doc(" ".join(words))
    ents, at = [], 0
    while at < len(doc):
        length = data.draw(st.integers(0, 3))
        if length and at + length <= len(doc):
            label = data.draw(st.sampled_from(("PERSON", "PLACE", "ORG", "NORP", "DATE", "EVENT", "GPE")))
            if doc[at : at + length].text.strip():
                ents.append((at, at + length, label))
        at += max(1, length)
    doc.set_ents([doc.char_span(doc[s].idx, doc[e - 1].idx + len(doc[e - 1]), label=k) for s, e, k in ents])
    for ent in nlp.get_pipe("annotate_names")(doc).ents:
        assert ent.label_ in set(Kind) - {Kind.DATE}
        assert ent.text == ent.text.strip()
        assert "\n" not in ent.text
        assert not ent.text.endswith(("'s", "’s", "|", "”"))
        assert not ent.text.startswith(("the ", "“", "|"))


TOKENIZER = spacy.blank("en").tokenizer
_LISTED = sorted({name for name, _ in fixed_names()})


@settings(deadline=None)
@given(st.lists(st.sampled_from([*_LISTED, "can", "cannot", "US", "id", "o.k."]) | st.text(max_size=4), max_size=6))
def test_names_are_cut_as_texts_are(words):
    name = " ".join(words)
    cut = tuple(straight(token.text) for token in TOKENIZER(name))
    assert lexicon._words_of(name, TOKENIZER, frozenset(TOKENIZER.rules)) == cut
