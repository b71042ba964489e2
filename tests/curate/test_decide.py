"""What editors decide: many at once, nothing deleted, on record, and the data are sound after every act."""

import pytest

from annotate import edition
from annotate.checks import run_checks
from annotate.curate.choose import MACHINE, Choice, chosen
from annotate.curate.credit import Contributor, Credit, contributors, credits
from annotate.curate.decide import Editor, Link, accept, keep, link, reject
from annotate.files import store
from annotate.files.project import Project
from annotate.values.curation import Act
from annotate.values.edtf import Edtf
from annotate.values.errors import UsageError
from annotate.values.model import Status

ADA = Editor("ada", Edtf.parse("2026-03-01"), "The context says so.")
MUTE = Editor("ada", Edtf.parse("2026-03-01"))
TOWN, TALKS = "a-i6g2jtw6", "a-hb33zrze"


def load(project: Project):
    return edition.load(project.root)


def pick(project, *names, **limits):
    return chosen(load(project), Choice(names, **limits), (Status.PROPOSED,))


def rows(project, text="essay"):
    return {row.id: row for row in load(project).all_rows(text)}


@pytest.fixture
def machine(mini):
    """Proposals of the machine for words that no row speaks of, and for some that one does."""
    header = "para,start,end,quote,nth,kind,entity,label,wikidata,sense,refers_to,edtf,relation,score,reasons\n"
    path = mini.suggestions("essay")
    path.parent.mkdir()
    path.write_text(
        header
        + "0,58,63,union,1,ORG,,,,,,,,0.30,a guess\n"
        + "0,64,75,with Sweden,1,PLACE,sweden,Sweden,Q34,literal,,,,0.99,about words that are decided\n"
        + "2,22,29,capital,1,PLACE,kristiania,Oslo,Q585,literal,,,,0.91,a guess\n",
        encoding="utf-8",
    )
    return mini


def test_the_machine_proposes_only_what_no_row_speaks_of(machine):
    found = chosen(load(machine), Choice(text="essay", score=0.0))
    assert [(item.mention.quote, item.score) for item in found] == [("union", 0.3), ("capital", 0.91)]


def test_by_score_and_by_name_and_the_reading_stays_the_machines(machine):
    (item,) = pick(machine, score=0.9)
    assert pick(machine, "OSLO") == pick(machine, item.mention.id) == (item,)
    keep(machine, accept(load(machine), [item], MUTE))
    (row,) = [row for row in rows(machine).values() if row.quote == "capital"]
    assert (row.status, row.by, row.entity_label) == (Status.ACCEPTED, MACHINE, "Oslo")
    assert credits(load(machine))[row.id] == Credit(MACHINE, "ada", "", MUTE.date)
    assert chosen(load(machine), Choice(text="essay", score=0.9)) == ()
    assert [p.code for p in run_checks(machine)] == []


def test_what_is_rejected_is_a_row_and_is_not_proposed_again(machine):
    keep(machine, reject(load(machine), pick(machine, "union"), ADA))
    (row,) = [row for row in rows(machine).values() if row.quote == "union"]
    assert (row.status, row.note) == (Status.REJECTED, "The context says so.")
    assert [item.mention.quote for item in chosen(load(machine), Choice(text="essay", score=0.0))] == ["capital"]
    assert run_checks(machine) == ()


def test_a_name_never_reaches_what_is_decided_an_id_does(mini):
    assert pick(mini, "Stockholm") == ()
    (item,) = pick(mini, "a-fg4zeupb")
    keep(mini, reject(load(mini), [item], ADA))
    assert rows(mini)["a-fg4zeupb"].status is Status.REJECTED
    assert len(rows(mini)) == 15


