from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate import figures
from annotate.edition import Edition
from annotate.figures.kit.scene import Bar, Mark
from annotate.figures.texts import Narrative
from annotate.figures.timeline import data as timeline_data
from annotate.figures.timeline import figure as timeline
from annotate.figures.timeline.passages import passages
from annotate.figures.timeline.scene import _WIDE, _Axis, _free, draw
from annotate.files.snapshot import Snapshot
from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.errors import DataError
from annotate.values.model import Certainty, DateRelation, Kind, Mention
from annotate.values.record import Event


def _event(id="e", when="1950-06-25", orgs=(), **changes) -> Event:
    event = Event(
        id, Edtf.parse(when), "Something happens", (), (), tuple(orgs), ("usni-2023",), Certainty.HIGH, "seen"
    )
    return replace(event, **changes)


DAYS = st.dates(date(1943, 1, 1), date(1994, 12, 31))
EVENTS = st.lists(DAYS, min_size=1, max_size=40).map(
    lambda days: tuple(_event(f"e{n:02d}", day.isoformat()) for n, day in enumerate(days))
)


@given(EVENTS)
def test_every_event_is_drawn_once_in_its_strip_and_none_covers_another(events):
    ordered = timeline_data.order([timeline_data.dated(e) for e in events])
    assert [d.start for d in ordered] == sorted(d.start for d in ordered)
    strips = timeline_data.strips(ordered)
    assert sum(len(timeline_data.within(ordered, s)) for s in strips) == len(events)
    assert [s.first for s in strips[1:]] == [s.last + 1 for s in strips[:-1]]
    for strip in strips:
        found = timeline_data.within(ordered, strip)
        assert len(found) <= timeline_data.STRIP_EVENTS or strip.first == strip.last
        lines = []
        for item in found:
            _free(lines, *_Axis(strip, _WIDE).span(item))
        for line in lines:
            assert all(a[1] < b[0] for a, b in pairwise(sorted(line)))
    drawn = draw(ordered, (ordered[0].lane,), {})
    for form in (drawn, drawn.narrow):
        marks = [i for g in form.groups for i in g.items if isinstance(i, Mark | Bar) and i.key]
        assert sorted(m.key for m in marks) == sorted(e.id for e in events)
        assert len({(m.x, m.y) for m in marks}) == len(marks)


@given(DAYS)
def test_a_day_lies_where_its_share_of_the_year_says(day):
    item = timeline_data.dated(_event(when=day.isoformat()))
    strip = timeline_data.Strip(1943, 1955) if day.year <= 1955 else timeline_data.Strip(day.year, day.year + 12)
    axis = _Axis(strip, _WIDE)
    left, right = axis.span(item)
    start, end = (axis.span(timeline_data.dated(_event(when=w))) for w in (f"{day.year}", f"{day.year}-12-31"))
    share = (day - date(day.year, 1, 1)) / timedelta(days=365.25)
    middle = (left + right) / 2
    assert start[0] - 5 <= middle <= end[1] + 5
    assert middle == pytest.approx(start[0] + share * (start[1] - start[0]), abs=5)


@pytest.mark.parametrize(
    ("when", "soft", "instant"),
    [
        ("1950-06-25", (False, False), True),
        ("1943-11-28/1943-12-01", (False, False), True),
        ("1947-05-21/1947-10-21", (False, False), False),
        ("1989-12", (True, True), False),
        ("1973", (True, True), False),
        ("1991-04-07~", (True, True), False),
        ("1955-12~/1956-01-03", (True, False), False),
        ("197X", (True, True), False),
    ],
)
def test_sharp_and_soft_ends(when, soft, instant):
    item = timeline_data.dated(_event(when=when))
    assert (item.fade_start, item.fade_end) == soft
    assert item.instant is instant
    assert (item.start, item.end) == Edtf.parse(when).dates


def test_an_open_date_is_refused_with_the_event_named():
    with pytest.raises(DataError, match=r"e: '1953-07-27/\.\.' is open"):
        timeline_data.dated(_event(when="1953-07-27/.."))


@pytest.mark.parametrize(
    ("orgs", "lane"),
    [
        (("united-states", "soviet-union"), "moscow"),
        (("republic-of-korea", "prc"), "beijing"),
        (("republic-of-korea", "un-security-council"), "washington"),
        (("republic-of-korea", "dprk"), "korea"),
        (("rok-government",), "korea"),
        (("republic-of-korea", "hungary"), "others"),
        ((), "korea"),
    ],
)
def test_lanes_follow_the_relations_of_the_gazetteer(edition, orgs, lane):
    lanes = timeline_data.lanes(edition)
    assert timeline_data.lane_of(_event(when="1980", orgs=orgs), lanes, edition.gazetteer).id == lane


def test_a_body_belongs_to_a_state_as_long_as_the_relation_holds(edition):
    def belongs(when: str) -> bool:
        return timeline_data.belongs(edition.gazetteer, "xxiv-corps", ["usafik"], Edtf.parse(when))

    assert belongs("1945-09-08")
    assert not belongs("1944-09-08")


def test_every_party_of_a_lane_is_needed(edition):
    used = {org for event in edition.events for org in event.orgs}
    for lane in timeline_data.lanes(edition):
        for party in lane.parties:
            assert any(timeline_data.belongs(edition.gazetteer, org, [party], NO_DATE) for org in used), party


