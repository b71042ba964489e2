"""Annotate: named entities, dates, links and senses for scholarly editions."""
