"""Findings: defects that the app sees by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal


class Severity(Enum):
    """How bad a finding is; HIGH means that the workspace is not in order."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def tone(self) -> Literal["bad", "warn", "neutral"]:
        """Give the tone in which it is shown."""
        return _TONES[self]


_TONES: dict[Severity, Literal["bad", "warn", "neutral"]] = {
    Severity.HIGH: "bad",
    Severity.MEDIUM: "warn",
    Severity.LOW: "neutral",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect: rule id, how bad, the record it stands on, why, and what mends it.

    since, until: the first and last day that it is about, where it is about some days.
    """

    id: str
    severity: Severity
    subject: str
    says: str
    mend: str
    related: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


def in_order(finding: Finding) -> tuple[int, str, str, str]:
    """Sort key: worst first, then stable by rule and place."""
    return (list(Severity).index(finding.severity), finding.id, finding.subject, finding.says)
