"""The kinds of reports, and the one function that prints them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdesk.app.snapshot import Snapshot
from govdesk.domain.problems import Problem, Problems
from govdesk.reports.options import Options

if TYPE_CHECKING:
    from govdesk.reports.content import Document


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of report: what it is called, whom it serves, whether it must be or may be about one system."""

    id: str
    title: str
    help: str
    needs_system: bool
    may_system: bool = False

    @property
    def takes_system(self) -> bool:
        """Tell whether a system can be named."""
        return self.needs_system or self.may_system


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind(
            "dossier",
            "System dossier",
            "All about one system: reasons, duties, answers, evidence, seals.",
            needs_system=True,
        ),
        Kind("summary", "Risk summary", "One page for leaders: what to decide, by when, by whom.", needs_system=False),
        Kind("raci", "RACI matrix", "Who is responsible, accountable, consulted, informed.", needs_system=False),
        Kind(
            "responsibility",
            "Responsibility report",
            "Who answers, by which path, accepted when; of one system, or of all where none is chosen.",
            needs_system=False,
            may_system=True,
        ),
        Kind(
            "statement",
            "Accountability statement",
            "One page that the accountable person of a system signs.",
            needs_system=True,
        ),
    )
}
_PLAIN = Options()


def render(kind: str, snapshot: Snapshot, system: str = "", options: Options = _PLAIN) -> bytes | Problems:
    """Print a report as PDF. The same snapshot and options give the same bytes."""
    if kind not in KINDS:
        return (Problem("kind", f"There is no report “{kind}”.", f"Reports are: {', '.join(KINDS)}."),)
    if KINDS[kind].needs_system and not system:
        return (Problem("system", f"The {KINDS[kind].title.lower()} is about one system.", "Name the system."),)
    from govdesk.reports.press.pdf import pdf

    found = document(kind, snapshot, system, options)
    return found if isinstance(found, tuple) else pdf(found)


def document(kind: str, snapshot: Snapshot, system: str, options: Options) -> Document | Problems:
    """Write a report as values, for a printer or a sheet."""
    if kind == "summary":
        from govdesk.reports.summary.summary import summary

        return summary(snapshot, options)
    if kind == "raci":
        from govdesk.reports.raci import raci

        return raci(snapshot, options)
    if kind == "responsibility":
        from govdesk.reports.responsibility import responsibility

        return responsibility(snapshot, system, options)
    if kind == "statement":
        from govdesk.reports.responsibility.statement import statement

        return statement(snapshot, system, options)
    from govdesk.reports.dossier import dossier

    return dossier(snapshot, system, options)
