"""Notebooks run ahead of the build, side by side.

The build runs notebooks one after another while it reads pages; most of a notebook's time is its kernel starting and
loading libraries, which several can do at once. What fails here is left for the build, which runs it again and
reports it in its place. jupyter-cache's own parallel executor forks this process, which took a sixth more time of the
processor and a third more by the clock (28 s, not 21, for eleven notebooks on two cores).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jupyter_cache.cache.main import JupyterCacheBase

MOST = 4
"""Kernels at a time, at most; each holds some hundred megabytes."""
QUIET = ["--log-level=40"]
"""A kernel tells errors only: each would warn that it talks to this process without encryption, on this machine."""


def run_ahead(folder: Path, paths: Sequence[Path], timeout: int) -> tuple[Path, ...]:
    """Run the notebooks whose outputs are not in a cache, and put them there.

    Parameters
    ----------
    folder
        The folder of the cache.
    paths
        The notebooks.
    timeout
        Seconds a cell may take.

    Returns
    -------
    tuple[Path, ...]
        The notebooks whose outputs are new in the cache; none where fewer than two are waiting, since the build runs
        a single one just as fast.
    """
    import nbformat
    from jupyter_cache import get_cache
    from jupyter_cache.base import CacheBundleIn
    from jupyter_cache.executors.utils import single_nb_execution
    from jupyter_core.utils import ensure_event_loop

    cache = get_cache(folder)
    loaded = [(path, nbformat.read(path, as_version=4)) for path in paths]
    loaded.sort(key=lambda item: -len(item[1].cells))  # the longest first, so that none of them is waited for alone
    waiting = [(path, notebook) for path, notebook in loaded if not _is_cached(cache, notebook)]
    if len(waiting) < 2:
        return ()

    def run(item: tuple[Path, Any]) -> Any:
        path, notebook = item
        try:
            how = {"cwd": str(path.parent), "timeout": timeout, "allow_errors": False, "shutdown_kernel": "immediate"}
            return single_nb_execution(notebook, **how)
        except RuntimeError:  # a kernel that did not start, as on a busy machine: the build starts one again
            return None
        finally:
            ensure_event_loop().close()  # each thread gets one from the client, which leaves it open

    with ThreadPoolExecutor(max_workers=min(MOST, os.cpu_count() or 1)) as pool:
        results = list(pool.map(run, waiting))
    kept = [(path, result) for (path, _), result in zip(waiting, results, strict=True) if result and result.err is None]
    for path, result in kept:
        bundle = CacheBundleIn(result.nb, str(path), data={"execution_seconds": result.time})
        cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
    return tuple(path for path, _ in kept)


def _is_cached(cache: JupyterCacheBase, notebook: Any) -> bool:
    try:
        cache.match_cache_notebook(notebook)
    except KeyError:
        return False
    return True
