"""What a change means, in words: for a terminal, and as Markdown for a pull request.

What contributors wrote stands in code spans, in which a host of code renders no markup, no link and no name of a
person. To add a form, add a function and a row to `FORMS`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

from annotate.curate.meaning import WAYS, Count, Meaning, Rows, Step
from annotate.values.problems import visible

_TITLES = {
    "new": "New",
    "gone": "Gone (nothing may go: see `annotate validate`)",
    "status": "Decided",
    "re-linked": "Re-linked",
    "re-dated": "Re-dated",
    "sense": "Another sense",
    "kind": "Another kind",
    "words": "Other words",
    "remarks": "Certainty, note or label",
}
#: So many of a kind are listed; the rest is counted.
LISTED = 40
_LONGEST = 80


def text(found: Meaning) -> str:
    """Return what a change means for a terminal."""
    return "\n".join(_lines(found, _plain, _plain_counts)) + "\n"


def markdown(found: Meaning) -> str:
    """Return what a change means as Markdown."""
    return "\n".join(["### What this change means", "", *_lines(found, _code, _table)]) + "\n"


def as_json(found: Meaning) -> str:
    """Return what a change means as one JSON object."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n"


FORMS: Mapping[str, Callable[[Meaning], str]] = MappingProxyType({"text": text, "md": markdown, "json": as_json})


def headline(found: Meaning) -> str:
    """Return the change in one line: `+3 mentions, 1 re-linked; mentions shown 447 → 450; …`."""
    many = Counter(step.way for step in found.steps)
    parts = [f"{sign}{many[way]} mentions" for sign, way in (("+", "new"), ("−", "gone")) if many[way]]
    parts += [f"{many[way]} {_TITLES[way].lower()}" for way in WAYS if many[way]]
    parts += [f"{count.name} {count.after - count.before:+}" for count in found.views if count.after != count.before]
    parts += [f"{len(found.index)} index entries touched"] if found.index else []
    parts += [
        f"{rows.table}: " + ", ".join(f"{len(keys)} {word}" for word, keys in _parts(rows) if keys)
        for rows in found.tables
    ]
    return "; ".join(parts) or "No annotation and no row of data changes."


def _lines(
    found: Meaning, quote: Callable[[str], str], counts: Callable[[Sequence[Count]], Iterable[str]]
) -> Iterator[str]:
    yield headline(found)
    for way in ("new", "gone", *WAYS):
        steps = [step for step in found.steps if step.way == way]
        if steps:
            yield from ("", f"{_TITLES[way]} ({len(steps)}):", "")
            yield from _some([_step(step, quote) for step in steps])
    if any(count.before != count.after for count in found.views):
        yield from ("", "What readers see:", "", *counts(found.views))
    if found.index:
        yield from ("", f"Index entries touched ({len(found.index)}):", "")
        yield from _some([f"- {quote(one.name)}: {one.before} → {one.after}" for one in found.index])
    for rows in found.tables:
        for word, keys in _parts(rows):
            if keys:
                yield from ("", f"{rows.table}, {word} ({len(keys)}):", "")
                yield from _some([f"- {quote(key)}" for key in keys])


def _parts(rows: Rows) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("new", rows.new), ("changed", rows.changed), ("gone", rows.gone))


def _step(step: Step, quote: Callable[[str], str]) -> str:
    change = " → ".join(quote(said) for said in (step.before, step.after) if said)
    return f"- {quote(step.id)} {step.text} ¶{step.para} {quote(step.quote)}: {change}"


def _some(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:LISTED]
    if len(lines) > LISTED:
        yield f"- and {len(lines) - LISTED} more"


def _plain(words: str) -> str:
    return visible(words[:_LONGEST]).replace("\n", " ")


def _code(words: str) -> str:
    """Return words as a code span that nothing in them can end; a cell of a table holds no `|`."""
    return f"`{_plain(words).replace('`', 'ˋ').replace('|', '¦')}`"


def _plain_counts(counts: Sequence[Count]) -> Iterator[str]:
    for one in counts:
        yield f"- {one.name}: {one.before} → {one.after}"


def _table(counts: Sequence[Count]) -> Iterator[str]:
    yield "| | before | after | change |"
    yield "| --- | ---: | ---: | ---: |"
    for one in counts:
        yield f"| {one.name} | {one.before} | {one.after} | {one.after - one.before:+} |"