def test_of_two_readings_one_is_chosen_and_the_other_stays_as_rejected(mini):
    items = pick(mini, TOWN)
    with pytest.raises(UsageError, match=TALKS):
        accept(load(mini), items, MUTE)
    keep(mini, accept(load(mini), items, ADA))
    found = rows(mini)
    assert (found[TOWN].status, found[TALKS].status) == (Status.ACCEPTED, Status.REJECTED)
    assert found[TALKS].note == "The talks, by the name of their place. Rejected: The context says so."
    made = load(mini).decisions("essay")
    assert [(one.annotation, one.decision, one.by, one.why) for one in made] == [
        (TALKS, Act.REJECTED, "ada", "The context says so."),
        (TOWN, Act.ADJUDICATED, "ada", "The context says so."),
    ]
    assert credits(load(mini))[TOWN] == Credit("editors", "ada", "ada", ADA.date, ADA.why)
    assert run_checks(mini) == ()


def test_rejecting_one_of_two_readings_settles_the_other(mini):
    keep(mini, reject(load(mini), pick(mini, TALKS), ADA))
    assert rows(mini)[TOWN].status is Status.ACCEPTED
    assert run_checks(mini) == ()


def test_a_proposal_against_what_is_decided_is_decided_like_a_dispute(mini):
    path = mini.annotation_file("essay", 0)
    line = "a-22222222,Storting,1,ORG,swedish-government,Government of Sweden,,,,,low,proposed,reader,\n"
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    keep(mini, accept(load(mini), pick(mini, "a-22222222"), ADA))
    found = rows(mini)
    assert (found["a-22222222"].status, found["a-ewrafcjc"].status) == (Status.ACCEPTED, Status.REJECTED)
    assert credits(load(mini))["a-22222222"] == Credit("reader", "ada", "ada", ADA.date, ADA.why)


def test_a_link_changes_the_record_and_its_label_and_no_other_kind(mini):
    stockholm = load(mini).gazetteer.get("stockholm")
    keep(mini, link(pick(mini, "a-s7yy2hvu"), Link(stockholm), MUTE))
    row = rows(mini)["a-s7yy2hvu"]
    assert (row.entity, row.entity_label, row.status) == ("stockholm", "Stockholm", Status.ACCEPTED)
    assert credits(load(mini))[row.id] == Credit(decided="editors")
    for other in ("a-ewrafcjc", "a-l5dxptlq"):
        with pytest.raises(UsageError, match="of kind"):
            link(pick(mini, other), Link(stockholm), MUTE)


def test_what_is_so_already_is_no_change(mini):
    kept = {path: path.read_bytes() for path in mini.data.rglob("*.csv")}
    sweden = load(mini).gazetteer.get("sweden")
    assert accept(load(mini), pick(mini, "a-kdjnidxi"), MUTE) == ()
    assert link(pick(mini, "a-kdjnidxi"), Link(sweden), MUTE) == ()
    assert reject(load(mini), pick(mini, "a-rnejqqb4"), ADA) == ()
    assert {path: path.read_bytes() for path in mini.data.rglob("*.csv")} == kept


def test_a_rejection_needs_a_reason_and_a_choice_a_name(mini):
    with pytest.raises(UsageError, match="needs a reason"):
        reject(load(mini), pick(mini, TALKS), MUTE)
    with pytest.raises(UsageError, match="Nothing is named"):
        pick(mini)
    with pytest.raises(UsageError, match="Unknown text 'diary'"):
        pick(mini, text="diary")
    with pytest.raises(UsageError, match="a-h26ugjcf"):
        pick(mini, "a-h26ugjcg")


def test_everybody_is_counted(mini):
    keep(mini, accept(load(mini), pick(mini, TOWN), ADA))
    assert contributors(load(mini)) == (
        Contributor("editors", 1, 15, 0),
        Contributor("ada", 0, 2, 1),
        Contributor("reader", 1, 0, 0),
    )


def test_ids_of_the_machines_proposals_are_free(machine):
    path = machine.annotation_file("essay", 0)
    minted = store.mint_id("essay", 0, "union", 1)
    path.write_text(path.read_text(encoding="utf-8").replace("a-ewrafcjc", minted), encoding="utf-8")
    (item,) = [i for i in chosen(load(machine), Choice(text="essay", score=0.0)) if i.mention.quote == "union"]
    assert item.mention.id != minted
