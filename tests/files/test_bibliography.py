"""Sources by key, with their references as plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.files import bibliography, bibtex
from annotate.files.bibliography import LONGEST_FIELD, entries, parse
from annotate.files.snapshot import Snapshot
from annotate.values.errors import DataError, UsageError


def read_bibliography(project):
    return Snapshot(project).sources.bibliography


def test_sources_have_keys_lines_and_references(mini):
    bibliography = read_bibliography(mini)
    assert [(s.key, s.line) for s in bibliography.sources] == [("mini-handbook", 2), ("mini-letter", 10)]
    assert bibliography.keys == {"mini-handbook", "mini-letter"}
    assert bibliography.text("mini-handbook") == "The editors. An Example of a Handbook. The tests, 2026."
    assert bibliography.source("mini-letter").field("keywords") == "seen"
    assert bibliography.source("mini-letter").field("doi") == ""


def test_an_unknown_key_is_answered_with_the_nearest(mini):
    with pytest.raises(UsageError, match="Did you mean 'mini-letter'"):
        read_bibliography(mini).text("mini-leter")


def test_no_bibliography_is_an_empty_one(mini):
    mini.bibliography.unlink()
    assert read_bibliography(mini).sources == ()


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
    parsed = parse(mini.bibliography.read_text(encoding="utf-8"), "data/bibliography.bib")
    assert len(parsed.sources) == 4
    assert [(f.what.partition(":")[0], f.line) for f in parsed.faults] == [
        ("a-book", 6), ("a-newspaper", 1), ("a-unpublished", 16),
    ]  # fmt: skip
    assert "entry type 'newspaper' is not known (one of: article" in parsed.faults[1].what
    assert parsed.faults[2].what == "a-unpublished: missing author in a-unpublished"
    with pytest.raises(DataError, match=r"bibliography.bib:6: a-book"):
        read_bibliography(mini)


FIELDS = (
    *(
        "title",
        "booktitle",
        "journal",
        "year",
        "publisher",
        "school",
        "institution",
        "organization",
        "chapter",
        "pages",
    ),
    *(
        "note",
        "url",
        "doi",
        "isbn",
        "volume",
        "number",
        "series",
        "address",
        "edition",
        "month",
        "type",
        "howpublished",
    ),
    *("type", "howpublished", "eprint", "version", "urldate", "date", "key", "crossref_", "keywords"),
)
PERSONS = ("author", "editor", "inventor")
_ENTRY = "@misc{a-1905,\n title = {A Title},\n year = 1905,\n %s,\n}\n"


@pytest.mark.parametrize(
    ("entry", "code", "words"),
    [
        (_ENTRY % "url = {javascript:alert(1)}", "url", "a-1905: url is 'javascript:alert(1)'"),
        (_ENTRY % "note = {\\url{data:text/html,x}}", "url", "a-1905: url is 'data:text/html,x'"),
        (_ENTRY % "note = {\\href {ftp://a}{A copy}}", "url", "a-1905: url is 'ftp://a'"),
        (_ENTRY % "note = {A\u202eB}", "hidden-sign", "a-1905: note holds U+202E"),
        (_ENTRY.replace("A Title", "A \\") % "note = {}", "bibtex", "a-1905: title is not readable as LaTeX ("),
        (_ENTRY.replace("a-1905", "a<b") % "note = {}", "id-form", "key is 'a<b'"),
        (_ENTRY % f"note = {{{'x' * (LONGEST_FIELD + 1)}}}", "bibtex", "a-1905: note has 5001 characters"),
        ("@string{a = {b}}\n", "bibtex", "@string is not used in this edition"),
        ("@misc{a, title = " + "{" * 5000 + "}" * 5000 + "}", "bibtex", "not readable as BibTeX: syntax error"),
    ],
)
def test_what_could_do_harm_is_named(entry, code, words):
    found = [(fault.code, fault.what) for fault in parse(entry, "x.bib").faults]
    assert any(one[0] == code and one[1].startswith(words) for one in found), found


def test_macros_that_grow_without_end_are_not_read():
    lines = [f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 60)]
    parsed = parse("\n".join(["@string{a0 = {xxxxxxxx}}", *lines, "@misc{a, title = a59}"]), "x.bib")
    assert parsed.sources == ()
    assert parsed.keys == {"a"}


def test_entries_are_found_without_parsing():
    content = (
        "% @book{no,\n@comment{none}\n  @book{one,\n}\n\n@Misc( two ,\n)\n@string{x = {y}}\n@article{three, a=1}\n"
    )
    assert list(entries(content)) == [("one", 3), ("two", 6), ("three", 9)]


def test_the_edition_s_own_bibliography_is_whole(edition_root):
    from annotate.files.project import Project

    bibliography = read_bibliography(Project(edition_root))
    assert all(bibliography.text(key) and bibliography.name(key) for key in bibliography.keys)
    assert all(source.line for source in bibliography.sources)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(bibliography._types()), st.sets(st.sampled_from(FIELDS)), st.sets(st.sampled_from(PERSONS)))
def test_what_an_entry_lacks_does_not_depend_on_what_it_need_not_have(kind, fields, persons):
    lines = [f"  {name} = {{1}}," for name in fields] + [f"  {role} = {{Ada}}," for role in persons]
    parsed = parse("\n".join([f"@{kind}{{a,", *lines, "}"]), "x.bib")
    said = {fault.what.removeprefix("a: ") for fault in parsed.faults if fault.code == "bibtex"}
    every = bibliography._missing(kind, frozenset(fields), frozenset(persons & {"author", "editor"}))
    assert said == ({every.replace("stand-in", "a")} if every else set())


@pytest.mark.parametrize("kind", sorted(bibliography.ENOUGH))
def test_what_is_enough_for_a_reference_is_enough_whatever_is_added(kind):
    for enough in bibliography.ENOUGH[kind]:
        roles = enough & {"author", "editor"}
        for more in ((), *((name,) for name in bibliography._NEEDED), tuple(bibliography._NEEDED)):
            for persons in (roles, roles | {"author"}, roles | {"editor"}):
                assert bibliography._missing(kind, (enough - roles) | {*more}, frozenset(persons)) == ""


def test_the_edition_s_own_bibliography_is_read_at_sight_as_pybtex_reads_it(edition_root):
    content = (edition_root / "data" / "bibliography.bib").read_text(encoding="utf-8")
    quick, slow = bibtex.read(content), bibliography._slowly(content, dict(entries(content)))
    assert quick is not None
    assert sorted(quick, key=lambda entry: entry.key) == sorted(slow, key=lambda entry: entry.key)


_PIECES = st.lists(
    st.sampled_from(
        [
            "A",
            "b",
            " ",
            " and ",
            ",",
            "{",
            "}",
            "{x}",
            "\\",
            "é",
            "\u00a0",
            "  ",
            "\t",
            "%",
            "@",
            "#",
            '"',
            "=",
            "~",
            "1",
        ]
    ),
    max_size=8,
).map("".join)
_WRITTEN = st.lists(
    st.tuples(
        st.sampled_from(["misc", "book", "Misc", "comment", "string"]),
        st.sampled_from(["a", "b-1", "C", "ü"]),
        st.lists(
            st.tuples(
                st.sampled_from(["title", "author", "editor", "note", "year", "Title", "month"]),
                _PIECES.map(lambda said: f"{{{said}}}") | st.sampled_from(["nov", "xyz", "1905", '"A"', "nov # {x}"]),
            ),
            max_size=4,
        ),
        st.sampled_from(["", "% words\n", "words @ more\n", "\n"]),
    ),
    max_size=3,
)


@settings(deadline=None, max_examples=400)
@given(_WRITTEN)
def test_what_is_read_at_sight_is_read_as_pybtex_reads_it(written):
    content = "".join(
        f"{before}@{kind}{{{key},\n{''.join(f'  {name} = {value},{chr(10)}' for name, value in fields)}}}\n"
        for kind, key, fields, before in written
    )
    quick = bibtex.read(content)
    if quick is not None and len({entry.key.lower() for entry in quick}) == len(quick):
        slow = bibliography._slowly(content, dict(entries(content)))
        assert sorted(quick, key=lambda entry: entry.key) == sorted(slow, key=lambda entry: entry.key)
