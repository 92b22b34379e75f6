"""The system dossier: everything that the workspace can say about one system, with reasons, sources and seals."""

from __future__ import annotations

from govdesk.app.snapshot import Snapshot
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import System
from govdesk.reports.content import Block, Document, Heading
from govdesk.reports.dossier import (
    checks,
    classification,
    defects,
    duties,
    exposure,
    opening,
    parts,
    people,
    record,
)
from govdesk.reports.options import Options, meta_of

_CHAPTERS = (
    ("What it is", "what", parts.what),
    ("Classification", "class", classification.classes),
    ("Components and licences", "components", parts.components),
    ("Responsibility", "responsibility", people.people),
    ("Requirements and answers", "requirements", duties.applying),
    ("Requirements not known to apply or not", "unknown", duties.unknown),
    ("What GovDesk sees", "checks", checks.seen),
    ("Exposure to fines", "exposure", exposure.exposed),
    ("Findings", "findings", defects.findings),
    ("Open questions", "questions", defects.questions),
    ("Contradictions", "contradictions", defects.contradictions),
    ("Reasons", "reasons", classification.reasons),
    ("Facts on record", "facts", record.facts),
    ("What changed", "changes", record.changes),
    ("Seals", "seals", record.seals),
)
LEFT_OUT = (
    "Requirements that do not apply are counted, not listed, unless somebody answered them.",
    "Evidence files are named by their SHA-256 and stay in the workspace.",
    f"Of the journal, the latest {record.MOST_ENTRIES} entries that touch this system are listed; the seal covers all.",
    "Drawn is what is near; other systems have dossiers of their own.",
)


def dossier(snapshot: Snapshot, system: str, options: Options) -> Document | Problems:
    """Write the dossier of one system."""
    found = snapshot.state.get(System, system)
    if found is None:
        on = snapshot.on.isoformat()
        return (Problem(system, f"There is no system with this id on {on}.", "Choose a system from the register."),)
    meta = meta_of(snapshot, options, LEFT_OUT)
    blocks: list[Block] = [*opening.opening(snapshot, found, meta)]
    chapters = [one for one in _CHAPTERS if one[2] is not checks.seen or checks.has_checks(snapshot)]
    for number, (title, anchor, chapter) in enumerate(chapters, 1):
        blocks.append(Heading(1, f"{number}  {title}", anchor))
        blocks.extend(chapter(snapshot, found))
    return Document("System dossier", found.name or found.id, meta, tuple(blocks), about=found.name or found.id)
