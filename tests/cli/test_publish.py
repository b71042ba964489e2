"""`annotate publish`: takes a public build, refuses a private one and any page with running text."""

import pytest

from tests.files.rights.disguises import DISGUISES, files_of


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "built" / "html"
    (folder / "_static").mkdir(parents=True)
    (folder / "index.html").write_text("<p>Good day.</p>", encoding="utf-8")
    (folder / "_static" / "style.css").write_text("p {}", encoding="utf-8")
    return folder


def _files(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_public_build_is_copied(call, mini, site, tmp_path):
    done = call("publish", site, tmp_path / "out", "--root", mini.root)
    assert (done.code, done.out) == (0, "")
    assert "ready for publication, 3 files" in done.words
    assert _files(tmp_path / "out") == [".nojekyll", "_static/style.css", "index.html"]


def test_the_folder_is_replaced(call, mini, site, tmp_path):
    call("publish", site, tmp_path / "out", "--root", mini.root)
    (site / "_static" / "style.css").unlink()
    assert call("publish", site, tmp_path / "out", "--root", mini.root).code == 0
    assert _files(tmp_path / "out") == [".nojekyll", "index.html"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["built", "mini", "out"]


def test_a_private_build_is_refused(call, mini, site, tmp_path, untouched):
    (site / "PRIVATE-BUILD.txt").touch()
    untouched()
    done = call("publish", site, tmp_path / "out", "--root", mini.root)
    assert done.code == 1
    assert done.out == (
        "PRIVATE-BUILD.txt private-build: these pages were built with a reader's private copy\n"
        "    remedy: Run: annotate text forget TEXT, then build again\n"
        "    help: book/problems.html#code-private-build\n"
    )
    assert "may not be published" in done.words


@pytest.mark.parametrize("name", ["page.html", "_sources/page.md.txt", "search-index.js", "data/mentions.csv"])
def test_pages_with_running_text_are_refused(call, mini, site, tmp_path, letter, untouched, name):
    words = letter.read_text(encoding="utf-8").splitlines()[2]
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(words, encoding="utf-8")
    untouched()
    done = call("publish", site, tmp_path / "out", "--root", mini.root)
    assert done.code == 1
    assert done.out.startswith(f"{name}:1 rights: ")


@pytest.mark.parametrize("name", ["fingerprint.txt", "rights.seal", "meta.toml"])
def test_with_a_changed_guard_nothing_is_published(call, mini, site, tmp_path, untouched, name):
    path = mini.texts / "letter" / name
    path.write_text(path.read_text(encoding="utf-8").replace('"reserved"', '"open"') if name == "meta.toml" else "")
    untouched()
    done = call("publish", site, tmp_path / "out", "--root", mini.root)
    assert done.code == 1
    assert " rights-changed: " in done.out


def test_what_cannot_be_looked_into_is_not_published(call, mini, site, tmp_path, untouched):
    (site / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0")
    (site / "text.woff2").write_bytes(b"wOF2 and then text, not a font")
    (site / "page.txt").symlink_to(site / "index.html")
    (site / "folder").symlink_to(tmp_path)
    untouched()
    done = call("publish", site, tmp_path / "out", "--root", mini.root)
    assert done.code == 1
    told = [line.split()[0] for line in done.out.splitlines() if " opaque-file: " in line]
    assert told == ["folder", "page.txt", "photo.jpg"]


def test_pictures_and_fonts_are_published(call, mini, site, tmp_path):
    (site / "map.png").write_bytes(files_of(DISGUISES["PNG text"], "A map")["a.png"])
    (site / "text.woff2").write_bytes(b"wOF2" + bytes(4) + (60).to_bytes(4, "big") + bytes(16) + bytes(20) + b"\1" * 12)
    assert call("publish", site, tmp_path / "out", "--root", mini.root).code == 0


def test_a_picture_with_running_text_beside_its_pixels_is_refused(call, mini, site, tmp_path, letter):
    said = " ".join(letter.read_text(encoding="utf-8").splitlines()[1:4])
    (site / "map.png").write_bytes(files_of(DISGUISES["PNG packed text"], said)["a.png"])
    done = call("publish", site, tmp_path / "out", "--root", mini.root)
    assert done.code == 1
    assert done.out.startswith("map.png:1 rights: ")


@pytest.mark.parametrize("out", ["built", "built/html", "built/html/out", ".", "mini", "a-file"])
def test_a_folder_that_is_not_its_own_is_never_replaced(call, mini, site, tmp_path, untouched, out):
    (tmp_path / "a-file").touch()
    untouched()
    done = call("publish", site, tmp_path / out, "--root", mini.root)
    assert (done.code, done.out) == (2, "")
    assert done.words.startswith("annotate: ")


def test_pages_that_are_not_there_are_a_message(call, mini, tmp_path, untouched):
    untouched()
    done = call("publish", tmp_path / "built", tmp_path / "out", "--root", mini.root)
    assert done.code == 2
    assert "Run: make book" in done.words


def test_a_copy_that_is_broken_off_leaves_the_old_one(call, mini, site, tmp_path, monkeypatch, untouched):
    call("publish", site, tmp_path / "out", "--root", mini.root)
    untouched()

    def fail(source, target):
        target.mkdir()
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr("shutil.copytree", fail)
    done = call("publish", site, tmp_path / "out", "--root", mini.root)
    assert done.code == 2
    assert "No space left on device" in done.words


def _epub(path, words):
    import zipfile

    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/epub+zip")
        packed.writestr("essay.xhtml", f"<p>{words}</p>")
    return path


@pytest.fixture
def cited(mini):
    (mini.root / "CITATION.cff").write_text(
        'title: "A Mini Edition: annotated"\nversion: 1.2.3\ndate-released: 2026-11-23\nauthors: [{name: X}]\n'
        "identifiers: [{type: other, value: 'urn:uuid:8d0aa46c-2a43-4a0f-8c57-1f6b6f0a3a11'}]\n",
        encoding="utf-8",
    )
    return mini


def test_an_epub_is_offered_with_its_size_and_day(call, cited, site, tmp_path):
    (site / "book").mkdir()
    (site / "book" / "about.html").write_text('<p>a</p><div class="edition-offers"></div>', encoding="utf-8")
    epub = _epub(tmp_path / "made.epub", "Good day.")
    done = call("publish", site, tmp_path / "out", "--epub", epub, "--root", cited.root)
    assert done.code == 0, done.words
    assert (tmp_path / "out" / "a-mini-edition.epub").read_bytes() == epub.read_bytes()
    page = (tmp_path / "out" / "book" / "about.html").read_text("utf-8")
    assert 'href="../a-mini-edition.epub"' in page
    assert "version 1.2.3 of 23 November 2026" in page
    assert "(0.0 MB)" in page
    assert (site / "book" / "about.html").read_text("utf-8").endswith('<div class="edition-offers"></div>')


def test_an_epub_with_running_text_is_refused(call, cited, site, tmp_path, letter, untouched):
    epub = _epub(tmp_path / "made.epub", letter.read_text(encoding="utf-8").splitlines()[2])
    untouched()
    done = call("publish", site, tmp_path / "out", "--epub", epub, "--root", cited.root)
    assert done.code == 1
    assert "essay.xhtml:1 rights: " in done.out


def test_what_is_no_epub_is_named(call, cited, site, tmp_path, untouched):
    (tmp_path / "made.epub").write_text("no", encoding="utf-8")
    untouched()
    done = call("publish", site, tmp_path / "out", "--epub", tmp_path / "made.epub", "--root", cited.root)
    assert done.code == 2
    assert "is no EPUB" in done.words
