"""Counting partners: the published counts, a second computation of them, and the rule at its edges."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.facts.counts import partners, periods, total, yearly
from annotate.files.history import recognition_of
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.acts import Act, ActKind, Preferred, Recognition, Side, Total
from annotate.values.edtf import Edtf
from annotate.values.errors import DataError, UsageError
from annotate.values.model import Certainty

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "data" / "history" / "acts.csv"

# Day: partners of the ROK, of the DPRK, of both. Counted by the compilers of the acts, with other code.
PUBLISHED = {
    "1948-12-31": (0, 9, 0),
    "1950-06-24": (6, 12, 0),
    "1955-12-31": (8, 12, 0),
    "1960-12-31": (16, 15, 0),
    "1965-12-31": (74, 24, 0),
    "1969-12-31": (80, 34, 2),
    "1970-12-31": (82, 35, 3),
    "1971-12-31": (84, 37, 5),
    "1972-12-31": (84, 46, 12),
    "1973-06-22": (84, 55, 20),
    "1973-12-31": (89, 61, 28),
    "1975-12-31": (92, 90, 46),
    "1980-12-31": (113, 99, 60),
    "1985-12-31": (122, 100, 63),
    "1988-09-16": (127, 97, 63),
    "1990-09-29": (141, 102, 80),
    "1991-12-31": (151, 111, 94),
    "1992-12-31": (168, 125, 112),
}
# The states of both, on days on which they are few enough to be read.
BOTH = {
    "1969-12-31": "CAF TCD",
    "1970-12-31": "CAF MDV TCD",
    "1971-12-31": "CAF MDV MLT SLE TCD",
    "1972-12-31": "BFA CAF CHL CMR COD MDV MLT RWA SEN SLE TCD UGA",
    "1973-06-22": "ARG BEN BFA CAF CHL CMR COD GMB IRN MDV MLT MUS NOR RWA SEN SLE SWE TCD TGO UGA",
}
# No partners yet, on the eve of the war and in the years of the consulates.
RECOGNISED = {
    "1950-06-24": "AUS BEL BRA CAN CHL CRI CUB ECU GRC HTI ISL LUX NLD NZL PAN SLV THA TUR VAT", "1965-12-31": "",
}  # fmt: skip
CONSULAR = {
    "1955-12-31": "", "1965-12-31": "EGY IND KHM MMR", "1966-12-31": "EGY IDN IND MMR",
    "1970-12-31": "EGY IDN IND MMR NPL PAK SGP", "1978-06-19": "EGY LBY PAK",
    "1990-09-29": "EGY RUS", "1990-09-30": "EGY",
}  # fmt: skip
# Counted with this package when the acts were graded; they change when a grade does.
WITHOUT_DOUBTFUL = {
    "1965-12-31": (74, 20, 0),
    "1972-12-31": (83, 41, 11),
    "1973-06-22": (83, 50, 19),
    "1975-12-31": (91, 83, 44),
    "1990-09-29": (140, 94, 74),
    "1992-12-31": (167, 115, 104),
}


@pytest.fixture(scope="module")
def recognition() -> tuple[Recognition, ...]:
    return recognition_of(Snapshot(Project(ROOT)))


def numbers(found) -> tuple[int, int, int]:
    return len(found.rok), len(found.dprk), len(found.both)


@pytest.mark.parametrize(("day", "expected"), PUBLISHED.items())
def test_published_counts(recognition, day, expected):
    assert numbers(partners(recognition, day)) == expected


@pytest.mark.parametrize(("day", "expected"), BOTH.items())
def test_published_names(recognition, day, expected):
    assert " ".join(partners(recognition, day).both) == expected


@pytest.mark.parametrize(("day", "expected"), WITHOUT_DOUBTFUL.items())
def test_counts_without_doubtful_sides(recognition, day, expected):
    assert numbers(partners(recognition, day, certainty=Certainty.MEDIUM)) == expected


@pytest.mark.parametrize(("day", "expected"), RECOGNISED.items())
def test_who_had_recognised_and_no_more(recognition, day, expected):
    assert " ".join(partners(recognition, day).recognised) == expected


@pytest.mark.parametrize(("day", "expected"), CONSULAR.items())
def test_who_kept_consuls_without_relations(recognition, day, expected):
    assert " ".join(partners(recognition, day).consular) == expected


def test_totals_of_the_time_are_met_or_explained(recognition):
    """The days that were asked for, and how far all of them are: it changes when an act does."""
    given_then = {(str(t.date), t.korea): t for t in Snapshot(Project(ROOT)).values(Total)}
    apart = {key: total(recognition, *key) - t.total for key, t in given_then.items()}
    asked = ("1978-06-19", "1990-06-16", "1990-12-31", "1991-10-12")
    assert [apart[day, "rok"] for day in asked] == [-4, -2, -3, -2]
    assert sum(abs(difference) <= 2 for difference in apart.values()) == 47
    assert all(given_then[key].note for key, difference in apart.items() if abs(difference) > 2)


def pandas_partners(frame: pd.DataFrame, side: str, day: str, *, openings_late: bool, breaks_late: bool) -> set[str]:
    """Count once more, from the file, with none of the package's code: every opening is +1, every break is -1."""

    chosen = frame[frame["preferred"].eq("yes") & frame["korea"].eq(side)].set_index("state")

    def days(kind: str, late: bool) -> pd.DataFrame:
        listed = chosen.loc[chosen["act"].eq(kind), "date"].str.rstrip("~").str.partition("/")[2 if late else 0]
        whole = chosen.loc[chosen["act"].eq(kind), "date"].str.rstrip("~")
        listed = listed.where(listed.ne(""), whole)
        dates = pd.to_datetime(listed, format="ISO8601")
        lengths = listed.str.len()
        if late:
            dates = dates.mask(lengths == 4, dates + pd.offsets.YearEnd(0))
            dates = dates.mask(lengths == 7, dates + pd.offsets.MonthEnd(0))
        return dates.rename("day").reset_index()

    steps = pd.concat(
        [
            days("established", openings_late).assign(step=1),
            days("restored", openings_late).assign(step=1),
            days("severed", breaks_late).assign(step=-1),
        ]
    )
    standing = steps[steps["day"] <= pd.Timestamp(day)].groupby("state")["step"].sum()
    return set(standing[standing > 0].index)


