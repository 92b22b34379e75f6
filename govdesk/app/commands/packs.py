"""Take packs into use."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from govdesk.domain.change import Change, put
from govdesk.domain.law.packs import Pack
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import PackUse
from govdesk.domain.state import State


def adopt(state: State, pack: Pack, on: date, others: Iterable[Pack] = ()) -> Change | Problems:
    """Take a pack into use. The vault keeps its canonical text under the SHA-256.

    A pack that is in use is never exchanged under the answers that were given to it. others: the packs in use; as
    answers name a requirement by its id alone, no two of them may share one.
    """
    content = pack.text.encode()
    use = PackUse(pack.id, pack.version, hashlib.sha256(content).hexdigest(), on)
    before = state.get(PackUse, pack.id)
    if before is not None:
        return (Problem("pack", f"{pack.title} is in use already, in version {before.version}."),)
    shared = [(one.title, id_) for one in others for id_ in sorted(one.duties.keys() & pack.duties.keys())]
    if shared:
        title, id_ = shared[0]
        says = f"The requirement {id_} is one of {title}, too, so answers could not be told apart."
        return (Problem("pack", says, "Give the requirements of this pack ids of their own."),)
    return Change(f"Take into use rule pack {pack.title} {pack.version}", (put(None, use),), "", (content,))
