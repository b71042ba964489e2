"""Gazetteers of others as a folder of this edition's tables: Linked Places, GeoNames, plain CSV.

What comes in is not trusted: every record that cannot be used is a `Problem` with its place, and all are listed. To add
a form: a module with a function from a path and a `DateReader` to a `Harvest`, and a row in `FORMS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotate.files import schema, tables
from annotate.gazetteer.importers import geonames, linked_places, plain
from annotate.gazetteer.importers.place import DateReader, Harvest, Place, entity_row, name_rows, relation_rows
from annotate.gazetteer.rows import FILES

__all__ = ["FORMS", "Form", "Harvest", "Place", "write"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of gazetteer: its name, what it is in words, and the function that reads it and its dates."""

    name: str
    words: str
    read: Callable[[Path, DateReader], Harvest]


FORMS = (
    Form("linked-places", "Linked Places Format (GeoJSON with names, spans and links)", linked_places.read),
    Form("geonames", "a dump of GeoNames (19 columns, separated by tabs)", geonames.read),
    Form("csv", f"a table with a column name and any of: {', '.join(plain.COLUMNS[1:])}", plain.read),
)


def write(folder: Path, harvest: Harvest) -> int:
    """Write the places as entities.csv, names.csv and relations.csv; return how many there are."""
    places = sorted(harvest.places, key=lambda place: place.id)
    ids = {place.id for place in places}
    rows = (
        [entity_row(place) for place in places],
        [row for place in places for row in name_rows(place)],
        [row for place in places for row in relation_rows(place, ids)],
    )
    for (table, file), some in zip(FILES, rows, strict=True):
        tables.write(folder / file, schema.table(table).columns, some)
    return len(places)
