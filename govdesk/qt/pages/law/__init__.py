"""The packs in use and offered."""
