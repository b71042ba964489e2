"""The words around a name, over all its occurrences, against what the model made of it."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from annotate.stages.recognise import contexts
from annotate.stages.recognise.candidates import FROM_MODEL, Candidate, surface
from annotate.stages.recognise.contexts import KINDS, PERSONAL, by_ending, evidence, features, weights
from annotate.stages.recognise.lexicon import Lexicon
from annotate.stages.recognise.weigh import ROW, VOTE, weighed
from annotate.stages.tokens import Tokens
from annotate.values.model import Kind

NLP = spacy.blank("en")
EMPTY = Lexicon({})


def best(text, name="Ormel"):
    doc = NLP(text)
    at = next(token.i for token in doc if token.text == name)
    found = evidence(Tokens.of(doc), at, at + 1)
    return max(found, key=found.get)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He was born in Ormel and died young.", Kind.PLACE),
        ("The embassy in Ormel was closed.", Kind.PLACE),
        ("They flew from Ormel to the coast.", Kind.PLACE),
        ("The treaty was signed by Ambassador Ormel yesterday.", Kind.PERSON),
        ("“We are late,” Ormel said.", Kind.PERSON),
        ("Professor Ormel wrote to us.", Kind.PERSON),
        ("A spokesman for the Ormel said that talks had ended.", Kind.ORG),
        ("Ormel, 54, sells tea.", Kind.PERSON),
        ("They saw Ormel, deputy foreign minister under Vask, there.", Kind.PERSON),
        ("They saw Ormel, then ambassador to Peru, there.", Kind.PERSON),
        ("They sat in Ormel, ambassador of a king that fell.", Kind.PLACE),
        ("“We are late,” says Ormel.", Kind.PERSON),
        ("Ormel thinks that a vote would harm his cause.", Kind.PERSON),
        ("It was Ormel, the old philosopher, who left.", Kind.PERSON),
        ("In her letter to Ormel, her brother, she told him.", Kind.PERSON),
        ("There Ormel and his wife sold it.", Kind.PERSON),
        ("He has a cousin named Ormel in town.", Kind.PERSON),
        ("He is the biographer of Ormel.", Kind.PERSON),
        ("See Ormel, 1911–1972.", Kind.PERSON),
        ("In Ormel they think that a vote would harm his cause.", Kind.PLACE),
        ("The stream descends to Ormel on a ledge.", Kind.PLACE),
        ("He had descended to Ormel on a ledge.", Kind.PLACE),
        ("A line of buses from Ormel was planned.", Kind.PLACE),
    ],
)
def test_the_words_around_tell_the_kind(text, kind):
    assert best(text) is kind


def test_features_hold_classes_instead_of_names_and_figures():
    doc = NLP("Peder Holm saw 14 Ormel’s Ambassador Dahl.")
    assert features(Tokens.of(doc), 4, 5) == ("-1 #", "-2 saw #", "+1 's", "+2 's ambassador")
    assert features(Tokens.of(doc), 0, 2) == ("-1 |", "-2 | |", "+1 saw", "+2 saw #")
    assert features(Tokens.of(doc), 7, 8)[0] == "-1 ambassador", "a title keeps its word"
    assert features(Tokens.of(NLP("They met Holm Ormel there")), 3, 4)[0] == "-1 Aa"


def test_no_name_has_a_weight():
    words = [word for feature in weights() for word in feature.split(" ")[1:]]
    assert words
    assert all(word == "Aa" or word == word.lower() for word in words)
    assert len(weights()) > 1000


@given(st.text(max_size=40), st.data())
def test_evidence_never_fails_and_knows_the_three_kinds(text, data):
    doc = NLP.make_doc(text + " x")
    start = data.draw(st.integers(0, len(doc) - 1))
    assert tuple(evidence(Tokens.of(doc), start, data.draw(st.integers(start + 1, len(doc))))) == KINDS


def marked(doc, *names):
    places = {token.text: token.i for token in reversed(doc)}
    return [Candidate(places[name], places[name] + 1, kind, (FROM_MODEL,)) for name, kind in names]


def votes(candidates, doc):
    from annotate.stages.recognise.vote import _votes

    tokens = Tokens.of(doc)
    return _votes([(candidate, surface(tokens, candidate)) for candidate in candidates], set())


def test_a_neighbour_in_a_row_lends_its_kind(monkeypatch):
    monkeypatch.setattr(contexts, "weights", dict)
    doc = NLP("Ormel, Dahl and Vorn came; Dahl stayed, Vorn too.")
    found = marked(doc, ("Ormel", Kind.PLACE), ("Dahl", Kind.PERSON), ("Vorn", Kind.PERSON))
    scores = weighed(Tokens.of(doc), found, votes(found, doc), EMPTY)
    assert scores["Ormel"][Kind.PLACE] - scores["Ormel"][Kind.PERSON] < VOTE
    apart = NLP("Ormel came; then Dahl left, long before Vorn.")
    found = marked(apart, ("Ormel", Kind.PLACE), ("Dahl", Kind.PERSON), ("Vorn", Kind.PERSON))
    assert weighed(Tokens.of(apart), found, votes(found, apart), EMPTY)["Ormel"][Kind.PLACE] == VOTE
    assert ROW > 0


def test_what_the_gazetteer_knows_is_certain(monkeypatch):
    monkeypatch.setattr(contexts, "weights", dict)
    doc = NLP("Ormel came.")
    found = marked(doc, ("Ormel", Kind.PERSON))
    lexicon = Lexicon({("Ormel",): (Kind.PLACE,)})
    assert weighed(Tokens.of(doc), found, votes(found, doc), lexicon)["Ormel"][Kind.PLACE] > 10


def test_occurrences_that_nobody_marked_count_too(rules):
    text = "Ormel was silent. He was often in Ormel. She saw him in Ormel. They came from Ormel to the coast."
    model = [("Ormel was", "Q")]
    assert rules(text, [*model]) == []
    assert {kind for _, kind in rules(text, [("Ormel", "PERSON")])} == {"PLACE"}


def test_the_reason_says_what_decided(build):
    nlp = build([])
    doc = nlp.make_doc("He was born in Ormel. She lived in Ormel.")
    doc.ents = [doc.char_span(15, 20, label="PERSON")]
    found = nlp.get_pipe("annotate_names")(doc).ents
    assert [ent.label_ for ent in found][:1] == ["PLACE"]
    assert "the words around it speak for PLACE" in found[0]._.reasons


def test_longer_names_are_left_to_the_majority(build):
    nlp = build([])
    doc = nlp.make_doc("He was often in Peder Holm. She was near Peder Holm.")
    doc.ents = [doc.char_span(16, 26, label="PERSON"), doc.char_span(41, 51, label="PERSON")]
    assert [ent.label_ for ent in nlp.get_pipe("annotate_names")(doc).ents] == ["PERSON", "PERSON"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Gerhardsen", "PERSON"), ("Shevardnadze", "PERSON"), ("Tatarescu", "PERSON"), ("Kaliningrad", "PLACE")],
)
def test_the_longest_known_ending_of_a_name_speaks(name, kind):
    (said,) = by_ending(name)
    assert said == kind


@pytest.mark.parametrize("name", ["Ov", "KARPOV", "Stan", "Xyz"])
def test_short_names_and_capitals_have_no_ending(name):
    assert by_ending(name) == {}


@pytest.mark.parametrize("text", ["Marwick smiled .", "Marwick 's widow left ."])
def test_what_only_persons_do_or_have_speaks_for_one(text):
    words = text.split()
    plain = ["Marwick", "zzz", *words[2:]]
    gained = evidence(words, 0, 1)[Kind.PERSON] - evidence(plain, 0, 1)[Kind.PERSON]
    assert gained > PERSONAL / 2
