"""What passed between a state and either Korea: acts, each with its own date, sources and certainty.

Recognition, diplomatic relations, consular relations and an embassy are four things; the introduction of the book
defines them, and no act of one kind is read as one of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotate.values.edtf import Edtf
from annotate.values.model import Certainty


class Side(StrEnum):
    """One of the two Korean states."""

    ROK = "rok"
    DPRK = "dprk"


class ActKind(StrEnum):
    """What was done, in the order in which acts of one day follow one another.

    `established`, `severed` and `restored` are of diplomatic relations, `consular` and `consular-ended` of consular
    ones; `embassy` is told only where it was taken for something else.
    """

    RECOGNISED = "recognised"
    CONSULAR = "consular"
    CONSULAR_ENDED = "consular-ended"
    ESTABLISHED = "established"
    SEVERED = "severed"
    RESTORED = "restored"
    EMBASSY = "embassy"


_WORDS = {
    ActKind.RECOGNISED: "recognised",
    ActKind.CONSULAR: "consuls from",
    ActKind.CONSULAR_ENDED: "consuls left",
    ActKind.ESTABLISHED: "relations from",
    ActKind.SEVERED: "broken",
    ActKind.RESTORED: "restored",
    ActKind.EMBASSY: "embassy",
}


class Preferred(StrEnum):
    """Whether the edition takes an act, so dated, for what happened."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Act:
    """An act between a state and one Korea (`data/history/acts.csv`).

    Where sources conflict each date has a row: one is preferred, and the notes say why.

    Attributes
    ----------
    state
        Its ISO 3166 code, as in `State.iso3`.
    sources
        Keys of the bibliography, each with the place in the source.
    """

    id: str
    state: str
    korea: Side
    act: ActKind
    date: Edtf
    sources: tuple[str, ...]
    certainty: Certainty
    preferred: Preferred
    note: str = ""
    line: int = 0


def said(act: Act) -> str:
    """Return an act in words: what and when."""
    return f"{_WORDS[act.act]} {act.date.words}"


@dataclass(frozen=True, slots=True)
class State:
    """What is said of a state (`data/history/recognition.csv`); `iso3` is its code, also of one that is no more."""

    state: str
    iso3: str
    region: str = ""
    bloc: str = ""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Recognition(State):
    """A state with its acts, those that are not preferred too, by Korea, day and kind."""

    acts: tuple[Act, ...] = ()

    def told(self, side: Side, *kinds: ActKind) -> tuple[Act, ...]:
        """Return the preferred acts of some kinds (of any, if none is named) with one Korea, by day."""
        return tuple(
            act
            for act in self.acts
            if act.korea is side and act.preferred is Preferred.YES and (not kinds or act.act in kinds)
        )

    def grade(self, side: Side, *kinds: ActKind) -> Certainty | None:
        """Return the least certainty of those acts, None where there is none."""
        scale = list(Certainty)
        return max((act.certainty for act in self.told(side, *kinds)), key=scale.index, default=None)

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys that its acts name, each once."""
        return tuple(dict.fromkeys(key for act in self.acts for key in act.sources))


@dataclass(frozen=True, slots=True)
class Total:
    """A number of partners that was given at the time (`data/history/totals.csv`), and why this record has another.

    `korea` is that of the partners: `rok`, `dprk`, `both`, or `recognised` for governments that had recognised Seoul.
    """

    date: Edtf
    korea: str
    total: int
    sources: tuple[str, ...]
    note: str = ""
    line: int = 0
