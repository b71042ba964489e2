"""The pipeline labels prose for the network: its names, the network's demonyms, and what it drops unjudged."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from annotate.measure.corpora import Example, Split, Use, read_corpus
from annotate.stages import assembly
from annotate.stages.recognise import load_recogniser, model_id
from annotate_train.lessons.convert import write_examples
from annotate_train.teacher.own import labelled, relabel
from annotate_train.teacher.taught import CARD, read_silver, read_teachers

GAZETTEER = Path(__file__).parents[3] / "data" / "gazetteer"
TEXT = "On May 4, 1916, Mrs. Anna Lindt left Lon-\ndon for Paris; Danish ships lay there."


class Said:
    """A network that marks what it is told to, by words."""

    def __init__(self, *spans: tuple[str, str]) -> None:
        self.spans, self.nlp = spans, spacy.blank("en")

    def __call__(self, text):
        doc = self.nlp(text)
        doc.ents = [doc.char_span(at := text.index(word), at + len(word), label) for word, label in self.spans]
        return doc


@pytest.fixture(scope="module")
def nlp():
    return assembly.pipeline(GAZETTEER)


def taught(nlp, *spans):
    (found,) = labelled(nlp, Said(*spans), [Example(TEXT, (), ((0, len(TEXT)),), "prose", Split.TRAIN)])
    return found


def quotes(example: Example) -> set[tuple[str, str]]:
    return {(example.text[s.start : s.end], s.label) for s in example.spans}


def test_the_running_text_has_the_names_of_the_pipeline_and_the_demonyms_of_the_network(nlp):
    found = taught(nlp, ("Danish", "NORP"))
    assert "left London for Paris" in found.text
    assert quotes(found) == {
        ("May 4, 1916", "DATE"),
        ("Anna Lindt", "PERSON"),
        ("London", "PLACE"),
        ("Paris", "PLACE"),
        ("Danish", "NORP"),
    }
    assert found.missing == ()
    assert (found.source, found.split) == ("prose", Split.TRAIN)


def test_what_the_network_marks_and_the_pipeline_drops_is_unjudged(nlp):
    found = taught(nlp, ("ships", "ORG"), ("Paris", "PERSON"), ("there", "EVENT"))
    assert ("Paris", "PLACE") in quotes(found)
    assert [found.text[a:b] for a, b in found.missing] == ["ships", "there"]


def test_prose_is_written_as_a_folder_that_a_training_reads(tiny, tmp_path):
    path = tiny.folder / "prose.jsonl.gz"
    copy = "Anna Lindt came to Marwick in 1931 as a clerk of the Harbour Board."
    write_examples(path, [Example(text, (), ((0, len(text)),), "prose", Split.TRAIN) for text in (TEXT, copy)])
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    prose = replace(tiny.sources[0], file=path.name, name="Prose", use=Use.UNLABELLED, sha256=digest)
    sources = (*tiny.sources, prose)
    said: list[str] = []
    counts = relabel(tiny.folder, tmp_path / "silver", sources, GAZETTEER, progress=said.append)
    first, second = read_corpus(tmp_path / "silver", prose)
    assert ("London", "PLACE") in quotes(first)
    assert ("Anna Lindt", "PERSON") in quotes(second)
    assert counts == {"prose": 2}
    assert said == [f"Prose: {counts['prose']} texts"]
    silver = read_silver(tmp_path / "silver", sources)
    assert silver.of(prose) == (first, second)
    (teacher,) = read_teachers(tmp_path / "silver" / CARD)
    model = model_id(load_recogniser(None))
    assert str(teacher) == f"the pipeline with {model.name} {model.version}, {model.sha256[:12]}"
