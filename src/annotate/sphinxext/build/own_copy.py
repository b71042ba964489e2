"""A reader's copy in the browser: what a page needs to compare it and to place the marks, in a file loaded when asked.

For each text in copyright that the pages show without its words, `own-copy-TEXT.js` holds what the repository holds:
the digests of the outline, the sparse fingerprint, the quotes (sorted, so that they say nothing of the order of words)
and where notes and further occurrences stand. `static/own-copy*.js` are the scripts; the page has only the way in
(`annotate.sphinxext.nodes.own_copy`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from annotate.edition import Edition
from annotate.files.alignment import WORDS
from annotate.files.project import write_text
from annotate.files.rights import lookalikes
from annotate.files.rights.fingerprint import SIZE
from annotate.files.rights.quotes import quotes
from annotate.files.rights.seal import read_fingerprint
from annotate.files.rights.windows import Values
from annotate.files.texts import ALIKE
from annotate.sphinxext.nodes import own_copy
from annotate.sphinxext.pages.notes import NumberedCitation, NumberedNote, looks, numbered
from annotate.sphinxext.pages.paragraphs import paragraph_id
from annotate.sphinxext.state import WEB, domain_of, edition_of
from annotate.values.model import Text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SCRIPT, STYLE = "own-copy.js", "own-copy.css"


def is_wanting(text: Text) -> bool:
    """Return whether nothing of a text's words is at hand, so that a reader's copy may stand in."""
    return all(paragraph.text is None for paragraph in text.paragraphs)


def knowledge(edition: Edition, text: Text) -> dict[str, Any]:
    """Return what is known of a text without its words, as `static/own-copy-align.js` and `own-copy-show.js` ask it."""
    shown: dict[int, set[str]] = defaultdict(set)
    for quote in quotes(edition.project, text.id):
        shown[quote.para].add(quote.quote)
    marked: dict[int, list[list[str | int]]] = defaultdict(list)
    notes = [NumberedNote(n, note) for n, note in enumerate(edition.notes(text.id), start=1)]
    for cited in numbered(text, edition.citations(text.id)):
        marked[cited.citation.para].append(_mark(cited, cited.citation.quote, cited.citation.nth))
    for item in notes:
        marked[item.note.para].append(_mark(item, item.note.quote, item.note.nth))
    return {
        "text": text.id,
        "anchors": [paragraph_id(text.id, paragraph.number) for paragraph in text.paragraphs],
        "outline": [[paragraph.fingerprint, paragraph.words] for paragraph in text.paragraphs],
        "size": SIZE,
        "top": Values().top,
        "windows": [f"{mark:05x} {hashed}" for mark, hashed in read_fingerprint(edition.project, text.id).pairs()],
        "quotes": [sorted(shown[paragraph.number]) for paragraph in text.paragraphs],
        "nth": {mention.id: mention.nth for mention in edition.decided(text.id) if mention.nth > 1},
        "marks": marked,
        "alike": ALIKE,
        **_letters(),
        "words": WORDS,
    }


def _mark(item: NumberedNote | NumberedCitation, quote: str, nth: int) -> list[str | int]:
    return [quote, nth, item.number, item.anchor, item.back, looks(item)]


def _letters() -> dict[str, Any]:
    """Return how words are written plainly before windows are compared; the guard's own table, so that there is one."""
    plain: dict[str, str] = defaultdict(str)
    for code, letters in sorted(lookalikes._PLAIN.items()):
        plain[letters] += chr(code)
    return {"plain": plain, "unseen": lookalikes._UNSEEN.pattern.strip("[]")}


def script_of(edition: Edition, text: Text) -> str:
    """Return the file that tells a page what is known of a text."""
    known = json.dumps(knowledge(edition, text), ensure_ascii=False, separators=(",", ":"))
    return f"(globalThis.editionCopies ||= {{}})[{json.dumps(text.id)}] = {known};\n"


def furnish(app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give a page that can take a copy in its script and its style."""
    if doctree is not None and app.builder.name in WEB and any(doctree.findall(own_copy)):
        app.add_css_file(STYLE)
        app.add_js_file(SCRIPT, loading_method="defer")


def write_knowledge(app: Sphinx, error: Exception | None) -> None:
    """Write what pages ask for of each text that is shown without its words, and remove what an earlier build wrote."""
    if error is not None or app.builder.name not in WEB:
        return
    edition, static, shown = edition_of(app), Path(app.outdir) / "_static", domain_of(app.env).places
    for text in edition.texts:
        path = static / f"own-copy-{text.id}.js"
        path.unlink(missing_ok=True)
        if f"text:{text.id}" in shown and is_wanting(text):
            write_text(path, script_of(edition, text))


def setup_own_copy(app: Sphinx) -> None:
    """Connect both steps."""
    app.connect("html-page-context", furnish)
    app.connect("build-finished", write_knowledge)
