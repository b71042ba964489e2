"""The ground of the maps of places: Korea, and the north of the earth around it."""

from __future__ import annotations

from annotate.figures.kit.geometry import Window

# As wide as the narrowest screens, so that one drawing serves all.
KOREA = Window(centre=(127.7, 38.12), km_per_pixel=2.734, width=320, height=430)
# Centred on Korea like the other one; the window is moved north, so that Europe and North America are in it.
NORTH = Window(centre=(136.0, 70.6), km_per_pixel=43.75, width=320, height=314)
BY_NAME = {"korea": KOREA, "north": NORTH}
_MARGIN = 4.0


def window(position: tuple[float, float]) -> Window | None:
    """Return the map on which a place stands, by longitude and latitude in degrees; None where both leave it out."""
    return next((each for each in BY_NAME.values() if each.holds(*position, margin=_MARGIN)), None)
