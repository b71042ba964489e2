"""`annotate fmt`: brings into form what a contributor wrote; loses nothing, decides nothing, and is idempotent."""

import csv
import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.checks import run_checks
from annotate.files import schema, store
from annotate.files.canonical import canonical, put
from tests.strategies import cells

_FORM = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)


def fmt(project):
    """Format an edition and return the files that changed and what was left as it is."""
    changed, blocked = [], []
    for file in canonical(project):
        if file.problems:
            blocked += [problem.path for problem in file.problems]
        elif put(file):
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
    new = {
        "quote": "Talks were",
        "kind": "PLACE",
        "entity": "norway",
        "sense": "literal",
        "by": "reader",
        "note": "nested",
    }
    _write(file, [*_rows(file), new])
    assert fmt(mini) == (["data/annotations/essay/p01.csv", "data/ledger.csv"], [])
    row = next(row for row in _rows(file) if row["quote"] == "Talks were")
    assert row["id"] == store.mint_id("essay", 1, "Talks were", 1)
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
        if name != "id":  # an id that is not the row's own gives way to the one in the ledger
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


@pytest.mark.parametrize("status", ["disputed", "proposed", "accepted"])
def test_readings_of_the_same_words_get_ids_of_their_own(mini, file, status):
    reading = {"quote": "Karlstad", "nth": "1", "kind": "PLACE", "status": status}
    _write(file, [reading, reading, reading])
    fmt(mini)
    assert len({row["id"] for row in _rows(file)}) == 3


def test_a_second_reading_never_takes_the_id_of_the_first(mini, file):
    """Fault 5: entered as proposed it got the first row's id, and marking both as disputed did not mend it."""
    line = ",September,1,EVENT,karlstad-talks,,,,,,low,proposed,a contributor,x\n"
    file.write_text(file.read_text(encoding="utf-8") + line, encoding="utf-8")
    fmt(mini)
    ids = [row["id"] for row in _rows(file)]
    assert len(ids) == len(set(ids)) == 9
    assert [(p.code, p.severity) for p in run_checks(mini)] == [("same-span", "warning")]
    file.write_text(
        re.sub(",September,(.*)(accepted|proposed)", r",September,\1disputed", file.read_text(encoding="utf-8"))
    )
    assert fmt(mini) == ([], [])
    assert run_checks(mini) == ()


def test_an_id_of_another_paragraph_is_not_given_again(mini, file):
    other = mini.annotation_file("essay", 2)
    taken = store.mint_id("essay", 1, "union", 1)
    for path, row in ((other, f"{taken},capital,1,TERM"), (file, ",union,1,TERM")):
        path.write_text(path.read_text("utf-8") + f"{row},,,,,,,low,proposed,reader,NIL: a word\n", encoding="utf-8")
    fmt(mini)
    assert {row["quote"]: row["id"] for row in _rows(other)}["capital"] == taken
    assert {row["quote"]: row["id"] for row in _rows(file)}["union"] == store.mint_id("essay", 1, "union", 1, 2)


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
    beside = {mini.data / "datapackage.json", mini.root / ".zenodo.json"}
    assert files == {p for s in schema.TABLES for p in s.files(mini)} | beside


PROPOSALS = "text,para,quote,nth,kind,entity,entity_label,sense,refers_to,edtf,relation,certainty,by,note\n"


@pytest.fixture
def proposed(mini):
    """Return a function that writes a file of proposals."""

    def write(*rows, name="reader"):
        path = mini.proposals / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PROPOSALS + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return path

    return write


def test_proposals_are_put_into_place_and_their_file_goes(mini, file, proposed):
    path = proposed(
        "essay,1,Talks,1,EVENT,karlstad-talks,,,,,,,reader,the word stands for them",
        "letter,4,harbour,,PLACE,kristiania,,literal,,,,,reader,",
    )
    changed, blocked = fmt(mini)
    new = mini.annotation_file("letter", 4)
    assert blocked == []
    assert {mini.relative(path), mini.relative(file), mini.relative(new)} <= set(changed)
    assert not path.exists()
    assert [row["quote"] for row in _rows(file)][:3] == ["Stockholm", "Talks", "Talks"]
    (row,) = _rows(new)
    assert row == {
        **row,
        "nth": "1",
        "entity_label": "Oslo",
        "certainty": "medium",
        "status": "proposed",
        "by": "reader",
    }
    assert row["id"] == store.mint_id("letter", 4, "harbour", 1)
    assert fmt(mini) == ([], [])
    assert not [p for p in run_checks(mini) if p.severity == "error"]


def test_proposals_that_have_no_place_stay_and_the_others_go(mini, proposed):
    path = proposed(
        "essay,2,capital,1,PLACE,kristiania,,literal,,,,low,reader,",
        "essay,9,Oslo,1,PLACE,kristiania,,literal,,,,low,reader,",
        "diary,0,Oslo,1,PLACE,kristiania,,literal,,,,low,reader,",
        "essay,x,Oslo,1,PLACE,kristiania,,literal,,,,low,reader,",
    )
    fmt(mini)
    assert [(row["text"], row["para"]) for row in _rows(path)] == [("essay", "9"), ("diary", "0"), ("essay", "x")]
    assert fmt(mini) == ([], [])


def test_a_run_that_was_cut_off_puts_no_proposal_into_place_twice(mini, file, proposed):
    row = "essay,1,union,1,TERM,,,,,,,low,reader,NIL: a word"
    proposed(row)
    fmt(mini)
    once = file.read_text(encoding="utf-8")
    proposed(row)
    fmt(mini)
    assert file.read_text(encoding="utf-8") == once


def test_proposals_wait_for_a_file_that_cannot_be_read(mini, file, proposed):
    path = proposed("essay,1,union,1,TERM,,,,,,,low,reader,NIL: a word")
    file.write_bytes(b"\xff\xfe")
    fmt(mini)
    assert len(_rows(path)) == 1
    assert file.read_bytes() == b"\xff\xfe"
