"""What contributors are told about a row is what the tables ask for, and is told once."""

import csv
import io
import re

from annotate.checks import run_checks
from annotate.files import schema
from annotate.files.tables import OPTIONAL
from annotate.values.model import Mention
from tests.conftest import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FIELDS = CONTRIBUTING.split("<!-- fields -->")[1].split("<!-- /fields -->")[0]


def test_the_table_of_cells_is_that_of_the_annotations():
    told = re.findall(r"^\| `([a-z_]+)` \|", FIELDS, re.M)
    assert told == [name for name in schema.table_of(Mention).columns if name != "id"]


def test_allowed_values_are_those_of_the_tables():
    for field in schema.table_of(Mention).fields:
        (line,) = re.findall(rf"^\| `{field.name}` \|.*", FIELDS, re.M) or [""]
        shown = {str(value) for value in field.values} - {"rejected", "disputed"}
        assert field.name == "id" or shown <= set(re.findall(r"`([A-Za-z]+)`", line)), field.name


def test_the_book_has_the_same_table_and_no_other():
    page = (ROOT / "book" / "contribute.md").read_text(encoding="utf-8")
    assert "```{include} ../CONTRIBUTING.md\n:start-after: <!-- fields -->\n:end-before: <!-- /fields -->\n```" in page
    assert "| `quote` |" not in page


def test_the_example_row_is_valid_as_it_stands(mini):
    """Whoever copies it, with the words of a paragraph, is green: without a program, without an id, without a label."""
    for document in (CONTRIBUTING, (ROOT / "book" / "contribute.md").read_text(encoding="utf-8")):
        header, row = re.search(r"```\n\s*(text,para.*)\n\s*(\S.*)\n\s*```", document).groups()
        assert header.split(",") == [name for name in schema.table("proposals").columns if name not in OPTIONAL]
        (cells,) = csv.DictReader(io.StringIO(f"{header}\n{row}\n"))
        cells |= {"text": "essay", "para": "2", "quote": "capital", "entity": "kristiania"}
        mini.proposals.mkdir(exist_ok=True)
        path = mini.proposals / "ada.csv"
        path.write_text(f"{header}\n{','.join(cells.values())}\n", encoding="utf-8")
        assert [p for p in run_checks(mini) if p.severity == "error"] == []


def test_it_shows_the_verbs_that_editors_need():
    shown = set(re.findall(r"^annotate ([a-z]+)", CONTRIBUTING, re.M))
    assert {"accept", "reject", "link", "propose", "diff", "show", "fmt", "validate"} <= shown
