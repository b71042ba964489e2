"""`annotate text`: a reader's own copy comes in, is looked at, and goes; editors seal."""

import shutil

import pytest

from tests.cli.conftest import listing


def test_a_copy_is_taken_in_looked_at_and_forgotten(call, mini, letter):
    root = ("--root", mini.root)
    before = listing(mini.root)
    done = call("text", "add", "letter", letter, *root)
    assert (done.code, done.out) == (0, "")
    assert "letter: 6 of 6 paragraphs are the same as the edition's.\n" in done.words
    assert "private/letter/text.csv" in done.words
    assert "must not be published" in done.words
    assert call("text", "status", *root).out == (
        "essay\topen\t3 of 3 paragraphs at hand\nletter\treserved\t6 of 6 paragraphs at hand\n"
    )
    assert call("validate", *root).code == 0
    assert call("text", "forget", "letter", *root).words == "letter: your copy is removed.\n"
    assert {k: v for k, v in listing(mini.root).items() if k != "private"} == before
    assert call("text", "forget", "letter", *root).words == "letter: there was no copy.\n"


def test_the_root_may_stand_before_or_after_the_action(call, mini):
    assert call("text", "--root", mini.root, "status").out == call("text", "status", "--root", mini.root).out != ""


def test_what_differs_is_told_paragraph_by_paragraph(call, mini, letter, tmp_path):
    copy = tmp_path / "copy.txt"
    lines = letter.read_text(encoding="utf-8").splitlines()
    lines[1:3] = ["Photograph: the harbour.", lines[2].replace("two kings", "three kings")]
    copy.write_text("\n".join(lines), encoding="utf-8")
    done = call("text", "add", "letter", copy, "--root", mini.root)
    assert done.code == 1
    assert "  extra text: in this copy only, left out (line 2 of your copy)\n" in done.words
    assert "  paragraph 1: not in this copy\n" in done.words
    assert "  paragraph 2: differs from the edition's text (line 3 of your copy)\n" in done.words
    assert "4 of 6 paragraphs are the same" in done.words
    status = call("text", "status", "letter", "--root", mini.root).out
    assert status == (
        "letter\treserved\t5 of 6 paragraphs at hand\n"
        "  paragraph 1\tnot in this copy\n  paragraph 2\tdiffers from the edition's text\n"
    )
    assert call("validate", "--root", mini.root).code == 0


_BAD = {
    "missing": (None, "no such file"),
    "folder": ("folder", "is a folder"),
    "not-utf-8": ("Kjære søster".encode("latin-1"), "is not UTF-8 (byte 0xe6 on line 1)"),
    "utf-16": ("A letter home".encode("utf-16"), "is not UTF-8"),
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
}


@pytest.fixture(params=_BAD.values(), ids=_BAD)
def bad(request, tmp_path):
    content, message = request.param
    path = tmp_path / "copy.txt"
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    return path, message


@pytest.mark.parametrize("action", ["add", "seal"])
def test_a_bad_file_is_one_message_and_changes_nothing(call, mini, bad, untouched, action):
    path, message = bad
    untouched()
    done = call("text", action, "letter", path, "--root", mini.root)
    assert (done.code, done.out) == (2, "")
    assert done.words.startswith("annotate: ")
    assert done.words.count("\n") == 1
    assert message in done.words


def test_another_text_is_no_copy(call, mini, tmp_path, untouched):
    (tmp_path / "copy.txt").write_text("Quite another text.\n", encoding="utf-8")
    untouched()
    done = call("text", "add", "letter", tmp_path / "copy.txt", "--root", mini.root)
    assert done.code == 2
    assert "not a copy of letter: none of its 6 paragraphs was found" in done.words


def test_a_copy_of_an_open_text_is_not_needed(call, mini, letter, untouched):
    untouched()
    done = call("text", "add", "essay", letter, "--root", mini.root)
    assert done.code == 2
    assert "part of the edition" in done.words


def test_a_private_folder_that_cannot_be_written_is_a_message(call, mini, letter):
    mini.private.write_text("a file where a folder should be", encoding="utf-8")
    done = call("text", "add", "letter", letter, "--root", mini.root)
    assert done.code == 2
    assert "cannot be written" in done.words
    assert mini.private.read_text(encoding="utf-8") == "a file where a folder should be"


def test_a_damaged_private_copy_is_a_message(call, mini, letter):
    call("text", "add", "letter", letter, "--root", mini.root)
    copy = mini.private_copy("letter")
    copy.write_text(copy.read_text(encoding="utf-8").replace("\n0,", "\nzero,"), encoding="utf-8")
    done = call("text", "status", "--root", mini.root)
    assert done.code == 2
    assert "para is 'zero', not a whole number" in done.words


def test_sealing_tells_how_much(call, mini, letter, untouched):
    untouched()
    done = call("text", "seal", "letter", letter, "--root", mini.root)
    assert (done.code, done.words) == (0, "letter: 6 paragraphs sealed.\n")


def test_the_guard_looks_and_compares(call, mini, letter, tmp_path):
    root = ("--root", mini.root)
    done = call("text", "guard", *root)
    assert (done.code, done.out) == (0, "")
    (mini.data / "notes.md").write_text(letter.read_text(encoding="utf-8"), encoding="utf-8")
    done = call("text", "guard", *root)
    assert done.code == 1
    assert done.out.startswith("data/notes.md:")
    (mini.data / "notes.md").unlink()
    base = shutil.copytree(mini.root, tmp_path / "base")
    assert call("text", "guard", "--base", base, *root).code == 0
    (mini.texts / "letter" / "rights.seal").unlink()
    done = call("text", "guard", "--base", base, *root)
    assert done.code == 1
    assert "is not the one of the branch this goes to" in done.out


def test_what_the_guard_cannot_look_into_is_named_when_it_is_let_in(call, mini, letter):
    (mini.data / "model.bin").write_bytes(b"\0\1\2" * 30)
    done = call("text", "seal", "letter", letter, "--root", mini.root)
    assert done.code == 0
    assert "  let in, though the guard cannot look into it: data/model.bin\n" in done.words
    assert call("text", "guard", "--root", mini.root).code == 0


@pytest.mark.parametrize("action", ["add", "forget"])
@pytest.mark.parametrize("name", ["private", "private/letter"])
def test_a_link_does_not_lead_a_copy_out_of_its_place(call, mini, letter, tmp_path, action, name):
    (mini.root / "book").mkdir()
    (mini.root / name).parent.mkdir(exist_ok=True)
    (mini.root / name).symlink_to(mini.root / "book")
    done = call("text", action, "letter", *([letter] if action == "add" else []), "--root", mini.root)
    assert done.code == 2
    assert "is a symbolic link, and may lead out of the edition" in done.words
    assert list((mini.root / "book").iterdir()) == []
