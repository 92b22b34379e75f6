"""The first change of a workspace: its organization and the packs it uses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from govdesk.app.commands import packs, register
from govdesk.domain.change import Change, Edit
from govdesk.domain.problems import Problems
from govdesk.domain.state import MemoryState
from govdesk.store.packs import at_start, load_pack


def first(organization: Mapping[str, object], on: date) -> Change | Problems:
    """Make the change that a workspace begins with: the organization, and the packs to begin with."""
    empty = MemoryState()
    edits: list[Edit] = []
    blobs: list[bytes] = []
    for change in (register.save(empty, "organization", organization), *(_adopt(id_, on) for id_ in at_start())):
        if isinstance(change, tuple):
            return change
        edits += change.edits
        blobs += change.blobs
    return Change(f"Begin the workspace of {organization.get('name')}", tuple(edits), "", tuple(blobs))


def _adopt(id_: str, on: date) -> Change | Problems:
    pack = load_pack(id_)
    return pack if isinstance(pack, tuple) else packs.adopt(MemoryState(), pack, on)
