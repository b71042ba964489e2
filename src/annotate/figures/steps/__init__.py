"""The division in four steps, 1945 to 1953."""
