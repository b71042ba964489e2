"""The date from which words count or point: "two years later", "that August", "on the 17th"."""

from __future__ import annotations

from annotate.stages.dates.asides import Aside
from annotate.stages.dates.context import Site
from annotate.stages.dates.moments import Grain, last_moment
from annotate.stages.dates.narrative import Narrative
from annotate.stages.dates.spoken import Spoken


def anchor_of(state: Narrative, site: Site, grain: Grain = Grain.CENTURY) -> Spoken | None:
    """Return the date from which "two years later" counts: the last of the account, or one beside it if nearer.

    A date beside the account is only taken up in its own sentence and the one after, and if it is as fine as the
    `grain` that is counted in or the last one is not.
    """
    beside, last = state.beside, state.last
    if beside is None or last is None:
        return beside or last
    told_later = beside.kind is Aside.LATER and not site.runs_on_from(beside.site)
    if (
        told_later
        or beside.kind is Aside.CONTRAST
        or (last_moment(beside.value).grain < grain <= last_moment(last.value).grain)
    ):
        return last
    nearer = beside.site.start > last.site.start and site.sentence - beside.site.sentence <= 1
    return beside if nearer else last
