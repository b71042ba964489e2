"""Nothing stale: pages and notebook outputs follow the data, the package and the lock file.

Sphinx knows pages by their own time stamps, and jupyter-cache knows notebooks by their code alone; neither sees that a
CSV file has changed. So a page that shows something of the edition is read again whenever the edition's digest (data,
package, lock file, private copies) is another one than last time; every page, whenever the package, a lock file or the
bibliography is. A notebook's cached output is thrown away whenever one of its inputs has changed. Web pages show no
PNG, so that a build of pages may run them without (`annotate.figures.kit.shown.SCREEN_ONLY`); outputs made with and
without are not taken for each other. A notebook may say which parts of `data/` it reads, in its metadata: `"edition":
{"inputs": ["geo"]}`; one that says nothing depends on all of it. A test runs each notebook and watches that it opens
nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.edition import digest
from annotate.figures.kit.shown import SCREEN_ONLY
from annotate.files.project import Project, write_text
from annotate.sphinxext.build.ahead import run_ahead
from annotate.sphinxext.state import domain_of, edition_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

CACHE = Path(".cache") / "notebooks"
KEYS = "inputs.json"
MACHINERY = ("bibliography.bib",)
"""What any page may show without asking the edition, beside the package and the locks that always count."""


def declared_inputs(notebook: Path) -> tuple[str, ...]:
    """Return the parts of `data/` that a notebook says it reads, none where it says nothing that can be understood."""
    try:
        metadata = json.loads(notebook.read_text(encoding="utf-8")).get("metadata", {})
        return tuple(str(part) for part in metadata["edition"]["inputs"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return ()


def notebooks(root: Path) -> Iterator[Path]:
    """Yield the notebooks of a book, which lie in its folder `notebooks`; what hides behind a dot is none."""
    for path in sorted((root / "notebooks").rglob("*.ipynb")):
        if not any(part[0] in "._" for part in path.relative_to(root).parts):
            yield path


def notebook_keys(project: Project) -> dict[str, str]:
    """Return, for each notebook, the digest of what it depends on, and whether its outputs are for the screen alone."""
    only = " screen" if os.environ.get(SCREEN_ONLY) else ""
    found = {project.relative(path): declared_inputs(path) for path in notebooks(project.root)}
    digests = {parts: digest(project, parts) for parts in set(found.values())}
    return {name: digests[parts] + only for name, parts in found.items()}


def choose_notebook_cache(app: Sphinx, config: Config) -> None:
    """Point jupyter-cache at the book's folder and throw away what is stale in it."""
    project = edition_of(app).project
    folder = project.root / CACHE
    config.nb_execution_cache_path = str(folder)
    keys, kept = notebook_keys(project), _read_keys(folder / KEYS)
    stale = {name for name, key in keys.items() if kept.get(name) != key}
    if stale:
        forget(folder, project, stale)
        write_text(folder / KEYS, json.dumps(keys, indent=2, sort_keys=True) + "\n")
    if stale and config.nb_execution_mode == "cache":
        run_ahead(folder, [project.root / name for name in sorted(stale)], config.nb_execution_timeout)


def _read_keys(path: Path) -> Mapping[str, str]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def forget(folder: Path, project: Project, stale: set[str]) -> None:
    """Remove the cached outputs of notebooks; also those of notebooks that are no longer there."""
    if not folder.is_dir():
        return
    from jupyter_cache import get_cache

    cache = get_cache(folder)
    current = {project.relative(path) for path in notebooks(project.root)}
    for record in cache.list_cache_records():
        name = project.relative(Path(record.uri))
        if name in stale or name not in current:
            cache.remove_cache(record.pk)


def find_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the pages to read again, if the digest has changed since the environment was written.

    These are the notebooks one of whose inputs has changed and the pages that show something of the edition; all pages
    where the package, a lock or the bibliography has changed or a private copy has come or gone.
    """
    edition, domain = edition_of(app), domain_of(env)
    if domain.key == edition.digest:
        return []
    keys, before = notebook_keys(edition.project), domain.data["notebooks"]
    machinery = digest(edition.project, MACHINERY)
    known = {name.removesuffix(".ipynb"): before.get(name) == key for name, key in keys.items()}
    kept = {page for page in env.found_docs if known.get(page, page not in domain.readers)}
    if (domain.data["machinery"], domain.data["private"]) != (machinery, edition.private):
        kept = set()
    domain.key = edition.digest
    domain.data.update(notebooks=keys, private=edition.private, machinery=machinery)
    return sorted(env.found_docs - added - removed - kept)


def setup_digest(app: Sphinx) -> None:
    """Connect both; before other listeners, because they read the configuration."""
    app.connect("config-inited", choose_notebook_cache, priority=100)
    app.connect("env-get-outdated", find_outdated)
