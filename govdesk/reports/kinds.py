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
    """One kind of report: what it is called, whom it serves, whether it is about one system."""

    id: str
    title: str
    help: str
    needs_system: bool


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
    )
}
_PLAIN = Options()


def render(kind: str, snapshot: Snapshot, system: str = "", options: Options = _PLAIN) -> bytes | Problems:
    """Print a report as PDF. The same snapshot and options give the same bytes."""
    if kind not in KINDS:
        return (Problem("kind", f"There is no report “{kind}”.", f"Reports are: {', '.join(KINDS)}."),)
    if KINDS[kind].needs_system and not system:
        return (Problem("system", f"A {KINDS[kind].title.lower()} is about one system.", "Name the system."),)
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
    from govdesk.reports.dossier import dossier

    return dossier(snapshot, system, options)
