"""Responsibility: the picture of a day, its table twin, and who answers."""
