"""A site that asks no other host for anything and that everyone can use: what the theme and MyST-NB lack for that.

The theme loads a 540 kB icon script beside the icon font, and ships source maps and fonts nothing uses; MyST-NB writes
a `summary` that screen readers misread. Each is mended here, in one place, and tested against the built book.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from annotate import figures
from annotate.files.project import write_text
from annotate.sphinxext.build import light
from annotate.sphinxext.build.apostrophes import curved
from annotate.sphinxext.build.forks import side_by_side
from annotate.sphinxext.build.policy import guarded
from annotate.sphinxext.state import edition_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

HERE = Path(__file__).resolve().parents[1]
STATIC_FOLDERS = (HERE / "static", figures.STATIC)
UNUSED = (
    "_static/**/*.map",
    "_static/**/*.ttf",
    "_static/scripts/fontawesome*",
    "_static/vendor/fontawesome/**/*",
    "_static/doctools.js",
    "_static/sphinx_highlight.js",
    "_static/file.png",
    "_static/plus.png",
    "_static/minus.png",
    "_static/images/logo_*",
    "_static/sbt-webpack-macros.html",
    "_static/webpack-macros.html",
)
_BOOTSTRAP = "_static/scripts/bootstrap.js"
_ICON_SCRIPT = re.compile(r'<(?:script[^>]*src|link[^>]*href)="[^"]*fontawesome\.js[^"]*"[^>]*>(?:</script>)?')
# ARIA allows the first role on list items alone (DPUB-ARIA 1.1, doc-biblioentry); docutils gives it to divisions.
ENTRY_ROLE = (' role="doc-biblioentry"', ' role="listitem"')
# A header cell in the corner of a table may be empty: nothing to read out (WCAG 2.2, 1.3.1).
_EMPTY_HEADER = re.compile(r'<th(?: class="head[^"]*")?>(?:<p></p>)?</th>')
_THEBE = re.compile(r"<script>[^<]*THEBE_JS_URL[^<]*</script>")


def use_own_files(app: Sphinx, config: Config) -> None:
    """Add the package's templates and static files to the book's."""
    config.templates_path = [*config.templates_path, _seen_from(app, HERE / "templates")]
    config.html_static_path = [*config.html_static_path, *(_seen_from(app, folder) for folder in STATIC_FOLDERS)]
    sheets = ("reading*.css", "form.css")
    unread = (*NOT_IN_EPUB, *sheets, "reading*.js", "mode.js", "site.js", "search*.js", "form*.js", "own-copy*")
    config.epub_exclude_files = [*config.epub_exclude_files, *(f"_static/{name}" for name in unread)]


def _seen_from(app: Sphinx, folder: Path) -> str:
    # Sphinx writes a digest of its settings beside the pages: two clones in two places must give the same.
    root = Path(app.confdir).resolve()
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)


def forget_old_copies(app: Sphinx) -> None:
    """Remove our files of an earlier build where they have changed: Sphinx warns of each that it would overwrite.

    Of an earlier EPUB, remove also the style sheet of MyST-NB that no page of it uses.
    """
    for source in (file for folder in STATIC_FOLDERS for file in folder.iterdir()):
        copy = Path(app.outdir) / "_static" / source.name
        if copy.exists() and copy.read_bytes() != source.read_bytes():
            copy.unlink()
    if app.builder.name == "epub":
        for late in (Path(app.outdir) / "_static").glob("mystnb.*.css"):
            late.unlink()


def polish(page: str, *, private: bool) -> str:
    """Return a page without icon script and launch remnants, with policy, valid roles, headers and private mark."""
    page = guarded(light.without(_THEBE, light.without(_ICON_SCRIPT, page)))
    page = _EMPTY_HEADER.sub("<td></td>", page.replace(*ENTRY_ROLE))
    if private and '<body class="private-build"' not in page:
        page = page.replace("<body", '<body class="private-build"', 1)
    return page


def polish_site(app: Sphinx, error: Exception | None) -> None:
    """Polish every page and remove what nothing uses."""
    if error is not None or app.builder.format != "html" or app.builder.name == "epub":
        return
    out = Path(app.outdir)
    pages = [path for path in sorted(out.rglob("*.html")) if "_static" not in path.parts]
    version = _one_sheet(out / "_static", set().union(*side_by_side(_names, pages)))
    # From their sources: where no page is written anew, Sphinx copies none, and `forget_old_copies` took them away.
    for source in (HERE / "static").glob("*.js"):
        write_text(out / "_static" / source.name, light.lean(source.read_text("utf-8")))
    asked = any(side_by_side(partial(_finish, version=version, private=edition_of(app).private), pages))
    for pattern in UNUSED if asked else (*UNUSED, f"{_BOOTSTRAP}*"):
        for path in out.glob(pattern):
            if path.is_file():
                path.unlink()
    shutil.rmtree(out / "_static" / "locales", ignore_errors=True)


def _names(pages: Iterable[Path]) -> set[str]:
    return {name for page in pages for name in light.names_in(page.read_text("utf-8"))}


def _finish(pages: Iterable[Path], version: str, *, private: bool) -> bool:
    """Polish pages where they lie; return whether one of them asks for the theme's script."""
    asked = False
    for path in pages:
        page = light.lighten(polish(curved(path.read_text("utf-8")), private=private), version)
        write_text(path, page)
        asked = asked or _BOOTSTRAP in page
    return asked


