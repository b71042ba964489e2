"""A version is made of sound data alone, says the same everywhere, and is never without an answer again."""

import csv

import pytest

from annotate.checks import run_checks
from annotate.cli import main

CHANGELOG = "# Changelog\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 0.1.0\n\nThe first.\n"


@pytest.fixture
def root(mini):
    (mini.root / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    (mini.root / "pyproject.toml").write_text('[project]\nname = "mini"\nversion = "0.1.0"\n', encoding="utf-8")
    (mini.root / "_toc.yml").write_text("root: index\nchapters:\n  - file: book/essay\n", encoding="utf-8")
    return mini.root


def release(root, version, day="2026-12-01"):
    return main(["release", version, "--date", day, "--root", str(root)])


def test_a_version_is_made_and_kept(root, mini, capsys):
    assert release(root, "0.2.0", "20261201") == 0, capsys.readouterr()
    assert "version: 0.2.0\ndate-released: 2026-12-01\n" in (root / "CITATION.cff").read_text("utf-8")
    assert '"version": "0.2.0"' in (root / ".zenodo.json").read_text("utf-8")
    assert '"version": "0.2.0"' in (root / "data/datapackage.json").read_text("utf-8")
    assert 'version = "0.2.0"' in (root / "pyproject.toml").read_text("utf-8")
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    assert "## Unreleased\n\n## 0.2.0 - 2026-12-01\n\n### Added\n\n- A thing.\n\n## 0.1.0\n" in changelog
    listed = (root / "data/releases/0.2.0.txt").read_text("utf-8").splitlines()
    assert {"page book/essay.html", "page index.html", "text essay", "annotation a-l5dxptlq", "entity sweden"} <= set(
        listed
    )
    out = root / "dist" / "0.2.0"
    assert "- A thing." in (out / "NOTES.md").read_text("utf-8")
    assert (out / "package" / "mini-0.2.0-data.zip").is_file()
    assert "tei/essay.xml" in (out / "checksums.sha256").read_text("utf-8")
    assert run_checks(mini) == ()
    assert release(root, "0.2.0") == 2
    assert "Give a later version" in capsys.readouterr().err
    assert release(root, "0.3.0") == 1  # nothing has changed since
    assert "nothing stands under" in capsys.readouterr().err


def test_what_a_version_named_may_not_go_and_a_page_that_moves_leads_on(root, mini):
    assert release(root, "0.2.0") == 0
    (root / "_toc.yml").write_text("root: index\nchapters:\n  - file: book/moved\n", encoding="utf-8")
    assert [p.what for p in run_checks(mini) if p.code == "gone"] == [
        "page 'book/essay.html', named by version 0.2.0, is gone"
    ]
    with (root / "data/redirects.csv").open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([("old", "new"), ("book/essay.html", "book/moved.html")])
    assert [p for p in run_checks(mini) if p.code in ("gone", "redirect")] == []


def test_no_version_of_what_is_not_sound(root, capsys):
    for version, said in (("2", "is no version"), ("0.0.9", "Give a later version")):
        assert release(root, version) == 2
        assert said in capsys.readouterr().err
    assert release(root, "0.2.0", "soon") == 2
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    path = root / "data/annotations/essay/p00.csv"
    for changed, said in (
        (before[path].replace(b"Sweden,1", b"Swoden,1"), "problems; no version is made"),
        (before[path].replace(b"\n", b"\r\n"), "p00.csv is not in form; no version is made"),
    ):
        path.write_bytes(changed)
        assert release(root, "0.2.0") == 1
        assert said in capsys.readouterr().err
    path.write_bytes(before[path])
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
