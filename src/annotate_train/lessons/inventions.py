"""Names of no language: sounds (`data/sounds.toml`) put together at random, so that a word's form tells no kind.

The lists of `names` give every kind its own sounds, and a network that learned only these judges a name it never met
by its ending, wherever it stands. The same inventions therefore name people, places and organisations alike: what is
left to learn from is the sentence.
"""

from __future__ import annotations

from functools import cache
from random import Random

from annotate.measure.parts import table
from annotate.measure.unseen_names import unseen_names


def invented(random: Random) -> str:
    """Return an invented name of one word, with a capital; never one of those kept for measuring (`unseen_names`)."""
    while (word := _word(random)) in _reserved():
        pass
    return word.capitalize()


def _word(random: Random) -> str:
    sounds = table("sounds")
    marked = random.random() < 0.12
    out = ""
    for _ in range(random.choices((1, 2, 3), (4, 5, 1))[0]):
        out += _syllable(random, marked) + (random.choice(sounds["joints"]) if random.random() < 0.35 else "")
    if out[-1] in "aeiouy":
        out += random.choice(sounds["onsets"])
    draw = random.random()
    if draw < 0.7:
        out += random.choice(sounds["endings"])
    elif draw < 0.85:
        out += random.choice(sounds["closed"])
    return out if len(out) > 3 else out + random.choice(sounds["endings"])


def _syllable(random: Random, marked: bool) -> str:
    sounds = table("sounds")
    draw = random.random()
    onset = random.choice(sounds["onsets" if draw < 0.65 else "clusters"]) if draw < 0.92 else ""
    if marked and random.random() < 0.4:
        return onset + random.choice(sounds["marked"])
    return onset + random.choice(sounds["vowels" if random.random() < 0.8 else "diphthongs"])


@cache
def _reserved() -> frozenset[str]:
    return frozenset(name.word.lower() for name in unseen_names())
