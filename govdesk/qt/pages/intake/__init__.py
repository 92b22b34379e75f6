"""Intake: what files say, looked at and corrected before it is accepted."""
