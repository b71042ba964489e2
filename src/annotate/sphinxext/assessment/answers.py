"""What an answer to a reviewer's question is, and the answers that can be computed.

A function gets the edition and its record and returns what is so; nothing here is an opinion. Answers that nobody can
compute stand as words in `questions`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.checks import CHECKS, Check
from annotate.export.catalogue import EXPORTS
from annotate.facts.collated import Collated, collated
from annotate.files import kept, schema
from annotate.files.citation import CITATION, read_publication
from annotate.files.snapshot import Snapshot
from annotate.values.curation import Layered
from annotate.values.model import Rights

if TYPE_CHECKING:
    from annotate.edition import Edition
    from annotate.values.problems import Problem
    from annotate.values.publication import Publication


class Verdict(StrEnum):
    """The answer to a question."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: the verdict, and what it rests on, in a sentence or two."""

    verdict: Verdict
    said: str


class Asked:
    """What answers are computed from; each thing is looked at once."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.root: Path = edition.project.root

    @cached_property
    def publication(self) -> Publication:
        """The record of the edition."""
        return read_publication(self.root)

    @cached_property
    def findings(self) -> dict[str, tuple[Problem, ...]]:
        """What each check finds; the rights guard is left to `annotate validate`, which every build runs first."""
        snapshot = Snapshot(self.edition.project)
        return {check.name: tuple(check.run(snapshot)) for check in checks_shown()}

    def clean(self, *names: str) -> bool:
        """Tell whether some checks find nothing."""
        return not any(self.findings[name] for name in names)

    def has(self, *names: str) -> bool:
        """Tell whether files stand in the edition's folder."""
        return all((self.root / name).is_file() for name in names)


def checks_shown() -> tuple[Check, ...]:
    """Return the checks whose findings the pages show."""
    return tuple(check for check in CHECKS if check.name not in ("rights", "quotes"))


def _of(so: bool, said: str, otherwise: str, verdict: Verdict = Verdict.NO) -> Answer:
    return Answer(Verdict.YES, said) if so else Answer(verdict, otherwise)


def record(asked: Asked) -> Answer:
    """Title, editors, publisher and host, year."""
    found = asked.publication
    said = f"{CITATION} is the one source: title, editors, version, date; the same on the landing page and in its tags."
    missing = (
        f"Title, editors, publisher, version and date, from {CITATION}; no host is named, as the pages have none yet."
    )
    return _of(bool(found.url), said, missing, Verdict.PARTLY)


def people(asked: Asked) -> Answer:
    """Contributors with roles and institutions."""
    found = asked.publication
    named = all(agent.family for agent in found.authors)
    said = "The editors are one group. Roles (CRediT) and who suggested or decided are given; institutions are not."
    return _of(named, "Persons, roles (CRediT) and what each decided are given.", said, Verdict.PARTLY)


def contact(asked: Asked) -> Answer:
    """A named contact."""
    found = asked.publication.contact
    return _of(found is not None, "The record names a contact.", "The record names no person or address to write to.")


def sole_witness(asked: Asked) -> Answer:
    """Transmission of the text."""
    return Answer(Verdict.YES, "Single witness, and said to be so; no variant is known to the editors.")


def emended(asked: Asked) -> Answer:
    """Emendations, one by one."""
    count = sum(len(asked.edition.emendations(text.id)) for text in asked.edition.texts)
    said = f"{count} listed" if count else "None is made, and the list says so"
    return Answer(Verdict.YES, f"{said}; what is written alike for comparing is listed sign by sign.")


def _compared(asked: Asked) -> list[Collated]:
    """Return how far the texts that are not the edition's own were compared with another copy."""
    edition = asked.edition
    return [
        collated(text.paragraphs, edition.collated(text.id))
        for text in edition.texts
        if text.meta.rights is not Rights.OPEN
    ]


def quality(asked: Asked) -> Answer:
    """Proof-reading, passes, estimate of errors."""
    found = _compared(asked)
    said = "Told: what was compared, when, with what, what differs, and what no second person has read. "
    missing = "How copies are compared is told and tested; there is no second reading, no estimate of errors."
    so = bool(found) and all(one.compared for one in found)
    return _of(so, said + " ".join(one.said for one in found), missing, Verdict.PARTLY)


def second_check(asked: Asked) -> Answer:
    """M6."""
    found = _compared(asked)
    words, compared = sum(one.words for one in found), sum(one.compared for one in found)
    once = f"{compared:,} of {words:,} words were compared once, with a copy that may not be independent; "
    return Answer(Verdict.NO, f"{once}no second person has checked it." if compared else "None has been made.")


def consistent(asked: Asked) -> Answer:
    """The same case treated alike."""
    said = "The report is published with every build; exceptions carry their reason in a note."
    return _of(asked.clean("annotations", "existence"), said, "The checks find cases that are not explained.")


