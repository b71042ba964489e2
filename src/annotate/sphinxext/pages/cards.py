"""What is known of one mention, as nodes: the card a reader opens in the text, and its entry in the list after it.

The order is fixed: name, what it means here, who or what that is, the decision, the other mentions, the ways on.
"""

from __future__ import annotations

from docutils import nodes

from annotate.curate.credit import credit
from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.nodes import Inline, block, code, joined, link, outside, para, span, strong
from annotate.sphinxext.pages.contributors import credited
from annotate.sphinxext.vocabulary import CERTAINTY, DATE_RELATION, STATUS, existed, sentence, words_of
from annotate.values.authority import Entity
from annotate.values.model import Kind, Mention, Sense, Status


def card_id(mention: Mention) -> str:
    """Return the anchor of a mention's card."""
    return f"about-{mention.id}"


def card(found: Concordance, mention: Mention, also: tuple[Mention, ...] = ()) -> block:
    """Return the card of a mention.

    Parameters
    ----------
    found
        The concordance of the edition.
    mention
        The mention.
    also
        The mentions that share its words, see `layout.Run`.
    """
    entity = found.entity(mention)
    parts = [
        _name(mention, entity),
        *_meaning(found, mention, entity),
        *_date(mention),
        *([para(entity.description, classes=["card-description"])] if entity and entity.description else []),
        *_also(found, mention, also),
        *_decision(found, mention, entity),
        *_others(found, mention),
        _ways_on(found, mention, entity),
    ]
    return block("", *parts, tag="div", ids=[card_id(mention)], classes=["card-entry", f"kind-{mention.kind.lower()}"])


def _name(mention: Mention, entity: Entity | None) -> nodes.paragraph:
    words = words_of(mention.kind)
    name = entity.label if entity else (sentence(mention.edtf.words) if mention.edtf else mention.quote)
    line: Inline = [strong(name), " ", span(words.one, "card-kind", f"kind-{words.slug}")]
    if name != mention.quote:
        line += [" ", span(f"in the text: “{mention.quote}”", "card-quote")]
    return para(*line, classes=["card-name"])


def _meaning(found: Concordance, mention: Mention, entity: Entity | None) -> list[nodes.paragraph]:
    if entity is None and mention.kind is not Kind.DATE:
        return [para("Not linked to an authority record.", classes=["card-meaning"])]
    if entity is None or mention.sense is None:
        return []
    part, anchor = found.index_entry(mention)
    named = link(part, anchor, entity.label)
    if mention.sense is Sense.LITERAL:
        return [para("Here the name means the place itself.", classes=["card-meaning"])]
    meant = found.edition.gazetteer.get(mention.refers_to)
    who: nodes.Node | str = "those who act there; the editors have not settled who"
    if meant is not None:
        who = link(f"index:{words_of(meant.kind).page}", f"ent-{meant.id}", meant.label)
    return [para("The words name ", named, "; here they mean ", who, ".", classes=["card-meaning"])]


def _date(mention: Mention) -> list[nodes.paragraph]:
    if mention.kind is not Kind.DATE:
        return []
    if not mention.edtf:
        return [para("No calendar value can be given.", classes=["card-meaning"])]
    relation = f", {DATE_RELATION[mention.relation]}" if mention.relation else ""
    return [para(f"{mention.edtf.words}{relation} (EDTF ", code(mention.edtf.text), ")", classes=["card-meaning"])]


def _also(found: Concordance, mention: Mention, also: tuple[Mention, ...]) -> list[nodes.paragraph]:
    lines = []
    for other in also:
        part, anchor = found.index_entry(other)
        entity = found.entity(other)
        target = link(part, anchor, entity.label if entity else other.quote)
        same = (other.quote, other.nth) == (mention.quote, mention.nth)
        lead: Inline = ["Another reading of the same words: "] if same else [f"The words contain “{other.quote}”: "]
        tail = f" ({words_of(other.kind).one}; {STATUS[other.status]})"
        note = f" {other.note}" if other.note else ""
        lines.append(para(*lead, target, tail, ".", note, classes=["card-also"]))
    return lines


def _decision(found: Concordance, mention: Mention, entity: Entity | None) -> list[nodes.paragraph]:
    who = credited(mention, credit(mention, found.edition.decisions(mention.text)))
    line = f"Certainty {CERTAINTY[mention.certainty]}. {who}."
    lines = [para(line, classes=["card-decision", *(["disputed"] if mention.status is Status.DISPUTED else [])])]
    if mention.note:
        lines.append(para(span("Note: ", "card-label"), mention.note, classes=["card-note"]))
    if entity is not None and entity.span and mention.kind is not Kind.DATE:
        lines.append(para(f"{existed(entity.kind)}: {entity.span.words}.", classes=["card-span"]))
    return lines


def _others(found: Concordance, mention: Mention) -> list[nodes.paragraph]:
    near = found.neighbours[mention.id]
    if near.total == 1:
        return [para("The only mention in this text.", classes=["card-others"])]
    place = f"text:{mention.text}"
    before: Inline = [link(place, near.previous, "‹ previous", classes=["card-previous"])] if near.previous else []
    after: Inline = [link(place, near.next, "next ›", classes=["card-next"])] if near.next else []
    counted: Inline = [f"mention {near.position} of {near.total} in this text"]
    return [para(*joined([item for item in (before, counted, after) if item], " · "), classes=["card-others"])]


def _ways_on(found: Concordance, mention: Mention, entity: Entity | None) -> nodes.paragraph:
    part, anchor = found.index_entry(mention)
    ways: list[Inline] = [[link(part, anchor, "Record" if entity else "Index entry")]]
    if entity is not None:
        ways += authorities(entity)
    ways.append([link(f"text:{mention.text}", mention.id, "Link to this mention", classes=["card-permalink"])])
    ways.append([span(mention.id, "card-id")])
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
