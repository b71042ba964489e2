"""Files: where they lie, how they are read into values and written back; the only place that knows their form."""
