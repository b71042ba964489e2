"""Relations of the states of the world with either Korea, by year."""
