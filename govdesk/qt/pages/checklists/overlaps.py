"""Where the answer to one requirement could be taken over to: each place with a box to tick, none ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from govdesk.app.commands.reuse import Chosen, reuse
from govdesk.app.queries.checklist import evidence_row
from govdesk.app.queries.overlaps import Reuse, reuse_of
from govdesk.domain.records import Answer
from govdesk.domain.words import ANSWER_STATES, label as word
from govdesk.qt.desk import Desk
from govdesk.qt.pages.checklists.overlap_row import OverlapRow
from govdesk.qt.parts.cards import Stack, button, row, sentence, toned, upright
from govdesk.qt.parts.focus import give
from govdesk.qt.parts.theme import label

if TYPE_CHECKING:
    from govdesk.app.snapshot import Snapshot

_MEANS = (
    "These requirements address the same concern; none is met by the other. "
    "Tick those of which the answer is true as well."
)
_NONE = "No requirement of the packs in use overlaps with this one and applies to the system."


class OverlapsPanel(QWidget):
    """Takes the place of detail and answer. closed: back to them. navigate(kind, id) is the page's."""

    closed = Signal()
    navigate = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._reuse: Reuse | None = None
        self.boxes: dict[str, OverlapRow] = {}
        self.list = Stack()
        self.wrong = label("", role="problem")
        self.take = button("Take over", self.take_over, role="main")
        self.back = button("Back to the answer", self.closed.emit, tip="Escape")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(upright(self.list), 1)
        layout.addWidget(self.wrong)
        layout.addWidget(row(self.take, self.back))
        self.wrong.hide()

    @property
    def ticked(self) -> tuple[str, ...]:
        """Name the requirements that are ticked, in the order shown."""
        return tuple(id_ for id_, box in self.boxes.items() if box.ticked)

    def show_overlaps(self, snapshot: Snapshot, system: str, requirement: str) -> None:
        """Show what overlaps with a requirement; what was ticked stays so while the same thing is offered."""
        found = reuse_of(snapshot, system, requirement)
        same = found is not None and self._reuse is not None and self._reuse.answer == found.answer
        kept = {id_: box.overlap for id_, box in self.boxes.items() if box.ticked} if same else {}
        self._reuse, self.boxes = found, {}
        self.wrong.hide()
        if found is None:
            return
        self.list.begin(f"{system}/{requirement}")
        self.list.add(label(f"Overlaps of “{found.title}” ({found.cite})", "heading", bold=True))
        self._say_answer(snapshot, found)
        if found.rows:
            self.list.say(_MEANS, quiet=True)
        for one in found.rows:
            made = OverlapRow(self._desk, system, one)
            made.edited.connect(self._count)
            made.navigate.connect(self.navigate)
            made.tick(kept.get(one.requirement) == one)
            self.boxes[one.requirement] = made
            self.list.add(made)
        self._count()

    def _say_answer(self, snapshot: Snapshot, found: Reuse) -> None:
        if not found.rows:
            self.list.say(_NONE)
            law = button("See the packs…", lambda: self.navigate.emit("page", "law"), role="link")
            self.list.add(row(law))
        elif found.lacks:
            self.list.add(toned(self._desk.theme, "warn", found.lacks))
        elif found.answer is not None:
            files = [evidence_row(snapshot, id_).name for id_ in found.answer.evidence]
            said = f"{word(ANSWER_STATES, found.answer.state)}: {found.answer.reason}".rstrip(": ")
            self.list.say(said)
            self.list.say(f"Evidence that goes with it: {', '.join(files)}." if files else "No evidence.", quiet=True)

    def _count(self) -> None:
        number = len(self.ticked)
        self.take.setText(f"Take over to {number} ticked" if number else "Take over")
        self.take.setAccessibleName(self.take.text())
        self.take.setEnabled(bool(number) and not self._desk.read_only)
        self.take.setVisible(bool(self._reuse and self._reuse.offered) and not self._desk.read_only)

    def start(self) -> None:
        """Give the first box the focus, or the way back where there is nothing to tick."""
        give(next((one.box for one in self.boxes.values() if one.box.isEnabled()), self.back))

    def take_over(self) -> None:
        """Write the answer to the ticked requirements as one change, or show what stands in the way."""
        source: Answer | None = self._reuse.answer if self._reuse else None
        if self._reuse is None or source is None:
            return
        rows = [self.boxes[id_].overlap for id_ in self.ticked]
        chosen = [Chosen(one.pack, one.requirement, one.suggested, one.answer) for one in rows]
        session = self._desk.session
        change = reuse(session.state, source, self._reuse.named, chosen, session.person, session.today)
        problems = self._desk.do(change)
        self.wrong.setText(sentence(problems))
        self.wrong.setVisible(bool(problems))
