"""Rows of tables as values and back, for every declared table: what is written is read, what is broken is told."""

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.checks import cells as check
from annotate.files import rows, schema, store, tables
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.acts import Act, ActKind, Preferred, Side, State, Total
from annotate.values.authority import Entity
from annotate.values.edtf import Edtf
from annotate.values.errors import DataError
from annotate.values.model import Certainty, Citation, Kind, Mention, Note, Status, Suggestion
from annotate.values.record import Claim, Event, Trade, Verdict, ZoneStat
from tests.strategies import mentions, suggestions

EVERY = (*schema.TABLES, schema.SUGGESTIONS)
ROWS = {
    "history/events": "ev-a,1950,A,,,,a-2000,high,seen,",
    "history/recognition": "Ruritania,RUR,Europe,bloc,why",
    "history/acts": "rur-a,RUR,rok,consular-ended,1960~,a-2000#p. 3; b-2001,low,no,why",
    "history/totals": "1978-06-19,both,66,a-2000,with whom",
    "history/zone_stats": "area,,3173,km2,1953/..,a-2000,high,",
    "history/trade": "CHN,1979,,5.6,a-2000,medium,none given",
    "claims": "c01,0,Storting,1,It acted.,documentary,So it says.,a-2000; b-2001,supported,high,Perhaps.",
}


def write(root, name: str, *lines: str) -> Snapshot:
    declared = schema.table(name)
    path = root / "data" / declared.pattern.replace("*", "essay")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((",".join(declared.columns), *lines)) + "\n", encoding="utf-8")
    return Snapshot(Project(root))


@pytest.mark.parametrize("table", EVERY, ids=lambda t: t.name)
def test_a_column_is_a_field_of_its_name(table):
    names = {field.name for field in fields(table.value)}
    assert set(table.columns) <= names
    assert names - set(table.columns) <= {"line", "text", "para"}
    assert schema.table_of(table.value) is table


@pytest.mark.parametrize("table", EVERY, ids=lambda t: t.name)
def test_what_is_read_is_written_as_it_stood(table, edition_root):
    """Empty cells apart that the machine fills, and numbers whose noughts it does not count."""
    for sheet in Snapshot(Project(edition_root)).sheets(table.value):
        assert sheet.sound
        for row, value in zip(sheet.rows, sheet.values, strict=True):
            again = rows.written(value)
            assert [rows.cells.read(f, c) for f, c in zip(table.fields, again, strict=True)] == [
                rows.cells.read(f, row[f.name]) for f in table.fields
            ]


@settings(deadline=None)
@given(st.lists(mentions(), max_size=5))
def test_annotations_that_are_written_are_read(tmp_path_factory, written):
    root = tmp_path_factory.mktemp("edition")
    (root / "data" / "texts" / "essay").mkdir(parents=True)
    (root / "data" / "texts" / "essay" / "meta.toml").touch()
    path = Project(root).annotation_file("essay", 0)
    tables.write(path, store.ANNOTATION_COLUMNS, map(rows.written, written))
    read = store.annotations_of(Snapshot(Project(root)), "essay")
    assert list(map(rows.written, read)) == list(map(rows.written, written))
    assert all(m.text == "essay" and m.para == 0 and m.line > 1 for m in read)
    assert tables.write(path, store.ANNOTATION_COLUMNS, map(rows.written, read)) is False


@settings(deadline=None)
@given(st.lists(suggestions(), max_size=5))
def test_proposals_that_are_written_are_read(tmp_path_factory, written):
    project = Project(tmp_path_factory.mktemp("edition"))
    store.write_suggestions(project.suggestions("essay"), written)
    assert store.read_suggestions(project, "essay") == tuple(written)


