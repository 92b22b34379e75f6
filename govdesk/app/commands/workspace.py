"""The first change of a workspace: its organization and the packs it uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from govdesk.app.commands import packs as pack_commands, register
from govdesk.domain.change import Change
from govdesk.domain.law.packs import Pack
from govdesk.domain.problems import Problems
from govdesk.domain.state import MemoryState


def first(organization: Mapping[str, object], packs: Iterable[tuple[Pack, str]], on: date) -> Change | Problems:
    """Make the change that a workspace begins with. packs: each with its canonical text."""
    empty = MemoryState()
    saved = register.save(empty, "organization", organization)
    if isinstance(saved, tuple):
        return saved
    adopted = [pack_commands.adopt(empty, pack, text, on) for pack, text in packs]
    done = [change for change in adopted if isinstance(change, Change)]
    problems = tuple(problem for change in adopted if isinstance(change, tuple) for problem in change)
    edits = (*saved.edits, *(edit for change in done for edit in change.edits))
    blobs = tuple(blob for change in done for blob in change.blobs)
    return problems or Change(f"Begin the workspace of {organization.get('name')}", edits, "", blobs)
