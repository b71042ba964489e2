"""Link mentions to the gazetteer: candidates, evidence, decision; each a value that can be shown.

`make_link` is the factory of the spaCy component `annotate_link`; `decide` links one mention outside spaCy.
"""

from annotate.stages.link.component import Linker, make_link
from annotate.stages.link.decide import decide, scored
from annotate.stages.link.values import Candidate, Decision, Evidence, How, Mention, Scored

__all__ = ["Candidate", "Decision", "Evidence", "How", "Linker", "Mention", "Scored", "decide", "make_link", "scored"]
