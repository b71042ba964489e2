"""Proposals in a build of one's own: below their paragraph, marked as such, and text whatever they hold."""

import shutil

import pytest

from annotate import edition
from annotate.files.project import Project
from annotate.sphinxext.pages.proposed import proposals
from tests.conftest import HERE


@pytest.fixture
def proposed(tmp_path):
    """Return what is shown below the first paragraph of the small edition's essay after rows were added."""
    shutil.copytree(HERE / "mini", tmp_path / "edition")
    mini = Project(tmp_path / "edition")

    def show(*rows):
        path = mini.annotation_file("essay", 0)
        path.write_text(path.read_text(encoding="utf-8") + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        asides = proposals(edition.load(mini.root), "essay")
        assert set(asides) <= {0}
        return list(asides.values())

    return show


def test_nothing_waits_where_everything_is_decided(proposed):
    assert proposed() == []


def test_what_waits_is_said_with_its_author_and_marked(proposed):
    (aside,) = proposed(
        "a-22222222,Storting,1,ORG,swedish-government,Government of Sweden,,,,,low,proposed,ada,A guess.",
        ",union,1,PLACE,sweden,,metonymic,swedish-government,,,medium,proposed,machine,",
        "a-33333333,1905,1,DATE,,,,,1905,after,high,proposed,bob,",
    )
    assert aside["label"] == "Proposed for paragraph 0, not yet decided"
    assert [line.astext() for line in aside.children] == [
        "Proposed for paragraph 0, not yet decided:",
        "“Storting”: organisation; Government of Sweden; certainty low. A guess. Proposed by ada.",
        "“union”: place; Sweden; meaning Government of Sweden; certainty medium. Proposed by the machine.",
        "“1905”: date; 1905, from this date on; certainty high. Proposed by bob.",
    ]
    assert [line["ids"] for line in aside.children] == [[], ["a-22222222"], [], ["a-33333333"]]


def test_words_of_contributors_are_text(proposed):
    (aside,) = proposed('a-22222222,Storting,1,ORG,,,,,,,low,proposed,<b>,"<script>alert(1)</script> [a](b) {cite}`c`"')
    assert "<script>alert(1)</script> [a](b) {cite}`c` Proposed by <b>." in aside.astext()
    assert not [node for node in aside.findall() if node.tagname in ("raw", "reference", "pending_xref")]


def test_an_objection_is_marked_as_proposed_with_the_id_to_decide_it_by(proposed, tmp_path):
    path = tmp_path / "edition/data/proposals/objections/ada.csv"
    path.parent.mkdir(parents=True)
    path.write_text("text,para,quote,nth,annotation,note,by\nessay,0,Sweden,1,,<b>A ship.</b>,ada\n", "utf-8")
    ((_, line),) = (aside.children for aside in proposed())
    assert line.astext().startswith("“Sweden”: no mention. <b>A ship.</b> Proposed by ada (o-")
