"""How much of a text in copyright the quotes of the edition show: few words each, and few in a row together."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.files.project import Project
from annotate.files.rights import quotes
from annotate.files.rights.copies import copy_at_hand, reserved_texts
from annotate.files.rights.fingerprint import EXACT
from annotate.files.rights.windows import words_of
from annotate.files.snapshot import Snapshot
from annotate.values.problems import Problem

CODE = "quotes-run"


def check(snapshot: Snapshot) -> Iterator[Problem]:
    """Yield quotes of eight words and more, and, where a copy is at hand, rows of quotes of more than twelve."""
    project = snapshot.project
    for text in reserved_texts(project):
        found = quotes.quotes(project, text, snapshot.table)
        for quote in found:
            if (count := len(words_of(quote.quote))) >= EXACT:
                what = f"the quote has {count} words of {text}, which is in copyright"
                yield _problem(project, quote, what, f"at most {EXACT - 1} words", "Quote the name or date alone.")
        if copy := copy_at_hand(project, text):
            for words in quotes.of_text(copy.paragraphs, found).values():
                yield from _runs(project, words)


def _runs(project: Project, words: tuple[quotes.Word, ...]) -> Iterator[Problem]:
    for run in quotes.runs(words):
        if len(run) > quotes.LONGEST:
            others = {quote for word in run for quote in word.quotes}
            longest = max(others, key=lambda quote: (len(quote.quote), str(quote.path), quote.line))
            what = f"{len(others)} quotes of paragraph {longest.para} together show {len(run)} words in a row"
            yield _problem(project, longest, what, f"at most {quotes.LONGEST}", "Shorten one of them.")


def _problem(project: Project, quote: quotes.Quote, what: str, expected: str, remedy: str) -> Problem:
    return Problem(project.relative(quote.path), quote.line, quote.column, CODE, what, expected, remedy)
