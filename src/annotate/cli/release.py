"""`annotate release`: a version, from the checks to the files that are deposited."""

from __future__ import annotations

import argparse
import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from annotate.cli import say
from annotate.files import kept
from annotate.files.citation import CITATION, read_publication, zenodo
from annotate.files.project import Project, find_project, read_text, write_bytes, write_text
from annotate.files.snapshot import Snapshot
from annotate.files.together import write_together
from annotate.values.errors import DataError, UsageError

HELP = "make a version: check, set the version everywhere, list what it names, write the files to deposit"
EXAMPLE = "annotate release 0.2.0"

_UNRELEASED = "## Unreleased"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("version", metavar="VERSION", help="the new version, as 0.2.0 (Semantic Versioning)")
    parser.add_argument("--date", metavar="DAY", default="", help="its day (default: today)")
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", help="where the files go (default: dist/VERSION)")


def run(args: argparse.Namespace) -> int:
    """Check, then write."""
    project = find_project(args.root)
    day = args.date or datetime.date.today().isoformat()
    changes = plan(project, args.version, day)
    _check(project)
    for path in write_together((path, content.encode("utf-8")) for path, content in changes.files):
        print(project.relative(path))
    _descriptions(project)
    out = args.output or project.root / "dist" / args.version
    count = _files(project, out, changes.notes)
    say(f"{out}: {count} files to deposit. Read what has changed, commit it, then: git tag -s v{args.version}")
    return 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What a version changes: files and their contents; and its notes."""

    files: tuple[tuple[Path, str], ...]
    notes: str


def plan(project: Project, version: str, day: str) -> Plan:
    """Return what a version changes.

    Raises
    ------
    UsageError
        If it is no version, not a later one, or was made already, or its day is none.
    DataError
        If the record or the changelog is not as it should be.
    """
    wanted = kept.version_of(version)
    if wanted is None:
        raise UsageError(f"{version!r} is no version.", remedy="Write three numbers: 0.2.0.")
    try:
        day = datetime.date.fromisoformat(day).isoformat()  # also of 20261130, which is no date of a record
    except ValueError:
        raise UsageError(f"{day!r} is no day.", remedy="Write it as 2026-11-30.") from None
    listed = kept.folder(project) / f"{version}.txt"
    current = read_publication(project.root)
    now = kept.version_of(current.version) or (0, 0, 0)
    if listed.exists() or wanted < now:
        raise UsageError(
            f"{version} is made already, or earlier than {current.version}.", remedy="Give a later version."
        )
    changelog = project.root / "CHANGELOG.md"
    before, notes, after = _sections(read_text(changelog))
    return Plan(
        (
            (changelog, f"{before}{_UNRELEASED}\n\n## {version} - {day}\n\n{notes}\n\n{after}".rstrip("\n") + "\n"),
            (project.root / CITATION, _record(read_text(project.root / CITATION), version, day)),
            *_package(project, version),
            (listed, kept.dump(Snapshot(project))),
        ),
        f"# {current.title}, version {version} ({day})\n\n{notes}\n",
    )


def _sections(changelog: str) -> tuple[str, str, str]:
    """Return the changelog before the unreleased section, that section, and what follows it."""
    before, found, rest = changelog.partition(f"{_UNRELEASED}\n")
    notes, sign, after = rest.partition("\n## ")
    if not found or not notes.strip():
        raise DataError(
            "CHANGELOG.md: nothing stands under “Unreleased”.", remedy="Say there what is new in this version."
        )
    return before, notes.strip(), f"## {after}" if sign else ""


def _record(text: str, version: str, day: str) -> str:
    text = re.sub(r"(?m)^version:.*$", f"version: {version}", text, count=1)
    return re.sub(r"(?m)^date-released:.*$", f"date-released: {day}", text, count=1)


def _package(project: Project, version: str) -> tuple[tuple[Path, str], ...]:
    path = project.root / "pyproject.toml"
    if not path.exists():
        return ()
    return ((path, re.sub(r'(?m)^version = ".*"$', f'version = "{version}"', read_text(path), count=1)),)


def _check(project: Project) -> None:
    """Refuse to make a version of data that are not sound or not in form."""
    from annotate.checks import run_checks
    from annotate.files.canonical import canonical
    from annotate.values.problems import FMT, Severity

    found = [problem for problem in run_checks(project) if problem.severity is Severity.ERROR]
    for problem in found:
        print(problem)
    if found:
        raise DataError(f"The data have {len(found)} problems; no version is made.", remedy="Run: annotate validate")
    for file in canonical(project):
        if file.problems or not file.in_form:
            raise DataError(f"{project.relative(file.path)} is not in form; no version is made.", remedy=FMT)


def _descriptions(project: Project) -> None:
    """Write what follows from the record: the data package and the metadata for the archive."""
    from annotate.files import datapackage

    write_text(project.data / "datapackage.json", datapackage.dump(project))
    write_text(project.root / ".zenodo.json", zenodo(read_publication(project.root)))


def _files(project: Project, out: Path, notes: str) -> int:
    """Write the exports, the data and the notes, with checksums over all of them."""
    from annotate import edition
    from annotate.export import folder
    from annotate.export.catalogue import EXPORTS
    from annotate.export.value import content_of

    content = content_of(edition.load(project.root))
    made = [(format, folder.make(format, content)) for format in EXPORTS]
    count = folder.put(out, folder.files(made))
    write_bytes(out / "NOTES.md", notes.encode("utf-8"))
    return count + 1
