"""`annotate reject`: say that proposals or annotations are none; they stay as rows, and are not proposed again."""

from __future__ import annotations

import argparse

from annotate import edition
from annotate.cli import deciding
from annotate.curate.decide import reject
from annotate.values.model import Status

HELP = "reject proposals, or annotations by their ids; nothing is deleted, and none is proposed again"
EXAMPLE = 'annotate reject a-4k7q2mzn --why "a demonym, no place"'


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    deciding.declare_choice(parser)
    deciding.declare_editor(parser, "for what reason; always needed")


def run(args: argparse.Namespace) -> int:
    """Reject."""
    loaded = edition.load(args.root)
    found = deciding.chosen_by(args, loaded, (Status.PROPOSED,))
    return deciding.done(args, loaded, reject(loaded, found, deciding.editor_of(args)))
