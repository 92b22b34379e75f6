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
    """Take a pack into use. The vault keeps its canonical text under the SHA-256.

    A pack that is in use is never exchanged under the answers that were given to it.
    """
    content = pack.text.encode()
    use = PackUse(pack.id, pack.version, hashlib.sha256(content).hexdigest(), on)
    before = state.get(PackUse, pack.id)
    if before is not None:
        return (Problem("pack", f"{pack.title} is in use already, in version {before.version}."),)
    return Change(f"Take into use rule pack {pack.title} {pack.version}", (put(None, use),), "", (content,))
