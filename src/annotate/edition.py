"""The edition in memory: its texts, decisions, authority records, facts and sources, read once and never written.

`annotate.load()` gives it. In a notebook, `edition.mentions`, `edition.entities` and `edition.events_frame` are
ordinary pandas frames and `edition.places` a GeoDataFrame, so that a scholar can go on with the tools they know.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from enum import StrEnum
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate import edtf, history, store, texts
from annotate.bibliography import Bibliography, read_bibliography
from annotate.errors import unknown
from annotate.gazetteer import Gazetteer, read_gazetteer
from annotate.model import Citation, Entity, Event, Located, Mention, Note, Recognition, Status, Text
from annotate.project import Project, find_project

if TYPE_CHECKING:
    import geopandas
    import pandas

SHOWN = (Status.ACCEPTED, Status.DISPUTED)
_MENTION_COLUMNS = [
    *(name for name in Mention.__dataclass_fields__ if name not in ("line", "entity_label")),
    *("label", "wikidata", "start", "end", "earliest", "latest"),
]


class Edition:
    """An edition, read lazily from its folder. Do not make one yourself: call `annotate.load`."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts; the edition's subject first."""
        loaded = (texts.load_text(self.project, text) for text in self.project.text_ids())
        return tuple(sorted(loaded, key=lambda t: (t.meta.role != "subject", t.id)))

    def text(self, text_id: str) -> Text:
        """Return a text by id; raise `UsageError` naming those there are if it is not among them."""
        for text in self.texts:
            if text.id == text_id:
                return text
        raise unknown("text", text_id, [t.id for t in self.texts])

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The authority records."""
        return read_gazetteer(self.project.gazetteer)

    @cached_property
    def bibliography(self) -> Bibliography:
        """Every source, by key."""
        return read_bibliography(self.project)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The event record, by date."""
        return tuple(sorted(history.read_events(self.project), key=lambda e: (_day_key(e.date), e.id)))

    @cached_property
    def recognition(self) -> tuple[Recognition, ...]:
        """Who recognised whom, by state."""
        return history.read_recognition(self.project)

    @cached_property
    def _rows(self) -> dict[str, tuple[Mention, ...]]:
        return {text.id: store.read_annotations(self.project, text.id) for text in self.texts}

    def all_rows(self, text_id: str) -> tuple[Mention, ...]:
        """Return every annotation of a text, rejected ones too, in file order."""
        return self._rows[self.text(text_id).id]

    def decided(self, text_id: str) -> tuple[Mention, ...]:
        """Return the annotations that the edition shows (accepted and disputed), in the order of the text."""
        return tuple(m for m in self.all_rows(text_id) if m.status in SHOWN)

    def located(self, text_id: str) -> tuple[Located, ...]:
        """Return the shown annotations with their offsets, longest first at one place, where the text is at hand."""
        text = self.text(text_id)
        found = (locate(text, mention) for mention in self.decided(text_id))
        return tuple(sorted((f for f in found if f), key=lambda f: (f.mention.para, f.start, -f.end, f.mention.id)))

    def notes(self, text_id: str) -> tuple[Note, ...]:
        """Return the editors' notes on a text."""
        return store.read_notes(self.project, self.text(text_id).id)

    def citations(self, text_id: str) -> tuple[Citation, ...]:
        """Return the stand-off citations of a text."""
        return store.read_citations(self.project, self.text(text_id).id)

    @property
    def private(self) -> bool:
        """Whether a reader's copy of a rights-reserved text is at hand; what shows it cannot be published."""
        return any(text.private for text in self.texts)

    @property
    def version(self) -> str:
        """The version of the edition."""
        return metadata.version("annotate")

    @cached_property
    def digest(self) -> str:
        """Twelve hex digits that change when any data file, package file, lock or private copy changes."""
        return digest(self.project)

    @cached_property
    def mentions(self) -> pandas.DataFrame:
        """Every shown mention of every text, one row each, with its label, offsets where known, and date bounds."""
        import pandas as pd

        rows = [row for text in self.texts for row in self._mention_rows(text)]
        frame = pd.DataFrame(rows, columns=_MENTION_COLUMNS)
        return frame.astype({"start": "Int64", "end": "Int64"})  # whole numbers, also where some are not known

    def _mention_rows(self, text: Text) -> Iterable[dict[str, Any]]:
        for mention in self.decided(text.id):
            place = locate(text, mention)
            days = edtf.bounds(mention.edtf) if mention.edtf else None
            entity = self.gazetteer.get(mention.entity)
            row = {k: v for k, v in asdict(mention).items() if k not in ("line", "entity_label")}
            yield {
                **{k: "" if v is None else str(v) if isinstance(v, StrEnum) else v for k, v in row.items()},
                "label": entity.label if entity else "",
                "wikidata": entity.wikidata if entity else "",
                "start": place.start if place else None,
                "end": place.end if place else None,
                "earliest": days.earliest if days else "",
                "latest": days.latest if days else "",
            }

    @cached_property
    def entities(self) -> pandas.DataFrame:
        """Every authority record, one row each."""
        import pandas as pd

        columns = [name for name in Entity.__dataclass_fields__ if name != "line"]
        frame = pd.DataFrame([asdict(e) for e in self.gazetteer.entities], columns=columns)
        return frame.astype({"lat": float, "lon": float})

    @cached_property
    def events_frame(self) -> pandas.DataFrame:
        """The event record with the bounds of each date."""
        import pandas as pd

        rows = []
        for event in self.events:
            days = edtf.bounds(event.date)
            rows.append({**asdict(event), "earliest": days.earliest, "latest": days.latest})
        columns = [*(name for name in Event.__dataclass_fields__ if name != "line"), "earliest", "latest"]
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def places(self) -> geopandas.GeoDataFrame:
        """The authority records that have coordinates, as points (WGS 84)."""
        import geopandas as gpd

        frame = self.entities.dropna(subset=["lat", "lon"])
        points = gpd.points_from_xy(frame["lon"], frame["lat"])
        return gpd.GeoDataFrame(frame, geometry=points, crs="EPSG:4326")

    def _repr_html_(self) -> str:
        from html import escape

        rows = "".join(
            f"<tr><td>{escape(t.meta.title)}</td><td>{len(t.paragraphs)}</td><td>{len(self.decided(t.id))}</td></tr>"
            for t in self.texts
        )
        head = "<tr><th>Text</th><th>Paragraphs</th><th>Mentions</th></tr>"
        caption = f"<caption>Edition, version {escape(self.version)}</caption>"
        return f"<table>{caption}<thead>{head}</thead><tbody>{rows}</tbody></table>"


