"""Pages that a telephone is glad of: one style sheet of what every page needs, and no scripts for nothing.

The theme sends 470 kB of styles, most of them of components that no page has, and a font of 157 kB for ten icons; its
pages load the index of Sphinx's search, in whose place stands `annotate.sphinxext.build.search`. Here the theme's
sheets become one, `theme.css`, without the rules whose classes and ids stand on no page and in no script, and our own
that every page needs stand at its end; icons are masks in `icons.css`. Of the other files that every page would load,
those in `ASKED_BY` stay where something on the page asks for them. No script but `mode.js`, which decides between light
and dark, is waited for before the page is drawn.

What a script adds to a page and a page does not have must be named in `ADDED`, or its rules are lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import tinycss2

SHEETS = (
    "basic.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "mystnb.*.css",
    "copybutton.css",
)
"""The theme's sheets, in the order in which pages name them; `styles/theme.css` only names the first one."""
OURS = ("icons.css", "site.css", "edition.css", "chapters.css", "search.css")
"""Our own sheets of every page, in the order in which pages name them."""
BUNDLE = "theme.css"
ADDED = re.compile(
    r"show|fade|collaps(e|ing)|highlighted|copybtn.*|copytooltip|success|o-tooltip.*|"
    r"scrolled|fa-xmark|fa-solid|active|search-results|no-results|pst-.*|theme-switch.*|dropdown-menu"
)
"""Classes that the scripts of the theme give to elements, or of elements that they make."""
ASKED_BY = (
    # It writes tips, for which `title` does, and opens the menus of a theme whose header is not ours.
    (
        r"scripts/bootstrap\.js",
        ("data-bs-toggle", "pst-collapse"),
        re.compile(r'data-bs-toggle="(?!tooltip")|pst-collapse-sidebar-button'),
    ),
    # Drawings and samples of the stage have the looks of its own sheets.
    (r"(?:figures|drawings)\.css|figures\.js", ("an-",), re.compile(r'class="(?:[^"]* )?an-(?!drawing|swatch)')),
    (r"landing\.css", ("an-picture",), re.compile(r'class="[^"]*\ban-picture')),
    (
        r"lists\.css",
        ("index-row", "record", "help-page"),
        re.compile(r'class="(?:[^"]* )?(?:index-row|record|help-page)[" ]'),
    ),
)
"""Files, and what stands on a page that has to load them: some of these words, which are soon looked for, in this."""
_LOADED = r'<(?:link|script)\b[^>]*(?:href|src)="[^"]*_static/(?:{})(?:\?[^"]*)?"[^>]*>(?:</script>)?\n?'
_TIP = re.compile(r'data-bs-(?:placement="[^"]*"|toggle="tooltip")')
_LINK = re.compile(
    r'<link\b[^>]*href="([^"]*_static/)(?:styles/(?:theme|pydata-sphinx-theme|sphinx-book-theme)|basic|pygments|'
    rf'mystnb\.\w+|copybutton|{"|".join(name.removesuffix(".css") for name in OURS)}|theme)\.css[^"]*"[^>]*>\n?'
)
_WAITED_FOR = re.compile(r'<script (?=src="[^"]*_static/(?!mode\.js))')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_SEARCH = re.compile(
    r'<script\b[^>]*src="[^"]*(?:_static/(?:searchtools|language_data|doctools|sphinx_highlight)|searchindex)'
    r'\.js[^"]*"[^>]*></script>\n?'
)
"""What serves Sphinx's own search, and marks on pages the words that were searched for."""
_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')
_NAME = re.compile(r"[.#]((?:[\w-]|\\.)+)")
_INNER = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_ICON_FONT = re.compile(r"Font Awesome|FontAwesome")
_ATTRIBUTES = (re.compile(r'class="(?<!\wclass=")([^"]*)"'), re.compile(r'id="(?<!\wid=")([^"]*)"'))


def names_in(page: str) -> set[str]:
    """Return the classes and ids that stand on a page."""
    written = {found for attribute in _ATTRIBUTES for found in attribute.findall(page)}
    return {name for found in written for name in found.split()}


