"""What the form on the reading pages needs, as a script that it asks for when it is first opened.

The form (`static/form*.js`) makes a row of one of the tables of proposals. It searches entities in the index of the
search; what that lacks stands here: the anchors of paragraphs, what each mention is read as, the sources, the columns,
and where the edition takes contributions. Nothing of it is running text, and all of it is set as text.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.checks.gazetteer import SCRIPTS
from annotate.curate.form import TABLES
from annotate.files import schema
from annotate.files.project import write_text
from annotate.files.rights.fingerprint import EXACT
from annotate.files.texts import ALIKE
from annotate.gazetteer.cells import TYPES
from annotate.sphinxext.build.forks import beside
from annotate.sphinxext.state import WEB, edition_of, publication_of
from annotate.sphinxext.vocabulary import LANGUAGE, called
from annotate.values.model import Mention, Rights

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from annotate.edition import Edition

DATA, VARIABLE = "_static/form-data.js", "editionFormData"
_GITHUB = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+?(?:\.git)?/?")


def data_of(edition: Edition, repository: str, branch: str) -> str:
    """Return the data as a script: the same for the same edition.

    Parameters
    ----------
    edition
        The edition.
    repository
        The address of its repository; contributions can be sent to one on GitHub.
    branch
        The branch that contributions go to.
    """
    data = {
        "texts": {
            text.id: [called(text), text.meta.rights is Rights.RESERVED, [p.fingerprint[:8] for p in text.paragraphs]]
            for text in edition.texts
        },
        "mentions": {m.id: _read(m) for text in edition.texts for m in edition.decided(text.id)},
        "sources": [[one.key, edition.bibliography.name(one.key)] for one in edition.bibliography.sources],
        "types": dict(TYPES),
        "languages": {lang: LANGUAGE.get(lang, lang) for lang in SCRIPTS},
        "tables": {table.name: table.columns for table in map(schema.table_of, TABLES)},
        "alike": ALIKE,
        "words": EXACT,
        "repository": repository.removesuffix("/").removesuffix(".git") if _GITHUB.fullmatch(repository) else "",
        "branch": branch,
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"globalThis.{VARIABLE}={written};\n"


def _read(mention: Mention) -> list[Any]:
    """Return what a mention is read as, in the order in which the form takes it."""
    return [
        *(mention.text, mention.para, mention.quote, mention.nth, mention.kind, mention.entity, mention.sense or ""),
        *(mention.refers_to, mention.edtf.text, mention.relation or "", mention.certainty),
    ]


def repository_of(app: Sphinx) -> str:
    """Return the address of the repository: as the book's configuration says, else the edition's record."""
    record = publication_of(app)
    return _option(app, "repository_url") or (record.repository if record else "")


def _option(app: Sphinx, name: str) -> str:
    return str((app.config.html_theme_options or {}).get(name, ""))


def write_data(app: Sphinx) -> None:
    """Write the data beside the pages."""
    if app.builder.name not in WEB:
        return
    edition, branch = edition_of(app), _option(app, "repository_branch") or "main"

    def write() -> None:
        write_text(Path(app.outdir) / DATA, data_of(edition, repository_of(app), branch))

    beside(app, write)


def setup_form(app: Sphinx) -> None:
    """Connect the step."""
    app.connect("builder-inited", write_data)
