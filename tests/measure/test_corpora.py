"""The right files, read whole, or one clear error."""

import gzip
import json

import pytest

from annotate.measure.corpora import (
    LABELS,
    Labelled,
    Split,
    Use,
    check,
    parse_sources,
    read_corpus,
    shipped_sources,
    without_overlaps,
)
from annotate.values.errors import InputError


def test_shipped_sources_never_train_on_the_held_out_sets():
    held_out = {source.id for source in shipped_sources() if source.use is Use.HELD_OUT}
    assert held_out == {"wikigold", "re3d_open"}


def test_shipped_sources_are_complete():
    for source in shipped_sources():
        assert len(source.sha256) == 64
        assert len(source.commit) == 40
        assert source.licence
        assert source.credit
        assert "NC" not in source.licence.split()


def test_the_right_file_passes(tiny):
    check(tiny.folder, tiny.sources)


def test_a_changed_file_is_named_with_both_checksums(tiny):
    (tiny.folder / "tiny.jsonl.gz").write_bytes(gzip.compress(b"{}\n"))
    with pytest.raises(InputError) as raised:
        check(tiny.folder, tiny.sources)
    assert "tiny.jsonl.gz has SHA-256" in str(raised.value)
    assert tiny.sources[0].sha256 in str(raised.value)


def test_missing_files_are_named_together(tmp_path):
    with pytest.raises(InputError) as raised:
        check(tmp_path, shipped_sources())
    assert all(source.file in str(raised.value) for source in shipped_sources())


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(InputError, match="no such folder"):
        check(tmp_path / "nowhere", shipped_sources())


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('{"text": "cut o', "Unterminated string"),
        ('{"split": "train", "entities": [], "missing": []}', "field 'text' is missing"),
        ('{"text": "A b", "split": "train", "entities": [[0, 1, "GPE"]], "missing": []}', "'GPE'"),
        ('{"text": "A b", "split": "train", "entities": [[0, 9, "PLACE"]], "missing": []}', "outside the text"),
        ('{"text": "A b", "split": "later", "entities": [], "missing": []}', "'later'"),
        ('{"text": 7, "split": "train", "entities": [], "missing": []}', "not a string"),
        ("[1, 2]", "indices"),
    ],
)
def test_a_broken_line_is_named(tiny, line, what):
    good = json.dumps({"text": "A b", "split": "train", "entities": [], "missing": []})
    (tiny.folder / "tiny.jsonl.gz").write_bytes(gzip.compress(f"{good}\n{line}\n".encode()))
    with pytest.raises(InputError) as raised:
        read_corpus(tiny.folder, tiny.sources[0])
    assert "tiny.jsonl.gz:2: " in str(raised.value)
    assert what in str(raised.value)


def test_a_file_that_is_not_gzip_is_an_error(tiny):
    (tiny.folder / "tiny.jsonl.gz").write_bytes(b"plain text")
    with pytest.raises(InputError, match="cannot be unpacked"):
        read_corpus(tiny.folder, tiny.sources[0])


def test_line_separators_inside_a_text_do_not_cut_it(tiny):
    line = json.dumps({"text": "A\u2028b", "split": "dev", "entities": [], "missing": []}, ensure_ascii=False)
    (tiny.folder / "tiny.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    assert [x.text for x in read_corpus(tiny.folder, tiny.sources[0])] == ["A\u2028b"]


def test_examples_say_what_the_file_says(tiny):
    examples = read_corpus(tiny.folder, tiny.sources[0])
    assert len(examples) == 20
    first = examples[0]
    assert first.split is Split.TRAIN
    assert [first.text[s.start : s.end] for s in first.spans] == ["Anna Lindt", "Marwick", "1931", "Harbour Board"]
    assert {span.label for example in examples for span in example.spans} <= set(LABELS)


def test_of_overlapping_spans_the_first_and_longest_stays():
    spans = (Labelled(4, 9, "ORG"), Labelled(0, 3, "ORG"), Labelled(0, 6, "PLACE"))
    assert without_overlaps(spans) == (Labelled(0, 6, "PLACE"),)


def test_an_incomplete_source_is_an_error():
    with pytest.raises(InputError, match="Table 1"):
        parse_sources('[[corpus]]\nfile = "x.jsonl.gz"\nuse = "train"\n')
