"""Fields of words by which the classifier knows what a sentence is about. To add a word, put it into its line.

They are wider than the lists of `annotate.stages.senses.cues`: there every word must be relied on, here words only
lean. A word may stand in several fields. The classes of verbs follow Levin, *English Verb Classes and Alternations*
(1993), as far as they tell who acts from what is merely there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from annotate.stages.senses import cues

_NOUNS = {
    "sport": (
        "game games match matches team teams coach coached season league cup final finals semi-final semifinal "
        "quarter-final championship championships tournament goal goals medal medals gold silver bronze player "
        "players squad caps cap debut olympics olympic paralympic athlete athletes champion champions football soccer "
        "rugby cricket hockey basketball baseball tennis handball volleyball golf boxing chess striker midfielder "
        "defender forward winger batsman bowler goalkeeper keeper wicket wickets innings test tests tour runs title "
        "titles host hosts round under-21 under-20 under-19 under-17 u-21 u21 u20 senior youth international "
        "internationals draw penalty penalties overtime division playoff playoffs qualifier qualifiers qualifying "
        "group fixture side sides captain referee substitute victory win wins defeat loss trophy medley relay sprint "
        "marathon friendly score"
    ),
    "politics": (
        "government governments president minister ministers parliament treaty treaties agreement relations embassy "
        "ambassador diplomatic diplomats sanctions alliance allies ally independence recognition regime policy "
        "foreign nato un united nations council vote votes delegation delegates troops army military forces "
        "occupation border crisis negotiations summit sovereignty accession membership bilateral neutrality cabinet "
        "constitution party republic communist socialist monarchy dictatorship conflict dispute convention protocol "
        "accord aid loan loans tariff embargo deal pact talks peace truce armistice ultimatum envoy envoys mission "
        "colony protectorate"
    ),
    "office": (
        "president presidents premier minister ministers chancellor king kings queen emperor empress sultan prince "
        "princess duke governor governors senator senators congressman deputy deputies lawmaker lawmakers ambassador "
        "ambassadors consul mayor mayors bishop archbishop general admiral marshal commissioner secretary chairman "
        "chief head leader leaders representative candidate candidates presidential official officials diplomat "
        "diplomats judge judges prosecutor attorney sheriff spokesman spokeswoman counterpart counterparts dictator"
    ),
    "folk": (
        "people citizen citizens national nationals tourist tourists visitor visitors settler settlers immigrant "
        "immigrants migrant migrants refugee refugees exile exiles farmer farmers worker workers miner miners "
        "fisherman fishermen sailor sailors soldier soldiers pilot pilots veteran veterans student students "
        "journalist journalists correspondent businessman businessmen banker bankers scientist scientists expert "
        "experts lawyer lawyers doctor doctors woman women man men couple families victims demonstrators police "
        "troops marines elite public consumers voters workers"
    ),
    "war": (
        "war wars battle army armies troops forces soldiers navy air fleet campaign regiment division battalion "
        "brigade siege garrison rebels marines commander casualties prisoners artillery tanks bombers infantry "
        "cavalry invasion front offensive retreat frigate destroyer cruiser submarine warship aircraft missile "
        "missiles weapons"
    ),
    "land": (
        "river rivers lake lakes mountain mountains hill hills coast town towns city cities village villages district "
        "province region county area island islands peninsula north south east west northern southern eastern western "
        "central valley forest desert sea bay gulf strait cape port harbour harbor km kilometres kilometers miles "
        "metres square border shore plain plateau slopes basin delta canal climate rain snow temperature summer "
        "winter municipality parish commune canton suburb neighbourhood neighborhood downtown settlement inhabitants "
        "census population residents situated located"
    ),
    "building": (
        "road roads highway motorway railway railroad airport park station stations line street square building "
        "buildings church cathedral abbey monastery castle palace tower bridge museum gallery library theatre theater "
        "hall school schools college university hospital stadium hotel factory plant mine headquarters office offices "
        "branch campus route bus ferry train trains flight flights tunnel monument statue cemetery temple mosque"
    ),
    "nature": (
        "species genus family native found endemic distributed distribution habitat plant plants bird birds fish moth "
        "moths beetle beetles butterfly snail frog lizard bat bats tree trees grass flower fossil fossils deposits "
        "mineral rock specimens range occurs breeds grows disease virus epidemic outbreak earthquake flood floods "
        "storm typhoon hurricane drought famine"
    ),
    "life": (
        "born died lived living lives grew moved emigrated married studied educated attended buried raised family "
        "father mother son daughter brother sister wife husband parents children resident residence settled retired "
        "worked career graduated taught teacher professor doctor lawyer merchant engineer childhood degree exile "
        "grandson uncle he she his her"
    ),
    "culture": (
        "album single song songs chart charts film films movie series episode broadcast television radio band concert "
        "concerts exhibition exhibited festival premiere opera orchestra novel book books published newspaper "
        "magazine released shot performed tour singer artist painter writer actor actress award prize music"
    ),
    "trade": (
        "trade export exports import imports market markets company companies firm sales sold produced production "
        "producer industry economic economy gdp oil gas price prices bank banks currency tax debt debts exporter "
        "importer supplier output growth investment shares business"
    ),
    "rule": (
        "king queen prince princess duke emperor bishop archbishop mayor governor county council senate senator "
        "legislature court law act state states member chief lord sheriff judge"
    ),
    "time of event": "held place during since after before until hosted opened founded established built began",
}
_VERBS = {
    "speech": (
        "say claim announce declare state argue demand ask tell insist warn deny accuse protest agree refuse reject "
        "urge call condemn criticise reply respond answer explain complain admit confirm promise propose suggest "
        "report estimate assert maintain hint threaten object acknowledge concede reiterate stress express"
    ),
    "deciding": (
        "decide agree choose want intend plan hope try seek vow pledge attempt fail manage hesitate decline resolve "
        "prefer wish need continue cease begin start undertake commit adopt approve ratify sign vote elect pass veto "
        "abolish legalise nationalise introduce implement enact ban allow permit forbid recognise"
    ),
    "feeling": (
        "fear resent like dislike love hate trust distrust envy regret welcome favour deplore tolerate dread ignore "
        "oppose support applaud mourn celebrate accept enjoy believe think consider feel know understand remember "
        "forget expect suspect"
    ),
    "transfer": (
        "give lend sell grant offer send pay cede lease deliver supply transfer export import donate award buy "
        "purchase receive acquire obtain provide return owe borrow hand present"
    ),
    "dealing with": (
        "join leave invade attack annex occupy help aid assist back arm defend protect threaten ally fight defeat "
        "face meet beat recognise expel admit invite isolate pressure force oblige persuade convince encourage "
        "provoke sue"
    ),
    "contest": (
        "win lose beat defeat draw play score qualify compete participate represent cap host finish reach eliminate "
        "relegate promote bat bowl debut captain coach manage select face top enter withdraw sign swim row race fence "
        "ski"
    ),
    "motion": (
        "travel tour go return arrive leave fly visit flee move send sail come migrate emigrate settle march advance "
        "retreat withdraw drive walk ride cross enter reach head relocate escape deport"
    ),
    "being there": (
        "lie stand locate situate live die bear bury grow occur find breed film record open build found hold take "
        "begin end stay remain work study teach base house serve exhibit publish release"
    ),
    "harm": (
        "take capture besiege bomb storm sack plunder loot conquer liberate recapture overrun raid surround shell "
        "evacuate destroy devastate ravage burn damage hit strike shake flood level ruin rebuild fall"
    ),
    "state": (
        "become remain be have has had consist contain cover include suffer experience gain grow seem belong border"
    ),
}
_IRREGULAR = (
    "motion: went gone came came left flew flown fled drove driven rode ridden; being there: lay lain stood found born "
    "died held took taken built grew lain; transfer: gave sent sold bought lent paid; speech: told spoke; feeling: "
    "thought felt knew understood forgot; harm: took taken struck shook fell fallen burnt; contest: won lost beat drew "
    "swam met; dealing with: left fought met; deciding: chose chosen sought began"
)


def _verbs() -> dict[str, frozenset[str]]:
    """Return the classes of verbs with all their forms."""
    found = {name: set().union(*map(cues.forms, bases.split())) for name, bases in _VERBS.items()}
    for line in _IRREGULAR.split("; "):
        name, _, some = line.partition(": ")
        found[name] |= set(some.split())
    return {name: frozenset(some) for name, some in found.items()}


CLASSES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **{name: frozenset(words.split()) for name, words in _NOUNS.items()},
        **{f"verb of {name}": some for name, some in _verbs().items()},
        "acting": cues.ACTING,
        "dealing verb": cues.DEALING_VERBS,
        "spatial verb": cues.SPATIAL_VERBS,
        "dealing": cues.DEALING_NOUNS,
        "sent": cues.SENT_NOUNS,
        "serving": cues.SERVING,
        "partner": cues.PARTNER_NOUNS,
        "judging": cues.JUDGING,
        "head of those who act": cues.ACTING_HEADS,
        "state": cues.STATIVE,
        "place": cues.SPATIAL,
    }
)


def _fields() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, words in CLASSES.items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(_fields())
"""The fields each word stands in."""
