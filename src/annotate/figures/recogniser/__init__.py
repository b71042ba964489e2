"""How well the recogniser reads, corpus by corpus."""
