"""The journal and its check."""
