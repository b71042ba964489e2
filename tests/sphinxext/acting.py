"""What of a page acts, or is markup, though it was sent: a check of any page made from data that hold payloads.

A payload says `PWN` in any case of letters, and `x.invalid` where it names a host (`tests.sphinxext.hostile`).
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import lxml.html

from tests.sphinxext.test_policy import faults

#: What no element of a page may be that was sent: our own drawings are `svg`, and ours alone are `a`.
SENT = ("em", "strong", "b", "i", "code", "cite", "a", "kbd")
ADDRESSES = ("href", "src", "action", "formaction", "data", "cite")
_ONWARD = re.compile(r"0; url=[\w./#-]+")


def acting(written: str) -> list[str]:
    """Return what the policy refuses in a page, and every element that can only have been sent."""
    found = faults(written)
    for element in lxml.html.document_fromstring(written).iter(lxml.etree.Element):
        if odd := list(_odd(element)):
            found.append(f"{odd}: {lxml.html.tostring(element)[:300]!r}")
    return found


def _odd(element: lxml.html.HtmlElement):
    yield from (name for name in element.attrib if "pwn" in name or "<" in name)
    if "pwn" in str(element.tag) or element.get("src") == "x" or element.get("autofocus") is not None:
        yield element.tag
    if element.tag in ("textarea", "img") and "PWN" in lxml.html.tostring(element).decode():
        yield element.tag
    for name in ADDRESSES:
        address = urlsplit(element.get(name, ""))
        if address.scheme not in ("", "http", "https", "mailto") or address.netloc == "x.invalid":
            yield name
    if element.tag in SENT and element.text_content() == "PWN":
        yield "markup"
    if element.get("http-equiv") == "refresh" and not _ONWARD.fullmatch(element.get("content")):
        yield "refresh"
