"""The indexes. `{entity-index} PAGE` shows one of them; to add a page, add a row to `PAGES`.

Every index is made from the edition alone, so it is right whichever pages Sphinx reads again.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.nodes import OPEN_WIDE, Inline, bullets, fold, link, para, problem, row_of, section, span
from annotate.sphinxext.pages.dates_index import date_index
from annotate.sphinxext.pages.records import locators, record
from annotate.sphinxext.state import concordance_of, domain_of, edition_for
from annotate.sphinxext.vocabulary import KINDS, LANGUAGE, filed, sort_name, words_of
from annotate.values.authority import Entity, Name
from annotate.values.errors import unknown
from annotate.values.model import Kind, Mention

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

BY_LETTER = "by-letter"
"""Class of the section of a letter, whose heading stands in its margin."""
BY_SCRIPT = "by-script"
"""Class of the section of a script."""
OTHER_SCRIPTS = {"HANGUL": "Hangul", "CJK": "Chinese characters", "CYRILLIC": "Cyrillic"}


class EntityIndex(SphinxDirective):
    """`{entity-index} PAGE`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the index, or a visible problem where there is no such page."""
        page = self.arguments[0]
        if page not in PAGES:
            error = unknown("index", page, tuple(PAGES))
            logger.warning(str(error), type="edition", subtype="index", location=self.get_location())
            return [problem(str(error))]
        edition_for(self.env)
        domain_of(self.env).note(f"index:{page}", self.env.docname)
        return PAGES[page](self, concordance_of(self.env.app))


def _kinds_of(page: str) -> tuple[Kind, ...]:
    return tuple(words.kind for words in KINDS if words.page == page)


def entity_index(directive: EntityIndex, found: Concordance) -> list[nodes.Node]:
    """Return the entities of a page: those named or meant in the texts, then the others of the gazetteer."""
    named: list[nodes.section] = []
    unnamed: list[nodes.section] = []
    kinds = _kinds_of(directive.arguments[0])
    gazetteer = found.gazetteer
    under = {entity.id: sort_name(filed(entity, gazetteer.names_of(entity.id))) for entity in gazetteer.entities}
    for entity in sorted(gazetteer.entities, key=lambda entity: (under[entity.id], entity.id)):
        if entity.kind not in kinds or entity.replaced_by:
            continue
        used = found.by_subject[entity.id] or found.by_referent[entity.id]
        made = record(directive, found, entity)
        (named if used else unnamed).append(made)
    shown: list[nodes.Node] = []
    if named:
        letters = _by_letter(named, "named", "What the texts name, by letter")
        shown.append(section("Named or meant in the texts", "named-in-the-texts", *letters))
    shown += _unlinked(found, kinds)
    if unnamed:
        why = para("Related to the above, or kept so that a name that is not meant is not taken for one that is.")
        letters = _by_letter(unnamed, "also", "The rest of the gazetteer, by letter")
        several = f"{len(unnamed)} more that no text names" if len(unnamed) > 1 else "One more that no text names"
        folded = fold("", *letters, summary=several, classes=[OPEN_WIDE])
        shown.append(section("Also in the gazetteer", "also-in-the-gazetteer", why, folded))
    return shown


def _by_letter(records: Sequence[nodes.section], part: str, label: str) -> list[nodes.Node]:
    """Return records in a section each letter, and before them a row of the letters."""
    groups: dict[str, list[nodes.section]] = defaultdict(list)
    for made in records:
        groups[letter_of(made[0].astext())].append(made)
    ways = [(letter, letter_anchor(letter, part)) for letter in groups]
    return [
        row_of(ways, label),
        *(letter_section(letter, part, *groups[letter]) for letter in groups),
    ]


def _unlinked(found: Concordance, kinds: tuple[Kind, ...]) -> list[nodes.Node]:
    """Return the mentions that are linked to no entity, with the reason the editors give."""
    shown: list[nodes.Node] = []
    for kind in kinds:
        loose: dict[str, list[Mention]] = defaultdict(list)
        for mentions in found.by_subject.values():
            for mention in mentions:
                if mention.kind is kind and not mention.entity and not mention.edtf:
                    loose[mention.quote].append(mention)
        if loose:
            words = words_of(kind)
            items = [[f"“{quote}”: ", *locators(loose[quote])] for quote in sorted(loose, key=sort_name)]
            title = f"{words.many} without an authority record"
            shown.append(section(title, f"unlinked-{words.slug}", bullets(items)))
    return shown


def every_name(directive: EntityIndex, found: Concordance) -> list[nodes.Node]:
    """Return every name of every entity, in any script, in one alphabet."""
    groups: dict[str, list[tuple[str, Name, Entity]]] = defaultdict(list)
    gazetteer = found.gazetteer
    for entity in gazetteer.entities:
        if entity.replaced_by:
            continue
        names = {name.name: name for name in reversed(gazetteer.names_of(entity.id))}
        names.setdefault(entity.label, Name(entity.id, entity.label))
        for name in names.values():
            groups[letter_of(name.name)].append((sort_name(name.name), name, entity))
    latin = sorted(letter for letter in groups if len(letter) == 1)
    others = sorted(letter for letter in groups if len(letter) > 1)
    every = (*latin, *others)
    ways = row_of([(letter, letter_anchor(letter)) for letter in every])
    return [ways, *(_letter_section(letter, groups[letter]) for letter in every)]


def letter_of(name: str) -> str:
    """Return the letter under which a name stands: a Latin one, the name of another script, or `0–9`."""
    first = next((c for c in name if c.isalnum()), "?")
    for script, title in OTHER_SCRIPTS.items():
        if script in unicodedata.name(first, ""):
            return title
    plain = sort_name(first)[:1]
    return plain.upper() if plain.isalpha() else "0–9"


def _letter_section(letter: str, rows: list[tuple[str, Name, Entity]]) -> nodes.section:
    """Return the names under a letter, folded up behind the first and the last, as in the head of a dictionary."""
    items: list[Inline] = []
    rows = sorted(rows, key=lambda row: (row[0], row[1].name, row[2].id))
    for _, name, entity in rows:
        words = words_of(entity.kind)
        target = link(f"index:{words.page}", f"ent-{entity.id}", span(name.name, lang=name.lang))
        about = [words.one] if name.lang == "en" else [LANGUAGE.get(name.lang, name.lang), words.one]
        same = "" if name.name == entity.label else f" → {entity.label}"
        items.append([target, same, " ", span(f"({', '.join(about)})", "name-about")])
    span_of = f"{rows[0][1].name} to {rows[-1][1].name}" if len(rows) > 1 else rows[0][1].name
    counted = f"{span_of} ({len(rows)} name{'s' if len(rows) > 1 else ''})"
    folded = fold("", bullets(items, "name-list"), summary=counted, classes=["name-fold"])
    return letter_section(letter, "letter", folded)


def letter_section(letter: str, part: str, *children: nodes.Node) -> nodes.section:
    """Return what stands under a letter in a part of a page; the name of a script does not fit into the margin."""
    margin = BY_LETTER if len(letter) <= len("0–9") else BY_SCRIPT
    return section(letter, letter_anchor(letter, part), *children, classes=[margin])


def letter_anchor(letter: str, part: str = "letter") -> str:
    """Return the anchor of a letter in a part of a page."""
    return f"{part}-" + "".join(c for c in letter.casefold() if c.isascii() and c.isalnum())


PAGES: dict[str, Callable[[EntityIndex, Concordance], list[nodes.Node]]] = {
    "people": entity_index,
    "places": entity_index,
    "organisations": entity_index,
    "events-terms": entity_index,
    "dates": date_index,
    "a-z": every_name,
}


def setup_index(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("entity-index", EntityIndex)
