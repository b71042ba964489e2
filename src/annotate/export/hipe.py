"""HIPE-2022 TSV: a token a line, with literal and metonymic columns, nested names and links to Wikidata.

The columns and their order are those of the HIPE-2022 data (Ehrmann et al., CLEF 2022). The tag sets are HIPE's own:
`pers`, `loc`, `org` and `time`; a place that stands for those who act there is `loc` in the literal column and `org` in
the metonymic one. Events and terms have no tag there. The edition's ids stand in the last column.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotate.export.tokens import Stretch, layers, stretches, unplaced
from annotate.export.value import Annotated, Content, Format, Loss, Made, one_file
from annotate.values.model import Kind, Mention, Sense

COLUMNS = (
    "TOKEN", "NE-COARSE-LIT", "NE-COARSE-METO", "NE-FINE-LIT", "NE-FINE-METO", "NE-FINE-COMP", "NE-NESTED", "NEL-LIT",
    "NEL-METO", "MISC",
)  # fmt: skip
_TAGS = {Kind.PERSON: "pers", Kind.PLACE: "loc", Kind.ORG: "org", Kind.DATE: "time"}
_TYPES = {"subject": "newspaper", "companion": "essay"}
_FINE = {Kind.PERSON: "pers.ind", Kind.ORG: "org.ent", Kind.DATE: "time.date.abs"}
_PLACES = {
    "state": "loc.adm.nat", "territory": "loc.adm.reg", "settlement": "loc.adm.town", "region": "loc.adm.sup",
    "building": "loc.fac", "line": "loc.unk",
}  # fmt: skip


def _fine(content: Content, m: Mention) -> str:
    entity = content.entity.get(m.entity)
    if m.kind is Kind.ORG and entity and entity.type == "government":
        return "org.adm"
    return _PLACES.get(entity.type if entity else "", "loc.unk") if m.kind is Kind.PLACE else _FINE[m.kind]


def _rows(content: Content, stretch: Stretch) -> tuple[list[list[str]], list[Mention]]:
    """Return the lines of a stretch, and the mentions that found no room in them."""
    tagged = tuple(span for span in stretch.spans if span[0].kind in _TAGS)
    (outer, inner), over = layers(tagged, 2)
    rows = [[token.text, *("O",) * 6, "_", "_", ""] for token in stretch.tokens]
    ids: list[list[str]] = [[] for _ in rows]
    for m, start, end in outer:
        meto = m.sense is Sense.METONYMIC
        link, meant = (content.wikidata(id) or "NIL" for id in (m.entity, m.refers_to))
        for n in range(start, end):
            mark = "B-" if n == start else "I-"
            rows[n][1], rows[n][3] = mark + _TAGS[m.kind], mark + _fine(content, m)
            if m.kind is not Kind.DATE:
                rows[n][7] = link
            if meto:
                rows[n][2], rows[n][4], rows[n][8] = mark + "org", mark + "org.adm", meant
        ids[start].append(m.id)
    for m, start, end in inner:
        for n in range(start, end):
            rows[n][6] = ("B-" if n == start else "I-") + _fine(content, m)
        ids[start].append(m.id)
    for n, token in enumerate(stretch.tokens):
        marks = [] if token.spaced else ["NoSpaceAfter"]
        marks += [f"ID={id}" for id in ids[n]] + (["EndOfParagraph"] if n == len(rows) - 1 else [])
        rows[n][9] = "|".join(marks) or "_"
    return rows, over


def _document(content: Content, one: Annotated) -> tuple[list[str], list[Mention]]:
    meta = one.text.meta
    described = {
        "document_id": one.text.id,
        "date": str(meta.date.earliest),
        "language": meta.language,
        "document_type": _TYPES.get(meta.role, "text"),
        "original_source": meta.url or content.publication.uri(one.text.id),
        "applicable_columns": " ".join(COLUMNS[1:9]),
        "dataset": content.publication.slug,
        "version": content.publication.version,
        "coverage": "whole text" if one.open else "mentions only, the text is in copyright",
    }
    lines = [f"# hipe2022:{name} = {value}" for name, value in described.items()]
    over: list[Mention] = []
    for stretch in stretches(one):
        rows, left = _rows(content, stretch)
        lines += ["\t".join(row) for row in rows]
        over += left
        if not one.open:
            lines.append("")
    return [*lines, ""], over


def write(content: Content) -> Made:
    """Return the file: a document for each text."""
    lines, over = ["\t".join(COLUMNS)], list[Mention]()
    for one in content.texts:
        made, left = _document(content, one)
        lines += made
        over += left
    return one_file(FORMAT, ("\n".join(lines) + "\n").encode("utf-8"), *_losses(content, over), *unplaced(content))


def _losses(content: Content, over: list[Mention]) -> Iterator[Loss]:
    if untagged := tuple(m.id for m in content.shown if m.kind not in _TAGS):
        yield Loss("annotation", "HIPE has no tag for events and terms", untagged)
    if over:
        yield Loss("annotation", "a third layer over the same words", tuple(m.id for m in over))
    ids = dict.fromkeys(m.id for m in content.shown if m.entity and not content.wikidata(m.entity) and m.kind in _TAGS)
    if ids:
        yield Loss("entity", "the record has no Wikidata identifier that was seen in a source: NIL", tuple(ids))


FORMAT = Format(
    name="hipe",
    title="HIPE-2022 TSV, with literal and metonymic columns",
    file="hipe-2022.tsv",
    media="text/tab-separated-values",
    write=write,
    fields=frozenset({"quote", "sense", "nth", "entity", "refers_to"}),
    parts=frozenset({"text"}),
)
