"""`annotate accept`: take proposals into the edition; of several readings of the same words, choose one."""

from __future__ import annotations

import argparse

from annotate import edition
from annotate.cli import deciding
from annotate.curate.decide import accept
from annotate.values.model import Status

HELP = "accept proposals of people and of the machine, many at once; the other readings of the same words are rejected"
EXAMPLE = 'annotate accept Busan "Bank of Korea" --text companion --by ada'


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    deciding.declare_choice(parser)
    deciding.declare_editor(parser, "for what reason; needed where there is another reading")


def run(args: argparse.Namespace) -> int:
    """Accept."""
    loaded = edition.load(args.root)
    found = deciding.chosen_by(args, loaded, (Status.PROPOSED,))
    return deciding.done(args, loaded, accept(loaded, found, deciding.editor_of(args)))
