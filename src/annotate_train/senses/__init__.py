"""Learning the weights that tell the two senses of a place name apart."""
