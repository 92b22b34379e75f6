"""Take packs into use, and put a new version in place of one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from govdesk.domain.change import Change, put
from govdesk.domain.law.packs import Pack
from govdesk.domain.law.versions import difference, touched
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Answer, PackUse
from govdesk.domain.said import count
from govdesk.domain.state import State


def sha256(pack: Pack) -> str:
    """Give the hash under which the vault keeps a pack's canonical text."""
    return hashlib.sha256(pack.text.encode()).hexdigest()


def adopt(state: State, pack: Pack, on: date, others: Iterable[Pack] = ()) -> Change | Problems:
    """Take a pack into use. The vault keeps its canonical text under the SHA-256.

    others: the packs in use; as answers name a requirement by its id alone, no two of them may share one.
    """
    before = state.get(PackUse, pack.id)
    if before is not None:
        says = f"{pack.title} is in use already, in version {before.version}."
        return (Problem("pack", says, "Put another version in its place: pack upgrade, or the page Law."),)
    use = PackUse(pack.id, pack.version, sha256(pack), on)
    verb = f"Take into use rule pack {pack.title} {pack.version}"
    return _shared(pack, others) or Change(verb, (put(None, use),), "", (pack.text.encode(),))


def upgrade(state: State, before: Pack | None, after: Pack, on: date, others: Iterable[Pack] = ()) -> Change | Problems:
    """Put another version of a pack in the place of the one in use, as one change that undo takes back whole.

    Every answer stays. Those whose requirement is changed are to be confirmed; those whose requirement is gone are
    kept as they are. before: the text in use, None where it cannot be read: then every answer is to be confirmed.
    """
    use = state.get(PackUse, after.id)
    if use is None:
        return (Problem("pack", f"{after.title} is not in use.", "Take it into use first."),)
    if use.sha256 == sha256(after):
        return (Problem("pack", f"{after.title} {after.version} is in use already."),)
    shared = _shared(after, (one for one in others if one.id != after.id))
    if shared:
        return shared
    found = touched(difference(before, after), after, state.all(Answer).values())
    answers = [put(answer, replace(answer, confirm=True)) for answer in found.confirm if not answer.confirm]
    new = PackUse(after.id, after.version, sha256(after), on, (use.sha256, *use.former))
    verb = f"Put {after.title} {after.version} in the place of {use.version}: {_said(len(answers), len(found.kept))}"
    return Change(verb, (put(use, new), *answers), "", (after.text.encode(),))


def _said(confirm: int, kept: int) -> str:
    gone = f", {count(kept, 'answer')} kept to what is no longer asked" if kept else ""
    return f"{count(confirm, 'answer')} to be confirmed{gone}"


def _shared(pack: Pack, others: Iterable[Pack]) -> Problems:
    shared = [(one.title, id_) for one in others for id_ in sorted(one.duties.keys() & pack.duties.keys())]
    if not shared:
        return ()
    title, id_ = shared[0]
    says = f"The requirement {id_} is one of {title}, too, so answers could not be told apart."
    return (Problem("pack", says, "Give the requirements of this pack ids of their own."),)
