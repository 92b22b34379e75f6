"""What the pages look at: worked out at once for a small workspace, on the worker for a large one or a long past."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from govdesk.domain.records import System
from govdesk.qt.desk import Desk
from govdesk.qt.jobs import Done, Failed, Job, Outcome

if TYPE_CHECKING:
    from datetime import date

    from govdesk.app.session import Session
    from govdesk.app.snapshot import Assessed, Snapshot
    from govdesk.domain.change import Change

_QUICK_SYSTEMS = 25
_QUICK_ENTRIES = 2_000
_QUICK_BYTES = 50_000_000


class Looking(QObject):
    """Keeps the snapshot of the day that the desk looks at. After a change only what it touches is worked out anew.

    progressed(done, total): systems that the worker has checked. ready: the snapshot that was worked on is there.
    """

    progressed = Signal(object, object)
    ready = Signal()

    def __init__(self, desk: Desk) -> None:
        """Look at nothing before it is asked for."""
        super().__init__(desk)
        self._desk = desk
        self._seen: Snapshot | None = None
        self._known: Assessed = {}
        self._job: Job | None = None
        self._meanwhile: list[Change] = []

    def snapshot(self) -> Snapshot | None:
        """Give what is looked at; None while the worker is busy with it, `ready` follows."""
        if self._seen is None and self._job is None:
            if self._is_quick():
                return self.at_once()
            session, on, known = self._desk.session, self._desk.on, self._known
            work = partial(_checked, session, on, known)
            job = self._job = self._desk.jobs.run(work, lambda outcome: self._ended(job, outcome))
            job.progressed.connect(self.progressed)
        return self._seen

    def at_once(self) -> Snapshot:
        """Give what is looked at, worked out only as far as it is asked."""
        if self._seen is None:
            from govdesk.app.snapshot import snapshot

            self._seen = snapshot(self._desk.session, self._desk.on, assessed=self._known)
        return self._seen

    def _is_quick(self) -> bool:
        session = self._desk.session
        known = {system for system, _ in self._known}
        missing = sum(1 for system in session.state.all(System) if system not in known)
        replayed = 0 if self._desk.on is None else session.number
        few = missing <= _QUICK_SYSTEMS and replayed <= _QUICK_ENTRIES
        return few and session.unchecked_bytes() <= _QUICK_BYTES

    def follow(self, change: Change) -> None:
        """Look again after a change; what it leaves as it is stays worked out."""
        if self._job is not None:
            self._meanwhile.append(change)
        if self._seen is not None:
            self._keep(self._seen, change)

    def _keep(self, seen: Snapshot, change: Change) -> None:
        from govdesk.app.unaffected import unaffected

        self._known, self._seen = unaffected(seen, change), None

    def move(self) -> None:
        """Look anew, at the day that the desk looks at now."""
        self.stop()
        self._known, self._seen = {}, None

    def stop(self) -> None:
        """Let the worker stop."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self._meanwhile.clear()

    def _ended(self, job: Job, outcome: Outcome[Snapshot]) -> None:
        if isinstance(outcome, Failed):
            self._job = None
            raise outcome.error
        if not isinstance(outcome, Done) or job is not self._job:
            return
        found, self._job = outcome.value, None
        changes, self._meanwhile = self._meanwhile, []
        self._seen = found if found.past else found.read_from(self._desk.session.state)
        for change in changes:
            self._keep(self.at_once(), change)
        self.ready.emit()


def _checked(session: Session, on: date | None, known: Assessed, job: Job) -> Snapshot:
    """Work a snapshot out on the worker: every system against every pack, then the findings."""
    from govdesk.app.snapshot import snapshot

    with session.reading() as apart:
        seen = snapshot(apart, on, assessed=known)
        systems = list(seen.state.all(System))
        for done, system in enumerate(systems):
            if not job.step(done, len(systems)):
                return seen
            for one in seen.assessments(system):
                _ = one.open_questions
        seen.findings()
    return seen
