"""Annotate one part: in this process, in another one, or on another machine; what goes in and out can be sent."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from annotate.corpus import schema
from annotate.corpus.parts import Part
from annotate.corpus.sources import Document, Unread
from annotate.export import jsonl
from annotate.files import texts
from annotate.stages import assembly
from annotate.stages.recognise import model_id
from annotate.stages.suggest import folder_digest, stages_digest
from annotate.stages.tokeniser import remember
from annotate.values.model import Suggestion

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from spacy.language import Language

Row = dict[str, Any]
_YEAR = re.compile(r"-?\d{4}")


@dataclass(frozen=True, slots=True)
class Tool:
    """What annotates: the folder of the gazetteer and the name of the model, "" for the shipped one."""

    gazetteer: str
    model: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a part: its rows as Arrow tables in bytes, by the table's name, words read and seconds taken."""

    tables: dict[str, bytes]
    documents: int
    words: int
    mentions: int
    problems: int
    seconds: float


def serve(*thresholds: int) -> None:
    """Begin a process that reads parts for another: it looks for rubbish this seldom, and ends when that one ends.

    One that is killed tells nobody; those that wait for its next part would wait for ever, with all they have loaded.
    """
    gc.set_threshold(*thresholds)
    if parent := parent_process():
        Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(process: BaseProcess) -> None:
    process.join()
    os._exit(1)


@cache
def _loaded(tool: Tool) -> tuple[Language, Row]:
    """Return the pipeline, loaded once a process, and what every document's row says of it."""
    nlp = assembly.pipeline(Path(tool.gazetteer), tool.model or None)
    model = model_id(nlp)
    return nlp, {
        "model": f"{model.name} {model.version}",
        "model_sha256": model.sha256,
        "made_from": made_from(tool),
    }


def made_from(tool: Tool) -> str:
    """Return hex digits over the code of the stages and the gazetteer."""
    return f"{stages_digest()} {folder_digest(Path(tool.gazetteer))}"


def read_part(tool: Tool, part: Part) -> Read:
    """Annotate a part.

    A document whose reading ends in an error becomes a problem; the others of the part do not suffer.
    """
    begin = time.process_time()
    nlp, made = _loaded(tool)
    problems = [_problem(item) for item in part.items if isinstance(item, Unread)]
    documents: list[Row] = []
    mentions: list[Row] = []
    wanted = [(item, texts.split_paragraphs(item.text)) for item in part.items if isinstance(item, Document)]
    for (item, paragraphs), found in zip(wanted, _proposals(nlp, wanted), strict=True):
        if isinstance(found, Exception):
            problems.append(_problem(item.unread("failed", f"{type(found).__name__}: {found}")))
            continue
        text = "\n".join(paragraphs)
        hashed = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        year = _YEAR.match(item.date)
        of_year = {schema.PARTITION: year[0] if year else schema.UNDATED}
        documents.append(_document(item, paragraphs, hashed, len(found)) | made | of_year)
        mentions += (_mention(item, hashed, one) | of_year for one in found)
    rows = {schema.DOCUMENTS: documents, schema.MENTIONS: mentions, schema.PROBLEMS: problems}
    return Read(
        {table.name: _packed(table, found) for table, found in rows.items()},
        documents=len(documents),
        words=sum(row["words"] for row in documents),
        mentions=len(mentions),
        problems=len(problems),
        seconds=time.process_time() - begin,
    )


def lost(part: Part, reason: str, detail: str) -> Read:
    """Return what becomes of a part that nobody could read: problems only."""
    rows = [_problem(item if isinstance(item, Unread) else item.unread(reason, detail)) for item in part.items]
    tables = {table.name: _packed(table, rows if table is schema.PROBLEMS else []) for table in schema.TABLES}
    return Read(tables, 0, 0, 0, len(rows), 0.0)


def _proposals(
    nlp: Language, wanted: Sequence[tuple[Document, tuple[str, ...]]]
) -> list[tuple[Suggestion, ...] | Exception]:
    """Return what is found in each document, or the error that reading it ended in.

    Words that are met for the first time are forgotten behind the part, but for as many as the tokeniser remembers.
    """
    given = [(paragraphs, item.date) for item, paragraphs in wanted]
    for paragraph in chain.from_iterable(paragraphs for paragraphs, _ in given):
        remember(nlp, paragraph)
    with nlp.memory_zone():
        try:
            return list(assembly.run_all(nlp, given))
        except Exception:  # whatever it was: one by one it is seen whose it is
            return [_alone(nlp, paragraphs, date) for paragraphs, date in given]


def _alone(nlp: Language, paragraphs: Sequence[str], date: str) -> tuple[Suggestion, ...] | Exception:
    try:
        return assembly.run(nlp, paragraphs, date)
    except Exception as error:
        return error


def _packed(table: schema.Table, rows: Sequence[Row]) -> bytes:
    """Return rows as an Arrow stream; where the table is partitioned, with the partition as its last column."""
    import pyarrow as pa

    form = schema.arrow(table)
    if table.partitioned:
        form = form.append(pa.field(schema.PARTITION, pa.string()))
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, form) as stream:
        stream.write_table(pa.Table.from_pylist(list(rows), form))
    return bytes(sink.getvalue())


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _problem(item: Unread) -> Row:
    said = {name: _whole(str(getattr(item, name))) for name in ("source", "reason", "detail")}
    return {**said, "row": item.row, "document": _whole(item.id) or None}


def _document(item: Document, paragraphs: Sequence[str], hashed: str, mentions: int) -> Row:
    return {
        "document": item.id,
        "title": item.title or None,
        "date": item.date or None,
        "source": item.source,
        "row": item.row,
        "paragraphs": len(paragraphs),
        "characters": sum(map(len, paragraphs)),
        "words": sum(len(paragraph.split()) for paragraph in paragraphs),
        "mentions": mentions,
        "text_sha256": hashed,
    }


def _mention(item: Document, hashed: str, found: Suggestion) -> Row:
    place = f"{item.id}\0{hashed}\0{found.para}\0{found.start}\0{found.end}"
    return {
        "id": hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "document": item.id,
        "date": item.date or None,
        "para": found.para,
        "start": found.start,
        "end": found.end,
        "quote": found.quote,
        "nth": found.nth,
        "kind": found.kind.value,
        **jsonl.meaning(found),
    }
