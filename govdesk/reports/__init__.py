"""On paper: content as values, then PDF bytes."""
