"""What the guard rests on is sealed: every change is seen, and only who holds the text can seal it."""

import shutil

import pytest

from annotate.checks import quotes
from annotate.checks.rights import check_against, guard
from annotate.files.project import Project
from annotate.files.rights import seal
from annotate.files.rights.copies import VARIABLE, copy_at_hand, copy_from, reserved_texts
from annotate.files.snapshot import Snapshot

FOLDER = "data/texts/letter"
GUARD = "src/annotate/files/rights/look.py"


@pytest.fixture
def sealed(mini, letter):
    """The small edition with a guard of its own, sealed anew."""
    for name in (GUARD, "src/annotate/checks/rights.py", ".github/CODEOWNERS"):
        (mini.root / name).parent.mkdir(parents=True, exist_ok=True)
        (mini.root / name).write_text("# the guard\n", encoding="utf-8")
    (mini.data / "model.bin").write_bytes(b"\0\1\2" * 40)
    assert seal.write_seal(mini, _copy(mini, letter)) == ("data/model.bin",)
    assert list(guard(mini)) == []
    return mini


def _copy(project, letter):
    copy = copy_from(project, "letter", letter.read_text(encoding="utf-8"))
    assert copy
    assert copy.whole
    return copy


def _told(project):
    return {(p.path, p.code) for p in guard(project)}


def _edit(path, old, new):
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


CHANGES = {
    "rights": (f"{FOLDER}/meta.toml", lambda p: _edit(p, '"reserved"', '"open"')),
    "outline": (f"{FOLDER}/outline.csv", lambda p: _edit(p, "\n1,", "\n1,0")),
    "fingerprint": (f"{FOLDER}/fingerprint.txt", lambda p: p.write_text("00000 00000000\n", encoding="utf-8")),
    "guard": (GUARD, lambda p: p.write_text("# nothing\n", encoding="utf-8")),
    "guard gone": (GUARD, lambda p: p.unlink()),
    "guard's neighbour": ("src/annotate/files/rights/more.py", lambda p: p.write_text("", encoding="utf-8")),
    "owners": (".github/CODEOWNERS", lambda p: p.unlink()),
    "seal gone": (f"{FOLDER}/rights.seal", lambda p: p.unlink()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(sealed, change):
    name, edit = CHANGES[change]
    edit(sealed.root / name)
    assert (name, "rights-changed") in _told(sealed)


def test_a_summary_may_be_changed(sealed):
    _edit(sealed.root / FOLDER / "outline.csv", "\n", "\n")
    path = sealed.root / FOLDER / "outline.csv"
    rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*rows[:-1], rows[-1].rsplit(",", 1)[0] + ",Another précis."]) + "\n", encoding="utf-8")
    assert _told(sealed) == set()


def test_a_file_that_cannot_be_looked_into_is_let_in_as_it_was(sealed):
    (sealed.data / "model.bin").write_bytes(b"\0\1\3" * 40)
    assert _told(sealed) == {("data/model.bin", "opaque-file")}
    (sealed.data / "model.bin").rename(sealed.data / "other.bin")
    assert _told(sealed) == {("data/other.bin", "opaque-file")}


def test_fingerprint_and_seal_cannot_be_taken_away_together(sealed, tmp_path):
    """Where only the head is looked at, a text without either that says it is open is open; the base knows better."""
    base = tmp_path / "base"
    shutil.copytree(sealed.root, base)
    assert list(check_against(Project(base), sealed)) == []
    for name in ("fingerprint.txt", "rights.seal"):
        (sealed.root / FOLDER / name).unlink()
    _edit(sealed.root / FOLDER / "meta.toml", '"reserved"', '"open"')
    assert reserved_texts(sealed) == ()
    told = {(p.path, p.code) for p in check_against(Project(base), sealed)}
    assert told == {(f"{FOLDER}/rights.seal", "rights-changed"), ("data/model.bin", "opaque-file")}
    shutil.rmtree(sealed.root / FOLDER)
    assert (f"{FOLDER}/rights.seal", "rights-changed") in {
        (p.path, p.code) for p in check_against(Project(base), sealed)
    }


