"""OGC GeoPackage: places and mentions as points, every layer of the edition's geodata, for a geographic system."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from annotate.export.flat import cell
from annotate.export.geojson import losses, mentions, place, places
from annotate.export.value import Content, File, Format, Made

_CRS = "EPSG:4326"


def _layers(content: Content) -> dict[str, tuple[list[dict[str, Any]], list[Any]]]:
    """Return records and geometries by layer; a layer that has none is left out."""
    from shapely.geometry import Point

    here, said = places(content), mentions(content)
    made = {
        "places": ([place(content, e) for e in here], [Point(e.lon, e.lat) for e in here]),
        "mentions": ([properties for _, properties in said], [Point(e.lon, e.lat) for e, _ in said]),
    }
    for name, features in content.layers.items():
        records = [
            {
                "id": f.id,
                "name": f.name,
                "edtf": f.when.text,
                "sources": cell(f.sources),
                "certainty": f.certainty.value,
                "note": f.note,
                "entity": f.entity,
                **{key: value for key, value in f.more if isinstance(value, str | int | float)},
            }
            for f in features
        ]
        made[f"geo_{name}"] = (records, [f.geometry for f in features])
    return {name: found for name, found in made.items() if found[0]}


def write(content: Content) -> Made:
    """Return the file; its own time stamp is the day of the version, so that two exports are the same."""
    import geopandas
    import pyogrio

    layers = _layers(content)
    if not layers:
        return Made((), losses(content))
    day = datetime.fromisoformat(content.publication.date).replace(tzinfo=UTC)
    said = os.environ.get("OGR_CURRENT_DATE")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FORMAT.file
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{day:%Y-%m-%dT%H:%M:%S.000Z}"})
        try:
            for name, (records, shapes) in layers.items():
                frame = geopandas.GeoDataFrame(records, geometry=shapes, crs=_CRS)
                kinds = {shape.geom_type for shape in shapes}
                kind = kinds.pop() if len(kinds) == 1 else "Unknown"
                about = {"dataset_metadata": dict(content.about)}
                pyogrio.write_dataframe(frame, path, layer=name, driver="GPKG", geometry_type=kind, **about)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": said})
        return Made((File(FORMAT.file, path.read_bytes()),), losses(content))


FORMAT = Format(
    name="geopackage",
    title="GeoPackage: places, mentions, and the edition’s geodata",
    file="edition.gpkg",
    media="application/geopackage+sqlite3",
    write=write,
    fields=frozenset({"quote", "nth", "entity", "sense", "refers_to", "certainty"}),
    parts=frozenset({"geodata", "credit"}),
)
