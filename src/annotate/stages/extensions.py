"""The documented spaCy extensions that the stages fill, registered in one place.

On a `Doc`: `doc._.reference_date`, the EDTF date that "today" means in the text, or ""; `doc._.worn`, whether a scanner
misread many of its words.

On a `Span` in `doc.ents`: `edtf`, `relation` (dates); `entity` (gazetteer id, also `ent.kb_id_`), `label`, `wikidata`
(links); `sense`, `refers_to` (senses); `score` (0 to 1) and `reasons` (all stages).

`annotate.stages.link.knowledge` has the gazetteer as a spaCy `KnowledgeBase`, for spaCy's own `entity_linker`.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_DOC_DEFAULTS: tuple[tuple[str, Any], ...] = (("reference_date", ""), ("worn", False))
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
_DEFAULTS = MappingProxyType(dict(_SPAN_DEFAULTS))


class Said:
    """What the stages say of the mentions of a document: what `ent._` reads and sets, several values at one go.

    Each access by `ent._` makes an object and looks at what may be registered, which costs more than most rules.
    """

    __slots__ = ("_values",)

    def __init__(self, doc: Doc) -> None:
        self._values = doc.user_data

    def of(self, ent: Span, *names: str) -> Iterator[Any]:
        """Yield the values of a mention under some names of the extensions."""
        start, end, values = ent.start_char, ent.end_char, self._values
        for name in names:
            yield values.get(("._.", name, start, end), _DEFAULTS[name])

    def say(self, ent: Span, **values: object) -> None:
        """Set values of a mention, by the names of the extensions."""
        start, end = ent.start_char, ent.end_char
        for name, value in values.items():
            self._values["._.", name, start, end] = value


def is_worn(doc: Doc) -> bool:
    """Return `doc._.worn`, also where nothing is registered."""
    return bool(doc.user_data.get(("._.", "worn", None, None), False))


def register() -> None:
    """Register the extensions with spaCy; safe to call again."""
    from spacy.tokens import Doc, Span

    for target, defaults in ((Doc, _DOC_DEFAULTS), (Span, _SPAN_DEFAULTS)):
        for name, default in defaults:
            if not target.has_extension(name):
                target.set_extension(name, default=default)
