"""Findings: defects that the app sees by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How bad a finding is; HIGH means that the workspace is not in order."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect: rule id, how bad, the record it stands on, why, and what mends it."""

    id: str
    severity: Severity
    subject: str
    says: str
    mend: str
    related: tuple[str, ...] = ()


def in_order(finding: Finding) -> tuple[int, str, str, str]:
    """Sort key: worst first, then stable by rule and place."""
    return (list(Severity).index(finding.severity), finding.id, finding.subject, finding.says)
