"""Texts and their outlines: a text that changed without its annotations being looked at again is an error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from annotate.files import cells, damage, schema
from annotate.files import texts as layer
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot, unreadable
from annotate.values.errors import AnnotateError
from annotate.values.model import Outline, Rights, TextMeta
from annotate.values.problems import Problem

# So many paragraphs that the same one many times over would take long to compare.
_MANY = 1000
_KEY = next(field for field in layer.META if field.name == "source_key")


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield what is wrong with the description, the outline and the fingerprints of each text."""
    project = snapshot.project
    for folder in sorted(p for p in project.texts.iterdir() if p.is_dir()):
        shown = project.relative(folder)
        if not (folder / "meta.toml").exists():
            yield Problem(f"{shown}/meta.toml", 0, 0, "meta", "there is no meta.toml", "", "Describe the text in it.")
            continue
        at = (f"{shown}/meta.toml", 0, 0)
        try:
            content = snapshot.content(folder / "meta.toml")
            if harm := damage.of_file(content):
                yield from (Problem(at[0], found.line, 0, *found[1:]) for found in harm)
                continue
            meta, faults = layer.parse_meta(content, folder.name)
        except AnnotateError as error:
            yield unreadable(at[0], folder / "meta.toml", error)
            continue
        yield from (Problem(*at, *fault) for fault in faults)
        if meta is None:
            continue
        for fault in cells.pointing(_KEY, meta.source_key, snapshot.keys):
            yield Problem(*at, *fault)
        if meta.rights is Rights.RESERVED:
            yield from _reserved(project, meta.id, shown)
        yield from _outline(snapshot, meta, shown)


def _reserved(project: Project, text: str, shown: str) -> Iterator[Problem]:
    if (project.text_dir(text) / "text.txt").exists():
        what = "the text of a rights-reserved work lies in the data"
        remedy = "Remove the file from the repository and its history."
        yield Problem(f"{shown}/text.txt", 0, 0, "rights", what, "", remedy)


def _outline(snapshot: Snapshot, meta: TextMeta, shown: str) -> Iterator[Problem]:
    outline, source = (snapshot.project.text_dir(meta.id) / name for name in ("outline.csv", "text.txt"))
    content = None
    if meta.rights is Rights.OPEN:
        try:
            content = snapshot.content(source)
        except AnnotateError as error:
            yield unreadable(f"{shown}/text.txt", source, error)
    if not outline.exists():
        remedy = f"Run: annotate text seal {meta.id} FILE"
        yield Problem(f"{shown}/outline.csv", 0, 0, "outline", "there is no outline", "", remedy)
        return
    sheet = snapshot.sheet(schema.table_of(Outline), outline)
    if not sheet.sound:
        return  # reported by the check of cells
    if [row.para for row in sheet.values] != list(range(len(sheet.values))):
        what = "paragraphs are not numbered 0, 1, 2, …"
        yield Problem(sheet.shown, 0, 0, "outline", what, "", "Restore the file.")
    elif content is not None and (harm := damage.of_file(content)):
        yield from (Problem(f"{shown}/text.txt", found.line, 0, *found[1:]) for found in harm)
    elif content is not None:
        yield from _drift(meta.id, f"{shown}/text.txt", content, [row.fingerprint for row in sheet.values])


def _drift(text: str, at: str, content: str, known: Sequence[str]) -> Iterator[Problem]:
    """Yield the paragraphs that changed, came or went since the text was annotated."""
    physical = list(enumerate(content.replace("\r\n", "\n").split("\n"), start=1))
    for line, words in physical:
        if hidden := cells.HIDDEN.search(words.translate({9: " ", 13: " "})):
            what = f"holds U+{ord(hidden[0]):04X}"
            yield Problem(at, line, hidden.start() + 1, "hidden-sign", what, "plain text", "Remove the sign.")
    found = [(line, layer.fingerprint(words)) for line, words in physical if words.strip()]
    for _, a, b, c, d in SequenceMatcher(
        None, known, [fp for _, fp in found], autojunk=len(found) > _MANY
    ).get_opcodes():
        remedy = f"Look at the annotations from paragraph {a} on, then run: annotate text seal {text} {at}"
        for n, (line, fp) in enumerate(found[c:d]):
            if a + n < b and fp != known[a + n]:
                what = f"paragraph {a + n} is not the one that was annotated"
                yield Problem(at, line, 1, "text-drift", what, "the text as it was sealed", remedy)
            elif a + n >= b:
                yield Problem(at, line, 1, "text-drift", "a paragraph that was not there", "", remedy)
        for gone in range(a + d - c, b):
            yield Problem(at, 0, 0, "text-drift", f"paragraph {gone} is no longer there", "", remedy)
