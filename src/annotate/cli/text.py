"""`annotate text`: take in, look at, forget, guard and seal the texts of the edition."""

from __future__ import annotations

import argparse
from pathlib import Path

from annotate.checks import rights as guard
from annotate.cli import say
from annotate.files import alignment, sealing
from annotate.files.alignment import WORDS, State
from annotate.files.project import Project, find_project, read_text
from annotate.files.snapshot import load_text
from annotate.files.texts import PRIVATE_COLUMNS
from annotate.values.model import Text

HELP = "take in your own copy of a text, see what is there, forget it again; guard and seal texts in copyright"
EXAMPLE = "annotate text add lankov-2010 my-copy.txt"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="take in your own copy of a text; it stays on your machine")
    add.add_argument("text", help="id of the text")
    add.add_argument("file", type=Path, help="plain text, UTF-8")
    status = actions.add_parser("status", help="say which texts and paragraphs are at hand")
    status.add_argument("text", nargs="?", help="id of the text (default: all)")
    forget = actions.add_parser("forget", help="remove your own copy again")
    forget.add_argument("text", help="id of the text")
    seal = actions.add_parser("seal", help="for editors: make outline, fingerprint and seal of a text anew")
    seal.add_argument("text", help="id of the text")
    seal.add_argument("file", type=Path, help="the text, one paragraph a line")
    guarded = actions.add_parser("guard", help="look for running text of works in copyright in what git tracks")
    guarded.add_argument(
        "--base", type=Path, metavar="DIR", help="the tree a change goes to; its seals must be the same"
    )
    for action in (add, status, forget, seal, guarded):
        # Also after the action; SUPPRESS leaves what was given before it.
        action.add_argument("--root", default=argparse.SUPPRESS, metavar="DIR", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Do what was asked; see the module."""
    project = find_project(args.root)
    if args.action == "status":
        for text_id in [args.text] if args.text else project.text_ids():
            _status(load_text(project, text_id), project)
        return 0
    if args.action == "forget":
        project.text_dir(args.text)
        gone = alignment.forget(project, args.text)
        say(f"{args.text}: your copy is removed." if gone else f"{args.text}: there was no copy.")
        return 0
    if args.action == "seal":
        sealed = sealing.seal(project, args.text, read_text(args.file))
        for name in sealed.opaque:
            say(f"  let in, though the guard cannot look into it: {name}")
        say(f"{args.text}: {sealed.paragraphs} paragraphs sealed.")
        return 0
    if args.action == "guard":
        return _guard(project, args.base)
    return _add(project, load_text(project, args.text), args.file)


def _add(project: Project, text: Text, file: Path) -> int:
    result = alignment.take_in(project, text, read_text(file))
    *different, same = result.report()
    for line in different:
        say(f"  {line}")
    say(f"{text.id}: {same}")
    say(f"Kept in {project.relative(project.private_copy(text.id))}; it is ignored by git and must not be published.")
    return 1 if result.count(State.ALTERED) or result.count(State.MISSING) else 0


def _guard(project: Project, base: Path | None) -> int:
    problems = sorted(set(guard.check_against(find_project(base), project) if base else guard.guard(project)))
    for problem in problems:
        print(problem)
    say(f"{len(problems)} found." if problems else "No running text of works in copyright found, and nothing changed.")
    return 1 if problems else 0


def _status(text: Text, project: Project) -> None:
    present = sum(p.text is not None for p in text.paragraphs)
    print(f"{text.id}\t{text.meta.rights}\t{present} of {len(text.paragraphs)} paragraphs at hand")
    if not text.private:
        return
    from annotate.files import tables

    for row in tables.read(project.private_copy(text.id), PRIVATE_COLUMNS).rows:
        if row["state"] in set(State) - {State.SAME}:
            print(f"  paragraph {row['para']}\t{WORDS[row['state']]}")
