"""What is known of one mention, as nodes: the card a reader opens in the text, and its entry in the list after it.

The order is fixed: name, with the names in other scripts at the date of the text; what it means here; who or what that
is; other readings; why, who decided, how sure; the other mentions; the ways on. Links to authority files stand in the
record. Who or what an entity is, its first card on a page says, and its record. A script adds the ways to map and time,
which need the stage, and the words to cite by.
"""

from __future__ import annotations

from docutils import nodes

from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.nodes import Inline, block, joined, late, link, outside, para, span, strong
from annotate.sphinxext.pages.contributors import credited, kept
from annotate.sphinxext.vocabulary import CERTAINTY, DATE_RELATION, STATUS, described, existed, sentence, words_of
from annotate.values.authority import Entity, Name
from annotate.values.model import Kind, Mention, Sense, Status

CARDS = "cards"
"""The form (`build.late`) of cards: `of` the ids of mention and those that share its words, and what has been told."""


def cards(found: Concordance, asked: late) -> list[nodes.Node]:
    """Return cards that stand one after another."""
    known = found.by_id
    return [card(found, known[id], tuple(known[one] for one in also), told) for id, also, told in asked["of"]]


def card_id(mention: Mention) -> str:
    """Return the anchor of a mention's card."""
    return f"about-{mention.id}"


def card(found: Concordance, mention: Mention, also: tuple[Mention, ...] = (), told: str = "") -> block:
    """Return the card of a mention.

    Parameters
    ----------
    found
        The concordance of the edition.
    mention
        The mention.
    also
        The mentions that share its words, see `layout.Run`.
    told
        Anchor of the card on the page that has said who or what it is; this one leaves it out, and the script takes it
        from there.
    """
    entity = found.entity(mention)
    new = entity if not told else None
    parts = [
        _name(mention, entity),
        *_scripts(found, mention, new),
        *_meaning(found, mention, entity),
        *_date(mention),
        *_about(mention, new),
        *_also(found, mention, also),
        *_decision(found, mention),
        *_others(found, mention),
        _ways_on(found, mention, entity),
    ]
    classes = ["card-entry", f"kind-{mention.kind.lower()}"]
    data = {"data-told": told} if told else {}
    return block("", *parts, tag="div", ids=[card_id(mention)], classes=classes, data=data)


def _name(mention: Mention, entity: Entity | None) -> nodes.paragraph:
    words = words_of(mention.kind)
    name = entity.label if entity else (sentence(mention.edtf.words) if mention.edtf else mention.quote)
    line: Inline = [strong(name), " ", span(words.one, "card-kind", f"kind-{words.slug}")]
    if name != mention.quote:
        line += [" ", span(f"In the text: “{mention.quote}”", "card-quote")]
    return para(*line, classes=["card-name"])


def _scripts(found: Concordance, mention: Mention, entity: Entity | None) -> list[nodes.paragraph]:
    """Return the names of the entity in other scripts that were in use at the date of the text, one a language."""
    if entity is None:
        return []
    day = found.texts[mention.text].meta.reference_date
    names: dict[str, Name] = {}
    for name in found.gazetteer.names_of(entity.id):
        in_use = not name.span or name.span.overlaps(day)
        if name.script not in ("", "Latn") and name.role != "historical" and in_use:
            names.setdefault(name.lang, name)
    shown: list[Inline] = [[span(name.name, "record-name", lang=name.lang)] for name in names.values()]
    return [para(*joined(shown, " · "), classes=["card-scripts"])] if shown else []


def _meaning(found: Concordance, mention: Mention, entity: Entity | None) -> list[nodes.paragraph]:
    if entity is None and mention.kind is not Kind.DATE:
        return [para("Not linked to an authority record.", classes=["card-meaning"])]
    if entity is None or mention.sense is None:
        return []
    part, anchor = found.index_entry(mention)
    named = link(part, anchor, entity.label)
    if mention.sense is Sense.LITERAL:
        return [para("Here the name means the place itself.", classes=["card-meaning"])]
    meant = found.gazetteer.get(mention.refers_to)
    who: nodes.Node | str = "those who act there; the editors have not settled who"
    if meant is not None:
        who = link(f"index:{words_of(meant.kind).page}", f"ent-{meant.id}", meant.label)
    return [para("The words name ", named, "; here they mean ", who, ".", classes=["card-meaning"])]


