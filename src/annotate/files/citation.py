"""`CITATION.cff`, the one source of what the edition says of itself, and `.zenodo.json`, which is made from it.

Zenodo passes over `CITATION.cff` where there is a `.zenodo.json`, so the two must say the same: `annotate fmt` writes
the second, and a check says when it is out of date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotate.values.errors import DataError
from annotate.values.publication import Agent, Publication

CITATION = "CITATION.cff"
ZENODO = ".zenodo.json"
_UUID = re.compile(r"urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: What stands in templates where something is still to be said.
PLACEHOLDERS = re.compile(
    r"(?i)\b(?:foo|bar|lorem|ipsum|todo|fixme|xxx+|tbd|doe)\b|example\.(?:com|org)|0000-0000-0000"
)


def read_publication(root: Path) -> Publication:
    """Return the record of the edition in a folder.

    Raises
    ------
    DataError
        If `CITATION.cff` is missing, is not YAML, or lacks or misspells what is needed.
    """
    import yaml  # type: ignore[import-untyped]

    try:
        raw = yaml.safe_load((root / CITATION).read_text("utf-8"))
        found = _publication(raw)
    except (OSError, KeyError, TypeError, AttributeError, ValueError, yaml.YAMLError) as error:
        said = f"it lacks {error}" if isinstance(error, KeyError) else str(error) or repr(error)
        raise DataError(
            f"{CITATION} cannot be used ({said}).",
            remedy="It needs title, authors, version, date-released and, among identifiers, a urn:uuid.",
        ) from error
    if wrong := sorted(_wrong(found)):
        raise DataError(f"{CITATION} cannot be used ({'; '.join(wrong)}).", remedy="Correct or remove it.")
    return found


def _publication(raw: dict[str, Any]) -> Publication:
    licence = raw.get("license", [])
    identifiers = [str(one.get("value", "")) for one in raw.get("identifiers", [])]
    uuid = next((match[1] for one in identifiers if (match := _UUID.fullmatch(one))), "")
    contacts = [_agent(one) for one in raw.get("contact", [])]
    return Publication(
        title=str(raw["title"]),
        abstract=str(raw.get("abstract", "")).strip(),
        authors=tuple(map(_agent, raw["authors"])),
        version=str(raw["version"]),
        date=str(raw["date-released"]),
        licences=tuple(map(str, licence)) if isinstance(licence, list) else (str(licence),),
        keywords=tuple(map(str, raw.get("keywords", []))),
        uuid=uuid,
        doi=str(raw.get("doi", "")),
        url=str(raw.get("url", "")),
        repository=str(raw.get("repository-code", "")),
        contact=next((one for one in contacts if one.email), None),
    )


def _agent(raw: dict[str, Any]) -> Agent:
    made = Agent(
        name=str(raw.get("name", "")),
        family=str(raw.get("family-names", "")),
        given=str(raw.get("given-names", "")),
        orcid=str(raw.get("orcid", "")),
        affiliation=str(raw.get("affiliation", "")),
        email=str(raw.get("email", "")),
    )
    if not made.shown:
        raise ValueError("an author has no name")
    return made


def _wrong(found: Publication) -> Iterator[str]:
    if not found.uuid:
        yield "no identifier urn:uuid"
    if not found.authors:
        yield "no author"
    if not _DATE.fullmatch(found.date):
        yield f"date-released is {found.date!r}, not a day"
    if found.doi and not re.fullmatch(r"10\.[0-9]{4,9}/\S+", found.doi):
        yield f"doi is {found.doi!r}"
    for address in (found.url, found.repository):
        if address and not re.fullmatch(r"https?://[^\s<>\"']+", address):
            yield f"{address!r} is no address"
    people = (text for agent in found.authors for text in (agent.shown, agent.orcid, agent.email))
    for text in (found.title, found.abstract, found.doi, found.url, found.repository, *people):
        if held := PLACEHOLDERS.search(text):
            yield f"{held[0]!r} stands where something is still to be said"


def zenodo(found: Publication) -> str:
    """Return the content of `.zenodo.json` (deposit metadata of Zenodo) for a record."""
    creators = [
        {
            key: value
            for key, value in (("name", agent.filed), ("orcid", agent.orcid), ("affiliation", agent.affiliation))
            if value
        }
        for agent in found.authors
    ]
    described: dict[str, Any] = {
        "title": found.title,
        "description": found.abstract,
        "upload_type": "dataset",
        "version": found.version,
        "publication_date": found.date,
        "creators": creators,
        "license": found.licences[0].lower() if found.licences else "",
        "access_right": "open",
        "language": "eng",
        "keywords": list(found.keywords),
        "related_identifiers": [
            {"identifier": address, "relation": relation, "scheme": "url"}
            for address, relation in ((found.url, "isAlternateIdentifier"), (found.repository, "isSupplementTo"))
            if address
        ],
        "notes": "Licences: " + ", ".join(found.licences) + ". The annotated article is in copyright and not included.",
    }
    kept = {key: value for key, value in described.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"
