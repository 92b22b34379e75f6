"""What stands in the place of a page while the worker checks a large workspace."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from govdesk.domain.said import count
from govdesk.qt.parts.theme import label


class Waiting(QWidget):
    """Says what is worked on, and how far it is."""

    def __init__(self) -> None:
        """Build the widgets."""
        super().__init__()
        self.says = label("Reading the workspace…", "heading", bold=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How many systems are checked")
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self.says)
        layout.addWidget(self.bar)
        layout.addStretch(2)

    def start(self) -> None:
        """Say that the workspace is read; how long that takes is not known yet."""
        self.says.setText("Reading the workspace…")
        self.bar.setRange(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """Say how many systems are checked."""
        self.says.setText(f"Checking {count(total, 'system')} against the rules…")
        self.bar.setRange(0, total)
        self.bar.setValue(done)
