"""The classification of a system: class, reasons, interview."""
