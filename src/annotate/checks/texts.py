"""Texts and their outlines: a text that changed without its annotations being looked at again is an error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from annotate.checks.cells import read_table, unreadable
from annotate.files import schema
from annotate.files import texts as layer
from annotate.files.project import Project, read_text
from annotate.values.errors import AnnotateError
from annotate.values.model import Rights, TextMeta
from annotate.values.problems import Problem


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
            what = error.what.removeprefix(f"{folder}/meta.toml: ").removeprefix(f"{shown}/meta.toml: ")
            yield Problem(f"{shown}/meta.toml", 0, 0, "meta", what, "", error.remedy)
            continue
        if meta.rights is Rights.RESERVED:
            yield from _reserved(project, meta.id, shown)
        yield from _outline(project, meta, shown)


def _reserved(project: Project, text: str, shown: str) -> Iterator[Problem]:
    if (project.text_dir(text) / "text.txt").exists():
        what = "the text of a rights-reserved work lies in the data"
        remedy = "Remove the file from the repository and its history."
        yield Problem(f"{shown}/text.txt", 0, 0, "rights", what, "", remedy)


def _outline(project: Project, meta: TextMeta, shown: str) -> Iterator[Problem]:
    outline, source = (project.text_dir(meta.id) / name for name in ("outline.csv", "text.txt"))
    content = None
    if meta.rights is Rights.OPEN:
        try:
            content = read_text(source)
        except AnnotateError as error:
            yield unreadable(f"{shown}/text.txt", source, error)
    if not outline.exists():
        remedy = f"Run: annotate text seal {meta.id} FILE"
        yield Problem(f"{shown}/outline.csv", 0, 0, "outline", "there is no outline", "", remedy)
        return
    table = read_table(project, schema.table("outlines"), outline)
    if not table.readable or not all(row.whole for row in table.rows):
        return  # reported by the check of cells
    numbers = [row["para"] for row in table.rows]
    if numbers != [str(n) for n in range(len(numbers))]:
        what = "paragraphs are not numbered 0, 1, 2, …"
        yield Problem(f"{shown}/outline.csv", 0, 0, "outline", what, "", "Restore the file.")
    elif content is not None:
        yield from _drift(meta.id, f"{shown}/text.txt", content, [row["fingerprint"] for row in table.rows])


def _drift(text: str, at: str, content: str, known: Sequence[str]) -> Iterator[Problem]:
    """Yield the paragraphs that changed, came or went since the text was annotated."""
    physical = enumerate(content.replace("\r\n", "\n").split("\n"), start=1)
    found = [(line, layer.fingerprint(words)) for line, words in physical if words.strip()]
    for _, a, b, c, d in SequenceMatcher(None, known, [fp for _, fp in found], autojunk=False).get_opcodes():
        remedy = f"Look at the annotations from paragraph {a} on, then run: annotate text seal {text} {at}"
        for n, (line, fp) in enumerate(found[c:d]):
            if a + n < b and fp != known[a + n]:
                what = f"paragraph {a + n} is not the one that was annotated"
                yield Problem(at, line, 1, "text-drift", what, "the text as it was sealed", remedy)
            elif a + n >= b:
                yield Problem(at, line, 1, "text-drift", "a paragraph that was not there", "", remedy)
        for gone in range(a + d - c, b):
            yield Problem(at, 0, 0, "text-drift", f"paragraph {gone} is no longer there", "", remedy)
