"""The snapshot: each file is read and parsed once, errors are kept, and nothing is reached by a link."""

import os
import shutil
from collections import Counter

import pytest

import annotate
from annotate.checks import run_checks
from annotate.cli import main
from annotate.files import bibliography, geodata, project, tables, texts
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot, load_text
from annotate.values.errors import DataError, InputError, UsageError
from annotate.values.record import Event
from tests.counted import steps

PARSERS = ((tables, "parse", 0), (texts, "parse_meta", 1), (bibliography, "parse", 1), (geodata, "parse", 1))


@pytest.fixture
def counted(monkeypatch):
    """How often each file was read, and each parsed, by what names it."""
    found = Counter()

    def count(module, name, at):
        function = getattr(module, name)

        def counting(*arguments, **options):
            found[name, str(arguments[at])] += 1
            return function(*arguments, **options)

        monkeypatch.setattr(module, name, counting)

    for one in PARSERS:
        count(*one)
    count(project, "read_text", 0)
    return found


def _files(root) -> set[str]:
    ours = ("*.csv", "*.geojson", "*.toml", "*.bib", "text.txt", "datapackage.json")
    found = {path for pattern in ours for path in (root / "data").rglob(pattern)}
    return {str(path) for path in found if "benchmarks" not in path.parts}


def test_validate_reads_and_parses_every_file_once(edition_root, counted, monkeypatch):
    # Where a copy is at hand, the guard also asks which of its words the quotes show already.
    monkeypatch.delenv("ANNOTATE_ARTICLE", raising=False)
    assert run_checks(Project(edition_root)) == ()
    read = {name for kind, name in counted if kind == "read_text"}
    assert _files(edition_root) <= read
    assert len([kind for kind, _ in counted if kind == "parse"]) > 60
    # The rights guard asks for descriptions, outlines and fingerprints on its own.
    guard = {name for name in read if name.endswith(("meta.toml", "outline.csv", "fingerprint.txt"))}
    twice = {key for key, times in counted.items() if times > 1}
    assert {name for kind, name in twice if kind == "read_text"} <= guard
    assert {name for kind, name in twice if kind == "parse"} <= guard
    assert {kind for kind, _ in twice} <= {"read_text", "parse_meta", "parse"}


def test_an_edition_and_what_is_set_apart_from_it_read_once(mini, counted):
    edition = annotate.load(mini.root)
    for one in (edition, edition.apart(), edition):
        for text in one.texts:
            assert one.all_rows(text.id) is not None
            assert one.notes(text.id) is not None
        assert one.gazetteer.entities
        assert one.events
        assert one.bibliography.sources
        assert one.layer("places")
    assert set(counted.values()) == {1}


def test_an_error_is_kept_and_told_each_time(mini, counted):
    (mini.texts / "essay" / "meta.toml").write_text("id = [", encoding="utf-8")
    snapshot = Snapshot(mini)
    for _ in range(3):
        with pytest.raises(DataError, match="not valid TOML"):
            snapshot.text("essay")
    assert counted["parse_meta", "essay"] == 1


def test_a_snapshot_stays_as_it_was_read(mini):
    snapshot = Snapshot(mini)
    before = snapshot.values(Event)
    (mini.history / "events.csv").unlink()
    assert snapshot.values(Event) is before


def test_a_text_that_is_not_there(mini):
    with pytest.raises(UsageError, match="Did you mean 'essay'"):
        load_text(mini, "esay")


def test_a_broken_private_copy_is_refused_with_the_remedy(mini):
    path = mini.private_copy("letter")
    path.parent.mkdir(parents=True)
    path.write_text("para,state,text\none,same,Words\n", encoding="utf-8")
    with pytest.raises(InputError, match="annotate text add letter FILE"):
        load_text(mini, "letter")


@pytest.mark.parametrize("name", ["data/history/events.csv", "data/history", "data/bibliography.bib", "data/notes"])
def test_nothing_is_read_by_way_of_a_link(mini, tmp_path, name):
    path = mini.root / name
    kept = tmp_path / "elsewhere"
    path.rename(kept)
    path.symlink_to(kept)
    problems = [problem for problem in run_checks(mini) if problem.code == "unreadable"]
    assert any("is a symbolic link" in problem.what for problem in problems)
    assert main(["fmt", "--root", str(mini.root)]) == (0 if name.endswith(".bib") else 1)
    assert kept.exists()


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/tty"])
def test_a_device_is_not_read(mini, device):
    path = mini.history / "events.csv"
    path.unlink()
    path.symlink_to(device)
    codes = {problem.code for problem in run_checks(mini) if problem.path.endswith("events.csv")}
    assert codes == {"opaque-file", "unreadable"}
    path.unlink()
    os.mkfifo(path)
    told = {p.code: p.what for p in run_checks(mini) if p.path.endswith("events.csv")}
    assert "no ordinary file" in told["unreadable"]


def test_nothing_is_written_by_way_of_a_link(mini, tmp_path, letter):
    outside = tmp_path / "outside"
    outside.mkdir()
    (mini.data / "suggestions").symlink_to(outside)
    assert main(["suggest", "essay", "--root", str(mini.root)]) == 2
    (mini.root / "book").mkdir()
    mini.private.symlink_to(mini.root / "book")
    assert main(["text", "add", "letter", str(letter), "--root", str(mini.root)]) == 2
    assert list(outside.iterdir()) == list((mini.root / "book").iterdir()) == []


def test_what_is_too_large_is_not_read(mini, monkeypatch):
    monkeypatch.setattr(project, "LARGEST", 100)
    with pytest.raises(InputError, match="too large"):
        mini.content(mini.history / "events.csv")
    with pytest.raises(DataError, match=r"events\.csv unreadable: is too large"):
        Snapshot(mini).values(Event)


def _of_texts(mini, folder, count):
    """Return the small edition with so many texts, all of them open."""
    shutil.copytree(mini.root, folder)
    essay = folder / "data" / "texts" / "essay"
    for number in range(count - 2):
        shutil.copytree(essay, essay.parent / f"essay-{number}")
        meta = essay.parent / f"essay-{number}" / "meta.toml"
        meta.write_text(meta.read_text("utf-8").replace('id = "essay"', f'id = "essay-{number}"'), "utf-8")
    return Project(folder)


def test_asking_for_texts_grows_with_what_is_asked_for(mini, tmp_path):
    def asked(count: int) -> int:
        edition = annotate.load(_of_texts(mini, tmp_path / f"{count}", count).root)
        assert len(edition.texts) == count

        def ask() -> None:
            for text_id in edition.text_ids:
                assert edition.text(text_id).id == text_id
                assert edition.private is False

        return steps(ask)

    assert asked(20) < 6 * asked(5)
