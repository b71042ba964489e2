"""What the extension puts on pages: texts, cards, indexes, sources, tables; each a view of the edition."""
