"""The claims of a text and what the record says of them."""
