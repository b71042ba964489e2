"""A figure's downloads as files beside the pages, so that a page does not send each drawing twice.

A figure carries its table and drawings within itself (data: URIs, RFC 2397): that is what works in a notebook. In the
book the same bytes, which its record holds, lie in `_downloads/<page>/<file>`, and the page only names them. The
picture for print, which a notebook keeps beside the figure and a page does not show, becomes one more of them. Files
are made anew with the page. The styles that a drawing carries to stand alone are those of `drawings.css`, which pages
have; what a figure is made from stands at the foot of the page (`chapters`).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from annotate.figures.kit.figure import Attachment
from annotate.figures.kit.page import STYLE, Link, carried, downloads, made_from
from annotate.files.project import write_text
from annotate.sphinxext.build.figures import figure_made, outputs
from annotate.sphinxext.state import WEB

FOLDER = "_downloads"
_NAME = re.compile(r"\w[\w.-]*")


def put_aside(files: Sequence[Attachment], picture: Path | None, folder: Path, address: str) -> tuple[Link, ...]:
    """Write what a figure offers into a folder and return the links to it.

    Parameters
    ----------
    files
        What it offers; a file whose name would lead elsewhere stays in the page.
    picture
        The picture for print, which gets the name of the first file.
    folder
        Where the files go.
    address
        The folder's address as seen from the page, without a slash at its end.
    """
    links = []
    for file in files:
        if _NAME.fullmatch(file.name):
            write_text(folder / file.name, file.content)
            links.append(Link(file.words, file.name, f"{quote(address)}/{file.name}"))
        else:
            links.append(carried(file))
    if picture is not None and links:
        name = f"{Path(links[0].name).stem}.png"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(picture, folder / name)
        links.append(Link("picture for print (PNG)", name, f"{quote(address)}/{name}"))
    return tuple(links)


class PutDownloadsAside(SphinxPostTransform):
    """Does so for every figure of a page, while its picture is still there."""

    default_priority = 3
    builders = WEB

    def run(self, **_: Any) -> None:
        """Change the page's figures, and remove files that it no longer names."""
        page = self.env.docname
        folder = Path(self.app.outdir) / FOLDER / page
        address = relative_uri(self.app.builder.get_target_uri(page), f"{FOLDER}/{page}")
        named: set[str] = set()
        for output in outputs(self.document):
            if output.record is None or output.html is None:
                continue
            picture = Path(self.env.srcdir) / output.picture if output.picture else None
            links = put_aside(output.record.files, picture, folder, address)
            line = downloads(carried(file) for file in output.record.files)
            html = output.html.astext().replace(line, downloads(links)).replace(made_from(output.record.made_from), "")
            output.html[:] = [nodes.Text(STYLE.sub("", html))]
            output.bundle.parent.append(figure_made(record=output.record))
            named.update(link.name for link in links)
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in named:
                path.unlink()


def setup_downloads(app: Sphinx) -> None:
    """Register it."""
    app.add_post_transform(PutDownloadsAside)
