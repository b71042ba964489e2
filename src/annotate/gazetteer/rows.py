"""The gazetteer's three tables as values, with everything that is wrong with their form, their cells and their keys.

What concerns several rows but breaks no cell is `annotate.checks.gazetteer`'s affair. Columns are declared in
`annotate.files.schema`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.files import rows, schema, tables
from annotate.files.rows import Maker, Sheet
from annotate.values.authority import Entity, Name, Relation
from annotate.values.problems import Problem

if TYPE_CHECKING:
    from annotate.files.snapshot import Snapshot

__all__ = ["FILES", "Maker", "Rows", "entity_of", "name_of", "read_rows", "relation_of"]

FILES = (
    ("gazetteer/entities", "entities.csv"),
    ("gazetteer/names", "names.csv"),
    ("gazetteer/relations", "relations.csv"),
)

entity_of, name_of, relation_of = rows.maker(Entity), rows.maker(Name), rows.maker(Relation)


@dataclass(frozen=True)
class Rows:
    """The three tables, in the order of `FILES`."""

    sheets: tuple[Sheet[Entity], Sheet[Name], Sheet[Relation]]

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities that can be read, in file order."""
        return self.sheets[0].values

    @property
    def names(self) -> tuple[Name, ...]:
        """The names that can be read, in file order."""
        return self.sheets[1].values

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations that can be read, in file order."""
        return self.sheets[2].values

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all entities; those of rows that cannot be read count."""
        return frozenset(row["id"] for row in self.sheets[0].table.rows) - {""}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with the tables, sorted; sources are not looked up."""
        keys = {schema.ENTITIES: self.ids}
        found = (
            problem
            for sheet in self.sheets
            for problem in (*sheet.table.problems, *sheet.problems, *rows.pointing(sheet, keys), *rows.twice(sheet))
        )
        return tuple(sorted(found))


def read_rows(directory: Path, shown: str | None = None) -> Rows:
    """Read the three tables of a gazetteer.

    Parameters
    ----------
    directory
        The folder with entities.csv, names.csv and relations.csv.
    shown
        How the folder is written in problems; as given by default.

    Raises
    ------
    InputError
        If a file is missing, unreadable or not UTF-8.
    """
    folder = shown or directory.as_posix()

    def read(name: str, file: str) -> Sheet[Entity] | Sheet[Name] | Sheet[Relation]:
        declared, path = schema.table(name), f"{folder}/{file}"
        return rows.sheet(declared, tables.read(directory / file, declared.columns, path), path)

    entities, names, relations = (read(*one) for one in FILES)
    return Rows((entities, names, relations))  # type: ignore[arg-type]


def rows_of(snapshot: Snapshot) -> Rows | None:
    """Return the tables of an edition's gazetteer, None where one of them is missing."""
    declared = [schema.table(name) for name, _ in FILES]
    paths = [snapshot.project.gazetteer / file for _, file in FILES]
    if not all(path.exists() for path in paths):
        return None
    entities, names, relations = (snapshot.sheet(d, path) for d, path in zip(declared, paths, strict=True))
    return Rows((entities, names, relations))
