"""`annotate link`: link annotations to another authority record."""

from __future__ import annotations

import argparse

from annotate import edition
from annotate.cli import deciding
from annotate.curate.decide import Link, link
from annotate.gazetteer import Gazetteer
from annotate.values.authority import Entity
from annotate.values.errors import unknown
from annotate.values.model import Sense, Status

HELP = "link annotations to an authority record, many at once; of a place, say also its sense and who is meant"
EXAMPLE = "annotate link soviet-union Russia --text companion --sense metonymic --refers-to soviet-government"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("entity", metavar="ENTITY", help="the id of the record")
    deciding.declare_choice(parser)
    parser.add_argument("--sense", choices=tuple(Sense), help="is the place meant, or those who act there?")
    parser.add_argument("--refers-to", default="", metavar="ENTITY", help="who is meant, where the sense is metonymic")
    deciding.declare_editor(parser, "for what reason")


def run(args: argparse.Namespace) -> int:
    """Link."""
    loaded = edition.load(args.root)
    entity = _entity(loaded.gazetteer, args.entity)
    meant = _entity(loaded.gazetteer, args.refers_to).id if args.refers_to else ""
    sense = Sense(args.sense) if args.sense else Sense.METONYMIC if meant else None
    found = deciding.chosen_by(args, loaded, tuple(status for status in Status if status is not Status.REJECTED))
    to = Link(entity, sense, meant)
    return deciding.done(args, loaded, link(found, to, deciding.editor_of(args)))


def _entity(gazetteer: Gazetteer, id: str) -> Entity:
    found = gazetteer.get(id)
    if found is None:
        raise unknown("authority record", id, [one.id for one in gazetteer.entities])
    return found
