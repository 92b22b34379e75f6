"""A pack tried on a system: what would apply, from when, before anybody takes it into use."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.app.queries.trial import Trial, hindrances, trials
from govdesk.app.snapshot import Snapshot
from govdesk.domain.entry import name_of
from govdesk.domain.law.assessment import Assessed
from govdesk.domain.law.packs import Pack
from govdesk.domain.records import System
from govdesk.domain.said import count
from govdesk.domain.truth import Truth
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import button, row, sentence
from govdesk.qt.parts.fields import Choice
from govdesk.qt.parts.models import Column, Rows
from govdesk.qt.parts.palette import Tone
from govdesk.qt.parts.strip import Strip
from govdesk.qt.parts.table import Table
from govdesk.qt.parts.theme import label

_APPLIES: dict[Truth, str] = {Truth.YES: "applies", Truth.UNKNOWN: "open", Truth.NO: "does not apply"}
_TONES: dict[Truth, Tone] = {Truth.UNKNOWN: "unknown", Truth.NO: "neutral"}


def _since(one: Assessed) -> str:
    if one.since is None:
        return "" if one.applies is Truth.NO else "no date"
    return f"{one.since.isoformat()}{' at the earliest' if one.since_open else ''}"


_COLUMNS = (
    Column[Assessed]("Requirement", lambda one: one.requirement.title, width=44),
    Column[Assessed]("Applies", lambda one: _APPLIES[one.applies], lambda one: _TONES.get(one.applies), width=15),
    Column[Assessed]("From", _since, width=18),
    Column[Assessed]("Where it stands", lambda one: one.requirement.cite, width=24),
)


class TrialPanel(QWidget):
    """A pack on one system at a time. adopt(pack): it is to be taken into use; left(): back to the packs."""

    adopt = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._seen: Snapshot | None = None
        self.pack: Pack | None = None
        self.head = label("", "heading", bold=True)
        self.system = Choice((), "Choose a system")
        self.system.name("System", "The system on which the pack is tried.")
        self.system.edited.connect(self._fill)
        self.says = label("")
        self.against = Strip(desk.theme, "warn")
        self.rows = Rows(_COLUMNS, desk.theme)
        self.table = Table(self.rows, "What would apply", "law/trial", desk.settings)
        self.take = button("Take into use", lambda: self.adopt.emit(self.pack), role="main")
        self.back = button("Back to the packs", self.left.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.head, row(self.system), self.says, self.against):
            layout.addWidget(part)
        layout.addWidget(self.table, 1)
        layout.addWidget(row(self.take, self.back))

    def show_pack(self, pack: Pack, seen: Snapshot) -> None:
        """Try a pack on the system chosen before, or on the first one."""
        self.pack, self._seen = pack, seen
        self.head.setText(f"{pack.title}, tried on a system")
        systems = [(id_, name_of(seen.state, id_)) for id_ in seen.state.all(System)]
        kept = self.system.text() if self.system.text() in dict(systems) else ""
        self.system.put("")
        self.system.offer(systems)
        self.system.put(kept or (systems[0][0] if systems else ""))
        self._fill()

    def _fill(self) -> None:
        if self._seen is None or self.pack is None:
            return
        against = hindrances(self._seen, self.pack)
        self.against.say(f"It cannot be taken into use: {sentence(against)}" if against else "")
        self.take.setEnabled(not against and not self._desk.read_only)
        system = self.system.text()
        if not system:
            self.rows.show(())
            none = "There is no system in the register to try it on."
            self.says.setText("" if self._seen.state.all(System) else none)
            return
        (trial,) = trials(self._seen, self.pack, (system,))
        self.rows.show(trial.requirements)
        self.says.setText(_summary(trial, self._seen.on.isoformat()))


def _summary(trial: Trial, day: str) -> str:
    """Say what comes out, and that nothing is changed."""
    told = [
        f"{one.outcome.title}: {one.label or 'nothing'}{' (open)' if one.open else ''}."
        for one in trial.assessment.conclusions
    ]
    asked = len(trial.assessment.open_questions)
    numbers = (
        f"On {day} {trial.count(Truth.YES)} of {count(len(trial.requirements), 'requirement')} would apply, "
        f"{trial.count(Truth.UNKNOWN)} would be open; {count(asked, 'question')} would be asked. Nothing is changed."
    )
    return " ".join((*told, numbers))
