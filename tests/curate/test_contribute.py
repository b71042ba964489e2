"""Notes, records and objections of readers: which wait, and what accepting and rejecting them makes."""

import shutil

import pytest

from annotate import edition
from annotate.checks import run_checks
from annotate.curate.contribute import keep_contributions, named, refuse, take, waiting, withstood
from annotate.curate.credit import contributors, given
from annotate.curate.decide import Editor
from annotate.curate.meaning import meaning
from annotate.files.canonical import into_form
from annotate.files.project import Project
from annotate.values.edtf import Edtf
from annotate.values.errors import UsageError
from annotate.values.model import Status
from tests.faults import full_disk

BOB = Editor("bob", Edtf.parse("2026-03-01"), "It is so.")
NOTES = "text,para,quote,nth,note,sources,certainty,by,remark\n"
RECORDS = (
    "text,para,quote,nth,id,type,label,description,names,wikidata,span,sense,refers_to,sources,certainty,by,note\n"
)
NOTE = "essay,0,Storting,1,Its house was new.,mini-handbook#p. 3,low,ada,\n"
STATE = "essay,1,new state,1,,concept,New State,As it was called,ru:Новое,Q1,1905/..,,,,low,ada,A term.\n"


OBJECTIONS = "text,para,quote,nth,annotation,note,by\n"
SHIP = "essay,0,Sweden,1,,The ship of that name.,ada\n"
TOWN = "essay,1,Karlstad,1,a-i6g2jtw6,No town is meant.,ada\n"


@pytest.fixture
def offer(mini):
    """Return a function that proposes rows, and gives the edition with what waits."""

    def write(notes="", records="", objections=""):
        given = (("notes", NOTES, notes), ("records", RECORDS, records), ("objections", OBJECTIONS, objections))
        for folder, head, rows in given:
            if rows:
                path = mini.proposals / folder / "ada.csv"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(head + rows, encoding="utf-8")
        into_form(mini)
        loaded = edition.load(mini.root)
        return loaded, waiting(loaded)

    return write


def accepted(mini, loaded, found):
    keep_contributions(mini, take(loaded, found, BOB))
    return edition.load(mini.root)


def test_a_note_waits_and_is_taken_in(mini, offer):
    loaded, (one,) = offer(notes=NOTE)
    assert loaded.notes("essay") == ()
    assert [p for p in run_checks(mini) if p.severity == "error"] == []
    after = accepted(mini, loaded, [one])
    (note,) = after.notes("essay")
    assert (note.id, note.note, note.certainty, [s.written for s in note.sources]) == (
        "n01", "Its house was new.", "low", ["mini-handbook#p. 3"],
    )  # fmt: skip
    assert waiting(after) == ()
    assert not (mini.proposals / "notes" / "ada.csv").exists()
    assert given(after)["notes/essay.csv", "n01"].suggested == "ada"
    assert {(c.name, c.suggested, c.decided) for c in contributors(after)} >= {("ada", 1, 0), ("bob", 0, 1)}
    assert run_checks(mini) == ()


def test_the_number_of_a_note_is_never_given_twice(mini, offer):
    ledger = mini.ledger.read_text(encoding="utf-8")
    mini.ledger.write_text(f"{ledger}notes/essay.csv,n07,,It was wrong.\n", encoding="utf-8")
    loaded, found = offer(notes=NOTE + NOTE.replace("new", "old"))
    after = accepted(mini, loaded, found)
    assert [note.id for note in after.notes("essay")] == ["n08", "n09"]


