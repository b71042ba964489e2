"""What the verbs of curation share: how annotations are named, who decides, and how it is told and kept."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date

from annotate import edition
from annotate.cli import say
from annotate.curate.choose import Choice, Item, chosen
from annotate.curate.contribute import Outcome, Waiting, keep_contributions, named, waiting
from annotate.curate.decide import Change, Editor
from annotate.edition import Edition
from annotate.values.edtf import Edtf, EdtfError
from annotate.values.errors import UsageError
from annotate.values.model import Kind, Status
from annotate.values.problems import visible


def declare_choice(parser: argparse.ArgumentParser) -> None:
    """Declare how annotations and proposals are named."""
    parser.add_argument(
        "what", nargs="*", metavar="WHAT", help="ids; or quotes, labels and ids of entities, in any case of letters"
    )
    parser.add_argument("--text", default="", metavar="TEXT", help="of this text only")
    parser.add_argument("--kind", default="", choices=tuple(Kind), help="of this kind only")
    parser.add_argument(
        "--score", type=_share, metavar="S", help="the machine's proposals of at least this score (0 to 1)"
    )


def declare_editor(parser: argparse.ArgumentParser, why: str) -> None:
    """Declare who decides, when and why."""
    parser.add_argument("--by", default="editors", metavar="NAME", help="who decides (default: editors)")
    parser.add_argument("--why", default="", metavar="WORDS", help=why)
    parser.add_argument("--date", default=None, metavar="DAY", help="the day of the decision (default: today)")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return share


def chosen_by(args: argparse.Namespace, loaded: Edition, statuses: Sequence[Status]) -> tuple[Item, ...]:
    """Return what the arguments name."""
    return chosen(loaded, Choice(tuple(args.what), args.text, args.kind, args.score), statuses)


def meant(
    args: argparse.Namespace, loaded: Edition, statuses: Sequence[Status]
) -> tuple[tuple[Waiting, ...], tuple[Item, ...]]:
    """Return the notes and records that wait, and the annotations, that the arguments name."""
    waits, rest = named(() if args.kind or args.score is not None else waiting(loaded), args.what, args.text)
    if waits and args.what and not rest:
        return waits, ()
    return waits, chosen(loaded, Choice(rest, args.text, args.kind, args.score), statuses)


def editor_of(args: argparse.Namespace) -> Editor:
    """Return who decides.

    Raises
    ------
    UsageError
        If the day is none, or a word of the editor cannot stand in a cell.
    """
    try:
        day = Edtf.parse(args.date or date.today().isoformat())
    except EdtfError as error:
        raise UsageError(f"--date: {error.what}.", remedy="Give a day: 2026-03-01.") from error
    by, why = (" ".join(words.split()) for words in (args.by, args.why))
    if not by or visible(by + why) != by + why:
        raise UsageError("--by and --why are plain words on one line.", remedy="Write them without control characters.")
    return Editor(by, day, why)


def decide(
    args: argparse.Namespace,
    how: Callable[[Edition, Sequence[Item], Editor], tuple[Change, ...]],
    of_waiting: Callable[[Edition, Sequence[Waiting], Editor], tuple[Outcome, ...]],
) -> int:
    """Decide on what the arguments name, by functions that say what changes: annotations, then notes and records."""
    loaded, editor = edition.load(args.root), editor_of(args)
    waits, found = meant(args, loaded, (Status.PROPOSED,))
    return done(args, loaded, how(loaded, found, editor), of_waiting(loaded, waits, editor))


def done(args: argparse.Namespace, loaded: Edition, changes: Sequence[Change], outcomes: Sequence[Outcome] = ()) -> int:
    """Keep changes and what was decided on contributions, unless they are only to be told, and tell each.

    Where nothing changes, an earlier run may have been killed before it brought into form what it had decided.
    """
    if not args.dry_run:
        keep_contributions(loaded.project, outcomes, changes)
    every = (*(change for one in outcomes for change in one.changes), *changes)
    for told in (*outcomes, *every):
        print(visible(str(told)))
    would = "would be " if args.dry_run else ""
    said = f"{len(every)} annotation{'s' if len(every) != 1 else ''} {would}changed."
    if outcomes:
        said += f" {len(outcomes)} contribution{'s' if len(outcomes) != 1 else ''} {would}decided on."
    say(said if every or outcomes else f"{said} Nothing to do.")
    return 0
