"""Roles in law on one system, as the responsibility panel shows them: what the rules conclude, who is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdesk.app.snapshot import Snapshot
from govdesk.domain.law.roles import RoleStanding
from govdesk.domain.records import Relation
from govdesk.domain.said import day
from govdesk.domain.truth import Truth
from govdesk.qt.parts.palette import Tone


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One line. relation: the recorded role, None for one that the rules conclude and nobody recorded."""

    tone: Tone
    says: str
    quiet: str
    standing: RoleStanding
    relation: Relation | None = None


def role_rows(snapshot: Snapshot, system: str) -> Iterator[RoleRow]:
    """Give each recorded role with what the rules say of it, then those that nobody recorded."""
    for one in snapshot.roles(system):
        for relation in (*one.own, *one.others):
            own = relation in one.own
            contradicted = (own and one.concluded is Truth.NO) or (not own and one.concluded is Truth.YES)
            tone: Tone = "warn" if contradicted and (own or one.role == "provider") else "neutral"
            says = f"{one.label}: {snapshot.ties.name(relation.source)}"
            yield RoleRow(tone, says, role_period(relation), one, relation)
        if not one.own and one.concluded in (Truth.YES, Truth.UNKNOWN):
            yes = one.concluded is Truth.YES
            says = f"{one.label}: this organization, by the rules" if yes else f"{one.label}: not settled yet"
            yield RoleRow("warn" if yes else "unknown", says, f"{one.cite}; nobody inside is recorded", one)


def role_period(relation: Relation) -> str:
    """Say from when to when, by which article, on which grounds."""
    since = f"Since {day(relation.since)}" if relation.since else "Since a day not known"
    until = f" until {day(relation.until)}" if relation.until else ""
    article = f"; {relation.article}" if relation.article else "; no article"
    return f"{since}{until}{article}; " + (f"grounds: {relation.document}" if relation.document else "no grounds")
