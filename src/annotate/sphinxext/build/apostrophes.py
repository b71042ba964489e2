"""Real apostrophes: data and prose are typed with the straight sign, pages print the curved one.

What is shown as it stands keeps its signs: the paragraphs of a text, code, and whatever a script or a browser reads.
"""

from __future__ import annotations

import re

APOSTROPHE = "’"
_TYPED = re.compile(r"(?<=\w)(?:'|&#x27;|&#39;)(?=\w)")
_AS_IT_STANDS = re.compile(
    r"<(code|pre|script|style|textarea|kbd)\b.*?</\1>|<p\b[^>]*\bedition-paragraph\b.*?</p>", re.DOTALL
)


def curved(page: str) -> str:
    """Return a page of HTML with curved apostrophes between letters of its running words."""
    if not _TYPED.search(page):
        return page
    kept = [found.span() for found in _AS_IT_STANDS.finditer(page)]

    def set_one(found: re.Match[str]) -> str:
        at = found.start()
        within = page.rfind("<", 0, at) > page.rfind(">", 0, at) or any(begin < at < end for begin, end in kept)
        return found[0] if within else APOSTROPHE

    return _TYPED.sub(set_one, page)
