"""Lessons: what the recogniser is taught with, written, composed or converted from open corpora."""
