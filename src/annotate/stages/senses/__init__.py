"""Literal or metonymic: whether a place name means the place or those who act there, and who that is at the date.

`make_senses` is the factory of the spaCy component `annotate_senses`; `judge` decides on a setting outside spaCy.
"""

from annotate.stages.senses.component import Senser, make_senses
from annotate.stages.senses.rules import judge
from annotate.stages.senses.values import Setting, Verdict

__all__ = ["Senser", "Setting", "Verdict", "judge", "make_senses"]
