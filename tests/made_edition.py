"""A large edition put together by lot: sixty chapters with twenty thousand mentions, the same for the same seed.

Its chapters are articles of `annotate.corpus.made`; its geography, record and bibliography are those of the edition it
is made from, so that its pages have all that pages have: stage, notes, cards, indexes, records, search, exports.
`tests.bench_edition` builds it; nothing in the test suite does.
"""

from __future__ import annotations

import calendar
import csv
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from annotate.corpus import made
from annotate.files import schema
from annotate.files.store import mint_id
from annotate.files.texts import find_quote, fingerprint
from annotate.gazetteer import Gazetteer
from annotate.gazetteer.read import read_gazetteer
from annotate.values.model import Kind, Mention
from tests.conftest import ROOT, run_tool

KEPT = ("bibliography.bib", "figures", "gazetteer", "geo", "history")
"""What is taken over of `data/`."""
_MONTHS = calendar.month_name[1:]
_DATE = re.compile(rf"\b(?:(?:(\d{{1,2}}) )?({'|'.join(_MONTHS)}) )?(1[89]\d\d)\b")
_PERSON = re.compile(rf"\b(?:{'|'.join(made.FIRST_NAMES)}) [A-Z][a-z]+\b")
_COLUMNS = list(schema.table_of(Mention).columns)


def _named(gazetteer: Gazetteer) -> dict[str, tuple[str, str]]:
    """Return id and label of the places by their English names."""
    found: dict[str, tuple[str, str]] = {}
    for entity in gazetteer.entities:
        if entity.kind is Kind.PLACE and not entity.replaced_by:
            for name in (entity.label, *(n.name for n in gazetteer.names_of(entity.id) if n.lang == "en")):
                found.setdefault(name, (entity.id, entity.label))
    return found


def _governments(gazetteer: Gazetteer) -> dict[str, str]:
    """Return who governs, by place."""
    return {r.object: r.subject for r in gazetteer.relations if r.relation == "government-of"}


