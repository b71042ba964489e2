"""The built book in Chromium: served on localhost and read from the disk.

`public_book` and `private_book` stand in tests/conftest.py: built once a session, or named in the environment.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

DESKTOP = 1280


@dataclass
class Visit:
    """A page that is open, with what it complained about and whom it asked."""

    page: object
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def pages_of(folder: Path) -> list[str]:
    """Return the pages of a book, relative to its folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.html") if "_static" not in p.parts)


# Of the pages of entities, all made alike, one of each kind is looked at in the browser: long, short, with coordinates.
ENTITIES = ("entity/moscow.html", "entity/stalin-joseph.html", "entity/united-nations.html")


def pages_to_come(root: Path) -> list[str]:
    """Return the pages that the table of contents will give, those that Sphinx adds, and some of entities."""
    files = re.findall(r"^\s*(?:- file|root): (\S+)$", (root / "_toc.yml").read_text("utf-8"), re.M)
    return sorted([*(f"{name}.html" for name in [*files, "search"]), *ENTITIES])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `page_name` once for every page of the book."""
    if "page_name" in metafunc.fixturenames:
        metafunc.parametrize("page_name", pages_to_come(Path(__file__).parents[2]))


@pytest.fixture(scope="session")
def book(public_book) -> Path:
    """The built book, without a private copy."""
    alike = [name for name in pages_of(public_book) if name.startswith("entity/") and name not in ENTITIES]
    expected = [*pages_to_come(Path(__file__).parents[2]), *alike]
    assert pages_of(public_book) == sorted(expected), "tests would pass some pages by"
    return public_book


@pytest.fixture(scope="session")
def pages() -> Callable[[Path], list[str]]:
    """Return a function that lists the pages of a book."""
    return pages_of


@pytest.fixture(params=["http", "file"])
def site(request, book, serve) -> str:
    """The book's address: served, and as a folder on the disk."""
    return serve(book) if request.param == "http" else book.as_uri()


@pytest.fixture
def visit(browser):
    """Return a function that opens an address and watches what the page does."""
    contexts = []

    def open_address(address: str, *, width: int = DESKTOP, theme: str = "light", script: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        made = Visit(page)
        page.on("console", lambda m: made.errors.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: made.errors.append(str(error)))
        host = urlsplit(address)
        own = ("data:", "blob:", "about:", f"{host.scheme}://{host.netloc}")
        page.on("request", lambda r: None if r.url.startswith(own) else made.outside.append(r.url))
        page.goto(address)
        page.wait_for_load_state("load")
        return made

    yield open_address
    for context in contexts:
        context.close()
