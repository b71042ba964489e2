"""A small edition on the disk, with invented texts, and a way to build a book of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from annotate.files.texts import fingerprint

OPEN = (
    "In 1961 envoys from Norland landed in Port Ada. Ada welcomed them.",
    "The Ada Treaty of May 1962 was signed by Jon Vik.",
)
RESERVED = (
    "Norland kept silent about Ada until 1963, wrote Jon Vik.",
    "Nothing is named here at all.",
)
FILES: dict[str, str] = {
    "data/texts/essay/meta.toml": (
        'id = "essay"\nrole = "companion"\ntitle = "An Essay & More"\nauthor = "The editors"\ndate = "2020"\n'
        'reference_date = "2020"\npublisher = "Here"\nrights = "open"\nlicence = "CC-BY-4.0"\n'
    ),
    "data/texts/essay/text.txt": "\n".join(OPEN) + "\n",
    "data/texts/essay/sections.csv": "para,heading\n1,The treaty\n",
    "data/texts/essay/citations.csv": 'para,quote,nth,sources\n0,welcomed them,1,"vik-1970#ch. 5, p. 7"\n',
    "data/annotations/essay/p00.csv": (
        "id,quote,nth,kind,entity,entity_label,sense,refers_to,edtf,relation,certainty,status,by,note\n"
        "a-year,1961,1,DATE,,,,,1961,,high,accepted,editors,\n"
        "a-norl,Norland,1,PLACE,norland,Norland,literal,,,,high,accepted,editors,\n"
        "a-port,Port Ada,1,PLACE,port-ada,Port Ada,literal,,,,high,accepted,editors,\n"
        "a-nest,Ada,1,PLACE,ada,Ada,literal,,,,high,accepted,editors,nested in Port Ada\n"
        "a-adam,Ada,2,PLACE,ada,Ada,metonymic,ada-council,,,medium,disputed,editors,<b>who</b> is meant\n"
        "a-adal,Ada,2,PLACE,ada,Ada,literal,,,,low,disputed,editors,the other reading\n"
    ),
    "data/annotations/essay/p01.csv": (
        "id,quote,nth,kind,entity,entity_label,sense,refers_to,edtf,relation,certainty,status,by,note\n"
        "a-trea,Ada Treaty,1,TERM,,,,,,,medium,accepted,editors,no record yet\n"
        "a-may2,May 1962,1,DATE,,,,,1962-05,,high,accepted,editors,\n"
        "a-vik1,Jon Vik,1,PERSON,jon-vik,Jon Vik,,,,,high,accepted,editors,\n"
        "a-gone,signed,1,TERM,,,,,,,low,rejected,editors,no term\n"
        "a-prop,by,1,TERM,,,,,,,low,proposed,editors,\n"
    ),
    "data/texts/paper/meta.toml": (
        'id = "paper"\nrole = "subject"\ntitle = "A Paper"\nauthor = "N. N."\ndate = "1963"\nreference_date = "1963"\n'
        'publisher = "Daily"\nrights = "reserved"\nlicence = "In copyright."\n'
    ),
    "data/annotations/paper/p00.csv": (
        "id,quote,nth,kind,entity,entity_label,sense,refers_to,edtf,relation,certainty,status,by,note\n"
        "b-norl,Norland,1,PLACE,norland,Norland,metonymic,norland-council,,,high,accepted,editors,\n"
        "b-ada1,Ada,1,PLACE,ada,Ada,metonymic,ada-council,,,medium,disputed,editors,one reading\n"
        "b-ada2,Ada,1,PLACE,ada,Ada,literal,,,,low,disputed,editors,another reading\n"
        "b-1963,1963,1,DATE,,,,,1963,before,high,accepted,editors,\n"
        "b-vik1,Jon Vik,1,PERSON,jon-vik,Jon Vik,,,,,high,accepted,editors,\n"
    ),
    "data/notes/paper.csv": (
        "id,para,quote,nth,note,sources,certainty\nn01,0,kept silent,1,It did not <i>quite</i>.,vik-1970,high\n"
    ),
    "data/gazetteer/entities.csv": (
        "id,kind,type,label,description,wikidata,wikidata_status,geonames,viaf,lat,lon,span,sources,certainty,"
        "replaced_by\n"
        "ada,PLACE,settlement,Ada,A town,Q1,verified,,,1.5,2.5,1900/..,vik-1970,high,\n"
        "ada-council,ORG,government,Council of Ada,Those who rule Ada,,none,,,,,1900/..,,medium,\n"
        "jon-vik,PERSON,person,Jon Vik,An envoy & writer,Q2,from-memory,,,,,1920/1990,vik-1970,high,\n"
        "norland,PLACE,state,Norland,A state,Q3,verified,,,,,1905/..,,high,\n"
        "norland-council,ORG,government,Council of Norland,Those who rule Norland,,none,,,,,1905/..,,medium,\n"
        "port-ada,PLACE,settlement,Port Ada,A harbour,,none,,,,,1910/..,,medium,\n"
        "unused,PERSON,person,Una Used,Named nowhere,,none,,,,,1930/..,,low,\n"
    ),
    "data/gazetteer/names.csv": (
        "entity,name,lang,script,system,role,span,source\n"
        "ada,Ada,en,Latn,,preferred,,\n"
        "jon-vik,Jon Vik,en,Latn,,preferred,,\n"
        "jon-vik,욘 빅,ko,Hang,,variant,,\n"
        "norland,Norland,en,Latn,,preferred,,\n"
        "norland,Нордландия,ru,Cyrl,,variant,1905/1950,\n"
    ),
    "data/gazetteer/relations.csv": (
        "subject,relation,object,span,source,certainty\nada-council,government-of,ada,1900/..,,medium\n"
    ),
    "data/history/events.csv": "id,date,label,places,persons,orgs,sources,certainty,seen,note\n",
    "data/history/recognition.csv": "state,iso3,region,bloc,note\nNorland,NOR,,,One state.\nFjordland,FJO,,,\n",
    "data/history/acts.csv": (
        "id,state,korea,act,date,sources,certainty,preferred,note\n"
        "nor-a,NOR,rok,established,1959-03-02,vik-1970#ch. 5; wp-ada,medium,yes,By the envoy.\n"
        "nor-b,NOR,rok,established,1959-03-05,wp-ada,low,no,A list has it.\n"
    ),
    "data/bibliography.bib": (
        "@book{vik-1970,\n  author = {Vik, Jon},\n  title = {Memoirs},\n  publisher = {Ada Press},\n"
        "  year = {1970},\n  keywords = {standard-reference},\n}\n"
        "@misc{wp-ada,\n  author = {{Wikipedia contributors}},\n  title = {Ada, town},\n  year = {2019},\n}\n"
        "@article{daily,\n  author = {{Daily}},\n  title = {{[Report]}},\n  journal = {Daily},\n  year = {1962},\n"
        "  month = may,\n  day = {3},\n}\n"
        "@misc{ada-nd,\n  author = {{Ada Archive}},\n  title = {Papers},\n}\n"
    ),
    "CITATION.cff": (
        "cff-version: 1.2.0\ntitle: A Mini Edition\nauthors:\n  - name: The editors\nversion: 1.2.3\n"
        "date-released: 2020-01-02\nidentifiers:\n  - type: other\n"
        "    value: urn:uuid:0e9a0f52-6f4a-4f0d-8f0f-6f5f3f1f2b11\n"
    ),
    "conf.py": (
        'project = "Mini"\nauthor = "The editors"\n'
        'extensions = ["myst_nb", "sphinxcontrib.bibtex", "annotate.sphinxext"]\n'
        'html_theme = "sphinx_book_theme"\nhtml_math_renderer = "plain"\n'
        'bibtex_bibfiles = ["data/bibliography.bib"]\n'
        'bibtex_reference_style = bibtex_default_style = "edition"\nmyst_enable_extensions = ["colon_fence"]\n'
        'exclude_patterns = ["out", "trees", "data", ".*"]\nlanguage = "en"\nnitpicky = True\n'
        "html_last_updated_fmt = None\n"
    ),
    "index.md": (
        "# Mini\n\nThere are {edition-number}`mentions` mentions, {edition-number}`mentions essay` in the essay.\n\n"
        "```{toctree}\nessay\npaper\nlook\ndates\nnames\nacts\nsources\n```\n\n:::{edition-status}\n:::\n\n"
        ":::{edition-citation}\n:::\n"
    ),
    "essay.md": "# Essay\n\n:::{reading-view} essay\n:::\n\n## List\n\n:::{mention-list} essay\n:::\n",
    "paper.md": (
        "# Paper\n\n:::{reading-view} paper\nThe paper is not shown.\n:::\n\n## List\n\n:::{mention-list} paper\n:::\n"
    ),
    "look.md": "# People and more\n\n:::{entity-index} people\n:::\n\n## Rest\n",
    "dates.md": "# Dates\n\n:::{entity-index} dates\n:::\n",
    "names.md": "# Names\n\n:::{entity-index} a-z\n:::\n",
    "acts.md": "# Acts\n\n```{edition-acts}\n```\n",
    "sources.md": (
        "# Sources\n\nAs {cite:p}`daily,wp-ada` and {cite:p}`ada-nd` say.\n\n```{bibliography}\n:all:\n```\n"
    ),
}
for _page in ("places", "organisations", "events-terms"):
    FILES[f"{_page}.md"] = f"# {_page}\n\n:::{{entity-index}} {_page}\n:::\n"
FILES["index.md"] = FILES["index.md"].replace("look\n", "look\nplaces\norganisations\nevents-terms\n")


def outline(paragraphs: tuple[str, ...]) -> str:
    rows = (f"{n},{fingerprint(p)},{len(p.split())},Summary {n} of <this>.\n" for n, p in enumerate(paragraphs))
    return "para,fingerprint,words,precis\n" + "".join(rows)


def write_edition(root: Path) -> Path:
    """Write the small edition and return its folder."""
    for name, content in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, "utf-8")
    (root / "data/texts/essay/outline.csv").write_text(outline(OPEN), "utf-8")
    (root / "data/texts/paper/outline.csv").write_text(outline(RESERVED), "utf-8")
    return root


def add_private_copy(root: Path) -> None:
    """Put a reader's copy of the reserved text where `annotate text add` would."""
    folder = root / "private" / "paper"
    folder.mkdir(parents=True, exist_ok=True)
    rows = "".join(f'{n},same,"{p}"\n' for n, p in enumerate(RESERVED))
    (folder / "text.csv").write_text("para,state,text\n" + rows, "utf-8")


