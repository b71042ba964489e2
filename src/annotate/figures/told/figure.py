"""Discourse order and calendar order of a text: its dates as told, the jumps between them, and the list of both."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from annotate.figures.kit import style, svg, views
from annotate.figures.kit.figure import Column, Figure, Row, Wording
from annotate.figures.kit.markup import NOTHING, Markup, el
from annotate.figures.kit.page import row_id
from annotate.figures.kit.scene import Bar, Entry, Line, stacked
from annotate.figures.kit.views import View, attributes, overlay
from annotate.figures.texts import Narrative
from annotate.figures.told import data as told_data
from annotate.figures.told.data import Jump, Told
from annotate.figures.told.scene import telling

if TYPE_CHECKING:
    from annotate.edition import Edition

_NAMES = (
    *("Words", "Paragraph", "Date", "EDTF", "Direction", "Certainty"),
    *("Jump from the date before, years", "At least", "At most", "Sources"),
)
_COLUMNS = tuple(
    Column(name, sources=name == "Sources", numeric=name in ("Paragraph", *_NAMES[6:9])) for name in _NAMES
)


def id_of(of: Narrative) -> str:
    """Return the id of the figure of a text."""
    return f"told-{of.slug}"


def _legend() -> tuple[Entry, ...]:
    def bar(certainty: style.CertaintyStyle | None = None, soft: bool = False) -> Bar:
        if certainty is None:
            return Bar("town", 2, 5, 24, 6, fade_start=soft, fade_end=soft)
        return Bar("town", 2, 5, 24, 6, certainty.certainty)

    return (
        Entry(bar(), "bar: every day that the words may mean; a day is drawn as a short bar"),
        Entry(bar(soft=True), "bar with fading ends: about that time, or an unsharp decade"),
        Entry(Line("rule", ((20, 5), (24, 8), (20, 11))), "arrow: the sentence speaks of the time before or after"),
        Entry(Line("soviet", ((24, 2), (4, 14))), "line to the left, vermilion: the text jumps back (−, in years)"),
        Entry(Line("american", ((4, 2), (24, 14))), "line to the right, blue: the text jumps ahead (+, in years)"),
        Entry(Line("leader", ((12, 2), (16, 14))), "thin line: no jump; the dates share a day or lie within a year"),
        *(Entry(bar(s), f"{s.look}: {s.meaning}") for s in style.CERTAINTIES if s.certainty != "low"),
    )


def jump_words(jump: Jump) -> str:
    """Return a jump in words: `41.2 years back`."""
    return f"{abs(jump.size):.1f} years {'back' if jump.back else 'ahead'}"


def _entry(id: str, of: Narrative, told: Told, jump: Jump | None) -> Markup:
    bar = svg.swatch(Bar("town", 2, 5, 24, 6, told.certainty, told.soft, told.soft), f"fig-{id}")
    direction = f" (the sentence speaks of the time {told.relation} it)" if told.relation else ""
    moved = el("span", f"{jump_words(jump)} from the date before", class_="an-meta") if jump else NOTHING
    where = of.link(told.para, f"¶{told.para}", told.key)
    words = f" “{told.quote}”: {told.edtf.words}{direction}"
    return el("li", bar, where, words, moved, id=row_id(id, told.key), **attributes(told.views))


def _list(id: str, of: Narrative, told: tuple[Told, ...], jumps: dict[str, Jump]) -> Markup:
    entries = (_entry(id, of, one, jumps.get(one.key)) for one in told)
    heading = el("p", f"The dates of the {of.words} in the order in which they are told", class_="an-period")
    return el("div", heading, el("ol", *entries), class_="an-list")


def _row(told: Told, jump: Jump | None, sources: tuple[str, ...]) -> Row:
    sizes = (f"{jump.size:+.1f}", f"{abs(jump.least):.1f}", f"{abs(jump.greatest):.1f}") if jump else ("", "", "")
    direction = str(told.relation) if told.relation else ""
    cells = (told.quote, str(told.para), told.edtf.words, told.edtf.text, direction, str(told.certainty))
    return Row(told.key, (*cells, *sizes, "; ".join(sources)), told.views)


def _sources(edition: Edition, of: Narrative) -> dict[int, tuple[str, ...]]:
    """Return what each paragraph rests on: what the text cites there, or the text itself where it is a source."""
    key = edition.text(of.text).meta.source_key
    if key:
        return dict.fromkeys(range(of.paragraphs), (key,))
    found = sorted(edition.citations(of.text), key=lambda c: c.para)
    return {
        para: tuple(dict.fromkeys(key for citation in group for key in citation.sources))
        for para, group in groupby(found, key=lambda c: c.para)
    }


def _furthest(jumps: tuple[Jump, ...]) -> str:
    """Return the widest jump back and the widest ahead as a sentence."""
    parts = []
    for back in (True, False):
        jump = told_data.largest(jumps, back)
        if jump:
            ends = f"from “{jump.origin.quote}” to “{jump.target.quote}”"
            paras = sorted({jump.origin.para, jump.target.para})
            where = f"paragraph{'s' if len(paras) > 1 else ''} {' and '.join(map(str, paras))}"
            way = "back" if back else "ahead"
            parts.append(f"the widest jump {way} is one of {abs(jump.size):.1f} years, {ends} ({where})")
    return f"Of these, {'; '.join(parts)}." if parts else "It does not jump at all."


def _wording(words: str, told: tuple[Told, ...], view: View) -> Wording:
    """Return the finding and the figure in words, counted from the dates that a view shows."""
    if not told:
        return Wording(view, f"The {words} names no date", ("There is nothing to draw.",))
    found = told_data.jumps(told)
    back, ahead = sum(j.back for j in found), sum(not j.back for j in found)
    return Wording(
        view,
        f"The {words} names {len(told)} dates; between them it jumps back {back} times and ahead {ahead} times",
        (
            f"The {words} names {len(told)} dates, between {min(t.start.year for t in told)} and "
            f"{max(t.end.year for t in told)}. From one to the next it jumps back {back} times "
            f"and ahead {ahead} times.",
            _furthest(found),
        ),
    )


def build(edition: Edition, of: Narrative) -> Figure:
    """Return the figure of a text.

    Raises
    ------
    DataError, InputError
        If an annotation or a citation cannot be read.
    """
    id = id_of(of)
    told = told_data.read(edition, of)
    by_target = {jump.target.key: jump for jump in told_data.jumps(told)}
    sources = _sources(edition, of)
    by_view = views.by_view(id, told, lambda one: one.views)
    scene = overlay({view: telling(told, of.words, shown) for view, shown in by_view.items()})
    method = (
        "A date covers every day that its EDTF value may mean. A jump lies between two dates told one after the other "
        "that share no day and whose middles are at least a year apart; its size is the distance of the middles, with "
        "the least and greatest distance beside it. The dates are the editors’ decisions; order is that of the text, "
        "and no relation between the sentences is assumed."
    )
    if of.opening:
        left = f"{' and '.join(of.opening)} {'are' if len(of.opening) > 1 else 'is'}"
        method += f" The telling begins at paragraph {of.first}: {left} left out."
    return Figure(
        id=id,
        said=tuple(_wording(of.words, shown, view) for view, shown in by_view.items()),
        alt=f"Dates of the {of.words} from top to bottom as told, against the calendar from left to right; lines "
        "between them run left where the text jumps back and right where it jumps ahead.",
        panels=(scene,),
        legend=_legend(),
        columns=_COLUMNS,
        rows=tuple(_row(one, by_target.get(one.key), sources.get(one.para, ())) for one in told),
        cited=tuple(key for one in told for key in sources.get(one.para, ())),
        method=method,
        sheet=stacked(
            (scene,),
            f"Source: data/annotations/{of.text}; the table of the figure gives every date and jump.",
            room=240,
            below=28,
        ),
        list=_list(id, of, told, by_target),
    )
