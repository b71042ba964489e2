"""Formats in which annotations leave the package.

Two tables. `EXPORTS` holds the formats of the edition: what is decided, with records, events and sources. To add one,
write a module with a function from `annotate.export.value.Content` to files and a `FORMAT`, and add a row; the module
says what it carries, and the report of losses follows from that. `FORMATS` holds those of proposals (`annotate run`):
a module with a function from proposals to text, and a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotate.export import (
    api,
    conll,
    csv_tables,
    docbin,
    geojson,
    geopackage,
    hipe,
    jsonl,
    linked_places,
    oai,
    package,
    parquet,
    table,
    tei,
    turtle,
    web_annotation,
)
from annotate.export.value import Format
from annotate.values.model import Suggestion


@dataclass(frozen=True, slots=True)
class ProposalFormat:
    """A format: its name on the command line, its file suffix, what it is, and the function that writes it."""

    name: str
    suffix: str
    title: str
    dump: Callable[[Sequence[Suggestion]], str]


FORMATS: tuple[ProposalFormat, ...] = (
    ProposalFormat("jsonl", ".jsonl", "JSON lines, one mention a line", jsonl.dump),
    ProposalFormat("csv", ".csv", "CSV, one mention a row", table.dump),
)

EXPORTS: tuple[Format, ...] = (
    package.FORMAT,
    tei.FORMAT,
    web_annotation.FORMAT,
    linked_places.FORMAT,
    geojson.FORMAT,
    geopackage.FORMAT,
    turtle.FORMAT,
    csv_tables.FORMAT,
    parquet.FORMAT,
    hipe.FORMAT,
    conll.FORMAT,
    docbin.FORMAT,
    api.FORMAT,
    oai.FORMAT,
)
