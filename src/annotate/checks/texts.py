"""Texts and their outlines: a text that changed without its annotations being looked at again is an error."""

from __future__ import annotations

from collections.abc import Iterator

from annotate import rights, schema
from annotate import texts as layer
from annotate.checks.cells import read_table
from annotate.errors import AnnotateError
from annotate.model import Rights, TextMeta
from annotate.problems import Problem
from annotate.project import Project, read_text


def check(project: Project) -> Iterator[Problem]:
    """Yield what is wrong with the description, the outline and the fingerprints of each text."""
    for folder in sorted(p for p in project.texts.iterdir() if p.is_dir()):
        shown = project.relative(folder)
        if not (folder / "meta.toml").exists():
            yield Problem(f"{shown}/meta.toml", 0, 0, "meta", "there is no meta.toml", "", "Describe the text in it.")
            continue
        try:
            meta = layer.read_meta(project, folder.name)
        except AnnotateError as error:
            what = error.what.removeprefix(f"{shown}/meta.toml: ").replace(str(folder), shown)
            yield Problem(f"{shown}/meta.toml", 0, 0, "meta", what, "", error.remedy)
            continue
        yield from _outline(project, meta, shown)
        if meta.rights is Rights.RESERVED:
            yield from _shingles(project, meta.id, shown)


def _shingles(project: Project, text: str, shown: str) -> Iterator[Problem]:
    try:
        known = rights.read_shingles(project, text)
    except AnnotateError:
        known = frozenset()
    if not known:
        what = "the rights guard cannot know the words of this text"
        remedy = f"Restore the file, or run: annotate text seal {text} FILE"
        yield Problem(f"{shown}/shingles.txt", 0, 0, "shingles", what, "a file of hashes", remedy)


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
    table = read_table(project, schema.table("outlines"), outline)
    if not table.readable:
        return  # reported by the check of cells
    rows = [row for row in table.rows if row.whole]
    numbers = [row["para"] for row in rows]
    if len(rows) == len(table.rows) and numbers != [str(n) for n in range(len(rows))]:
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
        what = error.what.replace(str(source), source.name)
        yield Problem(f"{shown}/text.txt", 0, 0, "unreadable", what, "", error.remedy)
        return
    if len(rows) != len(table.rows):
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
