"""A workspace as it stands on one date: what every page, report and command asks.

Everything here follows from (state, packs, date); nothing is written, and an answer once worked out is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from govdesk.app.found import claims, own_findings
from govdesk.app.looked import Looked
from govdesk.app.proof import Proof
from govdesk.app.session import Session
from govdesk.domain.contradictions import contradictions
from govdesk.domain.findings import Finding, in_order
from govdesk.domain.journal import Entry, read_edits
from govdesk.domain.law.assessment import Assessment, assess
from govdesk.domain.law.checks.limits import Threshold, limit
from govdesk.domain.law.checks.told import Checked, Limit
from govdesk.domain.law.derived import Near
from govdesk.domain.law.facts import gathered, near
from govdesk.domain.law.packs import Pack, Requirement
from govdesk.domain.law.roles import RoleStanding, standings
from govdesk.domain.problems import Problems
from govdesk.domain.records import Answer, PackUse, System
from govdesk.domain.responsibility.foundation import foundation_among
from govdesk.domain.responsibility.links import Links, links
from govdesk.domain.state import State
from govdesk.store.packs import at_start, pack_from_text

Assessed: TypeAlias = Mapping[tuple[str, str], Assessment]
"""Assessments by system and pack."""
RECENT = 1000
"""How many journal entries a snapshot carries for "what changed"."""


@dataclass(slots=True)
class Snapshot:
    """State, packs in use and the date asked about; `seal` and `number` are of the last entry that the state holds.

    `known` is the day whose knowledge the state is: a past day shows what was known then. `entries` are the latest
    ones, newest first. `broken` names kept files whose hash is wrong, `unread` the packs in use that cannot be read,
    each with the reason. `assessed_before` are assessments that hold already. `later` counts the entries after
    `number`. `former` are the earlier versions of packs in use, newest first. `proof` is what a check of the journal
    found, None where nobody checked it. What it has worked out is no part of it: `replace` takes none of that over.
    """

    state: State
    packs: tuple[Pack, ...]
    on: date
    today: date
    seal: str = ""
    number: int = 0
    entries: tuple[Entry, ...] = ()
    broken: frozenset[str] = frozenset()
    unread: tuple[tuple[str, str], ...] = ()
    known: date = date.max
    later: int = 0
    former: Mapping[str, tuple[Pack, ...]] = field(default_factory=dict)
    proof: Proof | None = None
    assessed_before: Assessed = field(default_factory=dict)
    _assessments: dict[tuple[str, str], Assessment] = field(default_factory=dict, init=False)
    _findings: tuple[Finding, ...] | None = field(default=None, init=False)
    _looked: Looked | None = field(default=None, init=False)
    _near: tuple[str, Near] | None = field(default=None, init=False)
    _ties: Links | None = field(default=None, init=False)
    _recorded: dict[str, list[Entry]] | None = field(default=None, init=False)

    @property
    def past(self) -> bool:
        """Tell whether it shows what was known on a day that is over, so that nothing can be changed in it."""
        return self.known < self.today

    @property
    def ties(self) -> Links:
        """Give the relations that hold on the date, indexed once."""
        if self._ties is None:
            self._ties = links(self.state, self.on)
        return self._ties

    def read_from(self, state: State) -> Snapshot:
        """Give itself over another reader of the same records: what it has worked out holds there too."""
        other = replace(self, state=state, assessed_before=self.assessed)
        other._findings = self._findings  # noqa: SLF001 - of its own class
        return other

    def recorded(self, relation: str) -> tuple[Entry, ...]:
        """Give those of its entries, newest first, that wrote a relation; indexed once."""
        if self._recorded is None:
            self._recorded = {}
            for entry in self.entries:
                for edit in read_edits(entry.edits) if entry.number <= self.number else ():
                    if edit.kind == "relation":
                        self._recorded.setdefault(edit.id, []).append(entry)
        return tuple(self._recorded.get(relation, ()))

    def assessment(self, system: str, pack: str) -> Assessment:
        """Give what a pack in use concludes about a system. Raises KeyError for a pack that is not in use."""
        key = (system, pack)
        if key in self.assessed_before:
            return self.assessed_before[key]
        if key not in self._assessments:
            body = next((one for one in self.packs if one.id == pack), None)
            if body is None:
                raise KeyError(pack)
            facts = gathered(self._around(system), body)
            answers = self.state.where(Answer, "system", system)
            begun = begun_on(self.state.get(System, system), self.on)
            self._assessments[key] = assess(body, system, facts, answers, self.on, begun)
        return self._assessments[key]

    @property
    def assessed(self) -> Assessed:
        """Give what is assessed so far."""
        return {**self.assessed_before, **self._assessments}

    def assessments(self, system: str) -> tuple[Assessment, ...]:
        """Give what each pack in use concludes about a system."""
        return tuple(self.assessment(system, pack.id) for pack in self.packs)

    def _around(self, system: str) -> Near:
        """Give what is near a system; the packs are asked one after the other, so the last one looked at is kept."""
        if self._near is None or self._near[0] != system:
            self._near = system, near(self.state, system, self.on)
        return self._near[1]

    def checked(self, system: str, requirement: Requirement) -> tuple[Checked, ...]:
        """Give what the checks of a requirement see of a system."""
        return self._look.checked(system, requirement) if requirement.checks else ()

    def limit(self, threshold: Threshold) -> Limit:
        """Give the limit of a check that counts: the organization's own, or the pack's."""
        return limit(self._look.index, threshold)

    @property
    def _look(self) -> Looked:
        if self._looked is None:
            self._looked = Looked(self.state, self.ties, own_findings(self), self.broken)
        return self._looked

    def findings(self, system: str = "") -> tuple[Finding, ...]:
        """Give the findings, worst first: all of them, or those that touch one system and what it stands on.

        What is found on a pack touches every system.
        """
        if self._findings is None:
            self._findings = tuple(sorted(self._all_findings(), key=in_order))
        if not system:
            return self._findings
        near = foundation_among(self.ties, self.state, system)
        packs = {id_ for id_, _ in self.unread} | {pack.id for pack in self.packs}
        return tuple(one for one in self._findings if one.subject in near | packs or system in one.related)

    def _all_findings(self) -> tuple[Finding, ...]:
        look = self._look
        against = contradictions(claims(self), lambda system, one: look.checked(system, one.requirement))
        return (*look.findings, *against)

    def roles(self, system: str) -> tuple[RoleStanding, ...]:
        """Give the roles in law on a system: concluded, open or recorded."""
        return standings(self.ties, system, self.assessments(system))


def begun_on(system: System | None, on: date) -> date | None:
    """Give the day before which nothing can be due for a system; None where it is not known.

    A day that is still to come counts only for a system that is planned: one that runs is not freed by it.
    """
    if system is None or system.started is None:
        return None
    return system.started if system.started <= on or system.status == "planned" else None


def snapshot(
    session: Session, on: date | None = None, known: date | None = None, assessed: Assessed | None = None
) -> Snapshot:
    """Look at a session's workspace on a date; None is today.

    known: the day whose knowledge counts, None for the date itself: what was known on a past day is replayed from the
    journal. assessed: assessments that hold already, of the same packs and dates.
    """
    today = session.today
    day = today if on is None else on
    known = min(day if known is None else known, today)
    if known >= today:
        state, (number, seal) = session.state, (session.number, session.seal)
    else:
        state, (number, seal) = session.as_of(known), session.seal_as_of(known)
    first = at_start()  # the pack that gives systems their class is one of these, whatever others are called
    uses = sorted(state.all(PackUse).values(), key=lambda use: (use.id not in first, use.id))
    read = [(use, _pack(session, use.sha256)) for use in uses]
    return Snapshot(
        state=state,
        packs=tuple(pack for _, pack in read if isinstance(pack, Pack)),
        on=day,
        today=today,
        seal=seal,
        number=number,
        entries=session.entries(before=number + 1, limit=RECENT),
        broken=session.broken_blobs(),
        unread=tuple((use.id, str(problems[0])) for use, problems in read if isinstance(problems, tuple)),
        known=known,
        later=session.number - number,
        former={use.id: found for use in uses if (found := _former(session, use))},
        assessed_before=assessed or {},
    )


def _former(session: Session, use: PackUse) -> tuple[Pack, ...]:
    """Read the texts that were in use before; one that is spoilt is told by the check of the kept files."""
    read = (_pack(session, sha256) for sha256 in use.former)
    return tuple(pack for pack in read if isinstance(pack, Pack))


def _pack(session: Session, sha256: str) -> Pack | Problems:
    content = session.blob(sha256)
    return content if isinstance(content, tuple) else _parsed(content)


@lru_cache(maxsize=64)
def _parsed(content: bytes) -> Pack | Problems:
    return pack_from_text(content.decode())
