"""What must hold between records before a change is made: ends that exist, no duplicates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govdesk.app.names import NAMED, find_named, find_record, kind_name, title_of
from govdesk.domain.ends import ENDS
from govdesk.domain.entry import longest
from govdesk.domain.plain import field_infos
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import (
    KINDS,
    NAMES,
    Answer,
    Evidence,
    Fact,
    Organization,
    PackUse,
    Party,
    Record,
    Relation,
)
from govdesk.domain.said import listed
from govdesk.domain.scopes import scope_problem
from govdesk.domain.state import State
from govdesk.domain.words import DUTIES, RELATION_KINDS, label

_ID = re.compile(r"[^\s\x00-\x1f\x7f]{1,200}")
UNCHANGED = Problem("", "Nothing has changed, so nothing was written.")
NEEDS_REASON = frozenset({"met", "partly_met", "not_applicable"})


def record_problems(state: State, record: Record, where: str = "") -> Problems:
    """List what is wrong with a record beside the others: dangling ids, duplicates, a missing reason.

    where: prefix of the place, for example `records.yaml:12`; the field's name follows it.
    """
    place = f"{where}:" if where else ""
    return tuple(Problem(f"{place}{p.where}", p.says, p.mend) for p in _all_problems(state, record))


def _all_problems(state: State, record: Record) -> Iterator[Problem]:
    yield from _id_problems(state, record)
    yield from _too_long(record)
    yield from _dangling(state, record)
    if isinstance(record, Relation):
        yield from _relation_problems(state, record)
    if isinstance(record, Answer):
        yield from answer_problems(record)
    if isinstance(record, Fact) and record.chosen and not record.reason.strip():
        yield Problem("reason", "A decision between sources needs a reason.", "Say why this source is right.")
    if isinstance(record, Organization):
        yield from _organization_problems(state, record)


def _too_long(record: Record) -> Iterator[Problem]:
    for name, info in field_infos(type(record)).items():
        value = getattr(record, name)
        if isinstance(value, str) and len(value) > longest(info):
            says = f"This text has {len(value):,} characters; {longest(info):,} is the most."
            yield Problem(name, says, "Keep it as evidence instead.")


def _id_problems(state: State, record: Record) -> Iterator[Problem]:
    """Relations name their ends by id alone, so no two of these kinds may share one."""
    if not _ID.fullmatch(record.id):
        yield Problem("id", "An id is 1 to 200 characters without spaces.")
    if isinstance(record, NAMED):
        kinds = [kind for kind in NAMED if not isinstance(record, kind)]
        other = next((found for kind in kinds if (found := state.get(kind, record.id)) is not None), None)
        if other is not None:
            yield Problem("id", f"The id “{record.id}” is that of a {kind_name(other)}.", "Choose another id.")


def _dangling(state: State, record: Record) -> Iterator[Problem]:
    for name, info in field_infos(type(record)).items():
        value = getattr(record, name)
        for id_ in value if isinstance(value, tuple) else (value,):
            if info.refers and id_ and not any(state.get(KINDS[kind], id_) is not None for kind in info.refers):
                kinds = " or ".join(info.refers)
                yield Problem(
                    name, f"There is no {kinds} with the id “{id_}”.", "Register it first, or correct the id."
                )


def _wrong_ends(state: State, relation: Relation) -> Iterator[Problem]:
    for name, kinds in zip(("source", "target"), ENDS.get(relation.kind, ()), strict=False):
        found = find_named(state, getattr(relation, name))
        if found is not None and NAMES[type(found)] not in kinds:
            says = f"“{label(RELATION_KINDS, relation.kind)}” does not fit a {kind_name(found)} here."
            yield Problem(name, says, f"It takes a {listed(sorted(kinds), word='or')}.")


def _relation_problems(state: State, relation: Relation) -> Iterator[Problem]:
    yield from _wrong_ends(state, relation)
    twin = next((other for other in state.where(Relation, "source", relation.source) if _same(relation, other)), None)
    if twin is not None:
        yield Problem("kind", f"This relation is there already: {twin.id}.", "Change that one, or give other dates.")
    if relation.state and relation.kind not in dict(DUTIES):
        yield Problem("state", "Only a duty is accepted or declined; this relation is none.", "Leave it empty.")
    if (wrong := scope_problem(relation.scope)) is not None:
        yield wrong
    if relation.state == "accepted" and relation.accepted_on is None:
        yield Problem("accepted_on", "An accepted duty needs the day of its acceptance.")


def _same(one: Relation, other: Relation) -> bool:
    names = ("kind", "source", "target", "how", "scope", "since", "until")
    return one.id != other.id and all(getattr(one, name) == getattr(other, name) for name in names)


def answer_problems(answer: Answer) -> Iterator[Problem]:
    """Check an answer by itself: who, and why where the state needs a reason."""
    if answer.state in NEEDS_REASON and not answer.reason.strip():
        yield Problem("reason", "This state needs a reason.", "Say what was done, or why it does not apply.")
    if answer.id != f"{answer.system}/{answer.requirement}":
        yield Problem("id", "The id of an answer is SYSTEM/REQUIREMENT.")


def _organization_problems(state: State, record: Organization) -> Iterator[Problem]:
    others = [id_ for id_ in state.all(Organization) if id_ != record.id]
    if others:
        yield Problem("id", f"A workspace has one organization, and it is {others[0]}.", "Change that one.")


@dataclass(frozen=True, slots=True)
class Hanging:
    """Something that names a record, in words, with the kind and id of where it is."""

    words: str
    kind: str
    id: str


def hanging_on(state: State, record: Record) -> tuple[Hanging, ...]:
    """Say which records name this one; empty when it may go."""
    if isinstance(record, Relation | Fact | Answer):
        return ()
    if isinstance(record, Evidence):
        answers = [answer for answer in state.all(Answer).values() if record.id in answer.evidence]
        shown = state.where(Party, "competence", record.id)
        return (
            *(Hanging(f"answer {title_of(state, one)}", "answer", one.id) for one in answers),
            *(Hanging(f"competence of {title_of(state, one)}", "party", one.id) for one in shown),
        )
    return tuple(_pointers(state, record))


def _pointers(state: State, record: Record) -> Iterator[Hanging]:
    for relation in state.all(Relation).values():
        if record.id in {relation.source, relation.target, relation.accepted_by}:
            yield Hanging(f"relation “{title_of(state, relation)}”", "relation", relation.id)
    facts = state.where(Fact, "subject", record.id)
    if facts:
        words = f"{len(facts)} fact{'s' if len(facts) > 1 else ''} ({', '.join([fact.key for fact in facts][:3])})"
        yield Hanging(words, "fact", facts[0].id)
    answers = state.where(Answer, "pack" if isinstance(record, PackUse) else "system", record.id)
    if answers:
        yield Hanging(f"{len(answers)} answer{'s' if len(answers) > 1 else ''}", "answer", answers[0].id)


def missing(state: State, kind: str, id_: str, where: str) -> Problems:
    """Give the one Problem that says that `id_` is no record of this kind, or () when it is there."""
    if state.get(KINDS[kind], id_) is not None:
        return ()
    found = find_record(state, id_)
    is_ = f" It is a {kind_name(found)}." if found is not None else ""
    return (Problem(where, f"There is no {kind} with the id “{id_}”.{is_}"),)
