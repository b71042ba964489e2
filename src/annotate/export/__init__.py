"""Formats in which annotations leave the package.

Two tables. `annotate.export.catalogue.EXPORTS` holds the formats of the edition: what is decided, with records, events
and sources. To add one, write a module with a function from `annotate.export.value.Content` to files and a `FORMAT`,
and add a row; the module says what it carries, and the report of losses follows from that. `FORMATS` holds those of
what the pipeline proposes for any text (`annotate run`): a function from an `annotate.export.runs.Run` to bytes, and a
row; formats of the edition that are one file for a text are written by the same functions. What writes such a format is
loaded when it is asked for: a short text takes less time than all of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from annotate.export import jsonl
from annotate.export.runs import Run


@dataclass(frozen=True, slots=True)
class ProposalFormat:
    """A format: its name on the command line, its file suffix, what it is, and the function that writes it."""

    name: str
    suffix: str
    title: str
    dump: Callable[[Run], bytes]


def _csv(run: Run) -> bytes:
    from annotate.export import table

    return table.dump(run.suggestions).encode()


def _as(name: str, module: str, suffix: str, title: str) -> ProposalFormat:
    """Return the format of the edition that a module has as one of proposals: the first of its files, the text's."""

    def dump(run: Run) -> bytes:
        content: bytes = import_module(f"annotate.export.{module}").FORMAT.write(run.content).files[0].content
        return content

    return ProposalFormat(name, suffix, title, dump)


FORMATS: tuple[ProposalFormat, ...] = (
    ProposalFormat(
        "jsonl", ".jsonl", "JSON lines, one mention a line", lambda run: jsonl.dump(run.suggestions).encode()
    ),
    ProposalFormat("csv", ".csv", "CSV, one mention a row", _csv),
    _as("tei", "tei", ".xml", "TEI P5, the text with what is marked in it and the records that are named"),
    _as("web-annotation", "web_annotation", ".jsonld", "W3C Web Annotation (JSON-LD), a collection"),
    _as("hipe", "hipe", ".tsv", "HIPE-2022 TSV, a token a line"),
    _as("conll", "conll", ".conllup", "CoNLL-U Plus, a token a line"),
    _as("spacy", "docbin", ".spacy", "spaCy's DocBin, a Doc for each paragraph"),
)
