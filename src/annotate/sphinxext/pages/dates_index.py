"""The index of dates: what the texts date, in the order of the calendar, with EDTF values in words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docutils import nodes

from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.nodes import OPEN_WIDE, code, fold, para, row_of, section, strong
from annotate.sphinxext.pages.records import by_text, locators
from annotate.sphinxext.vocabulary import DATE_RELATION, date_anchor
from annotate.values.edtf import Edtf
from annotate.values.model import Kind, Mention

if TYPE_CHECKING:
    from sphinx.util.docutils import SphinxDirective


def decade(value: Edtf) -> tuple[int, str]:
    """Return the decade under which a date is filed, by its first day, as number and in words."""
    year = value.earliest.year
    if year < 1000:
        return -1, "Without a beginning"
    return year // 10, f"{year // 10}0s"


def date_index(_: SphinxDirective, found: Concordance) -> list[nodes.Node]:
    """Return the dates by decade, then the expressions that could be given no value."""
    groups: dict[tuple[int, str], list[Edtf]] = defaultdict(list)
    loose: list[Mention] = []
    for subject, mentions in sorted(found.by_subject.items()):
        dates = [mention for mention in mentions if mention.kind is Kind.DATE]
        if dates and dates[0].edtf.text == subject:
            groups[decade(dates[0].edtf)].append(dates[0].edtf)
        else:
            loose += dates
    decades = [
        (title, f"decade-{max(number, 0)}", sorted(values)) for (number, title), values in sorted(groups.items())
    ]
    shown: list[nodes.Node] = [row_of([(title, anchor) for title, anchor, _ in decades])]
    for title, anchor, values in decades:
        entries = (node for value in values for node in _entry(found, value))
        several = f"{len(values)} dates" if len(values) > 1 else "one date"
        shown.append(section(title, anchor, fold("", *entries, summary=several, classes=[OPEN_WIDE])))
    if loose:
        shown.append(section("Without a calendar value", "unlinked-date", para(*locators(loose))))
    return shown


def _entry(found: Concordance, value: Edtf) -> list[nodes.Node]:
    mentions = found.by_subject[value.text]
    relations = {DATE_RELATION[mention.relation] for mention in mentions if mention.relation}
    said = f", also {' and '.join(sorted(relations))}" if relations else ""
    heading = para(strong(value.words), f"{said} ", code(value.text), ids=[date_anchor(value)], classes=["date-entry"])
    return [heading, by_text(mentions)]
