"""A large gazetteer is read from an index on disk, and gives the same answers as one in memory."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.gazetteer import Gazetteer, Listed, normalise, read, read_gazetteer
from annotate.gazetteer.large.indexed import Indexed
from annotate.gazetteer.names import NEAR_LETTERS, deletions
from annotate.values.edtf import Edtf
from annotate.values.errors import DataError, InputError

OWN = Path(__file__).parents[3] / "data" / "gazetteer"
LISTED = read_gazetteer(OWN)
ids = st.sampled_from([entity.id for entity in LISTED.entities])
names = st.sampled_from([name.name for name in LISTED.names])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("large")
    for table in OWN.glob("*.csv"):
        shutil.copy(table, copy)
    return copy


@pytest.fixture(scope="module")
def indexed(folder: Path) -> Gazetteer:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read, "LARGE", 0)
        return read_gazetteer(folder)


def test_a_small_gazetteer_needs_no_index() -> None:
    assert isinstance(LISTED.store, Listed)
    assert not list(OWN.glob(".index-*"))


def test_a_large_one_has_an_index_beside_it_and_nothing_half_made(folder: Path, indexed: Gazetteer) -> None:
    assert isinstance(indexed.store, Indexed)
    assert [path.name for path in folder.glob(".*")] == [indexed.store.path.name]


def test_all_rows_are_there_in_file_order(indexed: Gazetteer) -> None:
    assert indexed.entities == LISTED.entities
    assert indexed.names == LISTED.names
    assert indexed.relations == LISTED.relations


@given(names)
def test_a_name_has_the_same_bearers(indexed: Gazetteer, name: str) -> None:
    assert indexed.named(name) == LISTED.named(name)
    assert indexed.candidates(name.upper()) == LISTED.candidates(name.upper())


@given(ids)
def test_an_entity_has_the_same_names_and_relations(indexed: Gazetteer, id: str) -> None:
    assert indexed.entity(id) == LISTED.entity(id)
    assert indexed.names_of(id) == LISTED.names_of(id)
    assert indexed.companions(id) == LISTED.companions(id)
    assert indexed.government_of(id, Edtf.parse("1960")) == LISTED.government_of(id, Edtf.parse("1960"))


@given(names, st.data())
def test_a_name_with_one_letter_more_less_or_exchanged_is_found_near(
    indexed: Gazetteer, name: str, data: st.DataObject
) -> None:
    key = normalise(name)
    at = data.draw(st.integers(0, max(0, len(key) - 1)))
    spelt = key[:at] + data.draw(st.sampled_from(["", "x", "x" + key[at : at + 1]])) + key[at + 1 :]
    for gazetteer in (indexed, LISTED):
        wanted = key in LISTED.store.near(key) and spelt != key and min(len(key), len(spelt)) >= NEAR_LETTERS
        assert not wanted or key in gazetteer.near(spelt)
    assert set(LISTED.near(spelt)) <= set(indexed.near(spelt))


@given(st.text(max_size=20))
def test_what_is_not_there_is_not_found(indexed: Gazetteer, text: str) -> None:
    assert indexed.named(text) == LISTED.named(text)
    assert (indexed.get(text) is None) is (LISTED.get(text) is None)


@given(st.text(alphabet="abc", max_size=12))
def test_the_deletions_of_a_key_are_itself_and_one_letter_less(key: str) -> None:
    parts = deletions(key)
    assert len(set(parts)) == len(parts)
    assert all(len(part) in (len(key), len(key) - 1) for part in parts)
    assert (key in parts) is (len(key) >= NEAR_LETTERS)


def test_no_names_of_a_large_one_are_searched_for_in_texts(indexed: Gazetteer) -> None:
    assert list(indexed.surface_forms()) == []


def test_it_can_be_sent_to_other_processes_and_asked_in_several_threads(indexed: Gazetteer) -> None:
    again: Gazetteer = pickle.loads(pickle.dumps(indexed))
    assert again == indexed
    assert hash(again) == hash(indexed)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(again.get, [entity.id for entity in LISTED.entities]))
    assert tuple(found) == LISTED.entities


def test_the_index_follows_the_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "LARGE", 0)
    for table in OWN.glob("*.csv"):
        shutil.copy(table, tmp_path)
    read_gazetteer(tmp_path)
    (first,) = tmp_path.glob(".index-*")
    made = first.stat().st_mtime_ns
    assert read_gazetteer(tmp_path).entity("seoul").label == "Seoul"
    assert first.stat().st_mtime_ns == made
    text = (tmp_path / "entities.csv").read_text(encoding="utf-8")
    changed = text.replace(",Seoul,", ",Seoul (changed),")
    assert changed != text
    (tmp_path / "entities.csv").write_text(changed, encoding="utf-8")
    assert read_gazetteer(tmp_path).entity("seoul").label == "Seoul (changed)"
    assert not first.exists()


@pytest.mark.parametrize("kept", [0, 30, 5000])
def test_an_index_that_was_cut_short_is_refused(tmp_path: Path, indexed: Gazetteer, kept: int) -> None:
    assert isinstance(indexed.store, Indexed)
    (tmp_path / "cut").write_bytes(indexed.store.path.read_bytes()[:kept])
    with pytest.raises(InputError, match=r"cut: no index, or cut short .* Delete it"):
        Indexed(tmp_path / "cut")


def test_two_keys_of_one_hash_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from annotate.gazetteer.large.build import hash_of

    one, other = "plumless", "buckeroo"
    assert hash_of(one) == hash_of(other)
    monkeypatch.setattr(read, "LARGE", 0)
    for table in OWN.glob("*.csv"):
        shutil.copy(table, tmp_path)
    with (tmp_path / "names.csv").open("a", encoding="utf-8") as handle:
        handle.writelines(f"seoul,{name},en,Latn,,variant,,\n" for name in (one, other))
    gazetteer = read_gazetteer(tmp_path)
    assert {one, other} <= set(gazetteer.store.near(one)), "the store may return a few more"
    assert [name.name for name in gazetteer.named(one)] == [one]


def test_a_forked_process_asks_for_itself(indexed: Gazetteer) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("no fork here")
    assert isinstance(indexed.store, Indexed)
    script = (
        "import os, sys; from pathlib import Path; from annotate.gazetteer.large.indexed import Indexed\n"
        "store = Indexed(Path(sys.argv[1])); child = os.fork()\n"
        "right = store.get('seoul').label == 'Seoul'\n"
        "os._exit(not right) if child == 0 else sys.exit(os.waitpid(child, 0)[1] or not right)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(indexed.store.path)], check=True)


def test_where_the_folder_is_closed_the_users_cache_is_taken(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotate.gazetteer.large import build

    closed = tmp_path / "closed"
    shutil.copytree(folder, closed, ignore=shutil.ignore_patterns(".*"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(build, "_writable", lambda home: home != closed and (home.mkdir(parents=True) or True))
    assert build.index(closed).parent == tmp_path / "cache" / "annotate"
    assert build.index(closed).exists()


@pytest.mark.parametrize(
    "file, old, new, expected",
    [
        ("names.csv", "seoul,Seoul,en", "soul,Seoul,en", "unknown-id: entity: 'soul' does not exist"),
        ("entities.csv", "seoul,PLACE", "seoul,SPOT", "value: kind is 'SPOT'"),
        ("entities.csv", "\nmoscow,", "\nseoul,", "twice: id 'seoul' stands twice"),
        ("relations.csv", ",high\n", ",sure\n", "value: certainty is 'sure'"),
        ("names.csv", "seoul,Seoul,en,Latn,,preferred,,", "seoul,Seoul,en,Latn,,preferred,soon,", "edtf: span: 'soon'"),
    ],
)
def test_broken_rows_of_a_large_one_are_all_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, expected: str
) -> None:
    monkeypatch.setattr(read, "LARGE", 0)
    for table in OWN.glob("*.csv"):
        shutil.copy(table, tmp_path)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_gazetteer(tmp_path)
    assert expected in str(caught.value)
    assert f"{file}:" in str(caught.value)
    assert not list(tmp_path.glob(".*"))


def test_a_large_one_of_broken_form_is_refused_like_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "LARGE", 0)
    for table in OWN.glob("*.csv"):
        shutil.copy(table, tmp_path)
    (tmp_path / "names.csv").write_bytes(b"\xef\xbb\xbf" + (tmp_path / "names.csv").read_bytes())
    with pytest.raises(DataError, match="byte order mark"):
        read_gazetteer(tmp_path)
