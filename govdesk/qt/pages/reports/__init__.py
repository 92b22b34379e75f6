"""Reports: chosen, previewed, saved."""
