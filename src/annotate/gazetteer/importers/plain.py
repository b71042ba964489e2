"""A plain table of places: a header, a column `name`, and any of the others, in any order."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from annotate.files.project import read_text
from annotate.gazetteer.importers.place import DateReader, Harvest, Place, Spelling, harvest, interval, number, slug
from annotate.values import edtf
from annotate.values.problems import Problem

# Lists inside a cell (variants, part_of) are separated by semicolons; start and end are what `read_date` reads.
COLUMNS = (
    "name", "id", "type", "description", "lang", "variants", "lat", "lon", "start", "end", "wikidata", "geonames",
    "viaf", "part_of",
)  # fmt: skip


def read(path: Path, read_date: DateReader = edtf.canonical) -> Harvest:
    """Read a table separated by commas, semicolons or tabs.

    Raises
    ------
    InputError
        If the file cannot be read or is not UTF-8.
    """
    text = read_text(path)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [cell.strip() for cell in next(reader, [])]
    unknown = [name for name in names if name not in COLUMNS]
    twice = sorted({name for name in names if names.count(name) > 1})
    if "name" not in names or unknown or twice:
        found = [*(["name is missing"] if "name" not in names else []), *(f"{name!r} is not known" for name in unknown)]
        found += [f"{name!r} stands twice" for name in twice]
        problems = [Problem(path.name, 1, 0, "import", what, f"columns: {', '.join(COLUMNS)}") for what in found]
        return Harvest((), tuple(problems))
    return harvest(path.name, _records(reader, names, read_date))


def _records(reader: Iterator[list[str]], names: list[str], read_date: DateReader) -> Iterator[tuple[int, Place | str]]:
    line = 1
    while True:
        line = getattr(reader, "line_num", line) + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"not readable as CSV ({error})"
            return
        if cells and len(cells) != len(names):
            yield line, f"{len(cells)} cells, {len(names)} were expected"
        elif cells:
            yield line, _place(dict(zip(names, (cell.strip() for cell in cells), strict=True)), read_date)


def _place(row: dict[str, str], read_date: DateReader) -> Place:
    lang = row.get("lang") or "und"
    variants = (one.strip() for one in row.get("variants", "").split(";"))
    return Place(
        id=row.get("id") or slug(row["name"]),
        names=(Spelling(row["name"], lang), *(Spelling(one) for one in variants if one)),
        type=row.get("type") or "settlement",
        description=row.get("description", ""),
        wikidata=row.get("wikidata", ""),
        geonames=row.get("geonames", ""),
        viaf=row.get("viaf", ""),
        lat=number(row.get("lat", "")),
        lon=number(row.get("lon", "")),
        span=interval(row.get("start", ""), row.get("end", ""), read_date),
        part_of=tuple(one.strip() for one in row.get("part_of", "").split(";") if one.strip()),
    )
