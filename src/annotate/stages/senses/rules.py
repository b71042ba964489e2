"""Rules that tell whether a place name means the place or those who act there (metonymy, HIPE-2022 guidelines).

A rule looks at the setting of a name and returns the words that made it apply, or "". The first rule of `RULES` that
applies decides; its name goes to the reasons. To add a rule: a function and a row, more special ones first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from annotate.stages.senses import cues
from annotate.stages.senses.values import Setting, Verdict
from annotate.values.model import Sense

_NEAR = 5
_BETWEEN = 6
_ACT_WITHIN = 6
_HEAD_WITHIN = 4
_ADJECTIVAL = ("some", "al", "ful", "ous", "ish", "ist", "ive", "ic", "less", "ed", "ible", "able")
_DETERMINERS = ("the", "a", "an", "its", "their")
_VERSUS = frozenset({"v", "v.", "vs", "vs.", "versus"})
_HAVING = frozenset({"has", "had", "have"})
_TOWARDS = frozenset({"to", "towards", "with"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, the sense it gives, how sure it is (0 to 1), and the test that returns the words it met.

    `last` and `next` are the words one of which stands right before or after the name wherever the rule applies; a rule
    with neither is tried everywhere.
    """

    name: str
    sense: Sense
    score: float
    test: Callable[[Setting], str]
    last: Set[str] = frozenset()
    next: Set[str] = frozenset()


def _within(setting: Setting) -> str:
    """ "in X", but not "in X's view", which what is owned tells."""
    return setting.last if setting.last in cues.SPATIAL and setting.next not in cues.POSSESSIVE else ""


def _part_of_name(setting: Setting) -> str:
    return setting.next if setting.next in cues.LITERAL_NEXT else ""


def _told_as_place(setting: Setting) -> str:
    """ "the province of X", but not "the city of X's debts"."""
    noun = setting.before[-2] if len(setting.before) > 1 else ""
    told = setting.last == "of" and noun in cues.KINDS_OF_PLACE and setting.next not in cues.POSSESSIVE
    return f"{noun} of" if told else ""


def _dealing_with(setting: Setting) -> str:
    """ "relations with X", "talks between X and Y", "pressure on X", "support from X"."""
    nouns = cues.SENT_NOUNS if setting.last == "from" else cues.DEALING_NOUNS
    if setting.last in cues.DEALING_PREPOSITIONS or setting.last == "from":
        noun = cues.any_of(setting.previous(_NEAR)[:-1], nouns)
        return f"{noun} … {setting.last}" if noun else ""
    if setting.last == "and" and "between" in setting.previous(_BETWEEN):
        start = len(setting.before) - setting.previous(_BETWEEN)[::-1].index("between") - 1
        noun = cues.any_of(setting.before[max(0, start - _NEAR) : start], cues.DEALING_NOUNS)
        return f"{noun} between … and" if noun else ""
    return ""


def _partner(setting: Setting) -> str:
    noun = setting.before[-2] if len(setting.before) > 1 else ""
    return f"{noun} of" if setting.last == "of" and noun in cues.PARTNER_NOUNS else ""


def _judge(setting: Setting) -> str:
    word = setting.before[-2] if len(setting.before) > 1 else ""
    return f"{word} {setting.last}" if setting.last in _TOWARDS and word in cues.JUDGING else ""


def _agent(setting: Setting) -> str:
    """ "recognised by X": the agent of a passive."""
    if setting.last != "by":
        return ""
    verb = next((w for w in reversed(setting.previous(4)[:-1]) if w in cues.ACTING or w.endswith("ed")), "")
    return f"{verb} by" if verb and verb not in cues.NO_VERB else ""


def _dealt_with(setting: Setting) -> str:
    """ "recognised X", "jettison the burdensome X": the object of a verb of dealing, an adjective between at most."""
    verb = setting.last
    if verb not in cues.DEALING_VERBS and verb.endswith(_ADJECTIVAL):
        verb = next((word for word in reversed(setting.before[:-1]) if word not in _DETERMINERS), "")
    hyphened = len(setting.before) > 1 and setting.before[-2] in ("-", "–")
    return verb if verb in cues.DEALING_VERBS and not hyphened else ""


