"""Checklists: requirements, answers and their evidence."""
