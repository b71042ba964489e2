"""How people decide: what is chosen, what is decided on it, what a change means, and who is to be thanked for it."""
