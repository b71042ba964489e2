"""`annotate print`: the edition as a PDF to read and to keep."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from annotate.checks.rights import check_site
from annotate.cli import say
from annotate.files.project import Project, find_project
from annotate.values.errors import DataError

HELP = "print the edition as one PDF: texts with notes at the foot, maps, chronology, index (needs Chromium or Chrome)"
EXAMPLE = "annotate print _build/two-giant-neighbours.pdf"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("out", type=Path, help="the PDF to write; it is replaced")


def run(args: argparse.Namespace) -> int:
    """Compose and print."""
    print_volume(find_project(args.root), args.out)
    say(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB.")
    return 0


def print_volume(project: Project, out: Path) -> None:
    """Compose the volume and print it, if what it holds may be published.

    Raises
    ------
    DataError
        If the volume holds running text of a reserved work; what is printed says where.
    UsageError
        If there is no browser.
    """
    import annotate
    from annotate.files.citation import read_publication
    from annotate.sphinxext.paper.press import press
    from annotate.sphinxext.paper.volume import volume

    page = volume(annotate.load(project.root), read_publication(project.root))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "volume.html").write_text(page, encoding="utf-8")
        problems = list(check_site(project, Path(folder)))
    for problem in problems:
        print(problem)
    if problems:
        raise DataError("This volume may not be published.", remedy="Mend what is listed.")
    press(page, out)
