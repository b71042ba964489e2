"""The header of a TEI file: what it is, what it is made from, how, by whom, under which terms, and what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from annotate.curate.credit import Credit
from annotate.export.tei.common import dated, sub, xml_id
from annotate.export.value import LICENCE, Annotated, Content
from annotate.values.model import Certainty, DateRelation, Rights, Sense, Status

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAXONOMIES = (
    (
        "status",
        "Where an annotation stands",
        {
            Status.PROPOSED: "proposed, not decided",
            Status.ACCEPTED: "decided by whom resp names",
            Status.REJECTED: "decided against; kept so that it is not proposed again",
            Status.DISPUTED: "one of several readings; alt joins them",
        },
    ),
    (
        "sense",
        "What the name of a place means where it stands",
        {
            Sense.LITERAL: "the place itself",
            Sense.METONYMIC: "those who act there, whom corresp names",
        },
    ),
    (
        "relation",
        "How the sentence relates to a date; no part of the value of the date",
        {DateRelation.BEFORE: "until or before it", DateRelation.AFTER: "since or after it"},
    ),
    (
        "certainty",
        "What cert says",
        {
            Certainty.HIGH: "plain on the page; of a fact, two independent sources or an authoritative one, seen",
            Certainty.MEDIUM: "one good source",
            Certainty.LOW: "sources that conflict, a weak one, or memory",
        },
    ),
)
_INTERPRETATION = (
    "persName, placeName, orgName, date, name of type event and term mark what is named; ref points to the authority "
    "record of what the name names, corresp to who is meant where the sense is metonymic. Where no ref is given, "
    "nothing was found that could be linked, and a note says why. Annotations that overlap without one lying in the "
    "other stand in a list of mentions in standOff, as do all where the text itself cannot be given: corresp of the "
    "list names the paragraph, n of the mention which occurrence of its words is meant, counted from 1.",
    "when-custom has a date in EDTF (ISO 8601-2), as the edition has it; when, from, to, notBefore and notAfter say of "
    "it what they can.",
)
_PROPOSED = (
    "Everything is proposed by the program that resp names, and nobody has decided on it. cert of a mention is "
    "the score that the program gives it, from 0 to 1, and no measured probability; a note has its reasons."
)


def header(root: _Element, content: Content, one: Annotated | None) -> dict[str, str]:
    """Add the header; return the XML ids of those who are responsible, by their names in the data.

    Parameters
    ----------
    root
        The element TEI.
    content
        The edition.
    one
        The text of the file; None for the file of authority records.
    """
    made = sub(root, "teiHeader")
    desc = sub(made, "fileDesc")
    responsible = _titles(desc, content, one)
    publication = content.publication
    if content.tool:
        rights = "Rights in the text are those of its source."
        sub(sub(desc, "publicationStmt"), "p", f"{publication.title}, by {content.tool.shown}. Not published. {rights}")
    else:
        sub(sub(desc, "editionStmt"), "edition", f"Version {publication.version}", n=publication.version)
        _published(desc, content, one)
    _source(desc, content, one)
    _encoding(made, content, one)
    if one:
        profile = sub(made, "profileDesc")
        if one.text.meta.abstract:
            sub(sub(profile, "abstract"), "p", one.text.meta.abstract)
        sub(sub(profile, "langUsage"), "language", one.text.meta.language, ident=one.text.meta.language)
    if not content.tool:
        change = f"Written from version {publication.version} of the data."
        revised = sub(made, "revisionDesc")
        sub(revised, "change", change, when=publication.date, n=publication.version)
        _decisions(revised, content, one, responsible)
    return responsible


def _titles(desc: _Element, content: Content, one: Annotated | None) -> dict[str, str]:
    titles = sub(desc, "titleStmt")
    if one:
        sub(titles, "title", one.text.meta.title, type="main")
        if one.text.meta.subtitle:
            sub(titles, "title", one.text.meta.subtitle, type="sub")
        if one.text.meta.author:
            sub(titles, "author", one.text.meta.author)
    else:
        sub(titles, "title", f"Authority records of {content.publication.title}", type="main")
    for agent in () if content.tool else content.publication.authors:
        sub(titles, "editor", agent.shown)
    responsible: dict[str, str] = {}
    for by, parts in sorted(_parts(content, one).items()):
        responsible[by] = xml_id(f"resp-{len(responsible)}", by)
        stated = sub(titles, "respStmt", id=responsible[by])
        for part in parts:
            sub(stated, "resp", part)
        sub(stated, "name", by)
    return responsible


def _parts(content: Content, one: Annotated | None) -> dict[str, list[str]]:
    """Return what each person did who is named in the data, in words."""
    found: dict[str, dict[str, None]] = {}
    for m in one.rows if one else ():
        found.setdefault(m.by, {})["annotation"] = None
    notes = {n.id for n in one.notes} if one else set()
    for id, credit in _credits(content, one).items():
        if one is None or id in notes:
            found.setdefault(credit.suggested, {})["note" if one else "authority record"] = None
        found.setdefault(credit.decided, {})["decision"] = None
    return {by: list(parts) for by, parts in found.items() if by}


def _credits(content: Content, one: Annotated | None) -> Mapping[str, Credit]:
    return one.credits if one else content.credits


def _decisions(made: _Element, content: Content, one: Annotated | None, responsible: dict[str, str]) -> None:
    """Add what was decided on what the file holds, by whom, when and why, as changes of it."""
    shown = {m.id: m.id for m in one.shown} if one else {id: xml_id("ent", id) for id in content.entity}
    shown |= {n.id: f"{one.text.id}-{n.id}" for n in one.notes} if one else {}
    found = ((credit, shown[id]) for id, credit in _credits(content, one).items() if id in shown)
    for credit, target in sorted(found, key=lambda pair: (pair[0].date.text, pair[1])):
        kind = "adjudicated" if credit.adjudicated else "accepted"
        who = f"#{responsible[credit.decided]}"
        day = dated(credit.date).get("when", "")
        sub(made, "change", credit.why, when=day, who=who, target=f"#{target}", type=kind)


def _published(desc: _Element, content: Content, one: Annotated | None) -> None:
    publication = content.publication
    stated = sub(desc, "publicationStmt")
    sub(stated, "publisher", publication.editors)
    sub(stated, "date", publication.date, when=publication.date)
    sub(stated, "idno", publication.uri(one.text.id if one else "gazetteer"), type="URI")
    if publication.doi:
        sub(stated, "idno", publication.doi, type="DOI")
    given = sub(stated, "availability", status="free" if not one or one.open else "restricted")
    licence = one.text.meta.licence if one else LICENCE
    if one and one.text.meta.rights is Rights.RESERVED:
        sub(given, "p", f"The text is not given here: {licence} The annotations are under the licence below.")
    if one and one.open:
        sub(given, "licence", licence, target=f"https://spdx.org/licenses/{licence}", n="text")
    sub(given, "licence", LICENCE, target=f"https://spdx.org/licenses/{LICENCE}", n="annotations")


def _source(desc: _Element, content: Content, one: Annotated | None) -> None:
    source = sub(desc, "sourceDesc")
    if one is None:
        sub(source, "p", "The authority records of the edition, made from the sources that each names.")
        return
    meta = one.text.meta
    stated = sub(source, "bibl")
    for name, said in (("author", meta.author), ("title", meta.title), ("publisher", meta.publisher)):
        if said:
            sub(stated, name, said)
    if meta.date:
        sub(stated, "date", meta.date.words, when_custom=meta.date.text, datingMethod="#edtf")
    if meta.url:
        sub(stated, "ptr", target=meta.url)


def _encoding(made: _Element, content: Content, one: Annotated | None) -> None:
    encoding = sub(made, "encodingDesc")
    if tool := content.tool:
        described = sub(sub(encoding, "appInfo"), "application", ident=tool.name, version=tool.version)
        sub(described, "label", tool.shown)
    if content.publication.abstract:
        sub(sub(encoding, "projectDesc"), "p", content.publication.abstract)
    editorial = sub(encoding, "editorialDecl")
    said = "Nothing is corrected."
    if one and not one.open:
        said = "The text is not given; of each paragraph the file has its number, its length and a summary."
    sub(sub(editorial, "correction"), "p", said)
    normal = "Characters are those of the source; white space around paragraphs is left out."
    normal += "" if content.tool else " Lines are not kept."
    sub(sub(editorial, "normalization"), "p", normal)
    ended = "the paragraphs" if content.tool else "the non-empty lines"
    sub(sub(editorial, "segmentation"), "p", f"Paragraphs are {ended} of the source, counted from 0.")
    interpretation = sub(editorial, "interpretation")
    for words in (*((_PROPOSED,) if content.tool else ()), *_INTERPRETATION):
        sub(interpretation, "p", words)
    classes = sub(encoding, "classDecl")
    for name, title, values in _TAXONOMIES:
        taxonomy = sub(classes, "taxonomy", id=name)
        sub(taxonomy, "desc", title)
        for value, words in values.items():
            sub(sub(taxonomy, "category", id=f"{name}-{value}"), "catDesc", words)
    method = sub(classes, "taxonomy", id="edtf")
    sub(method, "desc", "Extended Date/Time Format, ISO 8601-2:2019, levels 0 to 2")