@pytest.mark.parametrize("day", [*PUBLISHED, "1964-12-01", "1975-06-05", "1975-06-06", "1984-01-01", "2024-02-14"])
def test_a_second_computation_agrees(recognition, day):
    frame = pd.read_csv(TABLE, dtype=str)
    found = partners(recognition, day)
    rok, dprk = (pandas_partners(frame, side, day, openings_late=True, breaks_late=False) for side in ("rok", "dprk"))
    assert (set(found.rok), set(found.dprk), set(found.both)) == (rok, dprk, rok & dprk)
    assert (set(found.rok_only), set(found.dprk_only)) == (rok - dprk, dprk - rok)


@pytest.mark.parametrize("openings_late", [False, True])
@pytest.mark.parametrize("breaks_late", [False, True])
@pytest.mark.parametrize("day", [day for day in PUBLISHED if day.endswith("-12-31")])
def test_counts_at_the_ends_of_years_do_not_hang_on_the_rule(day, openings_late, breaks_late):
    frame = pd.read_csv(TABLE, dtype=str)
    rok, dprk = (
        pandas_partners(frame, side, day, openings_late=openings_late, breaks_late=breaks_late)
        for side in ("rok", "dprk")
    )
    assert (len(rok), len(dprk), len(rok & dprk)) == PUBLISHED[day]


def act(kind: ActKind, date: str, side: Side = Side.ROK, certainty: Certainty = Certainty.HIGH, **more) -> Act:
    name = f"rur-{side}-{kind}-{date}"
    made = Act(name, "RUR", side, kind, Edtf.parse(date), ("a-2000",), certainty, Preferred.YES)
    return replace(made, **more)