def _one_sheet(static: Path, names: Collection[str]) -> str:
    """Put the sheets of every page into one, without what stands on none; return what tells it from another build's."""
    made = light.bundle(static, names)
    if made is not None:
        write_text(static / light.BUNDLE, made)
    for pattern in (*light.SHEETS, *light.OURS, "styles/theme.css"):
        for path in static.glob(pattern):
            path.unlink()
    return light.version_of((static / light.BUNDLE).read_text("utf-8"))


def keep_formula(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a formula as its source: the book has none, and the usual renderer is fetched from another host."""
    self.body.append(f"<code>{escape(node.astext())}</code>")
    raise nodes.SkipNode


def visit_hidden_cell(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a folded cell with a plain-text summary; an EPUB has no folds, and leaves folded code out."""
    if self.builder.name == "epub":
        if not any("cell_output" in part["classes"] for part in node.findall(nodes.container)):
            raise nodes.SkipNode
    else:
        self.body.append(f'<details class="hidden-cell"><summary>{escape(node["prompt_show"])}</summary>\n')


def depart_hidden_cell(self: HTML5Translator, _: nodes.Element) -> None:
    """Close a folded cell."""
    if self.builder.name != "epub":
        self.body.append("</details>\n")


def replace_hidden_cell(app: Sphinx, _: Config) -> None:
    """Take over MyST-NB's handler; when the configuration is read, because MyST-NB may be set up after this."""
    from myst_nb.sphinx_ import HideCodeCellNode

    app.add_node(HideCodeCellNode, override=True, html=(visit_hidden_cell, depart_hidden_cell))


# MyST-NB's is written after the list of the EPUB's files; ours is for drawings that are pictures there, and newer than
# what readers of EPUB understand.
NOT_IN_EPUB = (*figures.STYLE_SHEETS, "chapters.css", "landing.css", "site.css", "search.css")


def drop_styles(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Leave out of the EPUB the style sheets that do not belong there."""
    if app.builder.name == "epub":
        files = [(item, str(getattr(item, "filename", item))) for item in context.get("css_files", [])]
        context["css_files"] = [
            item for item, name in files if not any(part in name for part in ("mystnb", *NOT_IN_EPUB))
        ]


def setup_offline(app: Sphinx) -> None:
    """Register renderer, handlers and clean-up."""
    app.add_html_math_renderer("plain", (keep_formula, None), (keep_formula, None))
    if "comments_config" not in app.config:
        # Jupyter Book sets it even where the extension it belongs to is left out.
        app.add_config_value("comments_config", {}, "")
    app.connect("config-inited", use_own_files)
    app.connect("config-inited", replace_hidden_cell)
    app.connect("builder-inited", forget_old_copies)
    app.connect("html-page-context", drop_styles, priority=900)
    # Later than the theme, which writes its colours of code, for both modes, when a build is finished.
    app.connect("build-finished", polish_site, priority=900)
    app.add_css_file("icons.css")
    app.add_css_file("site.css")
    app.add_css_file("edition.css")
    app.add_js_file("site.js", loading_method="defer")
    for name in (*figures.STYLE_SHEETS, "chapters.css", "landing.css", "lists.css"):
        app.add_css_file(name)
    app.add_js_file(figures.SCRIPT, loading_method="defer")
