"""The search: an index of our own in which entities, mentions, paragraphs and sections are records.

It replaces Sphinx's, which knows words of pages: there Горбачев without ё and 일성 found nothing, a name led to an
index of forty screens, and the page of the search loaded 385 kB. The index is a script (`globalThis.editionIndex = …`)
that a page asks for when its search is opened: a book on a disk may load a script, but fetch nothing. Names, words and
labels stand in it as data, and `static/search-show.js` sets them as text.

What matches is decided in the browser (`static/search-find.js`), where question and names go through one folding: case,
accents, apostrophes, hyphens and points fall away, ё is е, hangul is compared letter by letter, so that half a syllable
finds its name. Every name of the gazetteer leads to its entity. So do spellings that nobody listed, by the rules of
romanisation of `annotate.gazetteer.spellings`, whose patterns travel with the names, and names with one letter wrong
(two, from eight letters on).

Three libraries were tried. Pagefind (1.5.2) reads its index in pieces by `fetch` and WebAssembly, which a browser
refuses to a page from a disk. Lunr indexed these records (`lunr` 0.8 on PyPI, which ships no script for browsers; that
of 2020 comes with MkDocs, 25 kB compressed): 152 kB of index, compressed, without what results show, and Горбачев, 일성
and P'yŏngyang found nothing, Kim Il Sung four others first, since it cuts words at blanks and folds nothing. MiniSearch
is not on PyPI for browsers; what is called so there is a module in Rust. As no code of others stands in this
repository, what is left of the work, comparing two thousand folded names, is done here in 6 kB of script.

To add a kind of record: a list in `index_of`, and how it is found and shown in these two scripts.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref

from annotate.files.project import write_text
from annotate.gazetteer.spellings import SCRIPTS
from annotate.sphinxext.concordance import Concordance
from annotate.sphinxext.nodes import fold
from annotate.sphinxext.pages.entities import entity_pages, page_of
from annotate.sphinxext.pages.paragraphs import paragraph_id
from annotate.sphinxext.state import WEB, concordance_of, domain_of, edition_of
from annotate.sphinxext.vocabulary import KINDS, called, described
from annotate.values.authority import Entity, Name
from annotate.values.edtf import Edtf
from annotate.values.model import Kind, Paragraph, Rights, Status, Text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from annotate.edition import Edition
    from annotate.files.bibliography import Bibliography

PAGE, INDEX = "search", "_static/search-index.js"
VARIABLE = "editionIndex"
SPHINX = ("searchindex.js", "_static/searchtools.js", "_static/language_data.js")
"""What Sphinx's own search needs, and nothing else."""
_SPELT = (Kind.PERSON, Kind.PLACE)
_UNTYPED = ("metonym", "descriptor")
_KINDS = [words.kind for words in KINDS]
# Parts of the edition on whose pages the words are records of their own.
_RECORDS = ("text", "index", "list", "acts")
_NO_PROSE = (nodes.table, nodes.literal_block, nodes.footnote, nodes.field_list, nodes.raw)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a page: its address from the root of the book, the page's title, its own, and its prose."""

    address: str
    page: str
    title: str
    words: str


