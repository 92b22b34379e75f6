"""Write the letters of a RACI matrix: a new letter proposes a duty, one that goes away ends it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from govdesk.app.commands import duties
from govdesk.app.commands.checks import UNCHANGED
from govdesk.app.draft import Draft
from govdesk.app.names import relation_words
from govdesk.domain.change import Change, Edit, drop
from govdesk.domain.entry import name_of
from govdesk.domain.problems import Problem, Problems
from govdesk.domain.records import Relation
from govdesk.domain.responsibility.links import Links, links
from govdesk.domain.responsibility.matrix import LETTERS, marks, of_scope
from govdesk.domain.said import count, day
from govdesk.domain.state import State


@dataclass(frozen=True, slots=True)
class Wanted:
    """What shall stand in one cell: letters in their usual order, "" for none.

    details: for a letter, the fields of the duties that begin with it (since, until, document, note), as text.
    where: the place that problems name.
    """

    party: str
    target: str
    scope: str
    letters: str
    details: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    where: str = ""


def mark(state: State, cell: Wanted, on: date) -> Change | Problems:
    """Set one cell from a day on; what is there already stays as it is, so does its acceptance."""
    made = fill(state, (cell,), on)
    if isinstance(made, tuple):
        return made
    scope = f" ({cell.scope})" if cell.scope else ""
    what = f"{name_of(state, cell.party)} on {name_of(state, cell.target)}{scope}"
    return Change(f"Set RACI of {what}: {' '.join(cell.letters) or 'none'}", made.edits)


def toggle(state: State, cell: Wanted, on: date) -> Change | Problems:
    """Set the letters of a cell that are not there and take away those that are; no letters clear the cell."""
    there = {one.letter for one in marks(links(state, on), cell.target, cell.scope).get(cell.party, ())}
    after = "".join(one for one in LETTERS if (one in there) != (one in cell.letters)) if cell.letters else ""
    return mark(state, replace(cell, letters=after), on)


def fill(state: State, cells: Iterable[Wanted], on: date) -> Change | Problems:
    """Set many cells in one change, all or nothing; cells that are not named stay as they are.

    A new duty is proposed, since `on` where nothing else is given. One that goes away ends the day before; one that
    began on that very day is taken back, if nobody accepted it yet.
    """
    draft, ties = Draft(state), links(state, on)
    edits: list[Edit] = []
    problems: list[Problem] = []
    for cell in cells:
        for made in (*_gone(draft, ties, cell, on), *_new(draft, ties, cell, on)):
            if isinstance(made, tuple):
                problems += [Problem(cell.where or one.where, one.says, one.mend) for one in made]
            else:
                draft.take(made.edits)
                edits += made.edits
    if problems or not edits:
        return tuple(problems) or (UNCHANGED,)
    return Change(f"Set RACI: {count(len(edits), 'duty', 'duties')}", tuple(edits))


def _held(ties: Links, cell: Wanted, letter: str) -> list[Relation]:
    duties_ = ties.into(cell.target, LETTERS[letter])
    return [one for one in duties_ if one.source == cell.party and of_scope(one, cell.scope)]


def _gone(draft: Draft, ties: Links, cell: Wanted, on: date) -> list[Change | Problems]:
    going = [one for letter in LETTERS if letter not in cell.letters for one in _held(ties, cell, letter)]
    return [_over(draft, duty, on) for duty in going]


def _over(draft: Draft, duty: Relation, on: date) -> Change | Problems:
    if duty.since is None or duty.since < on:
        return duties.end(draft, duty.id, date.fromordinal(max(on.toordinal() - 1, 1)))
    if duty.state == "accepted":
        says = f"This was accepted and begins on {day(on)}: {relation_words(draft, duty)}."
        return (Problem("until", says, "End it on a later day."),)
    return Change("", (drop(duty),))


def _new(draft: Draft, ties: Links, cell: Wanted, on: date) -> list[Change | Problems]:
    made: list[Change | Problems] = []
    for letter in cell.letters:
        if _held(ties, cell, letter):
            continue
        for given in cell.details.get(letter) or ({},):
            ends = {"party": cell.party, "kind": LETTERS[letter], "scope": cell.scope, "since": on.isoformat()}
            one = duties.propose(draft, cell.target, {**ends, **{name: text for name, text in given.items() if text}})
            if isinstance(one, Change):
                draft.take(one.edits)
            made.append(one)
    return made
