"""`annotate publish`: let a built site out only if nothing in it may not be published."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from annotate.checks.rights import check_site
from annotate.cli import say
from annotate.files.project import find_project
from annotate.values.errors import DataError, UsageError

HELP = "copy built pages to a folder for publication; refuse private builds and running text of reserved works"
EXAMPLE = "annotate publish _build/html _site"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("site", type=Path, help="the built pages")
    parser.add_argument("out", type=Path, help="the folder to publish; it is replaced")


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
    problems = list(check_site(project, site))
    if problems:
        for problem in problems:
            print(problem)
        raise DataError("These pages may not be published.", remedy="Mend what is listed and build again.")
    _copy(site, out)
    say(f"{args.out}: ready for publication, {sum(1 for p in out.rglob('*') if p.is_file())} files.")
    return 0


def _copy(site: Path, out: Path) -> None:
    """Copy beside the old folder first, so that a copy broken off leaves that as it was."""
    fresh = out.with_name(out.name + ".new")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(site, fresh)
        (fresh / ".nojekyll").touch()
        shutil.rmtree(out, ignore_errors=True)
        fresh.rename(out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
