"""`annotate layer`: a layer of another annotator: begin one, read on it, compare it with the others."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from math import isnan
from pathlib import Path

from annotate import edition
from annotate.cli import say
from annotate.edition import Edition
from annotate.files import cells, rows
from annotate.files.cells import RefusedError
from annotate.files.fields import Field
from annotate.files.snapshot import Snapshot
from annotate.files.together import write_together
from annotate.measure.annotators import EDITION, Compared, compared
from annotate.values.curation import Layered
from annotate.values.errors import UsageError, unknown
from annotate.values.problems import visible

HELP = "a second annotator: begin an empty layer that hides the first, read on it, measure how far annotators agree"
EXAMPLE = "annotate layer new ada companion"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    new = actions.add_parser("new", help="begin an empty layer, one file a paragraph")
    new.add_argument("name", metavar="NAME", help="whose layer: small letters, digits, hyphens")
    new.add_argument("text", nargs="*", metavar="TEXT", help="ids of texts (default: all)")
    show = actions.add_parser("show", help="print the paragraphs of a text with this layer's rows, and no others")
    show.add_argument("name", metavar="NAME")
    show.add_argument("text", metavar="TEXT")
    agree = actions.add_parser("agreement", help="F1 of spans, kappa and alpha by kind, and every disagreement")
    agree.add_argument("text", nargs="*", metavar="TEXT", help="ids of texts (default: all at hand that have layers)")
    agree.add_argument(
        "--layers", nargs="+", default=(), metavar="NAME", help=f"these only; {EDITION} is the edition's own"
    )
    agree.add_argument("--format", choices=("text", "json"), default="text", help="text for people, or json")
    for action in (new, show, agree):
        # Also after the action; SUPPRESS leaves what was given before it.
        action.add_argument("--root", default=argparse.SUPPRESS, metavar="DIR", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Do what is asked."""
    loaded = edition.load(args.root)
    if args.action == "new":
        return _new(args, loaded)
    return _show(args, loaded) if args.action == "show" else _agreement(args, loaded)


def _new(args: argparse.Namespace, loaded: Edition) -> int:
    try:
        cells.read(Field("name", "The name of a layer.", "id", True), args.name)
    except RefusedError as error:
        raise UsageError(f"{error.faults[0].what}.", remedy=f"Write {error.faults[0].expected}.") from error
    if args.name == EDITION:
        raise UsageError(f"{EDITION} is the edition's own layer.", remedy="Choose another name.")
    empty = rows.dump(Layered, ())
    made = {text_id: _files(args.name, loaded, text_id) for text_id in args.text or loaded.text_ids}
    every = [path for files in made.values() for path in files]
    there = {path: path.read_bytes() for path in every if path.exists()}
    for text_id, files in made.items():  # one that was begun and not ended, by a process that was killed, is ended now
        if len(there) == len(every) or any(there.get(path, empty) != empty for path in files):
            raise UsageError(f"The layer {args.name} of {text_id} is there already.", remedy="Choose another name.")
    write_together((path, empty) for path in every)
    for text_id, files in made.items():
        print(loaded.project.relative(files[0].parent))
        say(f"{text_id}: {len(files)} empty files. Read on: annotate layer show {args.name} {text_id}")
    return 0


def _files(name: str, loaded: Edition, text_id: str) -> list[Path]:
    project = loaded.project
    return [project.inside(project.layer_file(name, text_id, p.number)) for p in loaded.text(text_id).paragraphs]


def _show(args: argparse.Namespace, loaded: Edition) -> int:
    if args.name not in loaded.project.layers():
        raise unknown("layer", args.name, loaded.project.layers())
    snapshot = Snapshot(loaded.project)
    for paragraph in loaded.text(args.text).paragraphs:
        path = loaded.project.layer_file(args.name, args.text, paragraph.number)
        print(visible(f"¶{paragraph.number}  {paragraph.text or '(not at hand)'}"))
        for row in snapshot.values(Layered, path):
            said = " ".join(str(one) for one in (row.entity, row.sense, row.edtf) if one)
            print(visible(f"    {row.kind} {row.quote!r} {row.nth}: {said or 'nothing'}"))
    return 0


def _agreement(args: argparse.Namespace, loaded: Edition) -> int:
    texts = args.text or [text.id for text in loaded.texts if text.complete]
    for text_id in texts:
        found = compared(loaded, text_id, args.layers)
        if args.format == "json":
            print(json.dumps(_finite(asdict(found)), ensure_ascii=False))
        else:
            for line in _lines(found):
                print(visible(line))
    return 0


def _finite(found: dict[str, object]) -> object:
    """Return what JSON can hold: what is not a number is null."""
    return json.loads(json.dumps(found), parse_constant=lambda _: None)


def _lines(found: Compared) -> Iterator[str]:
    yield f"{found.text}: {', '.join(found.names)}"
    for pair in found.pairs:
        yield f"{pair.one} / {pair.other}: the same value at {pair.values.right} of {pair.values.gold} shared spans"
        for kind, spans in pair.spans.items():
            if spans.gold or spans.proposed:
                counts = f"{spans.right} of {spans.gold} and {spans.proposed}"
                yield f"  {kind:<7} F1 {spans.f1:.3f} ({counts})  kappa {_number(pair.kappa, kind)}"
    for kind, alpha in found.alpha.items():
        if not isnan(alpha):
            yield f"alpha {kind:<7} {alpha:.3f}"
    yield f"disagreements: {len(found.disagreements)}"
    for one in found.disagreements:
        yield f"  ¶{one.para} {one.quote!r}: {one.one} {one.says or 'nothing'} · {one.other} {one.but or 'nothing'}"


def _number(values: Mapping[str, float], kind: str) -> str:
    return "–" if isnan(values[kind]) else f"{values[kind]:.3f}"
