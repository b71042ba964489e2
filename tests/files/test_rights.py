"""The rights guard: words of a reserved text are found wherever and however they were planted, and only they."""

import gzip
import html
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.checks import run_checks
from annotate.checks.rights import check_site, tracked
from annotate.files import rights
from annotate.files.project import Project

RESERVED = " ".join(f"{a}{b}" for a in ("bra", "klo", "sti", "tru", "vel") for b in ("dan", "gor", "mes", "pil", "wun"))
SHINGLES = rights.shingles_of(RESERVED)
RUN = RESERVED.split()[5:13]


@given(st.integers(0, 17), st.text(max_size=40), st.text(max_size=40), st.sampled_from([" ", "\n", ", ", "--", "*_"]))
def test_any_eight_words_are_found_wherever_they_stand(tmp_path_factory, first, before, after, between):
    path = tmp_path_factory.mktemp("g") / "note.md"
    path.write_text(f"{before} {between.join(RESERVED.split()[first : first + 8])} {after}", encoding="utf-8")
    assert rights.find_copies(path, SHINGLES) is not None


@given(st.lists(st.sampled_from(RESERVED.split()), max_size=40))
def test_only_the_order_of_the_text_is_found(tmp_path_factory, some):
    path = tmp_path_factory.mktemp("g") / "note.md"
    path.write_text(" ".join(some), encoding="utf-8")
    runs = [tuple(some[i : i + 8]) for i in range(len(some) - 7)]
    copied = any(" ".join(run) in RESERVED for run in runs)
    assert (rights.find_copies(path, SHINGLES) is not None) == copied


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(c):04x}" for c in text)


def plants(words: list[str]) -> dict[str, bytes]:
    """Return files that hold eight words of a text, each hidden in another way."""
    plain = " ".join(words)
    tagged = "<p>" + "".join(f"<mark class='a'>{w}</mark> " for w in words) + "</p>"
    cut = " ".join(f"{w[:2]}<b>{w[2:]}</b>" for w in words)
    cells = [{"cell_type": "markdown", "metadata": {}, "source": [f"{w}\n" for w in words]}]
    return {
        "note.md": plain.encode(),
        "upper.md": plain.upper().encode(),
        "linked.md": " ".join(f"[{w}](page.html#anchor-{n})" for n, w in enumerate(words)).encode(),
        "tagged.md": tagged.encode(),
        "hard-wrapped.txt": "\n".join(f"{w[:3]}-\n{w[3:]}" if len(w) > 3 else w for w in words).encode(),
        "soft.txt": "\u00ad".join(plain).replace("\u00ad \u00ad", " ").encode(),
        "row.csv": f'id,note\n1,"{plain}"\n'.encode(),
        "escaped.json": f'{{"note": "{_escaped(plain)}"}}'.encode(),
        "lines.jsonl": json.dumps({"t": "\n".join(words)}).encode(),
        "tagged.html": tagged.encode(),
        "cut.html": cut.encode(),
        "comment.html": f"<!-- {plain} -->".encode(),
        "attribute.html": f'<a title="{html.escape(plain)}">x</a>'.encode(),
        "references.html": "".join(f"&#{ord(c)};" for c in plain).encode(),
        "script.html": f'<script type="application/json">"{_escaped(plain)}"</script>'.encode(),
        "text.svg": f"<svg><text>{words[0]}</text>{''.join(f'<tspan> {w}</tspan>' for w in words[1:])}</svg>".encode(),
        "book.ipynb": json.dumps({"cells": cells}).encode(),
        "code.py": "\n".join(f'    "{w} "' for w in words).encode(),
        "wide.txt": plain.encode("utf-16"),
        "latin.txt": ("für " + plain).encode("latin-1"),
        "packed.txt.gz": gzip.compress(plain.encode()),
    }


def _planted(folder, words) -> list:
    made = []
    for name, content in plants(words).items():
        (folder / name).write_bytes(content)
        made.append(folder / name)
    with zipfile.ZipFile(folder / "book.epub", "w") as archive:
        archive.writestr("OEBPS/page.xhtml", plants(words)["tagged.html"])
    return [*made, folder / "book.epub"]


@pytest.mark.parametrize("name", [*plants(RUN), "book.epub"])
def test_a_planted_copy_is_found(tmp_path, name):
    _planted(tmp_path, RUN)
    assert rights.find_copies(tmp_path / name, SHINGLES) is not None


