"""Where it is kept: the only SQL, the journal, the evidence vault, pack files and the lock."""
