"""`annotate suggest` and `annotate score`: proposals are made when stale, kept apart from decisions, and scored."""

import json
import re

import pytest

from annotate.files import store
from annotate.files.snapshot import load_text
from annotate.stages import suggest
from tests.cli.conftest import listing


@pytest.fixture(scope="module")
def nlp(edition_root):
    from annotate.stages import assembly

    return assembly.pipeline(edition_root / "tests" / "mini" / "data" / "gazetteer")


@pytest.fixture(autouse=True)
def quick(nlp, monkeypatch):
    monkeypatch.setattr("annotate.stages.assembly.pipeline", lambda gazetteer, model=None: nlp)


def test_proposals_are_written_beside_the_decisions(call, mini):
    before = listing(mini.root)
    done = call("suggest", "--root", mini.root)
    assert (done.code, done.out) == (0, "")
    assert "letter: not at hand; its proposals stay as they are." in done.words
    after = listing(mini.root)
    assert {k: v for k, v in after.items() if "suggestions" not in k} == before
    assert {k for k in after if "suggestions" in k} == {
        "data/suggestions",
        "data/suggestions/essay.csv",
        "data/suggestions/essay.json",
    }
    proposals = store.read_suggestions(mini, "essay")
    text = load_text(mini, "essay")
    assert {s.quote for s in proposals} >= {"Stockholm", "Norway", "26 October 1905"}
    assert all(text.paragraphs[s.para].text[s.start : s.end] == s.quote for s in proposals)
    assert call("validate", "--root", mini.root).code == 0


def test_the_machine_says_how_many_are_new_to_the_decisions(call, mini):
    words = call("suggest", "essay", "--root", mini.root).words
    total, new = (int(w) for w in words.split() if w.isdigit())
    assert new < total


def test_current_proposals_are_not_made_again(call, mini):
    call("suggest", "--root", mini.root)
    before = listing(mini.root)
    assert "essay: proposals are current." in call("suggest", "--root", mini.root).words
    assert "current" not in call("suggest", "essay", "--force", "--root", mini.root).words
    assert listing(mini.root) == before, "the same from the same"


@pytest.mark.parametrize("changed", ["gazetteer", "text", "date", "model", "no proposals", "no description", "damage"])
def test_proposals_are_stale_when_what_they_were_made_from_changed(call, mini, changed):
    call("suggest", "--root", mini.root)
    text = load_text(mini, "essay")
    assert suggest.is_current(mini, text, None)
    if changed == "gazetteer":
        (mini.gazetteer / "names.csv").write_text("", encoding="utf-8")
    elif changed == "text":
        path = mini.texts / "essay" / "outline.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("\n1,9", "\n1,8"), encoding="utf-8")
    elif changed == "date":
        path = mini.texts / "essay" / "meta.toml"
        path.write_text(path.read_text(encoding="utf-8").replace('date = "2026"', 'date = "2025"'), encoding="utf-8")
    elif changed == "no proposals":
        mini.suggestions("essay").unlink()
    elif changed == "no description":
        mini.suggestions_meta("essay").unlink()
    elif changed == "damage":
        mini.suggestions_meta("essay").write_bytes(b"\xff{")
    assert not suggest.is_current(mini, load_text(mini, "essay"), "other" if changed == "model" else None)


def test_decisions_pages_and_checks_make_no_proposal_stale(call, mini):
    call("suggest", "--root", mini.root)
    path = mini.annotation_file("essay", 0)
    path.write_text(path.read_text(encoding="utf-8").replace("high", "low"), encoding="utf-8")
    assert suggest.is_current(mini, load_text(mini, "essay"), None)
    kept = json.loads(mini.suggestions_meta("essay").read_text(encoding="utf-8"))
    assert kept["model_name"].split()[-1]
    assert kept["stages_digest"] == suggest.stages_digest()


def test_a_text_that_is_not_at_hand_is_a_message(call, mini, untouched):
    untouched()
    for name in ("suggest", "score"):
        done = call(name, "letter", "--root", mini.root)
        assert done.code == 2
        assert "annotate text add letter FILE" in done.words


def test_a_score_is_printed_for_what_is_at_hand(call, mini):
    call("suggest", "--root", mini.root)
    done = call("score", "--errors", "--root", mini.root)
    assert done.code == 0
    assert done.words == "letter: not at hand, not scored.\n"
    assert done.out.startswith("essay: exact span and kind, 0 nested names left out\n  PERSON     P 0.000")
    rates = r"\n  links      [01]\.\d{3}   \(\d+ of \d+\)\n  senses .*\n    of seats .*\n  refers to .*\n  dates "
    assert re.search(rates, done.out)
    assert re.search(r"\n  the four   P [01]\.\d{3}  R [01]\.\d{3}  F1 [01]\.\d{3}   \(", done.out)


def test_without_proposals_everything_is_missed(call, mini):
    done = call("score", "essay", "--errors", "--root", mini.root)
    assert "  missed    p00 DATE   '7 June 1905'\n" in done.out
    assert "spurious" not in done.out


def test_a_link_does_not_lead_proposals_out_of_their_place(call, mini, tmp_path):
    (mini.data / "suggestions").symlink_to(tmp_path)
    done = call("suggest", "essay", "--root", mini.root)
    assert done.code == 2
    assert "data/suggestions: is a symbolic link, and may lead out of the edition" in done.words
    assert not list(tmp_path.glob("essay*"))


def test_a_changed_machine_yields_a_report_and_no_change(call, mini):
    call("suggest", "essay", "--root", mini.root)
    path = mini.suggestions("essay")
    path.write_text(path.read_text(encoding="utf-8").replace(",kristiania,", ",karlstad,", 1), encoding="utf-8")
    before = listing(mini.root)
    done = call("suggest", "essay", "--drift", "--root", mini.root)
    assert done.code == 0
    assert re.fullmatch(r"essay ¶0 'Kristiania' changed: PLACE karlstad .* → PLACE kristiania .*\n", done.out)
    assert "essay: 0 added, 0 dropped, 1 changed; nothing was written." in done.words
    assert listing(mini.root) == before
