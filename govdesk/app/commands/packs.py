"""Take packs into use."""

from __future__ import annotations

import hashlib
from datetime import date

from govdesk.domain.change import Change, put
from govdesk.domain.law.packs import Pack
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import PackUse
from govdesk.domain.state import State


def adopt(state: State, pack: Pack, on: date) -> Change | Problems:
    """Take a pack into use, or its new text. The vault keeps its canonical text under the SHA-256."""
    content = pack.text.encode()
    use = PackUse(pack.id, pack.version, hashlib.sha256(content).hexdigest(), on)
    before = state.get(PackUse, pack.id)
    if before is not None and before.sha256 == use.sha256:
        return (Problem("pack", f"{pack.title} {pack.version} is in use already."),)
    verb = "Take into use" if before is None else f"Replace version {before.version} by"
    return Change(f"{verb} rule pack {pack.title} {pack.version}", (put(before, use),), "", (content,))