def without(part: re.Pattern[str], page: str, blank: str | None = None) -> str:
    """Return a page without what a pattern finds, and without the white space (or the signs `blank`) before it.

    A pattern that itself began with white space would be tried at every sign of a page, and not where its tag begins.
    """
    kept, at = [], 0
    for found in part.finditer(page):
        kept.append(page[at : found.start()].rstrip(blank))
        at = found.end()
    return "".join((*kept, page[at:])) if kept else page


def _is_used(selector: str, names: Collection[str]) -> bool:
    """Tell whether all classes and ids of a selector are known; what stands in brackets is not asked."""
    asked = (name.replace("\\", "") for name in _NAME.findall(_INNER.sub("", selector)))
    return all(name in names or ADDED.fullmatch(name) for name in asked)


def _kept(rules: list[Any], names: Collection[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = tinycss2.serialize(rule.prelude).strip().split(",")
            kept = [s.strip() for s in _whole(selectors) if _is_used(s, names)]
            body = tinycss2.serialize(rule.content).strip()
            if kept and body and not _ICON_FONT.search(body):
                yield f"{','.join(kept)}{{{_tight(body)}}}"
        elif rule.type == "at-rule" and rule.content is None:
            if rule.at_keyword not in {"charset", "import"}:  # both stand at the head of a sheet or nowhere
                yield rule.serialize()
        elif rule.type == "at-rule" and rule.at_keyword in {"media", "supports", "layer", "container"}:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if body := "".join(_kept(inner, names)):
                yield f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}{{{body}}}"
        elif rule.type == "at-rule" and not _ICON_FONT.search(text := rule.serialize()):
            yield text


def _whole(parts: list[str]) -> Iterator[str]:
    """Yield selectors of a list that was cut at every comma, those within brackets too."""
    held = ""
    for part in parts:
        held = f"{held},{part}" if held else part
        if held.count("(") == held.count(")"):
            yield held
            held = ""


def _tight(body: str) -> str:
    # The theme has a time in quotation marks, which no browser reads.
    return re.sub(r"\s*\n\s*", "", body).rstrip(";").replace('"0s"', "0s")


def trimmed(sheet: str, names: Collection[str]) -> str:
    """Return a style sheet without the rules that none of some classes and ids can need, and without the icon font.

    Parameters
    ----------
    sheet
        The style sheet.
    names
        The classes and ids that stand on pages.
    """
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return "\n".join(_kept(rules, names))


def bundle(static: Path, names: Collection[str]) -> str | None:
    """Return the sheets of every page as one, or None where they are not there because an earlier build has made it."""
    found = [path for pattern in SHEETS for path in sorted(static.glob(pattern))]
    if not any(path.name == "pydata-sphinx-theme.css" for path in found):
        return None
    ours = [_COMMENT.sub("", (static / name).read_text("utf-8")) for name in OURS if (static / name).exists()]
    return "\n".join([*(trimmed(path.read_text("utf-8"), names) for path in found), *ours]) + "\n"


def lighten(page: str, version: str) -> str:
    """Return a page that names the one sheet, loads what it needs when it is drawn, and has one viewport.

    Parameters
    ----------
    page
        The page.
    version
        What tells this build's sheet from another one's.
    """
    if found := _LINK.search(page):
        link = f'<link rel="stylesheet" href="{found[1]}{BUNDLE}?v={version}" />\n'
        before = page[: found.start()].rstrip(" \t")
        page = before + link + without(_LINK, page[found.start() :], " \t")
    page = _WAITED_FOR.sub('<script defer="defer" ', without(_SEARCH, page, " \t"))
    for files, words, asks in ASKED_BY:
        if not any(word in page for word in words) or not asks.search(page):
            page = without(re.compile(_LOADED.format(files)), page, " \t")
    page = without(_TIP, page).replace("data-bs-title=", "title=")
    page = page.replace(' autocorrect="off"', "")  # not in HTML
    first = _VIEWPORT.search(page)
    if first:
        page = page[: first.end()] + without(_VIEWPORT, page[first.end() :])
    return page


def lean(script: str) -> str:
    """Return a script of our own without indentation, blank lines and lines that are comments; no text spans lines."""
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def version_of(sheet: str) -> str:
    """Return what tells a sheet from another one."""
    return sha256(sheet.encode()).hexdigest()[:8]
