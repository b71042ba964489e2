"""How entries of the bibliography read."""

from __future__ import annotations

import pytest
from docutils import nodes
from pybtex.backends.plaintext import Backend as Plain
from pybtex.database import parse_string

from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.sphinxext.build.bibentry import short
from annotate.sphinxext.build.bibstyle import Backend, EditionBibliography
from annotate.sphinxext.pages.bibliography import SECTIONS

ENTRIES = parse_string(
    r"""
@article{press, author = {{The Paper}}, byline = {주섭일}, title = {{소, 한국인 입국}}, journal = {Paper},
  year = {1973},
  month = may, day = {27}, language = {korean}, lang = {ko}, translation = {Soviets admit}, note = {Page 1.},
  url = {https://www.paper.example/a/1}}
@article{described, author = {{Paper}}, title = {{[A report]}}, journal = {Paper}, year = {1990}, language = {korean},
  lang = {ko}}
@incollection{part, author = {Bos, Johan and Basile, Valerio}, editor = {Ide, Nancy and Pust, James}, title = {{Bank}},
  booktitle = {Handbook}, publisher = {House}, address = {Town}, year = {2017}, pages = {463--496},
  note = {Not opened.}}
@misc{corpus, author = {Bos, Johan and others}, title = {{Bank 2}}, howpublished = {Repository of 2017}, year = {2017},
  published_in = {part}}
@book{book, author = {Gray, William Glenn}, title = {{War}}, publisher = {Press}, address = {Hill}, year = {2003},
  isbn = {978-0-8078-2758-1}, doi = {10.1000/1}, series = {History}}
""",
    "bibtex",
)


def made(key: str):
    (entry,) = EditionBibliography().format_entries([ENTRIES.entries[key]], ENTRIES)
    return entry


@pytest.mark.parametrize(
    ("key", "expected"),
    {
        "press": "The Paper (주섭일). “소, 한국인 입국” [Soviets admit]. 27 May 1973. Page 1. paper.example.",
        "described": "Paper. [A report]. 1990. In Korean.",
        "part": "Bos, Johan; Basile, Valerio. “Bank”. In Ide, Nancy; Pust, James (eds), Handbook, pp. 463–496. "
        "Town: House, 2017. Not opened.",
        "corpus": "Bos, Johan; et al. “Bank 2”. Repository of 2017. Described in Bos and others 2017.",
        "book": "Gray, William Glenn. War. History, Hill: Press, 2003. ISBN 978-0-8078-2758-1. doi:10.1000/1.",
    }.items(),
)
def test_an_entry_says_who_what_where_when_and_how_it_was_read(key, expected):
    assert made(key).text.render(Plain()) == expected


def test_titles_and_names_carry_their_language_and_descriptions_do_not():
    inlines = Backend().paragraph(made("press")).findall(nodes.inline)
    assert [(node["classes"], node.astext()) for node in inlines] == [
        (["language-ko"], "주섭일"), (["language-ko"], "소, 한국인 입국"),
    ]  # fmt: skip
    assert not list(Backend().paragraph(made("described")).findall(nodes.inline))


def test_who_has_no_surname_is_called_by_title():
    assert short(ENTRIES.entries["book"]) == "Gray 2003"
    assert short(ENTRIES.entries["described"]) == "[A report]"


def test_every_entry_of_this_edition_has_a_part_that_is_shown(edition_root):
    sources = Snapshot(Project(edition_root)).sources.sources
    assert {source.field("section") for source in sources} == set(SECTIONS)
    page = (edition_root / "book" / "bibliography.md").read_text(encoding="utf-8")
    assert all(f"{{bibliography-part}} {section}\n" in page for section in SECTIONS)
    assert not [
        s.key
        for s in sources
        if s.field("lang") and not s.field("translation") and not s.field("title").startswith("{[")
    ]
