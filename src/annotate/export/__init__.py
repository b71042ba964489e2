"""Formats in which annotations leave the package.

Two tables. `EXPORTS` holds the formats of the edition: what is decided, with records, events and sources. To add one,
write a module with a function from `annotate.export.value.Content` to files and a `FORMAT`, and add a row; the module
says what it carries, and the report of losses follows from that. `FORMATS` holds those of what the pipeline proposes
for any text (`annotate run`): a function from an `annotate.export.proposals.Run` to bytes, and a row; formats of the
edition that are one file for a text are written by the same functions.
"""

from __future__ import annotations

from collections.abc import Callable
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
from annotate.export.proposals import Run
from annotate.export.value import Format


@dataclass(frozen=True, slots=True)
class ProposalFormat:
    """A format: its name on the command line, its file suffix, what it is, and the function that writes it."""

    name: str
    suffix: str
    title: str
    dump: Callable[[Run], bytes]


def _as(format: Format, suffix: str, title: str) -> ProposalFormat:
    """Return a format of the edition as one of proposals: the first of its files, which is that of the text."""
    return ProposalFormat(format.name, suffix, title, lambda run: format.write(run.content).files[0].content)


FORMATS: tuple[ProposalFormat, ...] = (
    ProposalFormat(
        "jsonl", ".jsonl", "JSON lines, one mention a line", lambda run: jsonl.dump(run.suggestions).encode()
    ),
    ProposalFormat("csv", ".csv", "CSV, one mention a row", lambda run: table.dump(run.suggestions).encode()),
    _as(tei.FORMAT, ".xml", "TEI P5, the text with what is marked in it and the records that are named"),
    _as(web_annotation.FORMAT, ".jsonld", "W3C Web Annotation (JSON-LD), a collection"),
    _as(hipe.FORMAT, ".tsv", "HIPE-2022 TSV, a token a line"),
    _as(conll.FORMAT, ".conllup", "CoNLL-U Plus, a token a line"),
    _as(docbin.FORMAT, ".spacy", "spaCy's DocBin, a Doc for each paragraph"),
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
