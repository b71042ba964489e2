"""What all parts of a TEI file share: elements, ids, dates, and the element that a mention becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from annotate.values.edtf import Edtf
from annotate.values.model import Kind, Mention

if TYPE_CHECKING:
    from lxml.etree import _Element

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
ID, LANG = f"{{{XML}}}id", f"{{{XML}}}lang"
#: The element of a mention, by what it names.
ELEMENT = {
    Kind.PERSON: "persName", Kind.PLACE: "placeName", Kind.ORG: "orgName", Kind.DATE: "date",
    Kind.EVENT: "name", Kind.TERM: "term",
}  # fmt: skip
_EXACT = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_NAME = re.compile(r"[^A-Za-z0-9._-]")


def plain(text: str) -> str:
    """Return a text with what XML 1.0 forbids replaced, a character for a character."""
    return text if text.isprintable() else _FORBIDDEN.sub("\ufffd", text)


def sub(parent: _Element, element: str, text: str = "", /, **attributes: str) -> _Element:
    """Add an element to another; attributes that are empty are left out, `id` and `lang` are those of XML."""
    from lxml.etree import SubElement

    made: _Element = SubElement(parent, f"{{{TEI}}}{element}", attribs(attributes))
    if text:
        made.text = plain(text)
    return made


def attribs(given: dict[str, str]) -> dict[str, str]:
    """Return attributes as lxml takes them."""
    named = {"id": ID, "lang": LANG}
    return {named.get(n, n.replace("_", "-")): plain(v) for n, v in given.items() if v}


def xml_id(prefix: str, name: str) -> str:
    """Return the XML id of a thing of the edition; ids may begin with a digit, XML ids may not."""
    return f"{prefix}-{_NO_NAME.sub('_', name)}"


def entity_ref(id: str) -> str:
    """Return the pointer to an authority record, "" for none."""
    return f"#{xml_id('ent', id)}" if id else ""


def sources(keys: Iterable[str]) -> str:
    """Return the pointers to sources."""
    return " ".join(f"#{xml_id('ref', key)}" for key in keys)


def dated(value: Edtf) -> dict[str, str]:
    """Return the attributes of a date: EDTF as it is written, and what TEI's own attributes can say of it.

    A day, month or year that is sure is `when`, an interval of two such `from` and `to`; of everything else `notBefore`
    and `notAfter` give the first and the last day that it may mean.
    """
    if not value:
        return {}
    said = {"when_custom": value.text, "datingMethod": "#edtf"}
    first, sign, last = value.text.partition("/")
    if not sign and _EXACT.fullmatch(first):
        return {**said, "when": first}
    if sign and _EXACT.fullmatch(first) and _EXACT.fullmatch(last):
        return {**said, "from": first, "to": last}
    if sign and _EXACT.fullmatch(first) and last == "..":
        return {**said, "from": first}
    days = {"notBefore": value.earliest, "notAfter": value.latest}
    return {**said, **{n: str(day) for n, day in days.items() if not day.open and 1 <= day.year <= 9999}}


def mention(m: Mention, cert: str, responsible: dict[str, str], **more: str) -> tuple[str, dict[str, str]]:
    """Return the name and the attributes of the element that a mention becomes; `more` are others of it."""
    marks = [f"#status-{m.status}"]
    marks += [f"#sense-{m.sense}"] if m.sense else []
    marks += [f"#relation-{m.relation}"] if m.relation else []
    given: dict[str, Any] = {
        "id": m.id,
        "type": "event" if m.kind is Kind.EVENT else "",
        "ref": entity_ref(m.entity),
        "corresp": entity_ref(m.refers_to),
        "ana": " ".join(marks),
        "cert": cert,
        "resp": f"#{responsible[m.by]}" if m.by else "",
        **dated(m.edtf),
        **more,
    }
    if m.kind is Kind.DATE and m.entity:  # a date has no ref
        given["sameAs"] = given.pop("ref")
    return ELEMENT[m.kind], attribs(given)
