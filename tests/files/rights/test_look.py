"""The exact rule, where what is found is said to stand, and that nothing crafted keeps the guard busy."""

import bz2
import gzip
import io
import lzma
import time
import zipfile
import zlib

import pytest

from annotate.checks.rights import guard
from annotate.files.project import Project
from annotate.files.rights.copies import copy_from
from annotate.files.rights.decode import MOST_BYTES, OpaqueError, as_text
from annotate.files.rights.look import look
from annotate.files.rights.tree import tracked
from tests.files.rights.disguises import DISGUISES, files_of

# What hides nothing from the exact rule though only eight words are written so.
SHORT = ("as it stands", "capitals", "Cyrillic", "soft hyphens", "decimal references", "JSON escapes",
         "percent of blanks", "Base 64 of gzip", "UTF-16 without a mark", "words reversed", "number and word",
         "broken at line ends",
         "tags around words", "tags within words", "comments between words", "attribute", "links", "reference links",
         "MyST roles", "SVG", "notebook", "Python strings", "gzip", "zip in zip", "epub", "PNG text")  # fmt: skip


@pytest.fixture
def rule(mini, letter):
    copy = copy_from(mini, "letter", letter.read_text(encoding="utf-8"))
    assert copy
    return copy.rule()


@pytest.mark.parametrize("name", SHORT)
@pytest.mark.parametrize("first", [0, 20, 107])
def test_eight_words_are_found_where_a_copy_is_at_hand(letter, rule, name, first):
    words = letter.read_text(encoding="utf-8").replace("’", "").replace("'", "").split()
    said = " ".join(word for word in words if word.strip("–.…")).split()[first : first + 9]
    (raw,) = files_of(DISGUISES[name], " ".join(said)).values()
    found = look(raw, (rule,))
    assert found
    assert found.rule.exact


def test_numbers_count_where_they_are_of_the_text(rule):
    assert look(b"On 9 June they took the old flag.", (rule,)), "eight words, one of them a number"
    assert not look(b"On 10 June they took the old flag.", (rule,))
    assert not look(b"On June they took the old flag.", (rule,)), "seven words"


def test_seven_words_may_be_quoted(rule):
    assert not look(b"whether they took the old flag down from a roof", (rule,))


def test_where_and_how_much_is_said(rule):
    found = look(b"# A note\n\nThey wrote:\nthey took the old flag down from the fortress\n", (rule,))
    assert found
    assert (found.line, found.windows) == (4, 2)


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\0\0",
        b"PK\x03\x04 broken",
        b"\x1f\x8b broken",
        b"BZh91AY&SY broken",
        b"\xfd7zXZ\0 broken",
        b"\x78\x9c broken",
        gzip.compress(b"Good day.", mtime=0)[:-9],
        b"\0" * 99,
        b"\xff\xfe\x00",
        bytes(range(256)),
    ],
)
def test_what_cannot_be_looked_into_is_told(raw, rule):
    if raw.startswith(b"\x89PNG"):
        assert look(raw, (rule,)) is None, "a picture cut off is looked at as far as it goes"
        return
    with pytest.raises(OpaqueError):
        look(raw, (rule,))


@pytest.mark.parametrize("text", ["", "Good day.", "Kjære søster", "서울"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings(text, encoding):
    assert as_text(text.encode(encoding)).lstrip("\ufeff") == text


def test_latin_1_is_read():
    assert as_text("Kjære søster".encode("latin-1")) == "Kjære søster"


def _bomb() -> bytes:
    zeros = b" " * MOST_BYTES
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", zeros)
        archive.writestr("b", zeros)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "make",
    [
        _bomb,
        lambda: gzip.compress(b" " * (MOST_BYTES + 1)),
        lambda: bz2.compress(b" " * (MOST_BYTES + 1)),
        lambda: lzma.compress(b" " * (MOST_BYTES + 1)),
        lambda: zlib.compress(b" " * (MOST_BYTES + 1)),
    ],
    ids=["zip", "gzip", "bzip2", "xz", "zlib"],
)
def test_bombs_are_refused(make, rule):
    with pytest.raises(OpaqueError, match=r"too much|more than"):
        look(make(), (rule,))


@pytest.mark.parametrize(
    "sign",
    ["<!--", "<a ", "<", "[](", "](", "][", "{", "`{}`", "&#", "&amp;", "%25", "\\", "\\u", "-\n", "+A", "=\n", "a ",
     "a", "0x41 ", "begin 644 \n", "<~", "AAAA ", "x," , "\u00ad", "\u0301", "a\u0301", "{}`", "[^", "\\N{", "sha256:",
     "|", "\t"],
)  # fmt: skip
def test_no_sign_repeated_takes_long(sign, rule):
    """Twice as much takes about twice as long: 200,000 characters are done in a second or two."""
    raw = (sign * (200_000 // len(sign))).encode()
    begun = time.process_time()
    look(raw, (rule,))
    assert time.process_time() - begun < 3


def test_links_devices_and_submodules_are_refused(mini, tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("Good day.", encoding="utf-8")
    for name, target in (("link.txt", outside), ("endless", "/dev/zero"), ("nowhere", tmp_path / "nowhere")):
        (mini.root / "book").mkdir(exist_ok=True)
        (mini.root / "book" / name).symlink_to(target)
    (mini.root / "folder").symlink_to(tmp_path)
    told = {(p.path, p.code) for p in guard(mini)}
    assert told == {(f"book/{name}", "opaque-file") for name in ("link.txt", "endless", "nowhere")} | {
        ("folder", "opaque-file")
    }


def test_a_picture_in_the_tree_is_refused(mini):
    (raw,) = files_of(DISGUISES["PNG text"], "Good day").values()
    (mini.data / "scan.png").write_bytes(raw)
    (problem,) = guard(mini)
    assert (problem.path, problem.code) == ("data/scan.png", "opaque-file")


def test_files_are_those_of_git_where_there_is_git(mini):
    import subprocess

    def git(*arguments):
        subprocess.run(["git", *arguments], cwd=mini.root, check=True, capture_output=True)

    def names():
        return {p.relative_to(mini.root).as_posix() for p in tracked(mini)}

    outside = names()
    git("init", "-q")
    assert names() == outside
    (mini.private / "letter").mkdir(parents=True)
    (mini.private / "letter" / "text.csv").write_text("para\n", encoding="utf-8")
    assert names() == outside
    git("add", "-f", "private")
    assert names() == outside | {"private/letter/text.csv"}
    (problem,) = guard(mini)
    assert (problem.path, problem.code) == ("private/letter/text.csv", "rights")
    assert "git rm --cached" in problem.remedy


def test_no_tracked_file_of_the_edition_holds_running_text(edition_root):
    assert [str(problem) for problem in guard(Project(edition_root))] == []
