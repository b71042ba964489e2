"""The whole order: recognise, dates, link, senses; the only place that knows it.

(Not named `pipeline`, because `annotate.pipeline` is the function that users call.)

The result is an ordinary spaCy pipeline, so `nlp.pipe`, `doc.ents` and `ent.kb_id_` work as everywhere; what the
stages add is documented in `annotate.stages.extensions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.files import texts
from annotate.stages import extensions, large
from annotate.stages.dates.notation import own_date
from annotate.stages.plain import Plain, Words, read
from annotate.stages.recognise.lexicon import common_words, press_words, small_words, titles
from annotate.stages.senses import cues
from annotate.stages.senses.classes import FIELDS
from annotate.stages.senses.classify import shipped
from annotate.values.edtf import Edtf
from annotate.values.errors import InputError, UsageError
from annotate.values.model import DateRelation, Kind, Sense, Suggestion

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span


_KINDS = frozenset(Kind.__members__)
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


def annotate_doc(nlp: Language, text: str, reference_date: str = "", *, worn: bool = False) -> Doc:
    """Return the annotated document of a plain text, its paragraphs one a line; `worn` as `Plain` has it."""
    return large.annotated(nlp, _doc(nlp, text, reference_date, worn=worn))


def _doc(nlp: Language, text: str, reference_date: str, *, worn: bool) -> Doc:
    doc = large.make_doc(nlp, text)
    doc._.reference_date = reference_date
    if worn:
        doc._.worn = True
    return doc


def run(nlp: Language, paragraphs: Sequence[str], reference_date: str = "") -> tuple[Suggestion, ...]:
    """Return what the pipeline proposes for a text, in its order; `annotate.stages.large` says how a long one is read.

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
        If there is no text.
    EdtfError
        If the date is not a year, a month or a day.
    """
    if not any(p.strip() for p in paragraphs):
        raise InputError("The text is empty.", remedy="Give a plain text with at least one line.")
    own_date(reference_date)
    return tuple(_suggestions(_annotated(nlp, paragraphs, reference_date), paragraphs))


def docs(nlp: Language, paragraphs: Sequence[str], reference_date: str = "") -> Iterator[Doc]:
    """Yield the running text of each part of a text that is read at once, annotated; parameters as of `run`."""
    return (doc for _, _, doc in _annotated(nlp, paragraphs, reference_date))


def _annotated(
    nlp: Language, paragraphs: Sequence[str], reference_date: str
) -> Iterator[tuple[large.Part, Plain, Doc]]:
    for part, plain in _parts(nlp, paragraphs, _words(nlp)):
        yield part, plain, annotate_doc(nlp, plain.text, reference_date, worn=plain.worn)


def run_all(nlp: Language, given: Sequence[tuple[Sequence[str], str]]) -> Iterator[tuple[Suggestion, ...]]:
    """Yield what `run` returns for each of several texts, each with its own date; in batches, which is quicker.

    Raises
    ------
    EdtfError
        If a date is not a year, a month or a day.
    """
    words = _words(nlp)
    cut = [list(_parts(nlp, paragraphs, words)) for paragraphs, _ in given]
    docs = large.all_annotated(
        nlp,
        (
            _doc(nlp, plain.text, date, worn=plain.worn)
            for parts, (_, date) in zip(cut, given, strict=True)
            for _, plain in parts
        ),
    )
    for parts, (paragraphs, _) in zip(cut, given, strict=True):
        yield tuple(_suggestions(((part, plain, next(docs)) for part, plain in parts), paragraphs))


def _suggestions(found: Iterable[tuple[large.Part, Plain, Doc]], paragraphs: Sequence[str]) -> Iterator[Suggestion]:
    number, occurrences = -1, texts.Occurrences("")
    for part, plain, doc in found:
        said = extensions.Said(doc)
        for ent, para, start, end in _placed(doc.ents, plain, part):
            if para != number:
                number, occurrences = para, texts.Occurrences(paragraphs[para])
            text = paragraphs[para][start:end]
            nth = occurrences.number(text, start)
            if nth is not None and (label := ent.label_) in _KINDS:
                yield _suggestion(said, ent, Kind(label), text, (para, start, nth))


def _parts(nlp: Language, paragraphs: Sequence[str], words: Words) -> Iterator[tuple[large.Part, Plain]]:
    """Yield the parts of a text that are read at once, and the running text of each."""
    for part in large.parts(paragraphs, min(large.PART, nlp.max_length)):
        yield part, read(part.paragraphs, words)


def _words(nlp: Language) -> Words:
    """Return the words that are known to the pipeline: those of its senses, and the names of its gazetteer, if any."""
    linking = nlp.get_pipe("annotate_link") if nlp.has_pipe("annotate_link") else None
    names = nlp.get_pipe("annotate_names") if nlp.has_pipe("annotate_names") else None
    hyphenated = linking.hyphenated if linking else frozenset()
    return Words(_english(), hyphenated, _common(), names.words if names else frozenset())


@cache
def _english() -> frozenset[str]:
    """Return words in small letters: those that tell senses, common ones, those that are seldom met, and titles."""
    return frozenset(shipped().leanings) | common_words() | small_words() | titles()


@cache
def _common() -> frozenset[str]:
    """Return words that are hardly ever names: those of the recogniser's lists, and those that tell senses."""
    return common_words() | press_words() | frozenset(FIELDS) | cues.CLOSED | cues.VERBS


def _placed(ents: Sequence[Span], plain: Plain, part: large.Part) -> Iterator[tuple[Span, int, int, int]]:
    """Yield each mention, in order of the file, with the number of its paragraph and where it stands in that."""
    starts = [0, *accumulate(len(paragraph) + 1 for paragraph in part.paragraphs)]
    places = sorted((*plain.source(ent.start_char, ent.end_char), index) for index, ent in enumerate(ents))
    at = 0
    for first, last, index in places:
        while first >= starts[at + 1]:
            at += 1
        offset = (0 if at else part.offset) - starts[at]
        yield ents[index], part.first + at, first + offset, min(last, starts[at + 1] - 1) + offset


def _suggestion(said: extensions.Said, ent: Span, kind: Kind, text: str, place: tuple[int, int, int]) -> Suggestion:
    """Return what is proposed for a mention; `place` is its paragraph, its start there, and its occurrence."""
    # What a kind never has is not asked for.
    entity = label = wikidata = sense = refers_to = edtf = relation = ""
    if kind is Kind.DATE:
        edtf, relation = said.of(ent, "edtf", "relation")
    else:
        entity, label, wikidata = said.of(ent, "entity", "label", "wikidata")
    if kind is Kind.PLACE:
        sense, refers_to = said.of(ent, "sense", "refers_to")
    score, reasons = said.of(ent, "score", "reasons")
    para, start, nth = place
    return Suggestion(
        para=para,
        start=start,
        end=start + len(text),
        quote=text,
        nth=nth,
        kind=kind,
        entity=entity,
        label=label,
        wikidata=wikidata,
        sense=Sense(sense) if sense else None,
        refers_to=refers_to,
        edtf=Edtf.optional(edtf),
        relation=DateRelation(relation) if relation else None,
        score=round(float(score), 2),
        reasons=tuple(reasons),
    )
