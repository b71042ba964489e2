"""`annotate reject`: say that proposals or annotations are none; they stay as rows, and are not proposed again."""

from __future__ import annotations

import argparse

from annotate.cli import deciding
from annotate.curate.contribute import refuse
from annotate.curate.decide import reject

HELP = "reject proposals, or annotations by their ids; nothing is deleted, and none is proposed again"
EXAMPLE = 'annotate reject a-4k7q2mzn --why "a demonym, no place"'


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    deciding.declare_choice(parser)
    deciding.declare_editor(parser, "for what reason; always needed")


def run(args: argparse.Namespace) -> int:
    """Reject."""
    return deciding.decide(args, reject, refuse)
