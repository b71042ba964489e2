"""Suggestions that came as an issue: the form that somebody filled in, or rows that a page of the book made.

The forms stand in `.github/ISSUE_TEMPLATE`: `suggestion.yml` asks for each cell of a proposal, `proposal.yml` for rows
of one of the tables of proposals, which the form on a reading page fills in. The host writes an issue of either: each
question a heading of the third level, below it the answer, `_No response_` where there is none. The words come from
anybody: they become cells and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from annotate.files import schema, tables
from annotate.values.curation import Objection, Proposal, ProposedNote, ProposedRecord
from annotate.values.errors import InputError

#: The questions of the form, and the columns that they answer.
QUESTIONS: Mapping[str, str] = {
    "Text": "text",
    "Paragraph": "para",
    "Words": "quote",
    "Occurrence": "nth",
    "Kind": "kind",
    "Who or what it names": "entity",
    "Sense": "sense",
    "Who is meant": "refers_to",
    "Date": "edtf",
    "Relation": "relation",
    "Certainty": "certainty",
    "Your name": "by",
    "Why": "note",
}
#: The question whose answer is rows that a page made.
ROWS = "Rows"
#: The tables whose rows may come so.
TABLES = (Proposal, ProposedNote, ProposedRecord, Objection)
#: No answer is longer (characters): each is a cell. Notes may be.
LONGEST, LONGEST_NOTE = 600, 2000
#: No issue holds more rows.
MOST = 50
_NOTHING = ("", "_No response_", "None", "none")
# The host sets rows as code.
_FENCE = re.compile(r"^```[a-z]*[ \t]*$", re.M)
_QUESTION = re.compile(r"^### +(.+?) *$", re.M)


def offered(body: str, by: str) -> tuple[str, str]:
    """Return the folder below `data` and the content of the file of proposals that an issue is.

    Parameters
    ----------
    body
        The issue as the host wrote it.
    by
        Whose it is, where neither form nor row says so.

    Raises
    ------
    InputError
        If it is neither form, its rows are not of a table of proposals, or an answer is longer than a cell.
    """
    parts = _QUESTION.split(body.replace("\r\n", "\n").replace("\r", "\n"))
    return _rows(parts[2], by) if parts[1:2] == [ROWS] else (schema.table_of(Proposal).name, proposals(body, by))


def _rows(answer: str, by: str) -> tuple[str, str]:
    """Return the folder and the content of rows that a page made."""
    written = _FENCE.sub("", answer).strip()
    header = [cell.strip() for cell in written.partition("\n")[0].split(",")]
    declared = next((one for one in map(schema.table_of, TABLES) if list(one.columns) == header), None)
    if declared is None:
        raise InputError("The rows are not of a table of proposals.", remedy="Make them with the form on a page.")
    table = tables.parse(Path("issue"), f"{written}\n", declared.columns, "the rows")
    if lossy := [problem for problem in table.problems if problem.code in tables.LOSSY]:
        raise InputError(f"{lossy[0]}", remedy="Make them with the form on a page.")
    cells = [{name: " ".join(row[name].split()) for name in declared.columns} for row in table.rows]
    if not 0 < len(cells) <= MOST:
        raise InputError(f"There are {len(cells)} rows.", remedy=f"Give 1 to {MOST}.")
    if long := sorted({name for row in cells for name, cell in row.items() if len(cell) > LONGEST_NOTE}):
        raise InputError(f"Too long: {', '.join(long)}.", remedy=f"Write {LONGEST_NOTE} characters at most.")
    for row in cells:
        row["by"] = row["by"] or by
    return declared.name, tables.dump(declared.columns, ([row[name] for name in declared.columns] for row in cells))


def proposals(body: str, by: str) -> str:
    """Return the file of proposals that an issue is, which `annotate validate` then judges like any other.

    Parameters
    ----------
    body
        The issue as the host wrote it.
    by
        Whose it is, where the form does not say.

    Raises
    ------
    InputError
        If it is not the form, or an answer is longer than a cell.
    """
    parts = _QUESTION.split(body.replace("\r\n", "\n").replace("\r", "\n"))
    answers: dict[str, str] = {}
    for question, answer in zip(parts[1::2], parts[2::2], strict=True):
        answers.setdefault(question, " ".join(answer.split()))
    missing = [question for question in QUESTIONS if question not in answers]
    if missing:
        raise InputError(f"The form lacks: {', '.join(missing)}.", remedy="Fill in the form Suggest a correction.")
    if long := [question for question in QUESTIONS if len(answers[question]) > LONGEST]:
        raise InputError(f"Too long: {', '.join(long)}.", remedy=f"Write {LONGEST} characters at most.")
    cells = {column: _cell(answers[question]) for question, column in QUESTIONS.items()}
    cells["para"] = cells["para"].removeprefix("¶").strip()
    cells["by"] = cells["by"] or by
    columns = schema.table_of(Proposal).columns
    return tables.dump(columns, [[cells.get(column, "") for column in columns]])


def _cell(answer: str) -> str:
    return "" if answer in _NOTHING else answer
