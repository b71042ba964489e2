"""Facts: what the record says, computed once, for checks and figures."""
