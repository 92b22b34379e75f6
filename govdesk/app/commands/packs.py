"""Take packs into use."""

from __future__ import annotations

import hashlib
from datetime import date

from govdesk.app.commands.checks import hanging_on, missing
from govdesk.domain.change import Change, drop, put
from govdesk.domain.law.packs import Pack
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import PackUse
from govdesk.domain.state import State


def adopt(state: State, pack: Pack, text: str, on: date) -> Change | Problems:
    """Take a pack into use, or its new text. `text` is its canonical text, which the vault keeps under its SHA-256."""
    content = text.encode()
    use = PackUse(pack.id, pack.version, hashlib.sha256(content).hexdigest(), on)
    before = state.get(PackUse, pack.id)
    if before is not None and before.sha256 == use.sha256:
        return (Problem("pack", f"{pack.title} {pack.version} is in use already."),)
    verb = "Take into use" if before is None else f"Replace version {before.version} by"
    return Change(f"{verb} rule pack {pack.title} {pack.version}", (put(before, use),), "", (content,))


def release(state: State, pack: str) -> Change | Problems:
    """Take a pack out of use. Refused while answers were given to it."""
    use = state.get(PackUse, pack)
    if use is None:
        return missing(state, "pack", pack, "pack")
    hanging = hanging_on(state, use)
    if hanging:
        return (Problem("pack", f"{pack} cannot go while these hang on it: {'; '.join(hanging)}."),)
    return Change(f"Take rule pack {pack} out of use", (drop(use),))
