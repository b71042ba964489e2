"""Links in time and among themselves: what is linked existed at the date spoken of; one string has one referent.

The date spoken of is judged from the decided dates alone, so that it can be judged where the text is not at hand: the
dates of the paragraph; where it has none, the last one before it and the text's own date. A link is out of time only if
its entity existed at none of them, which spares a sentence that looks back. Persons may be spoken of after their death,
events and terms at any time. A row that is meant so says `retrospective` in its note.

One string with two referents in a text is a warning, because the linker tells namesakes apart by date and people may
not have. The file `gazetteer/namesakes.csv` lists those that are meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotate.files.rows import Sheet
from annotate.files.snapshot import Snapshot
from annotate.gazetteer import Gazetteer, gazetteer_of, normalise
from annotate.values.authority import Entity, Namesake
from annotate.values.edtf import NO_DATE, Edtf
from annotate.values.errors import AnnotateError
from annotate.values.model import Kind, Mention, Status
from annotate.values.problems import Problem, Severity

RETROSPECTIVE = "retrospective"
_DECIDED = (Status.ACCEPTED, Status.PROPOSED)
_IN_TIME = (Kind.PERSON, Kind.PLACE, Kind.ORG)


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield links out of time, and strings of one text that are linked differently."""
    try:
        gazetteer = gazetteer_of(snapshot)
    except AnnotateError:
        return  # reported by the checks of cells and of the gazetteer
    allowed = _allowed(snapshot)
    for text_id in snapshot.text_ids:
        files = snapshot.mentions(text_id)
        yield from _out_of_time(snapshot, text_id, files, gazetteer)
        yield from _linked_differently(files, allowed)


def _out_of_time(
    snapshot: Snapshot, text_id: str, files: Sequence[Sheet[Mention]], gazetteer: Gazetteer
) -> Iterator[Problem]:
    try:
        own = snapshot.meta(text_id).reference_date
    except AnnotateError:
        return
    last = NO_DATE
    for file in files:
        dates = [m.edtf for m in file.values if m.kind is Kind.DATE and m.status in _DECIDED and m.edtf]
        spoken_of = tuple(dict.fromkeys(dates or [date for date in (last, own) if date]))
        last = dates[-1] if dates else last
        judged: dict[str, bool] = {}
        for mention in file.values if spoken_of else ():
            if mention.kind is Kind.DATE or mention.status is Status.REJECTED or RETROSPECTIVE in mention.note:
                continue
            for column, id in (("entity", mention.entity), ("refers_to", mention.refers_to)):
                if id not in judged:
                    entity = gazetteer.get(id)
                    judged[id] = entity is not None and _misses(entity, spoken_of)
                if judged[id]:
                    what = f"{mention.quote!r} is linked to {id}, which existed {gazetteer.entity(id).span}"
                    expected = f"what existed at {' or '.join(map(str, spoken_of))}"
                    remedy = f"Link what is meant at that date, or write '{RETROSPECTIVE}: …' in note."
                    column_at = file.by_line[mention.line].column(column)
                    yield Problem(file.shown, mention.line, column_at, "existence", what, expected, remedy)


def _misses(entity: Entity, dates: Iterable[Edtf]) -> bool:
    if not entity.span or entity.kind not in _IN_TIME:
        return False
    dies = entity.kind is Kind.PERSON
    return not any(entity.span.overlaps(date) or (dies and entity.span.before(date)) for date in dates)


def _allowed(snapshot: Snapshot) -> Mapping[str, frozenset[str]]:
    """Return, by normal form, the entities that a string may be linked to."""
    found: dict[str, frozenset[str]] = {}
    for row in (row for sheet in snapshot.sheets(Namesake) for row in sheet.values):
        key = normalise(row.name)
        found[key] = found.get(key, frozenset()) | {row.entity}
    return found


def _linked_differently(files: Sequence[Sheet[Mention]], allowed: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Yield, of strings that are linked differently in a text, the links that are fewer; of as many, the later ones."""
    found: dict[str, dict[str, list[tuple[Sheet[Mention], Mention]]]] = {}
    keys = {quote: normalise(quote) for quote in {mention.quote for file in files for mention in file.values}}
    for file in files:
        for mention in file.values:
            if mention.entity and mention.status in _DECIDED and (key := keys[mention.quote]):
                found.setdefault(key, {}).setdefault(mention.entity, []).append((file, mention))
    for key, links in found.items():
        usual = max(links, key=lambda entity: len(links[entity]))  # the first of as many
        meant = allowed.get(key, frozenset())
        for entity, places in links.items() if len(links) > 1 else ():
            for file, mention in places if entity != usual and not {entity, usual} <= meant else ():
                others = links[usual]
                first, where = others[0][1], f"{others[0][0].shown}:{others[0][1].line}"
                more = f" and {len(others) - 1} more" if len(others) > 1 else ""
                what = f"{mention.quote!r} is linked to {entity}, at {where}{more} to {first.entity}"
                remedy = "Link both alike, or list the name with both ids in data/gazetteer/namesakes.csv."
                place = (file.shown, mention.line, file.by_line[mention.line].column("entity"))
                yield Problem(*place, "linked-differently", what, "", remedy, Severity.WARNING)
