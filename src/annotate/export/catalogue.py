"""The formats of the edition, one row each; `annotate.export` says how one is added."""

from __future__ import annotations

from annotate.export import (
    api,
    conll,
    csv_tables,
    docbin,
    geojson,
    geopackage,
    hipe,
    linked_places,
    oai,
    package,
    parquet,
    tei,
    turtle,
    web_annotation,
)
from annotate.export.value import Format

EXPORTS: tuple[Format, ...] = (
    package.FORMAT,
    tei.FORMAT,
    web_annotation.FORMAT,
    linked_places.FORMAT,
    geojson.FORMAT,
    geopackage.FORMAT,
    turtle.FORMAT,
    csv_tables.FORMAT,
    parquet.FORMAT,
    hipe.FORMAT,
    conll.FORMAT,
    docbin.FORMAT,
    api.FORMAT,
    oai.FORMAT,
)
