"""The overview: what we run, what must be decided, what is wrong, what comes next."""
