"""The verb example: the example organization, its reports, and a summary of both."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from govdesk.app.example import FILE_NAME, make_example, open_example
from govdesk.app.proof import proof_of
from govdesk.app.queries.dates import next_legal_dates
from govdesk.app.queries.overview import overview
from govdesk.app.queries.register import system_rows
from govdesk.app.snapshot import Snapshot, snapshot
from govdesk.cli import atomic
from govdesk.cli.desk import Refused, done
from govdesk.cli.out import FINE, heading, paragraph, say, table
from govdesk.domain.records import System
from govdesk.domain.state import organization

_SHOWN = 8
_WHOLE = {"responsibility": "responsibility", "raci": "raci", "summary": "risk-summary"}
"""The reports about the whole organization, each with the name of its file."""


def do_example(args: Namespace) -> int:
    """Write the example into a folder; a workspace that is there already stays, and its reports are printed again."""
    args.directory.mkdir(parents=True, exist_ok=True)
    path = args.directory / FILE_NAME
    problems = () if path.exists() else make_example(path)
    if problems:
        raise Refused(problems)
    session = done(open_example(path))
    try:
        seen = snapshot(session)
        _print(seen)
        files = [path, *_reports(replace(seen, proof=proof_of(path)), args.directory)]
    finally:
        session.close()
    heading("Written")
    for file in files:
        say(f"  {file}")
    say(f"Look around: govdesk {path}")
    return FINE


def _reports(seen: Snapshot, folder: Path) -> Iterator[Path]:
    from govdesk.reports.kinds import render

    for system in seen.state.all(System):
        name = system.removeprefix("sys-")
        yield _file(folder / f"dossier-{name}.pdf", done(render("dossier", seen, system)))
        signed = render("statement", seen, system)
        if isinstance(signed, bytes):  # there is none where nobody could sign
            yield _file(folder / f"statement-{name}.pdf", signed)
    for kind, name in _WHOLE.items():
        yield _file(folder / f"{name}.pdf", done(render(kind, seen)))


def _file(path: Path, content: bytes) -> Path:
    atomic.replace(path, content)
    return path


def _print(seen: Snapshot) -> None:
    found, view = organization(seen.state), overview(seen)
    say(f"{found.name if found else ''} on {seen.on.isoformat()}")
    heading("Systems")
    rows = [(r.name, r.owner, f"{r.closed}/{r.total}", r.overdue, r.class_.label) for r in system_rows(seen)]
    table(["system", "accountable", "closed", "overdue", "class"], rows)
    counts = ", ".join(f"{count} {name}" for name, count in view.severities)
    heading(f"Findings ({counts})")
    for finding in view.findings[:_SHOWN]:
        paragraph(f"{finding.severity.value}: {finding.says}")
    if len(view.findings) > _SHOWN:
        say(f"  and {len(view.findings) - _SHOWN} more")
    heading("Next dates in law")
    table(["on", "what"], [(row.on, f"{row.title} {row.cite}".strip()) for row in next_legal_dates(seen)[:_SHOWN]])
