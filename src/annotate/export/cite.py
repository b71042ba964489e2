"""How the edition, or a part of it, is cited: in words, as BibTeX, RIS and CSL-JSON. All from `CITATION.cff`.

A part is a page, a paragraph, an authority record, an annotation or a note. It is cited by its address and by its
identifier, which stays when the pages move; and with the version, since annotations change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from annotate.values.publication import Agent, Publication, slug


@dataclass(frozen=True, slots=True)
class Part:
    """What is cited: its title, page and anchor, and the id that its identifier is made of; all empty: the whole."""

    title: str = ""
    page: str = ""
    anchor: str = ""
    id: str = ""

    def address(self, publication: Publication) -> str:
        """Return where it is to be read."""
        where = self.page + (f"#{self.anchor}" if self.anchor else "")
        if not where:
            return publication.url or publication.uri()
        return publication.address(where)


WHOLE = Part()


def plain(publication: Publication, part: Part = WHOLE) -> str:
    """Return the citation in words."""
    said = [publication.editors, publication.year]
    if part.title:
        said += [f"“{part.title}”", f"in {publication.title}"]
    else:
        said += [publication.title]
    said += [f"version {publication.version}"]
    if publication.doi:
        said.append(f"https://doi.org/{publication.doi}")
    said.append(part.address(publication))
    identifier = publication.uri(part.id)
    said += [identifier] if identifier not in said else []
    return ", ".join(said) + "."


def bibtex(publication: Publication, part: Part = WHOLE) -> str:
    """Return the citation as BibTeX."""
    people = " and ".join(f"{{{_tex(a.name)}}}" if a.name else _tex(a.filed) for a in publication.authors)
    fields = {
        "author": people,
        "title": f"{{{_tex(part.title or publication.title)}}}",
        "booktitle": f"{{{_tex(publication.title)}}}" if part.title else "",
        "publisher": f"{{{_tex(publication.editors)}}}" if part.title else "",
        "year": publication.year,
        "version": _tex(publication.version),
        "doi": publication.doi,
        "url": part.address(publication) if publication.url else "",
        "note": f"Enriched digital edition, version {_tex(publication.version)}, {publication.uri(part.id)}",
    }
    kept = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{'incollection' if part.title else 'misc'}{{{_key(publication, part)},\n{kept},\n}}"


_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def _tex(text: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda m: _TEX.get(m[0], f"\\{m[0]}"), text)


def _key(publication: Publication, part: Part) -> str:
    tail = slug(part.id or part.page.removesuffix(".html"))
    return f"{publication.slug}-{tail}" if tail else publication.slug


def ris(publication: Publication, part: Part = WHOLE) -> str:
    """Return the citation as RIS."""
    rows = [("TY", "CHAP" if part.title else "DATA")]
    rows += [("AU", agent.filed) for agent in publication.authors]
    rows += [("TI", part.title or publication.title), ("T2", publication.title if part.title else "")]
    rows += [("PY", publication.year), ("DA", publication.date.replace("-", "/")), ("ET", publication.version)]
    rows += [("PB", publication.editors), ("DO", publication.doi), ("LA", "en")]
    rows += [
        ("UR", part.address(publication) if publication.url else ""),
        ("ID", publication.uri(part.id)),
        ("ER", " "),
    ]
    return "".join(f"{tag}  - {value.strip()}\r\n" for tag, value in rows if value)


def csl(publication: Publication, part: Part = WHOLE) -> str:
    """Return the citation as CSL-JSON."""
    described: dict[str, Any] = {
        "id": _key(publication, part),
        "type": "chapter" if part.title else "dataset",
        "title": part.title or publication.title,
        "container-title": publication.title if part.title else "",
        "author": [_csl(agent) for agent in publication.authors],
        "issued": {"date-parts": [[int(number) for number in publication.date.split("-")]]},
        "version": publication.version,
        "publisher": publication.editors,
        "DOI": publication.doi,
        "URL": part.address(publication) if publication.url else "",
        "note": publication.uri(part.id),
        "language": "en",
    }
    return json.dumps([{key: value for key, value in described.items() if value}], ensure_ascii=False)


def _csl(agent: Agent) -> dict[str, str]:
    return {"literal": agent.name} if agent.name else {"family": agent.family, "given": agent.given}


FORMS: tuple[tuple[str, str, Callable[[Publication, Part], str]], ...] = (
    ("plain", "In words", plain),
    ("bibtex", "BibTeX", bibtex),
    ("ris", "RIS", ris),
    ("csl", "CSL-JSON", csl),
)
"""The forms of a citation: their names, what they are called, and the functions that make them."""
