"""GovDesk: the register, law, evidence and answers of those who run open-source language models."""

__version__ = "0.1.0"
