"""`annotate show`: what is said of one annotation."""

from __future__ import annotations

import subprocess

import pytest


def test_a_place_is_shown_with_context_candidates_and_evidence(call, mini):
    done = call("show", "a-h26ugjcf", "--root", mini.root)
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0].startswith("a-h26ugjcf  PLACE 'Sweden'  data/annotations/essay/p01.csv:")
    assert "[Sweden]" in lines[1]
    assert "sense: metonymic, means swedish-government" in lines
    assert "link: sweden (Sweden, Q34)" in lines
    assert any(line.startswith("speaks of: 1905") for line in lines)
    assert any(line.startswith("  * ") and "sweden (Sweden)" in line for line in lines)
    assert any("name: preferred name 'Sweden'" in line for line in lines)
    assert "machine: no proposal on file for these words" in lines


def test_a_date_has_a_value_and_no_candidates(call, mini):
    done = call("show", "a-l5dxptlq", "--root", mini.root)
    assert "date: 1905-06-07" in done.out
    assert "candidates" not in done.out


def test_an_unknown_id_is_a_usage_error_with_a_hint(call, mini):
    done = call("show", "a-h26ugjcg", "--root", mini.root)
    assert done.code == 2
    assert "Did you mean 'a-h26ugjcf'?" in done.words


def test_what_the_machine_said_is_told_with_its_reasons(call, mini):
    header = "para,start,end,quote,nth,kind,entity,label,wikidata,sense,refers_to,edtf,relation,score,reasons\n"
    row = "1,0,6,Sweden,1,PLACE,norway,Norway,Q20,literal,,,,0.61,a guess\n"
    mini.suggestions("essay").parent.mkdir(exist_ok=True)
    mini.suggestions("essay").write_text(header + row, encoding="utf-8")
    done = call("show", "a-h26ugjcf", "--root", mini.root)
    assert "machine: norway, literal (0.61)\n  a guess\n" in done.out


def test_the_history_names_the_commits_that_changed_the_row(call, mini):
    def git(*words):
        name = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(mini.root), *name, *words], check=True, capture_output=True)

    assert "history: none on record" in call("show", "a-h26ugjcf", "--root", mini.root).out
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "All rows")
    path = mini.annotation_file("essay", 1)
    path.write_text(
        path.read_text("utf-8").replace(
            "a-d4z7etii,Norway,1,PLACE,norway,Norway,literal,,,,high",
            "a-d4z7etii,Norway,1,PLACE,norway,Norway,literal,,,,low",
        ),
        "utf-8",
    )
    git("commit", "-qam", "Doubt about Norway")
    assert "Ada: Doubt about Norway" not in call("show", "a-h26ugjcf", "--root", mini.root).out
    told = call("show", "a-d4z7etii", "--root", mini.root).out
    assert told.index("Doubt about Norway") < told.index("All rows")


@pytest.mark.parametrize("id", ["a-hb33zrze", "a-rnejqqb4", "a-ewrafcjc"])
def test_every_sort_of_row_can_be_shown(call, mini, id):
    assert call("show", id, "--root", mini.root).code == 0
