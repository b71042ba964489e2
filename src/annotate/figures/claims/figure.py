"""The article's claims and what the record says: verdicts by paragraph, and each claim with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.figures.claims import data as claims_data
from annotate.figures.claims.data import LOOKS, Checked, look, of_verdict
from annotate.figures.kit import style, svg, views
from annotate.figures.kit.figure import Column, Figure, Row, Wording
from annotate.figures.kit.markup import Markup, el, join
from annotate.figures.kit.page import row_id, source_links
from annotate.figures.kit.scene import PHONE, Entry, Group, Item, Line, Mark, Room, Scene, Shape, Text, stacked
from annotate.figures.kit.views import View, attributes, overlay
from annotate.figures.texts import Narrative, narratives
from annotate.values.record import Verdict

if TYPE_CHECKING:
    from annotate.edition import Edition

ID = "claims"

_TOP, _PILE = 30.0, 13.0
_WIDE, _NARROW = Room(728, 200, 716), Room(PHONE, 6, PHONE - 6)
_COLUMNS = ("Claim", "Paragraph", "Words", "Claim in our words", "Verdict", "Certainty", "Evidence", "Computed")


def _mark(item: Checked, x: float, y: float) -> Mark:
    claim, drawn = item.claim, look(item.claim.verdict)
    label = f"Paragraph {claim.para}: {drawn.words}. {claim.claim}"
    return Mark(drawn.role, drawn.shape, x, y, 9.0, claim.certainty, claim.id, label)


def draw(checked: Sequence[Checked], shown: Sequence[Checked] | None = None) -> Scene:
    """Return one row a verdict and one column a paragraph; the claims of one paragraph pile up.

    Parameters
    ----------
    checked
        The claims that have a place in the drawing.
    shown
        Those of them that are drawn and counted; by default all.
    """
    kept = checked if shown is None else shown
    return replace(_draw(checked, kept, _WIDE), narrow=_draw(checked, kept, _NARROW))


def _draw(checked: Sequence[Checked], kept: Sequence[Checked], room: Room) -> Scene:
    last = max((item.claim.para for item in checked), default=0)
    items: list[Item] = []
    y = _TOP
    for drawn in LOOKS:
        some = of_verdict(checked, drawn.verdict)
        piles = {n: [item for item in some if item.claim.para == n] for n in range(last + 1)}
        height = _PILE * max(1, *(len(pile) for pile in piles.values())) + 12
        y += height + room.above
        items.append(Line("grid", ((room.left, y), (room.right, y))))
        words = f"{drawn.words} ({len(of_verdict(kept, drawn.verdict))})"
        items.append(room.name(words, y - height + 3 if room.above else y - 5))
        for number, pile in piles.items():
            items += [
                _mark(item, _x(number, last, room), y - 9 - n * _PILE) for n, item in enumerate(pile) if item in kept
            ]
    every = 5 if room.above else 1
    axis = [Text(str(n), _x(n, last, room), _TOP - 6, 11, "middle", "quiet") for n in range(0, last + 1, every)]
    if not room.above:
        axis.append(Text("paragraph", room.left - 10, _TOP - 6, 11, "end", "quiet"))
    return Scene("verdicts", "Verdicts by paragraph", room.width, y + 8, (Group((*axis, *items)),), wide=True)


def _x(number: int, last: int, room: Room) -> float:
    return room.left + 12 + (room.right - room.left - 24) * number / max(1, last)


def _entry(item: Checked, name_of: Callable[[str], str]) -> Markup:
    claim, drawn = item.claim, look(item.claim.verdict)
    sample = svg.swatch(Mark(drawn.role, drawn.shape, 14, 8, 8, claim.certainty), f"fig-{ID}")
    parts: list[str] = [sample, el("strong", f"{drawn.words}: "), claim.claim, el("span", claim.evidence)]
    if item.computed:
        parts.append(el("span", f"Computed: {item.computed}.", class_="an-meta"))
    if claim.note:
        parts.append(el("span", claim.note, class_="an-meta"))
    meta = f"At “{claim.quote}”; certainty of the verdict: {claim.certainty}; sources: "
    parts.append(el("span", meta, source_links(claim.sources, name_of), class_="an-meta"))
    return el("li", *parts, id=row_id(ID, claim.id), class_="an-claim", **attributes(item.views))


def _list(of: Narrative, checked: Sequence[Checked], name_of: Callable[[str], str]) -> Markup:
    parts = []
    for number, some in claims_data.paragraphs(checked):
        heading = f"fig-{ID}-p{number:02d}"
        here = tuple(view for view in View if any(view in item.views for item in some))
        title = el("p", of.link(number, f"Paragraph {number}"), class_="an-period", id=heading, **attributes(here))
        parts += [title, el("ul", *(_entry(item, name_of) for item in some), aria_labelledby=heading)]
    return el("div", join(parts), class_="an-list an-claims")


def _row(item: Checked) -> Row:
    claim = item.claim
    words = (claim.id, str(claim.para), claim.quote, claim.claim, look(claim.verdict).words, str(claim.certainty))
    return Row(
        claim.id, (*words, claim.evidence, item.computed, claim.test, claim.note, "; ".join(claim.sources)), item.views
    )


def _legend() -> tuple[Entry, ...]:
    verdicts = (Entry(Mark(v.role, v.shape, 14, 8, 8), f"{v.words}: {v.meaning}") for v in LOOKS)
    grades = (
        Entry(Mark("town", Shape.CIRCLE, 14, 8, 8, s.certainty), f"{s.look}: {s.meaning}") for s in style.CERTAINTIES
    )
    return (*verdicts, *grades)


def _description(checked: Sequence[Checked]) -> tuple[str, ...]:
    counted = ", ".join(f"{drawn.words} {len(of_verdict(checked, drawn.verdict))}" for drawn in LOOKS)
    against = "; ".join(
        f"paragraph {item.claim.para}, {item.claim.claim[0].lower()}{item.claim.claim[1:].rstrip('.')}"
        for item in of_verdict(checked, Verdict.CONTRADICTED)
    )
    computed = sum(bool(item.computed) for item in checked)
    return (
        f"Verdicts on {len(checked)} claims: {counted}.",
        f"Against the record stand: {against}." if against else "No claim stands against the record.",
        f"{computed} verdicts rest on values that the tables give each time; the others on documents alone.",
    )


def _title(checked: Sequence[Checked]) -> str:
    held = len(of_verdict(checked, Verdict.SUPPORTED)) + len(of_verdict(checked, Verdict.WITH_LIMITS))
    against = len(of_verdict(checked, Verdict.CONTRADICTED))
    return f"Of {len(checked)} claims {held} are supported, some within limits; {against} stand against the record"


def build(edition: Edition) -> Figure:
    """Return the figure of the claims of the edition's subject.

    Raises
    ------
    DataError, InputError
        If a table cannot be read.
    UsageError
        If the test of a claim names what is not in the data.
    """
    of = narratives(edition)[0]
    checked = claims_data.read(edition, of.text)
    by_view = views.by_view(ID, checked, lambda item: item.views)
    scene = overlay({view: draw(checked, shown) for view, shown in by_view.items()})
    return Figure(
        id=ID,
        said=tuple(Wording(view, _title(shown), _description(shown)) for view, shown in by_view.items()),
        alt="A row for each verdict, from supported to not testable, and a column for each paragraph of the "
        f"{of.words}; each claim is a mark, and the list below gives claim, evidence and sources.",
        panels=(scene,),
        legend=_legend(),
        columns=(
            *(Column(name) for name in (*_COLUMNS, "Test", "Note")),
            Column("Sources", sources=True),
        ),
        rows=tuple(_row(item) for item in checked),
        cited=tuple(key for item in checked for key in item.claim.sources),
        method="Claims are restated in our words and judged one by one; a sentence with two claims gives two rows. "
        f"Which statements count as claims is the editors’ choice, so the numbers are no mark for the {of.words}. The "
        "conditions under a verdict are computed again from the tables each time.",
        sheet=stacked(
            (scene,), f"Source: data/claims/{of.text}.csv, with evidence and sources for every claim.", room=232
        ),
        list=_list(of, checked, edition.bibliography.name),
    )
