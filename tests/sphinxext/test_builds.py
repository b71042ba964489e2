"""Builds follow the data, are the same twice, and say when they are private; mistakes are located and visible."""

from __future__ import annotations

import pytest


def content(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def change(path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_two_builds_are_the_same_to_the_byte(mini, build):
    first = content(build(mini).out)
    (mini / "out").rename(mini / "first")
    (mini / "trees").rename(mini / "first-trees")
    change(mini / "conf.py", '"out"', '"first", "first-trees", "out"')
    second = content(build(mini).out)
    assert set(first) == set(second)
    differing = [name for name in first if first[name] != second[name]]
    assert differing == []


def test_where_nothing_changed_nothing_is_read_again_and_every_file_stays_as_it_is(mini, build):
    first = content(build(mini).out)
    again = build(mini)
    assert again.read == ()
    second = content(again.out)
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_changed_data_reach_every_page(mini, build):
    build(mini)
    change(mini / "data/gazetteer/entities.csv", "A harbour", "A fishing harbour")
    again = build(mini)
    assert {"essay", "places", "index"} <= set(again.read)
    assert "A fishing harbour" in again.page("essay.html").select_one("#about-a-port").get_text()
    assert "A fishing harbour" in again.page("places.html").select_one("#ent-port-ada").get_text()


def test_a_private_copy_is_shown_and_marked_and_leaves_no_trace_when_it_is_gone(mini, build, private_copy):
    public = build(mini)
    assert not (public.out / "PRIVATE-BUILD.txt").exists()
    private_copy(mini)
    private = build(mini)
    assert (private.out / "PRIVATE-BUILD.txt").exists()
    page = private.page("paper.html")
    assert "wrote Jon Vik" in page.select_one("#paper-p00").get_text()
    assert page.select_one("#noteref-n01 a")["href"] == "#note-n01"
    for path in private.out.rglob("*.html"):
        if "_static" not in path.parts:
            shown = private.page(path.relative_to(private.out).as_posix())
            assert "private-build" in shown.body["class"], path
            assert "Private build" in shown.select_one(".bd-header-announcement").get_text(), path
            assert "noindex" in shown.select_one("meta[name=robots]")["content"], path
    # The index gives words and paragraph of a reserved text, in a private build too.
    assert not private.page("look.html").select("#ent-jon-vik .kwic a[href^='paper.html']")
    for path in (mini / "private").rglob("*"):
        if path.is_file():
            path.unlink()
    again = build(mini)
    assert not (again.out / "PRIVATE-BUILD.txt").exists()
    for path in again.out.rglob("*.*"):
        if path.suffix in {".html", ".js", ".txt"}:
            text = path.read_text("utf-8")
            assert "wrote Jon Vik" not in text, path
            assert "private-build" not in text or "_static" in path.parts, path


@pytest.mark.parametrize(
    ("page", "wrong", "said"),
    [
        ("essay.md", ":::{reading-view} esay\n:::", "Did you mean 'essay'?"),
        ("dates.md", ":::{entity-index} date\n:::", "Did you mean 'dates'?"),
        ("index.md", "{edition-number}`mention`", "Did you mean 'mentions'?"),
        ("index.md", "{edition-number}`mentions nowhere`", "Unknown text 'nowhere'"),
    ],
)
def test_a_mistake_on_a_page_is_located_and_can_be_seen(mini, build, page, wrong, said):
    (mini / page).write_text(f"# Page\n\n{wrong}\n", "utf-8")
    built = build(mini)
    assert said in built.warnings
    assert page in built.warnings


def test_a_link_to_a_part_that_no_page_holds_is_reported(mini, build):
    (mini / "places.md").write_text("# Empty\n", "utf-8")
    built = build(mini)
    assert "index:places" in built.warnings
    assert built.page("essay.html").select_one("span#a-norl") is not None


def test_broken_data_stop_the_build_with_the_place(mini, build):
    from sphinx.errors import ExtensionError

    change(mini / "data/texts/essay/meta.toml", 'rights = "open"', 'rights = "free"')
    with pytest.raises(ExtensionError, match=r"meta\.toml.*rights"):
        build(mini)


def test_an_anchor_that_is_not_in_the_paragraph_is_reported(mini, build):
    change(mini / "data/texts/essay/citations.csv", "welcomed them", "never said")
    assert "'never said' is not in the paragraph" in build(mini).warnings


def test_other_builders_leave_nothing_out(mini, build):
    built = build(mini, "text")
    text = (built.out / "essay.txt").read_text("utf-8")
    assert "In 1961 envoys from Norland landed in Port Ada" in text
    assert "here they mean" in text


def test_a_page_that_shows_nothing_of_the_edition_is_read_again_only_when_what_any_page_may_show_changes(mini, build):
    (mini / "words.md").write_text("---\norphan: true\n---\n# Words\n\nOnly our own words.\n", "utf-8")
    build(mini)
    change(mini / "data/gazetteer/entities.csv", "A harbour", "A fishing harbour")
    assert "words" not in build(mini).read
    change(mini / "data/bibliography.bib", "1970", "1971")
    assert "words" in build(mini).read
