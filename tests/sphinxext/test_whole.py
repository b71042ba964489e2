"""A build that is killed leaves the last whole book, and the next one is complete."""

from __future__ import annotations

import multiprocessing
import signal
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotate.sphinxext.build import whole
from tests.sphinxext.conftest import build_book


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def change(root: Path) -> None:
    path = root / "data/gazetteer/entities.csv"
    path.write_text(path.read_text("utf-8").replace("A harbour", "A fishing harbour"), "utf-8")


def _build_and_die(root: Path, pages: int) -> None:
    """Build a book, and be killed when so many pages are written."""
    import os

    from sphinx.builders.html import StandaloneHTMLBuilder

    written = []
    original = StandaloneHTMLBuilder.handle_page

    def handle(self, pagename, *rest, **more):
        if len(written) == pages:
            os.kill(os.getpid(), signal.SIGKILL)
        written.append(pagename)
        return original(self, pagename, *rest, **more)

    StandaloneHTMLBuilder.handle_page = handle
    build_book(root)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_killed_build_leaves_the_last_book_and_the_next_one_is_complete(mini):
    first = content(build_book(mini).out)
    change(mini)
    killed = multiprocessing.get_context("spawn").Process(target=_build_and_die, args=(mini, 5))
    killed.start()
    killed.join(120)
    assert killed.exitcode == -signal.SIGKILL
    assert content(mini / "out" / "html") == first
    assert (mini / "trees" / whole.MARK).exists()
    assert len(list((mini / "out").glob(".making-*"))) == 1
    after = build_book(mini)
    assert list((mini / "out").glob(".making-*")) == []
    assert len(after.read) > 10
    assert not (mini / "trees" / whole.MARK).exists()
    for name, raw in first.items():
        if name.endswith((".html", ".js", ".inv")):
            assert len(content(after.out)[name]) > 0.9 * len(raw), name
    assert b"A fishing harbour" in content(after.out)["entity/port-ada.html"]


def test_a_build_that_breaks_off_leaves_the_last_book(mini, monkeypatch):
    first = content(build_book(mini).out)
    change(mini)

    def fail(*_):
        raise RuntimeError("broke off")

    from sphinx.builders.html import StandaloneHTMLBuilder

    monkeypatch.setattr(StandaloneHTMLBuilder, "handle_finish", fail)
    with pytest.raises(RuntimeError, match="broke off"):
        build_book(mini)
    assert content(mini / "out" / "html") == first
    assert list((mini / "out").glob(".making-*")) == []


def test_a_build_that_is_interrupted_leaves_nothing_of_its_own(tmp_path, monkeypatch):
    left = []
    monkeypatch.setattr(whole.atexit, "register", lambda *call, **how: left.append(partial(*call, **how)))
    book = tmp_path / "html"
    book.mkdir()
    whole.begin(SimpleNamespace(builder=SimpleNamespace(name="html", outdir=book), outdir=book))
    assert len(list(tmp_path.iterdir())) == 2
    for call in left:
        call()
    assert list(tmp_path.iterdir()) == [book]


def test_what_another_build_is_writing_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(whole.atexit, "register", lambda *_, **__: None)
    book = tmp_path / "html"
    book.mkdir()
    for _ in range(2):  # the first holds its folder as long as its process lives, which is this one
        whole.begin(SimpleNamespace(builder=SimpleNamespace(name="html", outdir=book), outdir=book))
    assert len(list(tmp_path.glob(".making-*"))) == 2
