"""`annotate fmt`: brings into form what a contributor wrote; loses nothing, decides nothing, and is idempotent."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.checks import run_checks
from annotate.files import schema, store
from annotate.files.canonical import canonical
from annotate.files.project import write_text
from tests.strategies import cells

_FORM = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)


def fmt(project):
    """Format an edition and return the files that changed and what was left as it is."""
    changed, blocked = [], []
    for file in canonical(project):
        if file.problems:
            blocked += [problem.path for problem in file.problems]
        elif write_text(file.path, file.content):
            changed.append(project.relative(file.path))
    return changed, blocked


def _rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"))))


@pytest.fixture
def file(mini):
    return mini.annotation_file("essay", 1)


def _write(path, rows, header=store.ANNOTATION_COLUMNS):
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([header, *([row.get(name, "") for name in header] for row in rows)])
    path.write_text(out.getvalue(), encoding="utf-8")


def test_the_small_edition_is_in_form(mini):
    assert fmt(mini) == ([], [])


def test_what_a_contributor_writes_becomes_a_whole_row(mini, file):
    _write(file, [{"quote": "Norway", "kind": "PLACE", "entity": "norway", "sense": "literal", "by": "reader"}])
    assert fmt(mini) == (["data/annotations/essay/p01.csv"], [])
    (row,) = _rows(file)
    assert row["id"] == store.mint_id("essay", 1, "Norway", 1)
    assert (row["nth"], row["entity_label"], row["certainty"], row["status"]) == ("1", "Norway", "medium", "proposed")
    assert run_checks(mini) == ()


_KEPT = ("quote", "kind", "entity", "sense", "refers_to", "edtf", "relation", "by", "note")
_CELLS = st.fixed_dictionaries(
    dict.fromkeys(("kind", "entity", "sense", "refers_to", "edtf", "relation", "by", "note"), cells)
    | {
        "id": st.just("") | st.from_regex(r"a-[a-z2-7]{8}", fullmatch=True),
        "quote": cells | st.sampled_from(["Karlstad", "Sweden", "Norway", "Stockholm", "a"]),
        "nth": st.sampled_from(["", "1", "2", "0", "-1", "x", "01"]),
        "entity_label": cells,
        "certainty": st.sampled_from(["", "high", "sure"]),
        "status": st.sampled_from(["", "accepted", "disputed", "what"]),
    }
)


@_FORM
@given(rows=st.lists(_CELLS, max_size=5))
def test_no_row_and_no_cell_is_lost_and_the_second_time_changes_nothing(mini, rows):
    file = mini.annotation_file("essay", 1)
    rows = [row for row in rows if any(row.values())]  # what is empty is no row
    _write(file, rows)
    _, blocked = fmt(mini)
    assert blocked == []
    after = _rows(file)
    assert len(after) == len(rows)
    kept = sorted(tuple(row[name] for name in _KEPT) for row in after)
    assert kept == sorted(tuple(row[name] for name in _KEPT) for row in rows)
    for name in ("id", "entity_label", "nth", "certainty", "status"):
        filled = sorted(row[name] for row in rows if row[name])
        assert all(filled.count(value) <= [row[name] for row in after].count(value) for value in filled)
    assert fmt(mini) == ([], [])


def test_rows_stand_in_the_order_of_the_text_the_longer_first(mini, file):
    quotes = ["Norway", "26 October 1905", "October", "Nowhere", "Stockholm"]
    _write(file, [{"quote": quote, "kind": "PLACE"} for quote in quotes])
    fmt(mini)
    assert [row["quote"] for row in _rows(file)] == ["Stockholm", "Norway", "26 October 1905", "October", "Nowhere"]


@pytest.mark.parametrize("first", ["a-one", "a-two"])
def test_of_two_readings_the_one_that_stands_first_stays_first(mini, file, first):
    ids = sorted(("a-one", "a-two"), key=lambda id: id != first)
    reading = {"quote": "Karlstad", "nth": "1", "kind": "PLACE", "status": "disputed"}
    _write(file, [{**reading, "id": id} for id in ids])
    fmt(mini)
    assert [row["id"] for row in _rows(file)] == ids


def test_without_the_text_the_order_stays(mini):
    file = mini.annotation_file("letter", 1)
    _write(file, [{"quote": quote, "kind": "PLACE"} for quote in ("six", "Kristiania", "bells")])
    fmt(mini)
    assert [row["quote"] for row in _rows(file)] == ["six", "Kristiania", "bells"]


def test_readings_of_a_dispute_get_ids_of_their_own_a_double_does_not(mini, file):
    disputed = {"quote": "Karlstad", "nth": "1", "kind": "PLACE", "status": "disputed"}
    _write(file, [disputed, disputed, disputed])
    fmt(mini)
    assert len({row["id"] for row in _rows(file)}) == 3
    _write(file, [{**disputed, "status": "accepted"}] * 2)
    fmt(mini)
    assert len({row["id"] for row in _rows(file)}) == 1
    assert "twice" in {problem.code for problem in run_checks(mini)}


def test_an_id_once_given_is_never_computed_again(mini, file):
    before = {row["id"] for row in _rows(file)}
    content = file.read_text(encoding="utf-8").replace(",Norway,1,PLACE", ",recognised Norway,1,PLACE")
    file.write_text(content, encoding="utf-8")
    fmt(mini)
    assert {row["id"] for row in _rows(file)} == before


def test_the_form_of_a_spreadsheet_is_mended(mini, file):
    sound = file.read_text(encoding="utf-8")
    lines = sound.replace("Norway,literal", " Norway ,literal").replace("26 October", "26\u00a0October").split("\n")
    file.write_bytes(("\ufeff" + "\r\n".join(lines)).encode())
    assert fmt(mini) == (["data/annotations/essay/p01.csv"], [])
    assert file.read_text(encoding="utf-8") == sound


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_another_delimiter_is_mended(mini, delimiter):
    path = mini.gazetteer / "names.csv"
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace(",", delimiter), encoding="utf-8")
    assert fmt(mini) == (["data/gazetteer/names.csv"], [])
    assert path.read_text(encoding="utf-8") == sound


@pytest.mark.parametrize(
    "damage",
    [
        lambda s: s.replace(b"editors,\n", b"editors,a, b\n", 1),
        lambda s: s.replace(b",note\n", b",note,colour\n", 1),
        lambda s: s.replace(b"entity_label,", b"", 1),
        lambda s: s.replace(b",Stockholm,1", b',"Stockholm,1', 1),
        lambda s: b"",
        lambda s: s.replace(b"Stockholm", b"St\xf6ckholm", 1),
    ],
)
def test_where_something_would_be_lost_the_file_stays_as_it_is(mini, file, damage):
    file.write_bytes(damage(file.read_bytes()))
    before = file.read_bytes()
    changed, blocked = fmt(mini)
    assert changed == []
    assert set(blocked) == {"data/annotations/essay/p01.csv"}
    assert file.read_bytes() == before


def test_an_unreadable_gazetteer_keeps_nothing_else_from_its_form(mini, file):
    (mini.gazetteer / "entities.csv").write_bytes(b"\xff\xfe")
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    changed, blocked = fmt(mini)
    assert changed == ["data/annotations/essay/p01.csv"]
    assert blocked == ["data/gazetteer/entities.csv"]


def test_every_table_is_kept_in_form(mini):
    files = {file.path for file in canonical(mini)}
    assert files == {p for s in schema.TABLES for p in s.files(mini)} | {mini.data / "datapackage.json"}
