"""What an archive is opened for: counts of its mentions by year, by place, by company, and the links to look at first.

Each function takes the folder of a dataset (`annotate.corpus.dataset`) and reads the columns that it needs.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas


def _mentions(dataset: Path, *columns: str) -> pandas.DataFrame:
    import pandas as pd

    return pd.read_parquet(dataset / "mentions", columns=list(columns))


def by_year(dataset: Path) -> pandas.DataFrame:
    """Return, for each year of publication, the documents and the places named, literally and metonymically."""
    import pandas as pd

    senses = _mentions(dataset, "date", "sense").dropna()
    counts = senses.groupby([senses["date"].str[:4], "sense"]).size().unstack(fill_value=0)
    dates = pd.read_parquet(dataset / "documents", columns=["date"])["date"].dropna().str[:4]
    found = counts.reindex(columns=["literal", "metonymic"], fill_value=0).join(
        dates.value_counts().rename("documents"), how="outer"
    )
    return found.fillna(0).astype(int).rename_axis("year").sort_index()


def by_place(dataset: Path) -> pandas.DataFrame:
    """Return, for each place that was linked, how often it is named literally and metonymically; most often first."""
    named = _mentions(dataset, "entity", "label", "sense").dropna()
    found = named.groupby(["entity", "label", "sense"]).size().unstack(fill_value=0)
    found = found.reindex(columns=["literal", "metonymic"], fill_value=0).reset_index()
    order = (found["literal"] + found["metonymic"]).sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index(drop=True).rename_axis(None, axis="columns")


def company(dataset: Path, most: int = 20) -> pandas.DataFrame:
    """Return the persons who are named together in most paragraphs, by the words of their full names."""
    import pandas as pd

    persons = _mentions(dataset, "document", "para", "kind", "quote")
    full = persons[(persons["kind"] == "PERSON") & persons["quote"].str.contains(" ")]
    together = full.groupby(["document", "para"])["quote"].unique()
    pairs = [pair for names in together for pair in combinations(sorted(names), 2)]
    counts = pd.DataFrame(pairs, columns=["one", "other"]).value_counts().rename("paragraphs").reset_index()
    return counts.sort_values(["paragraphs", "one", "other"], ascending=[False, True, True]).head(most)


def uncertain(dataset: Path, most: int = 20) -> pandas.DataFrame:
    """Return the links that the machine is least sure of, one for each name and entity, with its reasons."""
    links = _mentions(dataset, "id", "document", "quote", "entity", "label", "score", "reasons").dropna()
    least = links.sort_values(["score", "document", "id"]).drop_duplicates(["quote", "entity"]).head(most)
    least["score"] = [round(float(score), 2) for score in least["score"]]
    least["reasons"] = ["; ".join(reasons) for reasons in least["reasons"]]
    return least.reset_index(drop=True)
