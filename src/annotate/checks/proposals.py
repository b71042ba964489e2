"""What contributors propose in files of their own (`data/proposals`), layers of other annotators, and decisions.

Proposals and layers keep the rules of annotations; what `annotate fmt` fills is not missing. A decision is on an
annotation of the text that its file is named after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from annotate.checks.mentions import labels_of, of_mention
from annotate.files import texts
from annotate.files.cells import near
from annotate.files.snapshot import Snapshot
from annotate.values.curation import Decision, Layered, Proposal, Reading
from annotate.values.errors import AnnotateError
from annotate.values.model import Mention, Status
from annotate.values.problems import Problem

_SHARED = tuple(field.name for field in fields(Reading))


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what is wrong with each row."""
    sheets = [sheet for value in (Proposal, Layered) for sheet in snapshot.files(value)]
    labels = labels_of(snapshot) if sheets else {}
    for sheet in sheets:
        lines = sheet.by_line
        for proposal in sheet.values:
            row = lines[proposal.line]
            known = frozenset(snapshot.text_ids)
            if proposal.text not in known:
                what, remedy = f"there is no text {proposal.text!r}", near(proposal.text, known)
                at = (sheet.shown, row.line, row.column("text"))
                yield Problem(*at, "no-paragraph", what, f"one of: {', '.join(sorted(known))}", remedy)
                continue
            try:
                paragraphs = snapshot.text(proposal.text).paragraphs
            except AnnotateError:
                continue  # reported by the checks of texts and cells
            if not 0 <= proposal.para < len(paragraphs):
                what, expected = f"paragraph {proposal.para} does not exist", f"0 to {len(paragraphs) - 1}"
                yield Problem(sheet.shown, row.line, row.column("para"), "no-paragraph", what, expected)
                continue
            shared = {name: getattr(proposal, name) for name in _SHARED}
            mention = Mention(id="", status=Status.PROPOSED, **shared)
            for found in of_mention(mention, texts.sealed(paragraphs[proposal.para]), labels):
                if (row.line, found.column) not in sheet.bad and found.code != "label-missing":
                    at = (sheet.shown, row.line, row.column(found.column))
                    yield Problem(*at, found.code, found.what, found.expected, found.remedy, found.severity)


def check_decisions(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield decisions on what is not there."""
    for sheet in snapshot.sheets(Decision):
        text = sheet.table.path.stem
        if text not in snapshot.text_ids:
            continue  # reported by the check of anchors
        known = frozenset(row["id"] for file in snapshot.mentions(text) for row in file.rows) - {""}
        for row in sheet.rows:
            if row["annotation"] not in known:
                what = f"annotation: {row['annotation']!r} does not exist"
                at = (sheet.shown, row.line, row.column("annotation"))
                yield Problem(*at, "unknown-id", what, f"an annotation of {text}", near(row["annotation"], known))
