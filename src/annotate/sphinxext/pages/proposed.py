"""What waits for a decision, below its paragraph and marked as such, in a build of one's own.

Published pages show what is decided. Whoever builds the book to see a proposal (`make book` sets ANNOTATE_PROPOSALS)
finds it here; nothing counts it, and no index or figure has it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING

from docutils import nodes

from annotate.curate.contribute import Waiting, waiting
from annotate.edition import Edition
from annotate.sphinxext.nodes import Inline, block, para, span, strong
from annotate.sphinxext.pages.contributors import called
from annotate.sphinxext.vocabulary import CERTAINTY, DATE_RELATION, words_of
from annotate.values.curation import Objection, ProposedRecord
from annotate.values.model import Mention, Sense, Status

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def proposals(edition: Edition, text: str) -> dict[int, block]:
    """Return what is proposed for the paragraphs of a text as asides, by their numbers."""
    listed: dict[int, list[nodes.Node]] = defaultdict(list)
    for mention in edition.all_rows(text):
        if mention.status is Status.PROPOSED:
            said = para(*_said(edition, mention), ids=[mention.id] if mention.id else [])
            listed[mention.para].append(said)
    for one in waiting(edition):
        if one.value.text == text:
            listed[one.value.para].append(para(*_given(one)))
    return {number: _aside(number, proposed) for number, proposed in listed.items()}


def _aside(number: int, proposed: list[nodes.Node]) -> block:
    label = f"Proposed for paragraph {number}, not yet decided"
    lead = para(span(f"{label}:", "proposals-label"))
    return block("", lead, *proposed, tag="aside", label=label, classes=["edition-proposals"])


def _said(edition: Edition, mention: Mention) -> Inline:
    entity = edition.gazetteer.get(mention.entity)
    parts = [words_of(mention.kind).one, entity.label if entity else mention.entity]
    if mention.edtf:
        parts.append(mention.edtf.words + (f", {DATE_RELATION[mention.relation]}" if mention.relation else ""))
    if mention.sense is Sense.METONYMIC:
        meant = edition.gazetteer.get(mention.refers_to)
        parts.append(f"meaning {meant.label if meant else 'those who act there'}")
    parts.append(f"certainty {CERTAINTY[mention.certainty]}")
    note = f" {mention.note}" if mention.note else ""
    by = f" Proposed by {called(mention.by)}." if mention.by else ""
    return [strong(f"“{mention.quote}”"), f": {'; '.join(part for part in parts if part)}.{note}{by}"]


def _given(one: Waiting) -> Inline:
    """Return what waits beside annotations says, and the id by which an editor accepts or rejects it."""
    value = one.value
    if isinstance(value, ProposedRecord):
        said = "; ".join(part for part in (value.type, value.description, *value.names, value.span.words) if part)
        lead, note = f"new record {value.label}: {said}.", f" {value.note}" if value.note else ""
    elif isinstance(value, Objection):
        lead, note = "no mention.", f" {value.note}"
    else:
        lead = f"note: {value.note}"
        note = f" Sources: {'; '.join(value.sources) or 'none yet'}. {value.remark}".rstrip()
    return [strong(f"“{value.quote}”"), f": {lead}{note} Proposed by {called(value.by)} ({one.id})."]


def setup_proposed(app: Sphinx) -> None:
    """Register whether proposals are shown."""
    app.add_config_value("edition_proposals", os.environ.get("ANNOTATE_PROPOSALS") == "1", "env", types=bool)
