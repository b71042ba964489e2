"""Discourse order and calendar order: how the texts tell the years."""
