"""The ground of the maps of Korea: land, zones, lines and towns of 1945 to 1953."""
