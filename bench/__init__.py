"""Measures GovDesk against floors. Run by `make bench`."""
