"""An edition in which every cell of every table, and every field of other files, holds what an attacker would send.

`poison` writes payloads everywhere, asks `annotate validate`, and puts another payload, at last the sound value, where
it refuses one: what is left is what a pull request could bring into the book.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import nbformat

import annotate
from annotate import figures
from annotate.checks import CHECKS
from annotate.cli import main
from annotate.files import cells, schema
from annotate.files.fields import TableSchema
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot
from annotate.files.texts import fingerprint
from annotate.values.problems import FMT, Problem
from tests.conftest import ROOT
from tests.sphinxext.conftest import FILES

MINI = Path(__file__).parents[1] / "mini"
ACTS = (
    'PWN"><img src=x onerror=PWN()><script>PWN()</script></details></textarea><svg onload=PWN()> '
    "[PWN](javascript:PWN()) <https://x.invalid/PWN> <style>*{display:none}</style> "
    "<iframe srcdoc='<script>parent.PWN()</script>'>"
)
ROLES = (
    "{eval-rst}`PWN` {raw}`<b>PWN</b>` {{PWN}} ${PWN} `PWN <javascript:PWN()>`_ *PWN* **PWN** $PWN$ &lt;PWN&gt; |PWN| "
    "```{raw} html ::: [^PWN]: :raw-html:`PWN` %PWN PWN_ \\u003cPWN\\u003e 'PWN ]]> --> <!-- {%PWN%} {# PWN #}"
)
HANDLER = "PWN\" autofocus onfocus=PWN() onmouseover='PWN()' style=\"background:url(//x.invalid/PWN)\" x='"
FORMULAS = ('=HYPERLINK("javascript:PWN()","PWN")', "@PWN", "+PWN|'/C calc'!A0", "-PWN()")
LINKS = (
    "javascript:PWN()",
    "https://x.invalid/PWN'\"onclick=PWN()",
    "data:text/html,<script>PWN()</script>",
    "../../PWN",
    "//x.invalid/PWN",
)
HIDDEN = ("PWN\u202e\u2066PWN", "PWN\x1b]0;PWN\x07", "PWN\x00", "PWN\ufeff\u200b")
PAYLOADS = (ACTS, ROLES, HANDLER, *FORMULAS, *LINKS, *HIDDEN)
#: What is tried where a payload is refused, in this order; the first two hold no `<`.
NEXT = (HANDLER, ROLES.replace("<", "").replace(">", ""), *FORMULAS, LINKS[0])

MORE = {
    "data/claims/letter.csv": "c01,3,the old flag,1,It was old.,documentary,A note.,mini-handbook,open,medium,No.\n",
    "data/history/totals.csv": "1990-06-16,rok,1,mini-handbook,Given.\n",
    "data/history/zone_stats.csv": "land area,1,2,km2,1945,mini-handbook,medium,Measured.\n",
    "data/history/trade.csv": "HUN,1992,1,2,mini-handbook,medium,Doubtful.\n",
    "data/texts/essay/collation.csv": "0,2026-01-02,editors,another copy,0,A remark.\n",
    "data/contributions.csv": "notes/letter.csv,n01,2026-01-02,accepted,ada,editors,It is so.\n",
    "data/redirects.csv": "old/place.html,essay.html\n",
    "data/gazetteer/namesakes.csv": "Karlstad,karlstad,the town\n",
    "data/texts/essay/emendations.csv": "2,old name,1,former name,A slip.\n",
    "data/decisions/essay.csv": "a-kdjnidxi,2026-01-02,accepted,editors,It is so.\n",
    "data/layers/second/essay/p00.csv": "Storting,1,ORG,storting,Storting,,,,,medium,second,A parliament.\n",
}
#: `annotate fmt` would put them into place.
PROPOSED = {
    "data/proposals/reader.csv": "essay,2,capital,1,TERM,,,,,,,medium,a reader,NIL: a word.,\n",
    "data/proposals/notes/reader.csv": "essay,2,old name,1,A remark.,mini-handbook,medium,a reader,,\n",
    "data/proposals/objections/reader.csv": "essay,0,Storting,1,,No name.,a reader,\n",
    "data/proposals/records/reader.csv": (
        "essay,2,capital,1,capital-city,settlement,The capital,A town,,,,literal,,mini-handbook,medium,a reader,,\n"
    ),
}
PAGES = {
    name.replace("paper", "letter"): content.replace("paper", "letter")
    for name, content in FILES.items()
    if name.endswith((".md", ".py"))
}
PAGES["index.md"] = PAGES["index.md"].replace("essay\n", "essay\nmore\nfigures\n", 1)
PAGES["sources.md"] = "# Sources\n\nAs {cite:p}`mini-handbook` says.\n\n```{bibliography}\n:all:\n```\n"
PAGES["more.md"] = (
    "# More\n\n:::{contributors}\n:::\n\n:::{edition-emendations}\n:::\n\n:::{edition-normalisation}\n:::\n\n"
    ":::{edition-checking}\n:::\n\n:::{edition-exports}\n:::\n\n"
)
PAGES["conf.py"] += 'nb_execution_mode = "off"\nedition_exports = True\nedition_proposals = True\n'


@dataclass
class Hostile:
    """The edition, and what became of payloads: by file and column, those that stand and those that were refused."""

    root: Path
    stands: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    refused: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))


def table_of(name: str) -> TableSchema | None:
    return next((t for t in schema.TABLES if PurePosixPath(name).match(f"data/{t.pattern}")), None)


def write_table(path: Path, name: str, rows: str) -> None:
    declared = table_of(name)
    assert declared is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(",".join(declared.columns) + "\n" + rows, encoding="utf-8")


def lay_out(root: Path) -> Path:
    """Write a sound edition with a row in every table that people edit, and its pages."""
    shutil.copytree(MINI, root)
    for name, rows in MORE.items():
        write_table(root / name, name, rows)
    for text in ("essay", "letter"):
        meta = root / "data/texts" / text / "meta.toml"
        more = 'subtitle = "Sub"\nurl = "https://example.org/a"\nabstract = "What it says."\n'
        meta.write_text(meta.read_text("utf-8").replace(f'"book/{text}"', f'"{text}"') + more, "utf-8")
    for name, content in PAGES.items():
        (root / name).write_text(content, "utf-8")
    text, outline = root / "data/texts/essay/text.txt", root / "data/texts/essay/outline.csv"
    for number, paragraph in enumerate((ACTS, ROLES, HANDLER, FORMULAS[0]), start=3):
        text.write_text(text.read_text("utf-8") + paragraph + "\n", "utf-8")
        row = f"{number},{fingerprint(paragraph)},{len(paragraph.split())},A payload.\n"
        outline.write_text(outline.read_text("utf-8") + row, "utf-8")
        quote = (paragraph.split("PWN", 2)[1] or "PWN").replace('"', '""')
        name = f"data/annotations/essay/p{number:02d}.csv"
        write_table(root / name, name, f',"{quote}",1,TERM,,,,,,,low,accepted,editors,NIL: a payload.\n')
    assert main(["fmt", "--root", str(root)]) == 0
    for name, rows in PROPOSED.items():
        write_table(root / name, name, rows)
    return root


def lay_out_figures(root: Path, figures: Sequence[str]) -> Path:
    """Write the part of this edition's data that its maps are drawn from, and a page for them."""
    (root / "data/texts").mkdir(parents=True)
    for name in ("figures", "geo", "gazetteer", "history"):
        shutil.copytree(ROOT / "data" / name, root / "data" / name, ignore=shutil.ignore_patterns("acts.csv", "t*.csv"))
    used = "\n".join(path.read_text("utf-8") for path in (root / "data").rglob("*.*"))
    sources = re.sub(r"\n *derives_from *=.*", "", (ROOT / "data/bibliography.bib").read_text("utf-8"))
    entries = sources.split("\n@")
    cited = [entry for entry in entries if entry[entry.find("{") + 1 : entry.find(",")] in used]
    (root / "data/bibliography.bib").write_text("\n@".join(["", *cited]) + "\n", "utf-8")
    (root / "notebooks").mkdir()
    shown = [f'figures.show("{id}", edition)' for id in figures]
    (root / "notebooks/all.ipynb").write_text(json.dumps(shown), "utf-8")
    only = 'exclude_patterns += ["notebooks"]\nedition_exports = False\nnitpicky = False\n'
    (root / "conf.py").write_text(PAGES["conf.py"] + only, "utf-8")
    (root / "index.md").write_text("# Figures\n\n```{toctree}\nfigures\n```\n", "utf-8")
    assert main(["fmt", "--root", str(root)]) == 0
    return root


