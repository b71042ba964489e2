"""`annotate fmt`: what it says, what it changes, and that `--check` changes nothing."""

import pytest


@pytest.fixture
def rough(mini):
    path = mini.annotation_file("essay", 0)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return mini


def test_a_sound_edition_is_in_form(call, mini, untouched):
    untouched()
    for arguments in ((), ("--check",)):
        done = call("fmt", *arguments, "--root", mini.root)
        assert (done.code, done.out) == (0, "")
        assert "0 files" in done.words


def test_check_changes_nothing_and_names_the_files(call, rough, untouched):
    untouched()
    done = call("fmt", "--check", "--root", rough.root)
    assert (done.code, done.out) == (1, "data/annotations/essay/p00.csv\n")
    assert done.words == "1 file not in form, 0 left as they are.\nRun: annotate fmt\n"


def test_fmt_names_what_it_changed_and_the_second_time_nothing(call, rough):
    done = call("fmt", "--root", rough.root)
    assert (done.code, done.out) == (0, "data/annotations/essay/p00.csv\n")
    assert done.words == "1 file brought into form, 0 left as they are.\n"
    assert call("fmt", "--root", rough.root).out == ""
    assert call("validate", "--root", rough.root).code == 0


def test_what_cannot_be_brought_into_form_is_left_and_told(call, mini, untouched):
    path = mini.annotation_file("essay", 0)
    path.write_text(path.read_text(encoding="utf-8").replace("editors,\n", "editors,a, b\n", 1), encoding="utf-8")
    (mini.notes("letter")).write_bytes(b"id\xff\n")
    untouched()
    done = call("fmt", "--root", mini.root)
    assert (done.code, done.out) == (1, "")
    assert "left as it is: data/annotations/essay/p00.csv:2 cells: 15 cells" in done.words
    assert "left as it is: data/notes/letter.csv unreadable: " in done.words
    assert "0 files brought into form, 2 left as they are." in done.words


def test_a_folder_that_cannot_be_written_is_a_message_and_nothing_is_half_written(call, rough, monkeypatch, untouched):
    untouched()

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    done = call("fmt", "--root", rough.root)
    assert done.code == 2
    assert "p00.csv: cannot be written (Permission denied)" in done.words


def test_a_rename_that_fails_leaves_no_temporary_file(call, rough, monkeypatch, untouched):
    untouched()

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    done = call("fmt", "--root", rough.root)
    assert done.code == 2
    assert "No space left on device" in done.words