def test_lists_numbers_and_what_is_not_given(tmp_path):
    for name, row in ROWS.items():
        snapshot = write(tmp_path, name, row)
    assert snapshot.values(Event) == (
        Event("ev-a", Edtf.parse("1950"), "A", (), (), (), ("a-2000",), Certainty.HIGH, "seen", "", 2),
    )
    assert snapshot.values(State) == (State("Ruritania", "RUR", "Europe", "bloc", "why", 2),)
    (act,) = snapshot.values(Act)
    assert act == Act(
        "rur-a", "RUR", Side.ROK, ActKind.CONSULAR_ENDED, Edtf.parse("1960~"), ("a-2000", "b-2001"), Certainty.LOW,
        Preferred.NO, "why", 2,
    )  # fmt: skip
    assert [(cited, cited.place, cited.written) for cited in act.sources] == [
        ("a-2000", "p. 3", "a-2000#p. 3"), ("b-2001", "", "b-2001"),
    ]  # fmt: skip
    assert snapshot.values(Total) == (Total(Edtf.parse("1978-06-19"), "both", 66, ("a-2000",), "with whom", 2),)
    assert snapshot.values(ZoneStat) == (
        ZoneStat("area", None, 3173.0, "km2", Edtf.parse("1953/.."), ("a-2000",), Certainty.HIGH, "", 2),
    )
    assert snapshot.values(Trade) == (Trade("CHN", 1979, None, 5.6, ("a-2000",), Certainty.MEDIUM, "none given", 2),)
    assert snapshot.values(Claim) == (
        Claim(
            "c01", 0, "Storting", 1, "It acted.", "documentary", "So it says.", ("a-2000", "b-2001"),
            Verdict.SUPPORTED, Certainty.HIGH, "Perhaps.", 2,
        ),
    )  # fmt: skip


def test_a_table_that_is_not_there_is_empty(tmp_path):
    snapshot = Snapshot(Project(tmp_path))
    assert [snapshot.values(table.value) for table in EVERY] == [()] * len(EVERY)
    assert snapshot.values(Note, tmp_path / "data" / "notes" / "essay.csv") == ()