@dataclass(frozen=True)
class Built:
    """A built book: where it is, what Sphinx warned of, which pages it read."""

    out: Path
    warnings: str
    read: tuple[str, ...]

    def page(self, name: str) -> BeautifulSoup:
        return BeautifulSoup((self.out / name).read_text("utf-8"), "html.parser")


def build_book(root: Path, builder: str = "html", into: str = "") -> Built:
    """Build a book in this process, as `sphinx-build` would; `into` is a folder of the edition for what is built."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    warnings, read = io.StringIO(), []
    out, trees = root / into / "out" / builder, root / into / "trees"
    with patch_docutils(root), docutils_namespace():
        app = Sphinx(root, root, out, trees, builder, status=io.StringIO(), warning=warnings)
        app.connect("source-read", lambda _app, name, _content: read.append(name))
        app.build()
    return Built(out, warnings.getvalue(), tuple(sorted(read)))


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """A fresh copy of the small edition."""
    return write_edition(tmp_path / "mini")


@pytest.fixture
def build() -> Callable[..., Built]:
    """Return the function that builds a book."""
    return build_book


@pytest.fixture
def private_copy() -> Callable[[Path], None]:
    """Return the function that adds a private copy."""
    return add_private_copy


@pytest.fixture(scope="session")
def mini_book(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small edition, built once; tests only read it."""
    return build_book(write_edition(tmp_path_factory.mktemp("mini") / "edition"))


@pytest.fixture(scope="session")
def published(public_book: Path) -> Path:
    """The whole book, built once a session (tests/conftest.py), or named by ANNOTATE_BOOK."""
    return public_book
