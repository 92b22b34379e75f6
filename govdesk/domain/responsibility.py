"""Findings on the responsibility graph of a day: where the chain of answerable people breaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Obligation:
    """A requirement that applies to a system: its id and title, and the role that usually bears it, in words."""

    system: str
    requirement: str
    title: str
    bearer: str = ""
