"""What the pipeline proposes for any text, as content that the formats of an edition can write.

Nobody has decided on it. So everything proposed is shown, under the name of the software and with its score in the
place of an editor's certainty; nothing is said to be published, and nothing to be free that belongs to others.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import metadata
from pathlib import PurePath

from annotate.export.value import Annotated, Content
from annotate.files.bibliography import Bibliography
from annotate.files.store import mint_free
from annotate.files.texts import fingerprint
from annotate.gazetteer import Gazetteer
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


@dataclass(frozen=True)
class Run:
    """What the pipeline proposes for a text, and what is known of that.

    Attributes
    ----------
    suggestions
        The proposals, in the order of the text.
    paragraphs
        The text; offsets of proposals count from the first character of their paragraph.
    name
        What the text is called where it is no text of an edition: the name of its file.
    date
        Its own date, where one was given.
    text
        The text of the edition that it is.
    gazetteer
        Where the records lie that proposals name.
    bibliography
        What gives the sources of these; asked only by formats that need them.
    model
        The model, with its version.
    """

    suggestions: Sequence[Suggestion]
    paragraphs: Sequence[str] = ()
    name: str = ""
    date: str = ""
    text: Text | None = None
    gazetteer: Gazetteer | None = None
    bibliography: Callable[[], Bibliography] = lambda: Bibliography(())
    model: str = ""

    @cached_property
    def content(self) -> Content:
        """The content that formats are written from: this text, and the records that it names, with their names."""
        tool = Tool("annotate", metadata.version("annotate"), self.model)
        text = self._text()
        ids = dict.fromkeys(id for s in self.suggestions for id in (s.entity, s.refers_to) if id)
        known = self.gazetteer
        entities = tuple(found for id in ids if known and (found := known.get(id)))
        return Content(
            publication=self._publication(text, tool),
            texts=(Proposed(text, tuple(self._rows(text.id, tool)), suggestions=tuple(self.suggestions)),),
            entities=entities,
            names=tuple(name for e in entities if known for name in known.names_of(e.id)),
            bibliography=self.bibliography(),
            tool=tool,
        )

    @cached_property
    def digest(self) -> str:
        """The SHA-256 (hex) of the paragraphs, a line feed after each, in UTF-8."""
        return hashlib.sha256("".join(f"{p}\n" for p in self.paragraphs).encode("utf-8")).hexdigest()

    def _text(self) -> Text:
        """Return the text; one of the edition without its words where they may not be passed on."""
        if self.text is not None:
            if self.text.meta.rights is Rights.OPEN:
                return self.text
            return replace(self.text, paragraphs=tuple(replace(p, text=None) for p in self.text.paragraphs))
        date = Edtf.optional(self.date)
        meta = TextMeta(_id(self.name), self.name, "", date, date, "", Rights.OPEN, "")
        paragraphs = (Paragraph(n, fingerprint(p), len(p.split()), "", p) for n, p in enumerate(self.paragraphs))
        return Text(meta, tuple(paragraphs))

    def _publication(self, text: Text, tool: Tool) -> Publication:
        number = uuid.uuid5(_NAMESPACE, self.digest)
        title = f"{tool.name}: proposals for {text.meta.title}"
        return Publication(title, "", (Agent(tool.shown),), tool.version, "", (), (), str(number))

    def _rows(self, text: str, tool: Tool) -> Iterator[Mention]:
        taken: set[str] = set()
        for s in self.suggestions:
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
