"""Nothing stale: pages and notebook outputs follow the data, the package and the lock file.

Sphinx knows pages by their own time stamps, and jupyter-cache knows notebooks by their code alone; neither sees that a
CSV file has changed. So every page is read again, and notebooks run against a cache of their own, whenever the
edition's digest (data, package, lock file, private copies) is another one than last time.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.sphinxext.state import domain_of, edition_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

CACHE = Path(".cache") / "notebooks"
KEPT = 2
"""How many caches stay: this build's and one more, so that going back and forth between two states is quick."""


def choose_notebook_cache(app: Sphinx, config: Config) -> None:
    """Point jupyter-cache at the folder of this digest and remove the caches of older ones."""
    folder = Path(app.srcdir) / CACHE / edition_of(app).digest
    config.nb_execution_cache_path = str(folder)
    folder.mkdir(parents=True, exist_ok=True)
    others = sorted(
        (other for other in folder.parent.iterdir() if other.is_dir() and other != folder),
        key=lambda other: (other.stat().st_mtime, other.name),
        reverse=True,
    )
    for other in others[KEPT - 1 :]:
        shutil.rmtree(other)


def find_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return every page if the digest has changed since the environment was written."""
    key, domain = edition_of(app).digest, domain_of(env)
    if domain.key == key:
        return []
    domain.key = key
    return sorted(env.found_docs - added - removed)


def setup_digest(app: Sphinx) -> None:
    """Connect both; before other listeners, because they read the configuration."""
    app.connect("config-inited", choose_notebook_cache, priority=100)
    app.connect("env-get-outdated", find_outdated)