def locate(text: Text, mention: Mention) -> Located | None:
    """Return a mention with its offsets, or None where its paragraph is not at hand or does not hold the quote."""
    if not 0 <= mention.para < len(text.paragraphs):
        return None
    paragraph = text.paragraphs[mention.para].text
    start = texts.find_quote(paragraph, mention.quote, mention.nth) if paragraph is not None else None
    return Located(mention, start, start + len(mention.quote)) if start is not None else None


def _day_key(date: str) -> tuple[int, int, int]:
    return edtf.sort_key(edtf.bounds(date).earliest)


def load(root: Path | str = ".") -> Edition:
    """Return the edition whose folder `root` is, or lies in.

    Raises
    ------
    UsageError
        If there is none.
    """
    return Edition(find_project(root))


def inputs(project: Project, parts: Sequence[str] = ()) -> tuple[Path, ...]:
    """Return every file that something made from the edition may depend on, sorted.

    Parameters
    ----------
    project
        The edition.
    parts
        Files and folders below `data/` ("geo", "bibliography.bib"); none for all of it. The package and the lock
        files always count, readers' own copies wherever the texts do. What hides behind a dot does not count (a
        file manager's notes, an editor's swap file, a notebook's checkpoints), nor what Python makes by itself.
    """
    folders = [project.data / part for part in parts] if parts else [project.data]
    folders += [project.root / "src"] + ([project.private] if not parts or "texts" in parts else [])
    files = [p for folder in folders for p in ([folder] if folder.is_file() else folder.rglob("*")) if p.is_file()]
    kept = [p for p in files if not any(_passing(part) for part in p.relative_to(project.root).parts)]
    return tuple(sorted(kept + sorted(project.root.glob("requirements*.txt"))))


def _passing(part: str) -> bool:
    """Tell whether a file or folder of this name comes and goes without the edition being another."""
    return part.startswith(".") or part == "__pycache__" or part.endswith(".egg-info")


def digest(project: Project, parts: Sequence[str] = ()) -> str:
    """Return twelve hex digits over the names and contents of `inputs`."""
    total = hashlib.sha256()
    for path in inputs(project, parts):
        total.update(project.relative(path).encode("utf-8") + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]
