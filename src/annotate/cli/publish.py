"""`annotate publish`: let a built site out only if nothing in it may not be published."""

from __future__ import annotations

import argparse
import shutil
import tempfile
import zipfile
from html import escape
from pathlib import Path

from annotate.checks.rights import check_site
from annotate.cli import say
from annotate.files.project import Project, find_project, write_text
from annotate.values.edtf import Edtf
from annotate.values.errors import DataError, UsageError

HELP = "copy built pages to a folder for publication; refuse private builds and running text of reserved works"
EXAMPLE = "annotate publish _build/html _site --pdf --epub _build/epub/TwoGiantNeighbours.epub"
OFFERS = '<div class="edition-offers"></div>'
"""Where a page offers the edition as a whole, to keep: what is offered is known when the site is published."""


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("site", type=Path, help="the built pages")
    parser.add_argument("out", type=Path, help="the folder to publish; it is replaced")
    parser.add_argument("--pdf", action="store_true", help="print the edition too, and offer it (see annotate print)")
    parser.add_argument("--epub", type=Path, metavar="FILE", help="offer this EPUB of the edition")


def run(args: argparse.Namespace) -> int:
    """Check and copy."""
    project = find_project(args.root)
    site, out = args.site.resolve(), args.out.resolve()
    if not (site / "index.html").is_file():
        raise UsageError(f"{args.site}: there is no built book (no index.html).", remedy="Run: make book")
    if out == site or out in site.parents or site in out.parents:
        raise UsageError(f"{args.out}: lies within the pages, or they in it.", remedy="Name a folder beside them.")
    if out.exists() and not (out.is_dir() and ((out / ".nojekyll").exists() or not any(out.iterdir()))):
        raise UsageError(f"{args.out}: is not a folder made by this verb.", remedy="Name a new or empty folder.")
    if args.epub and not zipfile.is_zipfile(args.epub):
        raise UsageError(f"{args.epub}: is no EPUB.", remedy="Run: make epub")
    _refuse(project, site)
    with tempfile.TemporaryDirectory() as folder:
        books = _books(project, Path(folder), pdf=args.pdf, epub=args.epub)
        _copy(project, site, out, books)
    say(f"{args.out}: ready for publication, {sum(1 for p in out.rglob('*') if p.is_file())} files.")
    return 0


def _refuse(project: Project, site: Path) -> None:
    """Raise `DataError` where pages may not be published, and print why."""
    problems = list(check_site(project, site))
    if problems:
        for problem in problems:
            print(problem)
        raise DataError("These pages may not be published.", remedy="Mend what is listed and build again.")


def _books(project: Project, folder: Path, *, pdf: bool, epub: Path | None) -> list[Path]:
    """Return the edition as whole files, made or copied into a folder once what they hold has been looked into."""
    if not (pdf or epub):
        return []
    from annotate.files.citation import read_publication

    record = read_publication(project.root)
    found = []
    if pdf:
        from annotate.cli.print import print_volume

        found.append(folder / f"{record.slug}.pdf")
        print_volume(project, found[-1])
    if epub:
        inner = folder / "epub"
        with zipfile.ZipFile(epub) as packed:
            packed.extractall(inner)
        _refuse(project, inner)
        found.append(folder / f"{record.slug}.epub")
        shutil.copyfile(epub, found[-1])
    return found


def _copy(project: Project, site: Path, out: Path, books: list[Path]) -> None:
    """Copy beside the old folder first, so that a copy broken off leaves that as it was."""
    fresh = out.with_name(out.name + ".new")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(site, fresh)
        (fresh / ".nojekyll").touch()
        for book in books:
            shutil.copyfile(book, fresh / book.name)
        _offer(project, fresh, books)
        shutil.rmtree(out, ignore_errors=True)
        fresh.rename(out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _offer(project: Project, site: Path, books: list[Path]) -> None:
    """Write on the pages that offer the edition what there is, how large it is and of which day."""
    if not books:
        return
    from annotate.files.citation import read_publication

    record = read_publication(project.root)
    day = Edtf.parse(record.date).words
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        if OFFERS in text:
            up = "../" * (len(page.relative_to(site).parts) - 1)
            links = ", ".join(
                f'<a href="{up}{escape(book.name)}" download="">{book.suffix[1:].upper()}</a> '
                f"({book.stat().st_size / 1e6:.1f} MB)"
                for book in books
            )
            said = f"<p>The edition to keep, version {escape(record.version)} of {escape(day)}: {links}.</p>"
            write_text(page, text.replace(OFFERS, f'<div class="edition-offers">{said}</div>'))
