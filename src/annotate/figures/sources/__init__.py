"""How the rows of each table are known, and which source carries rows alone."""
