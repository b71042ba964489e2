"""What the record makes of each claim of a text, at the paragraph that makes it: the verdict, the claim, the evidence.

Claims are told in the editors' words, so they can stand where the text itself may not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.figures.claims.data import look
from annotate.sphinxext.nodes import OPEN_WIDE, block, fold, para, span
from annotate.sphinxext.pages.sources import cite
from annotate.sphinxext.vocabulary import CERTAINTY, sentence
from annotate.values.record import Claim

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective


def verdicts(directive: SphinxDirective, claims: Sequence[Claim]) -> block:
    """Return the claims of one paragraph, each folded under its verdict; a claim opens to its evidence and sources."""
    every = [_verdict(directive, claim) for claim in claims]
    label = f"Claims of paragraph {claims[0].para} held against the record"
    folded = fold("", *every, summary=_counted(claims), classes=[OPEN_WIDE])
    return block("", folded, tag="div", label=label, classes=["edition-claims"], data={"role": "group"})


def _counted(claims: Sequence[Claim]) -> str:
    """Return how many claims there are, and how many have each verdict, in the order of the first."""
    found = Counter(look(claim.verdict).words for claim in claims)
    several = f"{len(claims)} claims" if len(claims) > 1 else "1 claim"
    return f"{several}: {', '.join(f'{n} {words}' if len(claims) > 1 else words for words, n in found.items())}"


def _verdict(directive: SphinxDirective, claim: Claim) -> fold:
    lead = sentence(look(claim.verdict).words)
    told = [para(claim.evidence, " ", *cite(directive, claim.sources))]
    if claim.note:
        told.append(para(claim.note))
    told.append(para(span(f"Certainty of the verdict: {CERTAINTY[claim.certainty]}.", "claim-certainty")))
    classes = ["edition-claim", f"verdict-{claim.verdict}"]
    return fold("", *told, summary=f"{lead}: {claim.claim}", lead=lead, classes=classes)
