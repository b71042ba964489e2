"""`annotate export`: the edition in the formats that others work with."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotate.cli import say
from annotate.export.catalogue import EXPORTS
from annotate.export.value import File
from annotate.files.together import write_together
from annotate.values.errors import UsageError, unknown

HELP = "write the edition in another format, with a report of what the format does not carry"
EXAMPLE = "annotate export tei -o tei/"
ALL = "all"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    listed = ", ".join(format.name for format in EXPORTS)
    parser.add_argument("format", metavar="FORMAT", help=f"one of: {listed}; or {ALL}")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        help="the file or, where a format has several, the folder (default: dist/exports)",
    )


def run(args: argparse.Namespace) -> int:
    """Write the files."""
    from annotate import edition
    from annotate.export import folder
    from annotate.export.value import content_of

    wanted = [f for f in EXPORTS if args.format in (f.name, ALL)]
    if not wanted:
        raise unknown("format", args.format, [*(f.name for f in EXPORTS), ALL])
    loaded = edition.load(args.root)
    content = content_of(loaded)
    made = [(format, folder.make(format, content)) for format in wanted]
    for format, one in made:
        say(f"{format.name}: {folder.summary(one.losses)}")
    out = args.output or loaded.project.root / "dist" / "exports"
    if args.format != ALL and not wanted[0].file.endswith("/") and args.output:
        return _one(args.output, made[0][1].files, folder.report(made))
    if args.output and args.output.is_file():
        raise UsageError(f"{args.output}: is a file, a folder was expected.", remedy="Name a folder with -o.")
    if args.format != ALL and not args.output:
        out = out / wanted[0].name
    count = folder.put(out, folder.files(made))
    print(out)
    say(f"{out}: {count} files; {folder.LOSSES} says what the formats do not carry.")
    return 0


def _one(path: Path, files: tuple[File, ...], report: bytes) -> int:
    """Write the one file of a format, `-` for standard output, and its report beside it."""
    from annotate.export.folder import LOSSES

    for file in files:
        if str(path) == "-":
            sys.stdout.buffer.write(file.content)
            return 0
        if path.is_dir():
            path = path / file.name
        write_together(((path, file.content), (path.with_name(f"{path.name}.{LOSSES}"), report)))
        print(path)
    return 0
