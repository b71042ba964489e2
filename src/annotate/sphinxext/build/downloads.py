"""A figure's downloads as files beside the pages, so that a page does not send each drawing twice.

A figure carries its table and drawings within itself (data: URIs, RFC 2397): that is what works in a notebook. In the
book the same bytes lie in `_downloads/<page>/<file>`, and the page only names them. The picture for print, which a
notebook keeps beside the figure and a page does not show, becomes one more of them. Files are made anew with the page.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from annotate.files.project import write_text

FOLDER = "_downloads"
_CARRIED = re.compile(r'href="data:[\w/+.-]+;charset=utf-8,(?P<content>[^"]*)" download="(?P<name>\w[\w.-]*)"')
_LAST = re.compile(r'(<p class="an-small">Download: .*?)(</p>)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Aside:
    """A piece of HTML whose downloads lie in files, and the names of these files in the order they are named in."""

    markup: str
    names: tuple[str, ...]


def put_aside(markup: str, folder: Path, address: str) -> Aside:
    """Write the downloads that a piece of HTML carries into a folder, and link to them instead.

    Parameters
    ----------
    markup
        HTML with links as `annotate.figures.kit.page` writes them.
    folder
        Where the files go.
    address
        The folder's address as seen from the page, without a slash at its end.
    """
    written: list[str] = []

    def move(found: re.Match[str]) -> str:
        name = found["name"]
        write_text(folder / name, unquote(unescape(found["content"])))
        written.append(name)
        return f'href="{quote(address)}/{name}" download="{name}"'

    return Aside(_CARRIED.sub(move, markup), tuple(written))


def add_picture(aside: Aside, picture: Path, folder: Path, address: str) -> Aside:
    """Put the picture for print with a figure's downloads, under the name of its table."""
    if not aside.names:
        return aside
    name = f"{Path(aside.names[0]).stem}.png"
    shutil.copyfile(picture, folder / name)
    link = f' · <a href="{quote(address)}/{name}" download="{name}">picture for print (PNG)</a>'
    return Aside(_LAST.sub(lambda found: found[1] + link + found[2], aside.markup, count=1), (*aside.names, name))


class PutDownloadsAside(SphinxPostTransform):
    """Does both for every figure of a page, while its picture is still there (MyST-NB drops it at priority 4)."""

    default_priority = 3
    builders = ("html", "dirhtml")  # those that write a page a file

    def run(self, **_: Any) -> None:
        """Change the page's outputs, and remove files that it no longer names."""
        page = self.env.docname
        folder = Path(self.app.outdir) / FOLDER / page
        address = relative_uri(self.app.builder.get_target_uri(page), f"{FOLDER}/{page}")
        named: set[str] = set()
        for node, picture in _outputs(self.document):
            aside = put_aside(node.astext(), folder, address)
            if picture is not None:
                aside = add_picture(aside, Path(self.env.srcdir) / picture, folder, address)
            if aside.names:
                node[:] = [nodes.Text(aside.markup)]
                named.update(aside.names)
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in named:
                path.unlink()


def _outputs(document: nodes.document) -> Iterator[tuple[nodes.raw, str | None]]:
    """Yield every piece of HTML with the path of the picture that stands for it elsewhere, if there is one."""
    for node in document.findall(nodes.raw):
        if "html" in node.get("format", "").split():
            bundle = node.parent.parent  # MyST-NB: a bundle of containers, one for each form of the output
            bundled = isinstance(bundle, nodes.container) and bundle.get("nb_element") == "mime_bundle"
            forms = [form for form in bundle.children if isinstance(form, nodes.container)] if bundled else []
            pictures = (
                image for form in forms if form.get("mime_type") == "image/png" for image in form.findall(nodes.image)
            )
            yield node, next((str(image["uri"]) for image in pictures), None)


def setup_downloads(app: Sphinx) -> None:
    """Register it."""
    app.add_post_transform(PutDownloadsAside)
