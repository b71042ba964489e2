"""How results of measurements are kept: frozen dataclasses, as JSON or, where they are rows of plain cells, as CSV.

Every file in `data/benchmarks` that a measurement writes is a `ResultFile` beside the dataclass that it holds. To keep
the results of another measurement, declare one; the form of the file follows from the dataclass.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from annotate.files import tables
from annotate.files.project import read_text, write_text
from annotate.values.errors import InputError

_Result = TypeVar("_Result")
_SPREAD = "scores"
"""A last field of this name (pairs of name and number) takes a column of a table for each of its pairs."""


@dataclass(frozen=True, slots=True)
class ResultFile(Generic[_Result]):
    """A file of results: its place in the edition's `data` folder, what it holds, and the command that makes it.

    `digits` is the number of decimals that numbers of a table are written with.
    """

    place: str
    holds: type[_Result]
    made_by: str
    digits: int = 3

    def read(self, data: Path) -> _Result:
        """Return what is on file in a `data` folder; see `load`."""
        return self.load(data / self.place)

    def write(self, data: Path, result: _Result) -> None:
        """Write results into a `data` folder."""
        self.dump(data / self.place, result)

    def load(self, path: Path) -> _Result:
        """Return what a file holds.

        Raises
        ------
        InputError
            It is missing, not JSON or CSV, or holds something else; the message says where and what.
        """
        from pydantic import TypeAdapter, ValidationError

        text = read_text(path)
        try:
            raw = self._rows(text) if path.suffix == ".csv" else json.loads(text)
            return TypeAdapter(self.holds).validate_python(raw)
        except ValidationError as error:
            first = error.errors()[0]
            why = f"{'.'.join(map(str, first['loc']))}: {first['msg']}".removeprefix(": ")
        except ValueError as error:
            why = str(error)
        raise InputError(f"{path}: not a file of results ({why}).", remedy=f"Make it anew: {self.made_by}")

    def dump(self, path: Path, result: _Result) -> None:
        """Write results to a file."""
        from pydantic import TypeAdapter

        raw = TypeAdapter(self.holds).dump_python(result, mode="json")
        write_text(path, self._table(raw) if path.suffix == ".csv" else _json(raw) + "\n")

    def _rows(self, text: str) -> list[dict[str, Any]]:
        named = {field.name for field in fields(get_args(self.holds)[0])}
        rows: list[dict[str, Any]] = list(csv.DictReader(text.splitlines()))
        if not rows:
            raise ValueError("a table without rows")
        if _SPREAD in named:
            rows = [{**row, _SPREAD: [pair for pair in row.items() if pair[0] not in named]} for row in rows]
        return rows

    def _table(self, rows: Sequence[dict[str, Any]]) -> str:
        cells = [{**row, **dict(row.get(_SPREAD, ()))} for row in rows]
        columns = [column for column in cells[0] if column != _SPREAD]
        return tables.dump(columns, ([self._cell(row[column]) for column in columns] for row in cells))

    def _cell(self, value: object) -> str:
        return f"{value:.{self.digits}f}" if isinstance(value, float) else str(value)


def _json(value: Any, level: int = 0) -> str:
    """Return JSON in which a line holds one thing: an item of a field, or of a list of objects further inside."""
    if not value or not isinstance(value, dict | list) or (level > 1 and not _holds_objects(value)):
        return json.dumps(value, ensure_ascii=False)
    lead = "\n" + " " * (level + 1)
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {_json(part, level + 1)}" for key, part in value.items()]
        return f"{{{lead}{f',{lead}'.join(parts)}{lead[:-1]}}}"
    return f"[{lead}{f',{lead}'.join(_json(part, level + 1) for part in value)}{lead[:-1]}]"


def _holds_objects(value: Any) -> bool:
    """Tell whether there is a list of objects in a value."""
    parts = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return any((isinstance(value, list) and isinstance(part, dict)) or _holds_objects(part) for part in parts)
