"""The Content-Security-Policy stands in every page, of each kind there is, and nothing in a page would need another."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest

from annotate.sphinxext.build.offline import STATIC_FOLDERS
from annotate.sphinxext.build.policy import POLICY, guarded

ACTS = re.compile(r"\s*(?:javascript|vbscript|data):", re.I)
ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcset")


def faults(page: str) -> list[str]:
    """Return what a page holds that the policy refuses, or that another policy would let through."""
    tree = lxml.html.document_fromstring(page)
    first = next(iter(tree.find("head")), None)
    said = None if first is None else (first.get("http-equiv"), first.get("content"))
    found = [] if said == ("Content-Security-Policy", POLICY) else [f"first in head: {said}"]
    for element in tree.iter(lxml.etree.Element):
        named = [name for name in element.attrib if name.startswith("on") or name in ("style", "srcdoc")]
        acting = [name for name in ADDRESSES if ACTS.match(element.get(name, ""))]
        if element.tag == "script":
            address = urlsplit(element.get("src", ""))
            inline = not element.get("src") and element.get("type") != "application/ld+json"
            acting += ["script"] if inline or address.netloc or address.scheme else []
        elif element.tag in ("style", "iframe", "object", "embed", "base", "applet", "frame"):
            acting.append(element.tag)
        if named or acting:
            found.append(f"{[*named, *acting]}: {lxml.html.tostring(element)[:200]!r}")
    return found


def pages(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.html") if "_static" not in path.parts)


def test_every_page_of_a_small_book_keeps_to_the_policy(mini_book):
    every = pages(mini_book.out)
    assert len(every) > 15
    for path in every:
        assert faults(path.read_text("utf-8")) == [], path


@pytest.mark.book
def test_every_page_of_the_book_keeps_to_the_policy(published):
    for path in pages(published):
        assert faults(path.read_text("utf-8")) == [], path


@pytest.mark.parametrize(
    "harm",
    [
        "<script>1</script>", "<script src='https://x.invalid/a.js'></script>", "<p onclick='1'>", "<p style='top:0'>",
        "<a href=' JavaScript:1'>a</a>", "<style>p{}</style>", "<iframe srcdoc='a'></iframe>", "<base href='/'>",
        "<a href='data:text/html,a'>a</a>", "<svg onload='1'></svg>", "<object data='a'></object>",
    ],
)  # fmt: skip
def test_what_would_act_is_found(harm):
    assert len(faults(guarded(f"<html><head><title>a</title></head><body>{harm}</body></html>"))) == 1


def test_a_page_says_it_once():
    said = guarded("<head><meta charset='utf-8'></head>")
    assert guarded(said) == said
    assert faults("<html><head><meta charset='utf-8'></head><body>a</body></html>")


ASKING = re.compile(r"\b(?:fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|importScripts)\s*\(|\bimport\s*\(")


def test_no_script_of_ours_asks_a_host_for_anything():
    scripts = sorted(path for folder in STATIC_FOLDERS for path in folder.glob("*.js"))
    assert len(scripts) > 10
    assert [path.name for path in scripts if ASKING.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("line", ["fetch ('/a')", "new XMLHttpRequest()", "navigator.sendBeacon(a)", "await import(a)"])
def test_a_script_that_asks_is_found(line):
    assert ASKING.search(line)