def _opponent(setting: Setting) -> str:
    return setting.next if setting.next in _VERSUS else ""


def _with_allies(setting: Setting) -> str:
    """ "X and its allies"."""
    match setting.after[:3]:
        case ("and", "its" | "their", "allies" | "ally" | "partners" | "satellites" | "friends" as whose):
            return f"and its {whose}"
    return ""


def _served(setting: Setting) -> str:
    """ "played for X": a team or army."""
    word = cues.any_of(setting.previous(_NEAR)[:-1], cues.SERVING)
    return f"{word} … {setting.last}" if setting.last == "for" and word else ""


def _first(setting: Setting) -> str:
    """ "X was the first to recognise", "X was at war", "X and Y remained allies"."""
    rest = tuple(word for word in setting.after[1:4] if word != "the")
    if setting.next not in cues.BEING:
        return ""
    if rest[:1] == ("first",):
        return f"{setting.next} first"
    if rest[:2] == ("at", "war"):
        return f"{setting.next} at war"
    side = cues.any_of(rest, cues.SIDES)
    return f"{setting.next} {side}" if side else ""


def _has_dealings(setting: Setting) -> str:
    """ "X has an embassy there", "X had nine partners"."""
    if setting.next not in _HAVING:
        return ""
    what = cues.any_of(setting.after[1 : 1 + _HEAD_WITHIN], cues.HELD)
    return f"{setting.next} {what}" if what else ""


def _entered(setting: Setting) -> str:
    return setting.last if setting.last in cues.SPATIAL_VERBS else ""


def _owner(setting: Setting) -> str:
    """ "X's policy"."""
    if setting.next not in cues.POSSESSIVE:
        return ""
    head = next((w for w in setting.after[1 : 1 + _HEAD_WITHIN] if w in cues.ACTING_HEADS), "")
    return f"'s {head}" if head else ""


def _owned(setting: Setting) -> str:
    return "'s" if setting.next in cues.POSSESSIVE and not setting.seat else ""


def _seat_owns(setting: Setting) -> str:
    return "'s" if setting.next in cues.POSSESSIVE else ""


def _subject(setting: Setting) -> str:
    """ "X signed", "X had refused", "X was going to establish": the subject of a verb of acting."""
    if setting.last in cues.MOVEMENT or setting.last in cues.DEALING_PREPOSITIONS:
        return ""
    for place, word in enumerate(setting.after[:5]):
        if word in cues.ACTING:
            passive = place and setting.after[place - 1] in ("was", "were", "is", "are", "been", "being")
            return "" if passive and word.endswith(("ed", "en")) else word
        if word not in cues.AUXILIARIES and not word.endswith("ly"):
            return ""
    return ""


def _clause_subject(setting: Setting) -> str:
    """A verb in -ed right after a name that begins a clause."""
    opens = not setting.before or setting.last in cues.CLAUSE_OPENERS
    verb = setting.next
    idle = verb in cues.NO_VERB or verb in cues.STATIVE
    return verb if (opens or setting.last.isdigit()) and verb.endswith("ed") and not idle else ""


def _moved(setting: Setting) -> str:
    return setting.last if setting.last in cues.MOVEMENT else ""


def _seat_for(setting: Setting) -> str:
    return "for" if setting.seat and setting.last == "for" else ""


def _seat_alone(setting: Setting) -> str:
    return "no preposition of place" if setting.seat else ""


