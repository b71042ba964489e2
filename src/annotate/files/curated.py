"""The declared tables of how the edition came about: ids that were given, decisions.

They are tables of `annotate.files.schema` like any other.
"""

from __future__ import annotations

from annotate.files.fields import Field, TableSchema
from annotate.values.curation import Act, Decision, Given

CURATED: tuple[TableSchema, ...] = (
    TableSchema(
        "decisions",
        "decisions/*.csv",
        "What was decided on annotations, by whom and why, one file a text",
        (
            Field("annotation", "The annotation, by its id.", "id", True, example="a-4k7q2mzn"),
            Field("date", "The day of the decision.", "date", True, example="2026-03-01"),
            Field("decision", "What was decided.", required=True, values=tuple(Act)),
            Field("by", "Who decided.", required=True, example="editors"),
            Field("why", "For what reason."),
        ),
        Decision,
    ),
    TableSchema(
        "ledger",
        "ledger.csv",
        "Every identifier that was ever given; written by `annotate fmt`",
        (
            Field("file", "The file whose row has it.", required=True, example="annotations/companion/p00.csv"),
            Field("id", "The identifier.", required=True, example="a-4k7q2mzn"),
            Field(
                "anchor", "Short hashes of the paragraph, and of the quote and its place, as they were found.", "anchor"
            ),
            Field("retired", "Why the row is no longer there; empty where it must be."),
        ),
        Given,
    ),
)
