"""A full disk, a process that dies, two at once: a clear message, nothing half written, and the next call completes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress

import pytest

from annotate.cli import main
from annotate.files.together import alone
from tests.cli.conftest import listing
from tests.faults import DeadError, dying, full_disk

OUT = "out"
ACCEPT = ("accept", "a-i6g2jtw6", "--why", "A town.", "--date", "2026-03-01")
VERBS = {
    "accept": ACCEPT,
    "reject": ("reject", "a-kdjnidxi", "--why", "x", "--date", "2026-03-01"),
    "link": ("link", "stockholm", "a-s7yy2hvu", "--date", "2026-03-01"),
    "fmt": ("fmt",),
    "text add": ("text", "add", "letter", "COPY"),
    "layer": ("layer", "new", "ada"),
    "export": ("export", "csv", "-o", OUT),
    "export one": ("export", "turtle", "-o", f"{OUT}.ttl"),
    "import": ("import", "web-annotation", "COLLECTION", "essay", "-o", OUT),
    "release": ("release", "9.0.0", "--date", "2026-03-01", "-o", OUT),
}


@pytest.fixture
def called(mini, letter, tmp_path):
    """Return a function that gives the arguments of a verb, in an edition that the verb has something to do in."""
    (mini.root / "CHANGELOG.md").write_text("# Changes\n\n## Unreleased\n\n- News.\n", "utf-8")

    def arguments(name: str) -> list[str]:
        given = {"COPY": str(letter), "COLLECTION": str(tmp_path / "collection.jsonld")}
        if name == "fmt":
            for path in mini.annotations_dir("essay").iterdir():
                path.write_text(path.read_text("utf-8").replace(",accepted,", ", accepted,"), "utf-8")
        if name == "import":
            main(["export", "web-annotation", "-o", str(tmp_path / "wa"), "--root", str(mini.root)])
            shutil.copyfile(tmp_path / "wa" / "web-annotation" / "essay.jsonld", given["COLLECTION"])
        words = [given.get(word, word) for word in VERBS[name]]
        words = [str(mini.root / word) if word.startswith(OUT) else word for word in words]
        return [*words, "--root", str(mini.root)]

    return arguments


@pytest.mark.parametrize("name", VERBS)
def test_a_full_disk_is_one_message_and_leaves_everything_as_it_was(call, mini, called, name):
    arguments = called(name)
    before = listing(mini.root)
    with full_disk():
        done = call(*arguments)
    assert done.code == 2
    assert "cannot be written (File too large)" in done.words
    assert {k: v for k, v in listing(mini.root).items() if v} == {k: v for k, v in before.items() if v}


@pytest.mark.parametrize("name", ["accept", "link", "fmt", "export", "layer"])
def test_whoever_dies_between_two_files_loses_nothing(mini, called, tmp_path, name):
    arguments = called(name)
    shutil.copytree(mini.root, tmp_path / "before")
    with dying(1000) as placed:
        assert main(arguments) == 0
    assert main(["fmt", "--root", str(mini.root)]) == 0
    wanted = listing(mini.root)
    for after in range(len(placed)):
        shutil.rmtree(mini.root)
        shutil.copytree(tmp_path / "before", mini.root)
        with dying(after), suppress(DeadError):
            main(arguments)
        assert not list(mini.root.rglob("*.part"))
        main(arguments)
        if name not in ("accept", "link"):  # these bring into form what they decided, even where it was decided before
            assert main(["fmt", "--root", str(mini.root)]) == 0
        assert listing(mini.root) == wanted, after


def test_whoever_curates_waits_for_another_and_keeps_what_that_one_decided(mini):
    decided = mini.decisions("essay")
    with ThreadPoolExecutor() as threads:
        with alone(mini.data):
            waiting = threads.submit(main, ["reject", "a-kdjnidxi", "--why", "x", "--root", str(mini.root)])
            with pytest.raises(NotYet):
                waiting.result(1)
            decided.parent.mkdir(exist_ok=True)
            decided.write_text("annotation,date,decision,by,why\na-s7yy2hvu,2026-03-01,linked,ada,\n", "utf-8")
        assert waiting.result(60) == 0
    assert {row.split(",")[0] for row in decided.read_text("utf-8").splitlines()[1:]} == {"a-s7yy2hvu", "a-kdjnidxi"}


@pytest.mark.parametrize(
    "given", [["export", "turtle", "-o", "-"], ["validate", "--format", "json"], ["layer", "show"]]
)
def test_a_reader_that_goes_away_is_no_fault(mini, given):
    (mini.root / "data" / "gazetteer" / "names.csv").write_bytes(b"no,table\n")
    ended, end = os.pipe()
    os.close(ended)
    command = [sys.executable, "-m", "annotate", *given, "--root", str(mini.root)]
    done = subprocess.run(command, stdout=end, stderr=subprocess.PIPE, text=True, check=False)
    os.close(end)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
