"""What an edition is as a publication: title, people, version, rights, identifiers (`CITATION.cff`, CFF 1.2.0)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

# What may stand in a fragment as it is (RFC 3986, 3.5), signs that other syntaxes read apart.
_FRAGMENT = "/:@-._~"


def slug(words: str) -> str:
    """Return words as names of files and keys hold them: small letters, digits, hyphens."""
    return "-".join(re.findall("[a-z0-9]+", words.lower()))


@dataclass(frozen=True, slots=True)
class Agent:
    """A person (`family` and `given`) or a group (`name`) that is answerable for the edition."""

    name: str = ""
    family: str = ""
    given: str = ""
    orcid: str = ""
    affiliation: str = ""
    email: str = ""

    @property
    def shown(self) -> str:
        """The name as it stands in a sentence."""
        return self.name or f"{self.given} {self.family}".strip()

    @property
    def filed(self) -> str:
        """The name as it is filed: family name first."""
        return self.name or ", ".join(filter(None, (self.family, self.given)))


@dataclass(frozen=True, slots=True)
class Tool:
    """A program whose proposals these are, with the model in it."""

    name: str
    version: str
    model: str = ""

    @property
    def shown(self) -> str:
        """The tool as it stands in a sentence."""
        return f"{self.name} {self.version}" + (f" ({self.model})" if self.model else "")


@dataclass(frozen=True, slots=True)
class Publication:
    """The record of the edition.

    Attributes
    ----------
    uuid
        What names the edition wherever its pages lie (RFC 9562); all other identifiers are made from it (`uri`).
    doi, url, repository
        Where a version is deposited, where its pages lie, where its source lies; "" while there is no such place.
    licences
        SPDX identifiers.
    contact
        Whom to write to; None where the record names nobody with an address.
    """

    title: str
    abstract: str
    authors: tuple[Agent, ...]
    version: str
    date: str
    licences: tuple[str, ...]
    keywords: tuple[str, ...]
    uuid: str
    doi: str = ""
    url: str = ""
    repository: str = ""
    contact: Agent | None = None

    @property
    def slug(self) -> str:
        """The first part of the title as names of files and keys hold it."""
        return slug(self.title.partition(":")[0]) or "edition"

    @property
    def year(self) -> str:
        """The year of this version."""
        return self.date[:4]

    @property
    def editors(self) -> str:
        """The authors as they stand in a sentence."""
        return " and ".join(agent.shown for agent in self.authors)

    def uri(self, id: str = "") -> str:
        """Return the identifier of the edition, or of the annotation, record, text or paragraph with an id.

        It does not change when the pages move: `urn:uuid:…#id` (RFC 8141, 2.3.3, for the part after `#`).
        """
        return f"urn:uuid:{self.uuid}" + (f"#{quote(id, safe=_FRAGMENT)}" if id else "")

    def address(self, page: str) -> str:
        """Return where a page lies: whole where the record says where the pages are, else from their folder on."""
        return f"{self.url.rstrip('/')}/{page}" if self.url else page
