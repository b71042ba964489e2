"""W3C Web Annotation: our own collections, and those of other tools, by quotation or position.

A target is one of our paragraphs (`…#text-p06`), or the text as a whole, whose characters are counted over its
paragraphs, a line each. Bodies of other tools are read for what they share: a tag or type that names a kind, an address
in the gazetteer or Wikidata, a comment.
"""

from __future__ import annotations

import json
import re
from typing import Any

from annotate.export.web_annotation import PREFIX
from annotate.importers.value import Draft, Importer, Taken, Target, kind_of, member, proposal
from annotate.values.errors import InputError
from annotate.values.model import Certainty, DateRelation, Kind, Mention, Sense, Status

_PARAGRAPH = re.compile(r"-p([0-9]{2,6})$")


def read(raw: bytes, target: Target) -> Taken:
    """Return the annotations of a collection, a page, a list or a single one; raise `InputError` for anything else."""
    try:
        whole = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InputError(f"the file is not JSON ({error}).", remedy="Give annotations as JSON-LD.") from error
    draft = Draft(target)
    for number, item in enumerate(_items(whole), start=1):
        place = str(item.get("id") or f"annotation {number}") if isinstance(item, dict) else f"annotation {number}"
        try:
            _take(draft, place, item)
        except (KeyError, TypeError, AttributeError, ValueError, IndexError, OverflowError) as error:
            draft.leave(place, "", f"not in the form of a Web Annotation ({type(error).__name__}: {error})")
    return draft.taken()


def _items(whole: Any) -> list[Any]:
    if isinstance(whole, dict) and isinstance(whole.get("first"), dict):
        whole = whole["first"]
    if isinstance(whole, dict):
        whole = whole.get("items", [whole] if "target" in whole else None)
    if not isinstance(whole, list):
        raise InputError("the file holds no annotations.", remedy="Give a collection, a page or a list of them.")
    return whole


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value is not None else []


def _take(draft: Draft, place: str, item: dict[str, Any]) -> None:
    target = item["target"]
    selectors = {s["type"]: s for s in _listed(target.get("selector")) if isinstance(s, dict)}
    quote = selectors.get("TextQuoteSelector", {})
    if item.get("motivation") == "commenting" and f"{PREFIX}:kind" not in item:
        return draft.leave(place, str(quote.get("exact", "")), "an editor's note; notes are not taken in")
    at = _anchor(draft, place, target, quote, selectors.get("TextPositionSelector"))
    if at is None:
        return None
    if f"{PREFIX}:kind" in item:
        return draft.add(place, _own(draft, place, item, at))
    return _other(draft, place, item, at)


def _anchor(
    draft: Draft, place: str, target: dict[str, Any], quote: dict[str, Any], position: dict[str, Any] | None
) -> tuple[int, str, int] | None:
    """Return paragraph, words and occurrence of a target."""
    exact, nth = str(quote.get("exact", "")), quote.get(f"{PREFIX}:nth")
    match = _PARAGRAPH.search(str(target.get("source", "")))
    if match and exact and isinstance(nth, int):
        return int(match[1]), exact, nth
    words, starts = draft.target.joined
    paragraphs = draft.target.text.paragraphs
    if match and int(match[1]) < len(paragraphs):
        offset, end_of_it = starts[int(match[1])], starts[int(match[1])] + len(paragraphs[int(match[1])].text or "")
    else:
        offset, end_of_it = 0, len(words)
    start, end = (offset + int((position or {}).get(name, 0)) for name in ("start", "end"))
    if start < end and (not exact or words[start:end] == exact):
        return draft.spot(place, start, end)
    before = str(quote.get("prefix", ""))
    for lead, whole in ((before, f"{before}{exact}{quote.get('suffix', '')}"), ("", exact)) if exact else ():
        found = words.find(whole, offset, end_of_it)
        if found >= 0 and words.find(whole, found + 1, end_of_it) < 0:
            return draft.spot(place, found + len(lead), found + len(lead) + len(exact))
    draft.leave(place, exact, "its words do not stand in the text, or in more than one place")
    return None


def _own(draft: Draft, place: str, item: dict[str, Any], at: tuple[int, str, int]) -> Mention:
    said = {name: str(item.get(f"{PREFIX}:{name}", "")) for name in _OWN}
    notes = [body["value"] for body in _listed(item.get("body")) if body.get("purpose") == "commenting"]
    return Mention(
        str(item.get("id", "")).rpartition("#")[2], "", *at, Kind(said["kind"]),
        entity=said["entity"],
        sense=member(Sense, said["sense"]),
        refers_to=said["refers_to"],
        edtf=draft.date(place, at[1], said["edtf"]),
        relation=member(DateRelation, said["relation"]),
        certainty=member(Certainty, said["certainty"]) or Certainty.MEDIUM,
        status=member(Status, said["status"]) or Status.PROPOSED,
        by=str(item.get("creator", {}).get("name", "import")),
        note=str(notes[0]) if notes else "",
    )  # fmt: skip


_OWN = ("kind", "entity", "sense", "refers_to", "edtf", "relation", "certainty", "status")


def _other(draft: Draft, place: str, item: dict[str, Any], at: tuple[int, str, int]) -> None:
    bodies = [body if isinstance(body, dict) else {"source": body} for body in _listed(item.get("body"))]
    values = [str(body.get("value", "")) for body in bodies]
    kind = next((found for value in values if (found := kind_of(value))), None)
    addresses = [str(body.get("source") or body.get("id") or "") for body in bodies]
    addresses += [value for value in values if value.startswith("http")]
    known = (draft.target.entity_of(one) for one in addresses if one)
    entity = next(filter(None, known), "")
    if kind is None and entity:
        kind = draft.target.entity[entity].kind
    if kind is None:
        return draft.leave(place, at[1], "says of no kind what is named (person, place, organisation, date)")
    comments = [str(body.get("value", "")) for body in bodies if body.get("purpose") == "commenting"]
    creator = item.get("creator")
    by = str(creator.get("name", "")) if isinstance(creator, dict) else str(creator or "")
    draft.add(place, proposal(*at, kind, by or "import", entity=entity, note=comments[0] if comments else ""))
    return None


IMPORTER = Importer("web-annotation", "W3C Web Annotation (JSON-LD)", read)
