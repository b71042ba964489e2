"""Apache Parquet: the flat tables, a file each, for analysis (pandas, DuckDB, R); each says what it is part of."""

from __future__ import annotations

import io
from collections.abc import Mapping

from annotate.export.flat import Flat, tables
from annotate.export.value import FIELDS, Content, File, Format, Made


def _bytes(table: Flat, about: Mapping[str, str]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    types = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(name, types[kind]) for name, kind in table.columns], metadata=dict(about))
    columns = [
        pa.array(column, type=field.type) for column, field in zip(zip(*table.rows, strict=True), schema, strict=True)
    ]
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(columns, schema=schema), out)
    return out.getvalue()


def write(content: Content) -> Made:
    """Return the files."""
    return Made(tuple(File(f"{table.name}.parquet", _bytes(table, content.about)) for table in tables(content)))


FORMAT = Format(
    name="parquet",
    title="Apache Parquet: the same tables as the CSV",
    file="parquet/",
    media="application/vnd.apache.parquet",
    write=write,
    fields=frozenset(FIELDS),
    parts=frozenset({"entities", "names", "relations", "events", "credit"}),
    rows=True,
)
