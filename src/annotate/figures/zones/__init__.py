"""What lay north and south of the parallel."""
