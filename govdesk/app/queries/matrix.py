"""The RACI matrix: the same duties as everywhere, as letters between things and parties, on a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govdesk.app.queries.parts import used
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.findings import Finding
from govdesk.domain.records import Party, System
from govdesk.domain.responsibility.links import Links, in_life
from govdesk.domain.responsibility.matrix import LETTER_OF, Mark, marks, of_scope
from govdesk.domain.responsibility.standing import acting
from govdesk.domain.scopes import includes, sort_of, title
from govdesk.domain.truth import Truth

_OF_THE_WHOLE = {"G-01", "G-16"}
_OF_PARTS = {"G-22": "phase", "G-23": "region"}
"""Findings that stand where nobody is accountable, by the sort of the parts that they are about."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One system, or a part of it (`scope`). cells: what each party holds. findings: what is wrong here."""

    target: str
    scope: str
    title: str
    cells: Mapping[str, tuple[Mark, ...]]
    findings: tuple[Finding, ...] = ()

    @property
    def id(self) -> str:
        """Name the row: the requirement, or the system where it is about the whole."""
        return self.scope or self.target

    def letters(self, party: str) -> str:
        """Give the letters of a party, each once: "RA"."""
        return "".join(dict.fromkeys(mark.letter for mark in self.cells.get(party, ())))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by parties. system: "" for all systems. parties: ids by name. narrower: duties on parts of a system.

    Nothing about approving or overseeing stands in it, which have no letter.
    """

    system: str
    parties: tuple[str, ...]
    names: Mapping[str, str]
    rows: tuple[MatrixRow, ...]
    narrower: int = 0


def matrix(snapshot: Snapshot, system: str = "") -> Matrix:
    """Give the matrix of all systems in life, or of one system: the whole, phases and regions, requirements."""
    rows = tuple(_of_system(snapshot, system) if system else _of_all(snapshot))
    held = {party for row in rows for party in row.cells}
    names = {id_: name_of(snapshot.state, id_) for id_ in held}
    ordered = tuple(sorted(held, key=lambda id_: (names[id_].casefold(), id_)))
    return Matrix(system, ordered, names, rows, 0 if system else _narrower(snapshot.ties, rows))


def offered(snapshot: Snapshot, shown: Matrix) -> list[tuple[str, str]]:
    """List the parties that have no column yet and are there on the date, by name; those inside come first."""
    parties = [
        one
        for one in snapshot.state.all(Party).values()
        if one.id not in shown.names and not snapshot.ties.absence(one.id)
    ]
    parties.sort(key=lambda one: (one.inside is not True, one.name.casefold(), one.id))
    return [(one.id, one.name) for one in parties]


def _of_all(snapshot: Snapshot) -> Iterator[MatrixRow]:
    found = snapshot.state.all(System).values()
    for system in sorted(found, key=lambda one: (one.name.casefold(), one.id)):
        if in_life(system, snapshot.on):
            yield _row(snapshot, system.id, "", system.name or system.id)


def _of_system(snapshot: Snapshot, system: str) -> Iterator[MatrixRow]:
    yield _row(snapshot, system, "", f"{name_of(snapshot.state, system)} as a whole")
    ties, narrow = snapshot.ties, used(snapshot.ties, system)
    yield from (_row(snapshot, system, scope, title(scope)) for scope in narrow)
    shown = set(narrow)
    scopes = {duty.scope for duty in ties.into(system, *LETTER_OF) if not of_scope(duty, "")}
    for assessment in snapshot.assessments(system):
        for one in assessment.requirements:
            asked = one.requirement
            if asked.id not in shown and (one.applies is not Truth.NO or asked.id in scopes):
                shown.add(asked.id)
                yield _row(snapshot, system, asked.id, f"{asked.cite}: {asked.title}" if asked.cite else asked.title)
    for scope in sorted(scopes - shown):
        yield _row(snapshot, system, scope, f"{scope} (no pack in use asks this)")


def _row(snapshot: Snapshot, target: str, scope: str, title: str) -> MatrixRow:
    cells = marks(snapshot.ties, target, scope)
    held = snapshot.ties.into(target, "accountable")
    left = not any(includes(duty.scope, scope) and acting(snapshot.ties, duty) for duty in held)
    found = tuple(
        one
        for one in snapshot.findings()
        if one.subject == target
        and (left and _OF_PARTS[one.id] == sort_of(scope) if one.id in _OF_PARTS else _touches(one, cells, scope))
    )
    return MatrixRow(target, scope, title, cells, found)


def _touches(finding: Finding, cells: Mapping[str, tuple[Mark, ...]], scope: str) -> bool:
    """Tell whether a finding on a system is about the duties of one row."""
    related = set(finding.related)
    if any(mark.relation in related for held in cells.values() for mark in held):
        return True
    if finding.id in _OF_THE_WHOLE:
        return not scope
    accountable = {party for party, held in cells.items() if any(mark.letter == "A" for mark in held)}
    return finding.id == "G-03" and bool(related) and related <= accountable


def _narrower(ties: Links, rows: tuple[MatrixRow, ...]) -> int:
    return sum(not of_scope(duty, "") for row in rows for duty in ties.into(row.target, *LETTER_OF))
