"""A gazetteer of up to millions of names: built once, read from the disk without being loaded."""
