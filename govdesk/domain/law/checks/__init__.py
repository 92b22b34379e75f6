"""Checks: what the program itself can see of a requirement, as data of a pack. None of them answers for a person."""
