"""Sources by key, with their references as plain text."""

import pytest

from annotate.files.bibliography import entries, read_bibliography, read_keys, read_sources
from annotate.values.errors import DataError, UsageError


def test_sources_have_keys_lines_and_references(mini):
    bibliography = read_bibliography(mini)
    assert [(s.key, s.line) for s in bibliography.sources] == [("mini-handbook", 2), ("mini-letter", 10)]
    assert bibliography.keys == read_keys(mini) == {"mini-handbook", "mini-letter"}
    assert bibliography.text("mini-handbook") == "The editors. An Example of a Handbook. The tests, 2026."
    assert bibliography.source("mini-letter").field("keywords") == "seen"
    assert bibliography.source("mini-letter").field("doi") == ""
    assert read_sources(mini) == (bibliography.sources, ())


def test_an_unknown_key_is_answered_with_the_nearest(mini):
    with pytest.raises(UsageError, match="Did you mean 'mini-letter'"):
        read_bibliography(mini).text("mini-leter")


def test_no_bibliography_is_an_empty_one(mini):
    mini.bibliography.unlink()
    assert read_bibliography(mini).sources == ()
    assert read_sources(mini) == ((), ())
    assert read_keys(mini) == frozenset()


@pytest.mark.parametrize(
    "content",
    [
        "@book{a, title = {Open }",
        "@book{a, title = {One}}\n@book{a, title = {Two}}",
        "@book{a, title = undefined}",
        "@book{a, title = {No year}, author = {B, C, D, E, F}}",
        "@newspaper{a, title = {No such type}}",
    ],
)
def test_what_is_no_bibtex_is_refused(mini, content):
    mini.bibliography.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=r"data/bibliography\.bib:") as caught:
        read_bibliography(mini)
    assert caught.value.remedy


def test_entries_that_make_no_reference_are_all_named(mini):
    entry = "@%s{%s,\n title = {A Title},\n year = 1905,\n keywords = {seen},\n}\n"
    kinds = ("newspaper", "book", "misc", "unpublished")
    mini.bibliography.write_text("".join(entry % (kind, f"a-{kind}") for kind in kinds), encoding="utf-8")
    sources, faults = read_sources(mini)
    assert len(sources) == 4
    assert [(f.key, f.line) for f in faults] == [("a-book", 6), ("a-newspaper", 1), ("a-unpublished", 16)]
    assert "entry type 'newspaper' is not known (one of: article" in faults[1].what
    assert "missing author" in faults[2].what
    with pytest.raises(DataError, match=r"bibliography.bib:6: a-book"):
        read_bibliography(mini)


def test_entries_are_found_without_parsing():
    content = (
        "% @book{no,\n@comment{none}\n  @book{one,\n}\n\n@Misc( two ,\n)\n@string{x = {y}}\n@article{three, a=1}\n"
    )
    assert list(entries(content)) == [("one", 3), ("two", 6), ("three", 9)]


def test_the_edition_s_own_bibliography_is_whole(edition_root):
    from annotate.files.project import Project

    bibliography = read_bibliography(Project(edition_root))
    assert {key for key, _ in bibliography.formatted} == bibliography.keys
    assert all(source.line for source in bibliography.sources)
