"""The whole of the edition's data as one archive, with its description and a checksum of every file.

The tables, geodata and bibliography are those that people edit, `datapackage.json` describes them; rows of every status
are in it. Two archives of one version are the same, byte for byte.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

from annotate.export.value import FIELDS, PARTS, Content, File, Format, Made, checksums

_STAMP = (1980, 1, 1, 0, 0, 0)
_DESCRIBED = "data/datapackage.json"
#: What stands beside the data and says what it is and on which terms it is given.
_BESIDE = ("CITATION.cff", "LICENSE-DATA.md", "CHANGELOG.md")


def archive(files: list[File]) -> bytes:
    """Return a zip archive of files, with `checksums.sha256` over all of them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for file in (*files, checksums(files)):
            info = zipfile.ZipInfo(file.name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            made.writestr(info, file.content)
    return out.getvalue()


def _listed(data: Path) -> list[Path]:
    every = (path for path in data.rglob("*") if path.is_file() and not path.is_symlink())
    kept = (path for path in every if not any(part.startswith(".") for part in path.relative_to(data).parts))
    return sorted(kept)


def _summed(described: bytes, files: dict[str, bytes]) -> bytes:
    """Return the description of the data with size and checksum of every resource that is one file.

    They are not in the description that people keep, where every change of a cell would make it out of date.
    """
    package = json.loads(described)
    for resource in package["resources"]:
        paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
        raw = files.get(f"data/{paths[0]}")
        if len(paths) == 1 and raw is not None:
            resource |= {"bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}"}
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def write(content: Content) -> Made:
    """Return the archive."""
    if content.data is None:
        return Made(())
    root = content.data.parent
    paths = [*(root / name for name in _BESIDE if (root / name).is_file()), *_listed(content.data)]
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    if described := files.get(_DESCRIBED):
        files[_DESCRIBED] = _summed(described, files)
    publication = content.publication
    whole = archive([File(name, raw) for name, raw in files.items()])
    return Made((File(f"{publication.slug}-{publication.version}-data.zip", whole),))


FORMAT = Format(
    name="package",
    title="All data as one archive, with datapackage.json and checksums",
    file="package/",
    media="application/zip",
    write=write,
    fields=frozenset(FIELDS),
    parts=frozenset(PARTS),
    rows=True,
)
