"""OAI-PMH 2.0 as files: the answers that a harvester asks for, in Dublin Core, for a host that has no program to ask.

`Identify.xml` must name an address to write to and one to harvest from; while `CITATION.cff` has neither it is left
out, and the report of losses says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotate.export.value import Content, File, Format, Loss, Made

if TYPE_CHECKING:
    from lxml.etree import _Element

_OAI = "http://www.openarchives.org/OAI/2.0/"
_OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = "http://purl.org/dc/elements/1.1/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"

Record = tuple[str, tuple[tuple[str, str], ...]]


def records(content: Content) -> tuple[Record, ...]:
    """Return identifier and Dublin Core of the edition and of each of its texts' annotations."""
    publication = content.publication
    common = (
        *(("creator", agent.filed) for agent in publication.authors),
        ("publisher", publication.editors),
        ("date", publication.date),
        ("language", "en"),
    )
    whole = (
        ("title", publication.title),
        ("description", publication.abstract),
        ("type", "Dataset"),
        *common,
        *(("subject", word) for word in publication.keywords),
        *(("rights", f"https://spdx.org/licenses/{licence}") for licence in publication.licences),
        ("identifier", publication.uri()),
        ("identifier", f"https://doi.org/{publication.doi}" if publication.doi else ""),
        ("identifier", publication.url),
    )
    texts = (
        (
            publication.uri(one.text.id),
            (
                ("title", f"Annotations of {one.text.meta.title}"),
                ("type", "Dataset"),
                *common,
                ("rights", "https://spdx.org/licenses/CC-BY-4.0"),
                ("relation", publication.uri()),
                ("source", f"{one.text.meta.author}, {one.text.meta.title}, {one.text.meta.publisher}, "
                           f"{one.text.meta.date.text}"),
                ("identifier", publication.uri(one.text.id)),
                ("identifier", publication.address(f"{one.text.meta.page}.html") if one.text.meta.page else ""),
            ),
        )
        for one in content.texts
    )  # fmt: skip
    return ((publication.uri(), whole), *texts)


def write(content: Content) -> Made:
    """Return the files."""
    publication = content.publication
    files = [_file(content, name) for name in ("ListMetadataFormats", "ListIdentifiers", "ListRecords")]
    lost = []
    if publication.contact and publication.url:
        files.insert(0, _file(content, "Identify"))
    else:
        lost.append(Loss("Identify", "the record of the edition names no address of its pages or no contact"))
    ids = tuple(m.id for m in content.shown)
    return Made(tuple(files), (*lost, Loss("annotation", "describes the edition and its texts as wholes", ids)))


def _file(content: Content, verb: str) -> File:
    from lxml.etree import Element, SubElement, indent, tostring

    names: Any = {None: _OAI, "xsi": _XSI}
    root = Element(f"{{{_OAI}}}OAI-PMH", nsmap=names)
    root.set(f"{{{_XSI}}}schemaLocation", f"{_OAI} {_OAI}OAI-PMH.xsd")
    stamp = f"{content.publication.date}T00:00:00Z"
    SubElement(root, f"{{{_OAI}}}responseDate").text = stamp
    asked = {"verb": verb} | ({"metadataPrefix": "oai_dc"} if verb in ("ListIdentifiers", "ListRecords") else {})
    SubElement(root, f"{{{_OAI}}}request", asked).text = content.publication.address(f"exports/oai/{verb}.xml")
    _ANSWER[verb](SubElement(root, f"{{{_OAI}}}{verb}"), content)
    indent(root)
    return File(f"{verb}.xml", tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n")


def _identify(made: _Element, content: Content) -> None:
    from lxml.etree import SubElement

    publication = content.publication
    said = {
        "repositoryName": publication.title,
        "baseURL": publication.address("exports/oai"),
        "protocolVersion": "2.0",
        "adminEmail": publication.contact.email if publication.contact else "",
        "earliestDatestamp": publication.date,
        "deletedRecord": "no",
        "granularity": "YYYY-MM-DD",
    }
    for name, value in said.items():
        SubElement(made, f"{{{_OAI}}}{name}").text = value


def _formats(made: _Element, _: Content) -> None:
    from lxml.etree import SubElement

    one = SubElement(made, f"{{{_OAI}}}metadataFormat")
    for name, value in (
        ("metadataPrefix", "oai_dc"),
        ("schema", f"{_OAI}oai_dc.xsd"),
        ("metadataNamespace", _OAI_DC),
    ):
        SubElement(one, f"{{{_OAI}}}{name}").text = value


def _identifiers(made: _Element, content: Content) -> None:
    for id, _ in records(content):
        _header(made, id, content)


def _header(made: _Element, id: str, content: Content) -> None:
    from lxml.etree import SubElement

    header = SubElement(made, f"{{{_OAI}}}header")
    SubElement(header, f"{{{_OAI}}}identifier").text = id
    SubElement(header, f"{{{_OAI}}}datestamp").text = content.publication.date


def _records(made: _Element, content: Content) -> None:
    from lxml.etree import SubElement

    for id, said in records(content):
        record = SubElement(made, f"{{{_OAI}}}record")
        _header(record, id, content)
        inner = SubElement(
            SubElement(record, f"{{{_OAI}}}metadata"), f"{{{_OAI_DC}}}dc", nsmap={"oai_dc": _OAI_DC, "dc": _DC}
        )
        for name, value in said:
            if value:
                SubElement(inner, f"{{{_DC}}}{name}").text = value


_ANSWER = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListIdentifiers": _identifiers,
    "ListRecords": _records,
}

FORMAT = Format(
    name="oai",
    title="OAI-PMH answers as files (Dublin Core)",
    file="oai/",
    media="text/xml",
    write=write,
    fields=frozenset(),
    parts=frozenset(),
)
