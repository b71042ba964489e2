"""What the tests share: a small edition, the article where it is lent, and the built book.

ANNOTATE_ARTICLE names a file with the article; tests that need it are skipped without it, and fail where
ANNOTATE_REQUIRE_ARTICLE is set. ANNOTATE_BOOK and ANNOTATE_PRIVATE_BOOK name the pages of a book that is built
already; without them the book is built once a session, from the files that git tracks or would track. `make test` runs
the tests in as many processes as there are processors, a file of tests in one of them; whoever asks first for a book
builds it for all.

Property tests draw the same examples in every run; `make fuzz` draws new ones, and many more.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from annotate.files.project import Project

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
BUILD_JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"
# As the Makefile has them: two builds of one commit are the same.
PINNED = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1283299200", "JUPYTER_PLATFORM_DIRS": "1"}

Build = Callable[..., Path]

settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("fuzz", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regen-goldens", action="store_true", help="write the expected output of tests/broken anew; look at the diff"
    )


# How pages and figures are looked at for barriers: each theme and a wide and a narrow window in every run; all pairs of
# them, which takes some four times as long, where ANNOTATE_EVERY_VIEW is set (`make views`).
FEW_VIEWS = (("light", 1280), ("dark", 390))
EVERY_VIEW = tuple((theme, width) for theme in ("light", "dark") for width in (1280, 768, 390, 320))
VIEWS = EVERY_VIEW if os.environ.get("ANNOTATE_EVERY_VIEW") else FEW_VIEWS

# The files of tests that take longest; begun last, each would be waited for by idle processors.
LONG = ("test_book.py", "browser/test_pages.py", "test_notebooks.py", "browser/test_copy_alignment.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files; what runs them side by side must keep the order (`--no-loadscope-reorder`)."""
    order = {name: n for n, name in enumerate(LONG)}
    items.sort(key=lambda item: order.get(item.path.relative_to(HERE).as_posix(), len(LONG)))


@pytest.fixture(scope="session")
def edition_root() -> Path:
    """The folder of the edition that the tests belong to."""
    return ROOT


@pytest.fixture
def mini(tmp_path) -> Project:
    """A small complete edition in a folder of its own: an open text, and a reserved one that is not at hand."""
    shutil.copytree(HERE / "mini", tmp_path / "mini")
    return Project(tmp_path / "mini")


@pytest.fixture(scope="session")
def letter() -> Path:
    """A reader's copy of the reserved text of the small edition; written for the tests."""
    return HERE / "copies" / "letter.txt"


def _article() -> Path:
    named = os.environ.get("ANNOTATE_ARTICLE", "")
    if named and Path(named).is_file():
        return Path(named)
    reason = f"ANNOTATE_ARTICLE names no file: {named!r}" if named else "ANNOTATE_ARTICLE is not set"
    if os.environ.get("ANNOTATE_REQUIRE_ARTICLE"):
        pytest.fail(f"{reason}, and ANNOTATE_REQUIRE_ARTICLE is")
    pytest.skip(f"{reason}: the article is in copyright and no part of the repository")


@pytest.fixture(scope="session")
def article() -> Path:
    """The file with the article."""
    return _article()


def tracked_files(root: Path) -> list[str]:
    """Return what git tracks or would track, without readers' copies."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.decode().split("\0")
    return sorted({name for name in listed if name and not name.startswith("private/") and (root / name).is_file()})


def copy_edition(to: Path) -> Path:
    """Copy the edition as a fresh clone would have it."""
    for name in tracked_files(ROOT):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, to / name)
    return to


def run_tool(arguments: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run this Python with arguments in a folder, with nothing of the outer session in the environment."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ANNOTATE_", "PYTEST_", "SPHINX"))}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env={**kept, **PINNED}, capture_output=True, text=True, check=False
    )


def _build(folder: Path) -> Path:
    options = ["--path-output", ".", "-W", "-n", "--keep-going", "--quiet"]
    done = run_tool(["-c", BUILD_JUPYTER_BOOK, "build", ".", *options], folder)
    if done.returncode:
        pytest.fail(f"the book does not build in {folder}:\n{(done.stdout + done.stderr)[-6000:]}", pytrace=False)
    return folder / "_build" / "html"


@pytest.fixture(scope="session")
def build_book(tmp_path_factory) -> Build:
    """Return a function that builds the book from nothing in a new folder, with or without a copy of the article."""

    def build(name: str, article: Path | None = None) -> Path:
        folder = copy_edition(tmp_path_factory.mktemp(name) / "edition")
        if article is not None:
            done = run_tool(["-m", "annotate", "text", "add", "lankov-2010", str(article)], folder)
            assert done.returncode in (0, 1), done.stderr
        return _build(folder)

    return build


def _build_once(name: str, base: Path, build: Callable[[], Path]) -> Path:
    """Return a book that one process of this session builds, and the others wait for and share.

    Raises
    ------
    pytest.fail.Exception
        The build failed, here or in the process that tried it first.
    """
    shared = base if "PYTEST_XDIST_WORKER" not in os.environ else base.parent
    told = shared / f"{name}.built"
    with FileLock(shared / f"{name}.lock"):
        if not told.exists():
            told.write_text("", encoding="utf-8")
            told.write_text(str(build()), encoding="utf-8")
    built = told.read_text(encoding="utf-8")
    return Path(built) if built else pytest.fail(f"the {name} book did not build in another process", pytrace=False)


def _built(variable: str) -> Path | None:
    named = os.environ.get(variable, "")
    if not named:
        return None
    folder = Path(named).resolve()
    assert (folder / "index.html").is_file(), f"{variable}: {folder} has no index.html"
    return folder


@pytest.fixture(scope="session")
def public_book(build_book, tmp_path_factory) -> Path:
    """The pages of the book, built without a private copy."""
    base = tmp_path_factory.getbasetemp()
    return _built("ANNOTATE_BOOK") or _build_once("public", base, lambda: build_book("public"))


@pytest.fixture(scope="session")
def private_book(build_book, tmp_path_factory) -> Path:
    """The pages of the book, built with a private copy of the article."""
    base, copy = tmp_path_factory.getbasetemp(), _article()
    return _built("ANNOTATE_PRIVATE_BOOK") or _build_once("private", base, lambda: build_book("private", copy))


def until(page, expression: str, arg: object = None, seconds: float = 20) -> None:
    """Wait until an expression is true on a page, or what a function returns of an argument.

    Playwright's own way evaluates a text on the page again and again, which the policy of the pages refuses.
    """
    asked = expression if "=>" in expression else f"Boolean({expression})"
    end = time.monotonic() + seconds
    while not page.evaluate(asked, arg):
        assert time.monotonic() < end, f"not so after {seconds} s: {expression}"
        page.wait_for_timeout(30)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder on localhost and returns its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    @functools.cache
    def start(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


@pytest.fixture(scope="session")
def browser():
    """Chromium or Chrome, without a window; one for the whole session, since its driver runs once a process."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None and MAC_CHROME.exists():
        path = str(MAC_CHROME)
    if path is None:
        pytest.skip(f"no browser found (looked for {', '.join(BROWSERS)})")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()
