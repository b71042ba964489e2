"""TEI P5: names, dates and terms in paragraphs, and in the lists of mentions of our own files.

A paragraph is told by its `n`, else by its fingerprint, else by its place. What has no `xml:id` gets an id; what says
nothing of its status is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotate.export.tei.common import ID, TEI
from annotate.files.texts import fingerprint
from annotate.importers.value import Draft, Importer, Taken, Target, member
from annotate.values.errors import InputError
from annotate.values.model import Certainty, DateRelation, Kind, Mention, Paragraph, Sense, Status

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = {
    "persName": Kind.PERSON, "placeName": Kind.PLACE, "settlement": Kind.PLACE, "country": Kind.PLACE,
    "region": Kind.PLACE, "geogName": Kind.PLACE, "orgName": Kind.ORG, "date": Kind.DATE, "term": Kind.TERM,
}  # fmt: skip
_TYPED = {
    "person": Kind.PERSON, "place": Kind.PLACE, "org": Kind.ORG, "organization": Kind.ORG, "event": Kind.EVENT,
    "date": Kind.DATE, "term": Kind.TERM,
}  # fmt: skip
_NUMBER = re.compile(r"[0-9]{1,6}")


def read(raw: bytes, target: Target) -> Taken:
    """Return the annotations of a file; raise `InputError` if it is no TEI."""
    root = parse(raw)
    draft = Draft(target)
    reader = _Reader(root, draft)
    for number, p in enumerate(root.iterfind(f".//{{{TEI}}}text//{{{TEI}}}p")):
        reader.paragraph(number, p)
    for listed in root.iterfind(f".//{{{TEI}}}standOff/{{{TEI}}}list[@type='mentions']"):
        reader.listed(listed)
    return draft.taken()


def parse(raw: bytes) -> _Element:
    """Return the root of a TEI file; nothing that it names elsewhere is opened."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"the file is not XML ({error.msg}).", remedy="Give a TEI P5 file.") from error
    if root.tag != f"{{{TEI}}}TEI":
        raise InputError("the file is not TEI P5: its root is another element.", remedy="Give a TEI P5 file.")
    return root


class _Reader:
    def __init__(self, root: _Element, draft: Draft) -> None:
        self.draft = draft
        ids = {element.get(ID): element for element in root.iter() if element.get(ID)}
        self.local = {
            f"#{id}": number.text or ""
            for id, element in ids.items()
            for number in element.iterfind(f"{{{TEI}}}idno[@type='local']")
        }
        self.who = {
            f"#{id}": name.text or "" for id, element in ids.items() for name in element.iterfind(f"{{{TEI}}}name")
        }
        notes = root.iterfind(f".//{{{TEI}}}note[@type='annotation']")
        self.notes = {note.get("target", ""): note.text or "" for note in notes}
        self.paragraphs = {p.fingerprint: p for p in draft.target.text.paragraphs}

    def paragraph(self, number: int, p: _Element) -> None:
        """Take in what is marked in a paragraph."""
        words = _words(p)
        found = self._which(number, p, words)
        marked = [(element, kind) for element in p.iter() if (kind := _kind(element)) is not None]
        if found is None:
            for element, _ in marked:
                self.draft.leave(_place(element), _words(element), "its paragraph is not one of the text")
            return
        lead = len(words) - len(words.lstrip()) if words.strip() == found.text else 0
        for element, kind in marked:
            start = _offset(p, element) - lead
            if at := self.draft.at(_place(element), found, start, start + len(_words(element))):
                self.draft.add(_place(element), self._mention(element, kind, found.number, *at))

    def _which(self, number: int, p: _Element, words: str) -> Paragraph | None:
        paragraphs = self.draft.target.text.paragraphs
        said = _number(p.get("n", ""))
        near = (number if said is None else said, number)
        tried = [paragraphs[at] for at in near if at < len(paragraphs)]
        tried += [same] if (same := self.paragraphs.get(fingerprint(words))) else []
        return next((one for one in tried if one.text in (words, words.strip())), None)

    def listed(self, listed: _Element) -> None:
        """Take in a list of mentions of one paragraph."""
        para = _number(listed.get("corresp", "").rpartition("-p")[2])
        for item in listed:
            for element in item:
                kind = _kind(element)
                place, words = _place(element), _words(element)
                nth = _number(element.get("n", "1"))
                if kind is None or para is None or nth is None:
                    self.draft.leave(place, words, "it is not said where it stands")
                    continue
                self.draft.add(place, self._mention(element, kind, para, words, nth))

    def _mention(self, element: _Element, kind: Kind, para: int, quote: str, nth: int) -> Mention:
        marks = dict(mark.lstrip("#").partition("-")[::2] for mark in element.get("ana", "").split())
        id = element.get(ID, "")
        return Mention(
            id, "", para, quote, nth, kind,
            entity=self._entity(element, element.get("ref", "") or element.get("sameAs", "")),
            sense=member(Sense, marks.get("sense", "")),
            refers_to=self._entity(element, element.get("corresp", "")),
            edtf=self.draft.date(_place(element), quote, _date(element)),
            relation=member(DateRelation, marks.get("relation", "")),
            certainty=member(Certainty, element.get("cert", "")) or Certainty.MEDIUM,
            status=member(Status, marks.get("status", "")) or Status.PROPOSED,
            by=self.who.get(element.get("resp", ""), "") or "import",
            note=self.notes.get(f"#{id}", "") if id else "",
        )  # fmt: skip

    def _entity(self, element: _Element, pointer: str) -> str:
        return self.local.get(pointer) or self.draft.entity(_place(element), _words(element), pointer)


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None


def _words(element: _Element) -> str:
    return "".join(map(str, element.itertext()))


def _kind(element: _Element) -> Kind | None:
    name = str(element.tag).removeprefix(f"{{{TEI}}}")
    return _TYPED.get(element.get("type", "").lower()) if name in ("name", "rs") else _KIND.get(name)


def _place(element: _Element) -> str:
    return element.get(ID) or f"line {element.sourceline}"


def _offset(p: _Element, element: _Element) -> int:
    """Return how many characters of a paragraph stand before an element."""
    return sum(map(len, _before(p, element)))


def _before(p: _Element, wanted: _Element) -> Iterator[str]:
    for event, element in _walk(p):
        if event == "start":
            if element is wanted:
                return
            yield element.text or ""
        elif element is not p:
            yield element.tail or ""


def _walk(p: _Element) -> Iterator[tuple[str, _Element]]:
    yield "start", p
    for child in p:
        yield from _walk(child)
    yield "end", p


def _date(element: _Element) -> str:
    """Return what an element says of its date, "" for nothing."""
    own: str | None = element.get("when-custom")
    if own and element.get("datingMethod") == "#edtf":
        return own
    when: str | None = element.get("when") or element.get("when-iso")
    if when:
        return when
    first = element.get("from") or element.get("notBefore")
    last = element.get("to") or element.get("notAfter")
    return f"{first or '..'}/{last or '..'}" if first or last else ""


IMPORTER = Importer("tei", "TEI P5", read)
