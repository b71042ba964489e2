"""How well dates are read, and where that is hard."""