def index_of(found: Concordance, texts: Mapping[str, str], records: Sequence[str], sections: Sequence[Section]) -> str:
    """Return the index as a script: the same for the same edition and sections.

    Parameters
    ----------
    found
        The mentions of the edition. Of a text in copyright, what its page shows goes in: summaries, and the words of
        mentions.
    texts
        Address of the page of each text that has one.
    records
        Address of an entity of each kind, in the order of `KINDS`, with `{}` for its id.
    sections
        The sections of the other pages, in the order of the book.
    """
    edition = found.edition
    shown = [text for text in edition.texts if text.id in texts]
    entities = [one for one in edition.gazetteer.entities if not one.replaced_by]
    place = {one.id: number for number, one in enumerate(entities)}
    paragraphs = [(text, paragraph) for text in shown for paragraph in text.paragraphs]
    row = {(text.id, paragraph.number): number for number, (text, paragraph) in enumerate(paragraphs)}
    starts = {item.mention.id: item.start for text in shown if _open(text) for item in edition.located(text.id)}
    data = {
        "kinds": [[words.slug, words.one, record] for words, record in zip(KINDS, records, strict=True)],
        "texts": [[text.id, called(text), texts[text.id], _open(text)] for text in shown],
        "entities": [_entity(edition, found, one) for one in entities],
        "paragraphs": [
            [shown.index(text), p.number, paragraph_id(text.id, p.number), _words(text, p)] for text, p in paragraphs
        ],
        "mentions": [
            [
                *(m.id, row[m.text, m.para], m.quote, starts.get(m.id, -1), _KINDS.index(found.kind(m))),
                *(place.get(m.entity, -1), place.get(m.refers_to, -1), int(m.status is Status.DISPUTED)),
                *_years(m.edtf),
            ]
            for text in shown
            for m in edition.decided(text.id)
        ],
        "sections": [[one.address, one.page, one.title, one.words] for one in sections],
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"globalThis.{VARIABLE}={written};\n"


def _open(text: Text) -> bool:
    return text.meta.rights is Rights.OPEN


def _words(text: Text, paragraph: Paragraph) -> str:
    """Return what can be found of a paragraph: its words, or of a text in copyright the editors' summary."""
    return (paragraph.text if _open(text) else None) or paragraph.precis


def _years(date: Edtf) -> list[int]:
    """Return first and last year of a date, 0 where an end is open; nothing where there is none."""
    return [0 if end.open else end.year for end in (date.earliest, date.latest)] if date else []


def _entity(edition: Edition, found: Concordance, entity: Entity) -> list[Any]:
    known = edition.gazetteer.names_of(entity.id)
    names = {name.name: name.lang for name in known if name.role != "descriptor" and name.name != entity.label}
    times = len(found.by_subject.get(entity.id, ())) + len(found.by_referent.get(entity.id, ()))
    listed = [name if lang == "en" else [name, lang] for name, lang in names.items()]
    spelt = _spellings(entity, known) if entity.kind in _SPELT else []
    return [
        *(entity.id, _KINDS.index(entity.kind), entity.label, described(entity), times, listed, spelt),
        *_years(entity.span),
    ]


def _spellings(entity: Entity, names: Sequence[Name]) -> list[str]:
    """Return patterns of the spellings of names in other scripts (see `annotate.gazetteer.spellings`).

    Chinese names are spelt from their Pinyin; of a Russian person, the surname alone is spelt, too.
    """
    chinese = any(name.lang == "zh" for name in names)
    spelt: list[tuple[str, str]] = []
    for name in names:
        if name.script not in SCRIPTS or name.role in _UNTYPED:
            continue
        if name.script != "Latn" or (chinese and name.role == "preferred"):
            spelt.append((name.script, name.name))
        if name.script == "Cyrl" and entity.kind is Kind.PERSON:
            spelt.append((name.script, (name.name.partition(",")[0].split() or [""])[-1]))
    patterns = (SCRIPTS[script](words) for script, words in spelt)
    return list(dict.fromkeys(pattern for pattern in patterns if pattern))


def sections_of(app: Sphinx) -> Iterator[Section]:
    """Yield the sections of the pages, in the order of the book.

    Of texts and indexes, whose parts are records, it is the page alone; of the list of acts, the states. Prose is what
    stands in paragraphs outside tables, code and notes.
    """
    env, places = app.env, domain_of(app.env).places
    bibliography = edition_of(app).bibliography
    apart = {page for part, page in places.items() if part.partition(":")[0] in _RECORDS}
    chapters = [page for page in env.toctree_includes.get(app.config.root_doc, ()) if page in env.found_docs]
    for page in dict.fromkeys((app.config.root_doc, *chapters, *sorted(env.found_docs))):
        address = app.builder.get_target_uri(page)
        title = env.titles[page].astext()
        if page in apart:
            yield Section(address, title, title, "")
            if page == places.get("acts"):
                yield from _states(env.get_doctree(page), address, title)
            continue
        tops = True
        for section in env.get_doctree(page).findall(nodes.section):
            head = section.next_node(nodes.title)
            if head is None or not section["ids"]:
                continue
            yield Section(
                address if tops else f"{address}#{section['ids'][0]}",
                title,
                head.astext(),
                _prose(section, env.titles, bibliography),
            )
            tops = False


def _states(doctree: nodes.document, address: str, title: str) -> Iterator[Section]:
    """Yield the states of the list of acts, each at its own acts."""
    for state in doctree.findall(fold):
        for acts in state.findall(nodes.bullet_list):
            yield Section(f"{address}#{acts['ids'][0]}", title, state["lead"], "")


def _prose(section: nodes.section, titles: Mapping[str, nodes.title], bibliography: Bibliography) -> str:
    """Return the prose of a section as it is shown, without that of the sections in it."""
    words = []
    for node in section.children:
        if isinstance(node, (nodes.section, *_NO_PROSE)):
            continue
        inner = [node] if isinstance(node, nodes.paragraph) else list(node.findall(nodes.paragraph))
        words += [_shown(p, titles, bibliography) for p in inner if not _within(p, _NO_PROSE, section)]
    return " ".join(" ".join(words).split())


def _shown(paragraph: nodes.Element, titles: Mapping[str, nodes.title], bibliography: Bibliography) -> str:
    """Return a paragraph in words: links that stand open by their titles, sources by their names and not their keys."""
    copy = paragraph.deepcopy()
    for link in list(copy.findall(pending_xref)):
        words = link.astext() if link.get("refexplicit") else ""
        if link.get("refdomain") == "cite":
            words = f"({'; '.join(map(bibliography.name, link['reftarget'].split(',')))})"
        elif not words:
            page = posixpath.normpath(posixpath.join(posixpath.dirname(link["refdoc"]), link["reftarget"])).lstrip("/")
            words = titles[page].astext() if page in titles else ""
        link.parent.replace(link, nodes.Text(words))
    return str(copy.astext())


def _within(node: nodes.Node, kinds: tuple[type[nodes.Node], ...], top: nodes.Node) -> bool:
    while node.parent is not None and node.parent is not top:
        node = node.parent
        if isinstance(node, kinds):
            return True
    return False


def leave_out_sphinx(app: Sphinx) -> None:
    """Have Sphinx index nothing."""
    if app.builder.name in WEB:
        app.builder.search = False  # type: ignore[attr-defined]


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page of the search, which leads on to the indexes where no script runs."""
    if app.builder.name in WEB:
        titles = app.env.titles
        indexes = sorted({p for part, p in domain_of(app.env).places.items() if part.startswith("index:")})
        listed = [{"page": p, "words": titles[p].astext()} for p in indexes if p in titles]
        yield PAGE, {"title": "Search", "indexes": listed}, "search.html"


def furnish(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Tell a page what the form offers; the page of the search is not for other engines."""
    if app.builder.name in WEB:
        context["search_kinds"] = [(words.slug, words.many) for words in KINDS]
        if page == PAGE:
            context["metatags"] = context.get("metatags", "") + '\n<meta name="robots" content="noindex" />\n'


def write_index(app: Sphinx, error: Exception | None) -> None:
    """Write the index beside the pages, and take away what only Sphinx's search needs."""
    if error is not None or app.builder.name not in WEB:
        return
    places, out = domain_of(app.env).places, Path(app.outdir)
    uri = app.builder.get_target_uri
    texts = {part.partition(":")[2]: uri(doc) for part, doc in places.items() if part.startswith("text:")}
    if entity_pages(app):
        records = [f"{page_of('{}')}.html" for _ in KINDS]
    else:
        records = [f"{uri(places.get(f'index:{words.page}', ''))}#ent-{{}}" for words in KINDS]
    write_text(out / INDEX, index_of(concordance_of(app), texts, records, tuple(sections_of(app))))
    for name in SPHINX:
        (out / name).unlink(missing_ok=True)


def setup_search(app: Sphinx) -> None:
    """Register page, index, style and script."""
    app.connect("builder-inited", leave_out_sphinx)
    app.connect("html-collect-pages", pages)
    app.connect("html-page-context", furnish)
    app.connect("build-finished", write_index)
    app.add_css_file("search.css")
    app.add_js_file("search.js", loading_method="defer")