def _date(mention: Mention) -> list[nodes.paragraph]:
    """Return what a date means, where its words and its name do not say so already."""
    if mention.kind is not Kind.DATE:
        return []
    if not mention.edtf:
        return [para("No calendar value can be given.", classes=["card-meaning"])]
    relation = DATE_RELATION[mention.relation] if mention.relation else ""
    return [para(f"{sentence(relation)}.", classes=["card-meaning"])] if relation else []


def _about(mention: Mention, entity: Entity | None) -> list[nodes.paragraph]:
    """Return who or what is named, and when it was."""
    if entity is None:
        return []
    lines = [para(ended(sentence(described(entity))), classes=["card-description"])] if entity.description else []
    if entity.span and mention.kind is not Kind.DATE:
        lines.append(para(f"{existed(entity.kind)}: {entity.span.words}.", classes=["card-span"]))
    return lines


def _also(found: Concordance, mention: Mention, also: tuple[Mention, ...]) -> list[nodes.paragraph]:
    lines = []
    for other in also:
        part, anchor = found.index_entry(other)
        entity = found.entity(other)
        target = link(part, anchor, entity.label if entity else other.quote)
        same = (other.quote, other.nth) == (mention.quote, mention.nth)
        lead: Inline = ["Another reading of the same words: "] if same else [f"The words contain “{other.quote}”: "]
        tail = f" ({words_of(other.kind).one}; {STATUS[other.status]})"
        note = f" {ended(sentence(other.note))}" if other.note else ""
        lines.append(para(*lead, target, tail, ".", note, classes=["card-also"]))
    return lines


def _decision(found: Concordance, mention: Mention) -> list[nodes.paragraph]:
    """Return why the editors read it so, who suggested and who decided, and how sure they are."""
    lines = []
    if mention.note:
        why = ended(sentence(mention.note))
        lines.append(para(span("Why: ", "card-label"), why, classes=["card-note"]))
    disputed = ["disputed"] if mention.status is Status.DISPUTED else []
    who = credited(mention, found.credits[mention.id])
    line = f"{who}; certainty {CERTAINTY[mention.certainty]}."
    lines.append(para(line, classes=["card-decision", *disputed]))
    lines += [para(kept(*one), classes=["card-decision"]) for one in found.withstood.get(mention.id, ())]
    return lines


def ended(words: str) -> str:
    """Return words with a full stop where they end without a sign."""
    return words if words.endswith((".", "!", "?", "…", ".”")) else f"{words}."


def _others(found: Concordance, mention: Mention) -> list[nodes.paragraph]:
    near = found.neighbours[mention.id]
    if near.total == 1:
        return [para("The only mention in this text.", classes=["card-others"])]
    place = f"text:{mention.text}"
    before: Inline = [link(place, near.previous, "‹\N{NO-BREAK SPACE}previous", classes=["card-previous"])]
    after: Inline = [link(place, near.next, "next\N{NO-BREAK SPACE}›", classes=["card-next"])]
    counted: Inline = [f"Mention {near.position} of {near.total} in this text"]
    ways = (counted, before if near.previous else [], after if near.next else [])
    return [para(*joined([item for item in ways if item], " · "), classes=["card-others"])]


def _ways_on(found: Concordance, mention: Mention, entity: Entity | None) -> nodes.paragraph:
    part, anchor = found.index_entry(mention)
    ways: list[Inline] = [[link(part, anchor, "Record" if entity else "Index entry")]]
    ways.append([link(f"text:{mention.text}", mention.id, "Cite", classes=["card-permalink"])])
    return para(*joined(ways, " · "), classes=["card-links"])


def authorities(entity: Entity) -> list[Inline]:
    """Return links to the authority files; an identifier that was not seen in a source says so."""
    ways: list[Inline] = []
    if entity.wikidata:
        address = f"https://www.wikidata.org/wiki/{entity.wikidata}"
        doubt = "" if entity.wikidata_status == "verified" else " (not verified)"
        ways.append([outside(address, f"Wikidata {entity.wikidata}"), doubt])
    if entity.geonames:
        ways.append([outside(f"https://www.geonames.org/{entity.geonames}", f"GeoNames {entity.geonames}")])
    if entity.viaf:
        ways.append([outside(f"https://viaf.org/viaf/{entity.viaf}", f"VIAF {entity.viaf}")])
    return ways
