"""The edition in memory: texts, decisions and facts as values and as frames."""

import subprocess
import sys

import pytest

import annotate
from annotate import edition as layer
from annotate.values.errors import DataError, UsageError
from annotate.values.model import Status


@pytest.fixture
def edition(mini):
    return annotate.load(mini.root)


@pytest.fixture
def private(mini, letter):
    from annotate.files.alignment import take_in
    from annotate.files.snapshot import load_text

    take_in(mini, load_text(mini, "letter"), letter.read_text(encoding="utf-8"))
    return annotate.load(mini.root)


def test_the_subject_comes_first(edition):
    assert [t.id for t in edition.texts] == ["letter", "essay"]
    assert edition.private is False


def test_rejected_rows_are_kept_and_not_shown(edition):
    assert "Talks" in {m.quote for m in edition.all_rows("essay")}
    assert "Talks" not in {m.quote for m in edition.decided("essay")}
    assert {m.status for m in edition.decided("essay")} == {Status.ACCEPTED, Status.DISPUTED}


def test_quotes_are_the_text_at_their_offsets(private):
    for text in private.texts:
        located = private.located(text.id)
        assert len(located) == len(private.decided(text.id))
        for place in located:
            paragraph = text.paragraphs[place.mention.para].text
            assert paragraph[place.start : place.end] == place.mention.quote
        places = [(p.mention.para, p.start, -p.end) for p in located]
        assert places == sorted(places)


def test_without_the_text_nothing_is_located(edition):
    assert edition.located("letter") == ()
    assert len(edition.decided("letter")) == 2


def test_mentions_as_a_frame(edition):
    frame = edition.mentions
    assert len(frame) == sum(len(edition.decided(t.id)) for t in edition.texts)
    assert frame.loc[frame.text == "essay", "start"].notna().all()
    assert frame.loc[frame.text == "letter", "start"].isna().all()
    assert str(frame.start.dtype) == "Int64"
    (row,) = frame[frame.quote == "September"].to_dict("records")
    assert (row["earliest"], row["latest"]) == ("1905-09-01", "1905-09-30")
    (row,) = frame[frame.quote == "Norway"].to_dict("records")
    assert (row["label"], row["wikidata"], row["sense"]) == ("Norway", "Q20", "literal")


def test_entities_events_and_places_as_frames(edition):
    assert set(edition.entities.id) == {e.id for e in edition.gazetteer.entities}
    assert list(edition.events_frame.latest) == ["1905-06-07", "1905-10-26"]
    assert set(edition.places.id) == {"karlstad", "kristiania", "stockholm"}
    assert edition.places.crs.to_epsg() == 4326
    (point,) = edition.places[edition.places.id == "kristiania"].geometry
    assert (point.x, point.y) == (10.7461, 59.9127)


def test_an_edition_without_rows_has_the_same_columns(mini, edition):
    import shutil

    shutil.rmtree(mini.data / "annotations")
    shutil.rmtree(mini.history)
    empty = annotate.load(mini.root)
    assert list(empty.mentions.columns) == list(edition.mentions.columns)
    assert list(empty.events_frame.columns) == list(edition.events_frame.columns)
    assert len(empty.mentions) == len(empty.events_frame) == 0


def test_it_is_found_from_a_folder_inside_and_nowhere_else(mini, tmp_path):
    assert annotate.load(mini.data / "texts").project == mini
    with pytest.raises(UsageError, match="No edition found"):
        annotate.load(tmp_path)
    with pytest.raises(UsageError, match="no such folder"):
        annotate.load(mini.root / "none")


def test_an_unknown_text_is_answered_with_the_nearest(edition):
    with pytest.raises(UsageError, match="Did you mean 'letter'"):
        edition.decided("leter")


def test_broken_annotations_are_refused(mini):
    path = mini.annotation_file("essay", 0)
    path.write_text(path.read_text(encoding="utf-8").replace("DATE", "TIME"), encoding="utf-8")
    with pytest.raises(DataError, match="annotate validate"):
        annotate.load(mini.root).decided("essay")


def test_the_digest_changes_with_every_input_and_with_nothing_else(mini, letter):
    before = layer.digest(mini)
    (mini.root / "README.md").write_text("Words.\n", encoding="utf-8")
    assert layer.digest(mini) == before
    path = mini.notes("letter")
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    changed = layer.digest(mini)
    (mini.private / "letter").mkdir(parents=True)
    (mini.private / "letter" / "text.csv").write_bytes(letter.read_bytes())
    assert len({before, changed, layer.digest(mini)}) == 3


def test_it_shows_itself_in_a_notebook_with_titles_escaped(mini):
    meta = mini.texts / "essay" / "meta.toml"
    meta.write_text(meta.read_text(encoding="utf-8").replace("The End", "Q&A: The End"), encoding="utf-8")
    shown = annotate.load(mini.root)._repr_html_()
    assert "Q&amp;A: The End" in shown


def _modules_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint('\\n'.join(sys.modules), file=sys.__stdout__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_importing_the_package_loads_nothing_heavy():
    assert _modules_after("import annotate") & {"spacy", "pandas", "geopandas", "matplotlib", "edtf", "pybtex"} == set()


def test_validating_loads_no_pipeline_and_no_frames(mini):
    called = f"import annotate.cli\nannotate.cli.main(['validate', '--root', {str(mini.root)!r}])"
    assert _modules_after(called) & {"spacy", "pandas", "geopandas", "matplotlib", "numpy"} == set()