@pytest.mark.parametrize(
    ("table", "old", "new", "words"),
    [
        ("history/events", ",high,", ",sure,", r"events\.csv:2:23 value: certainty is 'sure'"),
        ("history/acts", "consular-ended", "visited", "act is 'visited'"),
        ("history/acts", "1960~", "about 1960", "date: 'about 1960'"),
        ("history/acts", "#p. 3", "#p. {3}", "is no citation"),
        ("history/acts", ",no,", ",perhaps,", "preferred is 'perhaps'"),
        ("history/zone_stats", "3173", "3 173", r"zone_stats\.csv:2:7 number-damage: south '3 173'"),
        ("history/trade", "1979", "1980s", "year is '1980s'"),
        ("history/trade", ",5.6,", ',"1,5",', "imports '1,5': a number with a comma"),
        ("claims", "supported", "true", r"essay\.csv:2:\d+ value: verdict is 'true'"),
        ("claims", ",0,", ",zero,", r"essay\.csv:2:5 number: para is 'zero'"),
        ("claims", ",1,", ",first,", "nth is 'first'"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(tmp_path, table, old, new, words):
    snapshot = write(tmp_path, table, ROWS[table].replace(old, new, 1))
    with pytest.raises(DataError, match=words) as caught:
        snapshot.values(schema.table(table).value)
    assert any(str(problem).splitlines()[0].rstrip(".") in str(caught.value) for problem in check.check(snapshot))


@pytest.mark.parametrize("table", EVERY, ids=lambda t: t.name)
def test_a_table_with_other_columns_is_refused(tmp_path, table):
    snapshot = write(tmp_path, table.name)
    (path,) = table.files(snapshot.project)
    path.write_text("state,when\nRuritania,1960\n", encoding="utf-8")
    with pytest.raises(DataError, match="wrong columns"):
        snapshot.values(table.value)


def test_every_citation_of_a_list_is_checked(tmp_path):
    row = "rur-a,RUR,rok,recognised,1960,#p. 3; a-2000; b-2001#; c-2002#`p`; d-2003#p. 4 #5,low,yes,"
    snapshot = write(tmp_path, "history/acts", row)
    found = [problem for problem in check.check(snapshot) if problem.code == "cited"]
    assert {(problem.line, problem.column) for problem in found} == {(2, row.index("#p. 3") + 1)}
    assert [item for item in ("'#p. 3'", "'a-2000'", "'b-2001#'", "'c-2002#`p`'", "'d-2003#p. 4 #5'")
            if any(item in problem.what for problem in found)] == ["'#p. 3'", "'b-2001#'", "'c-2002#`p`'"]  # fmt: skip


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
        (",1,DATE", ",١,DATE"),
        (",literal,", ",figurative,"),
        (",after,", ",since,"),
        (",high,", ",sure,"),
        (",accepted,", ",done,"),
        ("editors,\n", "editors,Oslo, the capital\n"),
        ("entity_label,", ""),
    ],
)
def test_annotations_that_cannot_be_read_are_refused(mini, file, old, new):
    _replace(file, old, new)
    with pytest.raises(DataError, match=r"data/annotations/essay/p02\.csv"):
        store.annotations_of(Snapshot(mini), "essay")


def test_a_file_that_is_of_no_paragraph_is_refused(mini, file):
    file.rename(file.with_name("p2.csv"))
    with pytest.raises(DataError, match=r"p2\.csv"):
        store.annotations_of(Snapshot(mini), "essay")


def test_a_row_that_cannot_be_read_is_left_out_and_the_others_are_not(mini, file):
    _replace(file, ",DATE,", ",TIME,")
    sheet = Snapshot(mini).mentions("essay")[2]
    assert not sheet.sound
    assert len(sheet.rows) == 3
    assert [m.quote for m in sheet.values] == ["Kristiania", "Oslo"]


def test_what_is_not_filled_in_reads_as_the_machine_will_fill_it(mini, file):
    _replace(file, ",1,DATE,,,,,1925,after,high,accepted,", ",,DATE,,,,,1925,after,,,")
    (mention, *_) = Snapshot(mini).mentions("essay")[2].values
    assert (mention.nth, mention.certainty, mention.status) == (1, Certainty.MEDIUM, Status.PROPOSED)


def test_notes_and_citations_are_read(mini):
    snapshot = Snapshot(mini)
    (note,) = snapshot.values(Note, mini.notes("letter"))
    assert (note.para, note.quote, note.sources) == (3, "the old flag", ("mini-handbook",))
    assert [citation.sources for citation in snapshot.values(Citation)] == [
        ("mini-handbook",), ("mini-handbook", "mini-letter"),
    ]  # fmt: skip


@pytest.mark.parametrize("row", ["0,x,4,Oslo,1,PLACE,,,,,,,,0.5,", "0,0,4,Oslo,1,TOWN,,,,,,,,0.5,"])
def test_broken_proposals_are_refused_with_the_remedy(mini, row):
    path = mini.suggestions("essay")
    path.parent.mkdir()
    for content in (",".join(store.SUGGESTION_COLUMNS) + f"\n{row}\n", "para,start\n"):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(DataError, match="annotate suggest essay"):
            store.read_suggestions(mini, "essay")
        assert list(check.check(Snapshot(mini)))


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


def test_a_value_is_made_of_the_cells_of_its_row():
    make = rows.maker(Entity)
    entity = make(ENTITY.split(","), 7)
    assert entity == Entity("a", Kind.PLACE, "state", "A", lat=1.5, lon=-2.0, certainty=Certainty.LOW, line=7)
    assert rows.written(entity) == tuple(ENTITY.replace("1.5,-2", "1.5000,-2.0000").split(","))


ENTITY = "a,PLACE,state,A,,,none,,,1.5,-2,,,low,"


def test_every_kind_has_rows_of_its_own(mini):
    kinds = {m.kind for text in mini.text_ids() for m in store.annotations_of(Snapshot(mini), text)}
    assert kinds == {Kind.DATE, Kind.ORG, Kind.PLACE, Kind.EVENT}


def test_what_is_no_value_of_a_table_has_no_schema():
    assert {Mention, Suggestion} <= {table.value for table in EVERY}
    with pytest.raises(StopIteration):
        schema.table_of(Status)