def state(**dates) -> Recognition:
    """A state with acts, named by side and kind: `rok_established="1962"`, `dprk_severed=("1970", "1980")`."""
    acts = []
    for name, days in dates.items():
        side, _, kind = name.partition("_")
        acts += [
            act(ActKind(kind.replace("_", "-")), date, Side(side))
            for date in ([days] if isinstance(days, str) else days)
        ]
    return Recognition("Ruritania", "RUR", "Europe", acts=tuple(acts))


def has_rok(row: Recognition, day: str) -> bool:
    return partners([row], day).rok == ("RUR",)


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        ("1961-12-31", False),
        ("1962-03-01", True),
        ("1970-05-04", True),
        ("1970-05-05", False),
        ("1980-06-30", True),
        ("1980-06-29", False),
        ("1989-12-31", True),
        ("1990-01-01", False),
        ("1992-12-30", False),
        ("1992-12-31", True),
    ],
)
def test_openings_breaks_and_renewals(day, stands):
    """A day, a month and a year: each opens on its last day and breaks on its first, which no longer counts."""
    row = state(rok_established="1962-03-01", rok_severed=("1970-05-05", "1990"), rok_restored=("1980-06", "1992"))
    assert has_rok(row, day) is stands


def test_a_break_in_the_year_of_the_opening_is_never_counted():
    row = state(rok_established="1966", rok_severed=("1966~",))
    assert not any(has_rok(row, day) for day in ("1966-01-01", "1966-07-01", "1966-12-31", "1967-01-01"))


@pytest.mark.parametrize(
    ("certainty", "counted"),
    [(None, True), (Certainty.LOW, True), (Certainty.MEDIUM, True), (Certainty.HIGH, False)],
)
def test_each_side_is_judged_by_the_least_of_its_acts(certainty, counted):
    acts = (
        act(ActKind.ESTABLISHED, "1962-03-01"), act(ActKind.SEVERED, "1980", certainty=Certainty.MEDIUM),
        act(ActKind.ESTABLISHED, "1962-03-01", Side.DPRK), act(ActKind.CONSULAR, "1960", certainty=Certainty.LOW),
    )  # fmt: skip
    found = partners([Recognition("Ruritania", "RUR", acts=acts)], "1970-01-01", certainty=certainty)
    assert bool(found.rok) is counted
    assert found.dprk == ("RUR",)


def test_an_act_that_is_not_preferred_counts_for_nothing():
    row = Recognition("Ruritania", "RUR", acts=(act(ActKind.ESTABLISHED, "1962", preferred=Preferred.NO),))
    assert partners([row], "1970-01-01").rok == ()
    assert row.grade(Side.ROK) is None


@pytest.mark.parametrize(
    ("day", "way"),
    [
        ("1949-12-30", ""), ("1949-12-31", "recognised"), ("1962-02-28", "recognised"), ("1962-03-01", "consular"),
        ("1965-12-31", "consular"), ("1966-01-01", ""), ("1970-05-05", "rok"), ("1980-01-01", ""),
    ],
)  # fmt: skip
def test_recognition_and_consuls_are_kept_apart_and_end_where_more_begins(day, way):
    row = state(
        rok_recognised="1949", rok_consular="1962-03-01", rok_established="1970-05-05", rok_severed="1980",
    )  # fmt: skip
    row = replace(row, acts=(*row.acts, act(ActKind.CONSULAR_ENDED, "1966")))
    found = partners([row], day)
    shown = {name for name in ("rok", "recognised", "consular") if getattr(found, name)}
    assert shown == ({way} if way else set())


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ({"rok_severed": ("1970",)}, "without having begun"),
        ({"dprk_restored": ("1970",)}, "without having begun"),
        ({"rok_established": "1960", "rok_restored": ("1970",)}, "0 breaks with the ROK and 1 restorations"),
        ({"rok_established": "1960", "rok_severed": ("1965", "1970")}, "2 breaks"),
        ({"rok_established": "1970", "rok_severed": ("1960",)}, r"backwards \(1970, 1960\)"),
        ({"rok_established": "1960", "rok_severed": ("1970",), "rok_restored": ("1965",)}, "backwards"),
        # Each pair could be in order, since the renewal is known by its month only; the three together cannot.
        (
            {"rok_established": "1960", "rok_severed": ("1970-05-05", "1970-05-04"), "rok_restored": ("1970-05",)},
            "back",
        ),
        ({"rok_established": ("1960", "1970")}, "established 2 times"),
    ],
)
def test_impossible_stories_are_refused(dates, words):
    with pytest.raises(DataError, match=words):
        partners([state(**dates)], "1980-01-01")


