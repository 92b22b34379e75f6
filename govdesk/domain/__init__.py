"""What is true: frozen dataclasses and pure functions. No file, no clock, no Qt."""
