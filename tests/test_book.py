"""The built book as a whole: what it may hold, who may publish it, and that two builds are the same.

Builds are slow; there is one without and one with a private copy a session, and one more to compare with the first.
"""

import hashlib
import os
import re
import shutil

import pytest

from annotate.checks.codes import codes
from annotate.checks.rights import MARKER
from annotate.cli import main
from annotate.files.project import Project
from annotate.files.rights.copies import VARIABLE
from annotate.files.rights.fingerprint import CERTAIN
from annotate.files.rights.windows import words_of

pytestmark = pytest.mark.book


@pytest.fixture(scope="session")
def project(edition_root):
    return Project(edition_root)


def _publish(project, site, out):
    return main(["publish", str(site), str(out), "--root", str(project.root)])


def _some_pages(book, folder, *more):
    """Return a book of the first page, the article and the files named: the guard looks into each file by itself."""
    for name in ("index.html", "book/article.html", *more):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(book / name, folder / name)
    return folder


def test_the_public_build_holds_no_running_text_and_can_be_published(public_book, project, tmp_path, capsys):
    assert _publish(project, public_book, tmp_path / "site") == 0, capsys.readouterr().out
    assert (tmp_path / "site" / "index.html").is_file()
    assert not (tmp_path / "site" / MARKER).exists()


@pytest.mark.article
@pytest.mark.parametrize(("many", "at_hand"), [(8, True), (CERTAIN + 5, False)])
def test_a_page_with_planted_words_cannot_be_published(
    public_book, article, project, tmp_path, capsys, monkeypatch, many, at_hand
):
    monkeypatch.setenv(VARIABLE, str(article) if at_hand else "")
    words = words_of(article.read_text(encoding="utf-8"))[100 : 100 + many]
    site = _some_pages(public_book, tmp_path / "html")
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace("</body>", f"<p>{' '.join(words)}</p></body>"), encoding="utf-8")
    assert _publish(project, site, tmp_path / "site") == 1
    assert re.match(r"index\.html(:\d+)? rights: ", capsys.readouterr().out)
    assert not (tmp_path / "site").exists()


@pytest.mark.article
def test_the_private_build_is_refused(private_book, project, tmp_path, capsys):
    assert _publish(project, _some_pages(private_book, tmp_path / "html", MARKER), tmp_path / "site") == 1
    told = capsys.readouterr().out
    assert f"{MARKER} private-build: " in told
    assert "article.html" in told
    assert " rights: holds running text" in told, "the words themselves are found as well"
    assert not (tmp_path / "site").exists()


@pytest.mark.article
def test_the_private_build_without_its_mark_is_refused_too(private_book, project, tmp_path):
    assert _publish(project, _some_pages(private_book, tmp_path / "html"), tmp_path / "site") == 1


def test_every_problem_code_is_explained_to_contributors(public_book):
    page = (public_book / "book" / "problems.html").read_text(encoding="utf-8")
    assert [code.code for code in codes() if f'id="code-{code.code}"' not in page] == []


def _digests(folder):
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_two_builds_of_one_commit_are_the_same_byte_for_byte(request, build_book):
    # A book that was built before the session may be one of other files.
    first = build_book("first") if os.environ.get("ANNOTATE_BOOK") else request.getfixturevalue("public_book")
    one, other = _digests(first), _digests(build_book("again"))
    assert sorted(one.keys() ^ other.keys()) == []
    assert sorted(name for name in one if one[name] != other[name]) == []
