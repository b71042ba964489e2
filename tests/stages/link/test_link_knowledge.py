"""The gazetteer as spaCy's `KnowledgeBase`: spaCy's own entity linker is set up on it, trained, saved and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab

from annotate.gazetteer import Gazetteer, read_gazetteer
from annotate.stages.link.knowledge import GazetteerKB

FOLDER = Path(__file__).parents[3] / "data" / "gazetteer"
OWN = read_gazetteer(FOLDER)
TEXT = "The envoy flew from Seoul to Leningrad. Gorbachev waited."
MENTIONS = (
    ("Seoul", "PLACE", "seoul"),
    ("Leningrad", "PLACE", "leningrad"),
    ("Gorbachev", "PERSON", "gorbachev-mikhail"),
)


@pytest.fixture(scope="module")
def kb() -> GazetteerKB:
    return GazetteerKB(Vocab(), 16, OWN)


def linked(nlp: Language, linked: bool) -> Doc:
    doc = nlp.make_doc(TEXT)
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "."
    spans = []
    for words, label, id in MENTIONS:
        at = TEXT.index(words)
        spans.append(doc.char_span(at, at + len(words), label=label, kb_id=id if linked else ""))
    doc.ents = spans
    return doc


def pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(
        "entity_linker",
        config={
            "entity_vector_length": 16,
            "use_gold_ents": False,
            "generate_empty_kb": {
                "@misc": "annotate.GazetteerKB.v1",
                "gazetteer": {"@misc": "annotate.Gazetteer.v1", "directory": FOLDER.as_posix()},
            },
            "get_candidates": {"@misc": "annotate.Candidates.v1"},
            "get_candidates_batch": {"@misc": "annotate.CandidatesBatch.v1"},
        },
    )
    example = Example(linked(nlp, False), linked(nlp, True))
    nlp.initialize(lambda: [example])
    return nlp


def ids(nlp: Language) -> list[str]:
    return [ent.kb_id_ for ent in nlp.get_pipe("entity_linker")(linked(nlp, False)).ents]


def test_spacys_own_linker_learns_and_links_with_it(tmp_path: Path) -> None:
    nlp = pipeline()
    example = Example(linked(nlp, False), linked(nlp, True))
    losses: dict[str, float] = {}
    nlp.update([example], losses=losses)
    assert losses["entity_linker"] >= 0
    wanted = [id for _, _, id in MENTIONS]
    assert ids(nlp) == wanted
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.get_pipe("entity_linker").kb.gazetteer == OWN
    assert ids(again) == wanted


def test_candidates_are_those_of_the_link_stage_with_shares_of_the_evidence(kb: GazetteerKB) -> None:
    found = kb.get_alias_candidates("Korea")
    assert {one.entity_ for one in found} == {entity.id for entity in OWN.candidates("Korea")}
    assert {one.alias_ for one in found} == {"Korea"}
    shares = [one.prior_prob for one in found]
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)
    assert kb.get_alias_candidates("Qwxzian Republic of Nowhere") == []


def test_the_label_of_a_mention_narrows_the_choice_and_a_misspelling_does_not_matter(kb: GazetteerKB) -> None:
    doc = Doc(kb.vocab, words=["Shevardnadse", "left"])
    person, place, other = (Span(doc, 0, 1, label=label) for label in ("PERSON", "PLACE", "WORK_OF_ART"))
    assert [one.entity_ for one in kb.get_candidates(person)] == ["shevardnadze-eduard"]
    assert kb.get_candidates(place) == []
    assert [[one.entity_ for one in some] for some in kb.get_candidates_batch([other, place])] == [
        ["shevardnadze-eduard"],
        [],
    ]


def test_vectors_have_the_length_asked_for_and_say_what_the_record_says(kb: GazetteerKB) -> None:
    some = kb.get_vectors(["seoul", "pyongyang", "nobody"])
    assert [len(vector) for vector in some] == [16, 16, 16]
    assert [sum(value * value for value in vector) for vector in some] == [pytest.approx(1), pytest.approx(1), 0]
    assert kb.get_vector("seoul") == kb.get_vector("seoul") != kb.get_vector("pyongyang")


def test_it_survives_bytes_and_disk(kb: GazetteerKB, tmp_path: Path) -> None:
    empty = GazetteerKB(kb.vocab, 16)
    assert empty.is_empty()
    assert not kb.is_empty()
    assert empty.from_bytes(kb.to_bytes()).gazetteer == OWN
    kb.to_disk(tmp_path)
    back: Gazetteer = GazetteerKB(kb.vocab, 16).from_disk(tmp_path).gazetteer
    assert back == OWN
