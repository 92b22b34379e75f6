"""Which deed mends a finding, where the app has one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from govdesk.domain.entry import name_of
from govdesk.domain.findings import Finding
from govdesk.domain.records import Answer, Fact, Party, Relation, System
from govdesk.domain.responsibility.links import DUTIES
from govdesk.domain.state import State


@dataclass(frozen=True, slots=True)
class Mend:
    """One deed on one finding.

    deed: assign (kind is the duty), accept, decline or end (id is the relation, `on` its last day, None is today), or
    open (kind and id of what to go to).
    """

    deed: str
    text: str
    kind: str = ""
    id: str = ""
    on: date | None = None


_ACCOUNTABLE = Mend("assign", "Assign accountable…", "accountable")
_RESPONSIBLE = Mend("assign", "Assign responsible…", "responsible")
_FIXED: dict[str, tuple[Mend, ...]] = {
    "G-01": (_ACCOUNTABLE,),
    "G-03": (_RESPONSIBLE,),
    "G-04": (_ACCOUNTABLE,),
    "G-08": (_ACCOUNTABLE,),
    "G-16": (_ACCOUNTABLE, _RESPONSIBLE),
}


def mends(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Offer the deeds that mend a finding; none where no single deed does."""
    found = _FIXED.get(finding.id)
    if found is not None:
        return found
    maker = _MAKERS.get(finding.id)
    return maker(finding, state) if maker else ()


def _relations(finding: Finding, state: State) -> list[Relation]:
    found = [state.get(Relation, id_) for id_ in finding.related]
    return [relation for relation in found if relation is not None]


def _end_each(finding: Finding, state: State) -> tuple[Mend, ...]:
    return tuple(
        Mend("end", f"End today: {name_of(state, one.source)}", id=one.id) for one in _relations(finding, state)
    )


def _four_eyes(finding: Finding, state: State) -> tuple[Mend, ...]:
    approval = next((one for one in _relations(finding, state) if one.kind == "approves"), None)
    ended = () if approval is None else (Mend("end", "End this approval today", id=approval.id),)
    return (Mend("assign", "Assign another approver…", "approves"), *ended)


def _hand_over(finding: Finding, state: State) -> tuple[Mend, ...]:
    offered: list[Mend] = []
    for one in _relations(finding, state):
        holder = state.get(Party, one.source if one.kind in DUTIES else one.target)
        left = holder.left if holder is not None else None
        offered.append(Mend("end", f"End on {left.isoformat() if left else 'today'}", id=one.id, on=left))
        if one.kind in DUTIES:
            offered.append(Mend("assign", "Assign somebody else…", one.kind))
    return tuple(offered)


def _accept(finding: Finding, state: State) -> tuple[Mend, ...]:
    return tuple(
        mend
        for one in _relations(finding, state)
        for mend in (
            Mend("accept", f"Accept as {name_of(state, one.source)}", id=one.id),
            Mend("decline", "Decline", id=one.id),
        )
    )


def _choose(finding: Finding, state: State) -> tuple[Mend, ...]:
    fact = next((found for id_ in finding.related if (found := state.get(Fact, id_)) is not None), None)
    if fact is None or state.get(System, finding.subject) is None:
        return ()
    return (Mend("open", "Choose a source…", "question", f"{finding.subject}/{fact.key}"),)


def _answers(finding: Finding, state: State) -> tuple[Mend, ...]:
    resting = [one for one in state.all(Answer).values() if finding.subject in one.evidence]
    return tuple(Mend("open", f"Open the answer {one.requirement}", "answer", one.id) for one in resting[:3])


_MAKERS: dict[str, Callable[[Finding, State], tuple[Mend, ...]]] = {
    "G-02": _end_each,
    "G-07": _four_eyes,
    "G-09": _end_each,
    "G-13": _hand_over,
    "G-17": _accept,
    "fact-conflict": _choose,
    "evidence-broken": _answers,
    "evidence-expired": _answers,
}
