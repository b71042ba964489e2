"""Stages: from a text to proposals, one after another; no stage opens a file of the edition."""