class _Marker:
    """Finds in paragraphs what their makers put there, and writes it down as decided annotations."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.places, self.governments = _named(gazetteer), _governments(gazetteer)
        names = sorted(self.places, key=len, reverse=True)
        self.place = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
        self.people: dict[str, str] = {}

    def mentions(self, text: str, number: int, paragraph: str) -> Iterator[dict[str, str]]:
        """Yield the annotations of a paragraph, in order."""
        spans = [(m, kind) for kind in ("DATE", "PERSON", "PLACE") for m in self._pattern(kind).finditer(paragraph)]
        spans.sort(key=lambda span: (span[0].start(), -span[0].end()))
        end = 0
        for match, kind in spans:
            if match.start() < end:
                continue
            end, quote = match.end(), match[0]
            nth = next(n for n in count(1) if find_quote(paragraph, quote, n) == match.start())
            row = dict.fromkeys(_COLUMNS, "") | {"id": mint_id(text, number, quote, nth), "quote": quote}
            row["nth"] = str(nth)
            row |= {"kind": kind, "certainty": "high", "status": "accepted", "by": "editors"}
            yield row | self._meaning(match, kind, number)

    def _pattern(self, kind: str) -> re.Pattern[str]:
        return {"DATE": _DATE, "PERSON": _PERSON, "PLACE": self.place}[kind]

    def _meaning(self, match: re.Match[str], kind: str, number: int) -> dict[str, str]:
        if kind == "DATE":
            day, month, year = match.groups()
            parts = [
                year,
                *([f"{_MONTHS.index(month) + 1:02d}"] if month else []),
                *([f"{int(day):02d}"] if day else []),
            ]
            return {"edtf": "-".join(parts)}
        if kind == "PERSON":
            id = self.people.setdefault(match[0], match[0].lower().replace(" ", "-"))
            return {"entity": id, "entity_label": match[0]}
        id, label = self.places[match[0]]
        acts = self.governments.get(id, "") if (match.start() + number) % 3 == 0 else ""
        sense = {"sense": "metonymic", "refers_to": acts} if acts else {"sense": "literal"}
        return {"entity": id, "entity_label": label, "note": "retrospective: by lot", **sense}


def write(root: Path, chapters: int = 60, mentions: int = 20_000) -> int:
    """Write an edition of so many chapters and at least so many mentions into a new folder; return how many it has."""
    for name in KEPT:
        source = ROOT / "data" / name
        (shutil.copytree if source.is_dir() else _copy)(source, root / "data" / name)
    shutil.copyfile(ROOT / "CITATION.cff", root / "CITATION.cff")
    marker = _Marker(read_gazetteer(ROOT / "data" / "gazetteer"))
    wanted, total = mentions // chapters, 0
    source = (paragraph for article in made.articles(chapters * 30) for paragraph in article.text.split("\n\n"))
    for number in range(1, chapters + 1):
        total += _chapter(root, f"chapter-{number:02d}", number, marker, source, wanted)
    _people(root, marker.people)
    _pages(root, chapters)
    done = run_tool(["-m", "annotate", "fmt"], root)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return total


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _chapter(root: Path, text: str, number: int, marker: _Marker, source: Iterator[str], wanted: int) -> int:
    """Write one chapter with its annotations, as many paragraphs as it takes; return how many annotations there are."""
    paragraphs: list[str] = []
    total = 0
    while total < wanted:
        paragraphs.append(" ".join((next(source), next(source))))
        rows = list(marker.mentions(text, len(paragraphs) - 1, paragraphs[-1]))
        total += len(rows)
        _table(root / "data" / "annotations" / text / f"p{len(paragraphs) - 1:02d}.csv", _COLUMNS, rows)
    folder = root / "data" / "texts" / text
    folder.mkdir(parents=True)
    (folder / "text.txt").write_text("\n".join(paragraphs) + "\n", "utf-8")
    outline = (
        {"para": n, "fingerprint": fingerprint(p), "words": len(p.split()), "precis": f"Summary {n}."}
        for n, p in enumerate(paragraphs)
    )
    _table(folder / "outline.csv", ["para", "fingerprint", "words", "precis"], outline)
    middle = len(paragraphs) // 2
    _table(folder / "sections.csv", ["para", "heading"], [{"para": middle, "heading": "The second part"}])
    (folder / "meta.toml").write_text(
        f'id = "{text}"\nrole = "{"subject" if number == 1 else "companion"}"\ntitle = "Chapter {number}"\n'
        'author = "By lot"\ndate = "2000"\nreference_date = "2000"\npublisher = "By lot"\nrights = "open"\n'
        f'licence = "CC-BY-4.0"\nlanguage = "en"\npage = "{text}"\n',
        "utf-8",
    )
    return total


def _table(path: Path, columns: list[str], rows: Iterable[Mapping[str, object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


def _people(root: Path, people: Mapping[str, str]) -> None:
    """Add the people of the chapters to the authority file, each with a name."""
    folder = root / "data" / "gazetteer"
    entities = [
        {"id": id, "kind": "PERSON", "type": "person", "label": name, "description": "A person made by lot"}
        | {"wikidata_status": "none", "certainty": "medium"}
        for name, id in people.items()
    ]
    names = [
        {"entity": id, "name": name, "lang": "en", "script": "Latn", "role": "preferred"} for name, id in people.items()
    ]
    for path, more in ((folder / "entities.csv", entities), (folder / "names.csv", names)):
        with path.open(encoding="utf-8", newline="") as file:
            rows: list[Mapping[str, object]] = list(csv.DictReader(file))
        key = next(iter(rows[0]))
        _table(path, list(rows[0]), sorted([*rows, *more], key=lambda row: str(row[key])))


_INDEXES = ("people", "places", "organisations", "dates", "events-terms", "a-z")


def _pages(root: Path, chapters: int) -> None:
    """Write the pages of the book, and its settings: those of the edition, without notebooks."""
    names = [f"chapter-{number:02d}" for number in range(1, chapters + 1)]
    for name in names:
        (root / f"{name}.md").write_text(
            f"# {name}\n\n:::{{reading-view}} {name}\n:::\n\n## Mentions\n\n:::{{mention-list}} {name}\n:::\n", "utf-8"
        )
    for index in _INDEXES:
        (root / f"index-{index}.md").write_text(f"# {index}\n\n:::{{entity-index}} {index}\n:::\n", "utf-8")
    (root / "bibliography.md").write_text("# Sources\n\n```{bibliography}\n:all:\n```\n", "utf-8")
    (root / "index.md").write_text("# Made by lot\n\nChapters that nobody wrote.\n", "utf-8")
    listed = "".join(f"      - file: {name}\n" for name in names)
    indexes = "".join(f"      - file: {name}\n" for name in (*(f"index-{i}" for i in _INDEXES), "bibliography"))
    parts = f"  - caption: Read\n    chapters:\n{listed}  - caption: Look up\n    chapters:\n{indexes}"
    (root / "_toc.yml").write_text(f"format: jb-book\nroot: index\nparts:\n{parts}", "utf-8")
    settings = (ROOT / "_config.yml").read_text("utf-8").replace("  favicon: book/static/favicon.svg\n", "")
    (root / "_config.yml").write_text(settings, "utf-8")
