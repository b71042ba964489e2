"""The record: dated events, figures for the zones, trade, and what is claimed and was held against it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotate.values.edtf import Edtf
from annotate.values.model import Certainty


@dataclass(frozen=True, slots=True)
class Event:
    """A sourced event (`data/history/events.csv`). `seen`: seen, standard-reference or from-memory.

    `places`, `persons` and `orgs` are ids of the gazetteer.
    """

    id: str
    date: Edtf
    label: str
    places: tuple[str, ...]
    persons: tuple[str, ...]
    orgs: tuple[str, ...]
    sources: tuple[str, ...]
    certainty: Certainty
    seen: str
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ZoneStat:
    """A figure for the two zones or states (`data/history/zone_stats.csv`), in `unit`; None where a side has none."""

    measure: str
    north: float | None
    south: float | None
    unit: str
    date: Edtf
    sources: tuple[str, ...]
    certainty: Certainty
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Trade:
    """South Korea's trade with a partner (ISO 3166-1 alpha-3) in a year, in million US dollars of that year."""

    partner: str
    year: int
    exports: float | None
    imports: float | None
    sources: tuple[str, ...]
    certainty: Certainty
    note: str = ""
    line: int = 0


#: What stands in the place of a claim's test where no condition over the data can be asked.
DOCUMENTARY = "documentary"


class Verdict(StrEnum):
    """What the record makes of a claim, in the order in which figures show it."""

    SUPPORTED = "supported"
    WITH_LIMITS = "supported-with-limits"
    IMPRECISE = "imprecise"
    CONTRADICTED = "contradicted"
    OPEN = "open"
    NOT_TESTABLE = "not-testable"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of a text in the editors' words, what it was held against, and what came of it.

    Attributes
    ----------
    quote, nth
        Where it stands in paragraph `para`.
    test
        Conditions over the data that the verdict rests on, separated by semicolons
        (`annotate.facts.conditions`), or `documentary`.
    evidence
        What the sources say, in the editors' words.
    certainty
        How sure the verdict is.
    """

    id: str
    para: int
    quote: str
    nth: int
    claim: str
    test: str
    evidence: str
    sources: tuple[str, ...]
    verdict: Verdict
    certainty: Certainty
    note: str = ""
    line: int = 0
