"""The types of entities, and the kind that the mentions of each have; what else may stand in cells is declared.

To add a type of entity: one row in `TYPES`, and one in the codebook (`data/gazetteer/README.md`). Roles of names,
kinds of relations and columns are added in `annotate.files.schema`; the rule for a cell is `annotate.files.cells`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from annotate.values.model import Kind

# Which kind an entity of a type has.
TYPES: Mapping[str, Kind] = MappingProxyType(
    {
        "person": Kind.PERSON,
        "state": Kind.PLACE,
        "territory": Kind.PLACE,
        "settlement": Kind.PLACE,
        "region": Kind.PLACE,
        "building": Kind.PLACE,
        "line": Kind.PLACE,
        "government": Kind.ORG,
        "organisation": Kind.ORG,
        "group": Kind.ORG,
        "event": Kind.EVENT,
        "concept": Kind.TERM,
        "document": Kind.TERM,
    }
)
