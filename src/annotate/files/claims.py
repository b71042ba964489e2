"""What a text claims, on its own; an `Edition` has it beside everything else."""

from __future__ import annotations

from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.values.model import Claim

#: What stands in the place of a test where no condition over the data can be asked.
DOCUMENTARY = "documentary"


def read_claims(project: Project, text: str) -> tuple[Claim, ...]:
    """Return the claims of a text in file order, none where there is no file; raise `DataError` if a row is broken."""
    return Snapshot(project).values(Claim, project.claims(text))
