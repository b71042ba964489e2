"""The documented spaCy extensions that the stages fill, registered in one place.

On a `Doc`: `doc._.reference_date`, the EDTF date that "today" means in the text, or "".

On a `Span` in `doc.ents`: `edtf`, `relation` (dates); `entity` (gazetteer id, also `ent.kb_id_`), `label`, `wikidata`
(links); `sense`, `refers_to` (senses); `score` (0 to 1) and `reasons` (all stages).

`annotate.stages.link.knowledge` has the gazetteer as a spaCy `KnowledgeBase`, for spaCy's own `entity_linker`.
"""

from __future__ import annotations

from typing import Any

_DOC_DEFAULTS: tuple[tuple[str, Any], ...] = (("reference_date", ""),)
_SPAN_DEFAULTS: tuple[tuple[str, Any], ...] = (
    ("edtf", ""),
    ("relation", ""),
    ("entity", ""),
    ("label", ""),
    ("wikidata", ""),
    ("sense", ""),
    ("refers_to", ""),
    ("score", 0.0),
    ("reasons", ()),
)


def register() -> None:
    """Register the extensions with spaCy; safe to call again."""
    from spacy.tokens import Doc, Span

    for target, defaults in ((Doc, _DOC_DEFAULTS), (Span, _SPAN_DEFAULTS)):
        for name, default in defaults:
            if not target.has_extension(name):
                target.set_extension(name, default=default)