@pytest.mark.parametrize("day", ["1973", "1973-06", "1973-06-22~", "1973-06-20/1973-06-22", "22 June 1973", "..", ""])
def test_a_count_needs_a_day(recognition, day):
    with pytest.raises(UsageError, match="is not a day"):
        partners(recognition, day)


def test_yearly_is_the_last_day_of_each_year(recognition):
    series = yearly(recognition, 1964, 1973)
    assert [found.day for found in series] == [f"{year}-12-31" for year in range(1964, 1974)]
    assert all(found == partners(recognition, found.day) for found in series)
    # Congo-Brazzaville was in both columns when 1964 ended; no state was a year later.
    assert series[0].both == ("COG",)
    assert series[1].both == ()


def test_yearly_leaves_out_doubtful_sides(recognition):
    (found,) = yearly(recognition, 1975, 1975, certainty=Certainty.MEDIUM)
    assert numbers(found) == WITHOUT_DOUBTFUL["1975-12-31"]


_days = st.dates(min_value=pd.Timestamp("1945-01-01").date(), max_value=pd.Timestamp("1999-12-31").date())


@st.composite
def _stories(draw) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """True days on which relations opened, broke, opened, …, and what a record may have kept of each."""
    days = tuple(day.isoformat() for day in sorted(draw(st.sets(_days, min_size=1, max_size=5))))
    kept = draw(st.lists(st.sampled_from((4, 7, 10)), min_size=len(days), max_size=len(days)))
    return days, tuple(day[:length] for day, length in zip(days, kept, strict=True))


def stood(turns: tuple[str, ...], day: str) -> bool:
    return sum(turn <= day for turn in turns) % 2 == 1


def told(turns: tuple[str, ...]) -> Recognition:
    return state(rok_established=turns[0], rok_severed=turns[1::2], rok_restored=turns[2::2])


@settings(deadline=None)
@given(_stories(), _days)
def test_no_relation_is_counted_on_a_day_on_which_it_did_not_stand(story, day):
    true, kept = story
    if has_rok(told(kept), day.isoformat()):
        assert stood(true, day.isoformat())


@settings(deadline=None)
@given(_stories(), _days)
def test_sharp_dates_are_counted_exactly(story, day):
    true, _ = story
    assert has_rok(told(true), day.isoformat()) is stood(true, day.isoformat())


@settings(deadline=None)
@given(_days)
def test_the_groups_divide_the_partners(day):
    found = partners(_RECOGNITION, day.isoformat())
    assert sorted((*found.both, *found.rok_only)) == list(found.rok)
    assert sorted((*found.both, *found.dprk_only)) == list(found.dprk)
    assert not set(found.rok_only) & set(found.dprk)


_RECOGNITION = (
    state(rok_established="1962-03-01", dprk_established="1970", dprk_severed=("1980-04",)),
    replace(state(dprk_established="1960-01-01"), iso3="ZEN"),
    replace(state(rok_established="1950-01-01", rok_severed=("1960",), rok_restored=("1990",)), iso3="ABC"),
)


def test_periods_of_the_record_are_in_order(recognition):
    for row in recognition:
        for side in Side:
            found = periods(row, side)
            assert [p.first for p in found] == sorted(p.first for p in found)
