"""What errors cost is measured on the same names."""

from annotate.measure import frames, noised
from annotate.measure.corpora import Example, Labelled
from annotate.stages.recognise import load_recogniser

LINE = "Clara Vorn flew from Helsinki to Stockholm, where she met the ambassador on 4 May 1951."
NAMES = (("Clara Vorn", "PERSON"), ("Helsinki", "PLACE"), ("Stockholm", "PLACE"), ("4 May 1951", "DATE"))
SPANS = ((LINE.index(name), name, label) for name, label in NAMES)
TEXTS = [Example(LINE, tuple(Labelled(start, start + len(name), label) for start, name, label in SPANS))] * 40


def test_noise_costs_something_and_a_seed_repeats_it():
    nlp = load_recogniser()
    found = noised.measure(nlp, "lines", TEXTS)
    assert found == noised.measure(nlp, "lines", TEXTS, seed=0)
    assert found.f1_noised < found.f1
    assert 0.005 < found.characters < 0.03
    assert found.model.split()[1] == nlp.meta["sha256"][:12]


def test_the_chapter_shows_what_is_lost(tmp_path):
    noised.FILE.write(tmp_path, (noised.Noised("lines", "1.0.0 abc", 0.015, 0.9, 0.8),))
    assert frames.noise(tmp_path).loc["lines"].tolist() == ["1.5 %", "0.900", "0.800", "0.100"]
