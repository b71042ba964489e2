"""A Content-Security-Policy in every page: it runs the edition's own files and nothing else, wherever it lies.

What contributors send is text; should a way be found by which it becomes markup, the policy is what is left: no script
and no handler within a page runs, and nothing is loaded from or sent to another host. It stands in the page itself,
for a folder on a disk has no server that could send it (Content Security Policy Level 3, section 3.3), and as the
first thing in its head, since it holds for what comes after it.

What a page needs is therefore a file: scripts, also what the theme writes into its pages (`static/mode.js` stands for
that), and styles, which hang on classes. A script that is loaded later, by an element that another script makes, is a
file of the book like all others; none of ours asks for anything by `fetch`, which browsers refuse to a page on a disk.
That a page may ask its own host is for programs that examine pages, which ask through the page for `robots.txt`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",  # signs in style sheets are drawings within them
        "form-action 'self'",
        "base-uri 'none'",
    )
)
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}" />'


def guarded(page: str) -> str:
    """Return a page that says the policy before all else; one that says it already as it is."""
    return page if META in page else page.replace("<head>", f"<head>{META}", 1)


def leave_out_lines(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Leave out scripts that stand in a page: the theme's, settings of its search and of other versions of a book."""
    if app.builder.format == "html":
        scripts = context.get("script_files", [])
        scripts[:] = [script for script in scripts if getattr(script, "filename", script)]


def setup_policy(app: Sphinx) -> None:
    """Connect it after the theme; `offline.polish` puts the policy into each page when all are written."""
    app.connect("html-page-context", leave_out_lines, priority=950)
    app.add_js_file("mode.js", priority=100)
