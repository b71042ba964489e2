"""What the labels of known recognisers mean here. To support another model, add its labels to `KIND_OF_LABEL`.

`None` means dropped: demonyms are no names, dates belong to the dates stage, and quantities are nobody's.
The second group is OntoNotes 5.0, the scheme of spaCy's own English models.
"""

from __future__ import annotations

from annotate.values.model import Kind

KIND_OF_LABEL: dict[str, Kind | None] = {
    "PERSON": Kind.PERSON,
    "PLACE": Kind.PLACE,
    "ORG": Kind.ORG,
    "EVENT": Kind.EVENT,
    "TERM": Kind.TERM,
    "NORP": None,
    "DATE": None,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "WORK_OF_ART": None,
    "LAW": None,
    "PRODUCT": None,
    "LANGUAGE": None,
    "TIME": None,
    "PERCENT": None,
    "MONEY": None,
    "QUANTITY": None,
    "ORDINAL": None,
    "CARDINAL": None,
}
