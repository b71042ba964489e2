"""`annotate accept`, `reject`, `link` and `diff` as an editor calls them."""

import subprocess

import pytest

NAME = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]


def git(mini, *words):
    subprocess.run(["git", "-C", str(mini.root), *NAME, *words], check=True, capture_output=True)


def test_each_says_what_it_did_and_git_can_undo_it(call, mini):
    git(mini, "init", "-q", "-b", "main")
    git(mini, "add", "-A")
    git(mini, "commit", "-qm", "first")
    done = call("accept", "a-i6g2jtw6", "--why", "A town.", "--by", "ada", "--date", "2026-03-01", "--root", mini.root)
    assert done.code == 0
    assert done.out == (
        "a-i6g2jtw6  essay ¶1  PLACE 'Karlstad': disputed → accepted\n"
        "a-hb33zrze  essay ¶1  EVENT 'Karlstad': disputed → rejected\n"
    )
    assert done.words == "2 annotations changed.\n"
    assert call("link", "stockholm", "a-s7yy2hvu", "--root", mini.root).out.endswith(
        "'Kristiania': kristiania → stockholm\n"
    )
    assert call("reject", "a-kdjnidxi", "--why", "x", "--root", mini.root).code == 0
    assert call("validate", "--root", mini.root).code == 0
    told = call("diff", "main", "--format", "md", "--root", mini.root)
    assert "3 decided; 1 re-linked" in told.out
    git(mini, "add", "-A")
    git(mini, "commit", "-qm", "second")
    assert call("diff", "main~1", "main", "--format", "md", "--root", mini.root).out == told.out
    git(mini, "revert", "--no-edit", "HEAD")
    assert "No annotation and no row" in call("diff", "main~2", "--root", mini.root).out
    git(mini, "reset", "-q", "--hard", "main~1")
    shown = call("show", "a-i6g2jtw6", "--root", mini.root).out
    assert "suggested by editors; decided by ada on 2026-03-01, who chose among readings: A town." in shown


def test_a_dry_run_changes_nothing(call, mini, untouched):
    untouched()
    done = call("reject", "a-kdjnidxi", "--why", "x", "--dry-run", "--root", mini.root)
    assert done.out == "a-kdjnidxi  essay ¶0  PLACE 'Sweden': accepted → rejected\n"
    assert done.words == "1 annotation would be changed.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("reject", "a-kdjnidxi"), "A rejection needs a reason. Say why with --why."),
        (("accept",), "Nothing is named."),
        (("accept", "--score", "2"), "'2' is no number from 0 to 1"),
        (("accept", "Swedn"), "Did you mean 'Sweden'?"),
        (("accept", "a-kdjnidxi", "--date", "yesterday"), "--date: "),
        (("accept", "a-kdjnidxi", "--by", "a\u202eb"), "plain words on one line"),
        (("link", "swedn", "a-kdjnidxi"), "Unknown authority record 'swedn'. Did you mean 'sweden'?"),
        (("link", "storting", "a-kdjnidxi"), "is of kind PLACE, storting of kind ORG"),
        (("diff", "nowhere"), "nowhere: git knows no such commit, and no edition lies there."),
        (("diff", "--output=x"), "the following arguments are required: BASE"),
    ],
)
def test_a_bad_call_is_a_message_and_changes_nothing(call, mini, untouched, arguments, said):
    untouched()
    done = call(*arguments, "--root", mini.root)
    assert done.code == 2
    assert said in done.words


def test_a_file_that_cannot_be_read_is_not_written(call, mini, untouched):
    path = mini.annotation_file("essay", 1)
    path.write_text(path.read_text(encoding="utf-8").replace("PLACE", "PLAZE", 1), encoding="utf-8")
    untouched()
    done = call("reject", "a-kdjnidxi", "--why", "x", "--root", mini.root)
    assert done.code == 1
    assert "p01.csv:2" in done.words


def test_many_are_shown_a_line_each(call, mini):
    done = call("show", "Sweden", "--kind", "PLACE", "--root", mini.root)
    assert done.out == (
        "a-kdjnidxi  essay ¶0  PLACE 'Sweden': sweden literal (accepted)\n"
        "a-h26ugjcf  essay ¶1  PLACE 'Sweden': sweden metonymic (accepted)\n"
    )
