"""The words by which the rules know what a place name stands for. To add one, put it into its list.

Verbs stand in their base form; `forms` makes the others. Lists are short on purpose: words that can go both ways are
left out, so that what stands here may be relied on.
"""

from __future__ import annotations

from collections.abc import Iterable

from annotate.stages.lists import listed

_IRREGULAR = {
    "say": "said",
    "send": "sent",
    "break": "broke broken",
    "begin": "began begun",
    "make": "made",
    "take": "took taken",
    "give": "gave given",
    "hold": "held",
    "seek": "sought",
    "fight": "fought",
    "win": "won",
    "lose": "lost",
    "beat": "beaten",
    "know": "knew known",
    "see": "saw seen",
    "choose": "chose chosen",
    "keep": "kept",
    "become": "became",
    "withdraw": "withdrew withdrawn",
    "build": "built",
    "tell": "told",
    "think": "thought",
    "pay": "paid",
    "put": "put",
    "let": "let",
    "set": "set",
    "read": "read",
    "buy": "bought",
    "sell": "sold",
    "feel": "felt",
    "get": "got",
    "find": "found",
    "draw": "drew drawn",
    "lay": "laid",
    "lead": "led",
    "bring": "brought",
    "strike": "struck",
    "teach": "taught",
    "understand": "understood",
    "undertake": "undertook undertaken",
}
_DOUBLING = frozenset(
    (
        "admit",
        "ban",
        "commit",
        "permit",
        "plan",
        "refer",
        "regret",
        "sit",
        "stop",
        "submit",
        "let",
        "set",
        "put",
        "get",
        "win",
    )
)


def forms(verb: str) -> frozenset[str]:
    """Return the forms of an English verb given in its base form (British spelling; -ize forms are added)."""
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    if verb.endswith("e"):
        regular, going, third = f"{verb}d", f"{verb[:-1]}ing", f"{verb}s"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        regular, going, third = f"{verb[:-1]}ied", f"{verb}ing", f"{verb[:-1]}ies"
    else:
        ending = "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"
        regular, going, third = f"{stem}ed", f"{stem}ing", f"{verb}{ending}"
    past = _IRREGULAR[verb].split() if verb in _IRREGULAR else [regular]
    found = {verb, third, going, *past}
    return frozenset(found | {form.replace("is", "iz") for form in found if verb.endswith("ise")})


def verbs(*bases: str) -> frozenset[str]:
    """Return all forms of several verbs."""
    return frozenset(form for base in bases for form in forms(base))


