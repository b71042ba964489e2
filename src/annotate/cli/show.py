"""`annotate show`: an annotation, with its context, what it could be, why it is so, who decided, and its history."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotate.cli import deciding
from annotate.curate.choose import Item
from annotate.files import past
from annotate.files.project import Project
from annotate.values.model import Status
from annotate.values.problems import visible

if TYPE_CHECKING:
    from annotate.curate.credit import Credit
    from annotate.edition import Edition
    from annotate.explain import Explanation
    from annotate.gazetteer import Gazetteer

HELP = "show one annotation: context, candidates, why this link, who decided, history; or a line for each of many"
EXAMPLE = "annotate show a-zufg56j7"


def register(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    deciding.declare_choice(parser)


def run(args: argparse.Namespace) -> int:
    """Show one whole, or a line for each that is meant."""
    from annotate import edition

    loaded = edition.load(args.root)
    waits, found = deciding.meant(args, loaded, tuple(Status))
    for one in waits:
        print(visible(str(one)))
    whole = len(found) == 1 and found[0].row
    for line in _whole(loaded, found[0].mention.id) if whole else map(_line, found):
        print(visible(line))
    return 0


def _line(item: Item) -> str:
    one = item.mention
    said = " ".join(str(cell) for cell in (one.entity, one.sense, one.edtf.text) if cell)
    standing = str(one.status) if item.row else f"machine {item.score:.2f}"
    return f"{one.id}  {one.text} ¶{one.para}  {one.kind} {one.quote!r}: {said or 'nothing'} ({standing})"


def _whole(loaded: Edition, id: str) -> Iterator[str]:
    from annotate.curate.credit import credit
    from annotate.explain import explain

    found = explain(loaded, id)
    yield from _decided(found, loaded.project)
    yield from _credited(credit(found.mention, loaded.decisions(found.text)))
    yield from _linked(found, loaded.gazetteer)
    yield from _machine(found)
    history = _history(found, loaded.project)
    yield "history:" if history else "history: none on record"
    yield from (f"  {line}" for line in history)


def _decided(found: Explanation, project: Project) -> Iterator[str]:
    mention = found.mention
    file = project.relative(project.annotation_file(found.text, mention.para))
    yield f"{mention.id}  {mention.kind} {mention.quote!r}  {file}:{mention.line}"
    before, after = found.context
    yield f"context: {before}[{mention.quote}]{after}" if before or after else "context: the text is not at hand"
    yield f"status: {mention.status}, the reading of {mention.by}, certainty {mention.certainty}"
    if mention.edtf:
        yield f"date: {mention.edtf}" + (f" ({mention.relation})" if mention.relation else "")
    if mention.sense:
        yield f"sense: {mention.sense}" + (f", means {mention.refers_to}" if mention.refers_to else "")
    if mention.note:
        yield f"note: {mention.note}"


def _credited(found: Credit) -> Iterator[str]:
    if found.date:
        who = f"suggested by {found.suggested}; " if found.suggested else ""
        chose = ", who chose among readings" if found.adjudicated else ""
        yield f"{who}decided by {found.decided} on {found.date}{chose}" + (f": {found.why}" if found.why else "")


def _linked(found: Explanation, gazetteer: Gazetteer) -> Iterator[str]:
    mention = found.mention
    if mention.kind == "DATE":
        return
    entity = gazetteer.get(mention.entity)
    named = f"{entity.label}, {entity.wikidata or 'no Wikidata id'}" if entity else "nothing (NIL)"
    yield f"link: {mention.entity or '—'} ({named})"
    when, how = found.moment
    yield f"speaks of: {when} ({how})" if when else "speaks of: no date is known"
    yield "candidates:" if found.candidates else "candidates: none in the gazetteer"
    for one in found.candidates:
        chosen = "*" if one.candidate.entity.id == mention.entity else " "
        yield f"  {chosen} {one.score:.2f}  {one.candidate.entity.id} ({one.candidate.entity.label})"
        for item in one.evidence:
            yield f"         {item.weight:+.2f}  {item.feature}" + (f": {item.words}" if item.words else "")


def _machine(found: Explanation) -> Iterator[str]:
    one = found.proposed
    if one is None:
        yield "machine: no proposal on file for these words"
        return
    said = ", ".join(filter(None, (one.entity, one.sense, one.refers_to and f"means {one.refers_to}", one.edtf.text)))
    yield f"machine: {said or 'no link'} ({one.score:.2f})"
    for reason in one.reasons:
        yield f"  {reason}"


def _history(found: Explanation, project: Project) -> list[str]:
    """Return the commits that changed the row, newest first; none where there is no git."""
    file = project.annotation_file(found.text, found.mention.para)
    return past.log(project, file, "--format=%h %as %an: %s", f"-G^{found.mention.id},")