def test_where_and_how_much_is_said(tmp_path):
    path = tmp_path / "note.md"
    path.write_text(f"# A note\n\nThey wrote:\n{RESERVED}\n", encoding="utf-8")
    assert rights.find_copies(path, SHINGLES) == rights.Copy(4, 18)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\0\0", b"PK\x03\x04 broken", b"\x1f\x8b broken"])
def test_what_cannot_be_read_is_passed_over(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    assert rights.find_copies(path, SHINGLES) is None
    assert rights.find_copies(tmp_path / "none", SHINGLES) is None


def test_pictures_and_missing_hashes_are_passed_over(tmp_path):
    path = tmp_path / "scan.png"
    path.write_text(RESERVED, encoding="utf-8")
    assert rights.find_copies(path, SHINGLES) is None
    path = tmp_path / "note.md"
    path.write_text(RESERVED, encoding="utf-8")
    assert rights.find_copies(path, frozenset()) is None


def test_seven_words_may_be_quoted(tmp_path):
    path = tmp_path / "note.md"
    path.write_text(" ".join(RUN[:7]) + " and " + RUN[7], encoding="utf-8")
    assert rights.find_copies(path, SHINGLES) is None


def test_hashes_do_not_give_the_order_away():
    dumped = rights.dump_shingles(SHINGLES).split()
    assert dumped == sorted(dumped)
    assert len(dumped) == 18
    assert not any(word in " ".join(dumped) for word in RESERVED.split())


def _flagged(project: Project) -> set[str]:
    return {p.path for p in run_checks(project) if p.code == "rights"}


def test_the_small_edition_s_guard_finds_every_plant(mini, letter):
    words = list(rights.words_of(letter.read_text(encoding="utf-8"))[20:28])
    paths = _planted(mini.data / "notes", words)
    wanted = {mini.relative(path) for path in paths}
    assert wanted <= _flagged(mini)


def test_a_tracked_private_copy_is_told_once(mini, letter, monkeypatch):
    (mini.private / "letter").mkdir(parents=True)
    (mini.private / "letter" / "text.csv").write_bytes(letter.read_bytes())
    assert _flagged(mini) == set()
    copies = tuple(mini.private.rglob("*.csv"))
    monkeypatch.setattr("annotate.checks.rights.tracked", lambda project: copies)
    (problem,) = (p for p in run_checks(mini) if p.code == "rights")
    assert problem.path == "private/letter/text.csv"
    assert "git rm --cached" in problem.remedy


def test_files_are_those_of_git_where_there_is_git(mini):
    import subprocess

    def git(*arguments):
        subprocess.run(["git", *arguments], cwd=mini.root, check=True, capture_output=True)

    outside = {p.relative_to(mini.root) for p in tracked(mini)}
    git("init", "-q")
    assert {p.relative_to(mini.root) for p in tracked(mini)} == outside
    (mini.private / "letter").mkdir(parents=True)
    (mini.private / "letter" / "text.csv").write_text("para\n", encoding="utf-8")
    assert {p.relative_to(mini.root) for p in tracked(mini)} == outside
    git("add", "-f", "private")
    assert {p.as_posix() for p in {p.relative_to(mini.root) for p in tracked(mini)} - outside} == {
        "private/letter/text.csv"
    }


def test_without_hashes_nothing_can_be_published(mini, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<p>Good day.</p>", encoding="utf-8")
    assert list(check_site(mini, tmp_path / "site")) == []
    (mini.texts / "letter" / "shingles.txt").unlink()
    (problem,) = check_site(mini, tmp_path / "site")
    assert problem.code == "shingles"


def test_no_tracked_file_of_the_edition_holds_running_text(edition_root):
    project = Project(edition_root)
    assert rights.reserved_texts(project) == ("lankov-2010",)
    assert len(rights.read_shingles(project, "lankov-2010")) > 800
    shingles = rights.all_shingles(project)
    assert [str(p) for p in tracked(project) if rights.find_copies(p, shingles)] == []


@pytest.mark.article
def test_the_edition_s_guard_finds_every_plant(article, edition_root, tmp_path):
    shingles = rights.all_shingles(Project(edition_root))
    some = rights.words_of(article.read_text(encoding="utf-8"))
    for first in (0, len(some) // 2, len(some) - 8):
        folder = tmp_path / str(first)
        folder.mkdir()
        for path in _planted(folder, list(some[first : first + 8])):
            if path.name != "linked.md":
                assert rights.find_copies(path, shingles) is not None, path.name
