"""Pictures drawn: a small one at once, a large one on the worker, and never two at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from govdesk.app.snapshot import Snapshot
from govdesk.domain.layout.layered import Layout
from govdesk.domain.layout.net import Watch, unwatched
from govdesk.domain.picture.choice import LIMIT, Shown, how_many
from govdesk.domain.picture.picture import Picture, picture
from govdesk.domain.picture.text import Measure
from govdesk.domain.responsibility.graph import nodes
from govdesk.qt.desk import Desk
from govdesk.qt.graph import style
from govdesk.qt.jobs import Done, Failed, Job, Outcome
from govdesk.qt.pages.responsibility.table import TwinRow, twin_rows


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drawn: the relations of a day, all or around a focus, at most `limit` boxes.

    around: the focus in words. fit: show it as at the start. before: it keeps to this layout as far as can be.
    """

    snapshot: Snapshot
    focus: str
    reach: int
    around: str
    shown: Shown
    limit: int = LIMIT
    fit: bool = False
    before: Layout | None = None


class Drawn(NamedTuple):
    """A picture, and its rows of the same moment."""

    picture: Picture
    rows: tuple[TwinRow, ...]


class _StoppedError(Exception):
    """Nobody wants this picture any more."""


class Drawing(QObject):
    """Draws what is wanted. ready(wanted, drawn): here it is. begun(boxes): the worker draws so many; it is not ready.

    A newer wish takes the place of an older one, which stops.
    """

    ready = Signal(object, object)
    begun = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Draw nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._wanted: Wanted | None = None

    @property
    def busy(self) -> bool:
        """Tell whether the worker draws."""
        return self._wanted is not None

    def ask(self, wanted: Wanted) -> None:
        """Draw it: at once where it is small, else on the worker."""
        if self._wanted is not None and self._wanted.fit:
            wanted = replace(wanted, fit=True, before=None)
        self.stop()
        seen = wanted.snapshot
        asked = (seen.ties, nodes(seen.ties), wanted.focus, wanted.reach, seen.findings(), wanted.shown)
        many = how_many(*asked) if wanted.limit > LIMIT else 0
        if many <= LIMIT:
            self.ready.emit(wanted, drawn(wanted, style.measure, unwatched))
            return
        self._wanted = wanted
        measure = style.ruler(_characters(seen))
        self.begun.emit(many)
        self._job = self._desk.jobs.run(lambda job: _work(wanted, measure, job), lambda out: self._ended(wanted, out))

    def stop(self) -> None:
        """Let the worker stop; what it would give is not wanted any more."""
        if self._job is not None and isValid(self._job):
            self._job.cancel()
        self._job = self._wanted = None

    def _ended(self, wanted: Wanted, outcome: Outcome[Drawn | None]) -> None:
        if not isValid(self) or wanted is not self._wanted:
            return
        self._job = self._wanted = None
        if isinstance(outcome, Failed):
            raise outcome.error
        if isinstance(outcome, Done) and outcome.value is not None:
            self.ready.emit(wanted, outcome.value)


def drawn(wanted: Wanted, measure: Measure, watch: Watch) -> Drawn:
    """Draw what is wanted; it reads nothing but values that do not change."""
    seen, found, ties = wanted.snapshot, wanted.snapshot.findings(), wanted.snapshot.ties
    made = picture(
        seen.state,
        seen.on,
        wanted.focus,
        wanted.reach,
        found,
        measure=measure,
        limit=wanted.limit,
        shown=wanted.shown,
        before=wanted.before,
        watch=watch,
        ties=ties,
    )
    return Drawn(made, twin_rows(made, ties))


def _work(wanted: Wanted, measure: Measure, job: Job) -> Drawn | None:
    """Draw on the worker, until somebody stops it."""

    def watch() -> None:
        if job.cancelled:
            raise _StoppedError

    try:
        watch()
        return drawn(wanted, measure, watch)
    except _StoppedError:
        return None


def _characters(seen: Snapshot) -> frozenset[str]:
    """Give the characters of all names, titles and versions."""
    every = (
        (thing.name, getattr(thing, "title", ""), getattr(thing, "version", ""), id_)
        for id_, thing in seen.ties.things.items()
    )
    return frozenset().union(*(text for texts in every for text in texts))
