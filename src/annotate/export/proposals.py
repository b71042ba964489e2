"""What the pipeline proposes for any text, as content that the formats of an edition can write.

Nobody has decided on it. So everything proposed is shown, under the name of the software and with its score in the
place of an editor's certainty; nothing is said to be published, and nothing to be free that belongs to others.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import metadata
from pathlib import PurePath

from annotate.export.runs import Run
from annotate.export.value import Annotated, Content
from annotate.files.store import mint_free
from annotate.files.texts import fingerprint
from annotate.values.edtf import Edtf
from annotate.values.model import Certainty, Mention, Paragraph, Rights, Status, Suggestion, Text, TextMeta
from annotate.values.publication import Agent, Publication, Tool, slug

#: Names of runs are made from their texts (RFC 9562, version 5): the same text has the same identifiers.
_NAMESPACE = uuid.UUID("0a9fc3c4-6f6a-5d0e-8a64-2f5d7f6f0c11")


@dataclass(frozen=True, eq=False)
class Proposed(Annotated):
    """A text with what is proposed for it, one row a proposal."""

    suggestions: tuple[Suggestion, ...] = ()

    @cached_property
    def shown(self) -> tuple[Mention, ...]:
        """Every proposal."""
        return self.rows

    @cached_property
    def spans(self) -> Mapping[str, tuple[int, int]]:
        """Offsets by id, as the pipeline gives them; none where the words may not be given."""
        given = zip(self.rows, self.suggestions, strict=True)
        return {m.id: (s.start, s.end) for m, s in given} if self.open else {}

    @cached_property
    def scores(self) -> Mapping[str, float]:
        """Scores by id."""
        return {m.id: s.score for m, s in zip(self.rows, self.suggestions, strict=True)}

    def grade(self, m: Mention) -> str:
        """Return the score of a proposal."""
        return f"{self.scores[m.id]:.2f}"


def content(run: Run) -> Content:
    """Return the content that formats are written from: the text, and the records that it names, with their names."""
    tool = Tool("annotate", metadata.version("annotate"), run.model)
    text = _text(run)
    ids = dict.fromkeys(id for s in run.suggestions for id in (s.entity, s.refers_to) if id)
    known = run.gazetteer
    entities = tuple(found for id in ids if known and (found := known.get(id)))
    return Content(
        publication=_publication(run, text, tool),
        texts=(Proposed(text, tuple(_rows(run, text.id, tool)), suggestions=tuple(run.suggestions)),),
        entities=entities,
        names=tuple(name for e in entities if known for name in known.names_of(e.id)),
        bibliography=run.bibliography(),
        tool=tool,
    )


def _text(run: Run) -> Text:
    """Return the text; one of the edition without its words where they may not be passed on."""
    if run.text is not None:
        if run.text.meta.rights is Rights.OPEN:
            return run.text
        return replace(run.text, paragraphs=tuple(replace(p, text=None) for p in run.text.paragraphs))
    date = Edtf.optional(run.date)
    meta = TextMeta(_id(run.name), run.name, "", date, date, "", Rights.OPEN, "")
    paragraphs = (Paragraph(n, fingerprint(p), len(p.split()), "", p) for n, p in enumerate(run.paragraphs))
    return Text(meta, tuple(paragraphs))


def _publication(run: Run, text: Text, tool: Tool) -> Publication:
    number = uuid.uuid5(_NAMESPACE, run.digest)
    title = f"{tool.name}: proposals for {text.meta.title}"
    return Publication(title, "", (Agent(tool.shown),), tool.version, "", (), (), str(number))


def _rows(run: Run, text: str, tool: Tool) -> Iterator[Mention]:
    taken: set[str] = set()
    for s in run.suggestions:
        id = mint_free(text, s.para, s.quote, s.nth, taken)  # taken is one in 2^40, and texts are long
        taken.add(id)
        yield Mention(
            id, text, s.para, s.quote, s.nth, s.kind, s.entity, s.label, s.sense, s.refers_to, s.edtf, s.relation,
            Certainty.MEDIUM, Status.PROPOSED, tool.shown, "; ".join(s.reasons),
        )  # fmt: skip


def _id(name: str) -> str:
    """Return the id of a text from the name of its file; ids of XML begin with a letter."""
    stem = slug(PurePath(name).stem)
    return stem if stem[:1].isalpha() else f"text-{stem}".rstrip("-")
