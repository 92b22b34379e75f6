"""Headers and hashes of weights files."""
