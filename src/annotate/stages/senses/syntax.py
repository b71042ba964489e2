"""How a name stands in its sentence, guessed without a parser: what governs it, what it governs, what it does.

A word list and a few endings are enough for the four questions that tell most about the sense of a name: which
preposition stands before it and which word that hangs on ("victory over X"); which verb follows it and whether in the
passive ("X was defeated"); which verb stands before it ("defeated X"); and which noun it belongs to ("X's squad").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.stages.senses import cues
from annotate.stages.senses.values import Setting

_AHEAD = 6
_BEHIND = 8
_GOVERNOR_WITHIN = 4
_HEAD_WITHIN = 5
_ADJECTIVES = ("ern", "al", "ic", "ese", "ish", "ful", "ous")
_MOST_ADJECTIVES = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """What is guessed of a name's place in its sentence; "" for what there is none of.

    Attributes
    ----------
    preposition
        The preposition right before the name.
    governor
        The content word that the name or its preposition hangs on.
    verb_before, verb_after
        The last verb before the name; the verb whose subject the name is, if only auxiliaries and adverbs part them.
    auxiliaries
        What stands between the name and that place of a verb.
    passive
        Whether that verb is in the passive.
    possessive
        "'s" if the name owns something.
    head
        The noun that the name owns or stands before ("X's national team", "the X squad": team, squad).
    """

    preposition: str
    governor: str
    verb_before: str
    verb_after: str
    auxiliaries: tuple[str, ...]
    passive: bool
    possessive: str
    head: str


def frame(setting: Setting) -> Frame:
    """Return how a name stands in its sentence."""
    preposition, governor = _governed(setting.before)
    auxiliaries, verb = _acting(setting.after)
    possessive, head = _belonging(setting.after)
    before = next((word for word in reversed(setting.before[-_BEHIND:]) if is_verb(word)), "")
    passive = bool(verb and auxiliaries) and auxiliaries[-1] in cues.PASSIVE
    return Frame(preposition, governor, before, verb, auxiliaries, passive, possessive, head)


def is_verb(word: str) -> bool:
    """Whether a word is likely a verb: a known form, or a past tense by its ending."""
    if word in cues.AUXILIARIES:
        return False
    return word in cues.VERBS or (len(word) > 4 and word.endswith("ed") and word not in cues.NO_VERB)


def _governed(before: Sequence[str]) -> tuple[str, str]:
    preposition = before[-1] if before and before[-1] in cues.PREPOSITIONS else ""
    rest = list(before[:-1] if preposition else before)
    dropped = 0
    while rest and (
        rest[-1] in cues.DETERMINERS
        or (not preposition and dropped < _MOST_ADJECTIVES and rest[-1].endswith(_ADJECTIVES))
    ):
        dropped += rest.pop() not in cues.DETERMINERS
    for word in reversed(rest[-_GOVERNOR_WITHIN:]):
        if word in cues.PREPOSITIONS:
            return preposition, ""
        if word in cues.CLOSED:
            return preposition, word if word in (",", "and") else ""
        return preposition, word
    return preposition, ""


def _acting(after: Sequence[str]) -> tuple[tuple[str, ...], str]:
    auxiliaries: list[str] = []
    for word in after[:_AHEAD]:
        if word in cues.AUXILIARIES:
            auxiliaries.append(word)
        elif not word.endswith("ly"):
            return tuple(auxiliaries), word if is_verb(word) else ""
    return tuple(auxiliaries), ""


def _belonging(after: Sequence[str]) -> tuple[str, str]:
    possessive = "'s" if after and after[0] in cues.POSSESSIVE else ""
    head, start = "", 1 if possessive else 0
    for word in after[start : start + _HEAD_WITHIN]:
        # What is owned is no verb, whatever it looks like ("X's claim"), but a verb may follow it.
        acting = (head or not possessive) and is_verb(word) and word not in cues.TEAMS
        if word in cues.CLOSED or not word[:1].isalpha() or acting:
            break
        head = word
    return possessive, head
