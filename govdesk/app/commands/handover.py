"""Hand everything that rests on one party over to another on a day, in one change."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from govdesk.app.commands import duties, register
from govdesk.app.commands.checks import missing
from govdesk.app.draft import Draft
from govdesk.app.names import is_duty, relation_words
from govdesk.domain.change import Change, Edit, drop, put
from govdesk.domain.entry import name_of
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Party, Relation
from govdesk.domain.responsibility.leaving import rests_on, side_of
from govdesk.domain.responsibility.links import holds, links
from govdesk.domain.said import count, day
from govdesk.domain.state import State

Does: TypeAlias = Literal["moves", "ends"]


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of one relation. does: moves to the new holder, or only ends, because of `why`."""

    relation: Relation
    words: str
    does: Does
    why: str = ""


def moves(state: State, source: str, target: str, on: date) -> tuple[Move, ...]:
    """Say what a hand-over from one party to another on a day would do, relation by relation; nothing is changed."""
    planned: list[Move] = []
    taken: list[Relation] = []
    for relation in rests_on(state, source, on):
        move = _move(state, relation, target, on, taken)
        planned.append(move)
        if move.does == "moves":
            taken.append(_moved(relation, target, on))
    return tuple(planned)


def _move(state: State, relation: Relation, target: str, on: date, taken: list[Relation]) -> Move:
    words, moved = relation_words(state, relation), _moved(relation, target, on)
    name = name_of(state, target)
    if moved.source == moved.target:
        return Move(relation, words, "ends", f"{name} cannot stand in for, or report to, {name}")
    if any(_same(held, moved) for held in (*state.where(Relation, "source", moved.source), *taken)):
        return Move(relation, words, "ends", f"{name} holds the same already")
    return Move(relation, words, "moves")


def _moved(relation: Relation, target: str, on: date) -> Relation:
    """Give a relation as it will be with its new holder: a duty is proposed, nothing is accepted yet."""
    since = max(on, relation.since) if relation.since else on
    state = "proposed" if is_duty(relation) else ""
    fresh = replace(relation, since=since, state=state, accepted_by="", accepted_on=None)
    return replace(fresh, source=target) if side_of(relation) == "source" else replace(fresh, target=target)


def _same(held: Relation, moved: Relation) -> bool:
    """Tell whether a relation says the same already, for all the days of the one that would move."""
    names = ("kind", "source", "target", "scope")
    alike = all(getattr(held, name) == getattr(moved, name) for name in names)
    last = held.until is None or (moved.until is not None and held.until >= moved.until)
    return alike and last and moved.since is not None and holds(held, moved.since)


def hand_over(
    state: State, source: str, target: str, on: date, document: str = "", chosen: Collection[str] | None = None
) -> Change | Problems:
    """Hand over what rests on `source` to `target`, whose first day is `on`; each duty is proposed to the new holder.

    chosen: ids of relations, None for all. What has begun ends the day before, or on the last day of its holder where
    that is earlier; what has not begun yet changes its holder. Problems name source, target, on or relations.
    """
    problems = _unfit(state, source, target, on)
    if problems:
        return problems
    planned = moves(state, source, target, on)
    found = [move for move in planned if chosen is None or move.relation.id in chosen]
    if not found:
        nothing = f"Nothing to hand over rests on {name_of(state, source)} from {day(on)} on."
        return (Problem("relations", "Nothing is chosen." if planned else nothing),)
    draft, edits = Draft(state), list[Edit]()
    for move in found:
        made = _done(draft, move, target, on, document)
        if isinstance(made, tuple):
            return made
        draft.take(made.edits)
        edits += made.edits
    what = relation_words(state, found[0].relation) if len(found) == 1 else count(len(found), "relation")
    verb = f"Hand over from {name_of(state, source)} to {name_of(state, target)} on {on.isoformat()}: {what}"
    return Change(verb, tuple(edits))


def _unfit(state: State, source: str, target: str, on: date) -> Problems:
    giver, taker = state.get(Party, source), state.get(Party, target)
    if giver is None:
        return missing(state, "party", source, "source")
    if taker is None:
        return missing(state, "party", target, "target")
    if source == target:
        return (Problem("target", f"{giver.name} cannot hand over to {giver.name}."),)
    absence = links(state, on).absence(target)
    return (Problem("target", f"{taker.name} {absence}."),) if absence else ()


def _done(draft: Draft, move: Move, target: str, on: date, document: str) -> Change | Problems:
    relation = move.relation
    moved = replace(_moved(relation, target, on), document=document)
    if relation.since is not None and relation.since >= on:
        return Change("", (put(relation, moved) if move.does == "moves" else drop(relation),))
    ended = duties.end(draft, relation.id, _last(draft, relation, on))
    if isinstance(ended, tuple) or move.does == "ends":
        return ended
    begun = register.save(draft, "relation", _typed(moved))
    return begun if isinstance(begun, tuple) else Change("", (*ended.edits, *begun.edits))


def _last(state: State, relation: Relation, on: date) -> date:
    """Give the last day of what has begun: the day before, or the last day of its holder where it was there by then."""
    before = date.fromordinal(max(on.toordinal() - 1, 1))
    holder = state.get(Party, getattr(relation, side_of(relation)))
    left = holder.left if holder is not None else None
    return before if left is None or (relation.since and left < relation.since) else min(before, left)


def _typed(moved: Relation) -> dict[str, object]:
    names = ("kind", "source", "target", "how", "scope", "since", "until", "state", "document")
    return {name: getattr(moved, name) for name in names}
