"""`annotate accept`, `reject` and `show` for notes and records that readers propose."""

import pytest

from annotate.checks import run_checks


@pytest.fixture
def note(mini):
    """The file of a proposed note."""
    path = mini.proposals / "notes" / "ada.csv"
    path.parent.mkdir(parents=True)
    path.write_text(
        "text,para,quote,nth,note,sources,certainty,by,remark\n"
        "essay,0,Storting,1,Its house was new.,mini-handbook,,ada,\n",
        encoding="utf-8",
    )
    return path


def test_a_note_is_shown_and_accepted_by_the_id_that_is_told(call, mini, note):
    assert call("fmt", "--root", mini.root).code == 0
    assert "essay,0,Storting,1,Its house was new.,mini-handbook,medium,ada,,\n" in note.read_text("utf-8")
    shown = call("show", "--text", "essay", "--root", mini.root).out.splitlines()[0]
    id, _, words = shown.partition("  ")
    assert words == "essay ¶0  note on 'Storting': proposed by ada"
    assert call("show", id, "--root", mini.root).out == shown + "\n"
    would = call("accept", id, "--dry-run", "--root", mini.root)
    assert would.words == "0 annotations would be changed. 1 contribution would be decided on.\n"
    assert note.exists()
    done = call("accept", id, "--by", "bob", "--root", mini.root)
    assert (done.code, done.out) == (0, "n01  essay ¶0  notes/essay.csv: proposed → accepted\n")
    assert done.words == "0 annotations changed. 1 contribution decided on.\n"
    assert not note.exists()
    assert run_checks(mini) == ()


def test_an_annotation_and_a_note_in_one_call(call, mini, note):
    call("fmt", "--root", mini.root)
    id = call("show", "--text", "essay", "--root", mini.root).out.partition("  ")[0]
    done = call("reject", id, "a-kdjnidxi", "--why", "No.", "--root", mini.root)
    assert done.words == "1 annotation changed. 1 contribution decided on.\n"
    assert note.exists()
    assert call("accept", id, "--root", mini.root).code == 2, "what was rejected waits no longer"
    assert run_checks(mini) == ()


def test_a_name_that_nobody_knows_is_told(call, mini, note):
    assert "Unknown annotation or name 'n-aaaaaaaa'" in call("accept", "n-aaaaaaaa", "--root", mini.root).words
