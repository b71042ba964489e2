"""Measures: how well the machine reads, on open corpora and on the edition, and how the results are kept."""
