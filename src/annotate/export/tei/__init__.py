"""TEI P5: a file for each text, and one with every authority record.

Where rights allow, what is marked stands in the text; where they do not, the file has the numbers, lengths and
summaries of the paragraphs and every mention in a list (`common`, `header`, `body`, `lists`). What is used of TEI is
described for machines in `annotate/export/schemas/tei.rng`, a part of TEI P5: a file that is valid against it is valid
TEI.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from annotate.export.tei.body import beside, body
from annotate.export.tei.common import LANG, TEI, sub
from annotate.export.tei.header import header
from annotate.export.tei.lists import bibliography, listed_sources, lists, record
from annotate.export.value import FIELDS, PARTS, Annotated, Content, File, Format, Made

if TYPE_CHECKING:
    from lxml.etree import _Element


def document(content: Content, one: Annotated) -> bytes:
    """Return the file of a text."""
    root = _root()
    responsible = header(root, content, one)
    stand_off = sub(root, "standOff")
    placed = body(root, one, responsible)
    ids = _closure(content, [id for m in one.shown for id in (m.entity, m.refers_to) if id])
    lists(stand_off, content, ids)
    keys = listed_sources(content, ids)
    keys |= {k for n in one.notes for k in n.sources} | {k for c in one.citations for k in c.sources}
    bibliography(stand_off, content, keys)
    beside(stand_off, one, placed, responsible)
    if not len(stand_off):
        root.remove(stand_off)
    return _bytes(root)


def authority(content: Content) -> bytes:
    """Return the file of the authority records."""
    root = _root()
    responsible = header(root, content, None)
    stand_off = sub(root, "standOff")
    ids = list(content.entity)
    lists(stand_off, content, ids, responsible)
    record(stand_off, content)
    bibliography(stand_off, content, listed_sources(content, ids) | {k for e in content.events for k in e.sources})
    return _bytes(root)


def write(content: Content) -> Made:
    """Return the files."""
    files = [File(f"{one.text.id}.xml", document(content, one)) for one in content.texts]
    if content.entities:
        files.append(File("gazetteer.xml", authority(content)))
    return Made(tuple(files))


def _closure(content: Content, ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids with those that stand in the place of replaced ones."""
    found = dict.fromkeys(ids)
    for id in list(found):
        entity = content.entity.get(id)
        while entity and entity.replaced_by and entity.replaced_by not in found:
            found[entity.replaced_by] = None
            entity = content.entity.get(entity.replaced_by)
    return tuple(found)


def _root() -> _Element:
    from lxml.etree import Element

    names: Any = {None: TEI}
    return Element(f"{{{TEI}}}TEI", {LANG: "en"}, nsmap=names)


def _bytes(root: _Element) -> bytes:
    from lxml.etree import indent, tostring

    for part in root:  # a blank in a paragraph would be part of the text
        if not str(part.tag).endswith("}text"):
            indent(part, level=1)
    made: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return made + b"\n"


FORMAT = Format(
    name="tei",
    title="TEI P5, a file for each text and one of the authority records",
    file="tei/",
    media="application/tei+xml",
    write=write,
    fields=frozenset(FIELDS),
    parts=frozenset(PARTS) - {"geodata"},
)
