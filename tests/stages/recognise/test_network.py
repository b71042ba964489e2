"""The network as it is run here finds what spaCy's own components find."""

from __future__ import annotations

from random import Random

import pytest
import spacy

from annotate.stages.extensions import register
from annotate.stages.recognise import layers, load_recogniser, transitions
from annotate.stages.recognise.network import network_of

SOME = (
    "The the Republic of Korea Seoul Moscow Kim Il-sung Mr. Brown Board of Trade ( ) , . 1950 May and said , “ ” North "
    "University Battle River U.S. embassy can't 'd GRU People 's United Nations Council for in 38th"
)
WORDS = (*SOME.split(), "\n", "\n\n")


@pytest.fixture(scope="module")
def nlp():
    return load_recogniser()


def texts() -> list[str]:
    random = Random(3)
    drawn = [" ".join(random.choices(WORDS, k=random.choice((1, 2, 30, 200)))) for _ in range(60)]
    # Names of any length: where the network goes on for long, and where the text ends in the midst of a name.
    return [
        *drawn,
        "",
        " ",
        "Seoul",
        "Board of Trade and " * 200,
        "People 's United Nations Council for " * 30,
        "Kim " * 600,
    ]


def names(doc: spacy.tokens.Doc) -> list[tuple[int, int, str]]:
    return [(ent.start, ent.end, ent.label_) for ent in doc.ents]


@pytest.mark.parametrize("at_once", [0, 1, 3])
def test_it_finds_what_spacy_finds(nlp, monkeypatch, at_once):
    monkeypatch.setattr(transitions, "_AT_ONCE", at_once)
    expected = [names(doc) for doc in nlp.pipe(texts())]
    docs = [nlp.make_doc(text) for text in texts()]
    network_of(nlp).recognise(docs)
    assert [names(doc) for doc in docs] == expected
    assert sum(map(len, expected)) > 500
    assert max(end - start for found in expected for start, end, _ in found) > 5
    assert all(token.ent_iob for doc in docs for token in doc), "outside is said, too"


def test_blocks_and_batches_are_not_seen(nlp, monkeypatch):
    monkeypatch.setattr(layers, "_BLOCK", 7)
    alone = []
    for text in texts():
        doc = nlp.make_doc(text)
        network_of(nlp).recognise([doc])
        alone.append(names(doc))
    assert alone == [names(doc) for doc in nlp.pipe(texts())]


def test_a_network_of_another_form_is_left_to_spacy():
    assert network_of(spacy.blank("en")) is None
    other = spacy.blank("en")
    other.add_pipe("ner")
    assert network_of(other) is None
    other.add_pipe("tok2vec", first=True)
    assert network_of(other) is None, "these names are not found from these vectors"


def test_in_a_worn_text_fewer_smudges_are_names_and_others_beside_it_are_read_as_ever(nlp):
    smudged = (
        "Tfcla Ihould of tbe Couftitutioa and Congrels of tbe Eftatcs were Buidcnt in Sudght and tbe Pug of Br.iuniu "
        "faid Thait to Guardians and Parents in Varniim."
    )
    clean = "Mr. Brown of the Board of Trade flew from Seoul to Moscow."
    register()
    found = {}
    for worn in (False, True):
        docs = [nlp.make_doc(text) for text in (clean, smudged, clean)]
        docs[1]._.worn = worn
        network_of(nlp).recognise(docs)
        found[worn] = [names(doc) for doc in docs]
    assert found[True][0] == found[True][2] == found[False][0]
    assert 0 < len(found[True][1]) < len(found[False][1])
