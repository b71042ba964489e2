"""`annotate accept`: take proposals into the edition; of several readings of the same words, choose one."""

from __future__ import annotations

import argparse

from annotate.cli import deciding
from annotate.curate.contribute import take
from annotate.curate.decide import accept

HELP = "accept proposals of people and of the machine, many at once; the other readings of the same words are rejected"
EXAMPLE = 'annotate accept Busan "Bank of Korea" --text companion --by ada'


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    deciding.declare_choice(parser)
    deciding.declare_editor(parser, "for what reason; needed where there is another reading")


def run(args: argparse.Namespace) -> int:
    """Accept."""
    return deciding.decide(args, accept, take)
