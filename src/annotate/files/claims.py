"""Reading of what a text claims and what the editors found when they held it against the record."""

from __future__ import annotations

from pathlib import Path

from annotate.files import schema, tables
from annotate.files.project import Project
from annotate.files.tables import split_list
from annotate.values.errors import DataError
from annotate.values.model import Certainty, Claim, Verdict

DOCUMENTARY = "documentary"


def claims_file(project: Project, text: str) -> Path:
    """Return where the claims of a text lie."""
    return project.data / "claims" / f"{text}.csv"


def read_claims(project: Project, text: str) -> tuple[Claim, ...]:
    """Return the claims of a text, in file order; none where there is no file.

    Raises
    ------
    DataError
        If a number is none, or a verdict or certainty is not one of its list.
    InputError
        If the file cannot be read as a table with its columns.
    """
    path = claims_file(project, text)
    if not path.exists():
        return ()
    shown = project.relative(path)
    read = tables.require(tables.read(path, schema.table("claims").columns, shown))
    found = []
    for row in read.rows:
        try:
            number, nth = int(row["para"]), int(row["nth"])
            verdict, certainty = Verdict(row["verdict"]), Certainty(row["certainty"])
        except ValueError as error:
            raise DataError(f"{shown}:{row.line}: {error}.", remedy="Run: annotate validate") from None
        found.append(
            Claim(
                id=row["id"],
                para=number,
                quote=row["quote"],
                nth=nth,
                claim=row["claim"],
                test=row["test"],
                evidence=row["evidence"],
                sources=split_list(row["sources"]),
                verdict=verdict,
                certainty=certainty,
                note=row["note"],
                line=row.line,
            )
        )
    return tuple(found)
