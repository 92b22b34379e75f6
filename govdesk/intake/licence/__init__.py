"""Licences beside a model: which files, which text, which name."""
