"""How sources are cited and listed: author and date, with the day for newspapers, in round brackets.

Many sources here are articles of one newspaper in one year; author and year alone would not tell them apart. Both
styles are called `edition` in the configuration.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING, Any

from docutils import nodes
from pybtex.backends.plaintext import Backend as PlainText
from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.style import FormattedEntry
from pybtex.style.formatting.unsrt import Style as UnsrtStyle
from pybtex.style.sorting.author_year_title import SortingStyle
from pybtex.style.template import field, first_of, node, optional, words
from pybtex_docutils import Backend as DocutilsBackend
from sphinxcontrib.bibtex.plugin import register_plugin as register_reference_style
from sphinxcontrib.bibtex.style.referencing import BracketStyle, GroupReferenceStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.basic_author_year import (
    BasicAuthorYearParentheticalReferenceStyle,
    BasicAuthorYearTextualReferenceStyle,
)
from sphinxcontrib.bibtex.style.template import join, join2, post_text, pre_text, reference
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from annotate.sphinxext.build.bibentry import LANGUAGE, Listed
from annotate.sphinxext.build.bibentry import reference as reference_of
from annotate.sphinxext.vocabulary import sort_name

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME = "edition"
# The day is only of use with its month; a book has neither.
DATED = first_of[
    optional[words[field("day"), field("month"), field("year")]],
    optional[field("year")],
    "n.d.",
]


WIKIPEDIA = "Wikipedia contributors"


@node  # type: ignore[untyped-decorator]
def cited_as(children: list[Any], data: dict[str, Any], named: Any) -> Any:
    """Return how a source is called in a citation: by its author; an article of Wikipedia by its title."""
    del children
    authors = [str(person).strip("{}") for person in data["entry"].persons.get("author", ())]
    if authors == [WIKIPEDIA]:
        return join["Wikipedia, “", field("title"), "”"].format_data(data)
    return named.format_data(data)


UNSEEN = {"standard-reference": "not opened", "from-memory": "from memory"}


@node  # type: ignore[untyped-decorator]
def not_opened(children: list[Any], data: dict[str, Any]) -> Any:
    """Return how a source was seen, where it was not."""
    del children
    return UNSEEN.get(data["entry"].fields.get("keywords", ""), "")


@dataclass
class InBrackets(BasicAuthorYearParentheticalReferenceStyle):  # type: ignore[misc]
    """Author and date, for `cite:p`."""

    def inner(self, role_name: str) -> Any:
        """Return the template of one reference."""
        who = self.person.author_or_editor_or_title(full="s" in role_name)
        dated = reference[join(sep=self.author_year_sep)[cited_as(named=who), DATED]]
        after = join(sep=self.post_text_sep)[post_text, not_opened]
        return join2(sep1=self.pre_text_sep, sep2=self.post_text_sep)[pre_text, dated, after]


@dataclass
class EditionReferences(GroupReferenceStyle):  # type: ignore[misc]
    """The roles `cite:p` and `cite:t`; `person`, how names are written, is asked for by the domain."""

    person: PersonStyle = attribute(default_factory=PersonStyle)

    def __post_init__(self) -> None:
        brackets = BracketStyle(left="(", right=")", sep="; ")
        self.styles += [
            InBrackets(bracket=brackets, person=self.person),
            BasicAuthorYearTextualReferenceStyle(bracket=brackets, person=self.person),
        ]
        super().__post_init__()


class ByName(SortingStyle):  # type: ignore[misc]
    """By author, year and title; names of bodies stand in braces, which must not count."""

    def sorting_key(self, entry: Entry) -> tuple[str, ...]:
        """Return what an entry is filed under."""
        who, year, title = super().sorting_key(entry)
        return tuple(sort_name(part.replace("{", "").replace("}", "")) for part in (who or title, year, title))


class EditionBibliography(UnsrtStyle):  # type: ignore[misc]
    """One form for all entries (`bibentry`), surnames first."""

    default_sorting_style = ByName
    default_name_style = "lastfirst"

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        in_order = self.sort  # type: ignore[has-type]
        self.others: Mapping[str, Entry] = {}

        def sort(entries: Iterable[Entry]) -> list[Entry]:
            """Return entries in order, and remember them: one may name another."""
            ordered: list[Entry] = in_order(entries)
            self.others = {entry.key: entry for entry in ordered}
            return ordered

        self.sort = sort

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Return one entry."""
        others = bib_data.entries if bib_data is not None else self.others
        listed = Listed(entry, lambda person: self.format_name(person, False).format(), others)
        return FormattedEntry(entry.key, reference_of(listed), label)


class Backend(DocutilsBackend):
    """Words of another language carry it."""

    def format_tag(self, tag_name: str, text: list[nodes.Node]) -> list[nodes.Node]:
        """Return marked words."""
        if tag_name.startswith(LANGUAGE):
            return [nodes.inline("", "", *text, classes=[f"language-{tag_name.removeprefix(LANGUAGE)}"])]
        marked: list[nodes.Node] = super().format_tag(tag_name, text)
        return marked


def setup_bibstyle(app: Sphinx) -> None:
    """Register both styles."""
    del app
    register_plugin("pybtex.style.formatting", NAME, EditionBibliography, force=True)
    # Found at every citation; by way of the installed packages each time takes milliseconds.
    register_plugin("pybtex.backends", "plaintext", PlainText, force=True)
    BibliographyTransform.backend = Backend()  # found when that module was read, before any plugin could be registered
    register_reference_style("sphinxcontrib.bibtex.style.referencing", NAME, EditionReferences, force=True)
