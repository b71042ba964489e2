"""Fields of words by which the classifier knows what a sentence is about. To add a word, put it into its line.

They are wider than the lists of `annotate.stages.senses.cues`: there every word must be relied on, here words only
lean. A word may stand in several fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from annotate.stages.senses import cues

_FIELDS = {
    "sport": (
        "game games match matches team teams coach coached season league cup final finals semi-final championship "
        "championships tournament goal goals scored score medal medals gold silver bronze player players played play "
        "won win defeat defeated beat lost loss qualified qualifying qualifier squad caps cap debut debuted olympics "
        "olympic athlete athletes champion champions football rugby cricket hockey basketball striker midfielder "
        "goalkeeper wicket innings test tests tour runs title titles represent represented representing competed "
        "compete contest host hosted round under-21 u-21 u21 senior international internationals"
    ),
    "politics": (
        "government president minister ministers parliament treaty treaties agreement relations embassy ambassador "
        "diplomatic sanctions alliance allies ally war declared independence recognized recognised recognition regime "
        "policy foreign nato un united nations council vote voted signed support supported accused troops army "
        "military forces invasion invaded occupied ceded border crisis negotiations summit"
    ),
    "land": (
        "river lake mountain mountains coast located town city village district province region county area island "
        "islands north south east west northern southern eastern western central valley road highway railway airport "
        "park station street building church university school college hospital museum square km kilometres miles "
        "population species native found endemic distributed habitat situated near capital border borders bay sea port"
    ),
    "life": (
        "born died lived living lives grew moved emigrated married studied educated attended buried raised family "
        "father mother son daughter resident residence native settled retired worked career graduated taught"
    ),
    "travel": (
        "travelled traveled tour toured went returned arrived left flew visit visited journey trip migrated fled moved "
        "sent sailed came flight route"
    ),
    "speech": (
        "said says claimed announced declared stated argued demanded asked told insisted warned denied accused "
        "protested agreed refused rejected urged called condemned criticized criticised"
    ),
    "trade": (
        "trade export exports exported import imports market company companies sold sales produced industry economic "
        "economy gdp oil price released album single chart charts film airs broadcast distributed launched available"
    ),
    "war": (
        "war battle army troops forces soldiers navy air fleet invaded invasion attack attacked occupied campaign "
        "fought defeat surrendered"
    ),
}

CLASSES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **{name: frozenset(words.split()) for name, words in _FIELDS.items()},
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