def agreed(asked: Asked) -> Answer:
    """Agreement and adjudication."""
    layers = tuple(schema.table_of(Layered).files(asked.edition.project))
    said = f"{len(layers)} independent layers are compared."
    missing = (
        "Weaknesses, disputes and who decided them are published; no second annotator has worked independently, so no "
        "agreement is known."
    )
    return _of(bool(layers), said, missing, Verdict.PARTLY)


def notes(asked: Asked) -> Answer:
    """Commentary."""
    count = sum(len(asked.edition.notes(text.id)) for text in asked.edition.texts)
    return _of(count > 0, f"{count} notes, each anchored and sourced.", "There are no notes.")


def bibliography(asked: Asked) -> Answer:
    """Bibliography with archived links."""
    sources = asked.edition.bibliography.sources
    addressed = [source for source in sources if source.field("url")]
    archived = [source for source in addressed if source.field("archived")]
    said = f"{len(sources)} sources, {len(addressed)} with an address, {len(archived)} of these with an archived copy."
    return _of(len(archived) == len(addressed), said, said, Verdict.PARTLY if sources else Verdict.NO)


def identifiers(asked: Asked) -> Answer:
    """Persistent identifiers."""
    doi = bool(asked.publication.doi)
    said = "Every part has a URN that does not change, a ledger keeps every id, old addresses lead on"
    return _of(
        doi,
        f"{said}; the versions have DOIs.",
        f"{said}; there is no DOI yet, as no version is deposited.",
        Verdict.PARTLY,
    )


def authorities(asked: Asked) -> Answer:
    """Authority data."""
    entities = [e for e in asked.edition.gazetteer.entities if not e.replaced_by]
    count = sum(e.wikidata_status == "verified" for e in entities)
    said = f"{count} of {len(entities)} records have a Wikidata identifier that was seen beside the name in a source."
    return _of(count > 0, said, "No record is linked.")


def formats(asked: Asked) -> Answer:
    """Other formats."""
    return Answer(Verdict.YES, f"{len(EXPORTS)} formats, TEI, Web Annotation and Linked Places among them, with XML.")


def other_forms(asked: Asked) -> Answer:
    """For phones, PDF, EPUB."""
    makefile = asked.root / "Makefile"
    targets = makefile.read_text("utf-8") if makefile.is_file() else ""
    both = all(f"\n{name}:" in targets for name in ("pdf", "epub"))
    said = "EPUB and PDF are built from the same sources; pages fit a phone."
    return _of(both, said, "EPUB, and pages that fit a phone and print; no PDF is offered.", Verdict.PARTLY)


def rebuilt(asked: Asked) -> Answer:
    """Technology documented, and the rebuilding from the archive."""
    said = "All packages are locked with their hashes; one command builds everything, and the pages ask no other host."
    return _of(
        asked.has("requirements.txt", "Makefile", "pyproject.toml"), said, "What it is built with is not locked."
    )


def quotes(asked: Asked) -> Answer:
    """M2."""
    said = "Every annotation’s words are looked up at every check; of a text that is not at hand, with a copy."
    return _of(asked.clean("annotations", "anchors"), said, "Some annotations’ words do not stand where they should.")


def references(asked: Asked) -> Answer:
    """M3."""
    said = "Links, citations and index entries are resolved when the pages are built; one that is not stops the build."
    return _of(asked.clean("sources", "gazetteer", "kept"), said, "The checks find references that lead nowhere.")


def numbers(asked: Asked) -> Answer:
    """M4."""
    said = "Numbers of the essay are computed from the tables, those of the pages counted; tests hold both to it."
    return _of(asked.clean("numbers"), said, "A number in a text is not that of the data.")


def sourced(asked: Asked) -> Answer:
    """M5."""
    texts = [text.id for text in asked.edition.texts]
    without = [n.id for text in texts for n in asked.edition.notes(text) if not n.sources]
    without += [c.id for text in texts for c in asked.edition.claims(text) if not c.sources]
    said = "Every note and every verdict on a claim names its sources, and every source is in the bibliography."
    return _of(
        not without and asked.clean("sources", "claims"),
        said,
        f"Without a source: {', '.join(without)}.",
        Verdict.PARTLY,
    )


def text_in_exports(asked: Asked) -> Answer:
    """M1."""
    open_ = [text for text in asked.edition.texts if text.meta.rights is Rights.OPEN]
    return _of(
        bool(open_),
        "Tests read every export that holds a text again and compare it, sign by sign.",
        "No text is given.",
    )


def released(asked: Asked) -> Answer:
    """Completion, changelog, next revision."""
    count = len(list(kept.folder(asked.edition.project).glob("*.txt")))
    listed = f"{count} listed with all they name" if count else "none is listed yet, as none has been deposited"
    said = f"Status, changelog and what comes next are stated; of versions, {listed}."
    return _of(asked.has("CHANGELOG.md"), said, "There is no changelog.")


Compute = Callable[[Asked], Answer]
