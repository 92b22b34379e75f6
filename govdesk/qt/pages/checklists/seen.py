"""What GovDesk sees of a requirement by itself: a card for each check, where it is mended, and the answer on offer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from govdesk.app.queries.checks import WORDS, CheckRow, check_rows, offer
from govdesk.domain import words
from govdesk.domain.truth import Truth
from govdesk.qt.pages.checklists.say_form import LimitForm, SayForm
from govdesk.qt.pages.checklists.seen_words import SEEN_TONES
from govdesk.qt.parts.cards import button, card, row
from govdesk.qt.parts.theme import label, line_height

if TYPE_CHECKING:
    from govdesk.app.queries.checklist import ChecklistRow
    from govdesk.app.snapshot import Snapshot
    from govdesk.qt.desk import Desk

_MOST = 4
_NOBODY = "A check never answers: read what it looked at, then answer yourself."


class SeenPanel(QWidget):
    """The checks of one requirement. offered(state, reason): somebody wants to start from what the checks say."""

    navigate = Signal(str, str)
    offered = Signal(str, str)

    def __init__(self, desk: Desk, snapshot: Snapshot, asked: ChecklistRow) -> None:
        """Show the checks of a requirement for its system."""
        super().__init__()
        self._desk = desk
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(line_height() // 3)
        rows = check_rows(snapshot, asked.system, asked.requirement)
        self._offer(rows)
        for one in rows:
            self._show(one)

    def _offer(self, rows: tuple[CheckRow, ...]) -> None:
        found = offer(rows)
        self._layout.addWidget(label(_NOBODY, "small", role="muted"))
        if found is None or self._desk.read_only:
            return
        state = words.label(words.ANSWER_STATES, found.state)
        use = button(
            f"Use as answer: {state.lower()}",
            lambda: self.offered.emit(found.state, found.reason),
            tip="Fills in the answer with this state and its reason; nothing is saved yet",
        )
        self._layout.addWidget(row(use))

    def _show(self, one: CheckRow) -> None:
        more = len(one.seen) - _MOST
        lines = [*one.seen[:_MOST], f"And {more} more." if more > 0 else "", ". ".join(one.limits), one.settle]
        forms = self._forms(one)
        title = f"{WORDS[one.truth]}: {one.title}"
        self._layout.addWidget(card(self._desk.theme, SEEN_TONES[one.truth], title, lines, self._buttons(one, forms)))
        for _text, form in forms:
            form.hide()
            self._layout.addWidget(form)

    def _forms(self, one: CheckRow) -> list[tuple[str, QWidget]]:
        if self._desk.read_only:
            return []
        forms: list[tuple[str, QWidget]] = []
        if one.lacks and one.truth is not Truth.YES:
            forms.append(("Record…", SayForm(self._desk, one)))
        if one.thresholds:
            forms.append(("Limit…", LimitForm(self._desk, one)))
        return forms

    def _buttons(self, one: CheckRow, forms: list[tuple[str, QWidget]]) -> list[QPushButton]:
        made = []
        here = one.place == ("requirement", f"{one.system}/{one.requirement}")
        if one.truth is not Truth.YES and not here:
            made.append(button("Go there…", partial(self.navigate.emit, *one.place), role="link"))
            made[-1].setAccessibleName(f"Go to where this is mended: {one.title}")
        for text, form in forms:
            made.append(button(text, partial(_turn, form), role="link"))
            made[-1].setAccessibleName(f"{text.rstrip('…')} for the check: {one.title}")
        return made


def _turn(form: QWidget) -> None:
    """Show a form, or put it away."""
    form.setVisible(form.isHidden())
    if form.isVisible():
        form.setFocus()