def test_a_record_comes_with_its_names_and_the_words_that_name_it(mini, offer):
    loaded, (one,) = offer(records=STATE)
    assert loaded.gazetteer.get("new-state") is None
    after = accepted(mini, loaded, [one])
    entity = after.gazetteer.get("new-state")
    assert (entity.kind, entity.label, entity.wikidata_status, str(entity.span)) == (
        "TERM", "New State", "from-memory", "1905/..",
    )  # fmt: skip
    assert [(n.name, n.lang, n.script, n.role) for n in after.gazetteer.names_of("new-state")] == [
        ("New State", "en", "Latn", "preferred"),
        ("Новое", "ru", "Cyrl", "variant"),
    ]
    (mention,) = (m for m in after.decided("essay") if m.entity == "new-state")
    assert (mention.quote, mention.status, mention.by, mention.note) == ("new state", Status.ACCEPTED, "ada", "A term.")
    (decision,) = after.decisions("essay")
    assert (decision.annotation, decision.by) == (mention.id, "bob")
    assert run_checks(mini) == ()


def test_what_is_rejected_stays_and_waits_no_longer(mini, offer):
    loaded, found = offer(notes=NOTE, records=STATE)
    keep_contributions(mini, refuse(loaded, found, BOB))
    assert waiting(edition.load(mini.root)) == ()
    assert (mini.proposals / "notes" / "ada.csv").exists()
    assert edition.load(mini.root).notes("essay") == ()
    assert run_checks(mini) == ()


def test_what_is_meant_is_said_by_id_label_or_text(offer):
    _, found = offer(notes=NOTE, records=STATE)
    note, record = found
    assert named(found, ["new-state"]) == ((record,), ())
    assert named(found, ["NEW STATE", note.id, "Busan"]) == ((record, note), ("Busan",))
    assert named(found, [], "essay") == (found, ())
    assert named(found, [], "letter") == ((), ())
    assert named(found, []) == ((), ())


