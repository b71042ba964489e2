"""A changed machine yields a report, and the data stay as they are."""

from annotate.curate.drift import counted, drift
from annotate.values.model import Kind, Mention, Status, Suggestion


def one(quote, entity="", kind=Kind.PLACE, para=0):
    return Suggestion(para, 0, len(quote), quote, 1, kind, entity)


def row(quote, entity, status=Status.ACCEPTED):
    return Mention("a-22222222", "essay", 0, quote, 1, Kind.PLACE, entity, status=status)


def test_each_way_and_how_it_stands_to_what_people_decided():
    before = [one("Oslo", "karlstad"), one("Sweden", "sweden"), one("Norway", "norway"), one("Same", "norway")]
    after = [one("Oslo", "kristiania"), one("Norway", "sweden"), one("Same", "norway"), one("union"), one("Talks")]
    rows = [
        row("Oslo", "kristiania"),
        row("Sweden", "sweden"),
        row("Norway", "karlstad"),
        row("union", "", Status.REJECTED),
    ]
    found = drift(before, after, rows)
    assert [str(each) for each in found] == [
        "¶0 'Norway' changed: PLACE norway → PLACE sweden (decided: PLACE karlstad)",
        "¶0 'Oslo' changed: PLACE karlstad → PLACE kristiania (now as decided)",
        "¶0 'Sweden' dropped: PLACE sweden (no longer as decided)",
        "¶0 'Talks' added: PLACE",
        "¶0 'union' added: PLACE (rejected by the editors, and not proposed again)",
    ]
    assert counted(found) == {"added": 2, "dropped": 1, "changed": 2}


def test_what_only_waits_for_a_decision_is_none():
    (found,) = drift([], [one("Oslo", "norway")], [row("Oslo", "kristiania", Status.PROPOSED)])
    assert found.decided == ""
