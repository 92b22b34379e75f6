"""One requirement that overlaps: the box, how it overlaps, how it stands, and what would be written over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from govdesk.app.queries.overlaps import Overlapping, stands
from govdesk.domain.law.crosswalk import SAYS
from govdesk.domain.said import day
from govdesk.domain.words import ANSWER_STATES, label as word
from govdesk.qt.desk import Desk
from govdesk.qt.parts.cards import button, toned
from govdesk.qt.parts.theme import label, line_height, mark


class OverlapRow(QFrame):
    """A box to tick where taking over is offered; without it only what stands there. navigate(kind, id) opens it."""

    edited = Signal()
    navigate = Signal(str, str)

    def __init__(self, desk: Desk, system: str, overlap: Overlapping) -> None:
        """Show an overlap for a system, not ticked."""
        super().__init__()
        self.overlap = overlap
        self._system = system
        mark(self, "ground", "neutral")
        self.box = QCheckBox(overlap.title)
        self.box.setEnabled(bool(overlap.suggested) and not desk.read_only)
        self.box.setAccessibleName(f"Take over to {overlap.title}, {overlap.pack_title}, {overlap.cite}")
        self.box.setAccessibleDescription(self.said)
        self.box.toggled.connect(lambda _on: self.edited.emit())
        self.open = button("Open", self._open, role="link", tip=f"Show {overlap.title} in the checklist")
        head = QHBoxLayout()
        head.addWidget(self.box, 1)
        head.addWidget(self.open)
        layout = QVBoxLayout(self)
        edge = line_height() // 2
        layout.setContentsMargins(edge, edge // 2, edge, edge // 2)
        layout.setSpacing(edge // 2)
        layout.addLayout(head)
        pair = overlap.pair
        layout.addWidget(label(f"{overlap.pack_title}, {overlap.cite}. {self.said}", "small"))
        if overlap.suggested and overlap.answer is not None and overlap.answer.state != "not_started":
            layout.addWidget(toned(desk.theme, "warn", self._replaced()))
        how = f"The answered requirement {SAYS[pair.kind]}. " if pair.kind != "overlaps" else ""
        note = f" {pair.note}" if pair.note else ""
        layout.addWidget(
            label(f"{how}Confidence {pair.confidence}. Source: {pair.source}.{note}", "small", role="muted")
        )

    @property
    def said(self) -> str:
        """Say how it stands, and what it would become."""
        now = f"Now: {stands(self.overlap)}."
        if not self.overlap.suggested:
            return now
        return f"{now} Would be: {word(ANSWER_STATES, self.overlap.suggested)}."

    def _replaced(self) -> str:
        answer = self.overlap.answer
        if answer is None:
            return ""
        when = f" on {day(answer.on)}" if answer.on else ""
        reason = f": {answer.reason}" if answer.reason else "."
        return f"Replaces the answer of {answer.person}{when}{reason}"

    @property
    def ticked(self) -> bool:
        """Tell whether it is chosen."""
        return self.box.isChecked()

    def tick(self, on: bool) -> None:
        """Choose it, where it is offered."""
        self.box.setChecked(on and self.box.isEnabled())

    def _open(self) -> None:
        self.navigate.emit("requirement", f"{self._system}/{self.overlap.requirement}")