def test_an_edition_without_lanes_has_one_for_all(mini):
    assert {item.lane.id for item in timeline_data.read(Edition(Snapshot(mini)))} == {"norway"}
    (mini.data / "figures" / "lanes.csv").unlink()
    events = timeline_data.read(Edition(Snapshot(mini)))
    assert {item.lane.id for item in events} == {"events"}
    assert figures.show("timeline", Edition(Snapshot(mini))).png().startswith(b"\x89PNG")


def test_the_list_says_everything_in_order(shown, edition):
    tree = ElementTree.fromstring(shown["timeline"].html())
    lists = tree.findall(".//ol")
    entries = [entry for ordered in lists for entry in ordered]
    assert len(entries) == len(edition.events)
    assert [int(o.get("start")) for o in lists] == [
        1 + sum(len(other) for other in lists[:n]) for n in range(len(lists))
    ]
    by_id = {event.id: event for event in edition.events}
    for entry in entries:
        event = by_id[entry.get("id").rpartition("-row-")[2]]
        text = "".join(entry.itertext())
        assert event.date.words in text
        assert event.label in text
        assert event.note in text
        assert f"{event.certainty} certainty" in text
        assert all(edition.bibliography.name(key) in text for key in event.sources)


def test_machine_readable_dates_are_what_html_allows(shown):
    tree = ElementTree.fromstring(shown["timeline"].html())
    for element in tree.iter("time"):
        value = element.get("datetime")
        date.fromisoformat((value + "-01-01")[:10])


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ("1990-09-30", "1990-09-30"),
        ("1989-12", "1989-12"),
        ("1991-04-07~", "1991-04-07"),
        ("1990/1992", None),
        ("197X", None),
        ("1948-21", None),
    ],
)
def test_machine_date(when, value):
    assert timeline.machine_date(timeline_data.dated(_event(when=when))) == value


def test_densest_runs_counted_again(edition):
    ordered = timeline_data.read(edition)
    years = [d.start.year for d in ordered]
    for first, count in timeline_data.busiest(ordered):
        assert count == sum(year in range(first, first + 3) for year in years)
    before, after = timeline_data.longest_gap(ordered)
    assert not [d for d in ordered if before.end < d.start < after.start]


def _mention(when: str, para: int = 7, **changes) -> Mention:
    return replace(Mention(f"m-{when}", "some-text", para, "then", 1, Kind.DATE, edtf=Edtf.optional(when)), **changes)


SOME = Narrative("some-text", "article", "a", (), 9)


def test_dates_in_a_text_lead_to_the_events_they_cover():
    events = (_event("in", "1990-09-30"), _event("across", "1990-09-28/1990-10-02"), _event("out", "1991-01-01"))
    mentions = (_mention("1990-09-30", 2), _mention("1990-09", 3), _mention("1990", 4), _mention("199X", 5))
    found = [(p.event, p.words, p.address) for p in passages(events, mentions, SOME)]
    assert found == [
        ("in", "article ¶2 (day)", "../a.html#some-text-p02"),
        ("in", "article ¶3 (month)", "../a.html#some-text-p03"),
        ("in", "article ¶4 (year)", "../a.html#some-text-p04"),
        ("across", "article ¶4 (year)", "../a.html#some-text-p04"),
    ]


@pytest.mark.parametrize(
    "mention",
    [
        _mention("1990", relation=DateRelation.BEFORE),
        _mention("1990", kind=Kind.TERM),
        _mention(""),
        _mention("1990/.."),
        _mention("1989/1990"),
    ],
)
def test_other_mentions_lead_nowhere(mention):
    assert passages((_event(when="1990-09-30"),), (mention,), SOME) == ()


def test_the_list_leads_to_the_passages(changed):
    copy = changed("texts/lankov-2010/meta.toml", ('"article"', '"the-piece"'), ('"book/article"', '"book/piece"'))
    html = figures.show("timeline", copy).html()
    links = {a.get("href"): a.text for a in ElementTree.fromstring(html).iter("a")}
    assert links["../book/piece.html#lankov-2010-p02"].startswith("the-piece ¶2 (")


def test_a_text_without_a_page_is_not_led_to(changed):
    html = figures.show("timeline", changed("texts/lankov-2010/meta.toml", ('page = "book/article"\n', ""))).html()
    assert "#lankov-2010-p" not in html
    assert "#companion-p" in html


def test_an_edition_without_events_still_has_a_figure(changed, project):
    text = (project.history / "events.csv").read_text("utf-8")
    figure = figures.show("timeline", changed("history/events.csv", (text.partition("\n")[2], "")))
    assert ElementTree.fromstring(figure.html()) is not None
    assert figure.png().startswith(b"\x89PNG")


def test_hostile_text_is_shown_as_text(changed):
    hostile = """</ol><script>alert("x")</script> & 'y' $z$"""
    quoted = '"' + hostile.replace('"', '""') + '"'
    copy = changed("history/events.csv", ("Not recognised by the American command.", quoted))
    figure = figures.show("timeline", copy)
    assert "<script" not in figure.html()
    assert any(hostile in (e.text or "") for e in ElementTree.fromstring(figure.html()).iter())
    assert figure.png().startswith(b"\x89PNG")
