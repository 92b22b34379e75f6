"""Some boxes and the relations between them as a file: a picture, or the graph for other programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from govdesk.domain.picture.choice import Shown
from govdesk.domain.responsibility.links import part
from govdesk.domain.said import count, day
from govdesk.qt.jobs import Done, Failed, Outcome

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from govdesk.app.session import Session
    from govdesk.app.snapshot import Snapshot
    from govdesk.qt.desk import Desk

_KINDS = "Picture (*.svg);;Pages (*.pdf);;Graph (*.graphml);;Graph (*.json);;Provenance (*.prov.json)"
_ENDINGS = (".svg", ".pdf", ".graphml", ".prov.json", ".json")


def export(desk: Desk, snapshot: Snapshot, ids: frozenset[str], parent: QWidget) -> None:
    """Ask where to, make it on the worker, and say what came of it."""
    name = f"responsibility as of {day(snapshot.on)}.svg"
    path = desk.dialogs.save_file(parent, f"Export {count(len(ids), 'box', 'boxes')}", name, _KINDS)
    if path is None:
        return
    if not path.name.casefold().endswith(_ENDINGS):
        path = path.with_name(f"{path.name}.svg")
    session = desk.session

    def ended(outcome: Outcome[str]) -> None:
        if isinstance(outcome, Failed):
            raise outcome.error
        if isinstance(outcome, Done):
            problem = outcome.value
            desk.said.emit(problem or f"Written to {path}.", "bad" if problem else "good")

    desk.jobs.run(lambda _job: _written(session, snapshot, ids, path), ended)


def _written(session: Session, seen: Snapshot, ids: frozenset[str], path: Path) -> str:
    """Write on the worker what is known of the same days now; give what stood in the way, or ""."""
    from govdesk.app.snapshot import snapshot

    if path.resolve() == session.path.resolve():
        return "This is the workspace; it is not written over."
    with session.reading() as apart:
        content = _content(snapshot(apart, seen.on, seen.known), ids, path.name.casefold(), session.path)
    try:
        path.write_bytes(content)
    except OSError as error:
        return f"{path} cannot be written: {error.strerror}."
    return ""


def _content(snapshot: Snapshot, ids: frozenset[str], name: str, workspace: Path) -> bytes:
    if name.endswith((".svg", ".pdf")):
        return _picture(snapshot, ids, workspace, pages=name.endswith(".pdf"))
    ties = part(snapshot.ties, ids)
    if name.endswith(".prov.json"):
        from govdesk.reports.graph.prov import prov_json

        return prov_json(ties).encode()
    from govdesk.reports.graph import files

    return files.graphml(ties) if name.endswith(".graphml") else files.graph_json(ties).encode()


def _picture(snapshot: Snapshot, ids: frozenset[str], workspace: Path, *, pages: bool) -> bytes:
    from govdesk.domain.picture.picture import picture

    day_, found, shown = (snapshot.state, snapshot.on), snapshot.findings(), Shown(only=ids)
    drawn = picture(*day_, findings=found, limit=len(ids), shown=shown, ties=snapshot.ties)
    if not pages:
        from govdesk.reports.graph.svg import svg

        return svg(drawn).encode()
    from govdesk.app.proof import proof_of
    from govdesk.reports.graph.pdf import graph_pdf

    return graph_pdf(replace(snapshot, proof=proof_of(workspace)), drawn)
