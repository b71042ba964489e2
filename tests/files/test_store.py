"""Rows of annotations, proposals, notes and citations: what is written is read again, what is broken is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.files import store
from annotate.files.project import Project
from annotate.values.errors import DataError, InputError
from annotate.values.model import Certainty, Kind, Status
from tests.strategies import mentions, suggestions


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Project:
    root = tmp_path_factory.mktemp("edition")
    (root / "data" / "texts" / "essay").mkdir(parents=True)
    (root / "data" / "texts" / "essay" / "meta.toml").touch()
    return Project(root)


def _without_line(mention):
    return store.annotation_row(mention)


@given(st.lists(mentions(), max_size=5))
def test_annotations_that_are_written_are_read(empty, rows):
    path = empty.annotation_file("essay", 0)
    store.write_annotations(path, rows)
    read = store.read_annotations(empty, "essay")
    assert [_without_line(m) for m in read] == [_without_line(m) for m in rows]
    assert all(m.text == "essay" and m.para == 0 and m.line > 1 for m in read)
    assert store.write_annotations(path, read) is False


@given(st.lists(suggestions(), max_size=5))
def test_proposals_that_are_written_are_read(empty, rows):
    store.write_suggestions(empty.suggestions("essay"), rows)
    assert store.read_suggestions(empty, "essay") == tuple(rows)


@pytest.fixture
def file(mini):
    return mini.annotation_file("essay", 2)


def _replace(path, old, new):
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (",DATE,", ",TIME,"),
        (",1,DATE", ",0,DATE"),
        (",1,DATE", ",-1,DATE"),
        (",1,DATE", ",1.5,DATE"),
        (",literal,", ",figurative,"),
        (",after,", ",since,"),
        (",high,", ",sure,"),
        (",accepted,", ",done,"),
        ("editors,\n", "editors,Oslo, the capital\n"),
        ("entity_label,", ""),
    ],
)
def test_rows_that_cannot_be_read_are_refused(mini, file, old, new):
    _replace(file, old, new)
    with pytest.raises(DataError, match=r"data/annotations/essay/p02\.csv"):
        store.read_annotations(mini, "essay")


def test_a_file_that_is_of_no_paragraph_is_refused(mini, file):
    file.rename(file.with_name("p2.csv"))
    with pytest.raises(DataError, match=r"p2\.csv"):
        store.read_annotations(mini, "essay")


def test_a_row_that_cannot_be_read_is_left_out_and_counted(mini, file):
    _replace(file, ",DATE,", ",TIME,")
    read = store.read_annotation_file(mini, "essay", file)
    assert read.left_out == 1
    assert len(read.table.rows) == 3
    assert [m.quote for m in read.mentions] == ["Kristiania", "Oslo"]


def test_what_is_not_filled_in_reads_as_the_machine_will_fill_it(mini, file):
    _replace(file, ",1,DATE,,,,,1925,after,high,accepted,", ",,DATE,,,,,1925,after,,,")
    (mention, *_) = store.read_annotation_file(mini, "essay", file).mentions
    assert (mention.nth, mention.certainty, mention.status) == (1, Certainty.MEDIUM, Status.PROPOSED)


def test_an_id_depends_on_where_it_is_anchored_and_on_nothing_else():
    one = store.mint_id("essay", 2, "Oslo", 1)
    assert one == store.mint_id("essay", 2, "Oslo", 1) == "a-fphqbcx4"
    others = {
        store.mint_id("letter", 2, "Oslo", 1),
        store.mint_id("essay", 3, "Oslo", 1),
        store.mint_id("essay", 2, "Oslo ", 1),
        store.mint_id("essay", 2, "Oslo", 2),
        store.mint_id("essay", 2, "Oslo", 1, alternative=2),
    }
    assert len(others | {one}) == 6


def test_ids_of_different_anchors_do_not_run_together():
    assert store.mint_id("essay", 1, "2", 3) != store.mint_id("essay", 12, "", 3)


def test_notes_and_citations_are_read(mini):
    (note,) = store.read_notes(mini, "letter")
    assert (note.para, note.quote, note.sources) == (3, "the old flag", ("mini-handbook",))
    assert store.read_notes(mini, "essay") == ()
    assert [c.sources for c in store.read_citations(mini, "essay")] == [
        ("mini-handbook",),
        ("mini-handbook", "mini-letter"),
    ]
    assert store.read_citations(mini, "letter") == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [(",3,the", ",three,the", r"notes/letter.csv:2:5 para is 'three'"), (",medium", ",sure", "certainty is 'sure'")],
)
def test_a_broken_note_is_refused(mini, old, new, message):
    _replace(mini.notes("letter"), old, new)
    with pytest.raises(DataError, match=message):
        store.read_notes(mini, "letter")


@pytest.mark.parametrize("row", ["0,x,4,Oslo,1,PLACE,,,,,,,,0.5,", "0,0,4,Oslo,1,TOWN,,,,,,,,0.5,"])
def test_broken_proposals_are_refused_with_the_remedy(mini, row):
    path = mini.suggestions("essay")
    path.parent.mkdir()
    path.write_text(",".join(store.SUGGESTION_COLUMNS) + f"\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match="annotate suggest essay --force"):
        store.read_suggestions(mini, "essay")
    path.write_text("para,start\n", encoding="utf-8")
    with pytest.raises(InputError, match="wrong columns"):
        store.read_suggestions(mini, "essay")


def test_no_proposals_are_none(mini):
    assert store.read_suggestions(mini, "essay") == ()


def test_every_kind_has_rows_of_its_own(mini):
    kinds = {m.kind for text in mini.text_ids() for m in store.read_annotations(mini, text)}
    assert kinds == {Kind.DATE, Kind.ORG, Kind.PLACE, Kind.EVENT}
