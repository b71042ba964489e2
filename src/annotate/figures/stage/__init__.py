"""The stage beside a text: the maps and the time rail that follow its paragraphs, made of the figures that exist."""
