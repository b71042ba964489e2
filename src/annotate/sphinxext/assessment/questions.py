"""What reviewers of digital editions ask, and the answers.

E1 to E46 follow the criteria of the Institut für Dokumentologie und Editorik (the questionnaire of its review journal
RIDE) and the guidelines of the Committee on Scholarly Editions of the Modern Language Association; M1 to M6 are what
the latter's reliability comes to where it can be tested. To add a question, add a row; an answer is a function of
`answers`, or a verdict in words where nothing can be computed.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotate.sphinxext.assessment import answers
from annotate.sphinxext.assessment.answers import Answer, Asked, Compute, Verdict


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its code, its words, its answer, and the page (and label on it) with the evidence."""

    code: str
    words: str
    answer: Compute | Answer
    page: str
    label: str = ""

    def answered(self, asked: Asked) -> Answer:
        """Return the answer."""
        return self.answer if isinstance(self.answer, Answer) else self.answer(asked)


def _yes(said: str) -> Answer:
    return Answer(Verdict.YES, said)


QUESTIONS: tuple[Question, ...] = (
    Question("E1", "Are title, responsible editors, publisher or host, and year given?", answers.record, "book/about"),
    Question("E2", "Are all contributors named, with roles and institutions?", answers.people, "book/about"),
    Question("E3", "Is there a named contact?", answers.contact, "book/about"),
    Question("E4", "Are audience and type of edition stated and justified?",
             _yes("An enriched edition, not a critical one; for historians, classes, and makers of tools."),
             "book/introduction"),
    Question("E5", "Is it said why this text, and what was left out?",
             _yes("Chosen as a case of what is hard to annotate; what was left out is named."), "book/introduction"),
    Question("E6", "Are earlier publications of the text named?",
             _yes("The newspaper’s own is the only one known to the editors; the version used is the online one."),
             "book/introduction"),
    Question("E7", "Is the source described bibliographically?",
             _yes("Newspaper, month, section, form of the copy, digests; day and page are said to be unknown."),
             "book/apparatus"),
    Question("E8", "Is the transmission described?", answers.sole_witness, "book/introduction"),
    Question("E9", "Is there a facsimile, or a reason why not?",
             _yes("Not shown: article and picture are in copyright."), "book/introduction"),
    Question("E10", "Is the text complete, or is it said what is not?",
             _yes("The article is not given, for its rights; the essay is complete. Every paragraph is counted."),
             "book/article"),
    Question("E11", "Is the quality of the text told: proof-reading, passes, error estimate?",
             answers.quality, "book/apparatus", "collation"),
    Question("E12", "Are the aims explicit?", _yes("Stated, with what is not claimed."), "book/introduction"),
    Question("E13", "Is the method explicit?",
             _yes("Steps, model with version and scores, rules, review and their limits."), "book/method"),
    Question("E14", "Is it said what of the source is represented and what is not?",
             _yes("Listed feature by feature."), "book/apparatus"),
    Question("E15", "Are emendations and normalisations listed?", answers.emended, "book/apparatus"),
    Question("E16", "Is the data model documented, of a standard, and XML to be had?", answers.formats, "book/data",
             "downloads"),
    Question("E17", "Are there annotation guidelines with hard cases, versioned?",
             _yes("With examples and hard cases; they have the version of the edition."),
             "book/guidelines"),
    Question("E18", "Is the scale of certainty defined in words?",
             _yes("In words, for facts and for readings, with who may set it; a check holds “high” to it."),
             "book/guidelines", "certainty-scale"),
    Question("E19", "Is the same case treated alike, and the report published?", answers.consistent, "book/apparatus"),
    Question("E20", "Are agreement figures and adjudication published?", answers.agreed, "book/method",
             "known-weaknesses"),
    Question("E21", "Are interpretive choices stated, with sources?",
             _yes("Names of states, lines, dates and “recognition”."), "book/guidelines", "name-policy"),
    Question("E22", "Is there an introduction to the subject?", _yes("Author, newspaper, events, state of research."),
             "book/introduction"),
    Question("E23", "Are there notes on passages?", answers.notes, "book/article"),
    Question("E24", "Is there a bibliography, with archived links?", answers.bibliography, "book/bibliography"),
    Question("E25", "Is material on the context linked?", _yes("Essay, chronology, acts of recognition, maps."),
             "book/companion"),
    Question("E26", "Are there indexes and visualisations as other ways in?",
             _yes("Indexes, maps, timelines."), "book/index-a-z"),
    Question("E27", "Are languages of names marked, and titles in other languages translated?",
             _yes("Each name has language, script and romanisation; titles have translations."), "book/index-people"),
    Question("E28", "Can one browse by structure, dates, persons, places, organisations?", _yes("By each."),
             "book/index-dates"),
    Question("E29", "Is there a search: simple, advanced, with wildcards, an index, suggestions, help?",
             _yes("Simple: yes. Advanced: by kind, status and year. Wildcards: * and ?. Index of all names: yes. "
                  "Suggestions: while typing. Help: yes."),
             "book/help", "search-help"),
    Question("E30", "Can it be used by keyboard and on a phone, with help?",
             _yes("Tested in a browser; there is a page of help."),
             "book/help"),
    Question("E31", "Does it explain every visual convention?",
             _yes("A legend over each text, with counts."), "book/help"),
    Question("E32", "Are there other forms: for phones, as PDF, as EPUB?",
             answers.other_forms, "book/rerun"),
    Question("E33", "Can users take part?",
             _yes("By a form on the page, by a row of a table, on one’s own computer; each way is described."),
             "book/contribute"),
    Question("E34", "Is it said how to cite the whole, a page, a paragraph, an entity, an annotation?",
             _yes("A box on every page, in words, BibTeX, RIS and CSL-JSON; with the version."), "book/data",
             "how-to-cite"),
    Question("E35", "Are there persistent identifiers: DOI, addresses of parts, redirects?", answers.identifiers,
             "book/data", "identifiers"),
    Question("E36", "Is it linked to authority files?", answers.authorities, "book/index-people"),
    Question("E37", "Is there an interface for machines?",
             _yes("Static JSON with an OpenAPI description; answers to OAI-PMH as files."), "book/data", "downloads"),
    Question("E38", "Does each page lead to its own data?",
             _yes("Texts to TEI, Web Annotation and JSON, records to JSON, figures to CSV and SVG."), "book/companion"),
    Question("E39", "Can the whole of the data be had at once?", _yes("One archive, with checksums."), "book/data",
             "downloads"),
    Question("E40", "Can the data be used in other tools, and is that shown?",
             _yes("Shown tool by tool; the formats are tested with readers that are not ours."),
             "book/data", "other-tools"),
    Question("E41", "Is Open Access stated?", _yes("Stated, part by part."), "book/data", "licences"),
    Question("E42", "Are rights declared separately, for machines too?",
             _yes("Text, annotations, maps, code and model apart; SPDX identifiers."), "book/data", "licences"),
    Question("E43", "Is there a plan for archiving?",
             _yes("Where, when, and what is left when hosting ends."), "book/data", "archiving"),
    Question("E44", "Is institutional support stated?", _yes("None, and said."), "book/about"),
    Question("E45", "Are status, changes and the next revision stated?", answers.released, "book/about"),
    Question("E46", "Is the technology documented, and can it be rebuilt offline?", answers.rebuilt, "book/rerun"),
    Question("M1", "Is the text in every export the text?", answers.text_in_exports, "book/data", "downloads"),
    Question("M2", "Do every annotation’s words stand at its place?", answers.quotes, "book/apparatus"),
    Question("M3", "Does every reference, index entry and citation resolve, both ways?", answers.references,
             "book/apparatus"),
    Question("M4", "Is every number in prose made by a cell or a test?", answers.numbers, "book/apparatus"),
    Question("M5", "Has every editorial claim a source in the bibliography?", answers.sourced, "book/bibliography"),
    Question("M6", "Is an independent second check of the transcription on record?",
             answers.second_check, "book/apparatus", "collation"),
)  # fmt: skip
