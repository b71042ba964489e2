"""The authority file: persons, places, bodies, events and terms, with their names and relations.

`read_gazetteer` reads `data/gazetteer/` into a frozen `Gazetteer`, which the pipeline's stages are given.
"""

from annotate.gazetteer.names import normalise
from annotate.gazetteer.rows import Rows, read_rows
from annotate.gazetteer.value import Gazetteer, read_gazetteer, shared_days

__all__ = ["Gazetteer", "Rows", "normalise", "read_gazetteer", "read_rows", "shared_days"]
