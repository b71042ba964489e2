"""A contributor who corrects an accepted row has proposed, not decided."""

import shutil

import pytest

from annotate import edition
from annotate.checks import run_checks
from annotate.curate.choose import Choice, chosen
from annotate.curate.decide import Editor, Link, keep, link
from annotate.curate.propose import author, propose
from annotate.files.canonical import into_form
from annotate.files.project import Project
from annotate.values.edtf import Edtf
from annotate.values.model import Status

SWEDEN = "a-kdjnidxi,Sweden,1,PLACE,sweden,Sweden,literal,,,,medium,accepted,editors,"


@pytest.fixture
def edited(mini, tmp_path):
    """Return a function that changes the first file of annotations, and the edition before."""
    before = Project(tmp_path / "before")
    shutil.copytree(mini.root, before.root)

    def edit(old, new):
        path = mini.annotation_file("essay", 0)
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new, 1), encoding="utf-8")
        return propose(before, mini, lambda _: "ada")

    return edit


def rows(project):
    into_form(project)
    return [row for row in edition.load(project.root).all_rows("essay") if row.para == 0]


def test_the_decision_stands_and_the_correction_is_proposed_beside_it(mini, edited):
    (made,) = edited(SWEDEN, "a-kdjnidxi,Sweden,1,PLACE,norway,,literal,,,,medium,accepted,editors,The new state.")
    assert str(made) == "a-kdjnidxi  essay ¶0  PLACE 'Sweden': proposed by ada"
    was, new = (row for row in rows(mini) if row.quote == "Sweden")
    assert (was.id, was.entity, was.status, was.by, was.note) == (
        "a-kdjnidxi",
        "sweden",
        Status.ACCEPTED,
        "editors",
        "",
    )
    assert (new.entity, new.entity_label, new.status) == ("norway", "Norway", Status.PROPOSED)
    assert (new.by, new.note) == ("ada", "The new state.")
    assert new.id not in ("", was.id)
    assert {p.severity for p in run_checks(mini)} == {"warning"}


@pytest.mark.parametrize(
    "new",
    [
        SWEDEN.replace("medium", "low"),
        SWEDEN + "A note.",
        SWEDEN.replace("accepted,editors,", "rejected,ada,No."),
        SWEDEN.replace("accepted", "disputed"),
    ],
)
def test_what_is_no_other_reading_stays_as_it_was_written(mini, edited, new):
    assert edited(SWEDEN, new) == ()
    assert new in mini.annotation_file("essay", 0).read_text(encoding="utf-8")


def test_a_proposal_may_be_mended_by_anybody(mini, edited):
    edited(SWEDEN, SWEDEN.replace("accepted", "proposed"))
    assert edited("medium,proposed", "low,proposed") == ()


def test_what_an_editor_decided_is_on_record_and_stays(mini, tmp_path):
    before = Project(tmp_path / "before")
    shutil.copytree(mini.root, before.root)
    loaded = edition.load(mini.root)
    items = chosen(loaded, Choice(("a-kdjnidxi",)))
    keep(mini, link(items, Link(loaded.gazetteer.get("norway")), Editor("ada", Edtf.parse("2026-03-01"))))
    assert propose(before, mini, lambda _: "bob") == ()


def test_a_file_that_cannot_be_read_is_left(mini, edited):
    assert edited(SWEDEN, SWEDEN.replace("PLACE", "PLAZE")) == ()
    assert "PLAZE" in mini.annotation_file("essay", 0).read_text(encoding="utf-8")


def test_where_git_does_not_know_it_is_a_contributor(mini):
    assert author(mini, mini.annotation_file("essay", 0)) == "a contributor"
