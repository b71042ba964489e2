"""The form *Suggest a correction* as somebody filled it in: its answers as a file of proposals.

The form stands in `.github/ISSUE_TEMPLATE/suggestion.yml`. The host writes an issue of it: each question a heading of
the third level, below it the answer, `_No response_` where there is none. The words come from anybody: they become
cells and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from annotate.files import schema, tables
from annotate.values.curation import Proposal
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
#: No answer is longer (characters): each is a cell.
LONGEST = 600
_NOTHING = ("", "_No response_", "None", "none")
_QUESTION = re.compile(r"^### +(.+?) *$", re.M)


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
