"""CoNLL-U Plus: a token a line, names in BIO, with the edition's ids, records, senses and dates.

`# global.columns` names the columns, as CoNLL-U Plus has it; what readers of plain CoNLL look for are FORM and NE.
"""

from __future__ import annotations

from annotate.export.tokens import Stretch, layers, stretches, unplaced
from annotate.export.value import Content, Format, Loss, Made, one_file
from annotate.values.model import Mention

COLUMNS = ("ID", "FORM", "NE", "NE2", "ANNOTATION", "LINK", "SENSE", "MEANS", "DATE", "MISC")


def _sentence(stretch: Stretch) -> tuple[list[str], list[Mention]]:
    (outer, inner), over = layers(stretch.spans, 2)
    rows = [[str(n), token.text, "O", "O", *("_",) * 6] for n, token in enumerate(stretch.tokens, start=1)]
    for column, placed in ((2, outer), (3, inner)):
        for m, start, end in placed:
            for n in range(start, end):
                rows[n][column] = ("B-" if n == start else "I-") + m.kind.value
            said = (m.id, m.entity, m.sense.value if m.sense else "", m.refers_to, m.edtf.text)
            for at, value in enumerate(said, start=4):
                held = rows[start][at]
                rows[start][at] = (value or "_") if held == "_" and column == 2 else f"{held}|{value or '_'}"
    for row, token in zip(rows, stretch.tokens, strict=True):
        row[9] = "_" if token.spaced else "SpaceAfter=No"
    return ["\t".join(row) for row in rows], over


def write(content: Content) -> Made:
    """Return the file: a document for each text, a sentence for each paragraph (where it may be given) or mention."""
    lines, over = [f"# global.columns = {' '.join(COLUMNS)}"], list[Mention]()
    lines += [f"# {name} = {value}" for name, value in content.about.items()]
    for one in content.texts:
        lines.append(f"# newdoc id = {one.text.id}")
        for number, stretch in enumerate(stretches(one)):
            rows, left = _sentence(stretch)
            over += left
            if rows:
                lines += [f"# sent_id = {stretch.id}-{number}", f"# text = {' '.join(stretch.text.split())}", *rows, ""]
    lost = (Loss("annotation", "a third layer over the same words", tuple(m.id for m in over)),) if over else ()
    return one_file(FORMAT, ("\n".join(lines) + "\n").encode("utf-8"), *lost, *unplaced(content))


FORMAT = Format(
    name="conll",
    title="CoNLL-U Plus, names in BIO",
    file="annotations.conllup",
    media="text/plain",
    write=write,
    fields=frozenset({"quote", "nth", "entity", "sense", "refers_to", "edtf"}),
    parts=frozenset({"text"}),
)
