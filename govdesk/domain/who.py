"""Who answers for this, on that day, by which path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from govdesk.domain.links import MADE_OF, Links, acceptance, covers, in_life, links
from govdesk.domain.records import Component, Organization, Party, Relation, System
from govdesk.domain.state import State


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path, a relation read aloud. acceptance: accepted, proposed, or "" where none is needed.

    relation is "" for the one step that no relation says: from a party inside to its organization.
    """

    relation: str
    kind: str
    source: str
    target: str
    says: str
    document: str = ""
    since: date | None = None
    until: date | None = None
    acceptance: str = ""
    accepted_by: str = ""
    accepted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a duty. path: from the subject to the holder. escalation: from the holder upwards.

    kind: accountable or responsible. subject: what the duty stands on (the system, where a component was asked for).
    scope: the requirement that the duty is narrowed to. instead_of: the absent holder for whom a deputy acts.
    The duty's own document, dates and acceptance are repeated here.
    """

    party: str
    name: str
    title: str
    kind: str
    subject: str
    scope: str
    document: str
    since: date | None
    until: date | None
    acceptance: str
    accepted_by: str
    accepted_on: date | None
    instead_of: str
    path: tuple[Step, ...]
    escalation: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """The answer. path: from the subject to the first accountable party and on upwards. gaps: what is missing, in words."""

    subject: str
    on: date
    accountable: tuple[Holder, ...]
    responsible: tuple[Holder, ...]
    path: tuple[Step, ...]
    gaps: tuple[str, ...]
    sentence: str
    requirement: str = ""
