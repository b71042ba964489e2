"""The bar above a text: how strongly names are marked, and a legend of every mark that is a filter at once.

The bar stays in view; the legend is folded away in it. Without a script the legend explains and counts, and nothing
that could not work is shown. To add a filter: a group in `_GROUPS` and its counts in `counted`; the script
(`static/reading-ink.js`) reads the groups from the boxes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from annotate.figures.stage.actors import ACTORS
from annotate.sphinxext.vocabulary import KINDS, words_of
from annotate.values.model import Mention, Sense, Status

INKS = (
    ("quiet", "Quiet", "a hair line under each name"),
    ("marked", "Marked", "line, sign and tint by kind"),
    ("actors", "Who is meant", "names in the colour of those who act"),
)
"""The strengths of the ink: value, words, meaning; the first is that of a page without a script."""


class _Choice(NamedTuple):
    """What may be shown or left out: its value in addresses, its name, the classes of a sample, its look in words."""

    value: str
    name: str
    sample: str
    look: str


_SENSES = (
    _Choice("literal", "Literal", "", "no arrow: the place itself"),
    _Choice("metonymic", "Metonymic", "mention metonymic", "arrow: the place stands for those who act there"),
)
_STATUSES = (
    _Choice("accepted", "Settled", "", "the editors agree"),
    _Choice(
        "disputed", "Disputed", "mention disputed", "broken line and the sign ≠: the words have more than one reading"
    ),
)
_GRADES = (
    _Choice("high", "High certainty", "", "unbroken line"),
    _Choice("medium", "Medium certainty", "mention medium", "broken line"),
    _Choice("low", "Low certainty", "mention low", "broken line"),
)
_GROUPS = (("sense", _SENSES), ("status", _STATUSES), ("sure", _GRADES))


def counted(mentions: Iterable[Mention]) -> dict[str, int]:
    """Return how many mentions there are of each kind, sense, status and grade."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        counts[words_of(mention.kind).slug] += 1
        counts["literal"] += mention.sense is Sense.LITERAL
        counts["metonymic"] += mention.sense is Sense.METONYMIC
        counts[str(Status.DISPUTED if mention.status is Status.DISPUTED else Status.ACCEPTED)] += 1
        counts[str(mention.certainty)] += 1
    return dict(counts)


def bar_html(counts: dict[str, int], *, notes: bool, actors: bool) -> str:
    """Return the bar: the choice of ink, and the legend folded away; `actors` where anybody is meant."""
    shown = INKS if actors else INKS[:-1]
    inks = "".join(
        f'<label title="{meaning}"><input type="radio" name="ink" value="{value}"'
        f"{' checked' if value == INKS[0][0] else ''} /> <span>{words}</span></label>"
        for value, words, meaning in shown
    )
    total = sum(counts.get(words.slug, 0) for words in KINDS)
    legend = legend_html(counts, notes=notes, interactive=True)
    who = _actors_html() if actors else ""
    return (
        '<div class="reading-bar" role="region" aria-label="Marks in the text">\n'
        f'<fieldset class="bar-ink"><legend>Names</legend>{inks}</fieldset>\n'
        '<details class="bar-legend"><summary><span class="bar-word">Marks and filter</span> '
        f'<span class="legend-said" role="status">{total:,}</span></summary>\n'
        f'<div class="bar-panel">{legend}{who}</div></details>\n'
        '<p class="bar-place"></p>\n</div>\n'
    )


def _actors_html() -> str:
    rows = "".join(
        f'<li><span class="actor" data-actor="{actor.id}">{actor.words}</span> '
        f'<span class="legend-style">{f"small {actor.sign}" if actor.states else "no letter"}</span></li>'
        for actor in ACTORS
    )
    return f'<div class="bar-actors"><p>Who is meant</p>\n<ul class="legend-items">{rows}</ul></div>\n'


def legend_html(counts: dict[str, int], *, notes: bool, interactive: bool) -> str:
    """Return the legend: every mark in words, with its count; a filter where `interactive`."""
    rows = [
        _row("show", _Choice(words.slug, words.many, f"mention mention-{words.slug}", words.style), counts[words.slug])
        for words in KINDS
        if counts.get(words.slug)
    ]
    for group, choices in _GROUPS:
        some = [choice for choice in choices if counts.get(choice.value)]
        if len(some) > 1:
            rows += [_row(group, choice, counts[choice.value]) for choice in some]
    if notes:
        rows.append(_row("notes", _Choice("notes", "Editors’ notes", "", "small figures"), None))
    controls = (
        '<p class="legend-buttons" hidden="hidden"><button type="button" data-show="all">Show all</button> '
        '<button type="button" data-show="none">Show none</button></p>\n'
        if interactive
        else ""
    )
    return (
        '<fieldset class="edition-legend"><legend>What the marks mean</legend>\n'
        f'<ul class="legend-items">\n{"".join(rows)}</ul>\n{controls}</fieldset>\n'
    )


def _row(group: str, choice: _Choice, count: int | None) -> str:
    name = escape(choice.name)
    shown = f'<span class="{choice.sample}">{name}</span>' if choice.sample else f"<span>{name}</span>"
    number = "" if count is None else f' <span class="legend-count">{count:,}</span>'
    box = f'<input type="checkbox" name="{group}" value="{choice.value}" checked="checked" hidden="hidden" />'
    look = f'<span class="legend-style">{choice.look}</span>'
    return f'<li class="legend-item"><label>{box} {shown} {look}{number}</label></li>\n'
