"""Any licence of the register, found by words and shown in full."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from govdesk.app.queries.licence_register import as_of, found, lines
from govdesk.domain.licences.register import CLASSES, Licence
from govdesk.qt.parts.cards import Stack, button
from govdesk.qt.parts.theme import label

_MOST = 12


class Lookup(QWidget):
    """A field for words, and what the register has with all of them."""

    def __init__(self) -> None:
        """Start with the field alone."""
        super().__init__()
        self.box = QLineEdit()
        self.box.setAccessibleName("Look a licence up")
        self.box.setPlaceholderText("Name or words, for example: commercial users")
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self._look)
        self.found = Stack()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label("Look a licence up", bold=True))
        layout.addWidget(self.box)
        layout.addWidget(self.found)

    def open(self, id_: str) -> None:
        """Show one licence in full."""
        self.box.setText(id_)
        self.box.setFocus()

    def _look(self) -> None:
        typed = self.box.text().strip()
        rows = found(typed) if typed else ()
        exact = next((one for one in rows if one.id == typed.casefold()), None)
        whole = exact or (rows[0] if len(rows) == 1 else None)
        self.found.clear()
        if whole is not None:
            self._entry(whole)
        elif typed:
            self._choices(rows)

    def _choices(self, rows: tuple[Licence, ...]) -> None:
        for one in rows[:_MOST]:
            self.found.add(button(f"{one.id}: {CLASSES[one.class_].lower()}", partial(self.open, one.id), role="link"))
        if not rows:
            self.found.say("The register has no licence with these words.", quiet=True)
        elif len(rows) > _MOST:
            self.found.say(f"And {len(rows) - _MOST} more: type another word.", quiet=True)

    def _entry(self, one: Licence) -> None:
        self.found.heading(f"{one.id}: {CLASSES[one.class_].lower()}")
        for text in lines(one):
            self.found.say(text)
        self.found.say(f"Our own words as of {as_of()}, and no legal advice.", quiet=True)
