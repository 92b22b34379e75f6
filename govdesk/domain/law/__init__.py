"""The law as data: conditions, packs, what is known, and what follows from both on a date."""
