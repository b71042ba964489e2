"""`annotate run`: annotate any plain text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.export import FORMATS
from annotate.export.runs import Run
from annotate.files import texts
from annotate.files.project import find_project, read_text, write_bytes
from annotate.files.texts import Division
from annotate.values.edtf import EdtfError
from annotate.values.errors import DataError, InputError, UsageError, exchanging, unknown
from annotate.values.model import Text

if TYPE_CHECKING:
    from annotate.files.bibliography import Bibliography

HELP = "annotate a plain text, or a text of the edition: one mention a line, or as TEI and other formats have it"
EXAMPLE = "annotate run letter.txt --date 1990-09 -o letter.jsonl"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "source", metavar="FILE|TEXT", help="a file, '-' for standard input, or the id of a text of the edition"
    )
    parser.add_argument(
        "--paragraphs",
        type=Division,
        choices=tuple(Division),
        default=Division.BLANK,
        metavar="END",
        help="what ends a paragraph of a file: a 'blank' line (as it is without this) or every 'line'",
    )
    parser.add_argument("--date", default="", metavar="EDTF", help="the text's own date, e.g. 2010-09")
    parser.add_argument(
        "--gazetteer", type=Path, metavar="DIR", help="folder with entities.csv, names.csv, relations.csv"
    )
    parser.add_argument("--model", metavar="NAME", help="an installed spaCy model instead of the one shipped")
    parser.add_argument(
        "--format", default="jsonl", metavar="NAME", help=f"one of: {', '.join(f.name for f in FORMATS)}"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here instead of to standard output")


def run(args: argparse.Namespace) -> int:
    """Annotate and write."""
    chosen = next((f for f in FORMATS if f.name == args.format), None)
    if chosen is None:
        raise unknown("format", args.format, [f.name for f in FORMATS])
    if args.output and not args.output.parent.is_dir():
        raise UsageError(
            f"{args.output.parent}: no such folder.", remedy="Make it first, or choose another place with -o."
        )
    if args.output and args.output.is_dir():
        raise UsageError(f"{args.output}: is a folder, a file was expected.", remedy="Name the file itself.")
    if args.date:
        from annotate.stages.dates.notation import own_date

        try:
            own_date(args.date)
        except EdtfError as error:
            raise UsageError(f"--date: {error.what}", remedy=error.remedy) from error
    text, paragraphs, date = _source(args)
    if not any(paragraphs):
        raise InputError(f"{args.source}: the text is empty.", remedy="Give a plain text with at least one line.")
    from annotate.stages import assembly
    from annotate.stages.recognise import model_id

    if args.gazetteer is not None:
        _refuse_broken(args.gazetteer)
    nlp = assembly.pipeline(args.gazetteer or find_project(args.root).gazetteer, args.model)
    model = model_id(nlp)
    name = "standard input" if args.source == "-" else Path(args.source).name
    done = Run(
        assembly.run(nlp, paragraphs, date),
        paragraphs,
        name,
        date,
        text,
        nlp.get_pipe("annotate_link").gazetteer,
        lambda: _sources(args),
        f"{model.name} {model.version}",
    )
    with exchanging(f"{chosen.name} is written"):
        content = chosen.dump(done)
    if args.output:
        write_bytes(args.output, content)
    else:
        sys.stdout.buffer.write(content)
    return 0


def _sources(args: argparse.Namespace) -> Bibliography:
    """Return the sources that records name: of a gazetteer of one's own only their keys are known."""
    from annotate.files.bibliography import Bibliography
    from annotate.files.snapshot import Snapshot

    if args.gazetteer is not None:
        return Bibliography(())
    return Snapshot(find_project(args.root)).sources.bibliography


def _refuse_broken(folder: Path) -> None:
    """Refuse a gazetteer of one's own whose rows do not hold together.

    Not one that needs an index: to hold all its rows against each other takes as long as to make it, and
    `annotate validate --gazetteer` does it once. That its cells can be read is looked at in any case.
    """
    from annotate.checks.own_gazetteer import check_folder
    from annotate.gazetteer import is_large
    from annotate.values.problems import Severity

    if not folder.is_dir() or is_large(folder):
        return
    found = [problem for problem in check_folder(folder) if problem.severity is Severity.ERROR]
    if found and not any(problem.code == "missing-file" for problem in found):
        listed = "\n".join(map(str, found))
        remedy = f"Run: annotate validate --gazetteer {folder}"
        raise DataError(f"The gazetteer has {len(found)} problems:\n{listed}\n", remedy=remedy)


def _source(args: argparse.Namespace) -> tuple[Text | None, tuple[str, ...], str]:
    """Return the text of the edition that is meant, paragraphs and date; a file goes before a text of the same name."""
    if args.source == "-":
        raw = sys.stdin.buffer.read()
        try:
            return None, texts.split_paragraphs(raw.decode("utf-8-sig"), args.paragraphs), args.date
        except UnicodeDecodeError as error:
            raise InputError(
                f"standard input: is not UTF-8 (byte {error.start}).", remedy="Convert it to UTF-8."
            ) from error
    if Path(args.source).exists():
        return None, texts.split_paragraphs(read_text(Path(args.source)), args.paragraphs), args.date
    text = _edition_text(args)
    return text, tuple(p.text or "" for p in text.paragraphs), args.date or text.meta.reference_date.text


def _edition_text(args: argparse.Namespace) -> Text:
    from annotate.files.snapshot import load_text  # a file needs nothing of an edition

    try:
        project = find_project(args.root)
        project.text_dir(args.source)
    except UsageError as error:
        raise InputError(f"{args.source}: no such file. {error.what}", remedy=error.remedy) from error
    text = load_text(project, args.source)
    if not text.complete:
        raise InputError(
            f"{text.id}: the text is not at hand; the edition holds annotations only.",
            remedy=f"Take in your own copy: annotate text add {text.id} FILE",
        )
    return text
