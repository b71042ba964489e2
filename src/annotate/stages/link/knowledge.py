"""The gazetteer as a spaCy `KnowledgeBase`, so that spaCy's own `entity_linker` can be trained on it.

    [components.entity_linker.generate_empty_kb]
    @misc = "annotate.GazetteerKB.v1"
    gazetteer = {"@misc": "annotate.Gazetteer.v1", "directory": "data/gazetteer"}

    [components.entity_linker.get_candidates]
    @misc = "annotate.Candidates.v1"

Its candidates are those of the link stage (`annotate.stages.link.candidates`), near names and all; their prior
probabilities are the shares of the evidence that a name alone gives. The gazetteer holds no vectors of entities: each
is given the words of its record, hashed into a vector of unit length (Weinberger et al., ICML 2009), so that records
that say the same lie near each other. The stage of this package, `annotate_link`, does not need any of this.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from zlib import crc32

import spacy
from spacy.kb import Candidate as SpacyCandidate
from spacy.kb import KnowledgeBase
from spacy.tokens import Span
from spacy.vocab import Vocab

from annotate.files import schema, tables
from annotate.files.rows import written
from annotate.gazetteer import Gazetteer, Listed, read_gazetteer
from annotate.gazetteer.rows import (
    FILES,
    entity_of,
    name_of,
    relation_of,
)
from annotate.stages.discourse import UNDATED
from annotate.stages.link.component import surface_of
from annotate.stages.link.decide import scored
from annotate.stages.link.values import Mention
from annotate.values.model import Kind

_Tables = tuple[list[tuple[str, ...]], list[tuple[str, ...]], list[tuple[str, ...]]]
_EMPTY = Gazetteer(Listed((), (), ()))
_WORD = re.compile(r"\w+")


class GazetteerKB(KnowledgeBase):  # type: ignore[misc]
    """A gazetteer in the form that spaCy's entity linker asks for.

    Parameters
    ----------
    vocab
        The vocabulary of the pipeline.
    entity_vector_length
        How long the vectors of the entities are.
    gazetteer
        Where the entities are; none by default, to be filled by `from_disk` or `from_bytes`.
    """

    def __init__(self, vocab: Vocab, entity_vector_length: int, gazetteer: Gazetteer = _EMPTY) -> None:
        super().__init__(vocab, entity_vector_length)
        self.gazetteer = gazetteer

    def is_empty(self) -> bool:
        """Tell whether there are no entities."""
        return not self.gazetteer.entities

    def get_candidates(self, mention: Span) -> list[SpacyCandidate]:
        """Return what a mention may name, likeliest first; its label, if it is a kind of ours, narrows the choice."""
        label = mention.label_
        kinds = (Kind(label),) if label in Kind.__members__ and label != Kind.DATE else ()
        return self._candidates(surface_of(mention), kinds or (Kind.PLACE, Kind.PERSON))

    def get_alias_candidates(self, alias: str) -> list[SpacyCandidate]:
        """Return what a name may name, likeliest first."""
        return self._candidates(alias, (Kind.PLACE, Kind.PERSON))

    def _candidates(self, surface: str, kinds: Sequence[Kind]) -> list[SpacyCandidate]:
        weighed = {
            one.candidate.entity.id: one.score
            for kind in kinds
            for one in scored(Mention(surface, kind, UNDATED), self.gazetteer)
        }
        total = sum(weighed.values()) or 1.0
        return [
            SpacyCandidate(
                kb=self,
                entity_hash=self.vocab.strings.add(id),
                entity_freq=1.0,
                entity_vector=self.get_vector(id),
                alias_hash=self.vocab.strings.add(surface),
                prior_prob=score / total,
            )
            for id, score in sorted(weighed.items(), key=lambda pair: -pair[1])
        ]

    def get_vector(self, entity: str) -> list[float]:
        """Return the vector of an entity: the words of its record, hashed; zeros where there is no such entity."""
        vector = [0.0] * self.entity_vector_length
        found = self.gazetteer.get(entity)
        words = _WORD.findall(f"{found.label} {found.type} {found.description}".lower()) if found else ()
        for word in words:
            hash = crc32(word.encode())
            vector[hash % len(vector)] += 1.0 if hash >> 31 else -1.0
        length = math.hypot(*vector) or 1.0
        return [value / length for value in vector]

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:
        """Write the gazetteer as a folder that `annotate.gazetteer.read_gazetteer` reads."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for (table, file), rows in zip(FILES, self._tables(), strict=True):
            tables.write(folder / file, schema.table(table).columns, rows)

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> GazetteerKB:
        """Read a gazetteer from a folder instead of the present one.

        Raises
        ------
        DataError
            If any of its rows cannot be used.
        """
        self.gazetteer = read_gazetteer(path)
        return self

    def to_bytes(self, **_: object) -> bytes:
        """Return the rows of the gazetteer."""
        return json.dumps(self._tables(), ensure_ascii=False).encode()

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> GazetteerKB:
        """Take the rows that `to_bytes` gave instead of the present ones."""
        entities, names, relations = json.loads(bytes_data)
        # The header is line 1.
        self.gazetteer = Gazetteer(
            Listed(
                tuple(entity_of(cells, line) for line, cells in enumerate(entities, start=2)),
                tuple(name_of(cells, line) for line, cells in enumerate(names, start=2)),
                tuple(relation_of(cells, line) for line, cells in enumerate(relations, start=2)),
            )
        )
        return self

    def _tables(self) -> _Tables:
        rows = self.gazetteer
        return (
            [written(entity) for entity in rows.entities],
            [written(name) for name in rows.names],
            [written(relation) for relation in rows.relations],
        )


@spacy.registry.misc("annotate.GazetteerKB.v1")  # type: ignore[untyped-decorator]
def make_knowledge_base(gazetteer: Gazetteer | None = None) -> Callable[[Vocab, int], GazetteerKB]:
    """Return the function that makes the knowledge base: the setting `generate_empty_kb` of `entity_linker`."""

    def make(vocab: Vocab, entity_vector_length: int) -> GazetteerKB:
        return GazetteerKB(vocab, entity_vector_length, gazetteer or _EMPTY)

    return make


@spacy.registry.misc("annotate.Candidates.v1")  # type: ignore[untyped-decorator]
def make_candidates() -> Callable[[GazetteerKB, Span], list[SpacyCandidate]]:
    """Return the candidate generator: the setting `get_candidates` of `entity_linker`."""

    def candidates(kb: GazetteerKB, mention: Span) -> list[SpacyCandidate]:
        return kb.get_candidates(mention)

    return candidates


@spacy.registry.misc("annotate.CandidatesBatch.v1")  # type: ignore[untyped-decorator]
def make_candidates_batch() -> Callable[[GazetteerKB, Iterable[Span]], list[list[SpacyCandidate]]]:
    """Return the candidate generator of several mentions: the setting `get_candidates_batch` of `entity_linker`."""

    def candidates(kb: GazetteerKB, mentions: Iterable[Span]) -> list[list[SpacyCandidate]]:
        return [kb.get_candidates(mention) for mention in mentions]

    return candidates
