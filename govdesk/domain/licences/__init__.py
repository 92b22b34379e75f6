"""Licences: what they permit and ask, and where that meets what an organization does."""
