"""The exports as files beside the pages, `exports/…`, their list with sizes, and on each page the way to its own data.

They are made once a build, when the data, the code or the record of the edition is another than last time, by a process
of their own while pages are read and written; only a page that says how large they are waits for them.
`edition_exports` in the configuration turns them on. A build with a reader's copy has the same files: no export holds
words that may not be given.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from annotate.export import folder
from annotate.export.catalogue import EXPORTS
from annotate.export.value import SUMS, Format, content_of
from annotate.files.citation import CITATION
from annotate.files.project import read_text, write_text
from annotate.sphinxext.build.forks import await_all, beside
from annotate.sphinxext.nodes import code, outside, para, table
from annotate.sphinxext.state import edition_for, edition_of, text_on

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "exports"
#: Of folders with very many files these are listed; they lead to the others.
_FIRST = {"api/": ("index.json", "openapi.json")}
_ENTITY = "entity/"
_APPARATUS = "book/apparatus"


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that is offered: its address from the root of the pages, what it is, its media type, its size in bytes."""

    address: str
    title: str
    media: str
    size: int
    format: Format


def offered(app: Sphinx) -> bool:
    """Tell whether this build offers exports."""
    return bool(app.config.edition_exports) and app.builder.name == "html"


def write_exports(app: Sphinx) -> None:
    """Write the files, where they are not there as they should be."""
    if not offered(app):
        return
    target, stamp = Path(app.outdir) / FOLDER, Path(app.doctreedir) / "exports.key"
    wanted = key(app)
    if (target / SUMS).is_file() and stamp.is_file() and read_text(stamp).strip() == wanted:
        return
    edition = edition_of(app)

    def write() -> None:
        content = content_of(edition)
        folder.put(target, folder.files([(format, folder.make(format, content)) for format in EXPORTS]))
        write_text(stamp, wanted + "\n")

    beside(app, write)


def await_for_root(app: Sphinx, _doctree: nodes.document, page: str) -> None:
    """Wait for the files before the first page, which names their sizes, goes to the process that writes it."""
    if page == app.config.root_doc:
        await_all(app)


def key(app: Sphinx) -> str:
    """Return what changes when an export may: the digest of the edition, and its record."""
    record = hashlib.sha256((Path(app.srcdir) / CITATION).read_bytes()).hexdigest()
    return f"{edition_of(app).digest} {record}"


def listed(app: Sphinx) -> tuple[Listed, ...]:
    """Return the files that a reader is offered; none where this build offers none."""
    await_all(app)
    return tuple(_listed(app)) if offered(app) else ()


def _listed(app: Sphinx) -> Iterator[Listed]:
    root = Path(app.outdir) / FOLDER
    for format in EXPORTS:
        if not format.file.endswith("/"):
            found = [root / format.file]
        elif format.file in _FIRST:
            found = [root / format.file / name for name in _FIRST[format.file]]
        else:
            found = sorted((root / format.file).glob("*"))
        for path in found:
            if path.is_file():
                address = f"{FOLDER}/{path.relative_to(root).as_posix()}"
                yield Listed(address, format.title, format.media, path.stat().st_size, format)


def size(count: int) -> str:
    """Return a number of bytes in words."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"


class EditionExports(SphinxDirective):
    """`{edition-exports}`: every export, its files with their sizes, and what it does not carry."""

    def run(self) -> list[nodes.Node]:
        """Return the table; where no files are made, what the web edition offers."""
        edition_for(self.env)
        self.env.note_dependency(str(Path(self.env.srcdir) / CITATION))
        found = listed(self.env.app)
        up = "../" * self.env.docname.count("/")
        rows: list[list[list[nodes.Node | str]]] = []
        for format in EXPORTS:
            cells: list[nodes.Node | str] = []
            for one in (one for one in found if one.format is format):
                cells += [", "] if cells else []
                cells += [outside(up + one.address, posixpath.basename(one.address)), f" ({size(one.size)})"]
            rows.append([[format.title], [code(f"annotate export {format.name}")], cells or ["in the web edition"]])
        made = table(("Format", "Command", "Files"), rows, "Exports")
        if not found:
            return [made]
        links = [outside(f"{up}{FOLDER}/{name}", name) for name in (folder.LOSSES, SUMS)]
        said = "What each format does not carry, annotation by annotation: "
        return [made, para(said, links[0], ". Checksums of all files: ", links[1], ".")]


def data_of(app: Sphinx, page: str) -> tuple[tuple[str, str, str], ...]:
    """Return the data of a page: address from the root, what it is, media type."""
    if not offered(app):
        return ()
    if page.startswith(_ENTITY):
        return ((f"{FOLDER}/api/entities/{page.removeprefix(_ENTITY)}.json", "record (JSON)", "application/json"),)
    if (text := text_on(app, page)) is not None:
        return (
            (f"{FOLDER}/tei/{text.id}.xml", "TEI", "application/tei+xml"),
            (f"{FOLDER}/web-annotation/{text.id}.jsonld", "Web Annotation", "application/ld+json"),
            (f"{FOLDER}/api/texts/{text.id}.json", "JSON", "application/json"),
        )
    return ()


def add_data(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Add to a page the way to its data: for machines, and for readers."""
    found = data_of(app, page)
    if not found:
        return
    up = "../" * page.count("/")
    links = "".join(
        f'\n<link rel="alternate" type="{media}" href="{up}{escape(address)}" title="{escape(words)}" />'
        for address, words, media in found
    )
    shown = " · ".join(f'<a href="{up}{escape(address)}">{escape(words)}</a>' for address, words, _ in found)
    context["metatags"] = context.get("metatags", "") + links + "\n"
    state = _state(app, page, up)
    context["body"] = context.get("body", "") + f'<p class="page-data">The data of this page: {shown}{state}</p>\n'


def _state(app: Sphinx, page: str, up: str) -> str:
    """Return a link to where the state of a text's annotations is counted, where there is such a page."""
    text = text_on(app, page)
    if text is None or _APPARATUS not in app.env.found_docs:
        return ""
    address = f"{up}{_APPARATUS}.html#quality-{text.id}"
    return f'. <a href="{escape(address)}">How many, how sure, who decided</a>'


def setup_exports(app: Sphinx) -> None:
    """Register the option, the directive and the steps."""
    app.add_config_value("edition_exports", default=False, rebuild="env", types=[bool])
    app.add_directive("edition-exports", EditionExports)
    app.connect("builder-inited", write_exports, priority=100)  # before what others draw and read there
    app.connect("doctree-resolved", await_for_root)
    app.connect("html-page-context", add_data)
