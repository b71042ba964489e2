"""Places in the texts, on maps and by paragraph."""
