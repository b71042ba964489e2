"""Figures of an archive made by lot: what a dataset of `annotate corpus` is opened for."""
