"""Literal or metonymic: rules on invented sentences, who is meant at a date, and the invariants."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from annotate.gazetteer import Gazetteer, Listed, read_gazetteer
from annotate.stages import extensions
from annotate.stages.link import Linker
from annotate.stages.senses import Senser, Setting, judge
from annotate.stages.senses.cues import forms
from annotate.stages.senses.rules import RULES
from annotate.values.model import Kind, Sense
from annotate_train.senses import corpora as sense_corpora

OWN = read_gazetteer(Path(__file__).parents[3] / "data" / "gazetteer")


@pytest.fixture(scope="module")
def nlp() -> Language:
    extensions.register()
    return spacy.blank("en")


def judged(nlp: Language, marked: str, when: str = "") -> Doc:
    """Return a document of a text in which [places] stand in brackets, linked and judged."""
    text, spans = "", []
    for part in re.split(r"(\[[^\]]+\])", marked):
        if part.startswith("["):
            spans.append((len(text), len(text) + len(part) - 2))
        text += part.strip("[]")
    doc = nlp(text)
    doc._.reference_date = when
    doc.ents = [doc.char_span(a, b, Kind.PLACE.value) for a, b in spans]
    return Senser(OWN)(Linker(OWN)(doc))


METONYMIC = [
    ("[Moscow] signed the protocol without delay.", "subject of a verb of acting ('signed')"),
    ("In spring [Seoul] had quietly refused the offer.", "subject of a verb of acting ('refused')"),
    ("[Beijing] was preparing to withdraw its envoy.", "subject of a verb of acting ('preparing')"),
    ("[Poland], said one of them, was lost, but [Hungary] recognised it.", None),
    ("They had recognised [Hungary] first.", "object of a verb of dealing ('recognised')"),
    ("Nobody wished to jettison the burdensome [South].", "object of a verb of dealing ('jettison')"),
    ("Its relations with [Japan] were cool.", "dealings with it ('relations … with')"),
    ("Talks between the old ministry and [Japan] were cool.", "dealings with it ('talks between … and')"),
    ("He came with instructions from [Moscow].", "dealings with it ('instructions … from')"),
    ("The island was governed by [Japan].", "agent of a passive ('governed by')"),
    ("It was glad of the recognition of [Hungary].", "partner ('recognition of')"),
    ("The plan was attractive to [Japan].", "judged by it ('attractive to')"),
    ("[Japan]'s decision surprised them.", "possessor of an act (''s decision')"),
    ("[Seoul]'s tram ran again.", "seat of government as possessor (''s')"),
    ("[Japan] and its allies hesitated.", "named with its allies ('and its allies')"),
    ("[Hungary] had eleven partners.", "has dealings ('had partners')"),
    ("[Hungary] was the first to come.", "first to act, at war or allied ('was first')"),
    ("[Moscow], again, hesitated over it.", "seat of government named alone ('no preposition of place')"),
    ("She swam for [Hungary], and competed for [Japan].", None),
]
LITERAL = [
    ("Their embassies in [Seoul] closed.", "preposition of place ('in')"),
    ("The train arrived in [Moscow] at noon.", "preposition of place ('in')"),
    ("The state was proclaimed in [Pyongyang].", "preposition of place ('in')"),
    ("It fell to the province of [Hungary] in May.", "told as a place ('province of')"),
    ("The road led from [Seoul] to the coast.", "preposition ('from')"),
    ("The troops entered [Japan] in autumn.", "object of a verb of moving or taking land ('entered')"),
    ("[Japan]'s coast is long.", "possessor of something (''s')"),
    ("[Japan] is an archipelago.", "no rule applies"),
    ("[Hungary] remained poor.", "no rule applies"),
    ("The [Korean Peninsula] decided nothing.", "no seat of those who act ('region')"),
    ("[Manchuria] signed nothing.", "no seat of those who act ('region')"),
    ("Soviet-sponsored [Hungary] was small.", "no rule applies"),
]


def test_what_is_told_as_a_place_is_told_right_before_it_and_owns_nothing() -> None:
    for before, after in (("ally of", "."), ("province ,", "."), ("province of", "'s consent")):
        found = judge(Setting(tuple(before.split()), tuple(after.split())))
        assert found.rule != "told as a place"


@pytest.mark.parametrize("text, reason", [pair for pair in METONYMIC if pair[1]])
def test_metonymic(nlp: Language, text: str, reason: str) -> None:
    (place,) = judged(nlp, text, "1960").ents
    assert place._.sense == "metonymic"
    assert f"metonymic: {reason}" in place._.reasons


@pytest.mark.parametrize("text, reason", LITERAL)
def test_literal(nlp: Language, text: str, reason: str) -> None:
    (place,) = judged(nlp, text, "1960").ents
    assert (place._.sense, place._.refers_to) == ("literal", "")
    assert f"literal: {reason}" in place._.reasons


@pytest.mark.parametrize(
    "text, senses",
    [
        ("[Moscow], [Beijing] and the [North] signed it.", ["metonymic"] * 3),
        ("Trams ran in [Moscow], [Beijing] and [Seoul].", ["literal"] * 3),
        ("Relations with both [Seoul] and [Pyongyang] were good.", ["metonymic"] * 2),
        ("[Poland], said one of them, was lost, but [Hungary] recognised it.", ["literal", "metonymic"]),
        ("If the army crossed the [Yalu], [Beijing] would sign nothing.", ["literal", "metonymic"]),
        ("When they had left [Hanoi], [Moscow] protested.", ["literal", "metonymic"]),
        ("The games were held in [Tokyo], and [Hungary] won the relay.", ["literal", "metonymic"]),
        ("They met in [Prague], but [Moscow] refused to sign.", ["literal", "metonymic"]),
        ("He spoke of treaties with [Japan], [Poland], and [Hungary] refused.", ["metonymic"] * 3),
        ("Trains went to [Tokyo], and [Seoul] by sea.", ["literal"] * 2),
        ("She competed for [Japan], then lived in [Hungary].", ["metonymic", "literal"]),
    ],
)
def test_coordinated_names_share_their_sense_and_others_do_not(nlp: Language, text: str, senses: list[str]) -> None:
    assert [place._.sense for place in judged(nlp, text, "1960").ents] == senses


@pytest.mark.parametrize(
    "text, sense",
    [
        ("He was born in Williamsport, [Hungary].", "literal"),
        ("The plant at Groton, [Hungary], closed.", "literal"),
        ("In March, [Hungary] refused.", "metonymic"),
        ("In Asia, [Hungary] recognised nobody.", "metonymic"),
        ("According to Brown, [Hungary] refused to sign.", "metonymic"),
    ],
)
def test_a_land_stands_where_its_unrecognised_town_does(nlp: Language, text: str, sense: str) -> None:
    (place,) = judged(nlp, text, "1960").ents
    assert place._.sense == sense


def test_the_town_of_a_land_is_stepped_over_and_a_month_is_not() -> None:
    for text, last in (("Born in Hanover, Peru.", "in"), ("It fell in March, Peru.", ","), ("He, Peru.", ",")):
        (one,) = sense_corpora.examples(text, [(text.index("Peru"), text.index("Peru") + 4, False)])
        assert one.setting.last == last


def test_a_coordinated_name_that_was_not_recognised_does_not_hide_the_verb(nlp: Language) -> None:
    (place,) = judged(nlp, "[Hungary] and the Ruritanians signed it.", "1960").ents
    assert place._.sense == "metonymic"


@pytest.mark.parametrize(
    "text, when, meant",
    [
        ("[Moscow] refused.", "1960", "soviet-government"),
        ("[Moscow] refused.", "1995", "russian-government"),
        ("The [Kremlin] refused.", "1975", "soviet-government"),
        ("[Seoul] refused.", "1946", "usamgik"),
        ("[Seoul] refused.", "1960", "rok-government"),
        ("The [North] refused.", "1946", "soviet-civil-administration"),
        ("The [North] refused.", "1960", "dprk-government"),
        ("[Free China] refused.", "1960", "roc-government"),
        ("[China] refused.", "1960", "prc-government"),
        ("[Russia] refused.", "1975", "soviet-government"),
        ("[Sweden] refused.", "1973", "sweden"),
        ("They recognised [Pyongyang].", "1960", "dprk"),
        ("The Allies recognised [North Korea].", "1960", "dprk-government"),
        ("Relations with [Moscow] were established.", "1960", "soviet-government"),
        ("Diplomatic relations with [Taiwan] were opened.", "1960", "roc-government"),
        ("[Pyongyang] established relations with Ruritania.", "1960", "dprk"),
        ("[Pyongyang] broke off relations with Ruritania.", "1960", "dprk-government"),
        ("Ruritania broke with [Pyongyang].", "1960", "dprk"),
        ("Ruritania stayed with [Seoul].", "1960", "republic-of-korea"),
        ("Ruritania stayed with [Seoul].", "1946", "usamgik"),
        ("[Bonn] and Ruritania opened relations.", "1960", "frg"),
        ("Diplomatic relations with [Seoul] were opened.", "1960", "republic-of-korea"),
        ("Relations between the two [Koreas] froze.", "1960", "two-koreas"),
    ],
)
def test_who_is_meant_at_the_date(nlp: Language, text: str, when: str, meant: str) -> None:
    (place,) = judged(nlp, text, when).ents
    assert (place._.sense, place._.refers_to) == ("metonymic", meant)
    assert place._.reasons[-1] == f"means {OWN.entity(meant).label} at {when}"


def test_where_nobody_is_known_the_reason_says_so(nlp: Language) -> None:
    (place,) = judged(nlp, "[Bonn] refused.", "2005").ents
    assert (place._.sense, place._.refers_to) == ("metonymic", "")
    assert place._.reasons[-1] == "nobody known whom it means at 2005"


def test_only_places_are_judged(nlp: Language) -> None:
    doc = nlp("Gorbachev decided")
    doc.ents = [doc.char_span(0, 9, "PERSON")]
    assert Senser(OWN)(doc).ents[0]._.sense == ""


@pytest.mark.parametrize(
    "text", ["The city of [ST. PETERSBURG]", "[ST. PETERSBURG] AND [MOSCOW]", "AT [ST. HELENA] HE DIED."]
)
def test_a_place_that_a_sentence_seems_to_end_in_has_a_sense_too(nlp: Language, text: str) -> None:
    """A full stop in capitals looks like the end of a sentence; the name goes on behind it."""
    assert all(ent._.sense for ent in judged(nlp, text).ents)


def test_an_unlinked_place_has_a_sense_too(nlp: Language) -> None:
    (place,) = judged(nlp, "[Ruritania] declared war.").ents
    assert (place._.sense, place._.refers_to) == ("metonymic", "")


WORDS = (
    "in",
    "the",
    "relations",
    "with",
    "signed",
    "by",
    "'s",
    "policy",
    "of",
    "to",
    "recognised",
    "and",
    "has",
    "for",
)
words = st.lists(st.sampled_from(WORDS), max_size=8)


@given(words, words, st.booleans())
def test_the_first_rule_that_applies_decides(before: list[str], after: list[str], seat: bool) -> None:
    setting = Setting(tuple(before), tuple(after), seat)
    verdict = judge(setting)
    applying = [rule for rule in RULES if rule.test(setting)]
    assert verdict.rule == (applying[0].name if applying else "no rule applies")
    assert verdict.sense is (applying[0].sense if applying else Sense.LITERAL)


def test_rules_have_names_of_their_own_and_scores_below_certainty() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(0.5 <= rule.score < 1 for rule in RULES)


@pytest.mark.parametrize(
    "verb, some",
    [
        ("sign", {"sign", "signs", "signed", "signing"}),
        ("recognise", {"recognised", "recognized", "recognising", "recognizes"}),
        ("deny", {"denies", "denied", "denying"}),
        ("press", {"presses", "pressed"}),
        ("send", {"sent", "sends"}),
        ("play", {"plays", "played"}),
        ("stop", {"stopped"}),
        ("plan", {"planned", "planning"}),
    ],
)
def test_forms_of_verbs(verb: str, some: set[str]) -> None:
    assert some <= forms(verb)


def test_without_a_gazetteer_senses_are_judged_all_the_same(nlp: Language) -> None:
    doc = nlp("Ruritania declared war.")
    doc.ents = [doc.char_span(0, 9, "PLACE")]
    assert Senser(Gazetteer(Listed((), (), ())))(doc).ents[0]._.sense == "metonymic"