RULES: tuple[Rule, ...] = (
    Rule("preposition of place", Sense.LITERAL, 0.9, _within, last=cues.SPATIAL),
    Rule("part of a longer name", Sense.LITERAL, 0.7, _part_of_name, next=cues.LITERAL_NEXT),
    Rule("told as a place", Sense.LITERAL, 0.8, _told_as_place, last=frozenset({"of"})),
    Rule("dealings with it", Sense.METONYMIC, 0.85, _dealing_with, last=cues.DEALING_PREPOSITIONS | {"from", "and"}),
    Rule("serving it", Sense.METONYMIC, 0.7, _served, last=frozenset({"for"})),
    Rule("opponent", Sense.METONYMIC, 0.8, _opponent, next=_VERSUS),
    Rule("named with its allies", Sense.METONYMIC, 0.75, _with_allies, next=frozenset({"and"})),
    Rule("first to act, at war or allied", Sense.METONYMIC, 0.75, _first, next=cues.BEING),
    Rule("has dealings", Sense.METONYMIC, 0.75, _has_dealings, next=_HAVING),
    Rule("partner", Sense.METONYMIC, 0.8, _partner, last=frozenset({"of"})),
    Rule("judged by it", Sense.METONYMIC, 0.8, _judge, last=_TOWARDS),
    Rule("agent of a passive", Sense.METONYMIC, 0.8, _agent, last=frozenset({"by"})),
    Rule("possessor of an act", Sense.METONYMIC, 0.8, _owner, next=cues.POSSESSIVE),
    Rule("possessor of something", Sense.LITERAL, 0.6, _owned, next=cues.POSSESSIVE),
    Rule("seat of government as possessor", Sense.METONYMIC, 0.6, _seat_owns, next=cues.POSSESSIVE),
    Rule("subject of a verb of acting", Sense.METONYMIC, 0.85, _subject),
    Rule("object of a verb of dealing", Sense.METONYMIC, 0.75, _dealt_with),
    Rule("object of a verb of moving or taking land", Sense.LITERAL, 0.75, _entered, last=cues.SPATIAL_VERBS),
    Rule("subject of a clause", Sense.METONYMIC, 0.65, _clause_subject),
    Rule("seat of government concerned", Sense.METONYMIC, 0.6, _seat_for, last=frozenset({"for"})),
    Rule("preposition", Sense.LITERAL, 0.65, _moved, last=cues.MOVEMENT),
    Rule("seat of government named alone", Sense.METONYMIC, 0.55, _seat_alone),
)


def _numbers(words_of: Callable[[Rule], Set[str]]) -> Mapping[str, tuple[int, ...]]:
    """Return, for each word that rules name, their numbers."""
    return MappingProxyType(
        {
            word: tuple([at for at, rule in enumerate(RULES) if word in words_of(rule)])
            for word in frozenset().union(*map(words_of, RULES))
        }
    )


_BY_LAST, _BY_NEXT = _numbers(lambda rule: rule.last), _numbers(lambda rule: rule.next)
_ANYWHERE = tuple([at for at, rule in enumerate(RULES) if not rule.last and not rule.next])
DEFAULT = Verdict(Sense.LITERAL, "no rule applies", "", 0.5)


@lru_cache(maxsize=1)  # what is weighed and what is told ask of the same setting
def applying(setting: Setting) -> tuple[tuple[Rule, str], ...]:
    """Return the rules that apply to a setting, in their order, each with the words that make it apply."""
    numbers = {*_ANYWHERE, *_BY_LAST.get(setting.last, ()), *_BY_NEXT.get(setting.next, ())}
    return tuple([(RULES[at], words) for at in sorted(numbers) if (words := RULES[at].test(setting))])


def judge(setting: Setting) -> Verdict:
    """Return the sense of a place name by the first rule that applies; literal where none does."""
    for rule in RULES:
        words = rule.test(setting)
        if words:
            return Verdict(rule.sense, rule.name, words, rule.score)
    return DEFAULT


# Rules by which a name stands on the receiving side.
_RECEIVING = frozenset({"dealings with it", "partner", "object of a verb of dealing"})


def as_party(setting: Setting, verdict: Verdict) -> bool:
    """Whether a metonymic name is that of a party to formal relations, and not of one who acts in them.

    What is recognised, what relations are had with, who "stays with" or "breaks with" it, and what opens or holds
    relations itself. Who breaks them off acts alone: that is a decision of a government.
    """
    near = {*setting.previous(_ACT_WITHIN), *setting.after[:_ACT_WITHIN]}
    relations = near & cues.RELATIONS
    diplomatic = bool(near & cues.RECOGNISING) or bool(near & cues.OPENING and relations)
    if diplomatic and verdict.rule in _RECEIVING:
        return True
    if setting.last == "with" and near & (cues.SIDING | (cues.HOLDING if relations else cues.SIDING)):
        return True
    return bool(verdict.words in cues.HOLDING and cues.RELATIONS & {*setting.after[: _ACT_WITHIN + 1]})
