"""Which deeds mend a finding, and where a person goes to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from govdesk.app.names import find_named, find_record
from govdesk.app.queries import licence_mends, weak_mends
from govdesk.app.queries.places import OPENED, Mend, Place, duty_place
from govdesk.domain.entry import name_of
from govdesk.domain.findings import Finding
from govdesk.domain.records import Answer, Evidence, Fact, PackUse, Party, Relation, System, kind_of
from govdesk.domain.responsibility.links import DUTIES
from govdesk.domain.said import day
from govdesk.domain.state import State

__all__ = ["Mend", "Place", "mends", "place"]


def mends(finding: Finding, state: State) -> tuple[Mend, ...]:
    """Offer the deeds that mend a finding; none where no single deed does."""
    maker = _MAKERS.get(finding.id)
    return maker(finding, state) if maker else ()


def place(finding: Finding, state: State) -> Place:
    """Give the place where a finding is mended: the question, the answer, who answers for it, or its record.

    A pack that cannot be read is mended nowhere in the workspace; its check says what is wrong with it.
    """
    leads = next((mend.place for mend in mends(finding, state) if mend.deed == "go" and mend.place[0] in _LEADS), None)
    if leads:
        return leads
    record = find_record(state, finding.subject)
    if record is None or find_named(state, finding.subject) is not None:
        return "who", finding.subject
    return ("entry", "verify") if isinstance(record, PackUse) else (kind_of(record), finding.subject)


_LEADS = frozenset({"question", "answer", "fact"})


def _assign(kind: str, text: str) -> Callable[[Finding, State], tuple[Mend, ...]]:
    def made(finding: Finding, _state: State) -> tuple[Mend, ...]:
        return (Mend("go", text, duty_place(finding.subject, kind, finding.since, finding.until)),)

    return made


_accountable = _assign("accountable", "Assign accountable…")
_responsible = _assign("responsible", "Assign responsible…")
_approver = _assign("approves", "Another approver…")


def _bearers(finding: Finding, state: State) -> tuple[Mend, ...]:
    return (*_accountable(finding, state), *_responsible(finding, state))


def _relations(finding: Finding, state: State) -> list[Relation]:
    found = [state.get(Relation, id_) for id_ in finding.related]
    return [relation for relation in found if relation is not None]


def _end_each(finding: Finding, state: State) -> tuple[Mend, ...]:
    return tuple(
        Mend("end", f"End today: {name_of(state, one.source)}", relation=one.id) for one in _relations(finding, state)
    )


def _four_eyes(finding: Finding, state: State) -> tuple[Mend, ...]:
    approvals = [one for one in _relations(finding, state) if one.kind == "approves"]
    ended = (Mend("end", "End this approval today", relation=one.id) for one in approvals[:1])
    return (*_approver(finding, state), *ended)


def _hand_over(finding: Finding, state: State) -> tuple[Mend, ...]:
    offered: list[Mend] = []
    for one in _relations(finding, state):
        duty = one.kind in DUTIES
        holder = state.get(Party, one.source if duty else one.target)
        left = holder.left if holder is not None else None
        if duty:
            offered.append(Mend("go", "Hand over…", ("hand_over", one.id)))
        offered.append(Mend("end", f"End on {day(left)}" if left else "End today", relation=one.id, until=left))
    return tuple(offered)


def _accept(finding: Finding, state: State) -> tuple[Mend, ...]:
    return tuple(
        mend
        for one in _relations(finding, state)
        for mend in (
            Mend("accept", f"Accept as {name_of(state, one.source)}", relation=one.id),
            Mend("decline", "Decline", relation=one.id),
        )
    )


def _choose(finding: Finding, state: State) -> tuple[Mend, ...]:
    fact = next((found for id_ in finding.related if (found := state.get(Fact, id_)) is not None), None)
    if fact is None:
        return ()
    if state.get(System, finding.subject) is None:
        return (Mend("go", "Choose a source…", ("fact", fact.id)),)
    return (Mend("go", "Choose a source…", ("question", f"{finding.subject}/{fact.key}")),)


def _answers(finding: Finding, state: State) -> tuple[Mend, ...]:
    return _opening(one for one in state.all(Answer).values() if finding.subject in one.evidence)


def _bare(finding: Finding, state: State) -> tuple[Mend, ...]:
    kept = state.all(Evidence)
    mine = state.where(Answer, "system", finding.subject)
    return _opening(one for one in mine if any(id_ not in kept and id_ in finding.says for id_ in one.evidence))


def _claimed(finding: Finding, state: State) -> tuple[Mend, ...]:
    found = (state.get(Answer, id_) for id_ in finding.related)
    return _opening(one for one in found if one is not None)


def _opening(answers: Iterable[Answer]) -> tuple[Mend, ...]:
    """Lead to the first few of some answers; the words name the requirement by its id."""
    first = islice(answers, OPENED)
    return tuple(Mend("go", f"Open {one.requirement}", ("answer", one.id)) for one in first)


def _role(finding: Finding, _state: State) -> tuple[Mend, ...]:
    return (Mend("go", "Record the role…", ("role", duty_place(finding.subject, "")[1])),)


def _role_moves(finding: Finding, state: State) -> tuple[Mend, ...]:
    found = _relations(finding, state)
    moves = tuple(Mend("go", "Role changes hands…", ("change_role", one.id)) for one in found[:1])
    return (*moves, Mend("go", "Look at the answers…", ("question", f"{finding.subject}/")))


def _role_ends(finding: Finding, state: State) -> tuple[Mend, ...]:
    answers = Mend("go", "Look at the answers…", ("question", f"{finding.subject}/"))
    return (answers, *_end_each(finding, state))


def _newer(finding: Finding, _state: State) -> tuple[Mend, ...]:
    return (Mend("go", "Look for the newer version…", ("pack", finding.subject)),)


_MAKERS: dict[str, Callable[[Finding, State], tuple[Mend, ...]]] = {
    "G-01": _accountable,
    "G-02": _end_each,
    "G-03": _responsible,
    "G-04": _accountable,
    "G-05": weak_mends.deputies,
    "G-06": weak_mends.fallback,
    "G-07": _four_eyes,
    "G-08": _accountable,
    "G-09": _end_each,
    "G-10": weak_mends.owner,
    "G-11": weak_mends.record,
    "G-12": _end_each,
    "G-13": _hand_over,
    "G-14": weak_mends.lighten,
    "G-15": weak_mends.contract,
    "G-16": _bearers,
    "G-17": _accept,
    "G-18": weak_mends.deputies,
    "G-19": weak_mends.deputies,
    "G-20": weak_mends.upkeep,
    "G-21": weak_mends.record,
    "G-22": _accountable,
    "G-23": _accountable,
    "G-24": weak_mends.competence,
    "L-01": licence_mends.unread,
    "L-05": licence_mends.notices,
    "L-06": licence_mends.naming,
    "L-07": licence_mends.outputs,
    "L-08": licence_mends.ask_here("Say what the use policy carries…"),
    "L-10": licence_mends.texts,
    "R-01": _role,
    "R-02": _role_ends,
    "R-03": _role_moves,
    "R-04": _role,
    "R-05": _role,
    "pack-past": _newer,
    "answer-to-confirm": _claimed,
    "fact-conflict": _choose,
    "evidence-broken": _answers,
    "evidence-expired": _answers,
    "evidence-missing": _bare,
    "met-without-evidence": _claimed,
    "waived-though-applies": _claimed,
    "met-against-check": _claimed,
}
