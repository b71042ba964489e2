"""Figures of another edition: a further paragraph, a third text, a renamed page are drawn without touching Python."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from annotate import figures
from annotate.edition import Edition
from annotate.figures import catalogue
from annotate.figures.kit.scene import Bar, Mark, Shape, Text
from annotate.figures.kit.views import View
from annotate.figures.places import data as places_data
from annotate.figures.places.scene import bars, halves
from annotate.figures.texts import narratives
from annotate.files.snapshot import Snapshot
from annotate.files.texts import fingerprint
from annotate.values.errors import UsageError

IDS = ("timeline", "capitals", "places-by-paragraph", "told-years")
HEADER = "id,quote,nth,kind,entity,entity_label,sense,refers_to,edtf,relation,certainty,status,by,note\n"
NOTE = (
    'id = "{id}"\nrole = "companion"\ntitle = "A Note"\nauthor = "The editors"\ndate = "1906"\n'
    'reference_date = "1906"\npublisher = "The tests"\nrights = "open"\nlicence = "CC-BY-4.0"\n'
)


def _paragraph(project, text: str, number: int, words: str, *rows: str) -> None:
    """Add a paragraph to an open text, with its annotations."""
    folder = project.texts / text
    annotations = project.data / "annotations" / text
    annotations.mkdir(parents=True, exist_ok=True)
    for name, line in (
        ("text.txt", words),
        ("outline.csv", f"{number},{fingerprint(words)},{len(words.split())},Said."),
    ):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    minted = (
        f"a-{text[0]}{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}{n + 2}aaaa" for n in range(len(rows))
    )
    lines = "".join(f"{id}{row}\n" for id, row in zip(minted, rows, strict=True))
    (annotations / f"p{number:02d}.csv").write_text(HEADER + lines, encoding="utf-8")


def _text(project, id: str, more: str = "") -> None:
    """Add a text of one paragraph."""
    folder = project.texts / id
    folder.mkdir()
    (folder / "meta.toml").write_text(NOTE.format(id=id) + more, encoding="utf-8")
    (folder / "outline.csv").write_text("para,fingerprint,words,precis\n", encoding="utf-8")
    place = ",Stockholm,1,PLACE,stockholm,Stockholm,metonymic,swedish-government,,,high,accepted,editors,"
    date = ",1905,1,DATE,,,,,1905,,high,accepted,editors,"
    _paragraph(project, id, 0, "Stockholm was quiet in 1905.", date, place)


def _links(shown) -> set[str]:
    return {a.get("href") or "" for a in ElementTree.fromstring(shown.html()).iter("a")}


def test_the_figures_of_the_small_edition_are_its_own(mini):
    edition = Edition(Snapshot(mini))
    assert {"told-letter", "told-essay"} <= {row.id for row in catalogue.rows(edition)}
    for id in (*IDS, "told-letter", "told-essay"):
        figure = figures.show(id, edition)
        assert figure.png().startswith(b"\x89PNG")
        said = figure.html()
        assert "article" not in "".join(ElementTree.fromstring(said).itertext())
        assert "lankov" not in said


def test_the_letters_heading_is_no_part_of_its_telling(mini):
    (letter, essay) = narratives(Edition(Snapshot(mini)))
    assert (letter.text, letter.first, letter.paragraphs) == ("letter", 1, 6)
    assert (essay.text, essay.first, essay.paragraphs) == ("essay", 0, 3)
    assert (
        "begins at paragraph 1: heading is left out"
        in figures.show("told-letter", Edition(Snapshot(mini))).figure.method
    )


def test_a_further_paragraph_is_drawn(mini):
    before = figures.show("places-by-paragraph", Edition(Snapshot(mini))).figure
    date = ",1930,1,DATE,,,,,1930,,high,accepted,editors,"
    place = ",Karlstad,1,PLACE,karlstad,Karlstad,literal,,,,high,accepted,editors,"
    _paragraph(mini, "essay", 3, "By 1930 Karlstad had forgotten it.", date, place)
    edition = Edition(Snapshot(mini))
    strip = figures.show("places-by-paragraph", edition)
    marks = [i for g in strip.figure.panels[0].groups for i in g.items if isinstance(i, Mark)]
    new = next(mark for mark in marks if mark.key == "karlstad-essay-03-literal")
    assert new.x == max(mark.x for mark in marks) < strip.figure.panels[0].width
    assert "of 10 paragraphs" in strip.figure.title
    assert "of 9 paragraphs" in before.title
    assert "../book/essay.html#a-ead3aaaa" in _links(strip)
    told = figures.show("told-essay", edition)
    assert [row.cells[1] for row in told.figure.rows][-1] == "3"
    assert "../book/essay.html#a-ead2aaaa" in _links(told)
    assert "data/annotations/essay/p03.csv" in {file.path for file in told.made_from}


def test_columns_grow_narrow_rather_than_leave_the_drawing(mini):
    for number in range(3, 90):
        row = ",Karlstad,1,PLACE,karlstad,Karlstad,literal,,,,high,accepted,editors,"
        _paragraph(mini, "essay", number, "Karlstad again.", row)
    scene = figures.show("places-by-paragraph", Edition(Snapshot(mini))).figure.panels[0]
    marks = [i for g in scene.groups for i in g.items if isinstance(i, Mark)]
    assert len({round(mark.x, 3) for mark in marks}) > 87
    assert max(mark.x for mark in marks) < scene.width


def test_a_third_text_is_drawn(mini):
    _text(mini, "note", 'short = "note"\npage = "book/note"\n')
    edition = Edition(Snapshot(mini))
    assert [of.words for of in narratives(edition)] == ["letter", "essay", "note"]
    told = figures.show("told-note", edition)
    assert told.figure.title.startswith("The note names 1 dates")
    assert "../book/note.html#a-naa2aaaa" in _links(told)
    years = figures.show("told-years", edition).figure
    assert [scene.id for scene in years.panels] == ["letter", "essay", "note"]
    assert [column.name for column in years.columns[1:7:2]] == ["Letter", "Essay", "Note"]
    assert {row.cells[5] for row in years.rows} == {"named"}
    strip = figures.show("places-by-paragraph", edition)
    words = [i.words for g in strip.figure.panels[0].groups for i in g.items if isinstance(i, Text)]
    assert {"letter, by paragraph", "essay, by paragraph", "note, by paragraph"} <= set(words)
    assert any("note, paragraph 0" in row.cells for row in figures.show("capitals", edition).figure.rows)
    assert "note ¶0 (year)" in figures.show("timeline", edition).html()


def test_a_third_text_shares_a_half_of_the_symbols_and_a_part_of_the_bars(mini):
    _text(mini, "note", 'short = "note"\n')
    gathered = places_data.gather(Edition(Snapshot(mini)), "places")
    left, right = halves(gathered.texts)
    assert ([of.words for of in left.texts], left.round) == (["letter"], Shape.LEFT_HALF)
    assert (right.words, right.round) == ("essay and the note", Shape.RIGHT_HALF)
    drawn = [i for g in bars(gathered).groups for i in g.items if isinstance(i, Bar)]
    stockholm = [bar for bar in drawn if bar.label.startswith("Stockholm, meaning Government of Sweden")]
    assert [bar.label.rpartition(" ")[2] for bar in stockholm] == ["essay", "note"]
    assert stockholm[0].x + stockholm[0].width == pytest.approx(stockholm[1].x)
    assert {bar.role for bar in stockholm} == {right.role}


def test_a_text_without_a_short_name_or_with_a_taken_one_is_called_by_its_id(mini):
    _text(mini, "note")
    _text(mini, "second", 'short = "essay"\n')
    assert [of.words for of in narratives(Edition(Snapshot(mini)))] == ["letter", "essay", "note", "second"]
    with pytest.raises(UsageError, match="told-note, told-second"):
        figures.show("told-third", Edition(Snapshot(mini)))


def test_a_text_that_names_no_date_and_no_place_still_has_its_figures(mini):
    _text(mini, "note", 'short = "note"\n')
    (mini.data / "annotations" / "note" / "p00.csv").write_text(HEADER, encoding="utf-8")
    edition = Edition(Snapshot(mini))
    assert figures.show("told-note", edition).figure.title == "The note names no date"
    assert figures.show("told-note", edition).png().startswith(b"\x89PNG")
    assert figures.show("told-years", edition).figure.panels[2].id == "note"
    assert "note: 0" in " ".join(figures.show("places-by-paragraph", edition).figure.description)


def test_a_renamed_page_is_led_to(mini):
    meta = mini.texts / "essay" / "meta.toml"
    meta.write_text(meta.read_text("utf-8").replace("book/essay", "read/union"), encoding="utf-8")
    for id in ("timeline", "told-essay", "places-by-paragraph"):
        links = _links(figures.show(id, Edition(Snapshot(mini))))
        assert any(link.startswith("../read/union.html#") for link in links), id
        assert not any("book/essay" in link for link in links), id


def test_what_a_figure_rests_on_is_what_it_asked_for(mini):
    edition = Edition(Snapshot(mini))
    edition.bibliography.text("mini-handbook")  # asked for by another than the figure
    rests = {file.path for file in figures.show("told-years", edition).made_from}
    assert {"data/history/events.csv", "data/texts/essay/meta.toml", "data/annotations/essay/p00.csv"} <= rests
    assert not {path for path in rests if path.startswith(("data/gazetteer", "data/bibliography"))}
    assert [view.view for view in figures.show("told-years", edition).figure.said] == [View.ALL, View.VERIFIED]
