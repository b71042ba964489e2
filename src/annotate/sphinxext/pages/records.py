"""An authority record as a section of an index: names, what it is, relations, and every mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from annotate.sphinxext.concordance import Concordance, counted
from annotate.sphinxext.nodes import Inline, bullets, inlines, joined, late, link, para, section, span, strong
from annotate.sphinxext.pages.cards import authorities
from annotate.sphinxext.pages.contributors import taken_in
from annotate.sphinxext.pages.sources import cite
from annotate.sphinxext.vocabulary import (
    CERTAINTY,
    LANGUAGE,
    RELATION,
    ROLE,
    SYSTEM,
    called,
    described,
    existed,
    filed,
    sentence,
    times,
    words_of,
)
from annotate.values.authority import Entity, Name
from annotate.values.model import Mention, Sense, Status

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective


_ENTITIES = "gazetteer/entities.csv"
RECORD, SHORT = "entity-record", "record-short"
"""Classes of a record, and of the line that stands for its details where they have a page of their own."""


def record(directive: SphinxDirective, found: Concordance, entity: Entity) -> nodes.section:
    """Return the record of an entity with its mentions.

    In web pages, `annotate.sphinxext.pages.entities` moves the details to a page of the entity's own, to which the
    heading then leads, and leaves the short line; everywhere else the details stay, and the line goes.
    """
    parts: list[nodes.Node] = []
    kind = span(entity.type or words_of(entity.kind).one, "card-kind", f"kind-{entity.kind.lower()}")
    parts.append(para(kind, " ", described(entity), classes=["record-description"]))
    parts.append(_short(found, entity))
    parts.append(_facts(directive, found, entity))
    parts += _mentions(found, entity)
    made = section(filed(entity, found.gazetteer.names_of(entity.id)), f"ent-{entity.id}", *parts)
    made["classes"].append(RECORD)
    return made


def _short(found: Concordance, entity: Entity) -> nodes.paragraph:
    """Return the line of an index: how often it is named and meant, names in other scripts."""
    names = [n for n in found.gazetteer.names_of(entity.id) if n.script and n.script != "Latn"]
    named, meant = found.by_subject.get(entity.id, []), found.by_referent.get(entity.id, [])
    said = [f"named {times(len(named))}"] if named else []
    said += [f"meant {times(len(meant))}"] if meant else []
    scripts = joined([[span(name.name, "record-name", lang=name.lang)] for name in names], " · ")
    counts = sentence(", ".join(said))
    listed = inlines([" · " if names and said else "", *scripts])
    return para(counts, nodes.inline("", "", *listed, classes=["record-names"]), classes=[SHORT])


def _facts(directive: SphinxDirective, found: Concordance, entity: Entity) -> nodes.field_list:
    rows: list[tuple[str, Inline]] = [
        ("Names", _names(found, entity)),
        (existed(entity.kind), [entity.span.words] if entity.span else []),
        ("Place", [f"{entity.lat:.4g}° N, {entity.lon:.5g}° E"] if entity.lat is not None and entity.lon else []),
        ("Relations", _relations(found, entity)),
        ("Elsewhere", joined(authorities(entity), " · ")),
        ("Sources", cite(directive, entity.sources)),
        ("Certainty", [CERTAINTY[entity.certainty]]),
        ("Record", [credit] if (credit := taken_in(found.given.get((_ENTITIES, entity.id)))) else []),
    ]
    fields = (
        nodes.field("", nodes.field_name("", name), nodes.field_body("", para(*value))) for name, value in rows if value
    )
    return nodes.field_list("", *fields, classes=["record"])


def _names(found: Concordance, entity: Entity) -> Inline:
    every = found.gazetteer.names_of(entity.id)
    names = [name for name in every if name.name not in (entity.label, filed(entity, every))]
    return joined([[span(name.name, "record-name", lang=name.lang), *_about(name)] for name in names], "; ")


def _about(name: Name) -> Inline:
    known = [
        "" if name.lang == "en" else LANGUAGE.get(name.lang, name.lang),
        SYSTEM.get(name.system, name.system),
        ROLE.get(name.role, ""),
        name.span.words,
    ]
    said = ", ".join(item for item in known if item)
    return [span(f" ({said})", "name-about")] if said else []


def _relations(found: Concordance, entity: Entity) -> Inline:
    said: list[Inline] = []
    for relation in found.gazetteer.relations:
        if entity.id not in (relation.subject, relation.object):
            continue
        outward = relation.subject == entity.id
        other = found.gazetteer.get(relation.object if outward else relation.subject)
        if other is None:
            continue
        forward, backward = RELATION.get(relation.relation, (relation.relation, f"{relation.relation} (inverse)"))
        target = link(f"index:{words_of(other.kind).page}", f"ent-{other.id}", other.label)
        span_of = f" ({relation.span.words})" if relation.span else ""
        said.append([f"{forward if outward else backward} ", target, span_of])
    return joined(said, "; ")


def _mentions(found: Concordance, entity: Entity) -> list[nodes.Node]:
    shown: list[nodes.Node] = []
    named, meant = found.by_subject.get(entity.id, []), found.by_referent.get(entity.id, [])
    if named:
        shown.append(para(strong("Named"), f" {_counts(named)}", classes=["record-count"]))
        shown.append(by_text(named))
    if meant:
        said = f" {times(len(meant))}, under the name of a place"
        shown.append(para(strong("Meant"), said, classes=["record-count"]))
        shown.append(by_text(meant, sense=False))
    return shown


def _counts(mentions: Sequence[Mention]) -> str:
    literal, metonymic = counted(mentions)
    if not metonymic:
        return times(literal)
    return (
        f"{times(literal + metonymic)}: {literal} as the place itself, {metonymic} for those who act there (metonymic)"
    )


LINES = "lines"
"""The form (`build.late`) of mentions text by text: `of` their ids and whether they say their sense."""


def by_text(mentions: Sequence[Mention], *, sense: bool = True) -> late:
    """Return mentions text by text: lines in context where the text may be shown, else words and paragraph.

    Where all of them are metonymic, `sense` is false, and none of them says so.
    """
    return late("", form=LINES, of=([mention.id for mention in mentions], sense))


def lines(found: Concordance, asked: late) -> list[nodes.Node]:
    """Return what `by_text` stands for."""
    ids, sense = asked["of"]
    mentions = [found.by_id[id] for id in ids]
    texts: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        texts[mention.text].append(mention)
    shown: list[nodes.Node] = []
    for text in found.texts.values():
        here = texts.get(text.id, [])
        if not here:
            continue
        title = span(f"{called(text)}: ", "locator-text")
        in_context = [mention for mention in here if found.context(mention)]
        if in_context:
            shown.append(para(title, classes=["locators"]))
            shown.append(bullets([_line(found, mention, sense=sense) for mention in in_context], "kwic"))
        if plain := [mention for mention in here if not found.context(mention)]:
            shown.append(para(title, *locators(plain, sense=sense), classes=["locators"]))
    return shown


def _line(found: Concordance, mention: Mention, *, sense: bool) -> Inline:
    before, after = found.context(mention) or ("", "")
    return [
        span(before, "kwic-before"),
        link(f"text:{mention.text}", mention.id, mention.quote, classes=["kwic-word"]),
        span(after, "kwic-after"),
        span(f" ¶{mention.para}{_said(mention, sense=sense)}", "kwic-place"),
    ]


def locators(mentions: Sequence[Mention], *, sense: bool = True) -> Inline:
    """Return links to mentions: paragraph, the words, and what is special about them."""
    return joined(
        [
            [
                link(f"text:{mention.text}", mention.id, f"¶{mention.para} “{mention.quote}”"),
                _said(mention, sense=sense),
            ]
            for mention in mentions
        ],
        "; ",
    )


def _said(mention: Mention, *, sense: bool) -> str:
    said = []
    if sense and mention.sense is Sense.METONYMIC:
        said.append("metonymic")
    if mention.status is Status.DISPUTED:
        said.append("disputed")
    return f" ({', '.join(said)})" if said else ""