PYTHON = {"language_info": {"name": "python", "pygments_lexer": "ipython3"}}


def draw(root: Path, ids: Sequence[str]) -> None:
    """Write a page with figures of an edition, drawn as the cells of its notebooks draw them."""
    edition = annotate.load(root)
    drawn = [figures.show(id, edition)._repr_mimebundle_() for id in ids]
    outputs = [nbformat.v4.new_output("execute_result", bundle, execution_count=1) for bundle in drawn]
    cells = [nbformat.v4.new_code_cell("figure", outputs=[output], execution_count=1) for output in outputs]
    heading = nbformat.v4.new_markdown_cell("# Figures")
    nbformat.write(nbformat.v4.new_notebook(cells=[heading, *cells], metadata=PYTHON), root / "figures.ipynb")


def problems(root: Path, only: Sequence[str] = ()) -> list[Problem]:
    """Return what `annotate validate` says of an edition, but for the guard and the description of the tables."""
    snapshot = Snapshot(Project(root))
    kept = [c for c in CHECKS if (c.name in only if only else c.name not in ("rights", "package", "quotes"))]
    return [problem for check in kept for problem in check.run(snapshot) if problem.remedy != FMT]


class Cells:
    """What may be written and put back: cells of tables, strings of the other files."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name, self.declared = path, name, table_of(name)
        text = path.read_text("utf-8")
        if self.declared is not None:
            self.rows = list(csv.reader(io.StringIO(text)))
            self.places = [(row, column) for row in range(1, len(self.rows)) for column in range(len(self.rows[0]))]
        else:
            string = r'(?<=[:=\[,] )"[^"\n]*"|(?<=[:\[,])"[^"\n]*"(?!:)'  # of TOML and JSON
            form = r"\{[^{}@\n]*\}(?=,|\})" if path.suffix == ".bib" else string
            self.parts = re.split(f"({form})", text)
            self.places = [(part, 0) for part in range(1, len(self.parts), 2)]
        self.sound = {place: self._get(place) for place in self.places}

    def _get(self, place: tuple[int, int]) -> str:
        return self.rows[place[0]][place[1]] if self.declared else self.parts[place[0]]

    def _set(self, place: tuple[int, int], cell: str) -> None:
        if self.declared:
            self.rows[place[0]][place[1]] = cell
        else:
            self.parts[place[0]] = cell

    def put(self, place: tuple[int, int], payload: str) -> None:
        """Write a payload after what stands in a place, or in its stead where it has to come first."""
        sound = self.sound[place]
        if isinstance(payload, Whole) and (self.declared or self.path.suffix == ".bib"):
            self._set(place, payload if self.declared else f"{{{payload}}}")
        elif self.declared:
            first = payload.startswith(("=", "@", "+", "-", "javascript", "data", "https", "..", "//"))
            self._set(place, payload if first else f"{sound} {payload}".strip())
        elif self.path.suffix == ".bib":
            self.parts[place[0]] = f"{sound[:-1]} {re.sub('[{}$&@#%,^_~]', ' ', payload)}}}"
        else:
            self.parts[place[0]] = json.dumps(f"{json.loads(sound)} {payload}")

    def is_sound(self, root: Path, place: tuple[int, int]) -> bool:
        """Tell whether what stands in a place is accepted as long as nothing else is asked."""
        if self.declared:
            return not cells.faults(self.declared.fields[place[1]], self.rows[place[0]][place[1]])
        self.write()
        return not problems(root, ("sources", "texts", "geodata"))

    def restore(self, place: tuple[int, int]) -> None:
        if self.declared:
            # The label of an entity, which may have another by now, is filled in again.
            self.rows[place[0]][place[1]] = "" if self.column(place) == "entity_label" else self.sound[place]
        else:
            self.parts[place[0]] = self.sound[place]

    def write(self) -> None:
        if self.declared is None:
            self.path.write_text("".join(self.parts), "utf-8")
            return
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows(self.rows)
        self.path.write_text(out.getvalue(), "utf-8")

    def column(self, place: tuple[int, int]) -> str:
        if self.declared:
            return self.rows[0][place[1]]
        line = "".join(self.parts[: place[0]]).rpartition("\n")[2]
        found = re.findall(r'"?([\w.]+)"?\s*[:=]', line)
        return found[-1] if found else ""

    def told(self, problem: Problem) -> list[tuple[int, int]]:
        """Return the places that a problem is of: a cell, or all of its line, or all of its file."""
        if self.declared is None:
            ends = [sum(part.count("\n") for part in self.parts[: n + 1]) + 1 for n in range(len(self.parts))]
            of_line = [place for place in self.places if ends[place[0]] == problem.line]
            return of_line or self.places
        row = next((n for n in range(1, len(self.rows)) if n + 1 == problem.line), 0)  # no cell holds a line end
        if not row or not problem.column:
            return [place for place in self.places if place[0] == row] if row else self.places
        start, column = 1, 0
        for column, value in enumerate(self.rows[row]):  # noqa: B007 (the last one begun before the place is wanted)
            quoted = any(sign in value for sign in ',"')
            start += len(value) + 1 + (2 + value.count('"') if quoted else 0)
            if start > problem.column:
                break
        return [(row, column)]


class Whole(str):
    """What is written in the stead of what stands in a place, however it begins."""


def fixed(number: int, _: Cells, place: tuple[int, int]) -> list[str]:
    """Return what is tried in a place, one after the other: of all payloads the next, then those that are left."""
    return [PAYLOADS[number % len(PAYLOADS)], *NEXT]


def poison(root: Path, names: Sequence[str] = (), tries: Tries = fixed, only: Sequence[str] = ()) -> Hostile:
    """Write payloads into every place and take those back that `annotate validate` refuses, until it refuses none.

    Parameters
    ----------
    root
        The edition.
    names
        The files; by default all that people edit.
    tries
        What is tried in a place; nothing leaves it as it is.
    only
        The checks that are asked time and again; at the end all of them are.
    """
    assert problems(root) == [], "the edition is not sound before"
    made = Hostile(root)
    every = sorted(p.relative_to(root).as_posix() for p in (root / "data").rglob("*") if p.is_file())
    edited = (n for n in every if n.endswith((".csv", ".bib", ".toml", ".geojson")) and n != "data/ledger.csv")
    files = {name: Cells(root / name, name) for name in names or edited}
    # A text whose page is none of the book is shown nowhere.
    places = [(n, place) for n, f in files.items() for place in f.places if (n, f.column(place)) != _SHOWN]
    left = {(n, place): found for at, (n, place) in enumerate(places) if (found := tries(at, files[n], place))}
    _alone(made, files, left)
    _beside(made, files, left, only)
    assert problems(root) == []
    assert main(["fmt", "--root", str(root)]) == 0
    for (name, place), found in left.items():
        if found:
            made.stands[name, files[name].column(place)].add(found[0])
    return made


_SHOWN = ("data/texts/essay/meta.toml", "page")
_BIB = "data/bibliography.bib"
Left = dict[tuple[str, tuple[int, int]], list[str]]
Tries = Callable[[int, Cells, tuple[int, int]], list[str]]


def _refuse(made: Hostile, files: dict[str, Cells], left: Left, key: tuple[str, tuple[int, int]]) -> None:
    made.refused[key[0], files[key[0]].column(key[1])].add(left[key].pop(0))


def _alone(made: Hostile, files: dict[str, Cells], left: Left) -> None:
    """Write the first of what is tried in each place that is not refused where it stands alone."""
    for (name, place), tries in left.items():
        file = files[name]
        while tries:
            file.put(place, tries[0])
            if file.is_sound(made.root, place):
                break
            _refuse(made, files, left, (name, place))
        else:
            file.restore(place)
        file.write()


def _beside(made: Hostile, files: dict[str, Cells], left: Left, only: Sequence[str]) -> None:
    """Take back what is refused beside the others."""
    bib = files.get(_BIB)
    of_sources = [(_BIB, at) for at in bib.places if bib.column(at) in ("section", "keywords")] if bib else []
    while found := problems(made.root, only):
        told = {(p.path, place) for p in found if p.path in files for place in files[p.path].told(p)}
        # What is told of a cell may be the fault of another of its row, of the source that it names, or of any other.
        rows = {(name, place[0]) for name, place in told}
        beside = [key for key in left if (key[0], key[1][0]) in rows]
        tried = ({key for key in keys if left.get(key)} for keys in (told, beside, of_sources, left))
        told = next(filter(None, tried), set())
        assert told, found[:5]
        for name, place in told:
            _refuse(made, files, left, (name, place))
            if left[name, place]:
                files[name].put(place, left[name, place][0])
            else:
                files[name].restore(place)
            files[name].write()
