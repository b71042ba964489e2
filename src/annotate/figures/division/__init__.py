"""The division of 1945 as a map."""
