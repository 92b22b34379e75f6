"""On screen: the only Qt."""
