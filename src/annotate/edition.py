"""The edition in memory: its texts, decisions, authority records, facts and sources, read once and never written.

`annotate.load()` gives it. In a notebook, `edition.mentions`, `edition.entities` and `edition.events_frame` are
ordinary pandas frames and `edition.places` a GeoDataFrame, so that a scholar can go on with the tools they know.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from annotate.files import geodata, schema, store, texts
from annotate.files.bibliography import Bibliography
from annotate.files.geodata import Feature
from annotate.files.history import recognition_of
from annotate.files.inputs import digest
from annotate.files.project import find_project
from annotate.files.snapshot import Snapshot
from annotate.gazetteer import Gazetteer, gazetteer_of
from annotate.values.acts import Act, Recognition, State, Total
from annotate.values.authority import Entity
from annotate.values.curation import Contribution, Decision
from annotate.values.edtf import Edtf
from annotate.values.errors import unknown
from annotate.values.kept import Redirect
from annotate.values.model import Citation, Collation, Emendation, Located, Mention, Note, Suggestion, Text
from annotate.values.record import Claim, Event, Trade, ZoneStat

if TYPE_CHECKING:
    import geopandas
    import pandas

T = TypeVar("T")

_MENTION_COLUMNS = [
    *(name for name in Mention.__dataclass_fields__ if name not in ("line", "entity_label")),
    *("label", "wikidata", "start", "end", "earliest", "latest"),
]


class Edition:
    """An edition, read lazily from its folder. Do not make one yourself: call `annotate.load`.

    Whatever is read is remembered (`rests_on`): a figure is made from an edition `apart`, whose record then names the
    files that the figure rests on, and no others.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.project = snapshot.project
        self._snapshot = snapshot
        self._record: dict[Path, None] = {}

    def apart(self) -> Edition:
        """Return the same edition with a record of its own; what is parsed already is not parsed again."""
        return Edition(self._snapshot)

    @property
    def rests_on(self) -> tuple[Path, ...]:
        """The files of `data/` that were asked for through this edition and exist, in the order of the first asking."""
        return tuple(path for path in self._record if path.is_file())

    def _read(self, *files: Path) -> Snapshot:
        """Return where parts of the edition are read, and remember the files that were asked for."""
        self._record.update(dict.fromkeys(files))
        return self._snapshot

    def _rows(self, value: type[T]) -> tuple[T, ...]:
        """Return the rows of a table, and remember that it was asked for."""
        return self._read(*schema.table_of(value).files(self.project)).values(value)

    @property
    def text_ids(self) -> tuple[str, ...]:
        """The ids of the texts, sorted."""
        return self._snapshot.text_ids

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts; the edition's subject first."""
        every = (file for text_id in self.text_ids for file in self._files(text_id))
        return self._read(*self._snapshot.once("files of the texts", "", lambda: tuple(every))).texts

    def _text(self, text_id: str) -> Text:
        return self._read(*self._snapshot.once("files of the text", text_id, lambda: self._files(text_id))).text(
            text_id
        )

    def _files(self, text_id: str) -> tuple[Path, ...]:
        folder = self.project.texts / text_id
        return tuple(folder / name for name in ("meta.toml", "outline.csv", "sections.csv", "text.txt"))

    def text(self, text_id: str) -> Text:
        """Return a text by id; raise `UsageError` naming those there are if it is not among them."""
        return self._text(self._known(text_id))

    def _known(self, text_id: str) -> str:
        """Return the id of a text, and ask for none of its files."""
        if text_id not in self.text_ids:
            raise unknown("text", text_id, self.text_ids)
        return text_id

    @property
    def gazetteer(self) -> Gazetteer:
        """The authority records."""
        # Asked for at every mention: the folder is looked through once.
        files = self._snapshot.once("files of the gazetteer", "", lambda: sorted(self.project.gazetteer.glob("*.csv")))
        return gazetteer_of(self._read(*files))

    @property
    def bibliography(self) -> Bibliography:
        """Every source, by key."""
        return self._read(self.project.bibliography).sources.bibliography

    @property
    def events(self) -> tuple[Event, ...]:
        """The event record, by date."""
        rows = self._rows(Event)
        return self._snapshot.once(
            "by date", Event, lambda: tuple(sorted(rows, key=lambda event: (event.date.earliest, event.id)))
        )

    @property
    def recognition(self) -> tuple[Recognition, ...]:
        """Who recognised whom, by state, with every act."""
        states, acts = (schema.table_of(value).files(self.project) for value in (State, Act))
        return recognition_of(self._read(*states, *acts))

    @property
    def redirects(self) -> tuple[Redirect, ...]:
        """Addresses of earlier versions and what stands for them now."""
        return self._rows(Redirect)

    @property
    def totals(self) -> tuple[Total, ...]:
        """Numbers of partners that were given at the time."""
        return self._rows(Total)

    @property
    def zone_stats(self) -> tuple[ZoneStat, ...]:
        """Figures for the two zones."""
        return self._rows(ZoneStat)

    @property
    def trade(self) -> tuple[Trade, ...]:
        """South Korea's trade by partner and year."""
        return self._rows(Trade)

    def layer(self, name: str) -> tuple[Feature, ...]:
        """Return the features of a file of `data/geo`, named without its ending, in file order."""
        path = geodata.path(self.project, name)
        return self._read(path).features(path)

    def drawn(self, value: type[T]) -> tuple[T, ...]:
        """Return the rows of a table of `data/figures` (`annotate.values.drawn`), none where there is none."""
        return self._rows(value)

    def claims(self, text_id: str) -> tuple[Claim, ...]:
        """Return what a text claims and what the record says of it; none where nobody has looked."""
        path = self.project.claims(text_id)
        return self._read(path).values(Claim, path)

    def suggestions(self, text_id: str) -> tuple[Suggestion, ...]:
        """Return what the machine proposed for a text; none where it was never asked."""
        return store.suggestions_of(self._read(self.project.suggestions(text_id)), text_id)

    def file(self, name: str) -> Path:
        """Return where a file below `data/` lies, for readers of their own form (results of measurements)."""
        path = self.project.data / name
        self._record[path] = None
        return path

    def all_rows(self, text_id: str) -> tuple[Mention, ...]:
        """Return every annotation of a text, rejected ones too, in file order."""
        files = self.project.annotation_files(self._known(text_id))
        return store.annotations_of(self._read(*files), text_id)

    def decided(self, text_id: str) -> tuple[Mention, ...]:
        """Return the annotations that the edition shows (accepted and disputed), in the order of the text."""
        return tuple(m for m in self.all_rows(text_id) if m.status.shown)

    def located(self, text_id: str) -> tuple[Located, ...]:
        """Return the shown annotations with their offsets, longest first at one place, where the text is at hand."""
        text, decided = self.text(text_id), self.decided(text_id)

        def order(at: Located) -> tuple[int, int, int, str]:
            return at.mention.para, at.start, -at.end, at.mention.id

        found = (locate(text, mention) for mention in decided)
        return self._snapshot.once("located", text_id, lambda: tuple(sorted(filter(None, found), key=order)))

    def notes(self, text_id: str) -> tuple[Note, ...]:
        """Return the editors' notes on a text."""
        path = self.project.notes(self._known(text_id))
        return self._read(path).values(Note, path)

    def decisions(self, text_id: str) -> tuple[Decision, ...]:
        """Return what was decided on the annotations of a text, by annotation and day."""
        path = self.project.decisions(self._known(text_id))
        return self._read(path).values(Decision, path)

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """Return what was decided on notes and authority records that readers proposed."""
        return self._rows(Contribution)

    def citations(self, text_id: str) -> tuple[Citation, ...]:
        """Return the stand-off citations of a text."""
        path = self.project.texts / self._known(text_id) / "citations.csv"
        return self._read(path).values(Citation, path)

    def collated(self, text_id: str) -> tuple[Collation, ...]:
        """Return which paragraphs of a text were compared with another copy of its source."""
        path = self.project.texts / self._known(text_id) / "collation.csv"
        return self._read(path).values(Collation, path)

    def emendations(self, text_id: str) -> tuple[Emendation, ...]:
        """Return where the text shown is not as its source has it."""
        path = self.project.texts / self._known(text_id) / "emendations.csv"
        return self._read(path).values(Emendation, path)

    @cached_property
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
            entity = self.gazetteer.get(mention.entity)
            yield {
                **{k: "" if v is None else v for k, v in _row(mention).items() if k != "entity_label"},
                "label": entity.label if entity else "",
                "wikidata": entity.wikidata if entity else "",
                "start": place.start if place else None,
                "end": place.end if place else None,
                "earliest": str(mention.edtf.earliest) if mention.edtf else "",
                "latest": str(mention.edtf.latest) if mention.edtf else "",
            }

    @cached_property
    def entities(self) -> pandas.DataFrame:
        """Every authority record, one row each."""
        import pandas as pd

        columns = [name for name in Entity.__dataclass_fields__ if name != "line"]
        frame = pd.DataFrame([_row(e) for e in self.gazetteer.entities], columns=columns)
        return frame.astype({"lat": float, "lon": float})

    @cached_property
    def events_frame(self) -> pandas.DataFrame:
        """The event record with the bounds of each date."""
        import pandas as pd

        rows = [
            {**_row(event), "earliest": str(event.date.earliest), "latest": str(event.date.latest)}
            for event in self.events
        ]
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


def _row(value: Any) -> dict[str, Any]:
    """Return the fields of a value as a frame has them: dates and members of enumerations as they are written."""
    fields = {name: getattr(value, name) for name in value.__dataclass_fields__ if name != "line"}
    return {name: str(found) if isinstance(found, Edtf | StrEnum) else found for name, found in fields.items()}


def load(root: Path | str = ".") -> Edition:
    """Return the edition whose folder `root` is, or lies in.

    Raises
    ------
    UsageError
        If there is none.
    """
    return Edition(Snapshot(find_project(root)))