@pytest.mark.parametrize(
    ("notes", "records", "said"),
    [
        (NOTE.replace("mini-handbook#p. 3", ""), "", "names no source"),
        ("", STATE.replace("concept", "notion"), "type 'notion' is not known"),
        ("", STATE.replace(",1,,concept", ",1,sweden,concept"), "has a record 'sweden'"),
        ("", STATE + STATE.replace("A term", "The term"), "Two proposals are of a record 'new-state'"),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_nothing_is_written(mini, offer, notes, records, said):
    loaded, found = offer(notes, records)
    before = {path: path.read_bytes() for path in mini.data.rglob("*") if path.is_file()}
    with pytest.raises(UsageError, match=said):
        accepted(mini, loaded, found)
    assert before == {path: path.read_bytes() for path in mini.data.rglob("*") if path.is_file()}


def test_a_full_disk_leaves_everything_as_it_was(mini, offer):
    loaded, found = offer(notes=NOTE, records=STATE)
    made = take(loaded, found, BOB)
    before = {path: path.read_bytes() for path in mini.data.rglob("*") if path.is_file()}
    with full_disk(900), pytest.raises(UsageError, match="cannot be written"):
        keep_contributions(mini, made)
    assert before == {path: path.read_bytes() for path in mini.data.rglob("*") if path.is_file()}


def test_words_that_are_read_otherwise_need_a_reason(mini, offer):
    loaded, found = offer(records=STATE.replace("new state", "Norway"))
    with pytest.raises(UsageError, match="is read otherwise"):
        take(loaded, found, Editor("bob", BOB.date))
    after = accepted(mini, loaded, found)
    assert [m.entity for m in after.decided("essay") if m.quote == "Norway"] == ["new-state"]
    with pytest.raises(UsageError, match="needs a reason"):
        refuse(loaded, found, Editor("bob", BOB.date))


def row(loaded, id):
    return next(m for text in loaded.text_ids for m in loaded.all_rows(text) if m.id == id)


def test_an_objection_waits_and_its_mention_is_rejected_for_both_reasons(mini, offer):
    loaded, (one,) = offer(objections=SHIP)
    assert row(loaded, "a-kdjnidxi").status is Status.ACCEPTED, "it is for an editor to decide"
    assert (one.id[:2], "objection on 'Sweden' (The ship of that name.): proposed by ada" in str(one)) == ("o-", True)
    assert run_checks(mini) == ()
    after = accepted(mini, loaded, [one])
    mention = row(after, "a-kdjnidxi")
    assert (mention.status, mention.note, mention.by) == (
        Status.REJECTED, "The ship of that name. It is so.", "editors",
    )  # fmt: skip
    assert [(d.annotation, d.decision, d.by) for d in after.decisions("essay")] == [("a-kdjnidxi", "rejected", "bob")]
    assert waiting(after) == ()
    assert not (mini.proposals / "objections" / "ada.csv").exists()
    assert given(after)["annotations/essay/p00.csv", "a-kdjnidxi"].suggested == "ada"
    assert {(c.name, c.suggested, c.decided) for c in contributors(after)} >= {("ada", 1, 0), ("bob", 0, 1)}
    assert run_checks(mini) == ()


def test_an_objection_that_is_refused_is_kept_with_both_reasons(mini, offer):
    loaded, found = offer(objections=SHIP)
    assert withstood(loaded) == {}
    keep_contributions(mini, refuse(loaded, found, BOB))
    after = edition.load(mini.root)
    assert row(after, "a-kdjnidxi").status is Status.ACCEPTED
    assert waiting(after) == ()
    ((objection, decided),) = withstood(after)["a-kdjnidxi"]
    assert (objection.by, objection.note, decided.by, decided.why) == (
        "ada", "The ship of that name.", "bob", "It is so.",
    )  # fmt: skip
    assert run_checks(mini) == ()


def test_of_two_readings_the_one_that_is_named_goes_and_the_other_stays(mini, offer):
    loaded, found = offer(objections=TOWN)
    after = accepted(mini, loaded, found)
    assert [row(after, id).status for id in ("a-i6g2jtw6", "a-hb33zrze")] == [Status.REJECTED, Status.ACCEPTED]
    assert run_checks(mini) == ()


def test_a_mention_may_be_objected_to_again_on_another_day(mini, offer):
    loaded, found = offer(objections=SHIP)
    after = accepted(mini, loaded, found)
    path = mini.annotation_file("essay", 0)
    path.write_text(path.read_text("utf-8").replace(",rejected,", ",accepted,"), "utf-8")
    loaded, found = offer(objections=SHIP.replace("ship", "vessel"))
    later = Editor("bob", Edtf.parse("2026-04-01"), "Seen again.")
    keep_contributions(mini, take(loaded, found, later))
    after = edition.load(mini.root)
    assert [c.date.text for c in after.contributions] == ["2026-03-01", "2026-04-01"]
    assert run_checks(mini) == ()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (TOWN.replace("a-i6g2jtw6", ""), "cannot be told which mention at 'Karlstad'"),
        (SHIP.replace("Sweden", "union"), "cannot be told which mention at 'union'"),
        (SHIP.replace(",1,,", ",1,a-i6g2jtw6,"), "cannot be told which mention at 'Sweden'"),
        ("essay,1,Talks,1,,No name.,ada\n", "cannot be told which mention at 'Talks'"),
        (SHIP + SHIP.replace("ship", "vessel"), "Two objections are to a-kdjnidxi"),
    ],
)
def test_an_objection_is_to_one_mention_that_stands(mini, offer, rows, said):
    loaded, found = offer(objections=rows)
    with pytest.raises(UsageError, match=said):
        take(loaded, found, BOB)
    assert waiting(edition.load(mini.root)) == found


def test_what_waits_and_what_is_decided_counts_in_what_a_change_means(mini, offer, tmp_path):
    def count(found):
        return next((view.before, view.after) for view in found.views if view.name == "waiting for a decision")

    before = Project(shutil.copytree(mini.root, tmp_path / "before"))
    loaded, found = offer(objections=SHIP)
    assert count(meaning(before, mini)) == (0, 1)
    assert [rows.table for rows in meaning(before, mini).tables] == ["proposals/objections"]
    keep_contributions(mini, refuse(loaded, found, BOB))
    assert count(meaning(before, mini)) == (0, 0)
