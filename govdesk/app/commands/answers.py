"""Answer requirements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from govdesk.app.commands.checks import UNCHANGED, missing, record_problems
from govdesk.app.commands.evidence import EvidenceFile, evidence_id, keep as keep_files
from govdesk.domain.change import Change, Edit, put
from govdesk.domain.entry import name_of
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Answer, Evidence
from govdesk.domain.said import listed
from govdesk.domain.state import State
from govdesk.domain.words import ANSWER_STATES, label, values

_NAMED = 3


def answer(  # noqa: PLR0913, PLR0917 - an answer has this many parts, and each is asked of the person
    state: State,
    pack: str,
    system: str,
    requirement: str,
    state_: str,
    reason: str,
    person: str,
    on: date,
    files: tuple[EvidenceFile, ...] = (),
    keep: tuple[str, ...] = (),
    title: str = "",
    kinds: Mapping[str, str] | None = None,
) -> Change | Problems:
    """Set the state of one requirement for one system, replacing the answer before.

    pack: the id of a pack in use. files: new evidence. keep: ids of evidence already there that the answer names.
    title: of the requirement, so that the journal can say it in words. kinds: what kept files are, by their id, where a
    person says so anew.
    """
    kept = keep_files(state, files, on)
    if isinstance(kept, tuple):
        return kept
    evidence = tuple(dict.fromkeys((*keep, *kept.ids)))
    id_ = f"{system}/{requirement}"
    after = Answer(id_, system, requirement, pack, state_, reason.strip(), person.strip(), on, evidence)
    problems = _problems(state, after, set(kept.ids))
    if problems:
        return problems
    before = state.get(Answer, id_)
    asked = f"“{title}”" if title else requirement
    verb = f"Answer {asked} for {name_of(state, system)}: {label(ANSWER_STATES, state_).lower()}"
    said = {evidence_id(one.content): one.kind for one in files if one.kind}
    named = _named_anew(state, {**(kinds or {}), **said})
    if before == after and not named:
        return (UNCHANGED,)
    edits = (*kept.edits, *named, *((put(before, after),) if before != after else ()))
    return Change(verb, edits, "", kept.blobs)


def _named_anew(state: State, kinds: Mapping[str, str]) -> tuple[Edit, ...]:
    found = ((state.get(Evidence, id_), kind.strip()) for id_, kind in kinds.items())
    return tuple(put(one, replace(one, kind=kind)) for one, kind in found if one is not None and one.kind != kind)


def confirm(state: State, ids: Iterable[str], person: str, on: date) -> Change | Problems:
    """Let answers stand whose requirement changed after they were given: of this person, on this day, as they are.

    ids: of answers, SYSTEM/REQUIREMENT. One that is not to be confirmed is a problem: nobody confirms by mistake.
    """
    if not person.strip():
        return (Problem("person", "Nobody is named who confirms."),)
    found = [(id_, state.get(Answer, id_)) for id_ in dict.fromkeys(ids)]
    wrong = tuple(
        Problem(id_, "There is no such answer." if one is None else "This answer is not to be confirmed.")
        for id_, one in found
        if one is None or not one.confirm
    )
    kept = [one for _, one in found if one is not None]
    if wrong or not kept:
        return wrong or (UNCHANGED,)
    names = listed([f"{one.requirement} for {name_of(state, one.system)}" for one in kept], _NAMED)
    edits = tuple(put(one, replace(one, confirm=None, person=person.strip(), on=on)) for one in kept)
    return Change(f"Confirm after the requirement changed: {names}", edits)


def _problems(state: State, answer_: Answer, new: set[str]) -> Problems:
    found = [*missing(state, "pack", answer_.pack, "pack")]
    found += [p for p in record_problems(state, answer_) if p.where != "evidence"]
    unknown = [id_ for id_ in answer_.evidence if id_ not in new and state.get(Evidence, id_) is None]
    found += [Problem("evidence", f'There is no evidence with the id "{id_}".') for id_ in unknown]
    if answer_.state not in values(ANSWER_STATES):
        says = f'"{answer_.state}" is not one of: {", ".join(value for value, _ in ANSWER_STATES)}.'
        found.append(Problem("state", says))
    if not answer_.person:
        found.append(Problem("person", "Nobody is named who answers."))
    if not answer_.requirement:
        found.append(Problem("requirement", "The requirement is missing."))
    return tuple(found)