# What governments, armies, peoples and teams do; a place does not.
ACTING = verbs(
    *listed(
        "abandon accept accuse acknowledge act admit adopt agree aid aim announce answer apologise appeal apply",
        "appoint approve argue arm ask assert attack attempt attend ban back begin behave believe blame block",
        "boycott break bring build buy call cancel challenge choose claim close commit compete complain concede",
        "conclude condemn consent consider contend continue cooperate criticise cut deal decide declare defeat",
        "defend defy demand deny deploy direct dispatch dispute dominate draw dream elect end endorse ",
        "establish exchange expect expel export express extend fail favour fear fight finance find follow",
        "foot fund gain get give grant guarantee help hesitate hold hope host ignore import impose ",
        "initiate insist intend intervene introduce invade invest invite issue join keep know launch lay lead learn",
        "let lift lobby maintain make mobilise move need negotiate object obtain offer open oppose order",
        "overtake participate pay plan play pledge prefer prepare press pretend proclaim produce prohibit promise",
        "promote propose protest prove provide pull purchase pursue put qualify question ratify react read reaffirm",
        "realise rebuff receive recognise recommend reduce refuse regard reject release rely renew renounce reply",
        "repel request require resist resolve respond resume retaliate retain return reverse reveal say score scrap",
        "see seek sell send sever side sign spend sponsor start state stop strike struggle succeed suggest",
        "supply support surrender suspect suspend take talk tell test think threaten tolerate trade train treat try",
        "turn understand undertake urge use vote vow wage wait want warn welcome win wish withdraw withhold yield",
        "abstain assume pass persist petition rebel side veto",
    )
)
# Words that may stand between a subject and its verb.
AUXILIARIES = listed(
    "has have had will would shall should can could may might must did does do not n't never also then soon still",
    "now even only always often officially formally finally quickly quietly openly publicly reportedly initially",
    "eventually subsequently later first again once already was were is are been being to going",
)
# What is done to governments, not to land.
DEALING_VERBS = verbs(
    *listed(
        "abandon accuse acknowledge aid appease arm ask assist assure back ban beat blame boycott choose condemn",
        "consult convince criticise defeat defy distrust encourage fund help inform isolate jettison join mistrust",
        "oblige offend oppose persuade pressure provoke reassure rebuff recognise sanction sponsor subsidise sue",
        "supply support suspect tell threaten trust urge warn",
    )
) | listed("against versus vs v")
# What happens to land.
SPATIAL_VERBS = verbs(
    *listed(
        "bomb border cross divide enter explore flee inhabit invade leave occupy overrun pass reach ravage settle",
        "tour traverse visit",
    )
)
# Dealings that governments have, with the words that lead on to the other side.
DEALING_NOUNS = listed(
    "relation relations relationship relationships tie ties contact contacts link links talk talks negotiation",
    "negotiations dialogue alliance alliances treaty treaties agreement agreements accord accords pact deal deals",
    "cooperation friendship solidarity rapprochement war wars conflict dispute disputes quarrel rivalry ",
    "  peace truce competition match game series final border-dispute policy policies attitude",
    "stance approach pressure support sympathy sympathies aid assistance hostility opposition concessions",
    "concession recognition embargo sanctions ambassador ambassadors envoy envoys embassy loyalty allegiance threat",
    "threats gap interaction",
    "armistice independence remarks",
)
DEALING_PREPOSITIONS = listed("with between to toward towards against for on by")
# What comes from a government and not merely from a land.
SENT_NOUNS = listed(
    "aid approval assistance assurances concession concessions demand demands guarantees independence instructions",
    "invitation offer offers orders permission pressure promise promises protest protests subsidies support threat",
    "threats",
)
# What is done for a team or an army, with "for" or "with".
SERVING = verbs(
    *listed("bat bowl cap compete debut fight participate play represent score serve spy transfer win"),
) | listed("caps debut goals international internationals")
# "recognition of X", "ally of X": the noun takes a partner, not a place.
PARTNER_NOUNS = listed(
    "recognition ally allies enemy enemies rival rivals friend friends partner partners supporter supporters",
    "opponent opponents representative representatives delegate delegates delegation delegations envoy envoys",
    "emissary behalf approval consent refusal unwillingness willingness support defeat victory leadership",
    "request behest initiative insistence invitation puppet satellite",
)
# "attractive to X": somebody must judge.
JUDGING = listed(
    "attractive sympathetic loyal hostile friendly acceptable unacceptable important grateful close closer known",
    "subordinate favourable favorable answerable according",
)
# "X's policy": what only those who act have; "X's coast": what a land has.
ACTING_HEADS = listed(
    "policy policies decision decisions stance position refusal demand demands support interest interests attitude",
    "response reaction reply claim claims leadership government regime rulers unwillingness willingness wish wishes",
    "intention intentions ambitions fears fear contacts relations ties alliance allies ally partners bills turn",
    "list offer offers proposal proposals recognition diplomacy strategy efforts effort intervention involvement",
    "attack invasion aggression defeat victory win team squad coach goal opponents army troops forces ambassador",
    "envoy representative representatives approval consent behalf role decision-making aims plans plan threat",
    "threats goodwill patience anger hostility dependence reliance",
    "attempt attempts occupation raids accession foreign diplomatic military veto vote consulate embassy",
)
SPATIAL = listed(
    "in at into near across through throughout around outside inside within via onto off along beneath beyond above",
    "below surrounding northern southern eastern western central upper lower greater modern present-day downtown",
    "north south east west northeast northwest southeast southwest upstate mainland rural coastal inland",
)
# Prepositions of place that are spatial only if nothing else explains them.
MOVEMENT = listed("to from over towards toward for of on between")
LITERAL_NEXT = listed("city county province region state district river island airport station street university")
# "the province of X": what the name is, as a place.
KINDS_OF_PLACE = listed(
    "borough canton city commune county department district governorate hamlet island isle municipality oblast parish",
    "peninsula port prefecture province region riding suburb town township valley village ward",
)
# After these a name is the subject of a new clause.
CLAUSE_OPENERS = listed(
    "and but or nor when while whereas that if because although though as after before until since so because once",
    "then",
    'whether how why what where which meanwhile , ; : — – ( “ "',
)
BEING = verbs("remain", "become") | listed("was were is are")
# What only those can be who take sides.
SIDES = listed("allies ally enemies enemy partners partner rivals rival neutral")
# What only those can have who deal with others.
HELD = listed("ally allies partner partners embassy embassies relations ties claim claims treaty treaties agreement")
# Acts between states and not merely between governments: recognition, and the opening or breaking of relations.
RECOGNISING = verbs("recognise") | listed("recognition diplomatic")
OPENING = verbs(*listed("open establish break sever suspend restore resume"))
RELATIONS = listed("relations ties")
# What two sides do together; and what is done when one must be chosen.
HOLDING = verbs(*listed("open establish maintain keep hold have restore resume exchange"))
SIDING = verbs(*listed("break stay side"))
# Verbs of change and state, which lands and economies undergo: they tell nothing.
STATIVE = verbs(
    *listed(
        "appear become change consist contain continue cover decline depend emerge enjoy exist expand experience gain",
        "grow improve include increase industrialise lack lose prosper recover remain resemble seem slide suffer",
    )
)
# Participles in -ed that follow a place name without being its verb.
NO_VERB = listed(
    "based located situated called named titled born dated published united so-called aged bordered inhabited",
    "populated surrounded known founded needed added used red",
)

# Closed classes, by which the place of a name in its sentence is guessed (`annotate.stages.senses.syntax`).
DETERMINERS = listed(
    "the a an its their his her our this that these those both all some any many several two three four each every",
    "such other another",
)
PREPOSITIONS = listed(
    "of in to for from at by with against between on over into near across through during under after before since",
    "until toward towards within without via about around among upon onto off beyond outside inside along per as than",
    "like despite throughout",
)
PASSIVE = listed("was were is are been being")
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
TEAMS = listed("team forces united")
CLOSED = (
    DETERMINERS
    | PREPOSITIONS
    | AUXILIARIES
    | POSSESSIVE
    | listed(
        "and or nor but , . ; : ( ) - – — '' `` \" “ ” ‘ be am who which that when where while whose whom if because",
        "although though it he she they we i him them us there so both either neither",
    )
)
# Forms of verbs that are no past tense in -ed, or that the other lists hold.
VERBS = (
    ACTING
    | STATIVE
    | SPATIAL_VERBS
    | frozenset(form for past in _IRREGULAR.values() for form in past.split())
    | listed(
        "left met ran rose stood fell grew held hit led lay wrote spoke wore drove flew sang threw drew came went",
        "became",
    )
)


def any_of(words: Iterable[str], cues: frozenset[str]) -> str:
    """Return the last of the words that is a cue, or ""."""
    return next((word for word in reversed(tuple(words)) if word in cues), "")
