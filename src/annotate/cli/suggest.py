"""`annotate suggest`: write what the machine proposes for a text of the edition."""

from __future__ import annotations

import argparse

from annotate import edition
from annotate.cli import say
from annotate.curate.choose import undecided
from annotate.curate.drift import counted, drift
from annotate.files import store
from annotate.files.project import Project, find_project
from annotate.files.snapshot import load_text
from annotate.stages import suggest
from annotate.values.problems import visible

HELP = "write the machine's proposals for texts of the edition; what people decided is never touched"
EXAMPLE = "annotate suggest companion"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("text", nargs="*", help="ids of texts (default: all that are at hand)")
    parser.add_argument("--model", metavar="NAME", help="an installed spaCy model instead of the one shipped")
    parser.add_argument(
        "--drift", action="store_true", help="write nothing; say what would now be proposed otherwise than on file"
    )
    parser.add_argument("--force", action="store_true", help="also where nothing has changed since the last time")


def run(args: argparse.Namespace) -> int:
    """Write the proposals that are out of date."""
    project = find_project(args.root)
    for text_id in args.text or project.text_ids():
        text = load_text(project, text_id)
        if not text.complete and not args.text:
            say(f"{text_id}: not at hand; its proposals stay as they are.")
        elif args.drift:
            _drift(project, text_id, args.model)
        elif not args.force and suggest.is_current(project, text, args.model):
            say(f"{text_id}: proposals are current.")
        else:
            _suggest(project, text_id, args.model)
    return 0


def _suggest(project: Project, text_id: str, model: str | None) -> None:
    say(f"{text_id}: reading …")
    proposals = suggest.suggest(project, text_id, model)
    new = undecided(edition.load(project.root), text_id, proposals)
    say(f"{text_id}: {len(proposals)} proposals, {len(new)} of them new to the decided annotations.")


def _drift(project: Project, text_id: str, model: str | None) -> None:
    say(f"{text_id}: reading …")
    now = suggest.proposals(project, text_id, model)
    rows = edition.load(project.root).all_rows(text_id)
    found = drift(store.read_suggestions(project, text_id), now, rows)
    for one in found:
        print(visible(f"{text_id} {one}"))
    say(f"{text_id}: {', '.join(f'{many} {way}' for way, many in counted(found).items())}; nothing was written.")
