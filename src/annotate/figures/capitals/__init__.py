"""Capitals that act: literal and metonymic mentions by place and year."""
