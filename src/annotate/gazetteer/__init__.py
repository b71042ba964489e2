"""The authority file: persons, places, bodies, events and terms, with their names and relations.

`read_gazetteer` reads `data/gazetteer/` into a frozen `Gazetteer`, which the pipeline's stages are given; a large one
is compiled into an index on disk first and read from there.
"""

from annotate.gazetteer.names import normalise
from annotate.gazetteer.read import gazetteer_of, is_large, read_gazetteer
from annotate.gazetteer.rows import Rows, read_rows, rows_of
from annotate.gazetteer.store import Listed
from annotate.gazetteer.value import Gazetteer

__all__ = [
    "Gazetteer", "Listed", "Rows", "gazetteer_of", "is_large", "normalise", "read_gazetteer", "read_rows", "rows_of",
]  # fmt: skip
