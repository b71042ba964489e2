"""One vocabulary of colours, line styles and words of certainty for every figure, on screen and in print.

Colours are the blue and vermilion pair of Okabe and Ito's colour-blind-safe set, darkened or lightened until lines
reach 3:1 and text 4.5:1 against what they lie on (WCAG 2.2, success criteria 1.4.11 and 1.4.3) in both themes; `PAIRS`
says which colours meet, and a test computes their contrast. No meaning rests on colour alone: zones are hatched or
plain, marks differ in shape, certainty shows as solid, hollow or dashed.

To add a colour: a row in `PALETTE`, its meeting places in `PAIRS`, and the variable in `static/figures.css`.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotate.values.model import Certainty

TEXT_MINIMUM = 4.5
LINE_MINIMUM = 3.0


@dataclass(frozen=True, slots=True)
class Colour:
    """A named colour with its value (`#rrggbb`) in the light and the dark theme."""

    name: str
    light: str
    dark: str


PALETTE = (
    Colour("paper", "#ffffff", "#121212"),
    Colour("sea", "#f3f7fa", "#171d25"),
    Colour("land", "#e3e3de", "#2c323a"),
    Colour("coast", "#767670", "#8d96a1"),
    Colour("ink", "#1a1a1a", "#f2f4f6"),
    Colour("quiet", "#55585c", "#b6bec8"),
    Colour("grid", "#c9d2da", "#37414d"),
    Colour("soviet", "#9c3a00", "#ffab7d"),
    Colour("soviet-ground", "#fbeade", "#3a271d"),
    Colour("american", "#00568c", "#86c5f4"),
    Colour("american-ground", "#dfeefa", "#19303f"),
    Colour("later", "#6a2c8f", "#d8b0f5"),
    Colour("later-ground", "#ecdff5", "#3a2847"),
)

PAIRS = (
    ("ink", "paper", TEXT_MINIMUM),
    ("ink", "sea", TEXT_MINIMUM),
    ("ink", "land", TEXT_MINIMUM),
    ("ink", "soviet-ground", TEXT_MINIMUM),
    ("ink", "american-ground", TEXT_MINIMUM),
    ("ink", "later-ground", TEXT_MINIMUM),
    ("quiet", "paper", TEXT_MINIMUM),
    ("quiet", "sea", TEXT_MINIMUM),
    ("quiet", "land", TEXT_MINIMUM),
    ("soviet", "soviet-ground", TEXT_MINIMUM),
    ("soviet", "paper", TEXT_MINIMUM),
    ("american", "american-ground", TEXT_MINIMUM),
    ("american", "paper", TEXT_MINIMUM),
    ("coast", "sea", LINE_MINIMUM),
    ("coast", "paper", LINE_MINIMUM),
    ("soviet", "sea", LINE_MINIMUM),
    ("american", "sea", LINE_MINIMUM),
    ("later", "soviet-ground", LINE_MINIMUM),
    ("later", "american-ground", LINE_MINIMUM),
    ("later", "later-ground", LINE_MINIMUM),
    ("later", "sea", LINE_MINIMUM),
    ("later", "land", LINE_MINIMUM),
    ("later", "paper", LINE_MINIMUM),
    ("soviet", "land", LINE_MINIMUM),
    ("american", "land", LINE_MINIMUM),
    ("american", "soviet-ground", LINE_MINIMUM),
    ("american", "later-ground", LINE_MINIMUM),
    ("paper", "american", LINE_MINIMUM),
    ("coast", "land", LINE_MINIMUM),
)


@dataclass(frozen=True, slots=True)
class CertaintyStyle:
    """How a degree of certainty is drawn and what it says, the same in every figure."""

    certainty: Certainty
    look: str
    meaning: str
    solid: bool
    dashed: bool


CERTAINTIES = (
    CertaintyStyle(
        Certainty.HIGH,
        "solid",
        "high certainty: two sources independent of one another, or an authoritative one, and seen",
        True,
        False,
    ),
    CertaintyStyle(
        Certainty.MEDIUM, "hollow", "medium certainty: one good source, or less sharp than it is said", False, False
    ),
    CertaintyStyle(Certainty.LOW, "dashed", "low certainty: sources conflict, one weak source, or memory", False, True),
)


@dataclass(frozen=True, slots=True)
class Role:
    """What a drawn thing is for, and hence how it looks.

    Attributes
    ----------
    fill, stroke
        Names in `PALETTE`, or "" for none.
    width
        Width of the stroke in scene pixels.
    dash
        Lengths of dash and gap in scene pixels; empty for a solid line.
    hatch
        What the fill carries in the colour of `stroke`: `fine` or `bold` diagonal lines, lines that `cross`,
        `dots`, or "" for nothing.
    many
        Whether a map has many surfaces of it, as the world has states: on paper its lines are then those of a gradient
        (`svg.paper`), since Chromium prints every surface that has a pattern as a picture of its own.
    """

    name: str
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()
    hatch: str = ""
    many: bool = False


ROLES = (
    Role("sea", fill="sea"),
    Role("frame", stroke="coast"),
    Role("land", fill="land", stroke="coast", width=0.6),
    Role("grid", stroke="grid", width=0.8),
    Role("rule", stroke="coast", width=1.0),
    Role("soviet-zone", fill="soviet-ground", stroke="soviet", width=0.8, hatch="fine"),
    Role("american-zone", fill="american-ground", stroke="american", width=0.8),
    Role("parallel", stroke="ink", width=2.2),
    Role("armistice", stroke="later", width=2.6, dash=(7, 3)),
    Role("exchanged", fill="later-ground", stroke="later", width=0.8, hatch="dots"),
    Role("claimed", fill="later-ground", stroke="later", width=1.4, dash=(4, 3)),
    Role("town", fill="ink", stroke="ink", width=1.4),
    Role("soviet", fill="soviet", stroke="soviet", width=1.6),
    Role("american", fill="american", stroke="american", width=1.6),
    Role("later", fill="later", stroke="later", width=1.6),
    Role("scale", fill="ink", stroke="ink", width=1.0),
    Role("leader", stroke="coast", width=0.8),
    Role("band", fill="sea"),
    Role("rok-only", fill="american", stroke="paper", width=0.5),
    Role("dprk-only", fill="soviet-ground", stroke="soviet", width=0.6, hatch="bold", many=True),
    Role("both-koreas", fill="later-ground", stroke="later", width=0.6, hatch="dots", many=True),
    Role("rok-consuls", fill="american", stroke="paper", width=0.5, hatch="cross", many=True),
    Role("dprk-consuls", fill="soviet-ground", stroke="soviet", width=0.6, hatch="cross", many=True),
    Role("consuls", fill="land", stroke="coast", width=0.6, hatch="cross", many=True),
    Role("recognised", fill="american-ground", stroke="american", width=0.6, hatch="fine", many=True),
    Role("neither", fill="land", stroke="coast", width=0.6),
    Role("outside", fill="paper", stroke="coast", width=0.6),
    Role("gone"),
    Role("korea", fill="ink", stroke="paper", width=0.6),
    Role("rok-line", stroke="american", width=2.2),
    Role("dprk-line", stroke="soviet", width=2.2, dash=(9, 3)),
    Role("both-line", stroke="later", width=2.2, dash=(2.5, 2.5)),
    Role("rok-doubtless", stroke="american", width=1.0),
    Role("dprk-doubtless", stroke="soviet", width=1.0, dash=(9, 3)),
    Role("both-doubtless", stroke="later", width=1.0, dash=(2.5, 2.5)),
)


def colour(name: str) -> Colour:
    """Return a colour of the palette; raise `KeyError` if there is none of that name."""
    return {c.name: c for c in PALETTE}[name]


def role(name: str) -> Role:
    """Return a role; raise `KeyError` if there is none of that name."""
    return {r.name: r for r in ROLES}[name]


def certainty_style(certainty: Certainty) -> CertaintyStyle:
    """Return how a degree of certainty is drawn."""
    return {s.certainty: s for s in CERTAINTIES}[certainty]


def _luminance(value: str) -> float:
    channels = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
