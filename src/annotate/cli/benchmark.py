"""`annotate benchmark`: the older name of `annotate measure dates`."""

from __future__ import annotations

from annotate.cli import measure

HELP = "the same as annotate measure dates"
EXAMPLE = "annotate benchmark ~/corpora/dates"

register = measure.dates_arguments
run = measure.dates
