"""Packs in tables: read from a workbook or a CSV file, and written to a workbook."""
