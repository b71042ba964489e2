"""The press: a browser without a window that prints a page as PDF, tagged and with bookmarks."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

from annotate.values.errors import UsageError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--virtual-time-budget=10000",
)
_SECONDS = 180


def browser() -> str:
    """Return the path of Chromium or Chrome; raise `UsageError` where there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None and MAC_CHROME.exists():
        found = str(MAC_CHROME)
    if found is None:
        raise UsageError(
            f"No browser was found (looked for {', '.join(BROWSERS)}).",
            remedy="Install Chromium or Chrome: make browser",
        )
    return found


def press(page: str, out: Path) -> None:
    """Print a page of HTML into a PDF, which is there whole or not at all.

    Parameters
    ----------
    page
        The page.
    out
        The PDF; its folder is made.

    Raises
    ------
    UsageError
        If there is no browser, or it makes no PDF.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "volume.html", Path(folder) / "volume.pdf"
        source.write_text(page, encoding="utf-8")
        command = [browser(), *OPTIONS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}", source.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)
        if not made.is_file():
            said = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
            raise UsageError(f"The browser made no PDF: {said[0]}", remedy="Try another browser.")
        fresh = out.with_name(f"{out.name}.new")
        _tighten(made, fresh, author_of(page))
        fresh.replace(out)


def author_of(page: str) -> str:
    """Return whom a page names as its author, whom the browser leaves out."""
    found = re.search(r'<meta name="author" content="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def _tighten(made: Path, out: Path, author: str) -> None:
    """Write a PDF anew with its objects compressed and without the hour: a tenth of what the browser writes.

    Its author, title and language stand in it twice, as readers of old and of new look for them.
    """
    import pikepdf

    with pikepdf.open(made) as pdf:
        for name in ("/CreationDate", "/ModDate", "/Creator"):
            if name in pdf.docinfo:
                del pdf.docinfo[name]
        if author:
            pdf.docinfo.Author = author
        with pdf.open_metadata(set_pikepdf_as_editor=False) as said:
            said.load_from_docinfo(pdf.docinfo)
            said["dc:language"] = {str(pdf.Root.get("/Lang", "en"))}
        _share_images(pdf)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        packed = pikepdf.ObjectStreamMode.generate
        pdf.save(out, object_stream_mode=packed, compress_streams=True, recompress_flate=True, deterministic_id=True)


def _share_images(pdf: Any) -> None:
    """Let all drawings use one of several equal images: the browser paints a pattern anew for every shape it fills."""
    import pikepdf

    def is_image(found: Any) -> bool:
        return isinstance(found, pikepdf.Stream) and found.get("/Subtype") == pikepdf.Name.Image

    first: dict[tuple[object, ...], Any] = {}
    kept: dict[tuple[int, int], Any] = {}
    images = [found for found in pdf.objects if is_image(found)]
    # Masks come before the images that have them, whose equality rests on theirs.
    for image in sorted(images, key=lambda one: "/SMask" in one):
        mask = kept[image.SMask.objgen].objgen if "/SMask" in image else None
        looks = tuple(str(image.get(name)) for name in ("/Width", "/Height", "/ColorSpace", "/Filter", "/Decode"))
        key = (sha256(image.read_raw_bytes()).hexdigest(), looks, mask)
        kept[image.objgen] = first.setdefault(key, image)
    for found in pdf.objects:
        resources = found.get("/Resources") if isinstance(found, pikepdf.Dictionary | pikepdf.Stream) else None
        named: Any = resources.get("/XObject") if resources is not None else None
        for name, image in dict(named or {}).items():
            if is_image(image) and image.objgen in kept:
                named[name] = kept[image.objgen]
    pdf.remove_unreferenced_resources()