def _sealed_without_text(project):
    """The seal as somebody makes it who has changed the guard and has no copy: digests are no secret."""
    path = project.root / FOLDER / "rights.seal"
    lines = {what: value for value, _, what in (line.partition("  ") for line in path.read_text("utf-8").splitlines())}
    lines |= seal.state(project, "letter")
    path.write_text("".join(f"{value}  {what}\n" for what, value in sorted(lines.items())), encoding="utf-8")


def test_a_seal_made_without_the_text_is_seen_with_it_and_by_the_base(sealed, letter, tmp_path, monkeypatch):
    base = tmp_path / "base"
    shutil.copytree(sealed.root, base)
    (sealed.root / GUARD).write_text("# nothing\n", encoding="utf-8")
    _sealed_without_text(sealed)
    assert _told(sealed) == set(), "digests alone do not tell"
    assert (f"{FOLDER}/rights.seal", "rights-changed") in {
        (p.path, p.code) for p in check_against(Project(base), sealed)
    }
    monkeypatch.setenv(VARIABLE, str(letter))
    assert _told(sealed) == {(f"{FOLDER}/rights.seal", "rights-changed")}
    seal.write_seal(sealed, _copy(sealed, letter))
    assert _told(sealed) == set()


def test_a_foreign_fingerprint_is_seen_with_the_text(sealed, letter, monkeypatch):
    _edit(sealed.root / FOLDER / "fingerprint.txt", "\n", "\n")
    path = sealed.root / FOLDER / "fingerprint.txt"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[1:]), encoding="utf-8")
    _sealed_without_text(sealed)
    monkeypatch.setenv(VARIABLE, str(letter))
    assert (f"{FOLDER}/fingerprint.txt", "rights-changed") in _told(sealed)


def test_a_fingerprint_that_is_right_is_kept(sealed, letter):
    path = sealed.root / FOLDER / "fingerprint.txt"
    before = path.read_bytes()
    _edit(sealed.root / "data/notes/letter.csv", "the old flag", "took the old flag down")
    seal.write_fingerprint(sealed, _copy(sealed, letter))
    assert path.read_bytes() == before, "two fingerprints of one text could be chained"
    path.write_text("broken\n", encoding="utf-8")
    seal.write_fingerprint(sealed, _copy(sealed, letter))
    assert len(path.read_text(encoding="utf-8").splitlines()) == 9


def test_a_copy_is_known_by_its_paragraphs(mini, letter, tmp_path, monkeypatch):
    assert copy_at_hand(mini, "letter") is None
    other = tmp_path / "other.txt"
    other.write_text("Something else.\n", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(other))
    assert copy_at_hand(mini, "letter") is None
    lines = letter.read_text(encoding="utf-8").splitlines()
    other.write_text("\n".join(lines[1:]), encoding="utf-8")
    found = copy_at_hand(mini, "letter")
    assert found
    assert not found.whole


def test_quotes_in_a_row_are_counted_with_the_text(mini, letter, monkeypatch):
    path = mini.data / "notes" / "letter.csv"
    rows = ["id,para,quote,nth,note,sources,certainty"]
    for n, quote in enumerate(("they took the old flag", "flag down from the fortress, so", "slowly that an elderly")):
        rows.append(f'n{n},3,"{quote}",1,A note.,mini-handbook,medium')
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert list(quotes.check(Snapshot(mini))) == []
    monkeypatch.setenv(VARIABLE, str(letter))
    (problem,) = quotes.check(Snapshot(mini))
    assert (problem.code, problem.path, problem.line) == ("quotes-run", "data/notes/letter.csv", 3)
    assert problem.what == "4 quotes of paragraph 3 together show 16 words in a row"
