"""What a build knows: the edition, read once, and where in the book its parts stand.

The edition belongs to the running application and is never pickled. Where the reading views and indexes stand belongs
to the environment (a Sphinx domain), so that incremental and parallel builds stay right.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sphinx.domains import Domain
from sphinx.errors import ExtensionError

import annotate
from annotate.files.citation import read_publication
from annotate.sphinxext.concordance import Concordance
from annotate.values.errors import AnnotateError, DataError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from annotate.edition import Edition
    from annotate.values.model import Text
    from annotate.values.publication import Publication

WEB = ("html", "dirhtml")
"""Builders of web pages, a file for each: those on whose pages scripts run and short ids are unique."""
_EDITIONS: WeakKeyDictionary[Sphinx, Edition] = WeakKeyDictionary()
_CONCORDANCES: WeakKeyDictionary[Sphinx, Concordance] = WeakKeyDictionary()
_RECORDS: WeakKeyDictionary[Sphinx, Publication | None] = WeakKeyDictionary()
_TEXTS: WeakKeyDictionary[Sphinx, dict[str, Text]] = WeakKeyDictionary()


def edition_of(app: Sphinx) -> Edition:
    """Return the edition of the book being built; it is read on the first call and kept for the build.

    Raises
    ------
    ExtensionError
        If the data cannot be read; the message says where and how to mend it.
    """
    if app not in _EDITIONS:
        try:
            _EDITIONS[app] = annotate.load(app.srcdir)
        except AnnotateError as error:
            raise ExtensionError(f"The edition's data cannot be read: {error}") from error
    return _EDITIONS[app]


def concordance_of(app: Sphinx) -> Concordance:
    """Return which mention of the edition is where; made on the first call and kept for the build."""
    if app not in _CONCORDANCES:
        _CONCORDANCES[app] = Concordance(edition_of(app))
    return _CONCORDANCES[app]


def text_on(app: Sphinx, page: str) -> Text | None:
    """Return the text that says of a page that it shows it, or None; looked up once a build, and asked of each page."""
    if app not in _TEXTS:
        _TEXTS[app] = {text.meta.page: text for text in reversed(edition_of(app).texts)}
    return _TEXTS[app].get(page)


def publication_of(app: Sphinx) -> Publication | None:
    """Return the record of the edition, read once a build; None where it cannot be used, as is told where it stands."""
    if app not in _RECORDS:
        try:
            _RECORDS[app] = read_publication(Path(app.srcdir))
        except DataError:
            _RECORDS[app] = None
    return _RECORDS[app]


def edition_for(env: BuildEnvironment) -> Edition:
    """Return the edition to a directive or role, and remember that the page being read shows something of it.

    A page that never asks here is not read again when only data have changed.
    """
    domain_of(env).note_reader(env.docname)
    return edition_of(env.app)


class EditionDomain(Domain):
    """Remembers pages that show the edition; which holds `text:<id>`, `list:<id>`, `index:<page>`, `figure:<id>`."""

    name = "edition"
    label = "Edition"
    initial_data: dict[str, Any] = {  # noqa: RUF012 (Sphinx copies it)
        "places": {},
        "readers": {},
        "key": "",
        "machinery": "",
        "notebooks": {},
        "private": False,
    }
    data_version = 3

    @property
    def places(self) -> dict[str, str]:
        """Page by part."""
        places: dict[str, str] = self.data["places"]
        return places

    @property
    def key(self) -> str:
        """The edition's digest at the last build, or ""."""
        return str(self.data["key"])

    @key.setter
    def key(self, value: str) -> None:
        self.data["key"] = value

    def note(self, part: str, docname: str) -> None:
        """Remember that a part stands on a page."""
        self.places[part] = docname

    @property
    def readers(self) -> dict[str, bool]:
        """The pages that show something of the edition, as keys."""
        readers: dict[str, bool] = self.data["readers"]
        return readers

    def note_reader(self, docname: str) -> None:
        """Remember that a page shows something of the edition."""
        self.readers[docname] = True

    def clear_doc(self, docname: str) -> None:
        """Forget what stood on a page."""
        self.readers.pop(docname, None)
        for part in [part for part, page in self.places.items() if page == docname]:
            del self.places[part]

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader found."""
        wanted = set(docnames)
        self.places.update({part: page for part, page in otherdata["places"].items() if page in wanted})
        self.readers.update({page: True for page in otherdata["readers"] if page in wanted})

    def resolve_any_xref(self, *_: Any) -> list[Any]:
        """Return nothing: the parts of the edition are linked by their own nodes."""
        return []


def domain_of(env: BuildEnvironment) -> EditionDomain:
    """Return the edition's domain."""
    domain = env.get_domain(EditionDomain.name)
    assert isinstance(domain, EditionDomain)
    return domain


def setup_state(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(EditionDomain)
