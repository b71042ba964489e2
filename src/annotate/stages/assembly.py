"""The whole order: recognise, dates, link, senses; the only place that knows it.

(Not named `pipeline`, because `annotate.pipeline` is the function that users call.)

The result is an ordinary spaCy pipeline, so `nlp.pipe`, `doc.ents` and `ent.kb_id_` work as everywhere; what the
stages add is documented in `annotate.stages.extensions`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.files import texts
from annotate.stages import extensions
from annotate.stages.dates.notation import own_date
from annotate.stages.plain import Plain, Words, read
from annotate.stages.senses.classify import shipped
from annotate.values.edtf import Edtf
from annotate.values.errors import InputError, UsageError
from annotate.values.model import DateRelation, Kind, Sense, Suggestion

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from annotate.gazetteer import Gazetteer

STAGES = ("annotate_names", "annotate_dates", "annotate_link", "annotate_senses")


def pipeline(gazetteer: Path | str, model: str | None = None) -> Language:
    """Return the pipeline: the statistical recogniser, then the four stages of this package.

    Parameters
    ----------
    gazetteer
        Folder with entities.csv, names.csv and relations.csv.
    model
        Name of an installed spaCy model or folder of one; None for the model shipped with this package.

    Raises
    ------
    UsageError
        If the model is not there.
    DataError
        If the gazetteer has broken rows.
    """
    from annotate.stages.recognise import load_recogniser

    if not Path(gazetteer).is_dir():
        raise UsageError(
            f"{gazetteer}: no such gazetteer folder.",
            remedy="Name a folder that holds entities.csv, names.csv and relations.csv.",
        )
    extensions.register()
    nlp = load_recogniser(model)
    source = {"@misc": "annotate.Gazetteer.v1", "directory": str(gazetteer)}
    for stage in STAGES:
        nlp.add_pipe(stage, config={} if stage == "annotate_dates" else {"gazetteer": source})
    return nlp


def annotate_doc(nlp: Language, text: str, reference_date: str = "") -> Doc:
    """Return the annotated document of a plain text, its paragraphs one a line."""
    doc = nlp.make_doc(text)
    doc._.reference_date = reference_date
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def run(nlp: Language, paragraphs: Sequence[str], reference_date: str = "") -> tuple[Suggestion, ...]:
    """Return what the pipeline proposes for a text.

    Parameters
    ----------
    nlp
        A pipeline made by `pipeline`.
    paragraphs
        The text, one item a paragraph. Offsets of the proposals count from the paragraph's first character.
    reference_date
        The text's own date in EDTF, or "".

    Raises
    ------
    InputError
        If there is no text, or more than the pipeline reads at once.
    EdtfError
        If the date is not a year, a month or a day.
    """
    if not any(p.strip() for p in paragraphs):
        raise InputError("The text is empty.", remedy="Give a plain text with at least one line.")
    own_date(reference_date)
    if (length := sum(len(p) + 1 for p in paragraphs)) > nlp.max_length:
        raise InputError(
            f"The text has {length:,} characters; at most {nlp.max_length:,} are read at once.",
            remedy="Cut it into parts, or raise nlp.max_length.",
        )
    plain = read(paragraphs, _words(nlp))
    doc = annotate_doc(nlp, plain.text, reference_date)
    return tuple(_suggestions(doc, plain, paragraphs))


def _words(nlp: Language) -> Words:
    gazetteer: Gazetteer = nlp.get_pipe("annotate_link").gazetteer
    names = (word.lower() for name, _ in gazetteer.surface_forms() for word in name.split())
    return Words(shipped().leanings, frozenset(word for word in names if "-" in word))


def _suggestions(doc: Doc, plain: Plain, paragraphs: Sequence[str]) -> Iterator[Suggestion]:
    starts = list(accumulate((len(paragraph) + 1 for paragraph in paragraphs), initial=0))
    placed = sorted((*plain.source(ent.start_char, ent.end_char), index) for index, ent in enumerate(doc.ents))
    found, para, occurrences = doc.ents, -1, texts.Occurrences("")
    for first, last, index in placed:
        if para < 0 or first >= starts[para + 1]:
            para = bisect_right(starts, first) - 1
            occurrences = texts.Occurrences(paragraphs[para])
        ent, start = found[index], first - starts[para]
        quote = paragraphs[para][start : last - starts[para]]
        nth = occurrences.number(quote, start)
        if nth is not None and ent.label_ in Kind.__members__:
            yield _suggestion(ent, para, start, quote, nth)


def _suggestion(ent: Span, para: int, start: int, quote: str, nth: int) -> Suggestion:
    extra = ent._
    return Suggestion(
        para=para,
        start=start,
        end=start + len(quote),
        quote=quote,
        nth=nth,
        kind=Kind(ent.label_),
        entity=extra.entity,
        label=extra.label,
        wikidata=extra.wikidata,
        sense=Sense(extra.sense) if extra.sense else None,
        refers_to=extra.refers_to,
        edtf=Edtf.optional(extra.edtf),
        relation=DateRelation(extra.relation) if extra.relation else None,
        score=round(float(extra.score), 2),
        reasons=tuple(extra.reasons),
    )
