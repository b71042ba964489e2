"""Decide what a mention names: the candidate with the best evidence, or none with a reason (NIL)."""

from __future__ import annotations

from annotate.gazetteer import Gazetteer
from annotate.stages.link.candidates import Bearers, candidates
from annotate.stages.link.evidence import evidence
from annotate.stages.link.values import Decision, Mention, Scored

# Below this score nothing is proposed.
LEAST_SCORE = 0.45
# A smaller lead over the next candidate is said, and costs up to this much of the score.
CLEAR_LEAD = 0.1
DOUBT = 0.2


def scored(mention: Mention, gazetteer: Gazetteer, named: Bearers | None = None) -> tuple[Scored, ...]:
    """Return the candidates of a mention with their evidence, best first; equal ones in file order."""
    found = candidates(mention, gazetteer, named)
    weighed = (Scored(candidate, evidence(mention, candidate, found, gazetteer)) for candidate in found)
    return tuple(sorted(weighed, key=lambda one: -one.score))


def decide(mention: Mention, gazetteer: Gazetteer, named: Bearers | None = None) -> Decision:
    """Return what a mention names; `named` as for `candidates`.

    The reasons of a link to something that did not exist at the date spoken of say so ("retrospective: …").
    """
    ranked = scored(mention, gazetteer, named)
    if not ranked:
        return Decision(None, 0.0, (_no_candidate(mention, gazetteer),))
    best, *others = ranked
    if best.score < LEAST_SCORE:
        reason = f"no link: {best.candidate.entity.label} fits too badly ({best.score:.2f})"
        return Decision(None, 0.0, (reason, *_words(best)), ranked)
    lead = best.score - others[0].score if others else CLEAR_LEAD
    if lead >= CLEAR_LEAD:
        return Decision(best.candidate.entity, best.score, _words(best), tuple(others))
    score = round(best.score - DOUBT * (1 - lead / CLEAR_LEAD), 3)
    reasons = (*_words(best), f"close to {others[0].candidate.entity.label} ({others[0].score:.2f})")
    return Decision(best.candidate.entity, score, reasons, tuple(others))


def _words(one: Scored) -> tuple[str, ...]:
    return tuple(item.words for item in one.evidence if item.words)


def _no_candidate(mention: Mention, gazetteer: Gazetteer) -> str:
    if mention.full_name:
        return f"no link: '{mention.full_name}', whose surname this is, is not in the gazetteer"
    if mention.title and gazetteer.named(mention.surface):
        return f"no link: '{mention.title}' before the name, and nobody of that name is known to be a woman"
    if mention.within and gazetteer.named(mention.surface):
        return f"no link: the text says that it lies in {mention.within}"
    if gazetteer.named(mention.surface):
        return f"no link: the gazetteer has '{mention.surface}', but not as {mention.kind}"
    return f"no link: no name like '{mention.surface}' in the gazetteer"
