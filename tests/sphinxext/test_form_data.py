"""What the form on the reading pages is given: nothing of a text but the words of mentions, and nothing that acts."""

import json

import pytest

from annotate import edition
from annotate.files import schema
from annotate.sphinxext.build.form import VARIABLE, data_of
from annotate.values.curation import Objection, Proposal, ProposedNote, ProposedRecord


def given(root, repository="", branch="main"):
    script = data_of(edition.load(root), repository, branch)
    return script, json.loads(script.removeprefix(f"globalThis.{VARIABLE}=").removesuffix(";\n"))


def test_it_holds_what_each_mention_is_read_as_and_the_columns_of_the_tables(mini_root):
    _, data = given(mini_root)
    assert data["mentions"]["a-7e3n3qxi"] == ["essay", 2, "1925", 1, "DATE", "", "", "", "1925", "after", "high"]
    assert "a-rnejqqb4" not in data["mentions"], "rejected"
    assert data["texts"]["letter"][1:] == [
        True,
        [p.fingerprint[:8] for p in edition.load(mini_root).text("letter").paragraphs],
    ]
    for value in (Proposal, ProposedNote, ProposedRecord, Objection):
        declared = schema.table_of(value)
        assert data["tables"][declared.name] == list(declared.columns)
    assert "essay" in data["texts"] and data["types"]["settlement"] == "PLACE"


def test_it_holds_no_running_text_and_no_markup(mini_root):
    path = mini_root / "data" / "bibliography.bib"
    path.write_text(path.read_text("utf-8").replace("An Example of a Handbook", "A </script><b>Handbook</b>"), "utf-8")
    script, _ = given(mini_root)
    assert "<" not in script
    for paragraph in edition.load(mini_root).text("essay").paragraphs:
        words = paragraph.text.split()
        assert not any(" ".join(words[at : at + 4]) in script for at in range(len(words) - 3))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("https://github.com/ada/union", "https://github.com/ada/union"),
        ("https://github.com/ada/union.git", "https://github.com/ada/union"),
        ("https://github.com/ada/union/", "https://github.com/ada/union"),
        ("https://git.example.org/ada/union", ""),
        ("javascript:alert(1)//github.com/a/b", ""),
        ("https://github.com/ada/union/tree/x", ""),
        ("", ""),
    ],
)
def test_contributions_go_to_github_or_are_copied(mini_root, said, kept):
    assert given(mini_root, said)[1]["repository"] == kept


@pytest.fixture
def mini_root(tmp_path, edition_root):
    """The folder of the small edition that is valid."""
    import shutil

    return shutil.copytree(edition_root / "tests" / "mini", tmp_path / "edition")
