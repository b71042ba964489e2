"""Dumps of GeoNames: 19 columns separated by tabs, no header (download.geonames.org, readme.txt)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotate.files.project import read_text
from annotate.gazetteer.importers.place import DateReader, Harvest, Place, Spelling, harvest, number
from annotate.values import edtf

COLUMNS = 19
# Feature class (and code, for states) to type.
TYPES = {"A": "territory", "P": "settlement", "S": "building", "R": "line", "H": "region", "L": "region"}
_STATES = ("PCLI", "PCLH")


def read(path: Path, _: DateReader = edtf.canonical) -> Harvest:
    """Read a dump.

    Raises
    ------
    InputError
        If the file cannot be read or is not UTF-8.
    """
    return harvest(path.name, _records(read_text(path)))


def _records(text: str) -> Iterator[tuple[int, Place | str]]:
    for line, row in enumerate(text.split("\n"), start=1):
        if not row.strip():
            continue
        cells = row.rstrip("\r").split("\t")
        if len(cells) != COLUMNS or not cells[0].isdecimal():
            yield line, f"{len(cells)} columns, the first {cells[0][:20]!r}: {COLUMNS} and a number were expected"
            continue
        id, name, plain, others, lat, lon, group, code = cells[:8]
        names = dict.fromkeys(one for one in (name, plain, *others.split(",")) if one)
        yield (
            line,
            Place(
                id=f"gn-{id}",
                names=tuple(Spelling(one) for one in names),
                type="state" if code in _STATES else TYPES.get(group, "region"),
                geonames=id,
                lat=number(lat),
                lon=number(lon),
            ),
        )
