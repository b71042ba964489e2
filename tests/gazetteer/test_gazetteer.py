"""The gazetteer: reading, broken rows, names, dates; and what the edition's own gazetteer must hold."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.files import tables
from annotate.files.rows import written
from annotate.files.schema import table
from annotate.gazetteer import Gazetteer, normalise, read_gazetteer, read_rows
from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.errors import DataError, InputError, UsageError
from annotate.values.model import Certainty, Kind

ROOT = Path(__file__).parents[2]
OWN = ROOT / "data" / "gazetteer"


@pytest.fixture(scope="module")
def own() -> Gazetteer:
    return read_gazetteer(OWN)


def write(folder: Path, entities: list[str], names: list[str] = [], relations: list[str] = []) -> Path:  # noqa: B006
    for file, rows in (("entities", entities), ("names", names), ("relations", relations)):
        header = ",".join(table(f"gazetteer/{file}").columns)
        (folder / f"{file}.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return folder


SOUND = "harbourtown,PLACE,settlement,Harbourtown,A port,,none,,,1.5,2.5,1900/..,,medium,"


# -- normal form ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "one, other",
    [
        ("Kim Il-sung", "KIM IL SUNG"),
        ("Kim Il-sung", "Kim Ilsŏng".replace("ŏ", "u")),
        ("P'yŏngyang", "P’yongyang"),
        ("U.S.S.R.", "USSR"),
        ("the North", "North"),
        ("The Korea Times", "Korea Times"),
        ("Хрущёв", "Хрущев"),
    ],
)
def test_spellings_of_a_name_have_one_key(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize("one, other", [("North Korea", "South Korea"), ("Theban", "ban"), ("25th Army", "24th Army")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text())
def test_normalisation_is_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_a_key_holds_letters_and_digits_only(text: str) -> None:
    assert all(character.isalnum() for character in normalise(text))


# -- reading ----------------------------------------------------------------------------------------------------------


def test_reading_what_was_written_gives_the_same_values(own: Gazetteer, tmp_path: Path) -> None:
    for file, rows in (
        ("entities", [written(e) for e in own.entities]),
        ("names", [written(n) for n in own.names]),
        ("relations", [written(r) for r in own.relations]),
    ):
        tables.write(tmp_path / f"{file}.csv", table(f"gazetteer/{file}").columns, rows)
        assert (tmp_path / f"{file}.csv").read_bytes() == (OWN / f"{file}.csv").read_bytes()
    assert read_gazetteer(tmp_path) == own


def test_all_broken_rows_are_listed_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        [
            SOUND,
            "harbourtown,PLACE,settlement,Again,,,none,,,,,,,medium,",
            "ferryman,HUMAN,person,The Ferryman,,Q0,maybe,,,north,2,1948-13-01,,sure,nobody",
            ",PLACE,settlement,,,,none,,,,,,,low,",
        ],
        ["harbourtown,Harbourtown,en,Latn,,preferred,,", "nowhere,Nowhere,en,Latn,,nickname,1950/1940,"],
        ["harbourtown,twinned-with,nowhere,,,high"],
    )
    with pytest.raises(DataError) as caught:
        read_gazetteer(tmp_path)
    lines = [line for line in str(caught.value).splitlines() if not line.startswith("    ")]
    shown = tmp_path.as_posix()
    assert lines[0] == "The gazetteer has 15 problems:"
    assert [line.removeprefix(f"{shown}/") for line in lines[1:-1]] == [
        "entities.csv:3:1 twice: id 'harbourtown' stands twice, first on line 2",
        "entities.csv:4:10 value: kind is 'HUMAN'",
        "entities.csv:4:37 wikidata: wikidata is 'Q0'",
        "entities.csv:4:40 value: wikidata_status is 'maybe'",
        "entities.csv:4:48 number: lat is 'north'",
        "entities.csv:4:56 edtf: span: '1948-13-01' is not a date in EDTF.",
        "entities.csv:4:68 value: certainty is 'sure'",
        "entities.csv:4:73 unknown-id: replaced_by: 'nobody' does not exist",
        "entities.csv:5:1 required: id is empty",
        "entities.csv:5:19 required: label is empty",
        "names.csv:3:1 unknown-id: entity: 'nowhere' does not exist",
        "names.csv:3:26 value: role is 'nickname'",
        "names.csv:3:35 edtf: span: '1950/1940' runs backwards: it ends before it begins.",
        "relations.csv:2:13 value: relation is 'twinned-with'",
        "relations.csv:2:26 unknown-id: object: 'nowhere' does not exist",
    ]


def test_broken_rows_are_kept_as_far_as_they_go(tmp_path: Path) -> None:
    write(tmp_path, ["ferryman,PERSON,person,The Ferryman,,Q0,none,,,north,,1948-13-01,,sure,"])
    (entity,) = read_rows(tmp_path).entities
    assert (entity.kind, entity.lat, entity.span, entity.line) == (Kind.PERSON, None, NO_DATE, 2)
    assert (entity.wikidata, entity.certainty) == ("Q0", Certainty.MEDIUM)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"entities\.csv: no such file"):
        read_gazetteer(tmp_path)


# -- lookups ----------------------------------------------------------------------------------------------------------


def test_an_unknown_id_names_the_nearest(own: Gazetteer) -> None:
    assert own.get("soviet-unoin") is None
    with pytest.raises(UsageError, match="Did you mean 'soviet-union'"):
        own.entity("soviet-unoin")


def test_replaced_entities_give_way_to_their_heirs(tmp_path: Path) -> None:
    old = SOUND.replace("harbourtown,", "old-port,", 1).removesuffix(",") + ",harbourtown"
    write(tmp_path, [SOUND, old], ["old-port,Old Port,en,Latn,,preferred,,"])
    gazetteer = read_gazetteer(tmp_path)
    assert gazetteer.current("old-port").id == "harbourtown"
    assert [entity.id for entity in gazetteer.candidates("old port")] == ["harbourtown"]


def test_metonyms_are_names_but_never_candidates(own: Gazetteer) -> None:
    assert "Moscow" in {name.name for name in own.names_of("soviet-government")}
    assert [entity.id for entity in own.candidates("Moscow")] == ["moscow"]


@pytest.mark.parametrize(
    "surface, expected",
    [
        ("Free China", {"republic-of-china", "free-china"}),
        ("Michael Gorbachev", {"gorbachev-mikhail"}),
        ("Kim Ilsŏng", {"kim-il-sung"}),
        ("김일성", {"kim-il-sung"}),
        ("金日成", {"kim-il-sung"}),
        ("Ким Ир Сен", {"kim-il-sung"}),
        ("Keijo", {"seoul"}),
        ("the North", {"dprk", "soviet-zone-korea"}),
        ("USA", {"united-states"}),
        ("the Kremlin", {"moscow-kremlin"}),
        ("Ruritania", set()),
        ("—", set()),
    ],
)
def test_candidates_by_name(own: Gazetteer, surface: str, expected: set[str]) -> None:
    assert {entity.id for entity in own.candidates(surface)} == expected


def test_surface_forms_are_names_one_may_search_for(own: Gazetteer) -> None:
    forms = list(own.surface_forms())
    assert len(forms) == len(set(forms))
    assert {("the North", Kind.PLACE), ("Keijo", Kind.PLACE), ("Hallstein Doctrine", Kind.TERM)} <= set(forms)
    found = {name for name, _ in forms}
    assert not {"the Games", "General Secretary", "two Koreas", "Korean business circles", "김일성", "Москва"} & found


@pytest.mark.parametrize(
    "place, when, expected",
    [
        ("moscow", "1960", "soviet-government"),
        ("moscow", "1991", "soviet-government"),
        ("moscow", "1995", "russian-government"),
        ("moscow", "", "russian-government"),
        ("moscow-kremlin", "198X", "soviet-government"),
        ("soviet-union", "1985-03", "soviet-government"),
        ("seoul", "1930", "government-general-of-chosen"),
        ("seoul", "1946", "usamgik"),
        ("seoul", "1948", "rok-government"),
        ("pyongyang", "1946", "soviet-civil-administration"),
        ("taipei", "1965", "roc-government"),
        ("bonn", "1955-12", "frg-government"),
        ("bonn", "2005", None),
        ("leningrad", "1960", None),
        ("korea", "1990", None),
    ],
)
def test_who_governed_there_then(own: Gazetteer, place: str, when: str, expected: str | None) -> None:
    found = own.government_of(place, Edtf.optional(when))
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    "id, when, expected",
    [
        ("leningrad", "1920", "Petrograd"),
        ("leningrad", "1980", "Leningrad"),
        ("leningrad", "2010", "Saint Petersburg"),
        ("leningrad", "", "Saint Petersburg (Leningrad)"),
        ("seoul", "1930", "Keijo"),
        ("seoul", "1950", "Seoul"),
        ("gorbachev-mikhail", "1985", "Mikhail Gorbachev"),
    ],
)
def test_what_it_was_called_then(own: Gazetteer, id: str, when: str, expected: str) -> None:
    assert own.label_at(id, Edtf.optional(when)) == expected


# -- the edition's own data -------------------------------------------------------------------------------------------


def test_the_events_name_places_persons_and_bodies_of_the_gazetteer(own: Gazetteer) -> None:
    with (ROOT / "data" / "history" / "events.csv").open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    kinds = {"places": {Kind.PLACE}, "persons": {Kind.PERSON}, "orgs": {Kind.ORG, Kind.PLACE}}
    for column, allowed in kinds.items():
        ids = {id.strip() for row in rows for id in row[column].split(";")} - {""}
        assert ids
        assert {own.entity(id).kind for id in ids} <= allowed
        assert not [id for id in ids if own.entity(id).replaced_by]


def test_every_id_of_the_annotations_is_in_the_gazetteer(own: Gazetteer) -> None:
    missing = set()
    for path in (ROOT / "data" / "annotations").glob("*/*.csv"):
        with path.open(encoding="utf-8") as handle:
            missing |= {row[c] for row in csv.DictReader(handle) for c in ("entity", "refers_to") if row[c]}
    assert sorted(id for id in missing if own.get(id) is None) == []


def test_wikidata_ids_are_verified_or_absent(own: Gazetteer) -> None:
    assert {e.wikidata_status for e in own.entities if e.wikidata} == {"verified"}
    assert {e.wikidata_status for e in own.entities if not e.wikidata} == {"none"}


def test_labels_lead_back_to_their_entities(own: Gazetteer) -> None:
    """Those that add an explanation in brackets apart, a label is a name."""
    plain = [e for e in own.entities if "(" not in e.label]
    assert [e.id for e in plain if e not in own.candidates(e.label)] == []
