"""A corpus in its public format becomes a corpus as `train` reads it: one label scheme, names without their trimmings.

Labels are those of `corpora.LABELS`. Articles and titles are no part of a name; demonyms are NORP whatever the corpus
calls them; of expressions of time the calendar dates are kept, by the rules of `annotate.stages.dates`, and what is
left of them counts as unjudged, because the corpora disagree on it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotate.measure.corpora import Example, Labelled, Split, without_overlaps
from annotate.stages.dates import find_dates
from annotate.stages.recognise.lexicon import is_demonym, is_title
from annotate_train.lessons.formats import MISC, UNJUDGED, Format, Marked

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.I)
_CAPITALISED = re.compile(r"\b(?:(?:North|South|East|West|Central|Latin) )?(?P<word>[A-Z][a-z]+)\b(?!-[a-z])")
_CALENDAR = re.compile(
    r"\d|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b"
    r"|\b(?:January|February|March|April|August|September|October|November|December)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_WORD = re.compile(r"\S+\s*")


def converted(marked: Marked, row: Format, source: str, split: Split) -> Example:
    """Return a marked text as an example.

    Parameters
    ----------
    marked
        A text with the corpus's own labels.
    row
        The format; its `labels` say what they mean.
    source, split
        What the example is to be filed under.
    """
    if not row.marked:
        return Example(marked.text, (), ((0, len(marked.text)),), source, split)
    spans: list[Labelled] = []
    unjudged: list[tuple[int, int]] = []
    for start, end, label in marked.spans:
        meaning = row.labels.get(label, "")
        if meaning in ("TIME", UNJUDGED):
            unjudged.append((start, end))
        elif meaning == MISC:
            spans += [Labelled(start, end, "NORP")] if is_demonym(marked.text[start:end].split()) else []
        elif meaning:
            spans.append(_trimmed(marked.text, Labelled(start, end, meaning)))
    dates, relative = calendar_dates(marked.text)
    unjudged += relative
    named = [s for s in spans if s.start < s.end]
    dates = [d for d in dates if not any(d.start < s.end and s.start < d.end for s in named)]
    kept = without_overlaps((*named, *dates, *_demonyms(marked.text, (*named, *dates), unjudged)))
    missing = tuple((a, b) for a, b in unjudged if not any(s.start < b and a < s.end for s in kept))
    return Example(marked.text, kept, missing, source, split)


def calendar_dates(text: str) -> tuple[list[Labelled], list[tuple[int, int]]]:
    """Return the calendar dates that the rules find, and what they find besides: "last year", "the same day".

    The corpora disagree on whether the second are dates; they count as unjudged.
    """
    found = [Labelled(d.start, d.end, "DATE") for d in find_dates(text)]
    calendar = [d for d in found if _CALENDAR.search(text, d.start, d.end)]
    return calendar, [(d.start, d.end) for d in found if d not in calendar]


def convert(path: Path, row: Format, out: Path, *, source: str, split: Split) -> int:
    """Convert a corpus and return the number of its texts.

    Parameters
    ----------
    path
        The file or folder in the format of `row`.
    out
        The file to write, gzipped JSON lines; the same input gives the same bytes.

    Raises
    ------
    InputError
        A file is missing or not readable as text.
    """
    examples = [converted(marked, row, source, split) for marked in row.read(path)]
    write_examples(out, examples)
    return len(examples)


def write_examples(out: Path, examples: Iterable[Example]) -> None:
    """Write examples as a corpus; the same examples give the same bytes."""
    scratch = out.with_name(f".{out.name}.part")
    scratch.write_bytes(gzip.compress(_lines(examples), mtime=0))
    scratch.replace(out)


def _lines(examples: Iterable[Example]) -> bytes:
    lines = (
        json.dumps(
            {
                "id": f"{x.source}-{number}",
                "source": x.source,
                "split": x.split.value,
                "text": x.text,
                "entities": [[s.start, s.end, s.label] for s in x.spans],
                "missing": [list(stretch) for stretch in x.missing],
            },
            ensure_ascii=False,
        )
        for number, x in enumerate(examples)
    )
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _demonyms(text: str, taken: Iterable[Labelled], unjudged: Iterable[tuple[int, int]]) -> Iterator[Labelled]:
    """Yield the demonyms that the corpus leaves unmarked, outside its names."""
    places = [*((s.start, s.end) for s in taken), *unjudged]
    for match in _CAPITALISED.finditer(text):
        start, end = match.span()
        if not is_demonym(match[0].split()):
            start = match.start("word")
        free = not any(a < end and start < b for a, b in places)
        if free and is_demonym(text[start:end].split()):
            yield Labelled(start, end, "NORP")


def _trimmed(text: str, span: Labelled) -> Labelled:
    start, end = span.start, span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    if span.label == "PERSON":
        start = _after_titles(text, start, end)
    label = "NORP" if span.label != "PERSON" and is_demonym(text[start:end].split()) else span.label
    return Labelled(start, end, label)


def _after_titles(text: str, start: int, end: int) -> int:
    while (word := _WORD.match(text, start, end)) and word.end() < end and is_title(word[0].strip()):
        start = word.end()
    return start
