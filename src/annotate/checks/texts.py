"""Texts and their outlines: a text that changed without its annotations being looked at again is an error."""

from __future__ import annotations

from collections.abc import Iterator

from annotate import schema, tables
from annotate import texts as layer
from annotate.errors import AnnotateError
from annotate.model import Rights, TextMeta
from annotate.problems import Problem
from annotate.project import Project, read_text


def check(project: Project) -> Iterator[Problem]:
    """Yield what is wrong with the description, the outline and the fingerprints of each text."""
    for text in project.text_ids():
        shown = project.relative(project.text_dir(text))
        try:
            meta = layer.read_meta(project, text)
        except AnnotateError as error:
            yield Problem(f"{shown}/meta.toml", 0, 0, "meta", error.what, "", error.remedy)
            continue
        yield from _outline(project, meta, shown)


def _outline(project: Project, meta: TextMeta, shown: str) -> Iterator[Problem]:
    outline = project.text_dir(meta.id) / "outline.csv"
    source = project.text_dir(meta.id) / "text.txt"
    if not outline.exists():
        yield Problem(
            f"{shown}/outline.csv",
            0,
            0,
            "outline",
            "there is no outline",
            "",
            f"Run: annotate text seal {meta.id} FILE",
        )
        return
    rows = tables.read(outline, schema.table("outlines").columns, project.relative(outline)).rows
    numbers = [row["para"] for row in rows]
    if numbers != [str(n) for n in range(len(rows))]:
        yield Problem(
            f"{shown}/outline.csv", 0, 0, "outline", "paragraphs are not numbered 0, 1, 2, …", "", "Restore the file."
        )
    if meta.rights is Rights.RESERVED:
        if source.exists():
            yield Problem(
                f"{shown}/text.txt",
                0,
                0,
                "rights",
                "the text of a rights-reserved work lies in the data",
                "",
                "Remove the file from the repository and its history.",
            )
        return
    try:
        paragraphs = layer.split_paragraphs(read_text(source))
    except AnnotateError as error:
        yield Problem(f"{shown}/text.txt", 0, 0, "unreadable", error.what, "", error.remedy)
        return
    remedy = f"Look at the paragraph's annotations, then run: annotate text seal {meta.id} {shown}/text.txt"
    if len(paragraphs) != len(rows):
        yield Problem(
            f"{shown}/text.txt",
            0,
            0,
            "text-drift",
            f"{len(paragraphs)} paragraphs",
            f"{len(rows)}, as in the outline",
            remedy,
        )
    for row, paragraph in zip(rows, paragraphs, strict=False):
        if row["fingerprint"] != layer.fingerprint(paragraph):
            yield Problem(
                f"{shown}/text.txt",
                0,
                0,
                "text-drift",
                f"paragraph {row['para']} is not the one that was annotated",
                "",
                remedy,
            )
