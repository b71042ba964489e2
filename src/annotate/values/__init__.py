"""Values: what everything else speaks of (mentions, entities, dates, problems, errors); nothing lies below them."""
